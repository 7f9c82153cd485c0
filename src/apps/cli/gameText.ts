import type { GameReport } from "../../measures/results/index.js";
import { moneyUnit } from "../../measures/views/gameNames.js";
import type { GameSeen } from "../../measures/views/gameView.js";
import { gameSeen } from "../../measures/views/gameView.js";
import {
  acceptanceTable,
  coalitionsTable,
  divisionsTable,
  gameRangeSentence,
  paymentTable,
  priceTable,
  rangesTable,
  tableText,
} from "../../report/index.js";
import { ENGLISH, type Language, percentSigns, t } from "../../words/index.js";

/** Most coalitions that the screen lists; game.json has all. */
const MOST_SHOWN = 16;

/** Most players whose price the screen shows by objective; game.json has all. */
const MOST_PRICED = 4;

/**
 * The summary, the price of consent, who accepts, what coalitions are worth, how gains may be divided, and what was
 * paid.
 */
export function gameText(source: GameReport, target: string, language: Language = ENGLISH): string {
  const view = gameSeen(source, language);
  const { report, say } = view;
  const wide = gameRangeSentence(view);
  const foot = say(t("cli.noForecastReport", { target }));
  const tables = [
    acceptanceTable(view),
    coalitionsTable(view, MOST_SHOWN),
    divisionsTable(view),
    ...[paymentTable(view) ?? []].flat(),
  ];
  const parts = [
    `${report.title}\n${report.question}\n`,
    lines([...report.summary.slice(0, 1), ...(wide ? [wide] : [])]),
    ...[rangesTable(view) ?? [], priceTable(view, MOST_PRICED) ?? []].flat().map(tableText),
    lines(report.summary.slice(1)),
    ...tables.map(tableText),
    `${basis(view)}\n${foot}\n`,
  ];
  return percentSigns(parts.filter((part) => part !== "").join("\n"), language);
}

function lines(sentences: readonly string[]): string {
  return sentences.map((sentence) => `${sentence}\n`).join("");
}

function basis(view: GameSeen): string {
  const { say } = view;
  const { settings, method } = view.report;
  const { replicates, orders, horizon, from, terminalValue, discount } = settings;
  const chance = replicates > 0 ? say(t("cli.replicatesOnAgents", { replicates })) : say(t("cli.cohortsWithoutChance"));
  const how = method === "exact" ? say(t("cli.allCoalitions")) : say(t("cli.sampledOrders", { orders }));
  const forever = terminalValue === "last-year";
  return say(t("cli.moneyOfGame", { unit: moneyUnit(view), horizon, from, forever, discount, how, chance }));
}
