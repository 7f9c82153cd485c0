import type { YearOutcome } from "../../../src/model/engine/outcome.js";
import { type Entry, REFORM, sum } from "../arms.js";
import { changesBy, equals, falls, rises } from "../claims.js";
import {
  acrossBoundary,
  amongCities,
  beijing,
  beijingTianjin,
  boundary,
  GBA,
  g,
  type LeverCase,
  m,
  machineryOf,
  NEXT,
  tianjin,
} from "./setting.js";

const headquartersAcross = m.pairs((o) => o.market.headquartersPayments, amongCities);
const hoursToTianjin =
  m.calibration.world.basePolicy.travelHours[beijing * m.calibration.world.economy.nodes + tianjin]!;
const importsOf = (sectorId: string, city: string) =>
  m.pairs((o) => o.market.tradeBySector, m.arriving(city), m.sector(sectorId));

const electronicsFromAbroad = m.pairs(
  (o) => o.market.tradeBySector,
  m.between("rest-of-world", "beijing"),
  m.sector("electronics"),
);

const tradeAcross = (sectorId: string) => g.pairs((o) => o.market.tradeBySector, acrossBoundary, g.sector(sectorId));

/** Electronics of the world as good as stop for a year. */
const embargo: Entry = {
  type: "rule-difference",
  to: REFORM,
  between: [["rest-of-world", "all-nodes"]],
  oneWay: true,
  sectors: ["electronics"],
  ruleDifference: 2.45,
};

const abroad = m.node("rest-of-world");
const soldAbroad = (sectorId: string) =>
  m.pairs(
    (o) => o.market.tradeBySector,
    (_, j) => j === abroad,
    m.sector(sectorId),
  );
const boughtAbroad = (sectorId: string, buys: (node: number) => boolean) =>
  m.pairs(
    (o) => o.market.tradeBySector,
    (i, j) => i === abroad && buys(j),
    m.sector(sectorId),
  );
const restBuysAbroad = boughtAbroad("machinery", (node) => node === m.node("rest-of-china"));
const madeAtHome = (sectorId: string) => (o: YearOutcome) => {
  const made = o.market.revenue.subarray(m.sector(sectorId) * m.n, (m.sector(sectorId) + 1) * m.n);
  return sum(made) - made[abroad]!;
};
const tariffsOf = (node: string) => (o: YearOutcome) => o.market.tariffRevenue[m.node(node)]!;
const tariffsBooked = ({ accounts }: YearOutcome) =>
  sum(accounts.ledger.find(({ kind }) => kind === "tariffs")!.byAccount.slice(3 * m.n));

