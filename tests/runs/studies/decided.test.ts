import { expect, it } from "vitest";
import type { PolicyEvent } from "../../../src/measures/results/index.js";
import { decidedIn } from "../../../src/runs/studies/decided.js";

const decision = (year: number, city: string, lever: string, value: number) => ({
  year,
  actor: city,
  patches: [
    {
      op: "replace" as const,
      path: ["governments", city, lever],
      value: { value, before: 0, payoffBefore: 0, payoffAfter: 0, trials: [] },
    },
  ],
});
const meeting = (year: number, members: string[], gains: Record<string, number>) => ({
  year,
  actor: "council",
  patches: [{ op: "replace" as const, path: ["agreement"], value: { members, votes: [], gains } }],
});
const events: PolicyEvent[] = [
  decision(2023, "harbour", "sector-subsidy.sectorSubsidy vehicles", 0.1),
  decision(2023, "mill", "sector-subsidy.sectorSubsidy vehicles", 0.02),
  decision(2023, "mill", "tax-rates.profitTaxRate", 0.3),
  meeting(2024, ["harbour", "mill"], { harbour: -1.5, mill: 4 }),
  decision(2026, "harbour", "sector-subsidy.sectorSubsidy vehicles", 0.04),
  meeting(2026, [], { harbour: -2, mill: 1 }),
];
const at = (year: number, indicator: string, place = "cluster") => decidedIn(events, { year, indicator, place });

it("what cities chose last is their mean, by levers whose name begins so", () => {
  expect(at(2023, "chosen:sector-subsidy")).toBeCloseTo(0.06, 12);
  expect(at(2026, "chosen:sector-subsidy")).toBeCloseTo(0.03, 12);
  expect(at(2025, "chosen:sector-subsidy", "harbour")).toBe(0.1);
  expect(at(2023, "chosen:tax-rates")).toBe(0.3);
});

it("nobody chose before the first decision, nor what is no lever of theirs", () => {
  expect(at(2022, "chosen:sector-subsidy")).toBeNaN();
  expect(at(2026, "chosen:toll")).toBeNaN();
});

it("members and gains are those of the last meeting", () => {
  expect([2023, 2024, 2025, 2026].map((year) => at(year, "members"))).toEqual([0, 2, 2, 0]);
  expect(at(2025, "gain:harbour")).toBe(-1.5);
  expect(at(2023, "gain:harbour")).toBeNaN();
  expect(at(2026, "gain:nobody")).toBeNaN();
});
