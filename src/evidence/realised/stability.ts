import { calibrate } from "../../calibrate/index.js";
import type { Region } from "../../input/index.js";
import { stabilityOf } from "../../model/engine/stability.js";
import type { Subject } from "./subject.js";

/** The region with one elasticity of entry and closing; entrants choose between places as they did. */
function withEntryElasticity(region: Region, elasticity: number): Region {
  const { parameters } = region;
  const set = <Figure extends { value: number }>(figure: Figure, value: number): Figure => ({ ...figure, value });
  return {
    ...region,
    parameters: {
      ...parameters,
      entryElasticity: set(parameters.entryElasticity, elasticity),
      exitElasticity: set(parameters.exitElasticity, elasticity),
    },
  };
}

/** Spectral radius of the year map of the region calibrated with that elasticity of entry. */
export function radiusAt({ calibration }: Pick<Subject, "calibration">, elasticity: number): number {
  const { world, market } = calibrate(withEntryElasticity(calibration.region, elasticity));
  return stabilityOf(world, market).radius;
}
