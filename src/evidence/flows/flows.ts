import type { Calibration } from "../../calibrate/index.js";
import { type FlowTable, mistakeAt, type Region } from "../../input/index.js";
import { log, square } from "../../maths/numerics/elementary.js";
import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import { sumAt, sumOf } from "../../maths/numerics/sums.js";
import { bootstrap, type Interval } from "../../runs/studies/index.js";
import { t } from "../../words/index.js";
import { type Subject, subjectOf } from "../realised/subject.js";

/** What flows between cities in the model's base year. */
const FLOW_KINDS = ["goods", "workers", "headquarters", "firms", "capital"] as const;
export type FlowKind = (typeof FLOW_KINDS)[number];

/** Goods are what travels on lorries; the rest are services. */
export type TradeKind = "goods" | "primary" | "secondary" | "services";

/** Flows of a kind in a year at rest, from each node to each [from*n + to]. Trade: value at buyers' prices. */
export function simulatedFlow(
  { calibration, year }: Pick<Subject, "calibration" | "year">,
  kind: FlowKind | TradeKind,
): Float64Array {
  const { flows, market } = year;
  if (kind === "headquarters") return market.headquartersPayments;
  if (kind === "firms" || kind === "capital") return flows[kind];
  const { economy } = calibration.world;
  const sum = new Float64Array(square(economy.nodes));
  if (kind === "workers") for (let t = 0; t < economy.labourTypes; t++) addBlock(sum, flows.workers, t);
  else
    calibration.region.tables.sectors.forEach(({ group }, s) => {
      const onLorries = Number.isFinite(economy.goods.loadValue[s]);
      const counts = kind === "services" ? !onLorries : onLorries && (kind === "goods" || group === kind);
      if (counts) addBlock(sum, market.tradeBySector, s);
    });
  return sum;
}

function addBlock(sum: Float64Array, blocks: Float64Array, block: number): void {
  for (let pair = 0; pair < sum.length; pair++) sum[pair] += blocks[block * sum.length + pair];
}

/**
 * A flow of the model [from*n + to] on the pairs that were observed, so that like is compared with like. Cities stand
 * first among the nodes.
 */
export function onObservedPairs(observed: FlowTable, flow: Float64Array): FlowTable {
  const n = Math.sqrt(flow.length);
  return {
    ...observed,
    flows: observed.flows.map(({ origin, destination }) => ({
      origin,
      destination,
      flow: flow[origin * n + destination],
    })),
  };
}

/** Observed flows of a region by position of cities in its table; throws UserError where its file names none. */
export function observedFlows(region: Region): FlowTable {
  const { cities, travelFlows } = region.tables;
  const index = new Map(cities.map(({ id }, i) => [id, i]));
  const between = travelFlows.filter(({ origin, destination }) => origin !== destination);
  const flows = between.flatMap(({ origin, destination, flow }) =>
    flow === undefined ? [] : [{ origin: index.get(origin)!, destination: index.get(destination)!, flow }],
  );
  const file = region.id;
  if (!flows.some(({ flow }) => flow > 0))
    throw mistakeAt(
      { file, path: "tables.travelFlows" },
      "evidence.noObservedFlows",
      "evidence.tableOfFlows",
      "evidence.addFlows",
    );
  const close = flows.find((pair) => !(greatCircleKm(cities[pair.origin], cities[pair.destination]) > 0));
  if (close) {
    const [other, value] = [cities[close.origin].id, cities[close.destination].id];
    const what = t("evidence.onSpotOf", { other });
    throw mistakeAt(
      { file, path: "tables.cities", value },
      what,
      "scenario.placesApart",
      "scenario.correctCoordinates",
    );
  }
  return {
    places: cities.map(({ id, province, latitude, longitude }) => ({ id, province, latitude, longitude })),
    flows,
    toItself: travelFlows.length - between.length,
    unobserved: between.length - flows.length,
  };
}

/** How like observed flows others are. */
interface Likeness {
  /** Spearman's rank correlation of volumes over pairs. */
  spearman: number;
  /**
   * Part of the Poisson deviance of observed flows that the others' shares of destinations explain, given what leaves
   * each origin.
   */
  deviance: number;
}

/**
 * Likeness of `flow`, pair by pair of the table, to what was observed. `deviance` is NaN where a pair with observed
 * flow has none.
 */
export function likenessTo(table: FlowTable, flow: readonly number[]): Likeness {
  const observed = table.flows.map((pair) => pair.flow);
  return { spearman: rankCorrelation(observed, flow), deviance: devianceExplained(table, flow) };
}

/** Deviance of the flows of one origin from those that shares of the others in its total would make. */
function devianceOf(pairs: readonly number[], observed: readonly number[], weight: (k: number) => number): number {
  const sent = sumAt(pairs, observed);
  const weights = sumOf(pairs, weight);
  return pairs.reduce((sum, k) => {
    if (!(observed[k] > 0)) return sum;
    const expected = (sent * weight(k)) / weights;
    return expected > 0 ? sum + 2 * observed[k] * log(observed[k] / expected) : NaN;
  }, 0);
}

