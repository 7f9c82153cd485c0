import { log } from "../../maths/numerics/elementary.js";
import { type Text, t, textOf, type Words } from "../../words/index.js";

/** One side of collaboration between the cities of an agglomeration. Blocks weigh alike in the index. */
export const BLOCKS = [
  { id: "division", label: t("goalposts.division") },
  { id: "flows", label: t("goalposts.flows") },
  { id: "market", label: t("goalposts.market") },
  { id: "innovation", label: t("goalposts.innovation") },
  { id: "coordination", label: t("goalposts.coordination") },
  { id: "equality", label: t("goalposts.equality") },
] as const satisfies readonly { id: string; label: Text }[];

export type BlockId = (typeof BLOCKS)[number]["id"];

/**
 * What is measured of a block, with its goalposts: the values that score 0 and 100. They are constants, the same for
 * every comparison, table and year.
 */
export interface Part {
  /** An indicator of the catalogue, or of the observed panel of agglomerations. */
  id: string;
  block: BlockId;
  label: Text;
  unit: string;
  zero: number;
  one: number;
  /** The ratio counts, not the difference. */
  log?: true;
  /** Its size counts, not its sign. */
  size?: true;
  /** Sectors that a table must have: similarity of a few broad ones is another measure. */
  sectors?: number;
  /** Where it has values. */
  of: "observed" | "simulated" | "both";
  whyZero: Text;
  whyOne: Text;
  source: Text;
}

/** A part as it is written below: texts by key. */
type Written = Omit<Part, Said> & Record<Said, Words>;

type Said = "label" | "whyZero" | "whyOne" | "source";

