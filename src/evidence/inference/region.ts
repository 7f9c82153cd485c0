import type { Region } from "../../input/index.js";
import { observedFlows } from "../flows/observed.js";
import { type BorderEstimates, estimateBorders } from "../gravity/estimate.js";
import { type InferredBorders, inferBorders } from "./borders.js";
import { type InferredDistances, inferDistances } from "./distances.js";

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
