import { both, joined, type Text, t } from "../../../words/index.js";
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
      return t("lab.proveOneWay", { task: step.task, solution: solutionOf(step) });
  }
}

function solutionOf(step: Extract<Step, { kind: "prove" }>): Text {
  const parts = step.sliders.map(({ id, label, unit }) =>
    both((language) => `${label[language]} ${step.solution[id]} ${unit[language]}`.trim()),
  );
  return joined(parts, "semicolon");
}
