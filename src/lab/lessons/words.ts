import { type Text, t } from "../../language/index.js";
import type { Step } from "./lesson.js";

/** A step in a line, as a teacher's page lists it. */
export function stepLine(step: Step): Text {
  const { title } = step;
  switch (step.kind) {
    case "say":
      return t("lab.read", { title });
    case "predict":
      return t("lab.guess", { question: step.question });
    case "prove":
      return t("lab.proveOneWay", {
        task: step.task,
        solutionOf: solutionOf(step, "en"),
        solutionOf2: solutionOf(step, "zh"),
      });
  }
}

function solutionOf(step: Extract<Step, { kind: "prove" }>, language: "en" | "zh"): string {
  const parts = step.sliders.map(({ id, label, unit }) => `${label[language]} ${step.solution[id]} ${unit[language]}`);
  return parts.map((part) => part.trim()).join(language === "en" ? "; " : "；");
}
