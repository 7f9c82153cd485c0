import { fileText } from "../fileText.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";

export const fileWork: Work["file"] = async (ask) => fileText(await scenarioNamed(ask.world.scenario), ask);
