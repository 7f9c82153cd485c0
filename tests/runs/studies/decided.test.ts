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

it("an agreement is signed once it is in force and kept for good, counted in years from its first meeting", () => {
  const vote = (breaks: boolean) => ({ player: "mill", inside: 1, outside: 0, breach: null, stays: true, breaks });
  const onItem = (year: number, members: string[], breaks = false) => ({
    year,
    actor: "council",
    patches: [
      { op: "replace" as const, path: ["agreement"], value: { item: "border + pool", members, votes: [vote(breaks)] } },
    ],
  });
  const road = [onItem(2024, []), onItem(2026, ["mill"]), onItem(2028, ["mill"], true), onItem(2030, ["mill"])];
  const year = { indicator: "signed:pool", place: "cluster" };
  expect([2024, 2026, 2028, 2030].map((now) => decidedIn(road, { ...year, year: now }))).toEqual([NaN, 2, NaN, 6]);
  expect(decidedIn(road, { ...year, indicator: "signed:toll", year: 2030 })).toBeNaN();
});
