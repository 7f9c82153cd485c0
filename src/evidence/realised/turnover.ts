import type { Subject } from "./subject.js";

/** Per cent of the cluster's workers who change node in a year. */
export function workersWhoMove({ calibration, year, cities }: Subject): number {
  return turnover(cities, calibration.world.economy.nodes, year.flows.workers, year.workers);
}

/** Per cent of the cluster's plants that change node in a year. */
export function firmsThatMove({ calibration, year, cities }: Subject): number {
  return turnover(cities, calibration.world.economy.nodes, year.flows.firms, year.firms);
}

/** Per cent of the cluster's capital that changes node in a year. */
export function capitalThatMoves({ calibration, year, cities }: Subject): number {
  return turnover(cities, calibration.world.economy.nodes, year.flows.capital, year.capital);
}

/** Gross flows out of cities over stocks in them, per cent. flows blocks of [from*n + to], stocks blocks of [n] */
function turnover(cities: readonly number[], n: number, flows: Float64Array, stocks: Float64Array): number {
  const within = new Set(cities);
  let moved = 0;
  let there = 0;
  flows.forEach((flow, k) => {
    if (within.has(Math.floor(k / n) % n)) moved += flow;
  });
  stocks.forEach((stock, k) => {
    if (within.has(k % n)) there += stock;
  });
  return (100 * moved) / there;
}

/**
 * Per cent of the cluster's residents a year by which shares of cities changed between two censuses (half the sum of
 * absolute changes): no fewer can have moved. NaN where nobody counted.
 */
export function netReallocation({ calibration }: Pick<Subject, "calibration">): number {
  const { tables } = calibration.region;
  const counted = (when: number) =>
    tables.cities.map(
      ({ id }) =>
        tables.observed.find(({ city, year }) => city === id && year === when)?.residentsThousand ?? Number.NaN,
    );
  const [before, after] = [counted(CENSUSES[0]), counted(CENSUSES[1])];
  const [all, later] = [before, after].map((people) => people.reduce((sum, value) => sum + value, 0));
  const change = before.reduce((sum, people, i) => sum + Math.abs(after[i] / later - people / all), 0);
  return (100 * change) / 2 / (CENSUSES[1] - CENSUSES[0]);
}

const CENSUSES = [2010, 2020] as const;
