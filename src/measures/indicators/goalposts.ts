import { log } from "../../maths/numerics/elementary.js";
import { type AnyText, type Text, t } from "../../words/index.js";

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
  source: AnyText;
}

const NONE = t("goalposts.none");
const FRONTIER = (place: Text, year: number) => t("goalposts.frontierObserved", { place, year });
const DELTA = t("goalposts.delta");
const CAPITAL = t("goalposts.capital");
const BAY = t("goalposts.bay");
/** Every part, in the order in which they are shown. */
export const PARTS: readonly Part[] = [
  {
    id: "complementarity",
    block: "division",
    label: t("indicators.complementarityStructures"),
    unit: "index, 0 to 1",
    zero: 0,
    one: 0.155,
    sectors: 10,
    of: "both",
    whyZero: t("goalposts.sameStructures"),
    whyOne: FRONTIER(t("goalposts.chengdu"), 2013),
    source: t("indicators.unido1979WorldIndustry"),
  },
  {
    id: "core-functions",
    block: "division",
    label: t("indicators.functionalSpecialisationCore"),
    unit: "ratio",
    zero: 1,
    one: 6.9,
    log: true,
    sectors: 10,
    of: "both",
    whyZero: t("goalposts.sameFunctions"),
    whyOne: FRONTIER(CAPITAL, 2012),
    source: t("indicators.afterDurantonPuga2005JournalUrban"),
  },
  {
    id: "cross-city-input-share",
    block: "division",
    label: t("indicators.intermediatesBoughtOtherCities"),
    unit: "share",
    zero: 0,
    one: 0.35,
    of: "simulated",
    whyZero: t("goalposts.autarky"),
    whyOne: t("goalposts.openBorders", { place: DELTA }),
    source: t("indicators.isard1951InterregionalInput"),
  },
  {
    id: "living-elsewhere",
    block: "flows",
    label: t("goalposts.livingElsewhere"),
    unit: "share",
    zero: 0,
    one: 0.203,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(BAY, 2011),
    source: t("goalposts.hooverDistance"),
  },
  {
    id: "lending-elsewhere",
    block: "flows",
    label: t("goalposts.lendingElsewhere"),
    unit: "share",
    zero: 0,
    one: 0.161,
    of: "observed",
    whyZero: t("goalposts.lendsWhatItSaves"),
    whyOne: FRONTIER(CAPITAL, 2021),
    source: t("goalposts.feldsteinHorioka"),
  },
  {
    id: "travel-between-cities",
    block: "flows",
    label: t("goalposts.travel"),
    unit: "per million residents",
    zero: 0,
    one: 2.7,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(BAY, 2020),
    source: t("goalposts.travelSource"),
  },
  {
    id: "gross-migration-rate",
    block: "flows",
    label: t("indicators.grossMigrationWorkers"),
    unit: "share a year",
    zero: 0,
    one: 0.035,
    of: "simulated",
    whyZero: NONE,
    whyOne: t("goalposts.frontierBase", { place: BAY }),
    source: t("indicators.modelAccountsDocsModel"),
  },
  {
    id: "firm-relocation-rate",
    block: "flows",
    label: t("indicators.plantsLeftTheirCity"),
    unit: "share a year",
    zero: 0,
    one: 0.0072,
    of: "simulated",
    whyZero: NONE,
    whyOne: t("goalposts.frontierBase", { place: DELTA }),
    source: t("indicators.modelAccountsDocsModel"),
  },
  {
    id: "trade-freeness",
    block: "market",
    label: t("indicators.freenessTradeBetweenCities"),
    unit: "index",
    zero: 0,
    one: 0.043,
    of: "simulated",
    whyZero: t("goalposts.autarky"),
    whyOne: t("goalposts.openBorders", { place: BAY }),
    source: "Head and Ries 2001, American Economic Review 91(4)",
  },
  {
    id: "price-dispersion",
    block: "market",
    label: t("indicators.dispersionPricesBetweenCities"),
    unit: "log points",
    zero: 0.18,
    one: 0,
    of: "simulated",
    whyZero: t("goalposts.worstBase", { place: BAY }),
    whyOne: t("goalposts.onePrice"),
    source: t("indicators.parsleyWei1996Quarterly"),
  },
  {
    id: "rd-intensity",
    block: "innovation",
    label: t("goalposts.rd"),
    unit: "% of GDP",
    zero: 0,
    one: 4.1,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(CAPITAL, 2021),
    source: t("goalposts.oslo"),
  },
  {
    id: "inventions",
    block: "innovation",
    label: t("goalposts.inventions"),
    unit: "per billion yuan of GDP",
    zero: 0,
    one: 9.9,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(CAPITAL, 2021),
    source: t("goalposts.griliches"),
  },
  {
    id: "technology-bought",
    block: "innovation",
    label: t("goalposts.technology"),
    unit: "% of GDP",
    zero: 0,
    one: 5.4,
    of: "observed",
    whyZero: NONE,
    whyOne: FRONTIER(CAPITAL, 2021),
    source: t("goalposts.technologySource"),
  },
  {
    id: "spillover-received",
    block: "innovation",
    label: t("indicators.spilloversReceived"),
    unit: "share of the stock a year",
    zero: 0,
    one: 0.00375,
    of: "simulated",
    whyZero: NONE,
    whyOne: t("goalposts.frontierBase", { place: DELTA }),
    source: t("indicators.griliches1979BellJournal"),
  },
  {
    id: "knowledge-gap",
    block: "innovation",
    label: t("indicators.gapKnowledgeLeader"),
    unit: "share",
    zero: 0.23,
    one: 0,
    of: "simulated",
    whyZero: t("goalposts.worstBase", { place: CAPITAL }),
    whyOne: t("goalposts.noGap"),
    source: t("indicators.griliches1979BellJournal"),
  },
  {
    id: "platform-effect",
    block: "coordination",
    label: t("indicators.gainSharedPlatforms"),
    unit: "share of the stock a year",
    zero: 0,
    one: 0.007,
    of: "simulated",
    whyZero: NONE,
    whyOne: t("goalposts.platform"),
    source: t("indicators.griliches1979BellJournal"),
  },
  {
    id: "optimum-reached",
    block: "coordination",
    label: t("indicators.shareCooperativeOptimum"),
    unit: "share",
    zero: 0,
    one: 1,
    of: "simulated",
    whyZero: t("goalposts.noAgreement"),
    whyOne: t("goalposts.optimum"),
    source: t("goalposts.optimumSource"),
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
    whyOne: t("goalposts.sameIncome"),
    source: t("indicators.theil1967EconomicsInformation"),
  },
  {
    id: "core-periphery-gap",
    block: "equality",
    label: t("indicators.gapBetweenCorePeriphery"),
    unit: "log points",
    zero: 1.063,
    one: 0,
    size: true,
    of: "both",
    whyZero: t("goalposts.worstObserved", { place: CAPITAL, year: 2021 }),
    whyOne: t("goalposts.sameIncome"),
    source: "Krugman and Venables 1995, Quarterly Journal of Economics 110(4)",
  },
];

/** Points that a value gets: 0 and 100 at the goalposts, beyond them below 0 or above 100. NaN where there is none. */
export function pointsOf({ zero, one, log: byLogarithm, size }: Part, value: number): number {
  const place = (x: number) => (byLogarithm ? log(x) : size ? Math.abs(x) : x);
  const points = (100 * (place(value) - place(zero))) / (place(one) - place(zero));
  return Number.isFinite(points) ? points : Number.NaN;
}
