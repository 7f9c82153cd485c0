import {
  analyseTable,
  type CoalitionAnalysis,
  explainCoalitions,
  explainStrategies,
  type GameTable,
  MOST_NAMED,
  readTable,
  type StrategyAnalysis,
} from "../game/index.js";
import { diskFiles } from "../node/files.js";
import { checkPlace } from "../node/places.js";
import { writeFolder } from "../node/writeFolder.js";
import { readable, textTable } from "./tables.js";

export interface TableFlags {
  table?: string;
  json?: boolean;
  out?: string;
}

/** Analysis of a plain game; `out` names a directory for game.json. Returns the text for standard output. Throws UserError for a broken table. */
export function tableGame(file: string, flags: TableFlags): string {
  if (flags.out !== undefined) checkPlace(flags.out);
  const table = readTable(diskFiles, file);
  const analysis = analyseTable(table);
  if (flags.out !== undefined) writeFolder(flags.out, { "game.json": `${JSON.stringify(analysis, null, 1)}\n` });
  return flags.json ? `${JSON.stringify(analysis)}\n` : screenText(table, analysis);
}

function screenText(table: GameTable, analysis: CoalitionAnalysis | StrategyAnalysis): string {
  return "shapley" in analysis ? coalitionText(table.players, analysis) : strategyText(table.players, analysis);
}

function coalitionText(players: readonly string[], analysis: CoalitionAnalysis): string {
  const what = analysis.kind === "cost" ? "pays" : "gets";
  const rows = players.map((player) => [
    player,
    readable(analysis.shapley[player]!),
    readable(analysis.nucleolus[player]!),
  ]);
  const table = textTable([`what each ${what}`, "Shapley value", "nucleolus"], rows);
  return `${table}\n${explainCoalitions(analysis).join("\n")}\n`;
}

function strategyText(players: readonly string[], analysis: StrategyAnalysis): string {
  const { equilibria, socialOptimum, welfare } = analysis;
  const row = (label: string, profile: Record<string, string>, sum: number) => [
    label,
    ...players.map((player) => profile[player]!),
    readable(sum),
  ];
  const shown = equilibria.slice(0, MOST_NAMED);
  const rows = [
    ...shown.map((profile, k) => row(`equilibrium ${k + 1}`, profile, welfare.equilibria[k]!)),
    row("best for all", socialOptimum, welfare.optimum),
  ];
  const more = equilibria.length - shown.length;
  const rest = more > 0 ? `${more} more equilibria: --json prints all.\n` : "";
  return `${textTable(["", ...players, "sum"], rows)}${rest}\n${explainStrategies(analysis).join("\n")}\n`;
}
