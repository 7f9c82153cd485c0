import { expect } from "vitest";
import { randomMarket } from "../../../src/apps/bench/randomMarket.js";
import { bareEconomy, bareStage, type Stage } from "../../../src/evidence/theory/bare.js";
import { claimTable, type OpenClaim } from "../../../src/model/engine/claims.js";
import type { Economy } from "../../../src/model/engine/economy.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import { Market, type MarketInputs } from "../../../src/model/engine/market.js";
import type { EntryInputs } from "../../../src/model/engine/marketInputs.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { Enclave, RelocationSharing, SpendingEqualisation } from "../../../src/model/engine/policyEntries.js";
import { beijingTianjinHebei2015 } from "../../../src/model/engine/sharing.js";
import { compileWedges } from "../../../src/model/engine/wedges.js";

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** What two numbers differ by, in parts of the larger. */
export function apart(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/** The same numbers but for rounding, to compare a list with. */
export function close(values: readonly number[], digits = 12): number[] {
  return values.map((value) => expect.closeTo(value, digits));
}

/** Sum over the cells [s*n + i] of every node. */
export function byNode(cells: Float64Array, nodes: number): number[] {
  return Array.from({ length: nodes }, (_, i) => sum(cells.filter((_, k) => k % nodes === i)));
}

/** Two cities with one kind of labour and nothing else, for sums by hand: nobody clears this market, the test fills it. */
export function twoCities(set: Partial<Economy> = {}, sectors = 1): Stage {
  return bareStage(bareEconomy({ nodes: 2, sectors, labourTypes: 1 }, set));
}

/** A rule of relocation tax sharing between two groups of nodes, without a threshold of size. */
export function sharingRule(rule: Partial<RelocationSharing> = {}): RelocationSharing {
  return {
    ...beijingTianjinHebei2015,
    id: "rule",
    origins: Uint8Array.of(1, 0),
    destinations: Uint8Array.of(0, 1),
    minimumTax: 0,
    ...rule,
  };
}

/** A claim of node 0 on firms that moved to node 1 a year ago. */
export function claimOf(claim: Partial<OpenClaim> = {}): OpenClaim {
  return {
    rule: sharingRule(),
    account: { cap: 100, received: 0, yearsSettled: 1 },
    origin: 0,
    destination: 1,
    sector: 0,
    movedIn: 2020,
    mass: 1,
    ...claim,
  };
}

export interface Busy {
  economy: Economy;
  inputs: MarketInputs;
  market: Market;
}

const [NODES, SECTORS, TYPES] = [4, 3, 2] as const;

/** A random market of three cities and a hinterland of another regime, in which every tax, subsidy, toll, grant and agreement is at work, and capital is saved; not cleared. */
export function busyMarket(seed = "busy"): Busy {
  const { economy: drawn, inputs: plain } = randomMarket(NODES, SECTORS, seed);
  const economy: Economy = {
    ...drawn,
    isCity: Uint8Array.of(1, 1, 1, 0),
    regime: Int32Array.of(0, 0, 0, 1),
    regimeIds: ["country", "abroad"],
    tollSector: 1,
    capitalOwner: { kind: "shares", shares: Float64Array.of(0.4, 0.3, 0.2, 0.1) },
    saving: {
      mix: Float64Array.of(0.1, 0.6, 0.3),
      logBasePrice: new Float64Array(NODES),
      ofIncome: 0.5,
      ofWealth: 0,
    },
    relocation: {
      ...bareEconomy({ nodes: NODES, sectors: SECTORS, labourTypes: TYPES }, {}).relocation,
      entryElasticity: 0.5,
      entryPlaceElasticity: 1.5,
    },
    goods: {
      distanceElasticity: Float64Array.of(0.2, 0.3, 0.4),
      referenceHours: 0.5,
      loadValue: Float64Array.of(1000, 2000, Number.POSITIVE_INFINITY),
      valueOfTime: 100,
      borderExposure: Float64Array.of(1, 1, 0.5),
      residualCost: new Float64Array(SECTORS * NODES * NODES).fill(1),
    },
  };
  const policy = busyPolicy(plain.policy);
  const inputs: MarketInputs = {
    ...plain,
    policy,
    year: 2024,
    wedges: compileWedges(economy, policy),
    entry: busyEntry(),
    claims: claimTable([claimOf()], NODES, new Float64Array(SECTORS * NODES).fill(3)),
    placing: Float64Array.of(0.4, 0.3, 0.2, 0.1),
    localTaxBase: Float64Array.of(0.1, 0.2, 0.1, 0),
    lumpSums: {
      toHouseholds: Float64Array.of(0.05, 0, 0, 0),
      toCities: Float64Array.of(-0.04, 0.02, 0, 0),
      toCentre: Float64Array.of(-0.03, 0),
      targeted: new Float64Array(SECTORS * NODES),
    },
  };
  inputs.lumpSums.targeted[2 * NODES + 1] = 0.03;
  inputs.services = {
    room: new Float64Array(NODES).fill(0.9),
    meanAccess: new Float64Array(NODES).fill(1.1),
    fees: new Float64Array(NODES * NODES),
    centralFees: Float64Array.of(0.02, 0, 0, 0),
  };
  inputs.services.fees[1] = 0.05;
  return { economy, inputs, market: new Market(economy) };
}

/** The cell where a fund pays a fifth of what entries cost: sector 1 of city 1. */
const BACKED = NODES + 1;

/** A tenth of a firm enters every cell where an entry is worth e^-3, for half a bundle of labour. */
function busyEntry(): EntryInputs {
  const cells = (value: number) => new Float64Array(SECTORS * NODES).fill(value);
  const total = cells(0);
  for (let s = 0; s < SECTORS; s++) total[s * NODES] = 0.1 * NODES;
  const support = cells(0);
  support[BACKED] = -Math.log(1 - 0.2);
  return { firms: cells(0.1), labour: cells(0.5), baseValue: cells(-3), total, support };
}

function busyPolicy(drawn: Policy): Policy {
  const policy: Policy = { ...emptyPolicy(NODES, SECTORS, TYPES), ...drawn };
  for (let pair = 0; pair < NODES * NODES; pair++) {
    if (pair % (NODES + 1) === 0) continue;
    const far = 1 + (pair % 3);
    policy.travelHours[pair] = far;
    policy.roadKm[pair] = 80 * far;
    policy.tollPerKm[pair] = 1;
    policy.border[pair] = 0.1;
    policy.coordinationCost[pair] = 0.05 * far;
  }
  policy.protection.fill(0.1);
  policy.protectionRentShare.fill(0.5);
  policy.protectionRentToFirms.fill(0.3);
  policy.sectorSubsidy.fill(0.02);
  policy.wageSubsidy.fill(0.01);
  const support = new Float64Array(SECTORS * NODES);
  support[BACKED] = 0.2;
  policy.innovationFunds.push({ id: "fund", members: [0, 2], weights: Float64Array.of(0.7, 0.3), support });
  policy.revenuePools.push({ id: "pool", members: [0, 1, 2], share: 0.1, weights: Float64Array.of(0.2, 0.3, 0.5) });
  policy.incrementSharing.push({
    id: "growth",
    members: [1, 2],
    weights: Float64Array.of(0.5, 0.5),
    share: 0.3,
    startYear: 2023,
    years: 5,
  });
  policy.enclaves.push(parkOf({ host: 0, sponsor: 2, sectors: Uint8Array.of(1, 0, 1) }));
  policy.spendingEqualisation.push(
    equalisationOf({ members: [0, 1, 2], degree: 0.3, payer: "centre" }),
    equalisationOf({ members: [0, 1], degree: 0.5, spending: "productive" }),
  );
  return policy;
}

/** A park of city 1 in city 0: a fifth of the only sector there, without land, building or room. */
export function parkOf(set: Partial<Enclave> = {}): Enclave {
  return {
    id: "park",
    host: 0,
    sponsor: 1,
    sectors: Uint8Array.of(1),
    parkShare: 0.2,
    sponsorTax: 0.4,
    zoneTax: 0.1,
    sponsorGdpCredit: 0.5,
    land: 0,
    landPrice: 0,
    investment: 0,
    investmentYears: 0,
    contractor: 0,
    sponsorInvestment: 0,
    room: 0,
    offer: 0,
    ...set,
  };
}

/** Social spending of two cities made equal per resident, out of a pool. */
export function equalisationOf(set: Partial<SpendingEqualisation> = {}): SpendingEqualisation {
  return {
    members: [0, 1],
    degree: 1,
    spending: "social",
    productiveShare: 0.25,
    payer: "members",
    elasticity: 0.1,
    wear: 0.2,
    ...set,
  };
}

/** The same, cleared. */
export function clearedBusyMarket(seed?: string): Busy {
  const busy = busyMarket(seed);
  busy.market.clear(busy.inputs);
  return busy;
}
