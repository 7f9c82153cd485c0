import { lastYearOf, type ResolvedScenario, spanOf } from "../../input/index.js";
import { meanOf } from "../../maths/numerics/sums.js";
import { bandOf, givenOf, type SweepReport, worldsOf } from "../../measures/results/index.js";
import { type Cases, type Draws, failuresOf, valueAt } from "./cases.js";
import { gridDesign, latinHypercubeDesign, sobolDesign } from "./designs.js";
import type { Factor, FactorText } from "./factor.js";
import { type DrawList, drawsOf, FROM_RANGES, firstDraws } from "./jointDraws.js";
import { effectsByCase, type Outcome, placeText } from "./measured.js";

export const DESIGNS = ["grid", "latin-hypercube", "sobol"] as const;

export interface SweepSettings {
  design: (typeof DESIGNS)[number];
  /** Points of a design that is no grid. */
  points: number;
  /** Joint draws of what is uncertain, in each of which every point is run; 0: at central values alone. */
  draws: number;
  replicates: number;
}

/** A sweep before its cases are run. */
export interface PlannedSweep extends Cases {
  settings: SweepSettings;
  /** Those that are varied; the others are drawn. */
  varied: readonly FactorText[];
  /** [point][varied factor] */
  points: number[][];
}

/** Levels of a range in a grid that names no number of them. */
const LEVELS = 5;

type Levels = Pick<Factor, "distribution">;

/** How many cases a plan would have, times replicates. */
export function sizeOf(varied: readonly Levels[], { design, points, draws, replicates }: SweepSettings): number {
  const rows = design === "grid" ? varied.reduce((product, factor) => product * levelsOf(factor).length, 1) : points;
  return rows * Math.max(1, draws) * replicates;
}

/**
 * Every point of the design in every draw. `uncertain`: what is drawn for the draws, beside what is varied. `list`: of
 * the region.
 */
export function planSweep(
  scenario: ResolvedScenario,
  varied: readonly Factor[],
  uncertain: readonly Factor[],
  settings: SweepSettings,
  list: DrawList = FROM_RANGES,
): PlannedSweep {
  const { draws, replicates } = settings;
  const points = pointsOf(scenario, varied, settings);
  const names = new Set(varied.map(({ name }) => name));
  const drawn = draws > 0 ? uncertain.filter(({ name }) => !names.has(name)) : [];
  const own = new Set(scenario.uncertain.map(({ path }) => path));
  const rows = draws > 0 ? drawsOf(drawn, draws, list, own) : [[]];
  const drawChanges = rows.map((draw) => drawn.flatMap((factor, f) => factor.changes(draw[f])));
  const values = points.flatMap((point) => rows.map((draw) => [...point, ...draw]));
  const tasks = points.flatMap((point) => {
    const changes = varied.flatMap((factor, f) => factor.changes(point[f]));
    return drawChanges.flatMap((draw) =>
      Array.from({ length: replicates }, (_, replicate) => ({ changes: [...draw, ...changes], replicate })),
    );
  });
  return {
    scenario,
    factors: [...varied, ...drawn],
    values,
    tasks,
    replicates,
    settings,
    varied,
    points,
    given: givenOf(list),
  };
}

function pointsOf({ seed }: ResolvedScenario, varied: readonly Factor[], settings: SweepSettings): number[][] {
  const { design, points } = settings;
  if (design === "grid") {
    const levels = varied.map(levelsOf);
    const place = (share: number, count: number) => Math.floor(share * count);
    return gridDesign(levels.map(({ length }) => length)).map((row) =>
      Array.from(row, (share, f) => levels[f][place(share, levels[f].length)]),
    );
  }
  const rows =
    design === "sobol" ? sobolDesign(points, varied.length, seed) : latinHypercubeDesign(points, varied.length, seed);
  return rows.map((row) => varied.map((factor, f) => valueAt(factor, row[f])));
}

function levelsOf({ distribution }: Levels): number[] {
  if (distribution.kind === "list") return distribution.values;
  const [low, high] = spanOf(distribution);
  return Array.from({ length: LEVELS }, (_, l) => low + ((high - low) * l) / (LEVELS - 1));
}

/** Positions among outcomes of what a front weighs against each other. */
export type Front = SweepReport["pareto"];

