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
import { packOfRegion } from "../packs.js";

// A lesson shows firms as cohorts, at central values. What it claims (the answer of every guess, the sign of every number
// that it tells a class) must not hang on that.

const open = openScenario("teaching/three-cities", packOfRegion("teaching-three-cities"));

/** Worlds under the first parameter draws of the region. */
const drawn = centralAndDrawn("three-cities.yaml", open.scenario, { draws: 64, load: () => open.scenario })
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
    step.kind === "predict" ? [{ name: step.title.en, of: (results: Results) => step.right(results) }] : [],
  );
  const numbers = expected.flatMap(({ text, numbers: told }) =>
    told.flatMap(({ is, of }) =>
      Number(is) === 0 ? [] : [{ name: `${is} in “${text.en}”`, sign: Math.sign(Number(is)), of }],
    ),
  );
  return { answers, numbers };
}

/** Governments that look ahead before every decision take seconds a world. */
const SLOW = "sharing";

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))("what the lesson %s claims", (id, lesson) => {
  const { answers, numbers } = claimsOf(lesson);
  const central = resultsOf(lesson, open);

  it("holds in at least 90 % of the first 64 parameter draws of the region, or says in how many", () => {
    // Of the slow one two draws have to do.
    const seen = drawn.slice(0, id === SLOW ? 2 : 64).map((world) => resultsOf(lesson, world));
    const shareOf = (holds: (results: Results) => boolean) => seen.filter(holds).length / seen.length;
    for (const { name, of } of answers) {
      const right = of(central);
      expect(
        shareOf((results) => of(results) === right),
        name,
      ).toBeGreaterThanOrEqual(0.9);
    }
    for (const { name, of, sign } of numbers) {
      const opposed = seen.length * (1 - shareOf((results) => Math.sign(of(results)) === sign));
      const told = name.includes(`in ${opposed} of the first 64 parameter draws`);
      expect(told ? 0 : opposed / seen.length, name).toBeLessThanOrEqual(0.1);
    }
  });

  if (id === SLOW) return;

  it("holds with firms one by one, outside the interval of chance of eight pairs, or says that it does not", () => {
    const seeds = Array.from({ length: 8 }, (_, at) => resultsOf(lesson, open, { seed: at + 1 }));
    for (const { name, of } of answers)
      expect(seeds.filter((one) => of(one) === of(central)).length, name).toBeGreaterThan(4);
    for (const { name, of, sign } of numbers) {
      const values = seeds.map(of);
      const mean = meanOf(values);
      const error = Math.sqrt(sumOf(values, (value) => (value - mean) ** 2) / 7 / 8);
      const clear = sign * mean > halfWidthOfError(error, 8);
      expect(clear || name.includes("within chance"), `${name}: ${mean}`).toBe(true);
    }
  });
});
