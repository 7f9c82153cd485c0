import { calibrate } from "../../calibrate/index.js";
import type { FlowTable, Region } from "../../input/index.js";
import { expm1, hypot, log1p } from "../../maths/numerics/elementary.js";
import { sumAt } from "../../maths/numerics/sums.js";
import { allOf, type Text, t, textOf } from "../../words/index.js";
import { type FlowKind, onObservedPairs, simulatedFlow } from "../flows/flows.js";
import { type BorderEstimates, type Estimate, type Points, pairsOf, pointsOf } from "../gravity/estimate.js";
import { subjectOf } from "../realised/subject.js";

/**
 * A figure of a region at which its own flows agree with observed ones (indirect inference: Gourieroux, Monfort and
 * Renault 1993).
 */
export interface Inferred {
  value: number;
  /** At one standard error less and more of what was observed. */
  low: number;
  high: number;
  /** Half of what lies between them. */
  standardError: number;
  /** Observed coefficient that the model's flows were to give, and what they give at `value`. */
  target: number;
  simulated: number;
}

/** A figure, or why the observed flows do not tell it. */
export type Inference = Inferred | { identified: false; reason: Text };

/** Whether observed flows tell it. */
export function isInferred(inference: Inference): inference is Inferred {
  return !("identified" in inference);
}

/**
 * Difference between simulated and observed coefficients that is looked through: a twentieth of the last printed digit.
 */
const SOLVED = 5e-4;
const SOLVER_ROUNDS = 12;

/** A figure at which a simulated coefficient meets an observed one. */
interface Solved {
  /** Never below zero. */
  x: number;
  simulated: number;
  /** Change of the coefficient with the figure there. */
  slope: number;
}

/**
 * Secant from two starting points for curve(x) = target, at or above zero; ends at zero where the target lies beyond
 * it, and at once where the curve is flat.
 */
export function solveFor(curve: (x: number) => number, target: number, start: readonly [number, number]): Solved {
  let [x0, x1] = start;
  if (x0 === x1) x0 += BESIDE;
  let [at0, at1] = [curve(x0), curve(x1)];
  let slope = (at1 - at0) / (x1 - x0);
  for (let round = 0; round < SOLVER_ROUNDS && slope !== 0 && Math.abs(at1 - target) > SOLVED; round++) {
    const next = Math.max(0, x1 + (target - at1) / slope);
    if (next === x1) break;
    [x0, at0] = [x1, at1];
    [x1, at1] = [next, curve(next)];
    slope = (at1 - at0) / (x1 - x0);
  }
  return { x: x1, simulated: at1, slope };
}

/** Whether a coefficient answers to the figure at all: what is not used in a region, or not there, moves nothing. */
export function isAnswered({ slope }: Pick<Solved, "slope">): boolean {
  return Number.isFinite(slope) && slope !== 0;
}

/** A function that remembers what it has been asked: calibrations take seconds. */
export function remembered(curve: (x: number) => number): (x: number) => number {
  const known = new Map<number, number>();
  return (x) => {
    const value = known.get(x) ?? curve(x);
    known.set(x, value);
    return value;
  };
}

/** A second value of ln(1 + border) to begin a secant with. */
const BESIDE = 0.05;
const ROUNDS = 10;
/** Difference of coefficients by pair that is looked through. */
const CLOSE = 1e-3;

/** What borders the observed flows mean: in all, and by pair of provinces. */
export interface InferredBorders {
  border: Inference;
  pairs: Record<string, PairInference>;
}

/**
 * A border by pair; `split` where only its difference from others is told, and the mean of these is set to that of all
 * borders.
 */
export type PairInference = Inference & { split?: string[] };

/**
 * Borders at which the model's own base-year flows of goods between the observed cities have the coefficients of
 * observed flows, each region calibrated anew. Throws SimulationError where a region has no base year.
 */
export function inferBorders(region: Region, observed: FlowTable, estimates: BorderEstimates): InferredBorders {
  const refused = (reason: Text): InferredBorders => {
    const border: Inference = { identified: false, reason };
    return { border, pairs: Object.fromEntries(Object.keys(estimates.pairs).map((pair) => [pair, border])) };
  };
  const reason = refusal(estimates.border);
  if (reason !== undefined) return refused(reason);
  const target = estimates.border as { coefficient: number; standardError: number };
  const pointsWith = (borders: Borders) => pointsAt(withBorders(region, borders), observed, "goods");
  const curve = remembered((x) => pointsWith({ all: x, pairs: {} }).border);
  const set = region.barriers.border.find(({ between }) => between === "different-province");
  const now = log1p(set?.value ?? 0);
  const middle = solveFor(curve, target.coefficient, [now + BESIDE, now]);
  if (!isAnswered(middle)) return refused(t("evidence.nothingAnswers"));
  const ends = [1, -1].map((sign) => {
    const end = target.coefficient + sign * target.standardError;
    return solveFor(curve, end, [middle.x, Math.max(0, middle.x + (end - target.coefficient) / middle.slope)]).x;
  });
  const border = inferredBorder(middle.x, ends, target.coefficient, middle.simulated);
  return { border, pairs: inferPairs(pointsWith, estimates, middle) };
}