/** Barriers to goods, demand from abroad, and what it takes to run plants from afar. */
export const goods: LeverCase[] = [
  {
    says: "an input that nobody can replace costs users at home more in a year in which it is scarce, and no other year",
    lever: { type: "critical-input", input: "electronics", origins: "rest-of-world", cities: "all" },
    common: [embargo],
    years: 3,
    claims: [
      falls("real income of Beijing", m.realGdpOf("beijing"), REFORM, 0.002),
      rises("electronics that Beijing buys abroad", electronicsFromAbroad, REFORM, 0.2),
      changesBy("real income of Beijing a year later", m.realGdpOf("beijing"), [-0.002, 0.002], NEXT),
    ],
  },
  {
    says: "a quicker way between two cities makes them trade, and richer",
    lever: { type: "transport-link", between: beijingTianjin, scale: 0.5 },
    years: 2,
    claims: [
      rises(
        "trade of the pair",
        m.pairs((o) => o.market.trade, m.between("beijing", "tianjin")),
        REFORM,
        0.2,
      ),
      rises("real income of Beijing", m.realGdpOf("beijing")),
      rises("real income of Tianjin", m.realGdpOf("tianjin")),
    ],
  },
  {
    says: "a railway for people brings migrants and headquarters of one city to the other, and no goods",
    lever: { type: "transport-link", between: beijingTianjin, scale: 0.5, carries: "people" },
    years: 2,
    claims: [
      rises("migrants", m.migrants("skilled", m.between("beijing", "tianjin")), REFORM, 0.2),
      rises(
        "headquarters that move",
        m.pairs((o) => o.flows.headquarters, m.between("beijing", "tianjin")),
        REFORM,
        0.2,
      ),
      changesBy(
        "trade of the pair",
        m.pairs((o) => o.market.trade, m.between("beijing", "tianjin")),
        [-0.01, 0.01],
      ),
    ],
  },
  {
    says: "a city that builds half of a link pays for it, and half of the time is gained",
    lever: {
      type: "link-investment",
      cities: ["beijing"],
      ends: ["tianjin"],
      part: 0.5,
      yearlyCost: 20,
      travelHours: 0.5 * hoursToTianjin,
      contractor: "utilities-construction",
    },
    instead: [{ type: "transport-link", between: beijingTianjin, scale: 0.75 }],
    years: 2,
    claims: [
      // Prices are those of the base year in the first year.
      equals("cost", m.cost("beijing"), 10),
      rises("building in Beijing", m.output("utilities-construction", "beijing")),
      changesBy(
        "trade of the pair",
        m.pairs((o) => o.market.trade, m.between("beijing", "tianjin")),
        [-1e-3, 1e-3],
      ),
    ],
  },
  {
    says: "without tolls nobody collects any, cities trade more, consumers gain and city budgets lose",
    lever: { type: "toll", between: "cities", scale: 0 },
    years: 3,
    claims: [
      falls("tolls", m.tolls),
      equals("tolls", m.allTolls, 0),
      equals("tolls", m.allTolls, 0, NEXT),
      rises("trade between cities", m.trade, REFORM, 1e-3),
      rises("real consumption", m.consumption),
      rises("real income", m.realGdp),
      falls("cities' own revenue", m.ownRevenue),
    ],
  },
  {
    says: "stops at a border are nearly nothing: trade across it moves by less than 0.05 %",
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
    lever: { type: "administrative-border", between: "different-province", border: 0.05 },
    years: 2,
    claims: [
      rises("trade across provinces", m.tradeAcrossProvinces, REFORM, 0.1),
      falls("trade inside provinces", m.tradeInsideProvinces),
      rises("real income", m.realGdp, REFORM, 1e-3),
      rises("real consumption", m.consumption, REFORM, 1e-3),
      rises("tolls on the larger trade", m.tolls),
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
      rises("real income of Hong Kong", g.realGdpOf("hong-kong")),
      rises("real income of Shenzhen", g.realGdpOf("shenzhen")),
    ],
  },
  {
    says: "recognition for one sector raises trade in its goods and not in those of others",
    region: GBA,
    lever: { type: "rule-difference", between: boundary, sectors: ["electronics"], scale: 0.5 },
    years: 2,
    claims: [
      rises("trade in electronics across the boundary", tradeAcross("electronics"), REFORM, 0.02),
      changesBy("trade in machinery across the boundary", tradeAcross("machinery"), [-5e-3, 5e-3]),
    ],
  },
  {
    says: "protection keeps the listed goods of others out, sells one's own and makes living dearer",
    lever: { type: "local-protection", ...machineryOf("beijing"), protection: 0.3 },
    years: 2,
    claims: [
      falls("Beijing's imports of machinery", importsOf("machinery", "beijing"), REFORM, 0.05),
      changesBy("Beijing's imports of vehicles", importsOf("vehicles", "beijing"), [-0.02, 0.02]),
      changesBy("Tianjin's imports of machinery", importsOf("machinery", "tianjin"), [-0.02, 0.02]),
      rises("Beijing's machinery", m.output("machinery", "beijing"), REFORM, 0.02),
      rises("cost of living in Beijing", m.livingCost("beijing")),
      falls("real income of Beijing", m.realGdpOf("beijing")),
    ],
  },
  {
    says: "where buyers abroad want less machinery, its makers lose and what is bought abroad becomes dearer",
    lever: { type: "foreign-demand", sectors: ["machinery"], demand: 0.5 },
    years: 2,
    claims: [
      changesBy("machinery sold abroad", soldAbroad("machinery"), [-0.5, -0.4]),
      changesBy("vehicles sold abroad", soldAbroad("vehicles"), [0.005, 0.05]),
      falls("machinery of the country", madeAtHome("machinery"), REFORM, 0.01),
      falls("real income", m.realGdp, REFORM, 1e-3),
    ],
  },
  {
    says: "a tariff keeps the listed goods from abroad out, and the centre hands its revenue to all by head",
    lever: { type: "tariff", sectors: ["machinery"], tariff: 0.3 },
    years: 2,
    claims: [
      falls(
        "machinery bought abroad",
        boughtAbroad("machinery", () => true),
        REFORM,
        0.3,
      ),
      changesBy(
        "vehicles bought abroad",
        boughtAbroad("vehicles", () => true),
        [-0.05, 0.05],
      ),
      rises("machinery of Beijing", m.output("machinery", "beijing")),
      // The rest of China has no protection, which would take its rent first: three parts in thirteen of what it pays.
      equals("tariffs of the rest of China", tariffsOf("rest-of-china"), (o) => (0.3 / 1.3) * restBuysAbroad(o)),
      equals("what centres get", tariffsBooked, (o) => sum(o.market.tariffRevenue)),
    ],
  },
  {
    says: "where distant plants to run, headquarters serve their own city",
    lever: { type: "coordination-cost", between: "cities", scale: 5 },
    years: 4,
    claims: [
      falls("headquarters services sold to other cities", headquartersAcross, REFORM, 1e-3),
      falls("the same later", headquartersAcross, REFORM + 2, 1e-3),
      falls("real income", m.realGdp),
    ],
  },
];
