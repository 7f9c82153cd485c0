import { BARRIERS } from "./barriers.js";
import { COMPENSATION } from "./compensation.js";
import { LAND } from "./land.js";
import type { Lesson } from "./lesson.js";
import { PLATFORM } from "./platform.js";
import { PROTECTION } from "./protection.js";
import { RACE } from "./race.js";
import { SHARING } from "./sharing.js";
import { SURENESS } from "./sureness.js";

/** In the order in which a course would take them. */
export const LESSONS: readonly Lesson[] = [BARRIERS, PROTECTION, RACE, SHARING, LAND, PLATFORM, COMPENSATION, SURENESS];

export function lessonNamed(id: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}
