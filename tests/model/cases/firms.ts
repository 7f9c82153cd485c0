import { expect } from "vitest";
import { REFORM, START, sum } from "../arms.js";
import { changesBy, equals, falls, rises, stays } from "../claims.js";
import {
  beijing,
  beijingTianjin,
  type LeverCase,
  m,
  machineryOf,
  movedByGovernment,
  NEXT,
  platform,
  release,
} from "./setting.js";

const { economy } = m.calibration.world;
const machinery = m.sector("machinery");

/** Firms moved by order from Beijing to a city, or to all. */
const byOrder = (city?: string) =>
  m.pairs((o) => o.flows.firmsGovernmentLed, city ? m.between("beijing", city) : m.leaving("beijing"));

/** Firms that move, enter, close, are released and received. */
export const firms: LeverCase[] = [
  {
    says: "recognised approvals let firms move between the two cities and touch nothing else that year",
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
    lever: { type: "firm-border", between: beijingTianjin, scale: 0 },
    instead: [{ type: "relocation-approvals", between: beijingTianjin, approvalCoverage: 1 }],
    years: 3,
    moves: [],
    claims: [stays("plants from Beijing to Tianjin", m.plants(m.between("beijing", "tianjin")), NEXT)],
  },
  {
    says: "a dearer move keeps firms from moving",
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
    lever: { type: "firm-retention", cities: ["beijing"], retention: 1 },
    years: 3,
    moves: ["firms", "headquarters"],
    claims: [
      // exp(-1 / 0.4) = 0.082 of them still go, a trace more where staying is not certain.
      changesBy("plants that leave Beijing", m.plants(m.leaving("beijing")), [-0.919, -0.9]),
      stays("plants that leave Tianjin", m.plants(m.leaving("tianjin"))),
      rises("firms of Beijing", m.firmsOf("beijing"), NEXT),
    ],
  },
  {
    says: "released firms go where a platform receives them, by order and not by choice",
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
      falls("machinery firms of Beijing", m.firmsIn("machinery", "beijing"), NEXT),
      rises("machinery firms of Tianjin", m.firmsIn("machinery", "tianjin"), NEXT),
      stays("vehicle firms of Beijing", m.firmsIn("vehicles", "beijing"), NEXT),
    ],
  },
  {
    says: "no more firms are released than platforms can take",
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
    says: "as many firms are released as are ordered, from all listed sectors, to named places in proportion to their firms",
    lever: {
      type: "firm-release",
      cities: ["beijing"],
      sectors: ["machinery", "vehicles"],
      firms: 30,
      destinations: ["tianjin", "langfang"],
    },
    years: 3,
    moves: ["firms", "firmsGovernmentLed", "headquarters"],
    claims: [
      equals("firms moved by order", byOrder(), 30),
      equals("those to Langfang", byOrder("langfang"), (o) => {
        const [here, there] = ["langfang", "tianjin"].map((city) => m.firmsOf(city)(o));
        return (30 * here!) / (here! + there!);
      }),
      falls("machinery firms of Beijing", m.firmsIn("machinery", "beijing"), NEXT),
      falls("vehicle firms of Beijing", m.firmsIn("vehicles", "beijing"), NEXT),
    ],
  },
  {
    says: "as many jobs are released as are ordered, by what firms of the cell employ",
    lever: { type: "firm-release", ...machineryOf("beijing"), jobs: 1.5, destinations: ["baoding"] },
    years: 2,
    moves: ["firms", "firmsGovernmentLed", "headquarters"],
    claims: [
      equals(
        "jobs of firms moved by order",
        (o) => (byOrder("baoding")(o) * m.jobs("machinery", "beijing")(o)) / m.firmsIn("machinery", "beijing")(o),
        1.5,
      ),
    ],
  },
  {
    says: "of named places those with a platform receive all, as many as it can take",
    lever: {
      type: "firm-release",
      ...machineryOf("beijing"),
      firms: 500,
      destinations: ["tianjin", "langfang"],
    },
    common: [platform],
    years: 2,
    moves: ["firms", "firmsGovernmentLed", "headquarters"],
    claims: [
      equals("firms moved by order", byOrder(), 200, REFORM, 1e-6),
      equals("those to Tianjin", byOrder("tianjin"), (o) => byOrder()(o)),
    ],
  },
  {
    says: "without a platform release is an empty word",
    lever: release,
    years: 3,
    moves: [],
    claims: [stays("real income", m.realGdp, NEXT), stays("firms", m.firmsOf("beijing"), NEXT)],
  },
  {
    says: "a platform draws firms of its sectors to its city",
    lever: platform,
    years: 3,
    moves: ["firms", "headquarters"],
    claims: [
      rises("plants that arrive in Tianjin", m.plants(m.arriving("tianjin")), REFORM, 0.01),
      falls("plants that arrive in Tangshan", m.plants(m.arriving("tangshan"))),
      rises("machinery firms of Tianjin", m.firmsIn("machinery", "tianjin"), NEXT),
      stays("vehicle firms of Tianjin", m.firmsIn("vehicles", "tianjin"), NEXT),
    ],
  },
  {
    says: "a set-up subsidy is paid by the host for arrivals in the listed sectors, a year later",
    lever: { ...platform, subsidyPerFirm: 0.2 },
    instead: [platform],
    years: 3,
    moves: [],
    claims: [
      // For those who arrived the year before, at prices of the base year, which have hardly moved.
      (reformed) => {
        const [before, paid] = [reformed[REFORM - START]!, reformed[NEXT - START]!];
        const due = -0.2 * m.arrivalsIn("machinery", "tianjin")(before);
        expect(Math.abs(m.agreements("tianjin")(paid) / due - 1)).toBeLessThan(0.01);
      },
      equals("all agreements but the households' part", (o) => m.allAgreements(o), m.agreements("tianjin"), NEXT),
      rises("income of Tianjin's households", m.householdIncome("tianjin"), NEXT),
    ],
  },
  {
    says: "a subsidy that the centre pays costs the host nothing",
    lever: { ...platform, subsidyPerFirm: 0.2, payer: "centre" },
    instead: [platform],
    years: 3,
    moves: [],
    claims: [
      equals("agreements of Tianjin", m.agreements("tianjin"), 0, NEXT),
      rises("income of Tianjin's households", m.householdIncome("tianjin"), NEXT),
    ],
  },
  {
    says: "a platform for fewer firms than come anyway draws nobody",
    lever: { ...platform, capacity: 1 },
    years: 2,
    moves: [],
    claims: [],
  },
  {
    says: "a ban stops entry and arrivals in the listed sector, and leaves those that are there; labour that entries took is free for others",
    lever: { type: "negative-list", ...machineryOf("beijing"), entryBan: 1 },
    years: 3,
    claims: [
      equals("machinery firms that enter Beijing", m.entrants("machinery", "beijing"), 0),
      // Who is refused enters elsewhere in part, and leaves labour to other sectors: entries follow at once, by little.
      rises("machinery firms that enter Tianjin", m.entrants("machinery", "tianjin")),
      changesBy("vehicle firms that enter Beijing", m.entrants("vehicles", "beijing"), [0, 0.05]),
      changesBy("machinery firms that close in Beijing", m.closures("machinery", "beijing"), [-0.02, 0]),
      falls("plants that arrive in Beijing", m.plants(m.arriving("beijing"))),
      falls("machinery of Beijing", m.output("machinery", "beijing"), NEXT),
    ],
  },
  {
    says: "an order closes a share of the firms that the market leaves",
    lever: { type: "negative-list", ...machineryOf("beijing"), closeRate: 0.05 },
    years: 3,
    moves: ["firms", "exits", "headquarters"],
    claims: [
      equals(
        "machinery firms that close in Beijing",
        m.closures("machinery", "beijing"),
        (o) => (1 - (1 - economy.relocation.exitRate[machinery]!) * (1 - 0.05)) * m.firmsIn("machinery", "beijing")(o),
      ),
      stays("vehicle firms that close in Beijing", m.closures("vehicles", "beijing")),
      falls("machinery firms of Beijing", m.firmsIn("machinery", "beijing"), NEXT),
    ],
  },
];
