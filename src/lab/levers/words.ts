import { amountIn, both, type Language, type Text, t, textOf } from "../../language/index.js";
import { plain } from "../../report/present.js";
import type { Control, Mechanism } from "./controls.js";

export const MECHANISMS: readonly { id: Mechanism; label: Text }[] = [
  { id: "division", label: t("lab.divisionLabour") },
  { id: "coordination", label: t("lab.policyCoordination") },
  { id: "platforms", label: t("lab.sharedPlatforms") },
];

/** Names of choices. */
const CHOICES: Readonly<Record<string, Text>> = {
  "comparative-advantage": t("lab.comparativeAdvantage"),
  relatedness: t("lab.relatedness"),
  "chain-fit": t("lab.fitIntoChains"),
};

const NONE: Text = t("cli.none");

/** The value of a control as people read it. */
export function valueText(control: Control, value: number, currency: Text): Text {
  const percent = plain(100 * value, 100 * control.step < 1 ? 1 : 0);
  switch (control.form) {
    case "of-today":
      if (value === control.mark) return t("lab.today");
      return t("lab.today2", { percent });
    case "share":
      return t("lab.text5", { percent });
    case "money":
      return t("lab.bnYear", { amount: both((language) => roundAmount(value, language)), currency });
    case "choice":
      return CHOICES[control.choices?.[value - 1] ?? ""] ?? NONE;
    case "number":
      return NUMBERS[control.id]?.(plain(value, value % 1 === 0 ? 0 : 2)) ?? textOf(String(value));
  }
}

/** Hundred millions in the large unit of a language, without decimals where they are whole. */
function roundAmount(hundredMillions: number, language: Language): string {
  const amount = amountIn(hundredMillions, language);
  const decimals = amountIn(1, language) < 1 ? 2 : 1;
  return plain(amount, Number.isInteger(amount) ? 0 : decimals);
}

const NUMBERS: Readonly<Record<string, (amount: string) => Text>> = {
  land: (amount) => t("lab.kmYear", { amount }),
  quota: (amount) => t("lab.kmEachYear", { amount }),
  reception: (amount) => t("lab.firmsEachYear", { amount }),
};
