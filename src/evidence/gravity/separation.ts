import { type Effects, type Observations, regress } from "./effects.js";

/** What counts as nothing beside a column of ones. */
const NOTHING = 1e-5;
const ROUNDS = 200;
/** Weight of positive flows against zeros: enough to hold them at nothing. */
const HELD = 1e7;

/**
 * Positions of zero flows that some combination of effects and regressors tells from all others: it could grow for ever
 * and fit them ever better, so that no estimate is finite until they are left out. By the iterated rectifier of
 * Correia, Guimaraes and Zylkin (2019).
 */
export function separatedZeros(observations: Observations, effects: Effects): Set<number> {
  const { flow } = observations;
  const weight = flow.map((value) => (value > 0 ? HELD : 1));
  let wanted = flow.map((value) => (value > 0 ? 0 : 1));
  for (let round = 0; round < ROUNDS; round++) {
    const regression = regress(observations, effects, weight, wanted);
    if (regression === null) break;
    const fitted = regression.fitted.map((value, k) => (flow[k] > 0 || Math.abs(value) < NOTHING ? 0 : value));
    if (fitted.every((value) => value >= 0)) return new Set([...fitted.keys()].filter((k) => fitted[k] > 0));
    wanted = fitted.map((value) => Math.max(0, value));
  }
  return new Set();
}
