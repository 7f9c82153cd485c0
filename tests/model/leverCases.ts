import { expect } from "vitest";
import type { FactorFlows, YearOutcome } from "../../src/engine/outcome.js";
import { type Entry, REFORM, START, sum } from "./arms.js";
import { type Claim, changesBy, equals, falls, rises, stays } from "./claims.js";
import { measuresOf } from "./measures.js";

/** One lever against the same world without it. */
export interface LeverCase {
  says: string;
  region: string;
  lever: Entry;
  /** What else stands in both arms; what stands in place of the lever in the arm without it. */
  common?: Entry[];
  instead?: Entry[];
  years: number;
  /** Flows of the reform year that may differ where the lever leaves that year's market alone; absent = it acts through the market. */
  moves?: (keyof FactorFlows)[];
  claims: Claim[];
}

const NEXT = REFORM + 1;
const JJJ = "beijing-tianjin-hebei";
const GBA = "greater-bay-area";
const m = measuresOf(JJJ);
const g = measuresOf(GBA);
const { economy, basePolicy, residuals } = m.calibration.world;
const beijingTianjin: Entry["between"] = [["beijing", "tianjin"]];
const machineryOf = (city: string) => ({ cities: [city], sectors: ["machinery"] });
const release: Entry = { type: "firm-release", ...machineryOf("beijing"), releaseRate: 0.02 };
const platform: Entry = { type: "reception-platform", ...machineryOf("tianjin"), capacity: 200 };
const boundary: Entry["between"] = [
  ["guangdong", "hong-kong"],
  ["guangdong", "macao"],
];
const isSpecial = (i: number) => i === g.node("hong-kong") || i === g.node("macao");
const acrossBoundary = (i: number, j: number) =>
  g.cities.includes(i) && g.cities.includes(j) && isSpecial(i) !== isSpecial(j);
const toSpecial = (i: number, j: number) => acrossBoundary(i, j) && isSpecial(j);
const fromSpecial = (i: number, j: number) => acrossBoundary(i, j) && isSpecial(i);
const amongCities = (i: number, j: number) => m.cities.includes(i) && m.cities.includes(j);
const headquartersAcross = m.pairs((o) => o.market.headquartersPayments, amongCities);
const machinery = m.sector("machinery");
const [beijing, tianjin] = [m.node("beijing"), m.node("tianjin")];
const importsOf = (sectorId: string, city: string) =>
  m.pairs((o) => o.market.tradeBySector, m.arriving(city), m.sector(sectorId));
/** Share of a moved firm's profit tax that a city may hand back: its plants' part of the local part. */
const rebatable =
  basePolicy.apportionment.plant * basePolicy.localShareProfit[beijing]! * basePolicy.profitTaxRate[beijing]!;
const quota = (perCity: number) => m.cities.map((i) => ({ city: economy.nodeIds[i]!, quota: perCity }));
const landGiven = (o: YearOutcome) => sum(m.cities.map((i) => o.industrialLand[i]!));

/** What an origin may receive in total: three years of the local taxes of the firms that it released in the reform year. */
const claimCap = (moved: number) => 3 * residuals.base.firmTax[machinery * economy.nodes + beijing]! * moved;
const movedByGovernment = (o: YearOutcome) => o.flows.firmsGovernmentLed[beijing * economy.nodes + tianjin]!;

/** All that Beijing received up to the last year, against the cap of the firms that it released. */
const receivesWholeCap: Claim = (reformed) => {
  const received = sum(reformed.map(m.agreements("beijing")));
  const cap = claimCap(movedByGovernment(reformed[REFORM - START]!));
  expect(received / cap, "received over the cap").toBeCloseTo(1, 6);
};

