/**
 * Duplication of a hot sector under a tournament (Qian and Roland 1998; Lazear and Rosen 1981 on tournaments): each of
 * N cities backs the sector that all want or its own speciality. In the hot sector a city earns dv more than at home,
 * and c less for every rival there; of rivals' mean income it holds omega against itself; an entrant owes theta c to
 * each incumbent. What is owed moves money between cities and is no income.
 */
import { z } from "zod";
import { type Game, jointOptimum, nashSearch } from "../../maths/bargaining/index.js";
import { solver } from "./solver.js";

const OWN = 0;
const HOT = 1;

interface Duplication {
  N: number;
  dv: number;
  c: number;
  omega: number;
  theta: number;
}

export const duplication = solver(
  "t15_duplication_game",
  "duplication",
  z.object({
    N: z.number().int().min(2),
    dv: z.number(),
    c: z.number().gt(0),
    omega: z.number().gte(0),
    theta: z.number().gte(0),
  }),
  (setting) => {
    const choices = Array.from({ length: setting.N }, () => ({ kind: "list" as const, values: [OWN, HOT] }));
    const crowded = choices.map(() => HOT);
    // Cities leave a crowded sector one by one while that pays: where several numbers are equilibria, the largest
    // remains.
    const nash = nashSearch({ choices, payoff: standing(setting) }, crowded).profile;
    const planned = jointOptimum({ choices, payoff: income(setting) }, crowded).profile;
    const welfare = (profile: readonly number[]) =>
      profile.reduce((total, _, city) => total + income(setting)(city, profile), 0);
    return {
      n_nash: entrants(nash),
      n_planner: entrants(planned),
      W_nash: welfare(nash),
      W_planner: welfare(planned),
      loss: welfare(planned) - welfare(nash),
      similarity_nash: similarity(nash),
      similarity_planner: similarity(planned),
    };
  },
);

function entrants(profile: readonly number[]): number {
  return profile.filter((sector) => sector === HOT).length;
}

/** Income above that of a city's own speciality. */
function income({ dv, c }: Duplication): Game["payoff"] {
  return (city, profile) => (profile[city] === HOT ? dv - c * (entrants(profile) - 1) : 0);
}

/** What a city's government goes by. */
function standing(setting: Duplication): Game["payoff"] {
  const own = income(setting);
  return (city, profile) => {
    const rivals = profile.reduce((total, _, other) => total + (other === city ? 0 : own(other, profile)), 0);
    const owed = profile[city] === HOT ? setting.theta * setting.c * (entrants(profile) - 1) : 0;
    return own(city, profile) - owed - (setting.omega * rivals) / (setting.N - 1);
  };
}

/** Share of the pairs of cities that back the same sector. */
function similarity(profile: readonly number[]): number {
  const hot = entrants(profile);
  return (hot * (hot - 1)) / (profile.length * (profile.length - 1));
}
