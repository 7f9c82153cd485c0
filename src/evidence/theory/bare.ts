/**
 * The simulator with everything switched off: the economy, policy and market inputs from which each special case of the
 * literature is built by switching on what it needs.
 */
import { exp, log } from "../../maths/numerics/elementary.js";
import { firstRoot, geometricGrid } from "../../maths/numerics/roots.js";
import { sumOf } from "../../maths/numerics/sums.js";
import type { Economy } from "../../model/engine/economy.js";
import { emptyPolicy } from "../../model/engine/instruments.js";
import { type ClearingOptions, Market, type MarketInputs } from "../../model/engine/market.js";
import { nothingPending } from "../../model/engine/yearInputs.js";
import { type SpecialFeatures, SpecialMarket } from "./specialMarket.js";

/** Special cases are compared with closed forms, so they clear to more digits than a policy run needs. */
const THEORY_CLEARING: ClearingOptions = { tolerance: 1e-13, maxIterations: 3000 };

type Size = Pick<Economy, "nodes" | "sectors" | "labourTypes">;

/**
 * An economy in which nothing is produced, owned or taxed: no housing, capital, land, inputs, headquarters or fixed
 * costs, perfect competition, incomes stay where they arise. `set` switches parts on.
 */
export function bareEconomy({ nodes, sectors, labourTypes }: Size, set: Partial<Economy>): Economy {
  const perSector = () => new Float64Array(sectors);
  return {
    nodes,
    sectors,
    labourTypes,
    nodeIds: Array.from({ length: nodes }, (_, i) => `city-${i + 1}`),
    sectorIds: Array.from({ length: sectors }, (_, s) => `sector-${s + 1}`),
    sectorFunctions: Array.from({ length: sectors }, () => "other"),
    labourIds: Array.from({ length: labourTypes }, (_, t) => `labour-${t + 1}`),
    isCity: new Uint8Array(nodes).fill(1),
    country: new Int32Array(nodes),
    regime: new Int32Array(nodes),
    regimeIds: ["country"],
    expenditureShare: perSector(),
    housingShare: 0,
    imputedHousingShare: 0,
    publicServices: { weight: 0, rivalry: 1 },
    congestion: 0,
    substitution: perSector().fill(2),
    markup: perSector().fill(1),
    variety: 1,
    labourCostShare: new Float64Array(labourTypes * sectors),
    capitalCostShare: perSector(),
    landCostShare: perSector(),
    ownLand: { costShare: perSector(), stock: new Float64Array(sectors * nodes) },
    inputCostShare: new Float64Array(sectors * sectors),
    headquartersCostShare: perSector(),
    headquartersLabour: 0,
    headquartersSector: 0,
    tollSector: 0,
    housingSector: 0,
    capitalKinds: 1,
    profitOwner: { kind: "local" },
    capitalOwner: { kind: "local" },
    saving: null,
    landOwner: { kind: "local" },
    landRentToCity: new Float64Array(nodes),
    numeraire: { node: 0, value: 1 },
    ...withoutMoves({ nodes, sectors, labourTypes }),
    ...set,
  };
}

/** Nothing is lost on the way, nobody moves, enters or learns. */
function withoutMoves({ nodes, sectors, labourTypes }: Size) {
  const perSector = () => new Float64Array(sectors);
  return {
    goods: {
      distanceElasticity: perSector(),
      referenceHours: 1,
      loadValue: perSector().fill(Infinity),
      valueOfTime: 0,
      borderExposure: perSector().fill(1),
      residualCost: new Float64Array(sectors * nodes * nodes).fill(1),
    },
    size: new Float64Array(nodes).fill(1),
    pull: new Float64Array(nodes).fill(1),
    relocation: {
      sizeDispersion: 0,
      plantHazard: perSector(),
      headquartersHazard: perSector(),
      tasteDispersion: 1,
      fixedCost: perSector(),
      distanceCost: 0,
      exitRate: perSector(),
      exitElasticity: 0,
      entryElasticity: 0,
      entryPlaceElasticity: 1,
    },
    migration: {
      hazard: new Float64Array(labourTypes),
      tasteDispersion: 1,
      fixedCost: new Float64Array(labourTypes),
      distanceCost: new Float64Array(labourTypes),
      fromRegistration: false,
    },
    investment: { hazard: 0, tasteDispersion: 1, fixedCost: 0, distanceCost: 0, leastRent: 0 },
    knowledge: {
      decay: 0,
      platformDecay: 0,
      spillover: 0,
      platformGain: 0,
      distanceDecay: 0,
      productivityElasticity: perSector(),
      absorptive: new Float64Array(nodes),
    },
    externalities: { localisation: perSector(), urbanisation: perSector() },
  } satisfies Partial<Economy>;
}

/**
 * A market and what it is given: nobody anywhere, unit productivity, one firm's mass in every cell, goods that do not
 * travel.
 */
export interface Stage {
  economy: Economy;
  market: Market;
  inputs: MarketInputs;
}

/**
 * `features`: what the case has beside sectors with given firms. Without a homogeneous good all prices are counted in
 * aggregate labour income.
 */
