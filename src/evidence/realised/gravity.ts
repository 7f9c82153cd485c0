import type { Calibration } from "../../calibrate/index.js";
import { twoWayPoisson } from "../twoWay.js";
import type { Subject } from "./subject.js";

/** Goods are what travels on lorries; the rest are services. */
type Kind = "goods" | "primary" | "secondary" | "services";

/** Elasticity of trade between cities to kilometres. */
export function tradeToDistance(subject: Subject, kind: Kind): number {
  return toDistance(subject, trade(subject, kind));
}

/** Coefficient of a provincial border in trade of goods, ln points, at given kilometres; NaN where effects of cities take it up. */
export function goodsToBorder(subject: Subject): number {
  const { calibration } = subject;
  if (!bordersAreIdentified(calibration)) return Number.NaN;
  return estimate(subject, trade(subject, "goods"), true)[1]!;
}

/** Elasticity of the number of workers of all types who move between cities. */
export function workersToDistance(subject: Subject): number {
  const { nodes: n, labourTypes } = subject.calibration.world.economy;
  const flow = new Float64Array(n * n);
  for (let t = 0; t < labourTypes; t++) addBlock(flow, subject.year.flows.workers, t);
  return toDistance(subject, flow);
}

/** Elasticity of the number of plants that move between cities. */
export const firmsToDistance = (subject: Subject): number => toDistance(subject, subject.year.flows.firms);

/** Elasticity of what plants pay to headquarters in other cities. */
export const headquartersToDistance = (subject: Subject): number =>
  toDistance(subject, subject.year.market.headquartersPayments);

/** Elasticity of capital that moves between cities. */
export const capitalToDistance = (subject: Subject): number => toDistance(subject, subject.year.flows.capital);

/** With the border beside it where it is identified, so that borders do not pass for distance. */
function toDistance(subject: Subject, flow: Float64Array): number {
  return estimate(subject, flow, bordersAreIdentified(subject.calibration))[0]!;
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

function trade({ calibration, year }: Subject, kind: Kind): Float64Array {
  const { economy } = calibration.world;
  const { sectors } = calibration.region.tables;
  const flow = new Float64Array(economy.nodes ** 2);
  sectors.forEach(({ group }, s) => {
    const onLorries = Number.isFinite(economy.goods.loadValue[s]!);
    const counts = kind === "services" ? !onLorries : kind === "goods" ? onLorries : onLorries && group === kind;
    if (counts) addBlock(flow, year.market.tradeBySector, s);
  });
  return flow;
}

function addBlock(sum: Float64Array, blocks: Float64Array, block: number): void {
  for (let pair = 0; pair < sum.length; pair++) sum[pair]! += blocks[block * sum.length + pair]!;
}
