import seedrandom from "seedrandom";
import type { Economy } from "../../model/engine/economy.js";
import type { MarketInputs } from "../../model/engine/market.js";
import type { Policy } from "../../model/engine/policy.js";
import { nothingPending } from "../../model/engine/yearInputs.js";

const LABOUR_TYPES = 2;
const HOUSING_SHARE = 0.08;

/** Draws that follow each other: what is drawn first decides all that comes after. */
interface Chance {
  draw(): number;
  between(low: number, high: number): number;
}

const fill = (length: number, value: (k: number) => number) => Float64Array.from({ length }, (_, k) => value(k));
const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

/** A random but economically sensible economy for solver tests and benchmarks. */
export function randomMarket(
  nodes: number,
  sectors: number,
  seed = "economy",
): { economy: Economy; inputs: MarketInputs } {
  const draw = seedrandom(`${seed}:${nodes}:${sectors}`);
  const chance: Chance = { draw, between: (low, high) => low + (high - low) * draw() };
  const { between } = chance;
  const costShares = randomCosts(sectors, chance);
  const substitution = fill(sectors, () => between(3, 8));
  const expenditure = fill(sectors, () => between(0.2, 1));
  const expenditureSum = sum(expenditure);
  const expenditureShare = expenditure.map((value) => (value / expenditureSum) * (1 - HOUSING_SHARE));
  const freeness = randomFreeness(nodes, substitution, chance);
  const economy = economyOf(nodes, sectors, { ...costShares, substitution, expenditureShare });
  const linkMass = randomFirms(nodes, sectors, chance);
  const workers = fill(LABOUR_TYPES * nodes, (k) => between(0.5, 4) * (k < nodes ? 1 : 0.3));
  const policy = randomPolicy(nodes, sectors, chance);
  const inputs: MarketInputs = {
    year: 0,
    wedges: { freeness, tollFreeness: null, rentFreeness: null, tariffFreeness: null, coordination: null },
    policy,
    productivity: fill(sectors * nodes, () => between(0.7, 1.4)),
    linkMass,
    workers,
    residents: fill(nodes, (i) => 2 * workers[i]!),
    capital: fill(nodes, () => between(1, 5)),
    industrialLand: fill(nodes, () => between(0.5, 2)),
    housingLand: fill(nodes, () => between(0.5, 2)),
    ...nothingPending(economy),
  };
  return { economy, inputs };
}

type CostShares = Pick<
  Economy,
  "labourCostShare" | "capitalCostShare" | "landCostShare" | "headquartersCostShare" | "inputCostShare"
>;

/** Shares of cost, which add up to one in each sector. */
function randomCosts(sectors: number, { draw, between }: Chance): CostShares {
  const shares: CostShares = {
    labourCostShare: new Float64Array(LABOUR_TYPES * sectors),
    capitalCostShare: new Float64Array(sectors),
    landCostShare: new Float64Array(sectors),
    headquartersCostShare: new Float64Array(sectors),
    inputCostShare: new Float64Array(sectors * sectors),
  };
  for (let s = 0; s < sectors; s++) {
    const raw = [between(0.2, 0.4), between(0.05, 0.2), between(0.1, 0.3), between(0.01, 0.05), between(0.01, 0.06)];
    const intermediates = fill(sectors, () => draw() ** 3);
    const inputTotal = between(0.3, 0.6);
    const inputSum = sum(intermediates);
    const scale = (1 - inputTotal) / sum(raw);
    shares.labourCostShare[s] = raw[0]! * scale;
    shares.labourCostShare[sectors + s] = raw[1]! * scale;
    shares.capitalCostShare[s] = raw[2]! * scale;
    shares.landCostShare[s] = raw[3]! * scale;
    shares.headquartersCostShare[s] = raw[4]! * scale;
    for (let r = 0; r < sectors; r++)
      shares.inputCostShare[s * sectors + r] = (intermediates[r]! / inputSum) * inputTotal;
  }
  return shares;
}

