import { log } from "../../maths/numerics/elementary.js";
import { type Text, t, type Words } from "../../words/index.js";
import { INDICATORS } from "./catalogue/index.js";

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

/**
 * A part as it is written below: texts by key, no value at 0 where nothing else is said, and of an indicator of the
 * catalogue not what is said there.
 */
interface Written extends Omit<Part, keyof Told | "zero" | "whyZero" | "whyOne">, Partial<Told> {
  zero?: number;
  /** Default: none */
  whyZero?: Words;
  whyOne: Words;
}

interface Told {
  label: Words;
  unit: string;
  source: Words;
}

const highestObserved = (place: Text, year: number) => t("goalposts.highestObserved", { place, year });
const DELTA = t("goalposts.delta");
const CAPITAL = t("goalposts.capital");
const BAY = t("goalposts.bay");
const WRITTEN: readonly Written[] = [
  {
    id: "complementarity",
    block: "division",
    one: 0.155,
    sectors: 10,
    of: "both",
    whyZero: "goalposts.sameStructures",
    whyOne: highestObserved(t("goalposts.chengdu"), 2013),
  },
  {
    id: "core-functions",
    block: "division",
    zero: 1,
    one: 6.9,
    log: true,
    sectors: 10,
    of: "both",
    whyZero: "goalposts.sameFunctions",
    whyOne: highestObserved(CAPITAL, 2012),
  },
  {
    id: "cross-city-input-share",
    block: "division",
    one: 0.34,
    of: "simulated",
    whyZero: "goalposts.autarky",
    whyOne: t("goalposts.openBorders", { place: DELTA }),
  },
  {
    id: "living-elsewhere",
    block: "flows",
    label: "goalposts.livingElsewhere",
    unit: "share",
    one: 0.203,
    of: "observed",
    whyOne: highestObserved(BAY, 2011),
    source: "goalposts.hooverDistance",
  },
  {
    id: "lending-elsewhere",
    block: "flows",
    label: "goalposts.lendingElsewhere",
    unit: "share",
    one: 0.161,
    of: "observed",
    whyZero: "goalposts.lendsWhatItSaves",
    whyOne: highestObserved(CAPITAL, 2021),
    source: "goalposts.feldsteinHorioka",
  },
  {
    id: "travel-between-cities",
    block: "flows",
    label: "goalposts.travel",
    unit: "per million residents",
    one: 2.7,
    of: "observed",
    whyOne: highestObserved(BAY, 2020),
    source: "goalposts.travelSource",
  },
  {
    id: "gross-migration-rate",
    block: "flows",
    one: 0.035,
    of: "simulated",
    whyOne: t("goalposts.highestBase", { place: BAY }),
  },
  {
    id: "firm-relocation-rate",
    block: "flows",
    one: 0.0088,
    of: "simulated",
    whyOne: t("goalposts.highestBase", { place: DELTA }),
  },
  {
    id: "trade-freeness",
    block: "market",
    one: 0.042,
    of: "simulated",
    whyZero: "goalposts.autarky",
    whyOne: t("goalposts.openBorders", { place: BAY }),
  },
  {
    id: "price-dispersion",
    block: "market",
    zero: 0.18,
    one: 0,
    of: "simulated",
    whyZero: t("goalposts.highestBase", { place: BAY }),
    whyOne: "goalposts.onePrice",
  },
  {
    id: "rd-intensity",
    block: "innovation",
    label: "goalposts.rd",
    unit: "% of GDP",
    one: 4.1,
    of: "observed",
    whyOne: highestObserved(CAPITAL, 2021),
    source: "goalposts.oslo",
  },
  {
    id: "inventions",
    block: "innovation",
    label: "goalposts.inventions",
    unit: "per billion yuan of GDP",
    one: 9.9,
    of: "observed",
    whyOne: highestObserved(CAPITAL, 2021),
    source: "goalposts.griliches",
  },
  {
    id: "technology-bought",
    block: "innovation",
    label: "goalposts.technology",
    unit: "% of GDP",
    one: 5.4,
    of: "observed",
    whyOne: highestObserved(CAPITAL, 2021),
    source: "goalposts.technologySource",
  },
  {
    id: "spillover-received",
    block: "innovation",
    one: 0.00375,
    of: "simulated",
    whyOne: t("goalposts.highestBase", { place: DELTA }),
  },
  {
    id: "knowledge-gap",
    block: "innovation",
    zero: 0.23,
    one: 0,
    of: "simulated",
    whyZero: t("goalposts.highestBase", { place: CAPITAL }),
    whyOne: "goalposts.noGap",
  },
  {
    id: "platform-effect",
    block: "coordination",
    one: 0.007,
    of: "simulated",
    whyOne: "goalposts.platform",
  },
  {
    id: "optimum-reached",
    block: "coordination",
    label: "indicators.shareCooperativeOptimum",
    unit: "share",
    one: 1,
    of: "simulated",
    whyZero: "goalposts.noAgreement",
    whyOne: "goalposts.optimum",
    source: "goalposts.optimumSource",
  },
  {
    id: "theil-t-gdp",
    block: "equality",
    zero: 0.185,
    one: 0,
    of: "both",
    whyZero: highestObserved(CAPITAL, 2018),
    whyOne: "goalposts.sameIncome",
  },
  {
    id: "core-periphery-gap",
    block: "equality",
    zero: 1.063,
    one: 0,
    size: true,
    of: "both",
    whyZero: highestObserved(CAPITAL, 2021),
    whyOne: "goalposts.sameIncome",
  },
];

/** Every part, in the order in which they are shown. */
export const PARTS: readonly Part[] = WRITTEN.map(({ whyZero = "cli.none", whyOne, ...part }) => {
  const { label, unit, source } = { ...INDICATORS.find(({ id }) => id === part.id), ...part } as Told;
  const texts = { label: t(label), whyZero: t(whyZero), whyOne: t(whyOne), source: t(source) };
  return { zero: 0, ...part, unit, ...texts };
});

/** Points that a value gets: 0 and 100 at the goalposts, beyond them below 0 or above 100. NaN where there is none. */
export function pointsOf({ zero, one, log: byLogarithm, size }: Part, value: number): number {
  const place = (x: number) => (byLogarithm ? log(x) : size ? Math.abs(x) : x);
  const points = (100 * (place(value) - place(zero))) / (place(one) - place(zero));
  return Number.isFinite(points) ? points : NaN;
}
