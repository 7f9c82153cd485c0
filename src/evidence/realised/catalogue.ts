import type { Calibration } from "../../calibrate/index.js";
import { type Text, type TextKey, t } from "../../words/index.js";
import type { FlowKind, TradeKind } from "../flows/flows.js";
import { wagesToDensity } from "./agglomeration.js";
import * as of from "./measures.js";
import { type Subject, subjectOf } from "./subject.js";

/** From the lowest to the highest; Infinity where nothing is said. */
type Range = readonly [low: number, high: number];

/** A published value and its standard error. */
type Estimate = readonly [value: number, error: number];

/** An elasticity or a rate that comes out of the model, beside what has been published of it. */
interface Realised {
  id: string;
  label: Text;
  unit: string;
  /** Null where nothing is published; a function where it is the region's own. */
  published: Range | null | ((subject: Subject) => Range | null);
  /** What the source estimates, where it gives an error too; by region where regions differ. */
  estimate?: Estimate | ((subject: Subject) => Estimate | undefined);
  /** Author and year; "recalled" where it was not looked up again. */
  source: string;
  /** How it is measured. */
  measured: string;
  measure: (subject: Subject) => number;
  /** Takes years or clearings of its own, not the year at rest alone. */
  slow?: true;
}

const GRAVITY =
  "Poisson with effects of origins and destinations, base-year flows between cities, ln km, " +
  "provincial border where identified";
/** Of travel in the clusters themselves (agglom estimate). */
const TRAVEL: Readonly<Record<string, Estimate>> = {
  "yangtze-river-delta": [-1.53, 0.15],
  "beijing-tianjin-hebei": [-1.49, 0.33],
  "greater-bay-area": [-1.72, 1.57],
};
/** What is published of a realised number, and by whom. */
type Published = Pick<Realised, "published" | "estimate" | "source">;

const OF_TRADE: Published = { published: [-1.25, -0.55], source: "Head and Mayer 2014 (recalled): -0.89 typical" };
const OF_TRAVEL: Published = {
  published: [-1.72, -1.4],
  estimate: ({ calibration }) => TRAVEL[calibration.region.id],
  source:
    "Baidu travel between cities, January 2020: own estimates -1.53 (.15), -1.49 (.33), -1.72 (1.57) of " +
    "three clusters (agglom estimate)",
};

/** How what flows falls with distance. */
function toDistance(what: string, label: TextKey, kind: FlowKind | TradeKind, published: Published): Realised {
  return {
    ...{ id: `${what}-to-distance`, label: t(label), unit: "elasticity", ...published, measured: GRAVITY },
    measure: (subject) => of.toDistance(subject, kind),
  };
}

const OF_CITY_SIZE = {
  unit: "elasticity of well-being to residents, taken negative",
  published: [0.03, 0.08],
  source: "Combes, Duranton and Gobillon 2019 (recalled): rising with size",
  measured: "1 % more residents: rent of housing land at given prices of goods, and congestion",
} as const;

