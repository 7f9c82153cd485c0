import { expect } from "vitest";
import { REFORM, START } from "../arms.js";
import { type Claim, changesBy, equals, falls, rises, stays } from "../claims.js";
import { beijing, type LeverCase, m, machineryOf, NEXT } from "./setting.js";

const { economy } = m.calibration.world;

/** Beijing has three times the weight of Tianjin in the fund. */
const paysThrice: Claim = (reformed) => {
  const [one, other] = ["beijing", "tianjin"].map((city) => m.cost(city)(reformed[REFORM - START]!));
  expect(one! / other!, "cost of Beijing over that of Tianjin").toBeCloseTo(3, 9);
};

/** Shared knowledge; funds; shocks. */
export const knowledge: LeverCase[] = [
  {
    says: "a shared platform teaches its members, who pay for it, and nobody else",
    lever: {
      type: "innovation-platform",
      members: [
        { city: "beijing", contribution: 20 },
        { city: "tianjin", contribution: 10 },
      ],
    },
    years: 5,
    claims: [
      equals("cost of Beijing", m.cost("beijing"), 20),
      equals("cost of Tianjin", m.cost("tianjin"), 10),
      equals("cost of Baoding", m.cost("baoding"), 0),
      equals("taught before there is anything to teach", m.taughtTo("beijing"), 0),
      rises("taught to Beijing", m.taughtTo("beijing"), NEXT, 1e-9),
      rises("taught to Tianjin", m.taughtTo("tianjin"), NEXT, 1e-9),
      equals("taught to Baoding", m.taughtTo("baoding"), 0, NEXT),
      equals(
        "taught to Beijing over all sectors",
        m.taughtTo("beijing"),
        () => economy.knowledge.platformGain * economy.knowledge.absorptive[beijing]! * 30,
        NEXT,
      ),
      rises("knowledge of Tianjin", m.knowledgeOf("tianjin"), REFORM + 3, 1e-4),
      changesBy("knowledge of Baoding", m.knowledgeOf("baoding"), [-5e-4, 5e-4], REFORM + 3),
      rises("real income of Tianjin", m.realGdpOf("tianjin"), REFORM + 3),
    ],
  },
  {
    says: "a city that contributes teaches every member of the platform, and one that contributes nothing learns for nothing",
    lever: { type: "platform-contribution", cities: ["beijing"], contribution: 30 },
    common: [{ type: "platform-contribution", cities: ["tianjin"], contribution: 0 }],
    years: 5,
    claims: [
      equals("cost of Beijing", m.cost("beijing"), 30),
      equals("cost of Tianjin", m.cost("tianjin"), 0),
      rises("taught to Beijing", m.taughtTo("beijing"), NEXT, 1e-9),
      rises("taught to Tianjin", m.taughtTo("tianjin"), NEXT, 1e-9),
      equals("taught to Baoding", m.taughtTo("baoding"), 0, NEXT),
      rises("real income of Tianjin", m.realGdpOf("tianjin"), REFORM + 3),
    ],
  },
  {
    says: "a fund pays its share of what new firms cost in one city, where more come; members pay by weights",
    lever: {
      type: "innovation-fund",
      members: [
        { city: "beijing", weight: 3 },
        { city: "tianjin", weight: 1 },
      ],
      cities: ["baoding"],
      sectors: ["machinery"],
      share: 0.3,
    },
    years: 3,
    claims: [
      changesBy("entrants in Baoding", m.entrants("machinery", "baoding"), [0.7, 0.7 ** -2 - 1]),
      falls("entrants in Beijing", m.entrants("machinery", "beijing")),
      rises("cost of Tianjin", m.cost("tianjin"), REFORM, 1e-4),
      paysThrice,
      equals("cost of Baoding", m.cost("baoding"), 0),
      rises("machinery of Baoding", m.output("machinery", "baoding"), NEXT),
    ],
  },
  {
    says: "technology transfer lets a city take up more of others' knowledge, and costs it business services",
    lever: { type: "technology-transfer", cities: ["baoding"], absorption: 0.1, costPerPoint: 0.5 },
    years: 5,
    claims: [
      equals("cost of Baoding", m.cost("baoding"), 5),
      equals("cost of Tianjin", m.cost("tianjin"), 0),
      rises("knowledge of Baoding", m.knowledgeOf("baoding"), NEXT, 1e-6),
      rises("real income of Baoding", m.realGdpOf("baoding"), REFORM + 3),
    ],
  },
  {
    says: "a shock of a quarter of a year is a quarter of it",
    lever: { type: "shock", ...machineryOf("beijing"), productivity: 0.5, shareOfYear: 0.25, to: REFORM },
    instead: [{ type: "shock", ...machineryOf("beijing"), productivity: 1 - 0.25 * 0.5, to: REFORM }],
    years: 3,
    claims: [
      stays("machinery of Beijing", m.output("machinery", "beijing")),
      stays("machinery of Beijing", m.output("machinery", "beijing"), NEXT),
    ],
  },
  {
    says: "where a fifth stands still about a fifth of real GDP is lost",
    lever: { type: "shock", cities: ["beijing"], sectors: "all", idle: 0.2, to: REFORM },
    years: 2,
    claims: [changesBy("real GDP of Beijing", m.realGdpOf("beijing"), [-0.22, -0.14])],
  },
  {
    says: "a shock of no time at all is none",
    lever: { type: "shock", ...machineryOf("beijing"), productivity: 0.5, shareOfYear: 0 },
    years: 2,
    moves: [],
    claims: [],
  },
  {
    says: "a sector that loses half its productivity shrinks, and recovers when the shock is over",
    lever: { type: "shock", ...machineryOf("beijing"), productivity: 0.8, to: REFORM },
    years: 4,
    claims: [
      falls("Beijing's machinery", m.output("machinery", "beijing"), REFORM, 0.2),
      falls("real income of Beijing", m.realGdpOf("beijing")),
      rises("Tianjin's machinery", m.output("machinery", "tianjin")),
      changesBy("Beijing's machinery", m.output("machinery", "beijing"), [-0.1, 0], NEXT),
    ],
  },
];
