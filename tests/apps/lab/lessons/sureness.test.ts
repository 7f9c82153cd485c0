import { describe, expect, it } from "vitest";
import type { PredictStep, ProveStep } from "../../../../src/apps/lab/lessons/lesson.js";
import { OWN, Results } from "../../../../src/apps/lab/lessons/lesson.js";
import { SURENESS } from "../../../../src/apps/lab/lessons/sureness.js";

const [, luck, measured, proof] = SURENESS.steps as unknown as [unknown, PredictStep, PredictStep, ProveStep];

/** Results in which the cluster's GDP is 100 in the last year of every arm but those that are given. */
function results(gdp: Readonly<Record<string, number>>, arms: readonly string[] = SURENESS.arms.map(({ id }) => id)) {
  const { places, indicators } = SURENESS.reading;
  const values = (value: number) => places.map((place) => indicators.map(() => [place === "cluster" ? value : 1]));
  return new Results(
    SURENESS.reading,
    Object.fromEntries(arms.map((id) => [id, { values: values(gdp[id] ?? 100), chosen: [] }])),
  );
}

/** GDP from which 100 is so many per cent up. */
const below = (percent: number) => 100 / (1 + percent / 100);

describe("how sure chance lets us be", () => {
  it("has runs of five lucks with and without the border, and a sixth to compare across luck", () => {
    const lucks = SURENESS.arms.filter(({ id }) => /-\d$/.test(id));
    expect(lucks.map(({ id, seed }) => [id, seed])).toEqual(
      [1, 2, 3, 4, 5, 6].flatMap((seed) => [
        [`base-${seed}`, seed],
        [`open-${seed}`, seed],
      ]),
    );
    expect(lucks.map(({ levers }) => levers.length)).toEqual([0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1]);
  });

  it("shows the effect of each luck against its own baseline, and against the next one's", () => {
    const seen = results({ "open-2": 110, "base-2": 88, "base-3": 50 });
    const [same, other] = luck.table.measures;
    expect(luck.table.arms).toEqual(["open-1", "open-2", "open-3", "open-4", "open-5"]);
    expect([same!.of(seen, "open-2"), other!.of(seen, "open-2")].map(Math.round)).toEqual([25, 120]);
  });

  it.each([
    [0.9, "less"],
    [1.1, "same"],
    [2.9, "same"],
    [3.1, "more"],
  ])("calls a spread across lucks that is %d times the one within them %s", (times, answer) => {
    // Within a luck effects are 0 and 1; across, the fifth run is held against a sixth baseline.
    expect(luck.right(results({ "base-1": below(1), "base-6": below(times) }))).toBe(answer);
    // What effects have in common is no spread.
    const high = { "open-1": 110, "open-2": 110, "open-3": 110, "open-4": 110, "open-5": 110 };
    expect(luck.right(results({ ...high, "base-1": below(1), "base-6": below(times) }))).toBe(answer);
  });

  it.each([
    [0.7, "less"],
    [0.9, "same"],
    [1.9, "same"],
    [2.1, "more"],
  ])("calls a spread over heights of the border that is %d times that of chance %s", (times, answer) => {
    for (const id of ["today-half", "certain-base", "today-more"])
      expect(measured.right(results({ "base-1": below(1), [id]: below(times) }))).toBe(answer);
    expect(measured.table.arms).toEqual(["today-half", "certain-base", "today-more"]);
    const [unlucky] = measured.table.measures;
    expect(unlucky!.of(results({ "certain-open": 110 }), "today-half")).toBeCloseTo(10, 12);
  });
});

