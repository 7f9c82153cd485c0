import seedrandom from "seedrandom";
import { NO_CLAIMS } from "../engine/claims.js";
import type { Economy } from "../engine/economy.js";
import type { LumpSums, MarketInputs } from "../engine/market.js";
import { NO_PARKS } from "../engine/parks.js";
import type { Policy } from "../engine/policy.js";
import type { Wedges } from "../engine/wedges.js";

/** A random but economically sensible economy for solver tests and benchmarks. */
export function randomMarket(
  nodes: number,
  sectors: number,
  seed = "economy",
): { economy: Economy; inputs: MarketInputs } {
  const draw = seedrandom(`${seed}:${nodes}:${sectors}`);
  const between = (low: number, high: number) => low + (high - low) * draw();
  const fill = (length: number, value: (k: number) => number) => Float64Array.from({ length }, (_, k) => value(k));
  const labourTypes = 2;
  const labour = new Float64Array(labourTypes * sectors);
  const capital = new Float64Array(sectors);
  const land = new Float64Array(sectors);
  const hq = new Float64Array(sectors);
  const inputShare = new Float64Array(sectors * sectors);
  for (let s = 0; s < sectors; s++) {
    const raw = [between(0.2, 0.4), between(0.05, 0.2), between(0.1, 0.3), between(0.01, 0.05), between(0.01, 0.06)];
    const intermediates = fill(sectors, () => draw() ** 3);
    const inputTotal = between(0.3, 0.6);
    const inputSum = intermediates.reduce((a, b) => a + b, 0);
    const rawSum = raw.reduce((a, b) => a + b, 0);
    const scale = (1 - inputTotal) / rawSum;
    labour[s] = raw[0]! * scale;
    labour[sectors + s] = raw[1]! * scale;
    capital[s] = raw[2]! * scale;
    land[s] = raw[3]! * scale;
    hq[s] = raw[4]! * scale;
    for (let r = 0; r < sectors; r++) inputShare[s * sectors + r] = (intermediates[r]! / inputSum) * inputTotal;
  }
  const substitution = fill(sectors, () => between(3, 8));
  const expenditure = fill(sectors, () => between(0.2, 1));
  const expenditureSum = expenditure.reduce((a, b) => a + b, 0);
  const housingShare = 0.08;
  const xy = Array.from({ length: nodes }, () => [between(0, 400), between(0, 400)] as const);
  const freeness = new Float64Array(sectors * nodes * nodes);
  for (let s = 0; s < sectors; s++) {
    for (let j = 0; j < nodes; j++) {
      for (let i = 0; i < nodes; i++) {
        const distance = Math.hypot(xy[i]![0] - xy[j]![0], xy[i]![1] - xy[j]![1]);
        freeness[(s * nodes + j) * nodes + i] =
          i === j ? 1 : ((1 + distance / 50) ** 0.3 * 1.1) ** (1 - substitution[s]!);
      }
    }
  }
  const economy: Economy = {
    nodes,
    sectors,
    labourTypes,
    nodeIds: Array.from({ length: nodes }, (_, i) => `city-${i}`),
    sectorIds: Array.from({ length: sectors }, (_, s) => `sector-${s}`),
    sectorFunctions: Array.from({ length: sectors }, () => "other"),
    labourIds: ["general", "skilled"],
    isCity: new Uint8Array(nodes).fill(1),
    country: new Int32Array(nodes),
    regime: new Int32Array(nodes),
    regimeIds: ["country"],
    expenditureShare: expenditure.map((value) => (value / expenditureSum) * (1 - housingShare)),
    housingShare,
    imputedHousingShare: 0,
    publicServices: { weight: 0, rivalry: 1 },
    congestion: 0,
    substitution,
    markup: substitution.map((sigma) => 1 + 0.5 / (sigma - 1)),
    variety: 1,
    labourCostShare: labour,
    capitalCostShare: capital,
    landCostShare: land,
    inputCostShare: inputShare,
    headquartersCostShare: hq,
    headquartersLabour: 1,
    headquartersSector: sectors - 1,
    tollSector: 0,
    housingSector: 0,
    capitalKinds: 1,
    profitOwner: { kind: "headquarters" },
    capitalOwner: { kind: "pool", by: "wages" },
    landOwner: { kind: "local" },
    landRentToCity: new Float64Array(nodes).fill(0.6),
    numeraire: { node: 0, value: 1 },
    goods: {} as Economy["goods"],
    relocation: {} as Economy["relocation"],
    migration: {} as Economy["migration"],
    investment: {} as Economy["investment"],
    knowledge: {} as Economy["knowledge"],
    externalities: {} as Economy["externalities"],
  };
  const linkMass = new Float64Array(sectors * nodes * nodes);
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < nodes; i++) {
      const cellMass = between(0.2, 3);
      for (let h = 0; h < nodes; h++) {
        linkMass[(s * nodes + i) * nodes + h] = h === i ? 0.85 * cellMass : (0.15 * cellMass) / Math.max(1, nodes - 1);
      }
    }
  }
  const workers = fill(labourTypes * nodes, (k) => between(0.5, 4) * (k < nodes ? 1 : 0.3));
  const wedges: Wedges = { freeness, tollFreeness: null, rentFreeness: null, coordination: null };
  const lumpSums: LumpSums = {
    toHouseholds: new Float64Array(nodes),
    toCities: new Float64Array(nodes),
    toCentre: new Float64Array(1),
    targeted: new Float64Array(sectors * nodes),
  };
  const policy = {
    profitTaxRate: fill(nodes, () => 0.25),
    profitTaxRebate: fill(nodes, () => between(0, 0.2)),
    wageTaxRate: fill(labourTypes * nodes, () => 0.06),
    wageSubsidy: new Float64Array(labourTypes * nodes),
    productionTax: fill(sectors * nodes, () => between(-0.02, 0.15)),
    sectorSubsidy: new Float64Array(sectors * nodes),
    protectionRentToFirms: new Float64Array(sectors * nodes),
    subsidyCeiling: new Float64Array(sectors * nodes).fill(Number.POSITIVE_INFINITY),
    localShareProduction: fill(nodes, () => 0.5),
    localShareProfit: fill(nodes, () => 0.4),
    localShareWage: fill(nodes, () => 0.4),
    apportionment: { plant: 0.6, headquarters: 0.3 },
    revenuePools: [],
    incrementSharing: [],
    enclaves: [],
    publicWorks: [],
  } as unknown as Policy;
  const inputs: MarketInputs = {
    year: 0,
    wedges,
    policy,
    productivity: fill(sectors * nodes, () => between(0.7, 1.4)),
    linkMass,
    workers,
    residents: fill(nodes, (i) => 2 * workers[i]!),
    capital: fill(nodes, () => between(1, 5)),
    industrialLand: fill(nodes, () => between(0.5, 2)),
    housingLand: fill(nodes, () => between(0.5, 2)),
    entry: null,
    claims: NO_CLAIMS,
    parks: NO_PARKS,
    localTaxBase: new Float64Array(nodes),
    lumpSums,
  };
  return { economy, inputs };
}
