import { beforeEach, expect, it } from "vitest";
import { beginLanguage } from "../../../../src/apps/cli/language.js";
import { SENT } from "../../../../src/apps/cli/mcp/files.js";
import { Comparisons, type Work } from "../../../../src/apps/cli/mcp/runs.js";

beforeEach(() => beginLanguage([]));

/** A year of the smallest region, with a lever that works and one that changes nothing. */
const TEXT = `title: Small
question: Why?
region: regions/teaching-two-cities
startYear: 2022
years: 1
seed: 1
replicates: 1
population: cohorts
variants:
  half: { label: Half, levers: [{ type: administrative-border, from: 2022, between: cities, scale: 0.5 }] }
  same: { label: Same, levers: [{ type: administrative-border, from: 2022, between: cities, scale: 1 }] }
`;

it("comparisons for another program are run once, and the last ones are kept for its next questions", async () => {
  const comparisons = new Comparisons(1);
  let steps = 0;
  const how: Work = { stop: new AbortController().signal, progress: () => steps++ };
  const asked = (more: object) => comparisons.of({ text: TEXT, draws: 0, ...more }, how);
  const first = await asked({});
  expect([first.file, first.manifest.replicates, first.view.years, steps > 0]).toEqual([SENT, 1, [2022], true]);
  expect([first.data.uncertainty, first.notes]).toEqual([
    undefined,
    [expect.stringMatching(/^“same” changes nothing/), expect.stringMatching(/in “same” can do nothing/)],
  ]);
  expect(first.view.variants.map(({ id }) => id)).toEqual(["half", "same"]);
  steps = 0;
  expect(await asked({})).toBe(first);
  expect(await asked({ replicates: 1 })).toBe(first);
  expect(steps).toBe(0);
});

it("draws and runs of a comparison are steps of one way, which never goes back", async () => {
  const told: [done: number, total: number][] = [];
  const how: Work = { stop: new AbortController().signal, progress: (...step) => void told.push(step) };
  await new Comparisons(1).of({ text: TEXT, draws: 2 }, how);
  expect(told.every(([, total]) => total === 2 + 3)).toBe(true);
  expect(told.map(([done]) => done)).toEqual([0, 1, 2, 2, 3, 4, 5]);
});
