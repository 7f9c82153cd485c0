import { BARRIERS } from "./barriers.js";
import { COMPENSATION } from "./compensation.js";
import { LAND } from "./land.js";
import { PLATFORM } from "./platform.js";
import { PROTECTION } from "./protection.js";
import { RACE } from "./race.js";
import { SHARING } from "./sharing.js";
import { SURENESS } from "./sureness.js";

/** Lessons, in the order in which a course would take them. Written by npm run docs from the files of this folder. */
export const ALL = [BARRIERS, PROTECTION, RACE, SHARING, LAND, PLATFORM, COMPENSATION, SURENESS];
