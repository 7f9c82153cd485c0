import { mean, standardDeviation } from "simple-statistics";
import { lastYearOf, type ResolvedScenario, spanOf } from "../../input/index.js";
import {
  MEASURES,
  type OutcomeSensitivity,
  type SensitivityMethod,
  type SensitivityReport,
} from "../../measures/results/index.js";
import { type Cases, casesAt, type Draws, failuresOf } from "./cases.js";
import { latinHypercubeDesign, type MorrisDesign, morrisDesign, saltelliDesign } from "./designs.js";
import type { BootstrapOptions, Estimate } from "./estimators/bootstrap.js";
import { morrisEffects } from "./estimators/morris.js";
import { rankCorrelations } from "./estimators/ranks.js";
import { sobolIndices } from "./estimators/sobol.js";
import type { Factor } from "./factor.js";
import { effectsByCase, type Outcome, placeText } from "./measured.js";

/** A sensitivity study before its draws are run. */
export interface PlannedSensitivity extends Cases {
  method: SensitivityMethod;
  samples: number;
  /** [case][factor], in the unit cube. */
  points: Float64Array[];
  morris?: MorrisDesign;
}

/** Plans a study of cohorts. `samples`: trajectories (morris), groups (sobol) or rows (rank). */
export function planSensitivity(
  scenario: ResolvedScenario,
  factors: readonly Factor[],
  method: SensitivityMethod,
  samples: number,
): PlannedSensitivity {
  const { seed } = scenario;
  const morris = method === "morris" ? morrisDesign(samples, factors.length, seed) : undefined;
  const points = morris?.rows ?? pointsOf(method, samples, factors.length, seed);
  return { ...casesAt(scenario, factors, points), method, samples, points, ...(morris && { morris }) };
}

function pointsOf(method: SensitivityMethod, samples: number, factors: number, seed: string | number): Float64Array[] {
  return method === "sobol" ? saltelliDesign(samples, factors, seed) : latinHypercubeDesign(samples, factors, seed);
}

/** What the outcomes of the draws depend on, variant by variant. */
export function sensitivityOf(
  planned: PlannedSensitivity,
  draws: Draws,
  outcomes: readonly Outcome[],
): SensitivityReport {
  const { scenario, factors, method, samples, tasks } = planned;
  const { startYear, seed } = scenario;
  return {
    schemaVersion: 2,
    holds: "study of sensitivity",
    title: scenario.title,
    question: scenario.question,
    region: scenario.region.label,
    method,
    seed,
    samples,
    worlds: tasks.length,
    years: [startYear, lastYearOf(scenario)],
    factors: factors.map(({ name, label, unit, distribution }) => {
      const [low, high] = spanOf(distribution);
      return { name, label, unit, low, high };
    }),
    outcomes: draws.arms.slice(1).flatMap((variant, v) =>
      outcomes.map((outcome) => ({
        variant,
        variantLabel: scenario.variants[variant].label,
        ...outcomeSensitivity(planned, effectsByCase(draws, v + 1, outcome), outcome),
      })),
    ),
    failed: failuresOf(draws),
  };
}

/** How an outcome answers to each factor, the strongest first. effects [case], NaN where it failed */
function outcomeSensitivity(
  planned: PlannedSensitivity,
  effects: Float64Array,
  { indicator, label, place, year, unit }: Outcome,
): Omit<OutcomeSensitivity, "variant" | "variantLabel"> {
  const known = [...effects].filter(Number.isFinite);
  const { used, dropped, estimates } = estimated(planned, effects);
  const measures = MEASURES[planned.method];
  const factors = planned.factors.map(({ name }, f) => ({
    factor: name,
    estimates: measures.map((measure, m) => ({ measure, ...estimates[f][m] })),
  }));
  const strength = ({ estimates: [leading] }: (typeof factors)[number]) => Math.abs(leading.value) || 0;
  return {
    ...{ indicator, label, place, year, unit, used, dropped },
    placeLabel: placeText(planned.scenario, place),
    mean: known.length > 0 ? mean(known) : NaN,
    deviation: known.length > 0 ? standardDeviation(known) : NaN,
    factors: factors.sort((a, b) => strength(b) - strength(a)),
  };
}

interface Estimated {
  used: number;
  dropped: number;
  /** [factor][measure] */
  estimates: Estimate[][];
}

/** Estimates of the method for each factor, and how many cases they rest on. */
function estimated(planned: PlannedSensitivity, effects: Float64Array): Estimated {
  const { method, factors, values, morris, scenario } = planned;
  const options: BootstrapOptions = { seed: scenario.seed };
  if (morris) {
    const found = morrisEffects(effects, morris, options);
    return {
      used: found.reduce((sum, one) => sum + one.effects, 0),
      dropped: found.reduce((sum, one) => sum + one.dropped, 0),
      estimates: found.map(({ size, spread, mean }) => [size, spread, mean]),
    };
  }
  if (method === "sobol") {
    const { groups, dropped, factors: found } = sobolIndices(effects, factors.length, options);
    return { used: groups, dropped, estimates: found.map(({ total, first }) => [total, first]) };
  }
  // A two-piece distribution whose median is an end gives half of all points that value.
  const { rows, dropped, factors: found } = rankCorrelations(values, effects, options);
  return { used: rows, dropped, estimates: found.map(({ simple, partial }) => [simple, partial]) };
}
