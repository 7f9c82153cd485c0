/**
 * Contributions to platforms that spill over: u_i = b_i sum_j S_ij x_j - c x_i^2 / 2 (a public-goods game with
 * quadratic costs).
 */
import { z } from "zod";
import { type Game, jointOptimum, nashBargaining, nashSearch, priceOfAnarchy } from "../../maths/bargaining/index.js";
import { solver } from "./solver.js";

export const platformGame = solver(
  "t07_tax_competition",
  "platform_game",
  z.object({ b: z.array(z.number().gte(0)), S: z.array(z.array(z.number().gte(0))), c: z.number().gt(0) }),
  ({ b, S, c }) => {
    const n = b.length;
    const most = (2 * n * Math.max(...b) * Math.max(...S.flat())) / c;
    const game: Game = {
      choices: b.map(() => ({ kind: "interval", low: 0, high: most, accuracy: 1e-11 * most })),
      payoff: (i, x) => b[i] * S[i].reduce((sum, spill, j) => sum + spill * x[j], 0) - (c * x[i] ** 2) / 2,
    };
    const start = b.map(() => most / 4);
    const alone = nashSearch(game, start).profile;
    const together = jointOptimum(game, start).profile;
    const payoffs = (profile: readonly number[]) => b.map((_, i) => game.payoff(i, profile));
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const [uAlone, uTogether] = [payoffs(alone), payoffs(together)];
    const agreed = nashBargaining(uAlone, sum(uTogether));
    return {
      x_nash: alone,
      x_coop: together,
      W_nash: sum(uAlone),
      W_coop: sum(uTogether),
      price_of_anarchy: priceOfAnarchy(sum(uTogether), [sum(uAlone)]),
      u_nash: uAlone,
      u_coop: uTogether,
      nash_bargaining_transfers: agreed?.map((share, i) => share - uTogether[i]) ?? null,
    };
  },
);
