/** From a region file to a world at rest, and from a scenario's levers to the policy of each year. */
export { instabilityText, missText, modeText } from "./cautions.js";
export { choosingGovernments } from "./choosing.js";
export { meetingCouncil } from "./council.js";
export { type FitRow, fitTable, worstFit } from "./fit.js";
export { type IdleLever, idleLevers } from "./idleLevers.js";
export { type ChangedInstrument, leverChanges } from "./leverChanges.js";
export { type CompiledPolicies, policyTimeline } from "./policyTimeline.js";
export { type UsedUpLand, usedUpLand } from "./usedUpLand.js";
export { type Calibration, calibrate, startWorld } from "./world.js";
