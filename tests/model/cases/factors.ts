import type { YearOutcome } from "../../../src/model/engine/outcome.js";
import { REFORM, sum } from "../arms.js";
import { changesBy, equals, falls, rises, stays } from "../claims.js";
import { measuresOf } from "../measures.js";
import {
  amongCities,
  beijing,
  boundary,
  DELTA,
  fromSpecial,
  GBA,
  g,
  type LeverCase,
  m,
  NEXT,
  toSpecial,
} from "./setting.js";

const d = measuresOf(DELTA);
const { economy, stocks } = m.calibration.world;
const quota = (perCity: number) => m.cities.map((i) => ({ city: economy.nodeIds[i]!, quota: perCity }));
const landAtRest = (i: number) => stocks.industrialLand[i]!;
const landGiven = (o: YearOutcome) => sum(m.cities.map((i) => o.industrialLand[i]!));

/** People, capital and land. */
export const factors: LeverCase[] = [
  // -- people --
  {
    says: "a lower border lets the listed type of labour migrate",
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
    lever: { type: "talent-settlement", cities: ["beijing"], scale: 0.5 },
    years: 3,
    moves: ["workers"],
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing")), REFORM, 0.05),
      stays("general workers who come to Beijing", m.migrants("general", m.arriving("beijing"))),
      rises("skilled people in Beijing", (o) => o.workers[economy.nodes + beijing]!, NEXT),
      falls("their wage", (o) => o.market.wage[economy.nodes + beijing]!, NEXT),
      rises("real income of Beijing", m.realGdpOf("beijing"), NEXT),
    ],
  },
  {
    says: "rights without registration bring the listed type of labour to the city, and less people elsewhere",
    region: DELTA,
    lever: { type: "registration", cities: ["shanghai"], labour: "skilled", scale: 0 },
    years: 3,
    moves: ["workers"],
    claims: [
      rises("skilled people who come to Shanghai", d.migrants("skilled", d.arriving("shanghai")), REFORM, 0.05),
      stays("general workers who come to Shanghai", d.migrants("general", d.arriving("shanghai"))),
      rises("residents of Shanghai", (o) => o.residents[d.node("shanghai")]!, NEXT),
      falls("residents of Suzhou", (o) => o.residents[d.node("suzhou")]!, NEXT),
    ],
  },
  {
    says: "registering residents moves nobody that year, and keeps them there later",
    region: DELTA,
    lever: { type: "settlement", cities: ["shanghai"], people: 500 },
    years: 4,
    moves: [],
    claims: [
      stays("residents of Shanghai", (o) => o.residents[d.node("shanghai")]!, NEXT),
      rises("residents of Shanghai", (o) => o.residents[d.node("shanghai")]!, NEXT + 1),
    ],
  },
  {
    says: "services that are open draw people registered in the named places, and nobody else",
    region: DELTA,
    lever: { type: "shared-services", cities: ["shanghai"], origins: ["suzhou"] },
    years: 3,
    moves: ["workers"],
    claims: [
      rises(
        "people who move from Suzhou to Shanghai",
        d.migrants("general", d.between("suzhou", "shanghai")),
        REFORM,
        0.05,
      ),
      rises(
        "well-being of people registered in Suzhou",
        (o) => o.registration!.wellBeing[d.node("suzhou")]!,
        REFORM,
        1e-3,
      ),
      falls("that of Shanghai's own, who share", (o) => o.registration!.wellBeing[d.node("shanghai")]!, REFORM, 1e-4),
      falls("residents of Suzhou", (o) => o.residents[d.node("suzhou")]!, NEXT),
      equals("agreements of Shanghai", d.agreements("shanghai"), 0),
    ],
  },
  {
    says: "the place of registration pays for those who come to use services, or the centre does",
    region: DELTA,
    lever: { type: "shared-services", cities: ["shanghai"], origins: ["suzhou"], payer: "home" },
    years: 2,
    claims: [
      rises("receipts of Shanghai", d.agreements("shanghai"), REFORM, 1e-9),
      equals("what Suzhou pays", d.agreements("suzhou"), (o) => -d.agreements("shanghai")(o)),
      equals("receipts of Wuxi", d.agreements("wuxi"), 0),
    ],
  },
  {
    says: "a subsidy on skilled wages draws skilled people and costs the city its share of their wages",
    lever: { type: "talent-settlement", cities: ["beijing"], wageSubsidy: 0.02 },
    years: 3,
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing"))),
      equals("cost", m.cost("beijing"), (o) => 0.02 * m.wageBill("skilled", "beijing")(o)),
      equals("cost of Tianjin", m.cost("tianjin"), 0),
    ],
  },
  {
    says: "paying income tax back draws scarce talent and costs what the tax table says",
    // Taxable 500,000: tax 97,080, of which 22,080 above 15 %; earned by a tenth of the wages, on income 560,000 (Cai Shui [2019] 31).
    lever: { type: "skilled-wage-subsidy", cities: ["beijing"] },
    years: 3,
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing"))),
      equals("cost", m.cost("beijing"), (o) => ((0.1 * 22_080) / 560_000) * m.wageBill("skilled", "beijing")(o)),
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
      rises("capital to the special regions", g.capitalFlow(toSpecial), REFORM, 0.2),
      rises("capital from the special regions", g.capitalFlow(fromSpecial), REFORM, 0.2),
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
    years: 4,
    moves: ["capital"],
    claims: [
      equals("capital to the special regions", g.capitalFlow(toSpecial), 50),
      stays("capital from the special regions", g.capitalFlow(fromSpecial)),
      // What is saved is placed by the year before.
      falls("capital of Hong Kong", g.capital("hong-kong"), NEXT + 1),
    ],
  },

  // -- land --
  {
    says: "released industrial land lowers its rent and raises income, a year later",
    lever: { type: "land-quota", cities: ["beijing"], industrialLandRelease: 10 },
    years: 3,
    moves: [],
    claims: [
      falls("rent in Beijing", m.industrialRent("beijing"), NEXT, 0.01),
      changesBy("rent in Tianjin", m.industrialRent("tianjin"), [-1e-3, 1e-3], NEXT),
      rises("real income of Beijing", m.realGdpOf("beijing"), NEXT),
      stays("housing land", m.housingLand("beijing"), NEXT),
    ],
  },
  {
    says: "released housing land lowers housing rent and draws people",
    lever: { type: "land-quota", cities: ["beijing"], housingLandRelease: 10 },
    years: 4,
    moves: [],
    claims: [
      falls("housing rent in Beijing", m.housingRent("beijing"), NEXT, 0.005),
      rises("people who come to Beijing", m.migrants("general", m.arriving("beijing")), NEXT),
      stays("industrial land", m.industrialLand("beijing"), NEXT),
    ],
  },
  {
    says: "traded quota goes from low rents to high rents, is paid for and raises income; the land is the same",
    lever: { type: "quota-trade", members: quota(2) },
    instead: [{ type: "quota-trade", members: quota(2), tradable: false }],
    years: 4,
    moves: [],
    claims: [
      rises("land of Beijing, the dearest city", m.industrialLand("beijing"), NEXT),
      falls("land of Baoding, the cheapest", m.industrialLand("baoding"), NEXT),
      stays("land of all cities", landGiven, NEXT, 1e-12),
      falls("money of Beijing", m.agreements("beijing"), NEXT),
      rises("money of Baoding", m.agreements("baoding"), NEXT),
      equals("all payments", (o) => m.allAgreements(o) / m.realGdp(o) + 1, 1, NEXT, 1e-12),
      rises("real income", m.realGdp, REFORM + 2),
    ],
  },

  {
    says: "a cap on the volume leaves most quota where it was",
    lever: { type: "quota-trade", members: quota(2), cap: 1 },
    instead: [{ type: "quota-trade", members: quota(2) }],
    years: 3,
    moves: [],
    claims: [
      equals(
        "land that Beijing gained",
        (o) => o.industrialLand[beijing]!,
        () => landAtRest(beijing) + 2 + 1,
        NEXT,
      ),
      falls("land of Beijing", m.industrialLand("beijing"), NEXT),
    ],
  },
  {
    says: "at a fixed price buyers pay that price for every km2",
    lever: { type: "quota-trade", members: quota(2), price: 12 },
    instead: [{ type: "quota-trade", members: quota(2), tradable: false }],
    years: 3,
    moves: [],
    claims: [
      equals(
        "what Beijing pays",
        m.agreements("beijing"),
        (o) => -12 * (o.industrialLand[beijing]! - landAtRest(beijing) - 2),
        NEXT,
      ),
      rises("land of Beijing", m.industrialLand("beijing"), NEXT),
    ],
  },
];
