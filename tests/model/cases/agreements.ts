import { expect } from "vitest";
import type { YearOutcome } from "../../../src/model/engine/outcome.js";
import { type Entry, REFORM, START, sum } from "../arms.js";
import { type Claim, changesBy, equals, falls, rises, stays } from "../claims.js";
import {
  beijing,
  type LeverCase,
  m,
  machineryOf,
  movedByGovernment,
  NEXT,
  platform,
  release,
  tianjin,
} from "./setting.js";

const { economy, residuals } = m.calibration.world;
/** What an origin may receive in total: three years of the local taxes of the firms that it released in the reform year. */
const claimCap = (moved: number) =>
  3 * residuals.base.firmTax[m.sector("machinery") * economy.nodes + beijing]! * moved;

/** All that Beijing received up to the last year, against the cap of the firms that it released. */
const receivesWholeCap: Claim = (reformed) => {
  const received = sum(reformed.map(m.agreements("beijing")));
  const cap = claimCap(movedByGovernment(reformed[REFORM - START]!));
  expect(received / cap, "received over the cap").toBeCloseTo(1, 6);
};

const baseMachinery = (city: string) => residuals.base.output[m.sector("machinery") * economy.nodes + m.node(city)]!;

const park: Entry = { type: "enclave-park", host: "tangshan", sponsor: "beijing", sectors: ["machinery"] };

/** The zone's 0.7 of the first year's tax, of which Beijing got 0.3, is what Tangshan orders in the second. */
const reinvestsZoneTax: Claim = (reformed) => {
  const [first, second] = [REFORM, NEXT].map((year) => reformed[year - START]!);
  expect(m.cost("tangshan")(first!), "orders in the first year").toBe(0);
  expect(m.cost("tangshan")(second!) / ((0.7 / 0.3) * m.agreements("beijing")(first!)), "zone tax").toBeCloseTo(1, 9);
};

/** More machinery firms that arrive than without the park: those invited, but for some that would have come anyway; 8 % close before they move. */
const drawsToTangshan =
  ([low, high]: [number, number]): Claim =>
  (reformed, baseline) => {
    const of = (arm: YearOutcome[]) => m.arrivalsIn("machinery", "tangshan")(arm[REFORM - START]!);
    expect(of(reformed) - of(baseline), "more arrivals").toBeGreaterThan(low);
    expect(of(reformed) - of(baseline), "more arrivals").toBeLessThan(high);
  };

const hasMoreLand =
  (km2: number, year: number): Claim =>
  (reformed, baseline) => {
    const of = (arm: YearOutcome[]) => m.industrialLand("tangshan")(arm[year - START]!);
    expect(of(reformed) - of(baseline), `land in ${year}`).toBeCloseTo(km2, 9);
  };

