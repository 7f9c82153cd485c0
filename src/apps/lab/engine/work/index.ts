import type { Work } from "../serve.js";
import { armsWork } from "./arms.js";
import { cityWork } from "./city.js";
import { fileWork } from "./file.js";
import { gameWork, paidWork } from "./game.js";
import { openWork } from "./open.js";
import { ownWork } from "./own.js";
import { playWork } from "./play.js";
import { runWork } from "./run.js";
import { tableWork } from "./table.js";
import { trialsWork } from "./trials.js";

/** The work behind every kind of question. */
export const WORK: Work = {
  open: openWork,
  own: ownWork,
  run: runWork,
  city: cityWork,
  trials: trialsWork,
  file: fileWork,
  table: tableWork,
  arms: armsWork,
  game: gameWork,
  paid: paidWork,
  play: playWork,
};
