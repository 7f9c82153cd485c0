import type { Text } from "../../language/index.js";
import { plain } from "../../report/present.js";
import type { Control, Mechanism } from "./controls.js";

export const MECHANISMS: readonly { id: Mechanism; label: Text }[] = [
  { id: "division", label: { en: "Division of labour", zh: "产业分工" } },
  { id: "coordination", label: { en: "Policy coordination", zh: "政策协调" } },
  { id: "platforms", label: { en: "Shared platforms", zh: "共享平台" } },
];

/** Names of choices. */
const CHOICES: Readonly<Record<string, Text>> = {
  "comparative-advantage": { en: "by comparative advantage", zh: "按比较优势" },
  relatedness: { en: "by relatedness", zh: "按产业关联度" },
  "chain-fit": { en: "by fit into chains", zh: "按产业链契合度" },
};

const NONE: Text = { en: "none", zh: "无" };

/** The value of a control as people read it. */
export function valueText(control: Control, value: number, currency: Text): Text {
  const percent = plain(100 * value, 100 * control.step < 1 ? 1 : 0);
  switch (control.form) {
    case "of-today":
      if (value === control.mark) return { en: "as today", zh: "维持现状" };
      return { en: `${percent} % of today`, zh: `现状的 ${percent}%` };
    case "share":
      return { en: `${percent} %`, zh: `${percent}%` };
    case "money": {
      const billions = plain(value / 10, value % 10 === 0 ? 0 : 2);
      return {
        en: `${billions} bn ${currency.en} a year`,
        zh: `每年 ${plain(value, value % 1 === 0 ? 0 : 1)} 亿${currency.zh}`,
      };
    }
    case "choice":
      return CHOICES[control.choices?.[value - 1] ?? ""] ?? NONE;
    case "number":
      return NUMBERS[control.id]?.(plain(value, value % 1 === 0 ? 0 : 2)) ?? { en: String(value), zh: String(value) };
  }
}

const NUMBERS: Readonly<Record<string, (amount: string) => Text>> = {
  land: (amount) => ({ en: `${amount} km² a year`, zh: `每年 ${amount} 平方公里` }),
  quota: (amount) => ({ en: `${amount} km² each a year`, zh: `每市每年 ${amount} 平方公里` }),
  reception: (amount) => ({ en: `${amount} firms each a year`, zh: `每市每年 ${amount} 家企业` }),
};
