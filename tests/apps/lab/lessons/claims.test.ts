import { readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { ArmNumbers, ArmSpec } from "../../../../src/apps/lab/engine/calls.js";
import { type OpenScenario, openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { watchArm } from "../../../../src/apps/lab/engine/work/runs.js";
import { LESSONS } from "../../../../src/apps/lab/lessons/Lessons.js";
import { type Lesson, Results } from "../../../../src/apps/lab/lessons/lesson.js";
import { meanOf, sumOf } from "../../../../src/maths/numerics/sums.js";
import { halfWidthOfError } from "../../../../src/measures/results/index.js";
import { withChanges } from "../../../../src/runs/studies/change.js";
import { centralAndDrawn } from "../../../../src/runs/studies/study.js";
import { t } from "../../../../src/words/index.js";
import { packOfRegion } from "../packs.js";

// A lesson shows firms as cohorts, at central values. What it claims (the answer of every guess, the sign of every number
// that it tells a class) must not hang on that.

const open = openScenario("teaching/three-cities", packOfRegion("teaching-three-cities"));

const DRAWS = 64;
const SEEDS = 8;

/** Worlds under the first parameter draws of the region. */
const drawn = centralAndDrawn("three-cities.yaml", open.scenario, { draws: DRAWS, load: () => open.scenario })
  .tasks.slice(1)
  .map(({ changes }): OpenScenario => {
    return { ...open, scenario: withChanges(open.scenario, changes), worlds: new Map() };
  });

/** Numbers of a lesson's arms, in another world, or with firms one by one. */
function resultsOf(lesson: Lesson, world: OpenScenario, more: Pick<ArmSpec, "seed"> = {}): Results {
  const arms = lesson.arms.map(({ id, label: _label, ...spec }): [string, ArmNumbers] => {
    const years = watchArm(world, { ...more, ...spec }, lesson.reading);
    for (let step = years.next(); ; step = years.next()) if (step.done) return [id, step.value];
  });
  return new Results(lesson.reading, Object.fromEntries(arms));
}

/** What a lesson claims: the answers of its guesses, and the numbers that it tells. */
function claimsOf({ steps, expected }: Lesson) {
  const answers = steps.flatMap((step) =>
    step.kind === "predict" ? [{ name: t(step.title).en, of: (results: Results) => step.right(results) }] : [],
  );
  const numbers = expected.flatMap(({ text, numbers: told }) =>
    told.flatMap(({ is, of }) =>
      Number(is) === 0 ? [] : [{ name: `${is} in “${t(text).en}”`, sign: Math.sign(Number(is)), of }],
    ),
  );
  return { answers, numbers };
}

type Claims = ReturnType<typeof claimsOf>;

/** What a world says to every claim of a lesson. */
interface Said {
  answers: string[];
  numbers: number[];
}

function saidOf({ answers, numbers }: Claims, results: Results): Said {
  return { answers: answers.map(({ of }) => of(results)), numbers: numbers.map(({ of }) => of(results)) };
}

/**
 * Three minutes of processor: what all worlds came to is kept, and some are run anew.
 * `KEEP=1 npx vitest run tests/apps/lab/lessons/claims.test.ts` writes it after the model or a lesson has changed.
 */
const KEPT = new URL("claims.json", import.meta.url);
const ANEW = process.env["KEEP"] === "1" ? { draws: DRAWS, seeds: SEEDS } : { draws: 3, seeds: 2 };
/** Those of the lesson whose governments look ahead before every decision, a second and a half a world. */
const SLOW = { draws: 2, seeds: 1 };

type Worlds = Record<"draws" | "seeds", Said[]>;
const kept = (): Record<string, Worlds> => JSON.parse(readFileSync(KEPT, "utf8"));
const first = (count: number, of: (at: number) => Said) => Array.from({ length: count }, (_, at) => of(at));

it("what is kept of the worlds of each lesson is what runs give today", { timeout: 1_200_000 }, () => {
  const today = LESSONS.map((lesson): [string, Worlds] => {
    const { draws, seeds } = lesson.id === "sharing" && ANEW.draws < DRAWS ? SLOW : ANEW;
    const inDraw = (at: number) => saidOf(claimsOf(lesson), resultsOf(lesson, drawn[at]!));
    const withSeed = (at: number) => saidOf(claimsOf(lesson), resultsOf(lesson, open, { seed: at + 1 }));
    return [lesson.id, { draws: first(draws, inDraw), seeds: first(seeds, withSeed) }];
  });
  if (ANEW.draws === DRAWS) writeFileSync(KEPT, keptText(Object.fromEntries(today)));
  for (const [id, { draws, seeds }] of today) {
    const { draws: keptDraws, seeds: keptSeeds } = kept()[id]!;
    expect([keptDraws.length, keptSeeds.length]).toEqual([DRAWS, SEEDS]);
    for (const [at, one] of draws.entries()) same(one, keptDraws[at]!);
    for (const [at, one] of seeds.entries()) same(one, keptSeeds[at]!);
  }
});

/** A world a line. */
function keptText(worlds: Record<string, Worlds>): string {
  const rounded = (_: string, value: unknown) => (typeof value === "number" ? Number(value.toPrecision(6)) : value);
  return `${JSON.stringify(worlds, rounded).replaceAll('{"answers"', '\n{"answers"')}\n`;
}

/** Six digits are kept. */
function same(today: Said, before: Said): void {
  expect(today.answers).toEqual(before.answers);
  for (const [at, number] of today.numbers.entries())
    expect(Math.abs(number - before.numbers[at]!)).toBeLessThanOrEqual(1e-5 * Math.abs(number));
}

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))("what the lesson %s claims", (id, lesson) => {
  const claims = claimsOf(lesson);
  const central = saidOf(claims, resultsOf(lesson, open));

  it("holds in at least 90 % of the first 64 parameter draws of the region, or says in how many", () => {
    const said = kept()[id]!.draws;
    const opposedTo = (holds: (one: Said) => boolean) => said.filter((one) => !holds(one)).length;
    for (const [at, { name }] of claims.answers.entries())
      expect(opposedTo(({ answers }) => answers[at] === central.answers[at]) / DRAWS, name).toBeLessThanOrEqual(0.1);
    for (const [at, { name, sign }] of claims.numbers.entries()) {
      const opposed = opposedTo(({ numbers }) => Math.sign(numbers[at]!) === sign);
      const told = name.includes(`in ${opposed} of the first 64 parameter draws`);
      expect(told ? 0 : opposed / DRAWS, name).toBeLessThanOrEqual(0.1);
    }
  });

  it("holds with firms one by one, outside the interval of chance of eight pairs, or says that it does not", () => {
    const said = kept()[id]!.seeds;
    for (const [at, { name }] of claims.answers.entries())
      expect(said.filter(({ answers }) => answers[at] === central.answers[at]).length, name).toBeGreaterThan(4);
    for (const [at, { name, sign }] of claims.numbers.entries()) {
      const values = said.map(({ numbers }) => numbers[at]!);
      const mean = meanOf(values);
      const error = Math.sqrt(sumOf(values, (value) => (value - mean) ** 2) / (SEEDS - 1) / SEEDS);
      const clear = sign * mean > halfWidthOfError(error, SEEDS);
      expect(clear || name.includes("within chance"), `${name}: ${mean}`).toBe(true);
    }
  });
});
