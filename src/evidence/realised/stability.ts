import { calibrate } from "../../calibrate/index.js";
import { stabilityOf } from "../../engine/stability.js";
import type { Region } from "../../scenario/index.js";
import type { Subject } from "./subject.js";

/** Places cannot divide entrants by an elasticity of nothing. */
const LEAST_OF_PLACES = 0.001;

/** The region with one elasticity of entry, closing and the choice of a place by entrants. */
export function withEntryElasticity(region: Region, elasticity: number): Region {
  const { parameters } = region;
  const set = <Figure extends { value: number }>(figure: Figure, value: number): Figure => ({ ...figure, value });
  return {
    ...region,
    parameters: {
      ...parameters,
      entryElasticity: set(parameters.entryElasticity, elasticity),
      exitElasticity: set(parameters.exitElasticity, elasticity),
      entryPlaceElasticity: set(parameters.entryPlaceElasticity, Math.max(elasticity, LEAST_OF_PLACES)),
    },
  };
}

/** Spectral radius of the year map of the region calibrated with that elasticity of entry. */
export function radiusAt({ calibration }: Pick<Subject, "calibration">, elasticity: number): number {
  const { world, market } = calibrate(withEntryElasticity(calibration.region, elasticity));
  return stabilityOf(world, market).radius;
}
