import type { Summary } from "../results/index.js";

const WORDS: Record<string, (length: number) => string> = {
  settled: () => "settle",
  cycle: (length) => `go round in a cycle of ${length} decisions`,
  moving: () => "still move at the end: read what follows from them with care",
};

/** One line for every arm whose governments choose: whether their choices settle, cycle or still move, and in how many replicates. */
export function courseLines({ variants }: Summary): string {
  return variants
    .flatMap(({ variant, events }) => {
      const counts = new Map<string, number>();
      for (const { event } of events) {
        for (const { path, value } of event.patches) {
          if (event.actor !== "governments" || path.at(-1) !== "course") continue;
          const { state, length = 0 } = value as { state: string; length?: number };
          const words = WORDS[state]!(length);
          counts.set(words, (counts.get(words) ?? 0) + 1);
        }
      }
      const replicates = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return [...counts].map(
        ([words, count]) =>
          `Choices of governments under ${variant} ${words} (${count} of ${replicates} replicates).\n`,
      );
    })
    .join("");
}
