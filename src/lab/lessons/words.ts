import type { Text } from "../../language/index.js";
import type { Step } from "./lesson.js";

/** A step in a line, as a teacher's page lists it. */
export function stepLine(step: Step): Text {
  const { title } = step;
  switch (step.kind) {
    case "say":
      return { en: `Read: ${title.en}`, zh: `阅读：${title.zh}` };
    case "predict":
      return { en: `Guess: ${step.question.en}`, zh: `猜测：${step.question.zh}` };
    case "prove":
      return {
        en: `Prove: ${step.task.en} One way: ${solutionOf(step, "en")}.`,
        zh: `证明：${step.task.zh}一种解法：${solutionOf(step, "zh")}。`,
      };
  }
}

function solutionOf(step: Extract<Step, { kind: "prove" }>, language: "en" | "zh"): string {
  const parts = step.sliders.map(({ id, label, unit }) => `${label[language]} ${step.solution[id]} ${unit[language]}`);
  return parts.map((part) => part.trim()).join(language === "en" ? "; " : "；");
}
