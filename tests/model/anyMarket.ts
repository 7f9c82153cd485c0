import fc from "fast-check";
import seedrandom from "seedrandom";
import { bareEconomy } from "../../src/evidence/theory/bare.js";
import { claimTable } from "../../src/model/engine/claims.js";
import { criticalTerms } from "../../src/model/engine/criticalTerms.js";
import type { Economy, Owner } from "../../src/model/engine/economy.js";
import { entryInputs } from "../../src/model/engine/entry.js";
import { emptyPolicy } from "../../src/model/engine/instruments.js";
import type { MarketInputs } from "../../src/model/engine/market.js";
import type { Policy } from "../../src/model/engine/policy.js";
import { compileWedges } from "../../src/model/engine/wedges.js";
import type { BaseYear, Residuals } from "../../src/model/engine/world.js";
import { claimOf, equalisationOf, parkOf } from "./engine/setting.js";
import type { Unknowns } from "./naive/symbols.js";

/** What a drawn market is; the rest of it follows from the seed. */
export const shapes = fc.record({
  seed: fc.integer({ min: 0, max: 1e6 }),
  n: fc.integer({ min: 4, max: 5 }),
  S: fc.integer({ min: 1, max: 4 }),
  T: fc.integer({ min: 1, max: 3 }),
  sharesByNode: fc.boolean(),
  ownKinds: fc.boolean(),
  ownLand: fc.boolean(),
  saving: fc.boolean(),
  entry: fc.boolean(),
  owners: fc.constantFrom("local", "headquarters", "shares", "heads", "wages"),
  elasticity: fc.constantFrom(0, 0.2, 1, 4),
});

type Shape = typeof shapes extends fc.Arbitrary<infer Drawn> ? Drawn : never;

export interface AnyMarket {
  economy: Economy;
  inputs: MarketInputs;
  /** Any unknowns: no solution. */
  at: Unknowns;
}

/**
 * A market of several countries and regimes in which every lever that the market sees is at work. In the last node
 * nobody lives. In one cell there are only those who enter, in another nobody ever.
 */
export function drawMarket(shape: Shape): AnyMarket {
  const { seed, n, S, T, ownKinds, elasticity } = shape;
  const draw = chanceOf(seed);
  const economy = drawEconomy(shape, draw);
  const policy = drawPolicy(shape, draw);
  const cells = S * n;
  const people = (values: Float64Array) => values.map((value, k) => (k % n === n - 1 ? 0 : value));
  const competitiveness = draw(cells, 0.5, 2);
  // Of the origins of the last one nothing was bought in the base year, and all of the one before.
  const origins = [[0], [1], Array.from({ length: n }, (_, i) => i), [0]];
  policy.criticalInputs = origins.map((from, c) => ({
    sector: c % S,
    origins: Uint8Array.from({ length: n }, (_, i) => Number(from.includes(i))),
    users: Uint8Array.from({ length: cells }, (_, k) => Number(k % 5 === c)),
    elasticity,
    secondSource: c === 0 ? 0.4 : 0,
    premium: 0.5,
  }));
  competitiveness[(3 % S) * n] = 0;
  const linkMass = draw(cells * n, 0, 1);
  for (const cell of [2, neverUsed(shape)]) linkMass.fill(0, cell * n, (cell + 1) * n);
  const inputs: MarketInputs = {
    year: 2024,
    policy,
    wedges: compileWedges(economy, policy),
    productivity: draw(cells, 0.7, 1.4),
    linkMass,
    workers: people(draw(T * n, 0.5, 4)),
    residents: people(draw(n, 1, 9)),
    capital: draw(ownKinds ? cells : n, 0.1, 9),
    placing: draw(n, 0, 1),
    industrialLand: draw(n, 0.5, 2),
    housingLand: draw(n, 0.5, 2),
    entry: shape.entry ? drawEntry(shape, policy, draw) : null,
    claims: claimTable(
      [
        claimOf({ mass: 0.5 }),
        claimOf({ origin: 1, destination: 0, account: { cap: 1e-6, received: 0, yearsSettled: 2 } }),
      ],
      n,
      draw(cells, 1, 3),
    ),
    parks: new Map([["park", { host: 1, opened: 2020, received: draw(S, 0, 1) }]]),
    localTaxBase: draw(n, 0, 0.5),
    lumpSums: {
      toHouseholds: draw(n, 0, 0.1),
      // One city owes more than it has.
      toCities: draw(n, 1, 2).fill(-99, 1, 2),
      toCentre: draw(3, -0.1, 0.1),
      targeted: draw(cells, 0, 0.1),
    },
    services: { room: draw(n), meanAccess: draw(n), fees: draw(n * n, 0, 0.1), centralFees: draw(n, 0, 0.1) },
    critical: criticalTerms(economy, policy, competitiveness, policy.criticalInputs),
  };
  if (ownKinds) inputs.capital[1] = 0;
  const near = (length: number) => draw(length, 0.6, 1.6);
  return {
    economy,
    inputs,
    at: {
      wage: near(T * n),
      capitalRent: near(economy.capitalKinds * n),
      industrialRent: near(n),
      price: near(cells),
      potential: near(cells),
      spending: near(n),
      critical: policy.criticalInputs.map(() => near(n)),
    },
  };
}

