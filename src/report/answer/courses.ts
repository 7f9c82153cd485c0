import type { RunCourse } from "../../measures/results/index.js";
import { ENGLISH, type Language, type Text, t } from "../../words/index.js";

const WORDS: Record<RunCourse["state"], (length: number) => Text> = {
  settled: () => t("report.settle"),
  cycle: (length) => t("report.goRoundCycleDecisions", { length }),
  moving: () => t("report.stillMoveEndRead"),
};

/**
 * One sentence for every arm whose governments choose: whether their choices settle, cycle or still move, and in how
 * many replicates.
 */
export function courseSentences(
  courses: readonly RunCourse[],
  nameOf: (variant: string) => string,
  language: Language = ENGLISH,
): string[] {
  return [...new Set(courses.map(({ variant }) => variant))].flatMap((variant) => {
    const words = courses
      .filter((run) => run.variant === variant)
      .map(({ state, length }) => WORDS[state](length ?? 0)[language]);
    return [...new Set(words)].map((ending) => {
      const count = words.filter((other) => other === ending).length;
      const several = words.length > 1;
      const sentence: Text = t("report.choicesGovernmentsUnder", {
        nameOf: nameOf(variant),
        ending,
        several,
        count,
        wordsCount: words.length,
      });
      return sentence[language];
    });
  });
}
