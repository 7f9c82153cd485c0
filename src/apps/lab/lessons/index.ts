import { ALL } from "./all.js";
import type { Lesson } from "./lesson.js";

export const LESSONS: readonly Lesson[] = ALL;

export function lessonNamed(id: string): Lesson | undefined {
  return LESSONS.find((lesson) => lesson.id === id);
}
