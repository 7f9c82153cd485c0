import type { YearOutcome } from "../../src/model/engine/outcome.js";
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
  const at =
    (pick: (outcome: YearOutcome) => ArrayLike<number>) =>
    (city: string): Measure =>
    (outcome) =>
      pick(outcome)[node(city)]!;
  const cell =
    (pick: (outcome: YearOutcome) => ArrayLike<number>) =>
    (sectorId: string, city: string): Measure =>
    (outcome) =>
      pick(outcome)[sector(sectorId) * n + node(city)]!;
  const ofCity =
    (pick: (outcome: YearOutcome) => ArrayLike<number>) =>
    (city: string): Measure =>
    (outcome) =>
      sum(everySector.map((s) => pick(outcome)[s * n + node(city)]!));
  const among = (i: number, j: number) => economy.isCity[i] === 1 && economy.isCity[j] === 1;

  return {
    calibration,
    n,
    node,
    sector,
    labour,
    cities,
    pairs,

    // -- of one node --
    realGdpOf: at((outcome) => outcome.accounts.realGdp),
    livingCost: at((outcome) => outcome.accounts.priceIndex),
    householdIncome: at((outcome) => outcome.accounts.householdIncome),
    localTaxes: at((outcome) => outcome.accounts.localTaxes),
    balanceWithCentre: at((outcome) => outcome.accounts.centralBalance),
    /** Spent by the city on its levers; received under agreements; output credited by parks. */
    cost: at((outcome) => outcome.accounts.leverCost),
    agreements: at((outcome) => outcome.accounts.sharingBalance),
    outputCredit: at((outcome) => outcome.accounts.gdpCredit),
    capital: at((outcome) => outcome.capital),
    industrialLand: at((outcome) => outcome.industrialLand),
    housingLand: at((outcome) => outcome.housingLand),
    industrialRent: at((outcome) => outcome.market.industrialRent),
    housingRent: at((outcome) => outcome.market.housingRent),

    // -- of one node over its sectors --
    firmsOf: ofCity((outcome) => outcome.firms),
    profitOf: ofCity((outcome) => outcome.market.profit),
    knowledgeOf: ofCity((outcome) => outcome.knowledge),
    taughtTo: ofCity((outcome) => outcome.platformReceived),

    // -- of one sector in one node --
    firmsIn: cell((outcome) => outcome.firms),
    output: cell((outcome) => outcome.market.revenue),
    valueAdded: cell((outcome) => outcome.accounts.valueAdded),
    jobs: cell((outcome) => outcome.market.employment),
    entrants: cell((outcome) => outcome.flows.entrants),
    closures: cell((outcome) => outcome.flows.exits),
    arrivalsIn: cell((outcome) => outcome.flows.arrivals),

    // -- of all cities, of pairs --
    ownRevenue: total((outcome) => outcome.accounts.localRevenue),
    tolls: total((outcome) => outcome.market.tollRevenue),
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
    allTolls: ((outcome) => sum(outcome.market.tollRevenue)) satisfies Measure,
    /** Net receipts of all nodes together. */
    allAgreements: ((outcome) => sum(outcome.accounts.sharingBalance)) satisfies Measure,
    wageBill:
      (type: string, city: string): Measure =>
      (outcome) =>
        outcome.market.wage[labour(type) * n + node(city)]! * outcome.workers[labour(type) * n + node(city)]!,
  };
}