export const leverCases: LeverCase[] = [
  // -- goods --
  {
    says: "a quicker way between two cities makes them trade, and richer",
    region: JJJ,
    lever: { type: "transport-link", between: beijingTianjin, scale: 0.5 },
    years: 2,
    claims: [
      rises(
        "trade of the pair",
        m.pairs((o) => o.market.trade, m.between("beijing", "tianjin")),
        REFORM,
        0.2,
      ),
      rises(
        "real income of Beijing",
        m.at((o) => o.accounts.realGdp, "beijing"),
      ),
      rises(
        "real income of Tianjin",
        m.at((o) => o.accounts.realGdp, "tianjin"),
      ),
    ],
  },
  {
    says: "without tolls nobody collects any, cities trade more, consumers gain and city budgets lose",
    region: JJJ,
    lever: { type: "toll", between: "cities", scale: 0 },
    years: 3,
    claims: [
      rises("tolls of the last year with them", (o) => -sum(o.market.tollRevenue)),
      equals(
        "tolls",
        (o) => sum(o.market.tollRevenue),
        () => 0,
      ),
      equals(
        "tolls",
        (o) => sum(o.market.tollRevenue),
        () => 0,
        NEXT,
      ),
      rises("trade between cities", m.trade, REFORM, 1e-3),
      rises("real consumption", m.consumption),
      rises("real income", m.realGdp),
      falls(
        "cities' own revenue",
        m.total((o) => o.accounts.localRevenue),
      ),
    ],
  },
  {
    says: "stops at a border are nearly nothing: trade across it moves by less than 0.05 %",
    region: JJJ,
    lever: { type: "booth-delay", between: "different-province", scale: 0 },
    years: 2,
    claims: [
      changesBy("trade between cities", m.trade, [1e-6, 5e-4]),
      changesBy("trade across provinces", m.tradeAcrossProvinces, [1e-6, 5e-4]),
      changesBy("real income", m.realGdp, [1e-9, 5e-5]),
    ],
  },
  {
    says: "without provincial borders cities trade across them and less inside, and the cluster is richer",
    region: JJJ,
    lever: { type: "administrative-border", between: "different-province", border: 0.05 },
    years: 2,
    claims: [
      rises("trade across provinces", m.tradeAcrossProvinces, REFORM, 0.1),
      falls("trade inside provinces", m.tradeInsideProvinces),
      rises("real income", m.realGdp, REFORM, 1e-3),
      rises("real consumption", m.consumption, REFORM, 1e-3),
      rises(
        "tolls on the larger trade",
        m.total((o) => o.market.tollRevenue),
      ),
    ],
  },
  {
    says: "half the difference of rules raises trade across the boundary and income on both sides",
    region: GBA,
    lever: { type: "rule-difference", between: boundary, scale: 0.5 },
    years: 2,
    claims: [
      rises(
        "trade across the boundary",
        g.pairs((o) => o.market.trade, acrossBoundary),
        REFORM,
        0.02,
      ),
      rises(
        "real income of Hong Kong",
        g.at((o) => o.accounts.realGdp, "hong-kong"),
      ),
      rises(
        "real income of Shenzhen",
        g.at((o) => o.accounts.realGdp, "shenzhen"),
      ),
    ],
  },
  {
    says: "protection keeps the listed goods of others out, sells one's own and makes living dearer",
    region: JJJ,
    lever: { type: "local-protection", ...machineryOf("beijing"), protection: 0.3 },
    years: 2,
    claims: [
      falls("Beijing's imports of machinery", importsOf("machinery", "beijing"), REFORM, 0.05),
      changesBy("Beijing's imports of vehicles", importsOf("vehicles", "beijing"), [-0.02, 0.02]),
      changesBy("Tianjin's imports of machinery", importsOf("machinery", "tianjin"), [-0.02, 0.02]),
      rises(
        "Beijing's machinery",
        m.cell((o) => o.market.revenue, "machinery", "beijing"),
        REFORM,
        0.02,
      ),
      rises(
        "cost of living in Beijing",
        m.at((o) => o.accounts.priceIndex, "beijing"),
      ),
      falls(
        "real income of Beijing",
        m.at((o) => o.accounts.realGdp, "beijing"),
      ),
    ],
  },
  {
    says: "where distant plants are dear to run, headquarters serve their own city",
    region: JJJ,
    lever: { type: "coordination-cost", between: "cities", scale: 5 },
    years: 4,
    claims: [
      falls("headquarters services sold to other cities", headquartersAcross, REFORM, 1e-3),
      falls("the same later", headquartersAcross, REFORM + 2, 1e-3),
      falls("real income", m.realGdp),
    ],
  },

  // -- firms --
  {
    says: "recognised approvals let firms move between the two cities and touch nothing else that year",
    region: JJJ,
    lever: { type: "relocation-approvals", between: beijingTianjin, approvalCoverage: 1 },
    years: 3,
    moves: ["firms", "headquarters"],
    claims: [
      rises("plants from Beijing to Tianjin", m.plants(m.between("beijing", "tianjin")), REFORM, 0.5),
      rises("plants from Tianjin to Beijing", m.plants(m.between("tianjin", "beijing")), REFORM, 0.5),
      stays("plants that leave Tangshan", m.plants(m.leaving("tangshan"))),
    ],
  },
  {
    says: "without an institutional cost of moving the same firms move, as if all approvals were recognised",
    region: JJJ,
    lever: { type: "firm-border", between: beijingTianjin, scale: 0 },
    instead: [{ type: "relocation-approvals", between: beijingTianjin, approvalCoverage: 1 }],
    years: 3,
    moves: [],
    claims: [stays("plants from Beijing to Tianjin", m.plants(m.between("beijing", "tianjin")), NEXT)],
  },
  {
    says: "a dearer move keeps firms from moving",
    region: JJJ,
    lever: { type: "firm-border", between: beijingTianjin, firmBorder: 1 },
    years: 2,
    moves: ["firms", "headquarters"],
    claims: [
      falls("plants from Beijing to Tianjin", m.plants(m.between("beijing", "tianjin")), REFORM, 0.5),
      stays("plants that leave Tangshan", m.plants(m.leaving("tangshan"))),
    ],
  },
  {
    says: "a city that holds its firms back loses fewer, and others as many as before",
    region: JJJ,
    lever: { type: "firm-retention", cities: ["beijing"], retention: 1 },
    years: 3,
    moves: ["firms", "headquarters"],
    claims: [
      // exp(-1 / 0.4) = 0.082 of them still go, a trace more where staying is not certain.
      changesBy("plants that leave Beijing", m.plants(m.leaving("beijing")), [-0.919, -0.9]),
      stays("plants that leave Tianjin", m.plants(m.leaving("tianjin"))),
      rises(
        "firms of Beijing",
        m.ofCity((o) => o.firms, "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "released firms go where a platform receives them, by order and not by choice",
    region: JJJ,
    lever: release,
    common: [platform],
    years: 3,
    moves: ["firms", "firmsGovernmentLed", "headquarters"],
    claims: [
      rises("plants moved from Beijing to Tianjin", movedByGovernment, REFORM, 1),
      equals("their share in all moves by order", movedByGovernment, (o) => sum(o.flows.firmsGovernmentLed)),
      equals(
        "their number",
        movedByGovernment,
        (o) =>
          0.02 * (o.firms[machinery * economy.nodes + beijing]! - o.flows.exits[machinery * economy.nodes + beijing]!),
      ),
      falls(
        "machinery firms of Beijing",
        m.cell((o) => o.firms, "machinery", "beijing"),
        NEXT,
      ),
      rises(
        "machinery firms of Tianjin",
        m.cell((o) => o.firms, "machinery", "tianjin"),
        NEXT,
      ),
      stays(
        "vehicle firms of Beijing",
        m.cell((o) => o.firms, "vehicles", "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "no more firms are released than platforms can take",
    region: JJJ,
    lever: { ...release, releaseRate: 0.5 },
    common: [{ ...platform, capacity: 100 }],
    years: 2,
    moves: ["firms", "firmsGovernmentLed", "headquarters"],
    claims: [
      // Capacity is kept for all that would be released; those that close before do not come.
      (reformed) => {
        const moved = movedByGovernment(reformed[REFORM - START]!);
        expect(moved, "firms moved to a platform for 100").toBeGreaterThan(80);
        expect(moved, "firms moved to a platform for 100").toBeLessThanOrEqual(100);
      },
    ],
  },
  {
    says: "without a platform release is an empty word",
    region: JJJ,
    lever: release,
    years: 3,
    moves: [],
    claims: [
      stays("real income", m.realGdp, NEXT),
      stays(
        "firms",
        m.ofCity((o) => o.firms, "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "a platform draws firms of its sectors to its city",
    region: JJJ,
    lever: platform,
    years: 3,
    moves: ["firms", "headquarters"],
    claims: [
      rises("plants that arrive in Tianjin", m.plants(m.arriving("tianjin")), REFORM, 0.01),
      falls("plants that arrive in Tangshan", m.plants(m.arriving("tangshan"))),
      rises(
        "machinery firms of Tianjin",
        m.cell((o) => o.firms, "machinery", "tianjin"),
        NEXT,
      ),
      stays(
        "vehicle firms of Tianjin",
        m.cell((o) => o.firms, "vehicles", "tianjin"),
        NEXT,
      ),
    ],
  },
  {
    says: "a platform for fewer firms than come anyway draws nobody",
    region: JJJ,
    lever: { ...platform, capacity: 1 },
    years: 2,
    moves: [],
    claims: [],
  },
  {
    says: "a ban stops entry and arrivals in the listed sector, and leaves those that are there",
    region: JJJ,
    lever: { type: "negative-list", ...machineryOf("beijing"), entryBan: 1 },
    years: 3,
    moves: ["firms", "entrants", "headquarters"],
    claims: [
      equals(
        "machinery firms that enter Beijing",
        m.cell((o) => o.flows.entrants, "machinery", "beijing"),
        () => 0,
      ),
      stays(
        "vehicle firms that enter Beijing",
        m.cell((o) => o.flows.entrants, "vehicles", "beijing"),
      ),
      stays(
        "machinery firms that close in Beijing",
        m.cell((o) => o.flows.exits, "machinery", "beijing"),
      ),
      falls("plants that arrive in Beijing", m.plants(m.arriving("beijing"))),
      falls(
        "machinery of Beijing",
        m.cell((o) => o.market.revenue, "machinery", "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "an order closes a share of the firms that the market leaves",
    region: JJJ,
    lever: { type: "negative-list", ...machineryOf("beijing"), closeRate: 0.05 },
    years: 3,
    moves: ["firms", "exits", "headquarters"],
    claims: [
      equals(
        "machinery firms that close in Beijing",
        m.cell((o) => o.flows.exits, "machinery", "beijing"),
        (o) =>
          (1 - (1 - economy.relocation.exitRate[machinery]!) * (1 - 0.05)) *
          m.cell((year) => year.firms, "machinery", "beijing")(o),
      ),
      stays(
        "vehicle firms that close in Beijing",
        m.cell((o) => o.flows.exits, "vehicles", "beijing"),
      ),
      falls(
        "machinery firms of Beijing",
        m.cell((o) => o.firms, "machinery", "beijing"),
        NEXT,
      ),
    ],
  },

  // -- people --
  {
    says: "a lower border lets the listed type of labour migrate",
    region: JJJ,
    lever: { type: "migration-border", between: "cities", labour: "skilled", scale: 0.5 },
    years: 3,
    moves: ["workers"],
    claims: [
      rises("skilled migrants", m.migrants("skilled", amongCities), REFORM, 0.05),
      stays("general migrants", m.migrants("general", amongCities)),
    ],
  },
  {
    says: "settlement draws skilled people to the city and lowers what they earn there",
    region: JJJ,
    lever: { type: "talent-settlement", cities: ["beijing"], scale: 0.5 },
    years: 3,
    moves: ["workers"],
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing")), REFORM, 0.05),
      stays("general workers who come to Beijing", m.migrants("general", m.arriving("beijing"))),
      rises("skilled people in Beijing", (o) => o.workers[economy.nodes + beijing]!, NEXT),
      falls("their wage", (o) => o.market.wage[economy.nodes + beijing]!, NEXT),
      rises(
        "real income of Beijing",
        m.at((o) => o.accounts.realGdp, "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "a subsidy on skilled wages draws skilled people and costs the city its share of their wages",
    region: JJJ,
    lever: { type: "talent-settlement", cities: ["beijing"], wageSubsidy: 0.02 },
    years: 3,
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing"))),
      equals(
        "cost",
        m.at((o) => o.accounts.leverCost, "beijing"),
        (o) => 0.02 * m.wageBill("skilled", "beijing")(o),
      ),
      equals(
        "cost of Tianjin",
        m.at((o) => o.accounts.leverCost, "tianjin"),
        () => 0,
      ),
    ],
  },
  {
    says: "paying income tax back draws scarce talent and costs what the tax table says",
    region: JJJ,
    // Taxable 500,000: tax 97,080, of which 22,080 above 15 %; earned by a tenth of the wages, on income 560,000 (Cai Shui [2019] 31).
    lever: { type: "skilled-wage-subsidy", cities: ["beijing"] },
    years: 3,
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing"))),
      equals(
        "cost",
        m.at((o) => o.accounts.leverCost, "beijing"),
        (o) => ((0.1 * 22_080) / 560_000) * m.wageBill("skilled", "beijing")(o),
      ),
    ],
  },

  // -- capital --
  {
    says: "less friction lets capital cross the boundary both ways, and more of it stays where it was scarce",
    region: GBA,
    lever: { type: "capital-friction", between: boundary, scale: 0.5 },
    years: 3,
    moves: ["capital"],
    claims: [
      rises("capital to the special regions", g.capitalFlow(toSpecial), REFORM, 0.3),
      rises("capital from the special regions", g.capitalFlow(fromSpecial), REFORM, 0.3),
      rises("real income", g.realGdp, NEXT),
    ],
  },
  {
    says: "a quota that does not bind changes nothing at all",
    region: GBA,
    lever: { type: "capital-quota", origins: ["guangdong"], destinations: ["hong-kong", "macao"], limit: 1500 },
    years: 3,
    moves: [],
    claims: [stays("real income", g.realGdp, NEXT)],
  },
  {
    says: "a quota that binds cuts flows to the limit",
    region: GBA,
    lever: {
      type: "capital-quota",
      origins: ["guangdong"],
      destinations: ["hong-kong", "macao"],
      limit: 50,
      bothWays: false,
    },
    years: 3,
    moves: ["capital"],
    claims: [
      equals("capital to the special regions", g.capitalFlow(toSpecial), () => 50),
      stays("capital from the special regions", g.capitalFlow(fromSpecial)),
      falls(
        "capital of Hong Kong",
        g.at((o) => o.capital, "hong-kong"),
        NEXT,
      ),
    ],
  },

  // -- land --
  {
    says: "released industrial land lowers its rent and raises income, a year later",
    region: JJJ,
    lever: { type: "land-quota", cities: ["beijing"], industrialLandRelease: 10 },
    years: 3,
    moves: [],
    claims: [
      falls(
        "rent in Beijing",
        m.at((o) => o.market.industrialRent, "beijing"),
        NEXT,
        0.01,
      ),
      changesBy(
        "rent in Tianjin",
        m.at((o) => o.market.industrialRent, "tianjin"),
        [-1e-3, 1e-3],
        NEXT,
      ),
      rises(
        "real income of Beijing",
        m.at((o) => o.accounts.realGdp, "beijing"),
        NEXT,
      ),
      stays(
        "housing land",
        m.at((o) => o.housingLand, "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "released housing land lowers housing rent and draws people",
    region: JJJ,
    lever: { type: "land-quota", cities: ["beijing"], housingLandRelease: 10 },
    years: 4,
    moves: [],
    claims: [
      falls(
        "housing rent in Beijing",
        m.at((o) => o.market.housingRent, "beijing"),
        NEXT,
        0.005,
      ),
      rises("people who come to Beijing", m.migrants("general", m.arriving("beijing")), NEXT),
      stays(
        "industrial land",
        m.at((o) => o.industrialLand, "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "traded quota goes from low rents to high rents, is paid for and raises income; the land is the same",
    region: JJJ,
    lever: { type: "quota-trade", members: quota(2) },
    instead: [{ type: "quota-trade", members: quota(2), tradable: false }],
    years: 4,
    moves: [],
    claims: [
      rises(
        "land of Beijing, the dearest city",
        m.at((o) => o.industrialLand, "beijing"),
        NEXT,
      ),
      falls(
        "land of Baoding, the cheapest",
        m.at((o) => o.industrialLand, "baoding"),
        NEXT,
      ),
      stays("land of all cities", landGiven, NEXT, 1e-12),
      falls("money of Beijing", m.agreements("beijing"), NEXT),
      rises("money of Baoding", m.agreements("baoding"), NEXT),
      equals(
        "all payments",
        (o) => m.allAgreements(o) / m.realGdp(o) + 1,
        () => 1,
        NEXT,
        1e-12,
      ),
      rises("real income", m.realGdp, REFORM + 2),
    ],
  },

  // -- taxes --
  {
    says: "a lower profit tax draws plants and costs revenue",
    region: JJJ,
    lever: { type: "tax-rates", cities: ["beijing"], profitTaxRate: 0.15 },
    years: 4,
    claims: [
      // (0.85 / 0.75)^(1 / 0.4) = 1.367 times as many, if nothing else moved.
      changesBy("plants that arrive in Beijing", m.plants(m.arriving("beijing")), [0.3, 0.4]),
      falls(
        "local taxes of Beijing",
        m.at((o) => o.accounts.localTaxes, "beijing"),
        REFORM,
        0.01,
      ),
      rises(
        "firms of Beijing",
        m.ofCity((o) => o.firms, "beijing"),
        NEXT,
      ),
    ],
  },
  {
    says: "a lower tax on wages draws people and costs revenue",
    region: JJJ,
    lever: { type: "tax-rates", cities: ["beijing"], labour: "skilled", wageTaxRate: 0 },
    years: 3,
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing"))),
      falls(
        "local taxes of Beijing",
        m.at((o) => o.accounts.localTaxes, "beijing"),
      ),
    ],
  },
  {
    says: "a city that hands profit tax back wins firms and pays for it",
    region: JJJ,
    lever: { type: "profit-tax-rebate", cities: ["beijing"], profitTaxRebate: 0.5 },
    years: 4,
    claims: [
      rises(
        "firms of Beijing",
        m.ofCity((o) => o.firms, "beijing"),
        NEXT,
        1e-4,
      ),
      rises(
        "firms of Beijing",
        m.ofCity((o) => o.firms, "beijing"),
        REFORM + 2,
        1e-4,
      ),
      rises("plants that arrive in Beijing", m.plants(m.arriving("beijing")), REFORM, 0.02),
      falls(
        "firms of Langfang next to it",
        m.ofCity((o) => o.firms, "langfang"),
        NEXT,
      ),
      equals(
        "cost",
        m.at((o) => o.accounts.leverCost, "beijing"),
        (o) => 0.5 * rebatable * m.ofCity((year) => year.market.profit, "beijing")(o),
      ),
    ],
  },
  {
    says: "a subsidised sector grows at the cost of the city's budget and of its other sectors",
    region: JJJ,
    lever: { type: "sector-subsidy", ...machineryOf("beijing"), sectorSubsidy: 0.05 },
    years: 3,
    claims: [
      rises(
        "jobs in Beijing's machinery",
        m.cell((o) => o.market.employment, "machinery", "beijing"),
        REFORM,
        0.01,
      ),
      falls(
        "jobs in Beijing's vehicles",
        m.cell((o) => o.market.employment, "vehicles", "beijing"),
      ),
      falls(
        "machinery of Tianjin",
        m.cell((o) => o.market.revenue, "machinery", "tianjin"),
      ),
      rises(
        "cost",
        m.at((o) => o.accounts.leverCost, "beijing"),
        REFORM,
        1e-9,
      ),
      rises(
        "machinery firms of Beijing",
        m.cell((o) => o.firms, "machinery", "beijing"),
        NEXT,
      ),
    ],
  },
  ...(["localShareProduction", "localShareProfit", "localShareWage"] as const).map(
    (tax): LeverCase => ({
      says: `a city that keeps more of a tax has more, the others less (${tax})`,
      region: JJJ,
      lever: { type: "central-local-split", cities: ["beijing"], [tax]: 0.6 },
      years: 2,
      claims: [
        rises(
          "local taxes of Beijing",
          m.at((o) => o.accounts.localTaxes, "beijing"),
          REFORM,
          0.01,
        ),
        rises(
          "Beijing's balance with the centre",
          m.at((o) => o.accounts.centralBalance, "beijing"),
        ),
        falls(
          "Tianjin's balance with the centre",
          m.at((o) => o.accounts.centralBalance, "tianjin"),
        ),
        changesBy(
          "local taxes of Tianjin",
          m.at((o) => o.accounts.localTaxes, "tianjin"),
          [-0.005, 0.005],
        ),
      ],
    }),
  ),
  {
    says: "tax that follows plants leaves the cities of headquarters for those of plants, and no more of it",
    region: JJJ,
    lever: { type: "tax-apportionment", plant: 1, headquarters: 0 },
    instead: [{ type: "tax-apportionment", plant: 0, headquarters: 1 }],
    years: 2,
    claims: [
      falls(
        "local taxes of Beijing",
        m.at((o) => o.accounts.localTaxes, "beijing"),
        REFORM,
        1e-3,
      ),
      rises(
        "local taxes of Tangshan",
        m.at((o) => o.accounts.localTaxes, "tangshan"),
        REFORM,
        1e-4,
      ),
      changesBy("local taxes of the country", (o) => sum(o.accounts.localTaxes.slice(0, -1)), [-2e-4, 2e-4]),
    ],
  },

  // -- agreements --
  {
    says: "firms moved by order leave their old city half their local taxes, up to three years' worth with the centre's grant",
    region: JJJ,
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
    region: JJJ,
    lever: { type: "relocation-tax-sharing", origins: ["beijing"], destinations: ["tianjin"], minimumTax: 1 },
    instead: [{ type: "relocation-tax-sharing", origins: ["beijing"], destinations: ["tianjin"], minimumTax: 0.2 }],
    common: [{ ...release, to: REFORM }, platform],
    years: 3,
    moves: [],
    claims: [falls("receipts of Beijing", m.agreements("beijing"), NEXT, 0.05)],
  },
  {
    says: "firms that move by themselves leave nothing",
    region: JJJ,
    lever: { type: "relocation-tax-sharing", origins: ["beijing"], destinations: ["tianjin"], minimumTax: 0 },
    common: [platform],
    years: 4,
    moves: [],
    claims: [stays("receipts of Beijing", m.agreements("beijing"), NEXT), stays("real income", m.realGdp, REFORM + 2)],
  },
  {
    says: "a member that grows shares its growth over the base for some years",
    region: JJJ,
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
        const growth = m.at((year) => year.accounts.localTaxes, "tianjin")(o) - residuals.base.localTaxes[tianjin]!;
        const lost = Math.max(
          0,
          m.at((year) => year.accounts.localTaxes, "tangshan")(o) - residuals.base.localTaxes[m.node("tangshan")]!,
        );
        return 0.4 * (0.75 * (growth + lost) - lost);
      }),
      rises("receipts of Tangshan", m.agreements("tangshan"), NEXT, 1e-9),
      equals("what Tianjin pays", m.agreements("tianjin"), (o) => -m.agreements("tangshan")(o), NEXT),
      stays("receipts after two years", m.agreements("tangshan"), REFORM + 2),
    ],
  },
  {
    says: "a pool moves revenue towards its weights in the same year, and no more than was paid in",
    region: JJJ,
    lever: { type: "revenue-pool", members: [{ city: "beijing" }, { city: "handan" }], share: 0.1 },
    years: 2,
    claims: [
      equals("receipts of Handan", m.agreements("handan"), (o) => {
        const taxes = (city: string) => m.at((year) => year.accounts.localTaxes, city)(o);
        return 0.1 * (0.5 * (taxes("beijing") + taxes("handan")) - taxes("handan"));
      }),
      rises("receipts of Handan, whose weight is above its share", m.agreements("handan"), REFORM, 1e-9),
      equals("what Beijing pays", m.agreements("beijing"), (o) => -m.agreements("handan")(o)),
      equals("receipts of Tianjin outside", m.agreements("tianjin"), () => 0),
      changesBy(
        "own revenue of all cities",
        m.total((o) => o.accounts.localRevenue),
        [-1e-3, 1e-3],
      ),
    ],
  },
  {
    says: "a park pays its sponsor a part of its local tax and credits it with a part of its output",
    region: JJJ,
    lever: { type: "enclave-park", host: "tangshan", sponsor: "beijing", sectors: ["machinery"], parkShare: 0.2 },
    years: 2,
    claims: [
      rises("receipts of Beijing", m.agreements("beijing"), REFORM, 1e-9),
      equals("what Tangshan pays", m.agreements("tangshan"), (o) => -m.agreements("beijing")(o)),
      equals(
        "output credited to Beijing",
        m.at((o) => o.accounts.gdpCredit, "beijing"),
        (o) => 0.7 * 0.2 * m.cell((year) => year.accounts.valueAdded, "machinery", "tangshan")(o),
      ),
      equals(
        "credits of all",
        (o) => sum(o.accounts.gdpCredit) + 1,
        () => 1,
      ),
    ],
  },
  {
    says: "a clean river is paid for downstream",
    region: JJJ,
    lever: {
      type: "compensation-bond",
      upstream: "zhangjiakou",
      downstream: "beijing",
      amount: 5,
      sectors: ["machinery"],
    },
    years: 2,
    claims: [
      equals("receipts of Zhangjiakou", m.agreements("zhangjiakou"), () => 5),
      equals("what Beijing pays", m.agreements("beijing"), () => -5),
      rises(
        "real income of Zhangjiakou",
        m.at((o) => o.accounts.realGdp, "zhangjiakou"),
      ),
    ],
  },
  {
    says: "a dirty one is paid for upstream, the year after",
    region: JJJ,
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
      equals("receipts of Zhangjiakou", m.agreements("zhangjiakou"), () => 5),
      equals("what Zhangjiakou pays", m.agreements("zhangjiakou"), () => -5, NEXT, 0.01),
      equals("receipts of Beijing", m.agreements("beijing"), () => 5, NEXT, 0.01),
    ],
  },
  {
    says: "a grant of the centre is spent where it is paid and comes from all others",
    region: JJJ,
    lever: { type: "central-transfer", payee: "baoding", amount: 100 },
    years: 2,
    claims: [
      equals("receipts of Baoding", m.agreements("baoding"), () => 100),
      rises(
        "real income of Baoding",
        m.at((o) => o.accounts.realGdp, "baoding"),
      ),
      falls(
        "what Tianjin gets from the centre",
        m.at((o) => o.accounts.centralBalance, "tianjin"),
      ),
    ],
  },
  {
    says: "a grant of another city is that city's loss",
    region: JJJ,
    lever: { type: "central-transfer", payer: "beijing", payee: "baoding", amount: 100 },
    years: 2,
    claims: [
      equals("receipts of Baoding", m.agreements("baoding"), () => 100),
      equals("what Beijing pays", m.agreements("beijing"), () => -100),
      falls(
        "real income of Beijing",
        m.at((o) => o.accounts.realGdp, "beijing"),
      ),
    ],
  },

  // -- knowledge, shocks --
  {
    says: "a shared platform teaches its members, who pay for it, and nobody else",
    region: JJJ,
    lever: {
      type: "innovation-platform",
      members: [
        { city: "beijing", contribution: 20 },
        { city: "tianjin", contribution: 10 },
      ],
    },
    years: 5,
    claims: [
      equals(
        "cost of Beijing",
        m.at((o) => o.accounts.leverCost, "beijing"),
        () => 20,
      ),
      equals(
        "cost of Tianjin",
        m.at((o) => o.accounts.leverCost, "tianjin"),
        () => 10,
      ),
      equals(
        "cost of Baoding",
        m.at((o) => o.accounts.leverCost, "baoding"),
        () => 0,
      ),
      equals(
        "taught before there is anything to teach",
        m.ofCity((o) => o.platformReceived, "beijing"),
        () => 0,
      ),
      rises(
        "taught to Beijing",
        m.ofCity((o) => o.platformReceived, "beijing"),
        NEXT,
        1e-9,
      ),
      rises(
        "taught to Tianjin",
        m.ofCity((o) => o.platformReceived, "tianjin"),
        NEXT,
        1e-9,
      ),
      equals(
        "taught to Baoding",
        m.ofCity((o) => o.platformReceived, "baoding"),
        () => 0,
        NEXT,
      ),
      rises(
        "knowledge of Tianjin",
        m.ofCity((o) => o.knowledge, "tianjin"),
        REFORM + 3,
        1e-4,
      ),
      changesBy(
        "knowledge of Baoding",
        m.ofCity((o) => o.knowledge, "baoding"),
        [-5e-4, 5e-4],
        REFORM + 3,
      ),
      rises(
        "real income of Tianjin",
        m.at((o) => o.accounts.realGdp, "tianjin"),
        REFORM + 3,
      ),
    ],
  },
  {
    says: "a sector that loses half its productivity shrinks, and recovers when the shock is over",
    region: JJJ,
    lever: { type: "shock", ...machineryOf("beijing"), productivity: 0.8, to: REFORM },
    years: 4,
    claims: [
      falls(
        "Beijing's machinery",
        m.cell((o) => o.market.revenue, "machinery", "beijing"),
        REFORM,
        0.2,
      ),
      falls(
        "real income of Beijing",
        m.at((o) => o.accounts.realGdp, "beijing"),
      ),
      rises(
        "Tianjin's machinery",
        m.cell((o) => o.market.revenue, "machinery", "tianjin"),
      ),
      changesBy(
        "Beijing's machinery",
        m.cell((o) => o.market.revenue, "machinery", "beijing"),
        [-0.1, 0],
        NEXT,
      ),
    ],
  },
];