/** Spearman's rank correlation, ties at their mean rank. */
function rankCorrelation(a: readonly number[], b: readonly number[]): number {
  const [x, y] = [ranks(a), ranks(b)];
  const mean = (a.length + 1) / 2;
  const product = (u: readonly number[], v: readonly number[]) =>
    sumOf(u, (value, k) => (value - mean) * (v[k] - mean));
  return product(x, y) / Math.sqrt(product(x, x) * product(y, y));
}

function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].sort((i, j) => values[i] - values[j]);
  const rank = new Array<number>(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && values[order[to]] === values[order[from]]) to++;
    for (let k = from; k < to; k++) rank[order[k]] = (from + 1 + to) / 2;
    from = to;
  }
  return rank;
}

/**
 * Beside naive gravity: the whole interval of the difference below none or above it, else nothing can be told apart.
 * Capital is left out: travel is no yardstick of it, and nobody observes where capital goes.
 */
export type FlowVerdict = "below naive" | "above naive" | "as naive" | "no yardstick" | "not comparable";

/** How like observed travel the model's base-year flows of a kind are, beside naive gravity. */
export interface FlowValidation extends Likeness {
  region: string;
  kind: FlowKind;
  /** Pairs compared. */
  pairs: number;
  /** Population product over squared kilometres, measured the same way. */
  naive: Likeness;
  /**
   * Deviance explained less that of naive gravity, with the 95 % interval of a bootstrap over cities, the same cities
   * drawn for both (Efron and Tibshirani 1993).
   */
  difference: { value: number; low: number; high: number };
  verdict: FlowVerdict;
}

/**
 * The model's flows of each kind beside observed ones and naive gravity. Throws UserError where the region has no
 * observed flows.
 */
export function validateFlows(calibration: Calibration): FlowValidation[] {
  const { region } = calibration;
  const observed = observedFlows(region);
  const residents = region.tables.cities.map(({ residentsThousand }) => residentsThousand);
  const gravity = naiveGravity(observed, residents);
  const naive = likenessTo(observed, gravity);
  const subject = subjectOf(calibration);
  return FLOW_KINDS.map((kind) => {
    const simulated = onObservedPairs(observed, simulatedFlow(subject, kind)).flows.map(({ flow }) => flow);
    const likeness = likenessTo(observed, simulated);
    const difference = pairedDifference(observed, simulated, gravity);
    const verdict = kind === "capital" ? "no yardstick" : flowVerdict(difference);
    return { region: region.id, kind, pairs: observed.flows.length, ...likeness, naive, difference, verdict };
  });
}

/** What an interval of a difference says; nothing where it holds none. */
export function flowVerdict({ low, high }: Interval): FlowVerdict {
  if (Number.isNaN(low) || Number.isNaN(high)) return "not comparable";
  if (high < 0) return "below naive";
  return low > 0 ? "above naive" : "as naive";
}

const RESAMPLES = 999;

/**
 * Difference of the deviance explained by two flows, with its bootstrap interval over cities: a pair counts as often as
 * its origin times its destination was drawn.
 */
export function pairedDifference(
  observed: FlowTable,
  first: readonly number[],
  second: readonly number[],
): FlowValidation["difference"] {
  const gain = (weights?: ArrayLike<number>) =>
    devianceExplained(observed, first, weights) - devianceExplained(observed, second, weights);
  const value = gain();
  // Draws that leave out what has no number say nothing of all cities.
  if (Number.isNaN(value)) return { value, low: NaN, high: NaN };
  const [interval] = bootstrap(observed.places.length, 1, (weights) => [gain(weights)], { resamples: RESAMPLES });
  return { value, low: interval.low, high: interval.high };
}

/** Deviance explained where each pair counts by the weights of its two cities: all alike where none are given. */
function devianceExplained(
  { places, flows }: FlowTable,
  flow: readonly number[],
  weights: ArrayLike<number> = places.map(() => 1),
): number {
  const counted = flows.map(({ origin, destination }) => weights[origin] * weights[destination]);
  const observed = flows.map((pair, k) => counted[k] * pair.flow);
  let left = 0;
  let all = 0;
  for (const pairs of byOrigin(flows)) {
    left += devianceOf(pairs, observed, (k) => counted[k] * flow[k]);
    all += devianceOf(pairs, observed, (k) => counted[k]);
  }
  return 1 - left / all;
}

/** Places of pairs in the table, those of one origin together. */
function byOrigin(flows: FlowTable["flows"]): Iterable<number[]> {
  const pairs = new Map<number, number[]>();
  flows.forEach(({ origin }, k) => {
    pairs.set(origin, [...(pairs.get(origin) ?? []), k]);
  });
  return pairs.values();
}

/** Product of residents over squared kilometres, by pair of the table: what needs no model. */
function naiveGravity({ places, flows }: FlowTable, residents: readonly number[]): number[] {
  return flows.map(
    ({ origin, destination }) =>
      (residents[origin] * residents[destination]) / square(greatCircleKm(places[origin], places[destination])),
  );
}