/** Agreements between cities, and with the centre. */
export const agreements: LeverCase[] = [
  {
    says: "firms moved by order leave their old city half their local taxes, up to three years' worth with the centre's grant",
    lever: {
      type: "relocation-tax-sharing",
      origins: ["beijing"],
      destinations: ["tianjin"],
      minimumTax: 0,
      topUp: 1,
    },
    common: [{ ...release, to: REFORM }, platform],
    years: 9,
    moves: [],
    claims: [
      stays("receipts in the year of the move", m.agreements("beijing")),
      rises("receipts of Beijing", m.agreements("beijing"), NEXT, 1e-9),
      equals("what Tianjin pays", m.agreements("tianjin"), (o) => -m.agreements("beijing")(o), NEXT),
      equals("what Tianjin pays", m.agreements("tianjin"), (o) => -m.agreements("beijing")(o), REFORM + 5),
      rises("the centre's grant after five years", m.allAgreements, REFORM + 6, 1e-9),
      stays("receipts after the window", m.agreements("beijing"), REFORM + 7),
      receivesWholeCap,
    ],
  },
  {
    says: "small firms are left out of it",
    lever: { type: "relocation-tax-sharing", origins: ["beijing"], destinations: ["tianjin"], minimumTax: 1 },
    instead: [{ type: "relocation-tax-sharing", origins: ["beijing"], destinations: ["tianjin"], minimumTax: 0.2 }],
    common: [{ ...release, to: REFORM }, platform],
    years: 3,
    moves: [],
    claims: [falls("receipts of Beijing", m.agreements("beijing"), NEXT, 0.05)],
  },
  {
    says: "firms that move by themselves leave nothing",
    lever: { type: "relocation-tax-sharing", origins: ["beijing"], destinations: ["tianjin"], minimumTax: 0 },
    common: [platform],
    years: 4,
    moves: [],
    claims: [stays("receipts of Beijing", m.agreements("beijing"), NEXT), stays("real income", m.realGdp, REFORM + 2)],
  },
  {
    says: "a member that grows shares its growth over the base for some years",
    lever: {
      type: "increment-sharing",
      members: [{ city: "tianjin" }, { city: "tangshan", weight: 3 }],
      share: 0.4,
      years: 2,
    },
    common: [{ type: "shock", cities: ["tianjin"], productivity: 1.1 }],
    years: 5,
    claims: [
      equals("receipts of Tangshan", m.agreements("tangshan"), (o) => {
        const growth = m.localTaxes("tianjin")(o) - residuals.base.localTaxes[tianjin]!;
        const lost = Math.max(0, m.localTaxes("tangshan")(o) - residuals.base.localTaxes[m.node("tangshan")]!);
        return 0.4 * (0.75 * (growth + lost) - lost);
      }),
      rises("receipts of Tangshan", m.agreements("tangshan"), NEXT, 1e-9),
      equals("what Tianjin pays", m.agreements("tianjin"), (o) => -m.agreements("tangshan")(o), NEXT),
      stays("receipts after two years", m.agreements("tangshan"), REFORM + 2),
    ],
  },
  {
    says: "a pool moves revenue towards its weights in the same year, and no more than was paid in",
    lever: { type: "revenue-pool", members: [{ city: "beijing" }, { city: "handan" }], share: 0.1 },
    years: 2,
    claims: [
      equals("receipts of Handan", m.agreements("handan"), (o) => {
        const taxes = (city: string) => m.localTaxes(city)(o);
        return 0.1 * (0.5 * (taxes("beijing") + taxes("handan")) - taxes("handan"));
      }),
      rises("receipts of Handan, whose weight is above its share", m.agreements("handan"), REFORM, 1e-9),
      equals("what Beijing pays", m.agreements("beijing"), (o) => -m.agreements("handan")(o)),
      equals("receipts of Tianjin outside", m.agreements("tianjin"), 0),
      changesBy("own revenue of all cities", m.ownRevenue, [-1e-3, 1e-3]),
    ],
  },
  {
    says: "equal social spending takes from who spends most per resident, gives to who spends least, and sums to nothing",
    lever: { type: "spending-equalisation", cities: ["beijing", "handan"], degree: 0.5 },
    years: 2,
    claims: [
      rises("receipts of Handan", m.agreements("handan"), REFORM, 1e-9),
      equals("what Beijing pays", m.agreements("beijing"), (o) => -m.agreements("handan")(o)),
      equals("receipts of Tianjin outside", m.agreements("tianjin"), 0),
    ],
  },
  {
    says: "productive spending that the centre lifts makes firms of the city productive, from the next year on",
    lever: {
      type: "spending-equalisation",
      cities: ["beijing", "handan"],
      degree: 1,
      spending: "productive",
      payer: "centre",
    },
    instead: [
      {
        type: "spending-equalisation",
        cities: ["beijing", "handan"],
        degree: 1,
        spending: "productive",
        payer: "centre",
        elasticity: 0,
      },
    ],
    years: 3,
    moves: [],
    claims: [
      rises("real income of Handan", m.realGdpOf("handan"), NEXT, 1e-4),
      stays("receipts of Handan", m.agreements("handan")),
      equals("what Beijing pays", m.agreements("beijing"), 0),
    ],
  },
  {
    says: "a park pays its sponsor a part of its local tax and credits it with a part of its output",
    lever: { type: "enclave-park", host: "tangshan", sponsor: "beijing", sectors: ["machinery"], parkShare: 0.2 },
    years: 2,
    claims: [
      rises("receipts of Beijing", m.agreements("beijing"), REFORM, 1e-9),
      equals("what Tangshan pays", m.agreements("tangshan"), (o) => -m.agreements("beijing")(o)),
      equals(
        "output credited to Beijing",
        m.outputCredit("beijing"),
        (o) => 0.7 * 0.2 * m.valueAdded("machinery", "tangshan")(o),
      ),
      equals("credits of all", (o) => sum(o.accounts.gdpCredit) + 1, 1),
    ],
  },
  {
    says: "what the zone keeps of a park's tax is built there the next year, and the host has less for all else",
    lever: { ...park, parkShare: 0.2, sponsorTax: 0.3, zoneTax: 0.7 },
    instead: [{ ...park, parkShare: 0.2, sponsorTax: 0.3, zoneTax: 0 }],
    years: 3,
    claims: [
      stays("receipts of Beijing", m.agreements("beijing")),
      stays("building in Tangshan in the first year", m.output("utilities-construction", "tangshan")),
      rises("building in Tangshan", m.output("utilities-construction", "tangshan"), NEXT),
      reinvestsZoneTax,
    ],
  },
  {
    says: "a park with room draws firms, its sponsor's too, as many as it can take beside those that come anyway, and grows by them",
    lever: { ...park, parkShare: 0, room: 20, offer: 2 },
    years: 5,
    claims: [
      rises("plants from Beijing to Tangshan", m.plants(m.between("beijing", "tangshan")), REFORM, 0.02),
      drawsToTangshan([0.9 * 20, 20]),
      rises("machinery firms of Tangshan", m.firmsIn("machinery", "tangshan"), NEXT),
      equals("output credited in the first year", m.outputCredit("beijing"), 0),
      // Those that came, of all that Tangshan has after the year in which they came.
      equals(
        "output credited to Beijing",
        m.outputCredit("beijing"),
        (o) => (0.7 * 20 * m.valueAdded("machinery", "tangshan")(o)) / m.firmsIn("machinery", "tangshan")(o),
        NEXT,
        1e-6,
      ),
      rises("receipts of Beijing", m.agreements("beijing"), NEXT, 1e-9),
    ],
  },
  {
    says: "a larger park draws more",
    lever: { ...park, parkShare: 0, room: 30, offer: 2 },
    instead: [{ ...park, parkShare: 0, room: 20, offer: 2 }],
    years: 2,
    moves: ["firms"],
    // Firms come from all around, from Beijing one in seven of them.
    claims: [rises("plants from Beijing to Tangshan", m.plants(m.between("beijing", "tangshan")), REFORM, 0.01)],
  },
  {
    says: "land of a park is there after its first year, once, and building is ordered as long as agreed, by who says so",
    lever: {
      ...park,
      parkShare: 0,
      land: 2,
      landPrice: 4,
      investment: 10,
      investmentYears: 2,
      sponsorInvestment: 0.9,
    },
    years: 5,
    claims: [
      // Prices are those of the base year in the first year: 10 of building and 8 of land.
      equals("what Beijing pays", m.agreements("beijing"), -0.9 * 18),
      equals("what Tangshan gets for its orders and pays for land", m.agreements("tangshan"), 0.9 * 18 - 8),
      equals("orders of Tangshan", m.cost("tangshan"), 10),
      rises("income of households of Tangshan", m.householdIncome("tangshan")),
      rises("building in Tangshan", m.output("utilities-construction", "tangshan")),
      ...[NEXT, NEXT + 2].map((year) => hasMoreLand(2, year)),
      equals("what Beijing pays in the second year", m.agreements("beijing"), -9, NEXT, 0.02),
      equals("what Beijing pays after two years", m.agreements("beijing"), 0, NEXT + 1),
      equals("orders after two years", m.cost("tangshan"), 0, NEXT + 1),
    ],
  },
  {
    says: "a clean river is paid for downstream",
    lever: {
      type: "compensation-bond",
      upstream: "zhangjiakou",
      downstream: "beijing",
      amount: 5,
      sectors: ["machinery"],
    },
    years: 2,
    claims: [
      equals("receipts of Zhangjiakou", m.agreements("zhangjiakou"), 5),
      equals("what Beijing pays", m.agreements("beijing"), -5),
      rises("real income of Zhangjiakou", m.realGdpOf("zhangjiakou")),
    ],
  },
  {
    says: "of several cities upstream each gets its part",
    lever: {
      type: "compensation-bond",
      upstream: ["zhangjiakou", "chengde"],
      downstream: "beijing",
      amount: 5,
      sectors: ["machinery"],
    },
    years: 2,
    claims: [
      equals("receipts of both", (o) => m.agreements("zhangjiakou")(o) + m.agreements("chengde")(o), 5),
      equals(
        "receipts of Chengde over Zhangjiakou's",
        (o) => m.agreements("chengde")(o) / m.agreements("zhangjiakou")(o),
        () => baseMachinery("chengde") / baseMachinery("zhangjiakou"),
      ),
      equals("what Beijing pays", m.agreements("beijing"), -5),
    ],
  },
  {
    says: "a dirty one is paid for upstream, the year after",
    lever: {
      type: "compensation-bond",
      upstream: "zhangjiakou",
      downstream: "beijing",
      amount: 5,
      sectors: ["machinery"],
    },
    common: [{ type: "shock", ...machineryOf("zhangjiakou"), productivity: 1.2 }],
    years: 3,
    claims: [
      equals("receipts of Zhangjiakou", m.agreements("zhangjiakou"), 5),
      equals("what Zhangjiakou pays", m.agreements("zhangjiakou"), -5, NEXT, 0.01),
      equals("receipts of Beijing", m.agreements("beijing"), 5, NEXT, 0.01),
    ],
  },
  {
    says: "a grant of the centre is spent where it is paid and comes from all others",
    lever: { type: "central-transfer", payee: "baoding", amount: 100 },
    years: 2,
    claims: [
      equals("receipts of Baoding", m.agreements("baoding"), 100),
      rises("real income of Baoding", m.realGdpOf("baoding")),
      falls("what Tianjin gets from the centre", m.balanceWithCentre("tianjin")),
    ],
  },
  {
    says: "a grant of another city is that city's loss",
    lever: { type: "central-transfer", payer: "beijing", payee: "baoding", amount: 100 },
    years: 2,
    claims: [
      equals("receipts of Baoding", m.agreements("baoding"), 100),
      equals("what Beijing pays", m.agreements("beijing"), -100),
      falls("real income of Beijing", m.realGdpOf("beijing")),
    ],
  },
];
