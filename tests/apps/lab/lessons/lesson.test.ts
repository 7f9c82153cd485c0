import seedrandom from "seedrandom";
import { describe, expect, it } from "vitest";
import { LESSONS, lessonNamed } from "../../../../src/apps/lab/lessons/Lessons.js";
import { type Lesson, Results, stepLine, withNumbers } from "../../../../src/apps/lab/lessons/lesson.js";
import { CITIES, changeIn, leastChange, lever } from "../../../../src/apps/lab/lessons/shared.js";
import { signed } from "../../../../src/measures/views/present.js";
import { t } from "../../../../src/words/index.js";
import { LESSON, results } from "./small.js";

describe("results of a lesson's runs", () => {
  const seen = results();

  it("are read by arm, place and indicator, in the last year or by year", () => {
    expect(seen.value("high", "mill", "real-gdp")).toBe(120);
    expect(seen.series("low", "mill", "real-gdp")).toEqual([100, 90]);
    for (const [arm, place, indicator] of [
      ["none", "mill", "real-gdp"],
      ["high", "none", "real-gdp"],
      ["high", "mill", "none"],
    ] as const) {
      expect(seen.value(arm, place, indicator)).toBeNaN();
      expect(seen.series(arm, place, indicator)).toEqual([]);
    }
  });

  it("are compared in per cent of the baseline, or of another arm", () => {
    expect(seen.change("high", "mill", "real-gdp")).toBeCloseTo(20);
    expect(seen.change("low", "mill", "real-gdp", "high")).toBeCloseTo(-25);
  });

  it("know which arms there are, and what a city chose last", () => {
    expect(seen.has("low", "high")).toBe(true);
    expect(seen.has("low", "own")).toBe(false);
    const chosen = [
      { year: 1, city: "mill", value: 3 },
      { year: 2, city: "mill", value: 5 },
      { year: 3, city: "harbour", value: 7 },
    ];
    const one = new Results(LESSON.reading, { own: { values: [[[1]]], chosen } });
    expect([one.chosen("own", "mill"), one.chosen("own", "harbour")]).toEqual([5, 7]);
    // By year, and in per cent of another arm.
    const later = [{ year: 2035, city: "mill", value: 3 }];
    const years = new Results(LESSON.reading, { own: { values: [[[1, 2, 3]]], chosen: later } });
    expect(years.choices("own", "mill")).toEqual([Number.NaN, 3, 3]);
    expect(years.choices("own", "harbour")).toEqual([Number.NaN, Number.NaN, Number.NaN]);
    expect(seen.changes("low", "mill", "real-gdp", "high")).toEqual([0, -25]);
    expect(one.chosen("own", "spring")).toBeNaN();
    expect(one.chosen("other", "mill")).toBeNaN();
  });
});

describe("what lessons share", () => {
  it("tells a city's change of GDP and of consumption by their names", () => {
    const reading = {
      places: ["harbour", "mill", "spring"],
      indicators: ["real-gdp", "real-final-consumption-per-head"],
    };
    const arm = (...values: [number, number][]) => ({ values: values.map(([gdp, use]) => [[gdp], [use]]), chosen: [] });
    const seen = new Results(reading, {
      baseline: arm([100, 10], [100, 10], [100, 10]),
      own: arm([110, 9], [102, 12], [95, 11]),
    });
    expect(changeIn("harbour", "gdp").of(seen, "own")).toBeCloseTo(10);
    expect(changeIn("harbour", "consumption").of(seen, "own")).toBeCloseTo(-10);
    expect(changeIn("mill", "gdp", "own").of(seen, "own")).toBe(0);
    expect(changeIn("mill", "gdp").label).toEqual({ en: "Mill: real GDP", zh: "工城：实际GDP" });
    expect(changeIn("spring", "consumption").label).toEqual({ en: "Spring: consumption", zh: "泉城：消费" });
    expect(leastChange(seen, "real-gdp")).toBeCloseTo(-5);
    expect(leastChange(seen, "real-final-consumption-per-head")).toBeCloseTo(-10);
    expect(lever("toll", { scale: 0 })).toEqual({ type: "toll", from: 2024, scale: 0 });
  });

  it("is found by its name", () => {
    for (const lesson of LESSONS) expect(lessonNamed(lesson.id)).toBe(lesson);
    expect(lessonNamed("none")).toBeUndefined();
  });
});

describe("a guess", () => {
  it("has each of its options as the answer in some world", () => {
    const never = LESSONS.flatMap((lesson) => {
      const random = seedrandom(lesson.id);
      const left = lesson.steps.flatMap((step) =>
        step.kind === "predict" ? [{ step, options: new Set(step.options.map(({ id }) => id)) }] : [],
      );
      for (let world = 0; world < 2000 && left.some(({ options }) => options.size > 0); world++) {
        const results = anyResults(lesson, random);
        for (const { step, options } of left) options.delete(step.right(results));
      }
      return left.flatMap(({ step, options }) => [...options].map((id) => `${t(step.question).en} ${id}`));
    });
    expect(never).toEqual([]);
  });
});

/** Results in which arms differ little or much, and some numbers are zero. */
function anyResults({ reading, arms }: Lesson, random: () => number): Results {
  const spread = 10 ** (2 - 5 * random());
  const value = () => (random() < 0.1 ? 0 : Math.exp(spread * (random() - 0.5)));
  const numbers = () => ({
    values: reading.places.map(() => reading.indicators.map(() => [value(), value()])),
    chosen: CITIES.map((city) => ({ year: 2030, city, value: value() })),
  });
  return new Results(reading, Object.fromEntries(arms.map(({ id }) => [id, numbers()])));
}

describe("texts of a lesson", () => {
  it("have their numbers put in, wherever they stand", () => {
    expect(withNumbers(LESSON.expected[0]!)).toEqual({
      en: "High: +20 %, low: -10 %; 20 again.",
      zh: "高：+20%，低：-10%；再次20。",
    });
  });

  it("tell a step in a line, a proof with its solution", () => {
    expect(LESSON.steps.map(stepLine)).toEqual([
      { en: "Read: Read", zh: "阅读：阅读" },
      { en: "Guess: Which is best?", zh: "猜测：哪个最好？" },
      {
        en: "Prove: Raise it. One way: First lever 2 km; Second lever 3 %.",
        zh: "证明：提高它。一种解法：工具一 2 公里；工具二 3%。",
      },
    ]);
  });

  it("have a sign where a number is not zero", () => {
    expect([0.968, -0.464, 0.004, -0.004, 0].map((value) => signed(value, 2))).toEqual([
      "+0.97",
      "−0.46",
      "0",
      "0",
      "0",
    ]);
  });
});
