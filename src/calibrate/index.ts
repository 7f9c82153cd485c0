/** From a region file to a world at rest, and from a scenario's levers to the policy of each year. */

export { choosingGovernments, meetingCouncil } from "./choosing.js";
export { type FitRow, fitTable, instabilityText, missText, modeText, worstFit } from "./fit.js";
export {
  type ChangedInstrument,
  type CompiledPolicies,
  type IdleLever,
  idleLevers,
  leverChanges,
  leverRegion,
  policyTimeline,
  type UsedUpLand,
  usedUpLand,
} from "./policyTimeline.js";
export { type Calibration, calibrate, startWorld } from "./world.js";
