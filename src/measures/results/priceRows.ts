import { type Text, t, textOf } from "../../words/index.js";
import type { Price, PriceCell } from "./gameReport.js";

/** A player's price by horizon, for one of the things that it may want. */
export interface PriceRow {
  player: string;
  objective: string;
  /** [horizons] */
  cells: PriceCell[];
}

/**
 * Rows of the players that must be paid, or that no payment serves, somewhere in the table, those with the highest
 * price first.
 */
export function priceRows({ cells, objectives, horizons }: Price): PriceRow[] {
  const players = [...new Set(cells.map(({ player }) => player))];
  const dearest = (player: string) =>
    Math.max(...cells.filter((cell) => cell.player === player).map(({ needs }) => needs ?? 0));
  return players
    .filter((player) => cells.some((cell) => cell.player === player && cell.needs !== 0))
    .sort((a, b) => dearest(b) - dearest(a))
    .flatMap((player) =>
      objectives.map((objective) => ({
        player,
        objective,
        cells: horizons.map((horizon) => cellAt(cells, player, objective, horizon)),
      })),
    );
}

function cellAt(cells: readonly PriceCell[], player: string, objective: string, horizon: number): PriceCell {
  return cells.find((cell) => cell.player === player && cell.objective === objective && cell.horizon === horizon)!;
}

const OBJECTIVES: Record<string, Text> = {
  own: t("results.scenarioSWeights"),
  gdp: t("lab.gdpAlone"),
  revenue: t("results.revenueAlone"),
  consumption: t("results.consumptionAlone"),
  innovation: t("results.knowledgeAlone"),
  rank: t("results.rankAlone"),
  cluster: t("results.clusterAlone"),
};

/** What a player wants, in words. */
export function objectiveName(objective: string): Text {
  return OBJECTIVES[objective] ?? textOf(objective);
}
