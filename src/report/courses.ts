import type { RunCourse } from "../results/index.js";

const WORDS: Record<RunCourse["state"], (length: number) => string> = {
  settled: () => "settle",
  cycle: (length) => `go round in a cycle of ${length} decisions`,
  moving: () => "still move at the end: read what follows from them with care",
};

/** One sentence for every arm whose governments choose: whether their choices settle, cycle or still move, and in how many replicates. */
export function courseSentences(courses: readonly RunCourse[], nameOf: (variant: string) => string): string[] {
  return [...new Set(courses.map(({ variant }) => variant))].flatMap((variant) => {
    const words = courses
      .filter((run) => run.variant === variant)
      .map(({ state, length }) => WORDS[state](length ?? 0));
    return [...new Set(words)].map((ending) => {
      const count = words.filter((other) => other === ending).length;
      const share = words.length > 1 ? ` (${count} of ${words.length} replicates)` : "";
      return `Choices of governments under ${nameOf(variant)} ${ending}${share}.`;
    });
  });
}
