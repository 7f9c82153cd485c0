import { type Text, t } from "../../language/index.js";
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
    case "money": {
      const billions = plain(value / 10, value % 10 === 0 ? 0 : 2);
      return t("lab.bnYear", { billions, currency, value: plain(value, value % 1 === 0 ? 0 : 1) });
    }
    case "choice":
      return CHOICES[control.choices?.[value - 1] ?? ""] ?? NONE;
    case "number":
      return NUMBERS[control.id]?.(plain(value, value % 1 === 0 ? 0 : 2)) ?? { en: String(value), zh: String(value) };
  }
}

const NUMBERS: Readonly<Record<string, (amount: string) => Text>> = {
  land: (amount) => t("lab.kmYear", { amount }),
  quota: (amount) => t("lab.kmEachYear", { amount }),
  reception: (amount) => t("lab.firmsEachYear", { amount }),
};