describe("the proof of a narrow interval", () => {
  const setting = (pairs: number, own: 0 | 1) => ({ pairs, luck: own });
  /** Results of what is run for a setting, with GDP of the runs without a border by seed. */
  const paired = (values: ReturnType<typeof setting>, gdp: Record<string, number>) =>
    results(gdp, [...SURENESS.arms.map(({ id }) => id), ...Object.keys(proof.arms(values))]);

  it("runs as many pairs as are set, each with its own luck or the next one's", () => {
    const seeds = (own: 0 | 1) =>
      Object.entries(proof.arms(setting(3, own))).map(([id, { seed, levers }]) => [id, seed, levers.length]);
    const open = [[OWN, undefined, 1], ...[1, 2, 3].map((seed) => [`pair-open-${seed}`, seed, 1])];
    expect(seeds(1)).toEqual([...open, ...[1, 2, 3].map((seed) => [`pair-base-${seed}`, seed, 0])]);
    expect(seeds(0)).toEqual([...open, ...[2, 3, 4].map((seed) => [`pair-base-${seed}`, seed, 0])]);
    expect(Object.keys(proof.arms({}))).toEqual([...[OWN, "pair-open-1", "pair-open-2", "pair-base-2", "pair-base-3"]]);
    expect(proof.sliders.map(({ id, low, high, step, start }) => [id, low, high, step, start])).toEqual([
      ["pairs", 2, 8, 1, 2],
      ["luck", 0, 1, 1, 0],
    ]);
    expect(Object.keys(proof.arms(proof.solution))).toHaveLength(17);
  });

  it("draws the effects of the pairs and Student's interval of their mean", () => {
    const chart = proof.chart as Extract<ProveStep["chart"], { pairs: unknown }>;
    const gdp = { "pair-base-1": below(1), "pair-base-2": below(2), "pair-base-3": below(3), "pair-base-4": below(4) };
    // Around 2 with a deviation of 1: standard error 1 / √3, times 4.303 of two degrees of freedom.
    expect(chart.title).toMatchObject({ en: "Effect on GDP of all three, %" });
    const own = chart.pairs(paired(setting(3, 1), gdp), setting(3, 1));
    expect(own.effects.map((effect) => Number(effect.toFixed(9)))).toEqual([1, 2, 3]);
    expect(own.half).toBeCloseTo(4.30265 / Math.sqrt(3), 4);
    const next = chart.pairs(paired(setting(3, 0), gdp), setting(3, 0));
    expect(next.effects.map((effect) => Number(effect.toFixed(9)))).toEqual([2, 3, 4]);
    // What is set counts by default as two pairs across luck.
    expect(chart.pairs(paired(setting(3, 0), gdp), {}).effects.map(Math.round)).toEqual([2, 3]);
  });

  it("is reached below a half-width of 0.16 points, which the table shows beside the number of pairs", () => {
    const [goal] = proof.goals;
    const [pairs, half] = proof.measures;
    // Two effects whose difference is d have a half-width of 12.706 d / 2.
    const apart = (d: number, own: 0 | 1) => {
      const [first, second] = own === 1 ? [1, 2] : [2, 3];
      return paired(setting(2, own), { [`pair-base-${first}`]: below(1), [`pair-base-${second}`]: below(1 + d) });
    };
    for (const own of [0, 1] as const) {
      expect(goal!.holds(apart(0.025, own), setting(2, own))).toBe(true);
      expect(goal!.holds(apart(0.0253, own), setting(2, own))).toBe(false);
      const seen = apart(0.02, own);
      expect(pairs!.of(seen, OWN)).toBe(2);
      // What is below 0.16 is not shown as 0.16.
      expect(half!.decimals).toBe(3);
      expect(half!.of(seen, OWN)).toBeCloseTo(0.12706, 5);
    }
  });
});

describe("what a class is told to expect", () => {
  it("are the spreads of the five effects, and the effect by height of the border", () => {
    const seen = results({ "base-1": below(1), "base-6": below(5), "today-half": below(2), "today-more": below(4) });
    const told = SURENESS.expected.map(({ numbers }) => numbers.map(({ of }) => Number(of(seen).toFixed(9))));
    // Across luck the largest is the fifth, within it the first.
    expect(told).toEqual([
      [1, 5],
      [2, 0, 4],
    ]);
  });
});