export function bareStage(economy: Economy, features: SpecialFeatures = {}): Stage {
  const { nodes: n, sectors, labourTypes } = economy;
  const inputs: MarketInputs = {
    year: 0,
    wedges: {
      freeness: new Float64Array(sectors * n * n),
      tollFreeness: null,
      rentFreeness: null,
      tariffFreeness: null,
      coordination: null,
    },
    policy: emptyPolicy(n, sectors, labourTypes),
    productivity: new Float64Array(sectors * n).fill(1),
    linkMass: new Float64Array(sectors * n * n),
    workers: new Float64Array(labourTypes * n),
    residents: new Float64Array(n),
    capital: new Float64Array(n),
    industrialLand: new Float64Array(n),
    housingLand: new Float64Array(n).fill(1),
    ...nothingPending(economy),
  };
  const stage = { economy, market: new Market(economy, new SpecialMarket(n, features)), inputs };
  for (let s = 0; s < sectors; s++) setMasses(stage, s, new Float64Array(n).fill(1));
  return stage;
}

/** Manufactures: varieties of one sector between places. `labour`: its cost shares, by labour type. */
export interface Manufactures {
  places: number;
  /** Elasticity of substitution. */
  sigma: number;
  /** Of spending. */
  share: number;
  labour: readonly number[];
}

/** Position of the sector in a stage that has no other. */
export const MANUFACTURES = 0;

/**
 * A bare stage of manufactures under monopolistic competition, one resident a place. `set` switches on what else there
 * is.
 */
export function manufacturesStage(
  { places, sigma, share, labour }: Manufactures,
  features: SpecialFeatures = {},
  set: Partial<Economy> = {},
): Stage {
  const economy = bareEconomy(
    { nodes: places, sectors: 1, labourTypes: labour.length },
    {
      expenditureShare: Float64Array.of(share),
      labourCostShare: Float64Array.from(labour),
      substitution: Float64Array.of(sigma),
      markup: Float64Array.of(sigma / (sigma - 1)),
      ...set,
    },
  );
  const stage = bareStage(economy, features);
  stage.inputs.residents.fill(1);
  return stage;
}

/** Mass of plants in a cell, headquarters beside them. */
export function setMass(inputs: MarketInputs, nodes: number, sector: number, node: number, mass: number): void {
  inputs.linkMass[(sector * nodes + node) * nodes + node] = mass;
}

/** Masses of plants of a sector, by node. */
export function setMasses({ economy, inputs }: Stage, sector: number, masses: ArrayLike<number>): void {
  for (let i = 0; i < economy.nodes; i++) setMass(inputs, economy.nodes, sector, i, masses[i]);
}

/** Sets how freely a sector's goods travel: phi(seller, buyer), between 0 (not at all) and 1. */
export function setFreeness(stage: Stage, sector: number, phi: (seller: number, buyer: number) => number): void {
  const { nodes: n } = stage.economy;
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) stage.inputs.wedges.freeness[(sector * n + j) * n + i] = phi(i, j);
  }
}

/** The same freeness between any two places, 1 at home. */
export function setCommonFreeness(stage: Stage, phi: number, sector = MANUFACTURES): void {
  setFreeness(stage, sector, (seller, buyer) => (seller === buyer ? 1 : phi));
}

/**
 * Values of ln d^(sigma-1) = -ln phi that are scanned for break and sustain points: from nearly free trade to nearly
 * none.
 */
export const BARRIERS = geometricGrid(1e-3, 40, 90);

/** The first barrier, -ln phi between any two places, at which a number read off the stage is zero; null if none. */
export function firstBarrier(stage: Stage, criterion: () => number, scanned = BARRIERS): number | null {
  return firstRoot((barrier) => {
    setCommonFreeness(stage, exp(-barrier));
    return criterion();
  }, scanned);
}

/** What follows from a value; null where there is none. */
export function ifAny<Value, Found>(value: Value | null, found: (value: Value) => Found): Found | null {
  return value === null ? null : found(value);
}

/**
 * Always from the same start, so that an answer does not depend on what was asked before (black holes clear in more
 * than one way).
 */
export function clear({ market, inputs }: Stage): void {
  market.coldStart();
  market.clear(inputs, THEORY_CLEARING);
}

/** Price index of the composites at consumers' shares (housing left out): product of P^share. [n] */
export function consumerPrices({ economy, market }: Stage): Float64Array {
  const n = economy.nodes;
  return Float64Array.from({ length: n }, (_, i) => {
    const parts = (share: number, s: number) => (share > 0 ? share * log(market.price[s * n + i]) : 0);
    return exp(sumOf(economy.expenditureShare, parts));
  });
}

/** Wages of a labour type over consumer prices; shadow wages where none of it lives. [n] */
export function realWages(stage: Stage, labourType: number): Float64Array {
  const n = stage.economy.nodes;
  return consumerPrices(stage).map((price, i) => stage.market.wage[labourType * n + i] / price);
}

/** { w1: .., w2: .. } from a name and values by place. */
export function numbered(name: string, values: ArrayLike<number>): Record<string, number> {
  return Object.fromEntries(Array.from(values, (value, i) => [`${name}${i + 1}`, value]));
}
