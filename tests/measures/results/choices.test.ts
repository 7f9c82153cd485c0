import { expect, it } from "vitest";
import { choicesOf, policyRowSchema } from "../../../src/measures/results/choices.js";
import type { PolicyPatch } from "../../../src/measures/results/record.js";

const replace = (path: string[], value: unknown): PolicyPatch => ({ op: "replace", path, value });

const decision = { value: 0.2, before: 0.1, payoffBefore: 1, payoffAfter: 2, trials: [{ value: 0.2, payoff: 2 }] };
const meeting = { members: ["a", "b"], votes: [{ player: "a", inside: 1, outside: 0, breach: null, stays: true }] };

it("choices are sorted by who made them, and what the scenario sets is none", () => {
  const patches = [
    replace(["toll"], 0),
    replace(["governments", "a", "subsidy"], decision),
    replace(["governments", "a"], { state: "cycle", length: 2 }),
    replace(["agreement"], meeting),
  ];
  const run = { variant: "free", replicate: 3, year: 2024 };
  expect(choicesOf([{ ...run, actor: "any", patches }])).toEqual({
    decisions: [{ ...run, city: "a", lever: "subsidy", ...decision }],
    courses: [{ ...run, state: "cycle", length: 2 }],
    meetings: [{ ...run, ...meeting }],
  });
});

it("a city that goes through its levers again in a year has decided once on each, from its first value to its last", () => {
  const run = { variant: "free", replicate: 0, actor: "a" };
  const decided = (lever: string, before: number, value: number, payoffBefore: number, payoffAfter: number) =>
    replace(["governments", "a", lever], { before, value, payoffBefore, payoffAfter, trials: [] });
  const first = [decided("tax", 0, 0.4, 1, 3), decided("subsidy", 0, 0.1, 3, 4), decided("tax", 0.4, 0.2, 4, 7)];
  const { decisions } = choicesOf([
    { ...run, year: 2024, patches: first },
    { ...run, year: 2026, patches: [decided("tax", 0.2, 0.3, 8, 9)] },
    { ...run, replicate: 1, year: 2024, patches: [decided("tax", 0, 0.5, 1, 2)] },
  ]);
  const told = decisions.map(({ lever, year, before, value }) => [lever, year, before, value]);
  expect(told).toEqual([
    ["tax", 2024, 0, 0.2],
    ["subsidy", 2024, 0, 0.1],
    ["tax", 2026, 0.2, 0.3],
    ["tax", 2024, 0, 0.5],
  ]);
  // The gains of both levers add up to that of the city.
  expect(decisions.slice(0, 2).map(({ payoffBefore, payoffAfter }) => payoffAfter - payoffBefore)).toEqual([5, 1]);
});

it.each([
  [["governments", "a", "subsidy"], decision, "before"],
  [["governments", "a"], { state: "cycle" }, "state"],
  [["agreement"], meeting, "votes"],
])(
  "what was chosen at %s is refused without a part, by its place; what a scenario sets is free",
  (path, value, part) => {
    const row = (patch: PolicyPatch) => ({ variant: "free", replicate: 0, year: 2024, actor: "a", patches: [patch] });
    const wrong = { ...value, [part]: undefined };
    expect(policyRowSchema.parse(row(replace(path, value)))).toEqual(row(replace(path, value)));
    const { error } = policyRowSchema.safeParse(row(replace(path, wrong)));
    expect(error!.issues.map((issue) => issue.path)).toEqual([["patches", 0, "value", part]]);
    expect(policyRowSchema.safeParse(row(replace(["levers", "a"], wrong))).success).toBe(true);
  },
);