/** Draws between two bounds, as many as asked for. */
type Draw = (length: number, low?: number, high?: number) => Float64Array;

function chanceOf(seed: number): Draw {
  const random = seedrandom(String(seed));
  return (length, low = 0, high = 1) => Float64Array.from({ length }, () => low + (high - low) * random());
}

const neverUsed = ({ n, S }: Shape) => S * n - 2;

function drawEconomy({ n, S, T, sharesByNode, ownKinds, ownLand, saving, owners }: Shape, draw: Draw): Economy {
  const width = sharesByNode ? n : 1;
  // Capital, land and headquarters get 0.05 to 0.45 of cost, labour and inputs the rest.
  const fixed = () => draw(S, 0.01, 0.1);
  const capitalCostShare = fixed();
  const landCostShare = fixed();
  const headquartersCostShare = fixed();
  const ofOwnLand = fixed().map((share) => (ownLand ? share : 0));
  const labourCostShare = draw(T * S * width, 0.1, 1);
  const inputCostShare = draw(S * S * width, 0, 1);
  for (let s = 0; s < S; s++) {
    const rest = 1 - capitalCostShare[s]! - landCostShare[s]! - headquartersCostShare[s]! - ofOwnLand[s]!;
    for (let i = 0; i < width; i++) {
      const labour = Array.from({ length: T }, (_, t) => (t * S + s) * width + i);
      const goods = Array.from({ length: S }, (_, r) => (s * S + r) * width + i);
      const all =
        labour.reduce((sum, at) => sum + labourCostShare[at]!, 0) +
        goods.reduce((sum, at) => sum + inputCostShare[at]!, 0);
      for (const at of labour) labourCostShare[at]! *= rest / all;
      for (const at of goods) inputCostShare[at]! *= rest / all;
    }
  }
  const owner = (): Owner => {
    if (owners === "shares") return { kind: owners, shares: draw(n) };
    return owners === "heads" || owners === "wages" ? { kind: "pool", by: owners } : { kind: owners };
  };
  const bare = bareEconomy({ nodes: n, sectors: S, labourTypes: T }, {});
  return {
    ...bare,
    ...(sharesByNode ? { sharesByNode } : {}),
    country: Int32Array.from({ length: n }, (_, i) => (i === 1 ? 1 : 0)),
    regime: Int32Array.from({ length: n }, (_, i) => [0, 1, 2, 0, 0][i]!),
    regimeIds: ["one", "two", "three"],
    expenditureShare: draw(S * width, 0, 1 / S),
    housingShare: 0.1,
    substitution: draw(S, 2, 9),
    markup: draw(S, 1.05, 1.5),
    ...{ labourCostShare, inputCostShare, capitalCostShare, landCostShare, headquartersCostShare },
    ownLand: { costShare: ofOwnLand, stock: draw(S * n, 0.1, 9) },
    headquartersLabour: T - 1,
    capitalKinds: ownKinds ? S : 1,
    profitOwner: owner(),
    capitalOwner: owner(),
    landOwner: owner(),
    saving: saving ? { mix: draw(S), logBasePrice: draw(n, -0.2, 0.2), ofIncome: 0.9, ofWealth: 0.02 } : null,
    landRentToCity: draw(n),
    numeraire: { node: 0, value: 2 },
    relocation: { ...bare.relocation, entryElasticity: 0.5, entryPlaceElasticity: 1.5 },
    investment: { ...bare.investment, leastRent: 0.3 },
    goods: {
      distanceElasticity: draw(S, 0.1, 0.5),
      referenceHours: 0.5,
      loadValue: draw(S, 500, 3000),
      valueOfTime: 100,
      borderExposure: draw(S),
      residualCost: draw(S * n * n, 1, 1.5),
    },
  };
}

