import { plain } from "../../../measures/views/present.js";
import { amountIn, both, type Language, type Text, t } from "../../../words/index.js";
import type { Control } from "./controls.js";

/** The value of a control as people read it. */
export function valueText(control: Control, value: number, currency: Text): Text {
  const { form, choices, mark, marksToday, step } = control;
  if (marksToday && value === mark) return t("lab.today");
  if (choices) return choices[value - 1]?.[1] ?? t("cli.none");
  const percent = plain(100 * value, 100 * step < 1 ? 1 : 0);
  switch (form) {
    case "of-today":
      return t("lab.today2", { percent });
    case "share":
      return t("lab.text5", { percent });
    case "money":
      return t("lab.bnYear", { amount: both((language) => roundAmount(value, language)), currency });
    default:
      return form(plain(value, value % 1 === 0 ? 0 : 2));
  }
}

/** Hundred millions in the large unit of a language, without decimals where they are whole. */
function roundAmount(hundredMillions: number, language: Language): string {
  const amount = amountIn(hundredMillions, language);
  const decimals = amountIn(1, language) < 1 ? 2 : 1;
  return plain(amount, Number.isInteger(amount) ? 0 : decimals);
}
