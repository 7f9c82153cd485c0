import type { Language, Text } from "../language/index.js";
import type { RunCourse } from "../results/index.js";

const WORDS: Record<RunCourse["state"], (length: number) => Text> = {
  settled: () => ({ en: "settle", zh: "趋于稳定" }),
  cycle: (length) => ({ en: `go round in a cycle of ${length} decisions`, zh: `以${length}次决策为周期循环` }),
  moving: () => ({
    en: "still move at the end: read what follows from them with care",
    zh: "期末仍在变化，由此得出的结果应谨慎解读",
  }),
};

/** One sentence for every arm whose governments choose: whether their choices settle, cycle or still move, and in how many replicates. */
export function courseSentences(
  courses: readonly RunCourse[],
  nameOf: (variant: string) => string,
  language: Language = "en",
): string[] {
  return [...new Set(courses.map(({ variant }) => variant))].flatMap((variant) => {
    const words = courses
      .filter((run) => run.variant === variant)
      .map(({ state, length }) => WORDS[state](length ?? 0)[language]);
    return [...new Set(words)].map((ending) => {
      const count = words.filter((other) => other === ending).length;
      const several = words.length > 1;
      const sentence: Text = {
        en: `Choices of governments under ${nameOf(variant)} ${ending}${several ? ` (${count} of ${words.length} replicates)` : ""}.`,
        zh: `${nameOf(variant)}下各地政府的选择${ending}${several ? `（${words.length}次重复中的${count}次）` : ""}。`,
      };
      return sentence[language];
    });
  });
}
