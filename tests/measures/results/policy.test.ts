import { expect, it } from "vitest";
import { policyJsonl, policyRowSchema, policyRows } from "../../../src/measures/results/choices.js";
import { NAMES, run, summed } from "./runs.js";

const event = (year: number) => ({ year, actor: "council", patches: [{ op: "replace", path: ["toll"], value: year }] });
const decided = (variant: string, replicate: number, ...years: number[]) => ({
  ...run(variant, replicate, 1, 1, 1),
  policyEvents: years.map(event) as never,
});

/** The reform of replicate 1 was not finished; the baseline decides nothing. */
const summary = summed(NAMES, [
  [decided("baseline", 0), decided("reform", 0, 2021, 2022)],
  [decided("baseline", 1), undefined],
  [decided("baseline", 2, 2023), decided("reform", 2, 2021)],
]);

it("decisions are told by variant, replicate and year, of runs that were finished", () => {
  expect([...policyRows(summary)]).toEqual([
    { variant: "baseline", replicate: 2, ...event(2023) },
    { variant: "reform", replicate: 0, ...event(2021) },
    { variant: "reform", replicate: 0, ...event(2022) },
    { variant: "reform", replicate: 2, ...event(2021) },
  ]);
});

it("decisions stand one a line, and read back", () => {
  const lines = [...policyJsonl(summary)];
  expect(lines).toHaveLength(4);
  for (const line of lines) expect(line).toMatch(/^\{[^\n]*\}\n$/);
  expect(lines.map((line) => policyRowSchema.parse(JSON.parse(line)))).toEqual([...policyRows(summary)]);
});