const NONE = "cli.none";
const FRONTIER = (place: Text, year: number) => t("goalposts.frontierObserved", { place, year });
const DELTA = t("goalposts.delta");
const CAPITAL = t("goalposts.capital");
const BAY = t("goalposts.bay");
const WRITTEN: readonly Written[] = [
  {
    id: "complementarity",
    block: "division",
    label: "indicators.complementarityStructures",
    unit: "index, 0 to 1",
    zero: 0,
    one: 0.155,
    sectors: 10,
    of: "both",
    whyZero: "goalposts.sameStructures",
    whyOne: FRONTIER(t("goalposts.chengdu"), 2013),
    source: "indicators.unido1979WorldIndustry",
  },
  {
    id: "core-functions",
    block: "division",
    label: "indicators.functionalSpecialisationCore",
    unit: "ratio",
    zero: 1,
    one: 6.9,
    log: true,
    sectors: 10,
    of: "both",
    whyZero: "goalposts.sameFunctions",
    whyOne: FRONTIER(CAPITAL, 2012),
    source: "indicators.afterDurantonPuga2005JournalUrban",
  },
  {
    id: "cross-city-input-share",
    block: "division",
    label: "indicators.intermediatesBoughtOtherCities",
    unit: "share",
    zero: 0,
    one: 0.35,
    of: "simulated",
    whyZero: "goalposts.autarky",
    whyOne: t("goalposts.openBorders", { place: DELTA }),
    source: "indicators.isard1951InterregionalInput",
  },
  {
    id: "living-elsewhere",
    block: "flows",
    label: "goalposts.livingElsewhere",
    unit: "share",
    zero: 0,
    one: 0.203,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(BAY, 2011),
    source: "goalposts.hooverDistance",
  },
  {
    id: "lending-elsewhere",
    block: "flows",
    label: "goalposts.lendingElsewhere",
    unit: "share",
    zero: 0,
    one: 0.161,
    of: "observed",
    whyZero: "goalposts.lendsWhatItSaves",
    whyOne: FRONTIER(CAPITAL, 2021),
    source: "goalposts.feldsteinHorioka",
  },
  {
    id: "travel-between-cities",
    block: "flows",
    label: "goalposts.travel",
    unit: "per million residents",
    zero: 0,
    one: 2.7,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(BAY, 2020),
    source: "goalposts.travelSource",
  },
  {
    id: "gross-migration-rate",
    block: "flows",
    label: "indicators.grossMigrationWorkers",
    unit: "share a year",
    zero: 0,
    one: 0.035,
    of: "simulated",
    whyZero: NONE,
    whyOne: t("goalposts.frontierBase", { place: BAY }),
    source: "indicators.modelAccountsDocsModel",
  },
  {
    id: "firm-relocation-rate",
    block: "flows",
    label: "indicators.plantsLeftTheirCity",
    unit: "share a year",
    zero: 0,
    one: 0.0072,
    of: "simulated",
    whyZero: NONE,
    whyOne: t("goalposts.frontierBase", { place: DELTA }),
    source: "indicators.modelAccountsDocsModel",
  },
  {
    id: "trade-freeness",
    block: "market",
    label: "indicators.freenessTradeBetweenCities",
    unit: "index",
    zero: 0,
    one: 0.043,
    of: "simulated",
    whyZero: "goalposts.autarky",
    whyOne: t("goalposts.openBorders", { place: BAY }),
    source: textOf("Head and Ries 2001, American Economic Review 91(4)"),
  },
  {
    id: "price-dispersion",
    block: "market",
    label: "indicators.dispersionPricesBetweenCities",
    unit: "log points",
    zero: 0.18,
    one: 0,
    of: "simulated",
    whyZero: t("goalposts.worstBase", { place: BAY }),
    whyOne: "goalposts.onePrice",
    source: "indicators.parsleyWei1996Quarterly",
  },
  {
    id: "rd-intensity",
    block: "innovation",
    label: "goalposts.rd",
    unit: "% of GDP",
    zero: 0,
    one: 4.1,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(CAPITAL, 2021),
    source: "goalposts.oslo",
  },
  {
    id: "inventions",
    block: "innovation",
    label: "goalposts.inventions",
    unit: "per billion yuan of GDP",
    zero: 0,
    one: 9.9,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(CAPITAL, 2021),
    source: "goalposts.griliches",
  },
  {
    id: "technology-bought",
    block: "innovation",
    label: "goalposts.technology",
    unit: "% of GDP",
    zero: 0,
    one: 5.4,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(CAPITAL, 2021),
    source: "goalposts.technologySource",
  },
  {
    id: "spillover-received",
    block: "innovation",
    label: "indicators.spilloversReceived",
    unit: "share of the stock a year",
    zero: 0,
    one: 0.00375,
    of: "simulated",
    whyZero: NONE,
    whyOne: t("goalposts.frontierBase", { place: DELTA }),
    source: "indicators.griliches1979BellJournal",
  },
  {
    id: "knowledge-gap",
    block: "innovation",
    label: "indicators.gapKnowledgeLeader",
    unit: "share",
    zero: 0.23,
    one: 0,
    of: "simulated",
    whyZero: t("goalposts.worstBase", { place: CAPITAL }),
    whyOne: "goalposts.noGap",
    source: "indicators.griliches1979BellJournal",
  },
  {
    id: "platform-effect",
    block: "coordination",
    label: "indicators.gainSharedPlatforms",
    unit: "share of the stock a year",
    zero: 0,
    one: 0.007,
    of: "simulated",
    whyZero: NONE,
    whyOne: "goalposts.platform",
    source: "indicators.griliches1979BellJournal",
  },
  {
    id: "optimum-reached",
    block: "coordination",
    label: "indicators.shareCooperativeOptimum",
    unit: "share",
    zero: 0,
    one: 1,
    of: "simulated",
    whyZero: "goalposts.noAgreement",
    whyOne: "goalposts.optimum",
    source: "goalposts.optimumSource",
  },
  {
    id: "theil-t-gdp",
    block: "equality",
    label: t("indicators.theilIncomePerHead", { letter: "T" }),
    unit: "index",
    zero: 0.185,
    one: 0,
    of: "both",
    whyZero: t("goalposts.worstObserved", { place: CAPITAL, year: 2018 }),
    whyOne: "goalposts.sameIncome",
    source: "indicators.theil1967EconomicsInformation",
  },
  {
    id: "core-periphery-gap",
    block: "equality",
    label: "indicators.gapBetweenCorePeriphery",
    unit: "log points",
    zero: 1.063,
    one: 0,
    size: true,
    of: "both",
    whyZero: t("goalposts.worstObserved", { place: CAPITAL, year: 2021 }),
    whyOne: "goalposts.sameIncome",
    source: textOf("Krugman and Venables 1995, Quarterly Journal of Economics 110(4)"),
  },
];

/** Every part, in the order in which they are shown. */
export const PARTS: readonly Part[] = WRITTEN.map((part) => {
  const { label, whyZero, whyOne, source } = part;
  return { ...part, label: t(label), whyZero: t(whyZero), whyOne: t(whyOne), source: t(source) };
});

/** Points that a value gets: 0 and 100 at the goalposts, beyond them below 0 or above 100. NaN where there is none. */
export function pointsOf({ zero, one, log: byLogarithm, size }: Part, value: number): number {
  const place = (x: number) => (byLogarithm ? log(x) : size ? Math.abs(x) : x);
  const points = (100 * (place(value) - place(zero))) / (place(one) - place(zero));
  return Number.isFinite(points) ? points : NaN;
}
