import { describe, expect, it } from "vitest";
import type { ArmNumbers, ArmSpec, Reading } from "../../../../src/apps/lab/engine/calls.js";
import { openScenario } from "../../../../src/apps/lab/engine/scenarios.js";
import { watchArm } from "../../../../src/apps/lab/engine/work/runs.js";
import { LESSONS } from "../../../../src/apps/lab/lessons/Lessons.js";
import {
  type Lesson,
  type Measure,
  OWN,
  type ProveStep,
  Results,
  type Step,
} from "../../../../src/apps/lab/lessons/lesson.js";
import { sobolPoints } from "../../../../src/maths/numerics/sobol.js";
import { t } from "../../../../src/words/index.js";
import { packOfRegion } from "../packs.js";

const pack = packOfRegion("teaching-three-cities");
const open = openScenario("teaching/three-cities", pack);

const known = new Map<string, ArmNumbers>();

/** What a run shows, made once. */
function numbersOf(spec: ArmSpec, { reading }: Lesson): ArmNumbers {
  const key = JSON.stringify([spec, reading]);
  const numbers = known.get(key) ?? made(spec, reading);
  known.set(key, numbers);
  return numbers;
}

function made(spec: ArmSpec, reading: Reading): ArmNumbers {
  const years = watchArm(open, spec, reading);
  for (let step = years.next(); ; step = years.next()) if (step.done) return step.value;
}

function resultsOf(lesson: Lesson, more: Readonly<Record<string, ArmSpec>> = {}): Results {
  const arms = { ...Object.fromEntries(lesson.arms.map(({ id, label: _label, ...spec }) => [id, spec])), ...more };
  const numbers = Object.entries(arms).map(([id, spec]) => [id, numbersOf(spec, lesson)]);
  return new Results(lesson.reading, Object.fromEntries(numbers));
}

function stepsOf<K extends Step["kind"]>(lesson: Lesson, kind: K): Extract<Step, { kind: K }>[] {
  return lesson.steps.filter((step): step is Extract<Step, { kind: K }> => step.kind === kind);
}

function decimalsOf(written: string): number {
  return written.split(".")[1]?.length ?? 0;
}

it("there are at least eight lessons, each with a guess and a proof", () => {
  expect(LESSONS.length).toBeGreaterThanOrEqual(8);
  for (const lesson of LESSONS) {
    expect(stepsOf(lesson, "predict").length, lesson.id).toBeGreaterThan(0);
    expect(lesson.steps.at(-1)!.kind, lesson.id).toBe("prove");
  }
});

/** What a lesson answers, shows and lets set, as the model has it. */
function answersOf(lesson: Lesson, results: Results): string {
  const cells = (measures: readonly Measure[], arms: readonly string[], of: Results) =>
    arms.map((arm) => `  ${arm}: ${measures.map((one) => shown(one, one.of(of, arm))).join(", ")}`);
  const asked = stepsOf(lesson, "predict").flatMap((step) => [
    `${t(step.question).en} ${step.right(results)} of ${step.options.map(({ id }) => id).join(", ")}`,
    ...cells(step.table.measures, step.table.arms, results),
  ]);
  const proved = stepsOf(lesson, "prove").flatMap((step) => {
    const own = resultsOf(lesson, step.arms(step.solution));
    const start = Object.fromEntries(step.sliders.map((slider) => [slider.id, slider.start]));
    const begun = resultsOf(lesson, step.arms(start));
    return [
      t(step.task).en,
      ...step.sliders.map(
        ({ id, low, high, step: by, start: from }) => `  ${id}: ${low} to ${high} by ${by} from ${from}`,
      ),
      ...step.goals.map(({ label, holds }) => `  ${t(label).en}: ${holds(begun, start)}, ${holds(own, step.solution)}`),
      ...cells(step.measures, [...step.beside, OWN], own),
    ];
  });
  return [...asked, ...proved, ""].join("\n");
}

/** Positions of sliders that are tried. */
const POSITIONS = 32;

/** Of a slider, at a part of its way. */
function positionAt({ low, high, step }: ProveStep["sliders"][number], part: number): number {
  return low + step * Math.floor(part * (Math.round((high - low) / step) + 1));
}

/** With more digits than a lesson shows, and fewer than machines differ in. */
function shown({ unit, decimals, label }: Measure, value: number): string {
  return `${t(label).en} ${value.toFixed(decimals + 1)}${unit === "percent" ? " %" : ""}`;
}

describe.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))("the lesson %s", (_, lesson) => {
  const results = resultsOf(lesson);

  it("tells numbers that the model gives", () => {
    const told = lesson.expected.flatMap(({ numbers }) => numbers);
    expect(told.map(({ is, of }) => of(results).toFixed(decimalsOf(is)))).toEqual(told.map(({ is }) => is));
  });

  it("has an answer among the options of every guess", () => {
    for (const step of stepsOf(lesson, "predict"))
      expect(
        step.options.map(({ id }) => id),
        t(step.question).en,
      ).toContain(step.right(results));
  });

  it("answers, shows and lets set what it did", async () => {
    await expect(answersOf(lesson, results)).toMatchFileSnapshot(`answers/${lesson.id}.txt`);
  });

  it("shows a number in every cell", () => {
    for (const { table } of stepsOf(lesson, "predict"))
      for (const measure of table.measures)
        for (const arm of table.arms) expect(measure.of(results, arm), t(measure.label).en).toBeTypeOf("number");
  });

  it("has a proof that its solution reaches and its beginning does not", () => {
    for (const step of stepsOf(lesson, "prove")) {
      const held = (values: Readonly<Record<string, number>>) => {
        const own = resultsOf(lesson, step.arms(values));
        expect(own.has(OWN)).toBe(true);
        for (const measure of step.measures)
          expect(Number.isFinite(measure.of(own, OWN)), t(measure.label).en).toBe(true);
        return step.goals.every(({ holds }) => holds(own, values));
      };
      expect(held(step.solution)).toBe(true);
      expect(held(Object.fromEntries(step.sliders.map(({ id, start }) => [id, start])))).toBe(false);
    }
  });

  it("draws what is set: another picture where a slider stands elsewhere, with a number at its end", () => {
    for (const { chart, arms, sliders, solution } of stepsOf(lesson, "prove")) {
      const drawn = (values: Readonly<Record<string, number>>) => {
        const own = resultsOf(lesson, arms(values));
        return "pairs" in chart ? [chart.pairs(own, values).effects] : chart.lines.map(({ of }) => of(own));
      };
      const [begun, solved] = [Object.fromEntries(sliders.map(({ id, start }) => [id, start])), solution].map(drawn);
      expect(solved).not.toEqual(begun);
      for (const values of [...begun!, ...solved!]) expect(values.at(-1)).toSatisfy(Number.isFinite);
    }
  });

  it("is not proved by chance: at most a fifth of even positions of its sliders do", () => {
    for (const step of stepsOf(lesson, "prove")) {
      const [, ...points] = sobolPoints(POSITIONS + 1, step.sliders.length);
      const proves = points.map((point) => {
        const values = Object.fromEntries(step.sliders.map((slider, d) => [slider.id, positionAt(slider, point[d]!)]));
        const own = resultsOf(lesson, step.arms(values));
        return step.goals.every(({ holds }) => holds(own, values));
      });
      expect(proves.filter(Boolean).length / POSITIONS, t(step.task).en).toBeLessThanOrEqual(0.2);
    }
  });
});
