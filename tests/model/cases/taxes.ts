import { REFORM, sum } from "../arms.js";
import { changesBy, equals, falls, rises } from "../claims.js";
import { beijing, type LeverCase, m, machineryOf, NEXT } from "./setting.js";

const { basePolicy } = m.calibration.world;
/** Share of profit that a city may hand back: its plants' part of the local part of the tax. */
const rebatable =
  basePolicy.apportionment.plant * basePolicy.localShareProfit[beijing]! * basePolicy.profitTaxRate[beijing]!;

/** Rates, rebates, subsidies and splits of taxes. */
export const taxes: LeverCase[] = [
  {
    says: "a lower profit tax draws plants and costs revenue",
    lever: { type: "tax-rates", cities: ["beijing"], profitTaxRate: 0.15 },
    years: 4,
    claims: [
      // (0.85 / 0.75)^(1 / 0.4) = 1.367 times as many, if nothing else moved; entries that the tax draws too make labour dearer at once.
      changesBy("plants that arrive in Beijing", m.plants(m.arriving("beijing")), [0.25, 0.367]),
      rises("machinery firms that enter Beijing", m.entrants("machinery", "beijing"), REFORM, 0.1),
      falls("local taxes of Beijing", m.localTaxes("beijing"), REFORM, 0.01),
      rises("firms of Beijing", m.firmsOf("beijing"), NEXT),
    ],
  },
  {
    says: "a lower tax on wages draws people and costs revenue",
    lever: { type: "tax-rates", cities: ["beijing"], labour: "skilled", wageTaxRate: 0 },
    years: 3,
    claims: [
      rises("skilled people who come to Beijing", m.migrants("skilled", m.arriving("beijing"))),
      falls("local taxes of Beijing", m.localTaxes("beijing")),
    ],
  },
  {
    says: "a city that hands profit tax back wins firms and pays for it",
    lever: { type: "profit-tax-rebate", cities: ["beijing"], profitTaxRebate: 0.5 },
    years: 4,
    claims: [
      rises("firms of Beijing", m.firmsOf("beijing"), NEXT, 1e-4),
      rises("firms of Beijing", m.firmsOf("beijing"), REFORM + 2, 1e-4),
      rises("plants that arrive in Beijing", m.plants(m.arriving("beijing")), REFORM, 0.02),
      falls("firms of Langfang next to it", m.firmsOf("langfang"), NEXT),
      equals("cost", m.cost("beijing"), (o) => 0.5 * rebatable * m.profitOf("beijing")(o)),
    ],
  },
  {
    says: "a subsidised sector grows at the cost of the city's budget and of its other sectors",
    lever: { type: "sector-subsidy", ...machineryOf("beijing"), sectorSubsidy: 0.05 },
    years: 3,
    claims: [
      rises("jobs in Beijing's machinery", m.jobs("machinery", "beijing"), REFORM, 0.01),
      falls("jobs in Beijing's vehicles", m.jobs("vehicles", "beijing")),
      falls("machinery of Tianjin", m.output("machinery", "tianjin")),
      rises("cost", m.cost("beijing"), REFORM, 1e-9),
      rises("machinery firms of Beijing", m.firmsIn("machinery", "beijing"), NEXT),
    ],
  },
  {
    says: "a ceiling cuts the subsidy, its cost and what it brought",
    common: [{ type: "sector-subsidy", ...machineryOf("beijing"), sectorSubsidy: 0.05 }],
    lever: { type: "subsidy-pact", cities: "all", ceiling: 0.02 },
    years: 3,
    claims: [
      changesBy("cost", m.cost("beijing"), [-0.63, -0.6]),
      falls("jobs in Beijing's machinery", m.jobs("machinery", "beijing"), REFORM, 0.005),
      rises("machinery of Tianjin", m.output("machinery", "tianjin")),
    ],
  },
  {
    says: "a city may back only what it is assigned",
    common: [{ type: "sector-subsidy", ...machineryOf("beijing"), sectorSubsidy: 0.05 }],
    lever: {
      type: "industrial-catalogue",
      cities: ["beijing", "tianjin"],
      sectors: ["machinery", "electrical"],
      assignments: [{ city: "tianjin", sectors: ["machinery"] }],
    },
    years: 3,
    claims: [
      equals("cost", m.cost("beijing"), () => 0),
      falls("jobs in Beijing's machinery", m.jobs("machinery", "beijing"), REFORM, 0.01),
      rises("machinery of Tianjin", m.output("machinery", "tianjin")),
    ],
  },
  ...(["localShareProduction", "localShareProfit", "localShareWage"] as const).map(
    (tax): LeverCase => ({
      says: `a city that keeps more of a tax has more, the others less (${tax})`,
      lever: { type: "central-local-split", cities: ["beijing"], [tax]: 0.6 },
      years: 2,
      claims: [
        rises("local taxes of Beijing", m.localTaxes("beijing"), REFORM, 0.01),
        rises("Beijing's balance with the centre", m.balanceWithCentre("beijing")),
        falls("Tianjin's balance with the centre", m.balanceWithCentre("tianjin")),
        changesBy("local taxes of Tianjin", m.localTaxes("tianjin"), [-0.01, 0.01]),
      ],
    }),
  ),
  {
    says: "tax that follows plants leaves the cities of headquarters for those of plants, and no more of it",
    lever: { type: "tax-apportionment", plant: 1, headquarters: 0 },
    instead: [{ type: "tax-apportionment", plant: 0, headquarters: 1 }],
    years: 2,
    claims: [
      falls("local taxes of Beijing", m.localTaxes("beijing"), REFORM, 1e-3),
      rises("local taxes of the rest of China", m.localTaxes("rest-of-china"), REFORM, 1e-4),
      changesBy("local taxes of the country", (o) => sum(o.accounts.localTaxes.slice(0, -1)), [-2e-4, 2e-4]),
    ],
  },
];
