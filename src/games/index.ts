/** The coordination game of a scenario: what coalitions are worth, who stays, what it costs to keep them. */

export { attemptGameDraw, type GameDrawResult, gameDrawRunner, summariseGames } from "./analysis.js";
export { type AttributionRow, attributePackage, attributionCsv } from "./attribution.js";
export { type CoordinationGame, type GamePlayer, type Plan, prepareGame } from "./coalitions.js";
export type { Payoffs } from "./payoffs.js";
export { type GameOptions, gameIndicator, LiveGame, type PlayedGame, playGame, type RecordedGame } from "./playGame.js";
export { type CoalitionTable, type GameTable, readTable, type StrategyTable } from "./table.js";
export {
  analyseTable,
  type CoalitionAnalysis,
  explainCoalitions,
  explainStrategies,
  MOST_NAMED,
  type StrategyAnalysis,
} from "./tableAnalysis.js";
export { attemptTask, type GameResult, type GameRunner, type GameTask, type Transfer } from "./task.js";