/** All that `calibrate` prints of what was not aimed at, in its order. */
export const REALISED: readonly Realised[] = [
  {
    id: "firms-to-tax",
    label: t("evidence.firmsTheirCityS"),
    unit: "% of firms a tax point, after 10 years",
    published: [3, 4],
    source: "De Mooij and Ederveen 2003: 3-4 on average",
    measured: "one point more in the largest, the median and the smallest city, each alone, 10 years on cohorts; mean",
    measure: of.firmsToTax,
    slow: true,
  },
  {
    id: "residents-to-income",
    label: t("evidence.residentsRealIncome"),
    unit: "ln residents a ln real GDP per head, after 10 years",
    published: [0.05, 0.23],
    // 1.4 % a year [0.5, 2.3], 95 %, for ten years.
    estimate: [0.14, 0.046],
    source: "observed tables of the three regions: own estimate 1.4 % a year [0.5, 2.3] for one of ln GDP per head",
    measured:
      "productivity 1 % up in the largest, the median and the smallest city, each alone, 10 years on cohorts; mean",
    measure: of.residentsToIncome,
    slow: true,
  },
  {
    id: "wages-to-density",
    label: t("evidence.wagesDensity"),
    unit: "elasticity",
    published: [0.04, 0.12],
    source: "Combes and Gobillon 2015: 0.04-0.07 after sorting; Combes, Demurger and Li 2013: about 0.11 in China",
    measured:
      "1 % more people in one city after the other, with as much more capital and as many more firms as bring " +
      "their return and the value of entry back to what they are elsewhere, land as it was; mean",
    measure: wagesToDensity,
    slow: true,
  },
  toDistance("goods", "evidence.tradeGoodsDistance", "goods", OF_TRADE),
  toDistance("farm-goods", "evidence.farmProducts", "primary", OF_TRADE),
  toDistance("manufactures", "evidence.mineralsManufactures", "secondary", OF_TRADE),
  toDistance("services", "evidence.tradeServicesDistance", "services", {
    published: null,
    source: "none for trade between cities",
  }),
  {
    id: "goods-to-border",
    label: t("evidence.tradeGoodsAcrossProvincial"),
    unit: "ln points at given distance",
    published: [-1.45, -0.69],
    estimate: [-1.07, 0.19],
    source:
      "Baidu travel between cities of the Yangtze River Delta, January 2020: own estimate -1.07 (.19), if " +
      "goods answer as travel does",
    measured: GRAVITY,
    measure: of.goodsToBorder,
  },
  {
    id: "from-other-provinces",
    label: t("evidence.boughtOtherProvinces"),
    unit: "share",
    published: ({ calibration }) => (calibration.region.moments["from-other-provinces"]?.value as Range) ?? null,
    source: "input-output tables of the provinces, 2012 and 2017",
    measured: "the base year, goods and services at buyers' prices; places around the cities count as other provinces",
    measure: of.fromOtherProvinces,
  },
  toDistance("workers", "evidence.workersMoveDistance", "workers", OF_TRAVEL),
  toDistance("headquarters", "evidence.paymentsHeadquartersDistance", "headquarters", OF_TRAVEL),
  toDistance("firms", "evidence.plantsMoveDistance", "firms", OF_TRAVEL),
  toDistance("capital", "evidence.capitalMovesDistance", "capital", OF_TRAVEL),
  {
    id: "workers-who-move",
    label: t("evidence.workersChangeCity"),
    unit: "% a year",
    published: (subject) => {
      const least = of.netReallocation(subject);
      return Number.isNaN(least) ? null : [least, Infinity];
    },
    source:
      "censuses of 2010 and 2020: net reallocation of residents between the region's cities, which gross " +
      "moves cannot be below",
    measured: "a year at rest",
    measure: (subject) => of.turnover(subject, "workers"),
  },
  {
    id: "firms-that-move",
    label: t("evidence.plantsChangeCity"),
    unit: "% a year",
    published: [0.1, 3.2],
    source:
      "registers of firms: 0.1 % a year of China's change address (Qichacha 2018-2023), 0.9 % of Shanghai's leave it " +
      "(Shangqi 2024); Tang, Li, Ni and Yuan 2020: 3.2 %",
    measured: "a year at rest",
    measure: (subject) => of.turnover(subject, "firms"),
  },
  {
    id: "capital-that-moves",
    label: t("evidence.capitalChangesCity"),
    unit: "% a year",
    published: null,
    source: "none",
    measured: "a year at rest",
    measure: (subject) => of.turnover(subject, "capital"),
  },
  {
    id: "love-of-variety",
    label: t("evidence.realConsumptionNumberFirms"),
    unit: "elasticity, inputs included",
    published: null,
    source: "none for all sectors together",
    measured: "closed form: 1 % more firms of every sector in every node, cost passed on through inputs",
    measure: of.loveOfVariety,
  },
  {
    id: "city-size-mean",
    label: t("evidence.costCitySizeCity"),
    ...OF_CITY_SIZE,
    measure: (subject) => of.costOfCitySize(subject, "mean"),
  },
  {
    id: "city-size-largest",
    label: t("evidence.costCitySizeLargest"),
    ...OF_CITY_SIZE,
    measure: (subject) => of.costOfCitySize(subject, "largest"),
  },
  {
    id: "housing-share",
    label: t("evidence.rentHousingLandSpending"),
    unit: "share",
    published: [0.055, 0.15],
    source:
      "National Bureau of Statistics 2021 (recalled): housing 0.23 of spending, of which a quarter to two thirds land",
    measured: "the base year",
    measure: ({ calibration }) => calibration.world.economy.housingShare,
  },
  {
    id: "public-share",
    label: t("evidence.publicSpendingAllSpending"),
    unit: "share",
    published: [0.15, 0.35],
    source:
      "Ministry of Finance 2021 (recalled): general budgets 0.22 of GDP, funds from land 0.10; government " +
      "consumption 0.16",
    measured: "the base year",
    measure: of.publicShare,
  },
  ...[0, 0.15, 0.3].map(
    (elasticity): Realised => ({
      id: `radius-at-${elasticity.toFixed(2).replace(".", "-")}`,
      label: t("evidence.spectralRadiusEntryElasticity", { elasticity }),
      unit: "growth of a push a year",
      published: [0, 1],
      source: "no publication: a base year that was observed must not run away",
      measured:
        "recalibrated with this elasticity of entry and closing, that between places as in the region file; " +
        "power iteration on cohorts",
      measure: (subject) => of.radiusAt(subject, elasticity),
      slow: true,
    }),
  ),
];

