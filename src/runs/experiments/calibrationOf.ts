import type { Calibration } from "../../calibrate/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { PreparedVariant } from "./prepare.js";

/** The world of an arm, undefined where it has no base year: it is its runs that tell why. */
export function calibrationOf(arm: PreparedVariant): Calibration | undefined {
  try {
    return arm.calibration;
  } catch (error) {
    if (error instanceof SimulationError) return undefined;
    throw error;
  }
}
