import { expect, it } from "vitest";
import { choicesOf, readPolicy } from "../../../src/measures/results/choices.js";
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

it("a choice that is not what it should be is refused", () => {
  const patches = [replace(["governments", "a", "subsidy"], { value: "much" })];
  expect(() => choicesOf([{ variant: "free", replicate: 0, year: 2024, actor: "a", patches }])).toThrow(/before/);
});

it("events are read line by line, blank ones left out", () => {
  const row = (year: number) => ({ variant: "free", replicate: 0, year, actor: "a", patches: [] });
  const text = [2022, 2023].map((year) => `${JSON.stringify(row(year))}\n\n`).join("");
  expect([...readPolicy(text)]).toEqual([row(2022), row(2023)]);
});