/** Pushes of which responses are measured leave so much. */
const ROUNDING = 1e-6;

/** One line of the table of realised elasticities. */
export interface RealisedRow {
  id: string;
  label: Text;
  unit: string;
  /** NaN where the region does not identify it. */
  value: number;
  published: readonly [low: number, high: number] | null;
  /** What the source estimates and its standard error; null where it gives none. */
  estimate: Estimate | null;
  /** Value less that estimate, in its standard errors; null where there is none, or nothing identified. */
  distance: number | null;
  /** Null where nothing is published or nothing identified. */
  inside: boolean | null;
  source: string;
  measured: string;
  /** Why the region leaves the range; its file says so. */
  reason?: Text;
}

/** Measures all or the named ones in a calibrated region. */
export function realisedTable(calibration: Calibration, only?: (entry: Realised) => boolean): RealisedRow[] {
  // Where trade and technology are data nothing but goods moves, and how those do is given.
  if (calibration.region.exact) return [];
  const subject = subjectOf(calibration);
  const reasons = new Map(calibration.region.outsidePublished.map(({ id, reason }) => [id, reason]));
  return REALISED.filter((entry) => only?.(entry) ?? true).map((entry) => {
    const { id, label, unit, source, measured } = entry;
    const value = entry.measure(subject);
    const published = typeof entry.published === "function" ? entry.published(subject) : entry.published;
    const estimate = (typeof entry.estimate === "function" ? entry.estimate(subject) : entry.estimate) ?? null;
    const distance = estimate === null || Number.isNaN(value) ? null : (value - estimate[0]) / estimate[1];
    const inside = published === null || Number.isNaN(value) ? null : within(value, published);
    const reason = reasons.get(id);
    const found = { value, published, estimate, distance, inside };
    return { id, label, unit, ...found, source, measured, ...(reason !== undefined && { reason }) };
  });
}

/** Ends count, also where rounding puts a value beyond. */
function within(value: number, [low, high]: readonly [number, number]): boolean {
  return low - ROUNDING <= value && value <= high + ROUNDING;
}

/**
 * What a region file leaves unsaid or says in vain: rows outside without a reason, reasons of rows that are not, ids
 * that nobody knows.
 */
export function unexplained(calibration: Calibration, rows: readonly RealisedRow[]): Text[] {
  const known = new Set(REALISED.map(({ id }) => id));
  const needless = (id: string) => rows.some((row) => row.id === id && row.inside !== false);
  return [
    ...rows
      .filter(({ inside, reason }) => inside === false && reason === undefined)
      .map(({ id }) => t("evidence.outsideWithoutReason", { id })),
    ...calibration.region.outsidePublished.flatMap(({ id }) => {
      if (!known.has(id)) return [t("evidence.noRealised", { id })];
      return needless(id) ? [t("evidence.needsNoReason", { id })] : [];
    }),
  ];
}