function drawEntry(shape: Shape, policy: Policy, draw: Draw) {
  const cells = shape.S * shape.n;
  const entryFirms = draw(cells, 0.05, 0.2);
  entryFirms[neverUsed(shape)] = 0;
  const residuals: Partial<Residuals> = {
    entryFirms,
    entryLabour: draw(cells, 0.1, 0.5),
    entryTotal: draw(cells, 0.2, 0.6),
    base: { entryValue: draw(cells, -3, 0) } as BaseYear,
  };
  return entryInputs(residuals as Residuals, policy);
}

function drawPolicy({ n, S, T }: Shape, draw: Draw): Policy {
  const [pairs, cells] = [n * n, S * n];
  const weights = () => draw(2);
  const support = (parity: number) => draw(cells, 0, 0.5).map((share, k) => (k % 2 === parity ? share : 0));
  return {
    ...emptyPolicy(n, S, T),
    travelHours: draw(pairs, 0, 4),
    roadKm: draw(pairs, 0, 300),
    delayHours: draw(pairs),
    tollPerKm: draw(pairs),
    border: draw(pairs, 0, 0.3),
    protection: draw(S * pairs, 0, 0.3),
    protectionRentShare: draw(cells),
    protectionRentToFirms: draw(cells),
    tariff: draw(S * pairs, 0, 0.2),
    taste: draw(S * pairs, 0.5, 1.5),
    coordinationCost: draw(pairs, 0, 0.3),
    entryBan: draw(cells),
    profitTaxRate: draw(n, 0.1, 0.4),
    profitTaxRebate: draw(n),
    wageTaxRate: draw(T * n, 0, 0.3),
    wageSubsidy: draw(T * n, 0, 0.1),
    productionTax: draw(cells, -0.1, 0.2),
    sectorSubsidy: draw(cells, 0, 0.1),
    localShareProduction: draw(n),
    localShareProfit: draw(n),
    localShareWage: draw(n),
    apportionment: { plant: 0.5, headquarters: 0.3 },
    innovationFunds: [0, 1].map((f) => ({
      id: `fund ${f}`,
      members: [f, f + 1],
      weights: weights(),
      support: support(f),
    })),
    revenuePools: [{ id: "pool", members: [0, 2], share: 0.1, weights: weights() }],
    incrementSharing: [2020, 2024].map((startYear) => ({
      ...{ id: `growth ${startYear}`, members: [1, 2], weights: weights() },
      ...{ share: 0.3, startYear, years: 4 },
    })),
    enclaves: [
      parkOf({ id: "park", host: 1, sponsor: 0, sectors: new Uint8Array(S).fill(1) }),
      parkOf({ id: "beside it", host: 1, sponsor: 2, sectors: Uint8Array.from({ length: S }, (_, s) => 1 - (s % 2)) }),
      parkOf({ id: "new park", host: 0, sponsor: 2, sectors: Uint8Array.from({ length: S }, (_, s) => s % 2) }),
    ],
    spendingEqualisation: [
      equalisationOf({ members: [0, 1, 2], degree: 0.3, payer: "centre" }),
      equalisationOf({ members: [0, 2], degree: 0.4 }),
      equalisationOf({ members: [0, 1], degree: 0.5, spending: "productive" }),
    ],
  };
}
