import { describe, expect, it } from "vitest";
import type { ArmNumbers, ArmSpec } from "../../../../src/apps/lab/engine/calls.js";
import { type OpenScenario, openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { watchArm } from "../../../../src/apps/lab/engine/work/runs.js";
import { LESSONS } from "../../../../src/apps/lab/lessons/Lessons.js";
import { type Lesson, Results } from "../../../../src/apps/lab/lessons/lesson.js";
import { meanOf } from "../../../../src/maths/numerics/sums.js";
import { withChanges } from "../../../../src/runs/studies/change.js";
import { centralAndDrawn } from "../../../../src/runs/studies/study.js";
import { packOfRegion } from "../packs.js";

// A lesson shows firms as cohorts, at central values. What it claims (the answer of every guess, the sign of every number
// that it tells a class) must not hang on that.

const open = openScenario("teaching/three-cities", packOfRegion("teaching-three-cities"));

/** Worlds under the first parameter draws of the region. */
function drawnWorlds(count: number): OpenScenario[] {
  const { tasks } = centralAndDrawn("three-cities.yaml", open.scenario, { draws: count, load: () => open.scenario });
  const drawn = tasks.slice(1);
  return drawn.map(({ changes }) => ({ ...open, scenario: withChanges(open.scenario, changes), worlds: new Map() }));
}

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
    told.map(({ is, of }) => ({ name: `${is} in “${text.en}”`, is, of })),
  );
  return { answers, numbers };
}

/** Governments that look ahead before every decision take seconds a world. */
const SLOW = "sharing";

/** Points by which chance alone moves the mean of three seeds of 2,000 firms. */
const CHANCE = 0.15;

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))("what the lesson %s claims", (id, lesson) => {
  const { answers, numbers } = claimsOf(lesson);
  const central = resultsOf(lesson, open);

  it("holds under parameter draws of the region", () => {
    for (const [draw, world] of drawnWorlds(id === SLOW ? 1 : 4).entries()) {
      const drawn = resultsOf(lesson, world);
      for (const { name, of } of answers) expect(of(drawn), `${name}, draw ${draw}`).toBe(of(central));
      for (const { name, is, of } of numbers)
        if (Number(is) !== 0) expect(Math.sign(of(drawn)), `${name}, draw ${draw}`).toBe(Math.sign(Number(is)));
    }
  });

  // Of the slow one a draw has to do.
  if (id === SLOW) return;

  it("holds with firms one by one, but for what chance moves", () => {
    const seeds = [1, 2, 3].map((seed) => resultsOf(lesson, open, { seed }));
    for (const { name, of } of answers)
      expect(seeds.filter((one) => of(one) === of(central)).length, name).toBeGreaterThan(1);
    for (const { name, of } of numbers) {
      const [mean, told] = [meanOf(seeds.map(of)), of(central)];
      expect(Math.sign(mean) === Math.sign(told) || Math.abs(mean - told) < CHANCE, `${name}: ${mean}`).toBe(true);
    }
  });
});
