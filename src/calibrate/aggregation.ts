import { inverse } from "../maths/numerics/linear.js";
import { workspace } from "../maths/numerics/simd.js";
import type { Aggregation } from "../model/engine/aggregation.js";
import type { Economy } from "../model/engine/economy.js";
import { Market } from "../model/engine/market.js";
import type { MarketInputs } from "../model/engine/marketInputs.js";
import { applyMap } from "../model/engine/marketMap.js";

/** Step of a difference quotient, in logs: both its errors are some 1e-5 of it. */
const STEP = 1e-5;

/** What of a step a group must not keep by itself in a round, so that its later steps are more than noise. */
const LEAST_REST = 1e-3;
/** Sums of later steps beyond which they are noise. */
const MOST = 1e3;

/**
 * How groups of unknowns answer each other around a cleared market: of wages, rents, prices, potentials and spending of
 * every kind those of all cities, and those of each other node. Null where they hand steps round for ever.
 */
export function aggregationOf(market: Market, inputs: MarketInputs): Aggregation | null {
  const { economy } = market;
  const probe = new Market(economy);
  probe.startFrom(market);
  probe.prepare(inputs);
  const { group, groups } = groupUnknowns(economy, probe.layout.size);
  const members = new Float64Array(groups);
  for (const g of group) members[g]++;
  const weight = members.map((count) => 1 / count);
  const answers = new Float64Array(groups * groups);
  withMap(probe, inputs, (unknowns, image, map) => {
    const start = unknowns.slice();
    map();
    const rest = image.slice();
    for (let g = 0; g < groups; g++) {
      for (let k = 0; k < group.length; k++) unknowns[k] = start[k] + (group[k] === g ? STEP : 0);
      map();
      for (let k = 0; k < group.length; k++)
        answers[group[k] * groups + g] += (weight[group[k]] * (image[k] - rest[k])) / STEP;
    }
  });
  const response = laterSteps(groups, answers);
  return response && { group, weight, response, step: new Float64Array(groups), later: new Float64Array(groups) };
}

/**
 * (I - J)^-1 - I of the groups' answers J; null where that is beyond bounds. A group that the map leaves as it is, such
 * as the rents of land that nobody uses, has no later steps, and makes none.
 */
export function laterSteps(groups: number, answers: Float64Array): Float64Array | null {
  const stands = Uint8Array.from({ length: groups }, (_, g) => (1 - answers[g * (groups + 1)] < LEAST_REST ? 1 : 0));
  const rests = answers.map((answer, at) => {
    const [to, from] = [Math.floor(at / groups), at % groups];
    return (to === from ? 1 : 0) - (stands[to] === 1 || stands[from] === 1 ? 0 : answer);
  });
  const response = inverse(groups, rests);
  if (!response) return null;
  for (let g = 0; g < groups; g++) response[g * (groups + 1)]--;
  return response.every((sum) => Math.abs(sum) < MOST) ? response : null;
}

/** Every kind of unknown stands by node. */
function groupUnknowns({ nodes, isCity }: Economy, size: number): { group: Int32Array; groups: number } {
  let places = 0;
  const cities = isCity.some((city) => city === 1) ? places++ : 0;
  const place = Array.from(isCity, (city) => (city === 1 ? cities : places++));
  const group = Int32Array.from({ length: size }, (_, k) => Math.floor(k / nodes) * places + place[k % nodes]!);
  return { group, groups: (size / nodes) * places };
}

/** Calls `work` with the market's unknowns, their image and the map, compiled where it can be. */
function withMap(
  market: Market,
  inputs: MarketInputs,
  work: (unknowns: Float64Array, image: Float64Array, map: () => void) => void,
): void {
  const memory = workspace;
  if (!memory) work(market.unknowns, market.image, () => applyMap(market, inputs));
  else
    memory.borrow((mirror) => {
      const [state, given] = [mirror.place("MarketState", market), mirror.place("MarketInputs", inputs)];
      const map = () => memory.kernels.applyMap(state, given);
      work(mirror.view(market.unknowns), mirror.view(market.image), map);
    });
}
