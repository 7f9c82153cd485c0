import type { GameReport } from "../measures/results/index.js";
import { BASELINE } from "../runs/experiments/index.js";
import { AGREEMENT, PAID } from "./payment.js";

/**
 * What a game adds to the vector of collaboration, by recorded arm. `optimum-reached`: what all players gain together,
 * of the best that any coalition brings them. `core-slack`: how far the coalition that has most reason to object is
 * from gaining by itself what it has, 100 million a year; negative where one would rather go its own way (needs the
 * worth of all coalitions). NaN where an arm or indicator has no value.
 */
export function gameIndicator(report: GameReport, arm: string, indicator: string): number {
  const gains = gainsIn(report, arm);
  if (!gains) return Number.NaN;
  if (indicator === "optimum-reached") {
    const best = report.socialOptimum.total;
    return best > 0 ? sum(Object.values(gains)) / best : Number.NaN;
  }
  return indicator === "core-slack" && report.method === "exact" ? slack(report, gains) : Number.NaN;
}

type Gains = Record<string, number>;

/** Of every player in a recorded arm: nothing without the agreement. */
function gainsIn({ players, acceptance, payment }: GameReport, arm: string): Gains | undefined {
  if (arm === BASELINE) return Object.fromEntries(players.map(({ id }) => [id, 0]));
  if (arm === AGREEMENT) return Object.fromEntries(acceptance.map(({ player, gain }) => [player, gain]));
  return arm === PAID && payment ? payment.gains : undefined;
}

/** Smallest x(S) - v(S) over all coalitions but the empty one and that of all. */
function slack({ coalitions, players }: GameReport, gains: Gains): number {
  const proper = coalitions.filter(({ members }) => members.length > 0 && members.length < players.length);
  return Math.min(...proper.map(({ members, value }) => sum(members.map((player) => gains[player])) - value));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