/** What came out, option by option. */
export function sweepOf(planned: PlannedSweep, draws: Draws, outcomes: readonly Outcome[], front: Front): SweepReport {
  const { scenario, settings, varied, points, factors, values } = planned;
  const { title, question, region, seed, startYear, population } = scenario;
  const count = Math.max(1, settings.draws);
  const effects = draws.arms.slice(1).map((_, v) => outcomes.map((one) => effectsByCase(draws, v + 1, one)));
  const samples = draws.arms.slice(1).flatMap((variant, v) =>
    points.map((point, p) => ({
      variant,
      point: p,
      values: point,
      of: effects[v].map((all) => all.slice(p * count, (p + 1) * count)),
    })),
  );
  const direction = outcomes.map(({ better }) => (better === "lower" ? -1 : 1));
  const bands = samples.map(({ of }) => of.map(bandOfEffects));
  const weighed = [front.efficiency, front.equity, front.cost];
  const payoffs = samples.map(({ of }) => of[0].map((one) => direction[0] * one));
  const measures = bands.map((band) => weighed.map((o) => direction[o] * band[o].middle));
  const { regrets, fronts, compared } = weighedApart(worldsOf(varied, samples), payoffs, measures);
  return {
    schemaVersion: 2,
    holds: "sweep",
    ...{ title, question, seed, population, compared },
    region: region.label,
    design: settings.design,
    replicates: settings.replicates,
    years: [startYear, lastYearOf(scenario)],
    factors: varied.map(({ name, label, unit }) => ({ name, label, unit })),
    worlds: count,
    drawn: factors.length - varied.length,
    ...(settings.draws > 0 && { given: planned.given }),
    outcomes: outcomes.map(({ indicator, label, place, year, unit, better }) => ({
      ...{ indicator, label, place, year, unit, better },
      placeLabel: placeText(scenario, place),
    })),
    variants: draws.arms.slice(1).map((id) => ({ id, label: scenario.variants[id].label })),
    options: samples.map(({ variant, point, values }, at) => ({
      ...{ variant, point, values },
      effects: bands[at],
      ...(count > 1 && { regret: regrets[at] }),
      front: fronts[at],
    })),
    pareto: front,
    cases: values.length,
    failed: failuresOf(draws),
  };
}

/**
 * Regrets and fronts within each world; none of an option that has no other beside it. `compared`: draws that the
 * regrets of every world rest on at least.
 */
function weighedApart(
  worlds: readonly (readonly number[])[],
  payoffs: readonly Float64Array[],
  measures: readonly (readonly number[])[],
): { regrets: Regret[]; fronts: boolean[]; compared: number } {
  const regrets = payoffs.map((): Regret => ({ largest: NaN, mean: NaN }));
  const fronts = payoffs.map(() => false);
  const compared = worlds.map((world) => {
    if (world.length === 1) return Infinity;
    const own = regretsOf(world.map((at) => payoffs[at]));
    const front = paretoFront(world.map((at) => measures[at]));
    for (const [k, at] of world.entries()) [regrets[at], fronts[at]] = [own.regrets[k], front[k]];
    return own.draws;
  });
  const least = Math.min(...compared);
  return { regrets, fronts, compared: least === Infinity ? 0 : least };
}

function bandOfEffects(effects: Float64Array): SweepReport["options"][number]["effects"][number] {
  const known = effects.filter(Number.isFinite);
  const [low, middle, high] = bandOf(known);
  return { low, middle, high, rises: known.filter((effect) => effect > 0).length / known.length, worlds: known.length };
}

type Regret = NonNullable<SweepReport["options"][number]["regret"]>;

/**
 * Regret of each option (Savage 1951): what it falls short of the best option of a draw. `payoffs`: [option][draw],
 * more is better, NaN where there is none; only draws in which all options have one count.
 */
export function regretsOf(payoffs: readonly ArrayLike<number>[]): { regrets: Regret[]; draws: number } {
  const whole = firstDraws(payoffs[0]?.length ?? 0).filter((draw) => payoffs.every((of) => Number.isFinite(of[draw])));
  const best = whole.map((draw) => payoffs.reduce((most, of) => Math.max(most, of[draw]), -Infinity));
  const regrets = payoffs.map((of) => {
    const short = whole.map((draw, w) => best[w] - of[draw]);
    if (short.length === 0) return { largest: NaN, mean: NaN };
    return {
      largest: short.reduce((most, one) => Math.max(most, one), 0),
      mean: meanOf(short),
    };
  });
  return { regrets, draws: whole.length };
}

/**
 * Which options no other one dominates: at least as good by every measure, and better by one. `measures`:
 * [option][measure], more is better.
 */
export function paretoFront(measures: readonly (readonly number[])[]): boolean[] {
  return measures.map((own) => {
    if (!own.every(Number.isFinite)) return false;
    return !measures.some(
      (other) => other.every((value, m) => value >= own[m]) && other.some((value, m) => value > own[m]),
    );
  });
}
