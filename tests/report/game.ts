import { type GameReport, gameReportSchema } from "../../src/measures/results/index.js";
import { type GameView, gameSeen } from "../../src/measures/views/gameNames.js";
import { textOf } from "../../src/words/index.js";
import { manifestOf } from "./fixture.js";

/** Three players: a and b win 30 and 10 by agreeing with c, who loses 5. */
export const game: GameReport = gameReportSchema.parse({
  schemaVersion: 2,
  title: { en: "A <game>", zh: "<博弈>" },
  question: { en: "Who pays?", zh: "谁来支付？" },
  region: { en: "Somewhere", zh: "某地" },
  currency: { en: "yuan", zh: "元" },
  agreement: { en: "Border", zh: "边界" },
  unit: { en: "100 million yuan a year", zh: "亿元/年" },
  method: "exact",
  settings: {
    from: 2024,
    horizon: 10,
    discount: 0.95,
    decision: "unanimity",
    replicates: 0,
    marketTolerance: 1e-8,
    orders: null,
  },
  players: ["a", "b", "c"].map((id) => ({
    id,
    label: textOf(id.toUpperCase()),
    cities: [id],
    revenue: 1000,
    marginalObjective: 0.01,
  })),
  coalitions: [
    coalition([], [0, 0, 0], [], []),
    coalition(["a"], [0, 0, 0], [], ["b"]),
    coalition(["b"], [0, 0, 0], [], ["a"]),
    coalition(["c"], [0, 0, 0], [], ["a", "b"]),
    coalition(["a", "b"], [12, 8, -1], [], []),
    coalition(["a", "c"], [10, 0, -2], ["c"], ["b"]),
    coalition(["b", "c"], [0, 5, -2], ["c"], ["a"]),
    coalition(["a", "b", "c"], [30, 10, -5], ["c"], []),
  ],
  superadditive: true,
  shapley: { a: 17, b: 13, c: 5 },
  shapleyErrors: null,
  core: { empty: false, leastCore: -5 },
  nucleolus: { a: 16, b: 12, c: 7 },
  equilibria: [{ a: "join", b: "join", c: "out" }],
  socialOptimum: { members: ["a", "b", "c"], total: 35 },
  priceOfAnarchy: null,
  stability: [{ size: 2, coalitions: 3, internallyStable: 1, externallyStable: 2, stable: 1, potentiallyStable: 3 }],
  acceptance: ["a", "b", "c"].map((player, p) => ({
    player,
    gain: [30, 10, -5][p],
    gainError: null,
    without: 0,
    outside: 0,
    accepts: p < 2,
    needs: [0, 0, 5][p],
    needsError: null,
    needsShareOfRevenue: [0, 0, 0.005][p],
  })),
  price: {
    reach: null,
    horizons: [5, 10],
    objectives: ["own", "gdp"],
    cells: [...pricesOf("a", 0, 0), ...pricesOf("b", 0, 2), ...pricesOf("c", 5, null)],
  },
  compensation: { rule: "minimal", transfers: { minimal: { a: -3.75, b: -1.25, c: 5 }, nash: null } },
  payment: null,
  summary: [{ en: "C needs 0.5 bn yuan a year.", zh: "C需每年5亿元。" }],
});

/** As an English reader sees it. */
export function viewOf(report: GameReport = game): GameView {
  return { ...gameSeen(report, "en"), manifest: manifestOf(1) };
}

/** By the scenario's weights, and by GDP alone, at 5 years; five times that at 10. */
function pricesOf(player: string, own: number, gdp: number | null) {
  const cell = (objective: string, horizon: number, needs: number | null) => ({
    player,
    objective,
    horizon,
    needs: needs && (needs * horizon) / 5,
    needsError: null,
    interval: null,
  });
  return [5, 10].flatMap((horizon) => [cell("own", horizon, own), cell("gdp", horizon, gdp)]);
}

function coalition(members: string[], payoffs: number[], leave: string[], join: string[]) {
  const byPlayer = { a: payoffs[0], b: payoffs[1], c: payoffs[2] };
  const value = members.reduce((sum, id) => sum + byPlayer[id as "a"]!, 0);
  const total = payoffs.reduce((sum, one) => sum + one, 0);
  return { members, payoffs: byPlayer, standardErrors: null, value, valueError: null, total, leave, join };
}
