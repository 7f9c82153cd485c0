import type { YearOutcome } from "../../src/engine/outcome.js";
import { calibrationOf, names, sum } from "./arms.js";
import type { Measure } from "./claims.js";

/** Numbers of a year by the names of a shipped region: what the claims about levers are made of. */
export function measuresOf(region: string) {
  const calibration = calibrationOf(region);
  const { economy } = calibration.world;
  const { nodes: n, sectors } = economy;
  const { node, sector, labour, cities } = names(calibration);
  const provinceOf = (i: number) => calibration.geography.provinces[i]!;
  const everySector = Array.from({ length: sectors }, (_, s) => s);
  const total =
    (pick: (outcome: YearOutcome) => ArrayLike<number>): Measure =>
    (outcome) =>
      sum(cities.map((i) => pick(outcome)[i]!));

  /** Sum of [from*n + to] over pairs of different nodes that `counts` admits. */
  const pairs = (
    pick: (outcome: YearOutcome) => ArrayLike<number>,
    counts: (from: number, to: number) => boolean,
    block = 0,
  ) =>
    ((outcome) => {
      let value = 0;
      for (let i = 0; i < n; i++)
        for (let j = 0; j < n; j++) if (i !== j && counts(i, j)) value += pick(outcome)[block * n * n + i * n + j]!;
      return value;
    }) satisfies Measure;
  const among = (i: number, j: number) => economy.isCity[i] === 1 && economy.isCity[j] === 1;

  return {
    calibration,
    n,
    node,
    sector,
    labour,
    cities,
    pairs,
    /** The number of one node. */
    at:
      (pick: (outcome: YearOutcome) => ArrayLike<number>, city: string): Measure =>
      (outcome) =>
        pick(outcome)[node(city)]!,
    /** The number of one cell. */
    cell:
      (pick: (outcome: YearOutcome) => ArrayLike<number>, sectorId: string, city: string): Measure =>
      (outcome) =>
        pick(outcome)[sector(sectorId) * n + node(city)]!,
    /** A city's cells over all sectors. */
    ofCity:
      (pick: (outcome: YearOutcome) => ArrayLike<number>, city: string): Measure =>
      (outcome) =>
        sum(everySector.map((s) => pick(outcome)[s * n + node(city)]!)),
    total,
    realGdp: total((outcome) => outcome.accounts.realGdp),
    consumption: ((outcome) =>
      sum(cities.map((i) => outcome.accounts.realConsumptionPerHead[i]! * outcome.residents[i]!))) satisfies Measure,
    trade: pairs((outcome) => outcome.market.trade, among),
    tradeAcrossProvinces: pairs(
      (outcome) => outcome.market.trade,
      (i, j) => among(i, j) && provinceOf(i) !== provinceOf(j),
    ),
    tradeInsideProvinces: pairs(
      (outcome) => outcome.market.trade,
      (i, j) => among(i, j) && provinceOf(i) === provinceOf(j),
    ),
    between: (from: string, to: string) => (i: number, j: number) => i === node(from) && j === node(to),
    leaving: (city: string) => (i: number) => i === node(city),
    arriving: (city: string) => (_: number, j: number) => j === node(city),
    /** Real firms that move plant, workers of a type that migrate, capital that moves. */
    plants: (counts: (from: number, to: number) => boolean) => pairs((outcome) => outcome.flows.firms, counts),
    migrants: (type: string, counts: (from: number, to: number) => boolean) =>
      pairs((outcome) => outcome.flows.workers, counts, labour(type)),
    capitalFlow: (counts: (from: number, to: number) => boolean) => pairs((outcome) => outcome.flows.capital, counts),
    /** What a city gets under agreements; all nodes together. */
    agreements:
      (city: string): Measure =>
      (outcome) =>
        outcome.accounts.sharingBalance[node(city)]!,
    allAgreements: ((outcome) => sum(outcome.accounts.sharingBalance)) satisfies Measure,
    wageBill:
      (type: string, city: string): Measure =>
      (outcome) =>
        outcome.market.wage[labour(type) * n + node(city)]! * outcome.workers[labour(type) * n + node(city)]!,
  };
}
