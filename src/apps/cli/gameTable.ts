import {
  analyseTable,
  type CoalitionAnalysis,
  explainCoalitions,
  explainStrategies,
  type GameTable,
  MOST_NAMED,
  readTable,
  type StrategyAnalysis,
} from "../../games/index.js";
import { tableText, untitled } from "../../report/index.js";
import { ENGLISH, type Language, type Text, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFolder } from "../node/disk/writeFolder.js";
import { readable } from "./numbers.js";

export interface TableFlags {
  table?: string;
  json?: boolean;
  out?: string;
  lang?: Language;
}

/**
 * Analysis of a plain game; `out` names a directory for game.json. Returns the text for standard output. Throws
 * UserError for a broken table.
 */
export function tableGame(file: string, flags: TableFlags): string {
  if (flags.out !== undefined) checkPlace(flags.out);
  const table = readTable(diskFiles, file);
  const analysis = analyseTable(table);
  if (flags.out !== undefined) writeFolder(flags.out, { "game.json": `${JSON.stringify(analysis, null, 1)}\n` });
  return flags.json ? `${JSON.stringify(analysis)}\n` : screenText(table, analysis, flags.lang ?? ENGLISH);
}

function screenText(table: GameTable, analysis: CoalitionAnalysis | StrategyAnalysis, language: Language): string {
  return "shapley" in analysis
    ? coalitionText(table.players, analysis, language)
    : strategyText(table.players, analysis, language);
}

function coalitionText(players: readonly string[], analysis: CoalitionAnalysis, language: Language): string {
  const cost = analysis.kind === "cost";
  const heads: Text[] = [t("cli.whatEachGets", { cost }), t("cli.shapleyValue"), t("cli.nucleolus")];
  const rows = players.map((player) => [
    player,
    readable(analysis.shapley[player]!),
    readable(analysis.nucleolus[player]!),
  ]);
  const table = tableText(
    untitled(
      heads.map((head) => head[language]),
      rows,
    ),
  );
  return `${table}\n${explainCoalitions(analysis, language).join("\n")}\n`;
}

function strategyText(players: readonly string[], analysis: StrategyAnalysis, language: Language): string {
  const say = (text: Text) => text[language];
  const { equilibria, socialOptimum, welfare } = analysis;
  const row = (label: string, profile: Record<string, string>, sum: number) => [
    label,
    ...players.map((player) => profile[player]!),
    readable(sum),
  ];
  const shown = equilibria.slice(0, MOST_NAMED);
  const rows = [
    ...shown.map((profile, k) => row(say(t("cli.equilibrium", { k: k + 1 })), profile, welfare.equilibria[k]!)),
    row(say(t("cli.bestForAll")), socialOptimum, welfare.optimum),
  ];
  const more = equilibria.length - shown.length;
  const rest = more > 0 ? `${say(t("cli.moreEquilibria", { more }))}\n` : "";
  return `${tableText(untitled(["", ...players, say(t("cli.sum"))], rows))}${rest}\n${explainStrategies(analysis, language).join("\n")}\n`;
}
