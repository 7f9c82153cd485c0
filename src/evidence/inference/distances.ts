import { calibrate } from "../../calibrate/index.js";
import type { FlowTable, Region } from "../../input/index.js";
import { type Text, t } from "../../words/index.js";
import { type FlowKind, onObservedPairs, simulatedFlow } from "../flows/simulated.js";
import { pairsOf } from "../gravity/design.js";
import type { Estimate } from "../gravity/estimate.js";
import { pointsOf } from "../gravity/points.js";
import { subjectOf } from "../realised/subject.js";
import type { Inference } from "./figures.js";
import { remembered, solveFor } from "./solve.js";

/**
 * A standard error beyond which flows say nothing of use about distance: the elasticities of published gravity lie
 * within one of each other.
 */
const TOO_WIDE = 0.5;

/** Figures of a region at which its flows fall with distance as observed ones do. */
export interface InferredDistances {
  /** Multiple of the region's costs of distance of both types of workers. */
  workers: Inference;
  /** Fall of headquarters' shares with 1 + hours / referenceHours. */
  headquarters: Inference;
}

/** Both, each with the other as the region has it. Throws SimulationError where a region has no base year. */
export function inferDistances(region: Region, observed: FlowTable, distance: Estimate): InferredDistances {
  const reason = refusal(distance);
  if (reason !== undefined) {
    const refused: Inference = { identified: false, reason };
    return { workers: refused, headquarters: refused };
  }
  const target = distance as { coefficient: number; standardError: number };
  const infer = (kind: FlowKind, change: (x: number) => Region, start: number) =>
    inferOne((x) => elasticityOf(change(x), observed, kind), target, start);
  return {
    workers: infer("workers", (scale) => withWorkersDistance(region, scale), 1),
    headquarters: infer(
      "headquarters",
      (elasticity) => withHeadquartersDistance(region, elasticity),
      region.parameters.headquartersDistance.value,
    ),
  };
}

function refusal(distance: Estimate): Text | undefined {
  if ("identified" in distance) return distance.reason;
  const { standardError } = distance;
  if (standardError === null) return t("evidence.tooFewCities");
  if (standardError <= TOO_WIDE) return undefined;
  return t("evidence.standardErrorWide", { error: standardError.toFixed(2), most: TOO_WIDE });
}

function inferOne(
  curve: (x: number) => number,
  { coefficient, standardError }: { coefficient: number; standardError: number },
  start: number,
): Inference {
  const known = remembered(curve);
  const middle = solveFor(known, coefficient, [1.1 * start + 0.1, start]);
  const [low, high] = [standardError, -standardError].map((part) => {
    const end = coefficient + part;
    return solveFor(known, end, [middle.x, Math.max(0, middle.x + part / middle.slope)]).x;
  }) as [number, number];
  return {
    value: middle.x,
    low,
    high,
    standardError: (high - low) / 2,
    target: coefficient,
    simulated: middle.simulated,
  };
}

function elasticityOf(region: Region, observed: FlowTable, kind: FlowKind): number {
  const flow = simulatedFlow(subjectOf(calibrate(region)), kind);
  return pointsOf(pairsOf(onObservedPairs(observed, flow))).points.distance;
}

/** The region with costs of distance of both types of workers times a factor. */
export function withWorkersDistance(region: Region, scale: number): Region {
  const { parameters } = region;
  const { general, skilled } = parameters.migration.distanceCost;
  const distanceCost = {
    general: { ...general, value: general.value * scale },
    skilled: { ...skilled, value: skilled.value * scale },
  };
  return { ...region, parameters: { ...parameters, migration: { ...parameters.migration, distanceCost } } };
}

/** The region with another fall of headquarters' shares with hours. */
export function withHeadquartersDistance(region: Region, elasticity: number): Region {
  const { parameters } = region;
  const headquartersDistance = { ...parameters.headquartersDistance, value: elasticity };
  return { ...region, parameters: { ...parameters, headquartersDistance } };
}
