import { z } from "zod";
import {
  type Game,
  isCoreEmpty,
  isInCore,
  jointOptimum,
  leastCore,
  listCoalitions,
  members,
  nashBargaining,
  nashSearch,
  nucleolus,
  priceOfAnarchy,
  savings,
  shapley,
} from "../../maths/bargaining/index.js";
import { square } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { SaidRangeError, t } from "../../words/index.js";
import { notNegative, positive, real, solver } from "./solver.js";

/**
 * Games of sharing whose solutions are printed: gloves, airports, estates, power systems (the modules that divide what
 * an agreement brings).
 */

export const sharing = solver(
  "t09_coop_games",
  "games",
  {
    players: z.array(z.string()).min(1),
    kind: z.enum(["profit", "cost"]),
    v: z.record(z.string(), real),
  },
  ({ players, kind, v }) => {
    const worth = new Map<number, number>();
    for (const [coalition, value] of Object.entries(v)) {
      const mask = maskOf(coalition, players);
      if ((worth.get(mask) ?? value) !== value) throw new SaidRangeError(t("validation.twoWorthsOf", { coalition }));
      worth.set(mask, value);
    }
    const table = listCoalitions(players.length, (coalition) => {
      const value = worth.get(coalition);
      if (value === undefined)
        throw new SaidRangeError(
          t("validation.noWorthOf", {
            coalition: members(coalition)
              .map((i) => players[i])
              .join("+"),
          }),
        );
      return value;
    });
    const game = kind === "cost" ? savings(table) : table;
    const divided = (shares: Float64Array) => (kind === "cost" ? shares.map((share) => 0 - share) : shares);
    const value = shapley(game);
    return {
      shapley: divided(value),
      nucleolus: divided(nucleolus(game)),
      least_core_eps: leastCore(game),
      core_nonempty: !isCoreEmpty(game),
      shapley_in_core: isInCore(game, value),
    };
  },
);

/** "A+C" as a bit mask. */
function maskOf(coalition: string, players: readonly string[]): number {
  return coalition.split("+").reduce((mask, name) => {
    const player = players.indexOf(name);
    if (player < 0) throw new SaidRangeError(t("validation.noPlayer", { name }));
    return mask | (1 << player);
  }, 0);
}

/**
 * Duplication of a hot sector under a tournament (Qian and Roland 1998; Lazear and Rosen 1981 on tournaments): each of
 * N cities backs the sector that all want or its own speciality. In the hot sector a city earns dv more than at home,
 * and c less for every rival there; of rivals' mean income it holds omega against itself; an entrant owes theta c to
 * each incumbent. What is owed moves money between cities and is no income.
 */

const OWN = 0;
const HOT = 1;

const setting = {
  N: z.number().int().min(2),
  dv: real,
  c: positive,
  omega: notNegative,
  theta: notNegative,
};

type Duplication = z.output<z.ZodObject<typeof setting>>;

export const duplication = solver("t15_duplication_game", "duplication", setting, (given) => {
  const choices = Array.from({ length: given.N }, () => ({ kind: "list" as const, values: [OWN, HOT] }));
  const crowded = choices.map(() => HOT);
  // Cities leave a crowded sector one by one while that pays: where several numbers are equilibria, the largest
  // remains.
  const nash = nashSearch({ choices, payoff: standing(given) }, crowded).profile;
  const planned = jointOptimum({ choices, payoff: income(given) }, crowded).profile;
  const welfare = (profile: readonly number[]) => sumOf(profile, (_, city) => income(given)(city, profile));
  return {
    n_nash: entrants(nash),
    n_planner: entrants(planned),
    W_nash: welfare(nash),
    W_planner: welfare(planned),
    loss: welfare(planned) - welfare(nash),
    similarity_nash: similarity(nash),
    similarity_planner: similarity(planned),
  };
});

function entrants(profile: readonly number[]): number {
  return profile.filter((sector) => sector === HOT).length;
}

/** Income above that of a city's own speciality. */
function income({ dv, c }: Duplication): Game["payoff"] {
  return (city, profile) => (profile[city] === HOT ? dv - c * (entrants(profile) - 1) : 0);
}

/** What a city's government goes by: income, less what it owes to incumbents, less omega times its rivals' mean. */
function standing(setting: Duplication): Game["payoff"] {
  const own = income(setting);
  return (city, profile) => {
    const rivals = sumOf(profile, (_, other) => (other === city ? 0 : own(other, profile)));
    const owed = profile[city] === HOT ? setting.theta * setting.c * (entrants(profile) - 1) : 0;
    return own(city, profile) - owed - (setting.omega * rivals) / (setting.N - 1);
  };
}

/** Share of the pairs of cities that back the same sector. */
function similarity(profile: readonly number[]): number {
  const hot = entrants(profile);
  return (hot * (hot - 1)) / (profile.length * (profile.length - 1));
}

/**
 * Contributions to platforms that spill over: u_i = b_i sum_j S_ij x_j - c x_i^2 / 2 (a public-goods game with
 * quadratic costs).
 */

export const platformGame = solver(
  "t07_tax_competition",
  "platform_game",
  { b: z.array(notNegative), S: z.array(z.array(notNegative)), c: positive },
  ({ b, S, c }) => {
    const n = b.length;
    const most = (2 * n * Math.max(...b) * Math.max(...S.flat())) / c;
    const game: Game = {
      choices: b.map(() => ({ kind: "interval", low: 0, high: most, accuracy: 1e-11 * most })),
      payoff: (i, x) => b[i] * sumOf(S[i], (spill, j) => spill * x[j]) - (c * square(x[i])) / 2,
    };
    const start = b.map(() => most / 4);
    const alone = nashSearch(game, start).profile;
    const together = jointOptimum(game, start).profile;
    const payoffs = (profile: readonly number[]) => b.map((_, i) => game.payoff(i, profile));
    const [uAlone, uTogether] = [payoffs(alone), payoffs(together)];
    const agreed = nashBargaining(uAlone, sumOf(uTogether));
    return {
      x_nash: alone,
      x_coop: together,
      W_nash: sumOf(uAlone),
      W_coop: sumOf(uTogether),
      price_of_anarchy: priceOfAnarchy(sumOf(uTogether), [sumOf(uAlone)]),
      u_nash: uAlone,
      u_coop: uTogether,
      nash_bargaining_transfers: agreed?.map((share, i) => share - uTogether[i]) ?? null,
    };
  },
);
