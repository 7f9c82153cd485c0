import type { Work } from "../serve.js";
import { cityWork } from "./city.js";
import { openWork } from "./open.js";
import { runWork } from "./run.js";

/** The work behind every kind of question. */
export const WORK: Work = { open: openWork, run: runWork, city: cityWork };
