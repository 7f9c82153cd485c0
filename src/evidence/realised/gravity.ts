import type { Calibration } from "../../calibrate/index.js";
import { simulatedFlow, type TradeKind, tradeOf } from "../flows/simulated.js";
import { twoWayPoisson } from "../twoWay.js";
import type { Subject } from "./subject.js";

/** Elasticity of trade between cities to kilometres. */
export function tradeToDistance(subject: Subject, kind: TradeKind): number {
  return toDistance(subject, tradeOf(subject, kind));
}

/**
 * Coefficient of a provincial border in trade of goods, ln points, at given kilometres; NaN where effects of cities
 * take it up.
 */
export function goodsToBorder(subject: Subject): number {
  const { calibration } = subject;
  if (!bordersAreIdentified(calibration)) return Number.NaN;
  return estimate(subject, tradeOf(subject, "goods"), true)[1];
}

/** Elasticity of the number of workers of all types who move between cities. */
export const workersToDistance = (subject: Subject): number => toDistance(subject, simulatedFlow(subject, "workers"));

/** Elasticity of the number of plants that move between cities. */
export const firmsToDistance = (subject: Subject): number => toDistance(subject, simulatedFlow(subject, "firms"));

/** Elasticity of what plants pay to headquarters in other cities. */
export const headquartersToDistance = (subject: Subject): number =>
  toDistance(subject, simulatedFlow(subject, "headquarters"));

/** Elasticity of capital that moves between cities. */
export const capitalToDistance = (subject: Subject): number => toDistance(subject, simulatedFlow(subject, "capital"));

/** With the border beside it where it is identified, so that borders do not pass for distance. */
function toDistance(subject: Subject, flow: Float64Array): number {
  return estimate(subject, flow, bordersAreIdentified(subject.calibration))[0];
}

function estimate({ calibration, cities }: Subject, flow: Float64Array, withBorder: boolean): number[] {
  const { world, geography } = calibration;
  const n = world.economy.nodes;
  const inCluster = new Set(cities);
  const distance = world.kilometres.map((km) => Math.log(km));
  const border = new Float64Array(n * n);
  for (let pair = 0; pair < n * n; pair++) {
    border[pair] = geography.provinces[Math.floor(pair / n)] === geography.provinces[pair % n] ? 0 : 1;
  }
  const between = (pair: number) =>
    pair % (n + 1) !== 0 && inCluster.has(Math.floor(pair / n)) && inCluster.has(pair % n);
  return twoWayPoisson(n, flow, withBorder ? [distance, border] : [distance], between);
}

/** Two provinces of several cities each: a province of one city is told from its border by nobody. */
function bordersAreIdentified({ geography }: Calibration): boolean {
  const cities = geography.provinces.slice(0, geography.cities);
  const several = new Set(cities.filter((province, i) => cities.indexOf(province) !== i));
  return several.size >= 2;
}
