import type { Economy } from "../../../src/model/engine/economy.js";
import type { YearOutcome } from "../../../src/model/engine/outcome.js";

/** Three cities (two in province P, one in Q) and a hinterland; two sectors; general and skilled labour. */
export const provinces = ["P", "P", "Q", "hinterland"];

export const economy = {
  nodes: 4,
  sectors: 2,
  labourTypes: 2,
  nodeIds: ["a", "b", "c", "h"],
  sectorIds: ["farms", "works"],
  sectorFunctions: ["producer-services", "manufacturing"],
  labourIds: ["general", "skilled"],
  isCity: Uint8Array.of(1, 1, 1, 0),
  country: new Int32Array(4),
  capitalKinds: 2,
  inputCostShare: Float64Array.of(0.1, 0.2, 0.3, 0.1),
  markup: Float64Array.of(1.1, 1.2),
  relocation: { sizeDispersion: 1 },
  headquartersCostShare: Float64Array.of(0.02, 0.05),
  headquartersLabour: 1,
  housingShare: 0.1,
  numeraire: { node: 3, value: 1 },
  substitution: Float64Array.of(4, 5),
} as Economy;

const vector = (...values: number[]) => Float64Array.from(values);

/** A consistent-looking year; `prices` scales every nominal amount and price. */
export function outcome(year: number, prices = 1): YearOutcome {
  const nominal = (...values: number[]) => vector(...values).map((value) => value * prices);
  const trade = nominal(60, 10, 20, 5, 30, 40, 5, 5, 10, 10, 80, 10, 5, 5, 5, 900);
  return {
    year,
    market: {
      iterations: 9,
      residual: 1e-12,
      wage: nominal(2, 1, 1, 1, 4, 3, 3, 2),
      capitalRent: nominal(1, 1, 1, 1),
      capitalReturn: nominal(1, 1, 0.2, 1, 1, 1, 1, 1),
      industrialRent: nominal(4, 2, 2, 1),
      housingRent: nominal(8, 4, 2, 1),
      // The first good was dearer in a before.
      price: nominal(year < 2030 ? 1.02 : 1, 1.1, 1.2, 1.3, 2, 2.1, 2.2, 2.3),
      revenue: nominal(10, 40, 60, 500, 90, 60, 50, 500),
      cost: nominal(9, 36, 54, 450, 80, 54, 45, 450),
      // Without headquarters' part, so of degree 1 less their share.
      unitCost: vector(1, 1.2, 1.1, 1.3, 2, 2.2, 1.8, 2).map(
        (cost, k) => cost * prices ** (1 - economy.headquartersCostShare[Math.floor(k / 4)]!),
      ),
      // Of degree sigma in all money.
      potential: vector(2, 1, 1, 5, 3, 2, 1, 8).map((sales, k) => sales * prices ** (k < 4 ? 4 : 5)),
      profit: nominal(1, 4, 6, 50, 10, 6, 5, 50),
      purchases: nominal(40, 20, 45, 400, 65, 45, 65, 520),
      intermediatePurchases: nominal(20, 10, 0, 200, 40, 30, 10, 100),
      spending: nominal(45, 25, 100, 620),
      trade,
      tradeBySector: Float64Array.of(...trade.map((value) => value / 4), ...trade.map((value) => (3 * value) / 4)),
      tollRevenue: nominal(1, 2, 3, 0),
      tariffRevenue: nominal(4, 2, 1, 0),
      protectionRent: nominal(2, 1, 0, 0),
      headquartersPayments: nominal(6, 3, 2, 0, 0, 1, 0, 0, 0, 0, 3, 0, 0, 0, 0, 40),
      employment: vector(10, 30, 20, 400, 40, 20, 20, 300),
      employmentByType: vector(8, 25, 18, 380, 25, 15, 15, 250, 2, 5, 2, 20, 15, 5, 5, 50),
    },
    accounts: {
      valueAdded: nominal(8, 30, 40, 300, 72, 30, 40, 300),
      gdp: nominal(80, 60, 80, 600),
      priceIndex: nominal(1, 1, 1, 1),
      realGdp: vector(80, 60, 80, 600),
      householdIncome: nominal(40, 30, 50, 400),
      spentOf: {
        wages: nominal(30, 20, 30, 300),
        profits: nominal(6, 5, 8, 90),
        capital: nominal(-1, 2, 4, 50),
        land: nominal(4, 4, 4, 40),
        agreements: nominal(1, 1, 2, 0),
      },
      nationalIncome: nominal(85, 57, 78, 600),
      profitEarned: nominal(6, 5, 7, 60),
      profitReceived: nominal(10, 4, 4, 60),
      realConsumptionPerHead: vector(0.5, 0.4, 0.6, 0.4),
      publicServicesPerHead: vector(0.1, 0.1, 0.2, 0.1),
      wellBeing: vector(1.1, 1, 1, 0.9),
      sectorSubsidyRate: vector(0, 0, 0.1, 0, 0, 0, 0, 0),
      realWage: vector(2, 1, 1, 1, 4, 3, 3, 2),
      localRevenue: nominal(9, 6, 6, 40),
      localTaxes: nominal(8, 4, 4, 30),
      landRevenue: nominal(1, 0, 0, 10),
      rentRevenue: nominal(0, 0, 0, 0),
      centralBalance: nominal(-2, 1, 1, 0),
      sharingBalance: nominal(-1, 1, 0, 0),
      entryCost: nominal(8, 0, 0, 4),
      householdReceipts: nominal(3, 0, 0, 0),
      leverCost: nominal(0.5, 0, 0, 0),
      gdpCredit: nominal(0, 0, 0, 0),
      ledger: [],
      audit: {
        accountNames: ["households"],
        worstRow: 1e-15,
        worstRowKind: "wages",
        worstAccount: 1e-15,
        worstAccountName: "households",
        peopleError: 0,
        capitalError: 0,
        landError: 0,
        goodsError: 1e-14,
      },
    },
    flows: {
      firms: vector(0, 3, 6, 0, 1, 0, 0, 0, 2, 0, 0, 1, 0, 0, 0, 0),
      firmsGovernmentLed: vector(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      headquarters: vector(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      workers: vector(...new Array(16).fill(0), 0, 1, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 0, 0, 4, 0),
      capital: vector(0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
      arrivals: new Float64Array(8),
      entrants: new Float64Array(8),
      exits: new Float64Array(8),
    },
    workers: vector(33, 40, 33, 630, 17, 10, 7, 70),
    residents: vector(80, 80, 80, 1200),
    registration: {
      // Ten of a and twenty of c live in b, five of the hinterland in a.
      living: vector(75, 10, 0, 0, 0, 50, 0, 0, 0, 20, 80, 0, 5, 0, 0, 1200),
      wellBeing: vector(1, 1.1, 1, 1),
    },
    capital: vector(100, 80, 90, 700),
    capitalByKind: vector(40, 30, 60, 300, 60, 50, 30, 400),
    industrialLand: vector(1, 2, 3, 20),
    housingLand: vector(2, 2, 4, 40),
    quotaSold: vector(2, -1.5, -0.5, 0),
    quotaRevenue: nominal(30, -22.5, -7.5, 0),
    bondIndex: vector(Number.NaN, 0.9, Number.NaN, Number.NaN),
    linkCost: new Float64Array(16),
    wayHours: vector(0, 1, 2, 9, 1, 0, 1, 9, 2, 1, 0, 9, 9, 9, 9, 0),
    knowledge: vector(2, 1, 1, 5, 8, 2, 1, 5),
    spilloverReceived: vector(0, 0.1, 0.1, 0, 0.2, 0.1, 0.1, 0),
    platformReceived: vector(0, 0, 0, 0, 0, 0.1, 0, 0),
    firms: vector(10, 20, 20, 300, 30, 20, 10, 200),
    headquarters: vector(15, 15, 15, 300, 40, 10, 10, 200),
  };
}