/** Why the flows do not tell the border well enough to set it. */
function refusal(border: Estimate): Text | undefined {
  if ("identified" in border) return border.reason;
  if (border.standardError === null) return t("evidence.tooFewCities");
  if (!border.restsOn) return undefined;
  return t("evidence.restsOnAlone", { places: allOf(border.restsOn.map((place) => textOf(place))) });
}

/** ln(1 + border) between provinces, in all and by pair. */
interface Borders {
  all: number;
  pairs: Readonly<Record<string, number>>;
}

/** Coefficients of the region's own flows of a kind, on the pairs that were observed. */
export function pointsAt(region: Region, observed: FlowTable, kind: FlowKind): Points {
  const flow = simulatedFlow(subjectOf(calibrate(region)), kind);
  return pointsOf(pairsOf(onObservedPairs(observed, flow))).points;
}

type Barrier = Region["barriers"]["border"][number];

/** The region with other borders between provinces; what it says of cities, regimes and hinterlands stays. */
export function withBorders(region: Region, { all, pairs }: Borders): Region {
  const provinces = new Set(region.tables.cities.map(({ province }) => province));
  const named = ({ between }: Barrier) =>
    Array.isArray(between) && between.every(([a, b]) => provinces.has(a) && provinces.has(b));
  const border = region.barriers.border
    .filter((entry) => !named(entry))
    .flatMap((entry): Barrier[] => {
      if (entry.between !== "different-province") return [entry];
      const general = { ...entry, value: expm1(all) };
      return [
        general,
        ...Object.entries(pairs).map(([pair, x]) => ({
          ...entry,
          between: [provincesOf(pair, provinces)],
          value: expm1(x),
        })),
      ];
    });
  return { ...region, barriers: { ...region.barriers, border } };
}

/** The two provinces of a pair: ids may hold hyphens themselves. */
export function provincesOf(pair: string, provinces: ReadonlySet<string>): [string, string] {
  const first = [...provinces].find((id) => pair.startsWith(`${id}-`) && provinces.has(pair.slice(id.length + 1)))!;
  return [first, pair.slice(first.length + 1)];
}

/** Borders at which the coefficient is met, and one standard error from it, given as ln(1 + border). */
function inferredBorder(x: number, [low, high]: readonly number[], target: number, simulated: number): Inferred {
  return inferred(expm1(x), [expm1(low), expm1(high)], target, simulated);
}

/** A figure between two ends. */
export function inferred(value: number, [low, high]: [number, number], target: number, simulated: number): Inferred {
  return { value, low, high, standardError: (high - low) / 2, target, simulated };
}

/**
 * All pairs at once: each ln(1 + border) moves by the gap of its coefficient over the slope of the common border.
 * Borders of which only differences are told keep the common border as their mean.
 */
function inferPairs(
  pointsWith: (borders: Borders) => Points,
  estimates: BorderEstimates,
  common: { x: number; slope: number },
): Record<string, PairInference> {
  const names = Object.keys(estimates.pairs);
  const groups = groupsOf(estimates);
  const told = names.map((name) => estimates.pairs[name]);
  const wanted = told.map((estimate) => ("identified" in estimate ? NaN : estimate.coefficient));
  let x = names.map(() => common.x);
  let simulated: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const pairs = Object.fromEntries(names.map((name, k) => [name, x[k]]));
    simulated = pointsWith({ all: common.x, pairs }).pairs;
    const gaps = wanted.map((value, k) => (Number.isNaN(value) ? 0 : value - simulated[k]));
    if (gaps.every((gap) => Math.abs(gap) <= CLOSE)) break;
    x = x.map((value, k) => value + gaps[k] / common.slope);
    for (const group of groups)
      centre(
        x,
        group.map((name) => names.indexOf(name)),
        common.x,
      );
    x = x.map((value) => Math.max(0, value));
  }
  const spread = (estimates.border as { standardError: number }).standardError / -common.slope;
  return Object.fromEntries(
    names.map((name, k) => {
      const group = groups.find((members) => members.includes(name));
      const estimate = told[k];
      if (!group && "identified" in estimate) return [name, estimate];
      const own = "identified" in estimate ? 0 : (estimate.standardError ?? 0) / -common.slope;
      const half = group ? hypot(spread, own) : own;
      const figure = inferredBorder(x[k], [Math.max(0, x[k] - half), x[k] + half], wanted[k], simulated[k]);
      return [name, group ? { ...figure, split: group } : figure];
    }),
  );
}

/** Borders that are told apart only from each other: each that fell away with those that are differences from it. */
function groupsOf({ pairs }: BorderEstimates): string[][] {
  const fallen = Object.keys(pairs).filter((name) => "identified" in pairs[name]);
  const groups = fallen.map((name) => [
    ...Object.entries(pairs).flatMap(([other, estimate]) =>
      "relativeTo" in estimate && estimate.relativeTo.includes(name) ? [other] : [],
    ),
    name,
  ]);
  // Of one that nothing crosses nothing is told.
  return groups.filter(({ length }) => length > 1);
}

/** Shifts some entries of x alike, so that their mean is the given one. */
function centre(x: number[], members: readonly number[], mean: number): void {
  const now = sumAt(members, x) / members.length;
  for (const k of members) x[k] = x[k] + mean - now;
}
