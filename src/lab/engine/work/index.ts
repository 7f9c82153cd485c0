import type { Work } from "../serve.js";
import { cityWork } from "./city.js";
import { fileWork } from "./file.js";
import { openWork } from "./open.js";
import { runWork } from "./run.js";
import { tableWork } from "./table.js";
import { trialsWork } from "./trials.js";

/** The work behind every kind of question. */
export const WORK: Work = {
  open: openWork,
  run: runWork,
  city: cityWork,
  trials: trialsWork,
  file: fileWork,
  table: tableWork,
};
