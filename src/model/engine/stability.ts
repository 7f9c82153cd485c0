import { exp, log, square } from "../../maths/numerics/elementary.js";
import { sumOf } from "../../maths/numerics/sums.js";
import { copyOnCohorts } from "./cohorts.js";
import type { ClearingOptions, Prices } from "./market.js";
import { Simulation } from "./simulation.js";
import type { World } from "./world.js";

/** How a world at rest reacts to a small push: growth of the slowest-dying deviation from one year to the next. */
export interface Stability {
  /** Above one the base year is unstable: any push grows. */
  radius: number;
  /** The node and stock in which the dominant mode is largest. */
  mode: string;
  years: number;
}

const PUSH = 1e-4;
const YEARS = 200;
const CLEARING: ClearingOptions = { tolerance: 1e-12, maxIterations: 600 };

/**
 * Spectral radius of the year map on cohorts by power iteration: a world pushed in workers and capital (totals
 * conserved) runs beside the base year, its deviation is measured each year in relative terms and scaled back. The last
 * years' mean growth is the estimate. The history that a year carries along (last year's employment and prices) is part
 * of the map. `start`: the cleared market of the base year.
 */
export function stabilityOf(world: World, start: Prices): Stability {
  const rest = copyOnCohorts(world);
  const pushed = copyOnCohorts(world);
  const n = rest.economy.nodes;
  const cities = sumOf(rest.economy.isCity);
  for (let i = 0; i < cities; i++) {
    const sign = i % 2 === 0 ? 1 : -1;
    for (let t = 0; t < rest.economy.labourTypes; t++) pushed.stocks.workers[t * n + i] *= 1 + sign * PUSH;
    for (let k = i; k < pushed.stocks.capital.length; k += n) pushed.stocks.capital[k] *= 1 - sign * PUSH * 0.7;
  }
  balanceTotals(pushed, rest);
  const runs = [rest, pushed].map((run) => new Simulation(run, () => run.basePolicy, { clearing: CLEARING, start }));
  const growth: number[] = [];
  let before = size(pushed, rest);
  for (let year = 0; year < YEARS; year++) {
    for (const run of runs) run.glance();
    const after = size(pushed, rest);
    growth.push(after / before);
    scale(pushed, rest, before / after);
    // Totals are kept for ever: what round-off adds to them would outlast any deviation that dies.
    balanceTotals(pushed, rest);
    runs[1].approachMemory(runs[0], before / after);
    before = size(pushed, rest);
  }
  const last = growth.slice(-10);
  const radius = exp(sumOf(last, (value) => log(value)) / last.length);
  return { radius, mode: dominantMode(pushed, rest), years: YEARS };
}

/** Stocks that a deviation can sit in. */
function stocksOf({ stocks, population: { firms } }: World): Record<string, Float64Array> {
  const { workers, capital, knowledge } = stocks;
  return { workers, capital, knowledge, firms };
}

function size(world: World, rest: World): number {
  const own = stocksOf(world);
  const base = stocksOf(rest);
  let sum = 0;
  for (const [name, values] of Object.entries(own)) {
    values.forEach((value, k) => {
      const at = base[name][k];
      if (at > 0) sum += square(value / at - 1);
    });
  }
  return Math.sqrt(sum);
}

function scale(world: World, rest: World, factor: number): void {
  const own = stocksOf(world);
  const base = stocksOf(rest);
  for (const [name, values] of Object.entries(own)) {
    for (let k = 0; k < values.length; k++) values[k] = base[name][k] + factor * (values[k] - base[name][k]);
  }
}

/**
 * Puts the missing workers and capital of the push into the last linked node, so that totals are those of the base
 * year.
 */
function balanceTotals(world: World, rest: World): void {
  const { nodes: n, labourTypes } = world.economy;
  const into = world.linked.subarray(0, n).lastIndexOf(1);
  const { workers } = world.stocks;
  for (let t = 0; t < labourTypes; t++) {
    let missing = 0;
    for (let k = t * n; k < (t + 1) * n; k++) missing += rest.stocks.workers[k] - workers[k];
    workers[t * n + into] += missing;
  }
  // What is saved has no total that is given.
  if (world.economy.saving) return;
  // Capital changes its kind, so that only the total of all kinds is given.
  const own = world.stocks.capital;
  let there = 0;
  let missing = 0;
  for (let k = 0; k < own.length; k++) {
    missing += rest.stocks.capital[k] - own[k];
    if (k % n === into) there += own[k];
  }
  for (let k = into; k < own.length; k += n) own[k] *= 1 + missing / there;
}

/** The stock that is furthest from rest, relative to it: "workers of shanghai". */
function dominantMode(world: World, rest: World): string {
  const base = stocksOf(rest);
  const n = world.economy.nodes;
  let worst = 0;
  let mode = "";
  for (const [name, values] of Object.entries(stocksOf(world))) {
    values.forEach((value, k) => {
      const at = base[name][k];
      const deviation = at > 0 ? Math.abs(value / at - 1) : 0;
      if (deviation > worst) {
        worst = deviation;
        mode = `${name} of ${world.economy.nodeIds[name === "firms" ? Math.floor(k / n) % n : k % n]}`;
      }
    });
  }
  return mode;
}