/** Freeness of trade between cities somewhere on a map of 400 km x 400 km; 1 inside a city. [s*n*n + i*n + j] */
function randomFreeness(nodes: number, substitution: Float64Array, { between }: Chance): Float64Array {
  const xy = Array.from({ length: nodes }, () => [between(0, 400), between(0, 400)] as const);
  return fill(substitution.length * nodes * nodes, (k) => {
    const [i, j] = [k % nodes, Math.floor(k / nodes) % nodes];
    if (i === j) return 1;
    const distance = Math.hypot(xy[i]![0] - xy[j]![0], xy[i]![1] - xy[j]![1]);
    return ((1 + distance / 50) ** 0.3 * 1.1) ** (1 - substitution[Math.floor(k / (nodes * nodes))]!);
  });
}

/** Plants, most with their headquarters beside them. [s*n*n + i*n + h] */
function randomFirms(nodes: number, sectors: number, { between }: Chance): Float64Array {
  const linkMass = new Float64Array(sectors * nodes * nodes);
  for (let cell = 0; cell < sectors * nodes; cell++) {
    const cellMass = between(0.2, 3);
    for (let h = 0; h < nodes; h++)
      linkMass[cell * nodes + h] = h === cell % nodes ? 0.85 * cellMass : (0.15 * cellMass) / Math.max(1, nodes - 1);
  }
  return linkMass;
}

function randomPolicy(nodes: number, sectors: number, { between }: Chance): Policy {
  return {
    profitTaxRate: fill(nodes, () => 0.25),
    profitTaxRebate: fill(nodes, () => between(0, 0.2)),
    wageTaxRate: fill(LABOUR_TYPES * nodes, () => 0.06),
    wageSubsidy: new Float64Array(LABOUR_TYPES * nodes),
    productionTax: fill(sectors * nodes, () => between(-0.02, 0.15)),
    sectorSubsidy: new Float64Array(sectors * nodes),
    protectionRentToFirms: new Float64Array(sectors * nodes),
    subsidyCeiling: new Float64Array(sectors * nodes).fill(Number.POSITIVE_INFINITY),
    localShareProduction: fill(nodes, () => 0.5),
    localShareProfit: fill(nodes, () => 0.4),
    localShareWage: fill(nodes, () => 0.4),
    apportionment: { plant: 0.6, headquarters: 0.3 },
    revenuePools: [],
    spendingEqualisation: [],
    innovationFunds: [],
    incrementSharing: [],
    enclaves: [],
    links: [],
    publicWorks: [],
  } as unknown as Policy;
}

type Drawn = CostShares & Pick<Economy, "substitution" | "expenditureShare">;

/** An economy of one country; what does not enter the market is empty. */
function economyOf(nodes: number, sectors: number, { substitution, expenditureShare, ...costShares }: Drawn): Economy {
  return {
    nodes,
    sectors,
    labourTypes: LABOUR_TYPES,
    nodeIds: Array.from({ length: nodes }, (_, i) => `city-${i}`),
    sectorIds: Array.from({ length: sectors }, (_, s) => `sector-${s}`),
    sectorFunctions: Array.from({ length: sectors }, () => "other"),
    labourIds: ["general", "skilled"],
    isCity: new Uint8Array(nodes).fill(1),
    country: new Int32Array(nodes),
    regime: new Int32Array(nodes),
    regimeIds: ["country"],
    expenditureShare,
    housingShare: HOUSING_SHARE,
    imputedHousingShare: 0,
    publicServices: { weight: 0, rivalry: 1 },
    congestion: 0,
    substitution,
    markup: substitution.map((sigma) => 1 + 0.5 / (sigma - 1)),
    variety: 1,
    ...costShares,
    ownLand: { costShare: new Float64Array(sectors), stock: new Float64Array(sectors * nodes) },
    headquartersLabour: 1,
    headquartersSector: sectors - 1,
    tollSector: 0,
    housingSector: 0,
    capitalKinds: 1,
    profitOwner: { kind: "headquarters" },
    capitalOwner: { kind: "pool", by: "wages" },
    saving: null,
    landOwner: { kind: "local" },
    landRentToCity: new Float64Array(nodes).fill(0.6),
    numeraire: { node: 0, value: 1 },
    goods: {} as Economy["goods"],
    size: new Float64Array(nodes).fill(1),
    pull: new Float64Array(nodes).fill(1),
    relocation: {} as Economy["relocation"],
    migration: {} as Economy["migration"],
    investment: {} as Economy["investment"],
    knowledge: {} as Economy["knowledge"],
    externalities: {} as Economy["externalities"],
  };
}
