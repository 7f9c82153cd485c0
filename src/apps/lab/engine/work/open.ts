import { openedWorld } from "../opened.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";

export const openWork: Work["open"] = async ({ scenario }) => openedWorld(await scenarioNamed(scenario));
