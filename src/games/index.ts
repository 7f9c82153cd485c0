/** The coordination game of a scenario: what coalitions are worth, who stays, what it costs to keep them. */
export { type AttributionRow, attributePackage, attributionCsv } from "./attribution.js";
export type { Plan } from "./coalitions.js";
export { type CoordinationGame, type GamePlayer, prepareGame } from "./coalitions.js";
export { attemptGameDraw, type GameDrawResult, gameDrawRunner, summariseGames } from "./draws.js";
export type { RecordedGame } from "./payment.js";
export { gameIndicator } from "./payment.js";
export type { Payoffs } from "./payoffs.js";
export { type GameOptions, LiveGame, type PlayedGame, playGame } from "./playGame.js";
export type { CoalitionTable, StrategyTable } from "./table.js";
export { type GameTable, readTable } from "./table.js";
export {
  analyseTable,
  type CoalitionAnalysis,
  explainCoalitions,
  explainStrategies,
  MOST_NAMED,
  type StrategyAnalysis,
} from "./tableAnalysis.js";
export { attemptTask, type GameResult, type GameRunner, type GameTask, type Transfer } from "./task.js";
