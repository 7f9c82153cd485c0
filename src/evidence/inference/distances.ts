import type { FlowTable, Region } from "../../input/index.js";
import { withChanges } from "../../runs/studies/index.js";
import { type Text, t } from "../../words/index.js";
import { type FlowKind, observedFlows } from "../flows/flows.js";
import { type BorderEstimates, type Estimate, estimateBorders } from "../gravity/estimate.js";
import {
  type Inference,
  type InferredBorders,
  inferBorders,
  inferred,
  isAnswered,
  pointsAt,
  remembered,
  solveFor,
} from "./borders.js";

/**
 * A standard error beyond which flows say nothing of use about distance: the elasticities of published gravity lie
 * within one of each other.
 */
const TOO_WIDE = 0.5;

/** Figures of a region at which its flows fall with distance as observed ones do. */
interface InferredDistances {
  /** Multiple of the region's costs of distance of both types of workers. */
  workers: Inference;
  /** Fall of headquarters' shares with 1 + hours / referenceHours. */
  headquarters: Inference;
}

/** Both, each with the other as the region has it. Throws SimulationError where a region has no base year. */
function inferDistances(region: Region, observed: FlowTable, distance: Estimate): InferredDistances {
  const reason = refusal(distance);
  if (reason !== undefined) {
    const refused: Inference = { identified: false, reason };
    return { workers: refused, headquarters: refused };
  }
  const target = distance as { coefficient: number; standardError: number };
  const infer = (kind: FlowKind, change: (x: number) => Region, start: number) =>
    inferOne((x) => pointsAt(change(x), observed, kind).distance, target, start);
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
  if (!isAnswered(middle)) return { identified: false, reason: t("evidence.nothingAnswers") };
  const ends = [standardError, -standardError].map((part) => {
    const end = coefficient + part;
    return solveFor(known, end, [middle.x, Math.max(0, middle.x + part / middle.slope)]).x;
  }) as [number, number];
  return inferred(middle.x, ends, coefficient, middle.simulated);
}

const PARAMETERS = ["region", "parameters"];

/** The region with costs of distance of both types of workers times a factor. */
function withWorkersDistance(region: Region, scale: number): Region {
  const costs = ["general", "skilled"].map((type) => [...PARAMETERS, "migration", "distanceCost", type, "value"]);
  const changes = costs.map((path) => ({ path, value: scale, times: path }));
  return withChanges({ region }, changes).region;
}

/** The region with another fall of headquarters' shares with hours. */
function withHeadquartersDistance(region: Region, elasticity: number): Region {
  const change = { path: [...PARAMETERS, "headquartersDistance", "value"], value: elasticity };
  return withChanges({ region }, [change]).region;
}

/** What a region's observed flows say, and the figures of the region at which its own flows say the same. */
export interface RegionEstimates {
  region: string;
  observed: BorderEstimates;
  borders: InferredBorders;
  distances: InferredDistances;
}

/**
 * Gravity of a region's observed flows, and by indirect inference the region's borders and costs of distance. Throws
 * UserError where the region has no observed flows, SimulationError where a region on the way has no base year.
 */
export function estimateRegion(region: Region): RegionEstimates {
  const flows = observedFlows(region);
  const observed = estimateBorders(flows);
  return {
    region: region.id,
    observed,
    borders: inferBorders(region, flows, observed),
    distances: inferDistances(region, flows, observed.distance),
  };
}

/** What trade says of borders between provinces, ad valorem. */
const PUBLISHED_TRADE: readonly [low: number, high: number] = [0.1, 0.5];

/** Who says so. */
export const TRADE_SOURCE = t("evidence.recalled", { work: "Poncet 2003, 2005; Zhao and Ni 2019" });

/** From the lowest to the highest that travel and trade say of a border. */
export function rangeOfBorder(low: number, high: number): [number, number] {
  const [least, most] = PUBLISHED_TRADE;
  return [Math.min(low, least), Math.max(high, most)];
}
