import { amountIn, type Language, type Text, type TextKey, t, textOf } from "../../words/index.js";
import { joined, range } from "../../words/phrases.js";
import type { GameReport, Manifest } from "../results/index.js";
import { labelIn, type Seen, seen } from "./data.js";
import { plain } from "./present.js";

/** A player as people call it. */
export function nameOf({ report }: GameSeen, id: string): string {
  return labelIn(report.players, id);
}

const RULES: Record<string, TextKey> = {
  none: "report.noPayments",
  equal: "report.equalGains",
  gdp: "report.gainsGdp",
  loss: "report.lossesCovered",
  nash: "report.nashBargaining",
  shapley: "cli.shapleyValue",
  nucleolus: "cli.nucleolus",
  minimal: "report.minimalPayments",
};

/** A rule of compensation in words. */
export function ruleName(rule: string): Text {
  return t(RULES[rule] ?? textOf(rule));
}

/** The unit of money: game.json counts in 100 million, which is a word in Chinese; English counts in billions. */
export function moneyUnit({ report, say }: GameSeen): string {
  const { currency } = report;
  return say("cli.billionAYear", { currency });
}

/** An amount of game.json in that unit. */
export function inMoneyUnit(hundredMillions: number, { language }: GameSeen): number {
  return amountIn(hundredMillions, language);
}

/** Names of those who stay out, where that is the shorter way to name a coalition. */
export function allBut(members: readonly string[], { report: { players } }: GameSeen): string[] | undefined {
  const out = players.filter(({ id }) => !members.includes(id)).map(({ label }) => label);
  return players.length > 3 && out.length < members.length ? out : undefined;
}

/** "Beijing + Hebei", or "all but Chengde" where that is shorter. */
export function agreementOf(view: GameSeen, members: readonly string[]): string {
  if (members.length === view.report.players.length) return view.say("cli.all");
  const out = allBut(members, view);
  return out ? view.say("cli.allBut", { out: joined(out) }) : members.map((id) => nameOf(view, id)).join(" + ");
}

/** "1.2 to 5.6" of `ends`, a [low, median, high] in 100 million, in the unit of the page; a dash without it. */
export function rangeText(view: GameSeen, ends: readonly number[] | null, write = plain): string {
  if (!ends) return "\u2013";
  const [low, high] = [ends[0]!, ends[2]!].map((end) => write(inMoneyUnit(end, view)));
  return range(low!, high!, view.language);
}

/** game.json as a reader of one language sees it. */
export type GameSeen = Seen<GameReport>;

export function gameSeen(report: GameReport, language: Language): GameSeen {
  return seen(report, language);
}

/** All that the page of a game shows: game.json, as its reader sees it, and manifest.json. */
export interface GameView extends GameSeen {
  manifest: Manifest;
}

export function gameView(report: GameReport, manifest: Manifest, language: Language): GameView {
  return { ...gameSeen(report, language), manifest };
}
