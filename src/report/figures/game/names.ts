import type { Text } from "../../../language/index.js";
import type { GameSeen } from "../../gameView.js";

/** A player as people call it. */
export function nameOf({ report }: GameSeen, id: string): string {
  return report.players.find((player) => player.id === id)?.label ?? id;
}

const RULES: Record<string, Text> = {
  none: { en: "no payments", zh: "不补偿" },
  equal: { en: "equal gains", zh: "等额获益" },
  gdp: { en: "gains by GDP", zh: "按GDP分配获益" },
  loss: { en: "losses covered", zh: "弥补损失" },
  nash: { en: "Nash bargaining", zh: "纳什议价" },
  shapley: { en: "Shapley value", zh: "沙普利值" },
  nucleolus: { en: "nucleolus", zh: "核仁" },
  minimal: { en: "minimal payments", zh: "最小支付" },
};

/** A rule of compensation in words. */
export function ruleName(rule: string): Text {
  return RULES[rule] ?? { en: rule, zh: rule };
}

/** The unit of money: game.json counts in 100 million, which is a word in Chinese; English counts in billions. */
export function moneyUnit({ report, say }: GameSeen): string {
  const { currency } = report;
  return say({ en: `bn ${currency} a year`, zh: `亿${currency}/年` });
}

/** An amount of game.json in that unit. */
export function inMoneyUnit(hundredMillions: number, { language }: GameSeen): number {
  return language === "en" ? hundredMillions / 10 : hundredMillions;
}

/** Names of those who stay out, where that is the shorter way to name a coalition. */
export function allBut(members: readonly string[], { report: { players } }: GameSeen): string[] | undefined {
  const out = players.filter(({ id }) => !members.includes(id)).map(({ label }) => label);
  return players.length > 3 && out.length < members.length ? out : undefined;
}
