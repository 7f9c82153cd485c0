import type { Region } from "./regionSchema.js";
import type { ScenarioFile } from "./scenarioSchema.js";

/** A scenario complete in itself: plain JSON data with all defaults filled in and the region inside. */
export interface ResolvedScenario extends Omit<ScenarioFile, "extends" | "region"> {
  region: Region;
}
