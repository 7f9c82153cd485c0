import { describe, expect, it } from "vitest";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { CATEGORIES, categoryColour, INK, MUTED } from "../../../src/figures/drawing/palette.js";
import { SWEEP_FIGURES } from "../../../src/figures/study/sweep.js";
import type { SweepReport } from "../../../src/measures/results/index.js";
import { sweepSeen } from "../../../src/measures/views/studyViews.js";
import { ENGLISH, textOf } from "../../../src/words/index.js";
import { manifest, sweep } from "../../report/studies.js";

const draw = (id: string, report: SweepReport) =>
  SWEEP_FIGURES.find((one) => one.id === id)!.draw({ ...sweepSeen(report, ENGLISH), manifest });
const one = (id: string, report: SweepReport) => draw(id, report) as Drawing;

interface Trace {
  x: (number | string)[];
  y: (number | string)[];
  z: number[][];
  text: string[][];
  name?: string;
  mode?: string;
  showlegend?: boolean;
  marker: { size: number | number[]; color: unknown; line: { color: string[]; width: number[] } };
  zmin: number;
  zmax: number;
}
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];
const twoVariants = (made: SweepReport): SweepReport => ({
  ...made,
  variants: [...made.variants, { id: "dear", label: textOf("Dear") }],
  options: [...made.options, ...made.options.map((option) => ({ ...option, variant: "dear" }))],
});

describe("outcomes of a place", () => {
  const of = (factors: number): SweepReport => {
    const made = sweep(factors, 3, 1);
    const there = { place: "bay", placeLabel: textOf("Bay") };
    return { ...made, outcomes: made.outcomes.map((outcome, o) => (o === 0 ? { ...outcome, ...there } : outcome)) };
  };

  it("are called by it, so that two of one kind can be told apart", () => {
    const [first, second] = one("curve", of(1)).layout.annotations!.map(({ text }) => text);
    expect(first).toMatch(/Real GDP of Bay<br>%$/);
    expect(second).toMatch(/Theil T<br>%$/);
    expect((draw("map", of(2)) as Drawing[])[0]!.title).toMatch(/^Real GDP of Bay, /);
    expect(one("cases", of(3)).title).toMatch(/^Real GDP of Bay, /);
    expect(JSON.stringify(one("front", of(2)).layout.yaxis!.title)).toContain("Real GDP of Bay");
  });

  it("have a scale of ones where nothing changes", () => {
    const made = sweep(2, 3, 1);
    const still = made.options.map((option) => ({
      ...option,
      effects: option.effects.map((effect) => ({ ...effect, low: 0, middle: 0, high: 0 })),
    }));
    const [map] = draw("map", { ...made, options: still }) as Drawing[];
    expect([traces(map!)[0]!.zmin, traces(map!)[0]!.zmax]).toEqual([-1, 1]);
  });
});

describe("effects of numbers of several variants", () => {
  const made = twoVariants(sweep(2, 3, 1));
  const of = (...names: string[]): SweepReport => ({
    ...made,
    factors: made.factors.map((factor, f) => ({ ...factor, name: `variants.${names[f]}.levers.0.scale` })),
  });
  const [first] = made.variants.map(({ id }) => id) as [string];

  it("have a map of the variant that both are of, and points where each is another's", () => {
    expect(
      (draw("map", of(first, first)) as Drawing[]).every(({ title }) => !JSON.stringify(title).includes("Dear")),
    ).toBe(true);
    expect(draw("cases", of(first, first))).toBeUndefined();
    expect(draw("map", of(first, "dear"))).toEqual([]);
    expect(traces(one("cases", of(first, "dear"))).map(({ name }) => name)).toEqual(["No tolls", "Dear"]);
  });
});

describe("effects over the levels of a number", () => {
  it("are a line a variant through the levels that could be run, in their order, a panel an outcome", () => {
    const made = sweep(1, 4, 1);
    const drawing = one("curve", { ...made, options: made.options.toReversed() });
    const [gdp, theil, cost, ...more] = traces(drawing);
    expect(more).toEqual([]);
    // The second could not be run.
    expect([gdp!.x, gdp!.y]).toEqual([
      [0, 2, 3],
      [0, 2, 3],
    ]);
    expect([theil!.y, cost!.y]).toEqual([
      [0, -2, -3],
      [0, 4, 6],
    ]);
    expect(drawing.layout.showlegend).toBe(false);
    expect([gdp!.showlegend, theil!.showlegend]).toEqual([true, false]);
    expect(drawing.caption).toBe("Effect against the baseline in 2024. At central values of what is uncertain.");
    const { xaxis, xaxis2, xaxis3 } = drawing.layout;
    expect([xaxis!.domain![0], xaxis3!.domain![1]]).toEqual([0, 1]);
    expect(xaxis2!.domain![0]).toBeGreaterThan(xaxis!.domain![1]!);
    // A name of one line.
    expect(drawing.height).toBe(74 + 234 + 48);
  });

  it("have a band over worlds behind them where there are several", () => {
    const banded = one("curve", sweep(1, 4, 8));
    expect(banded.caption).toContain("Line: median of 8 parameter draws");
    const [around, middle] = traces(banded);
    expect(around!.y).toEqual([1, 3, 4, 2, 1, -1]);
    expect(around!.x).toEqual([0, 2, 3, 3, 2, 0]);
    expect(middle!.mode).toBe("lines+markers");
  });

  it("stand in rows of three panels, with a legend where there are several variants", () => {
    const made = twoVariants(sweep(1, 4, 1));
    const drawing = one("curve", {
      ...made,
      outcomes: [...made.outcomes, made.outcomes[0]!],
      options: made.options.map((option) => ({ ...option, effects: [...option.effects, option.effects[0]!] })),
    });
    expect(drawing.layout.showlegend).toBe(true);
    expect(drawing.height).toBe(74 + 2 * 234 + 48 + 28);
    expect(traces(drawing)).toHaveLength(8);
    expect(
      traces(drawing)
        .map(({ name }) => name)
        .slice(0, 2),
    ).toEqual(["No tolls", "Dear"]);
  });

  it("are drawn of one number alone", () => {
    expect(draw("curve", sweep(2, 2, 1))).toBeUndefined();
  });
});

describe("effects over a grid of two numbers", () => {
  it("are a map a variant and outcome, as far as they could be run", () => {
    const maps = draw("map", sweep(2, 3, 1)) as Drawing[];
    expect(maps.map(({ title }) => title)).toEqual([
      "Real GDP, “No tolls”",
      "Theil T, “No tolls”",
      "Spending, “No tolls”",
    ]);
    const [map] = traces(maps[1]!);
    expect([map!.x, map!.y]).toEqual([
      ["0", "1", "2"],
      ["0", "1", "2"],
    ]);
    // Points count up along the first number; the second of them is missing.
    expect(map!.z).toEqual([
      [0, NaN, -2],
      [-3, -4, -5],
      [-6, -7, -8],
    ]);
    expect(map!.text[0]).toEqual(["0", "", "−2.0"]);
    expect([map!.zmin, map!.zmax]).toEqual([-8, 8]);
    expect(maps[0]!.height).toBe(140 + 44 * 4);
    expect(maps[0]!.caption).toBe("Effect against the baseline in 2024, %; empty: could not be run.");
    expect(maps[0]!.layout.xaxis!.title).toMatchObject({ text: "Factor &lt;0&gt;, km" });
    expect(maps[0]!.layout.yaxis!.title).toMatchObject({ text: "Factor &lt;1&gt;, km" });
    expect((draw("map", sweep(2, 3, 8)) as Drawing[])[0]!.caption).toContain("median of 8 parameter draws");
  });

  it("are twelve maps at most, and none where points are no grid or of another number of figures", () => {
    const made = twoVariants(sweep(2, 2, 1));
    const more = [made.outcomes[0]!, ...made.outcomes, ...made.outcomes];
    const effects = (option: SweepReport["options"][number]) => [
      option.effects[0]!,
      ...option.effects,
      ...option.effects,
    ];
    const many = {
      ...made,
      outcomes: more,
      options: made.options.map((option) => ({ ...option, effects: effects(option) })),
    };
    expect(draw("map", many)).toHaveLength(12);
    expect(draw("map", { ...made, design: "sobol" })).toEqual([]);
    expect(draw("map", sweep(1, 4, 1))).toEqual([]);
    expect(draw("map", sweep(3, 2, 1))).toEqual([]);
  });
});

describe("the first outcome against each number", () => {
  it("is drawn of three numbers or more, and of two that are no grid", () => {
    const drawing = one("cases", sweep(3, 2, 1));
    const [first, second, third] = traces(drawing);
    expect(first!.x).toEqual([0, 1, 0, 1, 0, 1, 0, 1]);
    expect(second!.x).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
    expect(third!.y).toEqual([0, NaN, 2, 3, 4, 5, 6, 7]);
    expect(drawing.title).toBe("Real GDP, case by case");
    const { xaxis, xaxis2, xaxis3 } = drawing.layout;
    expect([xaxis!.domain![0], xaxis3!.domain![1]]).toEqual([0, 1]);
    expect(xaxis2!.domain![0]).toBeGreaterThan(xaxis!.domain![1]!);
    expect([xaxis, xaxis3].map((axis) => axis!.title)).toEqual([
      expect.objectContaining({ text: "Factor &lt;0&gt;, km" }),
      expect.objectContaining({ text: "Factor &lt;2&gt;, km" }),
    ]);
    expect(draw("cases", sweep(2, 2, 1))).toBeUndefined();
    expect(draw("cases", sweep(1, 2, 1))).toBeUndefined();
    expect(traces(one("cases", { ...sweep(2, 2, 1), design: "sobol" }))).toHaveLength(2);
  });

  it("has six panels at most, which is said", () => {
    const drawing = one("cases", sweep(7, 2, 1));
    expect(traces(drawing)).toHaveLength(6);
    expect(drawing.caption).toContain("The first 6 of 7 numbers.");
    expect(one("cases", sweep(6, 2, 1)).caption).not.toContain("The first");
  });
});

describe("regrets", () => {
  it("are bars of the options with the smallest, the largest and the mean of each", () => {
    const made = sweep(1, 20, 4);
    const drawing = one("regret", { ...made, options: made.options.toReversed() });
    const [largest, mean] = traces(drawing);
    expect(largest!.x).toEqual(Array.from({ length: 15 }, (_, k) => k));
    expect(mean!.x).toEqual(Array.from({ length: 15 }, (_, k) => k / 2));
    expect([largest!.marker.color, mean!.marker.color]).toEqual([CATEGORIES[2], CATEGORIES[6]]);
    expect(drawing.layout.yaxis!.ticktext!.slice(0, 2)).toEqual([
      "No tolls; Factor &lt;0&gt; 0 km",
      "No tolls; Factor &lt;0&gt; 1 km",
    ]);
    expect(drawing.height).toBe(130 + 44 * 15);
    expect(drawing.caption).toMatch(/in real GDP in 2024, %, over 4 parameter draws\..*; 15 of 20 options\.$/);
    expect(one("regret", sweep(1, 4, 4)).caption).not.toContain("options.");
  });

  it("are drawn of two options at least that have one", () => {
    expect(draw("regret", sweep(1, 1, 4))).toBeUndefined();
    expect(draw("regret", sweep(1, 4, 1))).toBeUndefined();
    expect(traces(one("regret", sweep(1, 2, 4)))[0]!.x).toEqual([0, 1]);
    const made = sweep(1, 3, 4);
    const [factor] = made.factors;
    const world = { ...made, factors: [{ ...factor!, name: "parameters.f0" }] };
    for (const id of ["regret", "front"] as const)
      expect([draw(id, world), draw(id, made) === undefined]).toEqual([undefined, false]);
    const broken = made.options.map((option, k) =>
      k === 0 ? { ...option, regret: { largest: NaN, mean: NaN } } : option,
    );
    expect(traces(one("regret", { ...made, options: broken }))[0]!.x).toEqual([1, 2]);
  });
});

describe("efficiency, equity and cost", () => {
  it("are a point an option that has all three, cost by colour, those that nothing beats with a ring", () => {
    const drawing = one("front", sweep(1, 4, 1));
    const [all] = traces(drawing);
    expect([all!.x, all!.y]).toEqual([
      [0, -2, -3],
      [0, 2, 3],
    ]);
    expect(all!.marker.color).toEqual([0, 4, 6]);
    expect(all!.marker.size).toEqual([13, 8, 8]);
    expect(drawing.caption).toBe(
      "Effects in 2024. Ringed: options that no other one beats in all three at once. Across: less is more equal.",
    );
    expect(drawing.layout.xaxis!.title).toMatchObject({ text: expect.stringContaining("Theil T") });
    expect(drawing.layout.yaxis!.title).toMatchObject({ text: expect.stringContaining("Real GDP") });
    expect(one("front", sweep(1, 4, 8)).caption).toContain("medians of 8 parameter draws");
    expect(all!.marker.line).toEqual({ color: [INK, MUTED, MUTED], width: [2, 0.5, 0.5] });
  });

  it("have one colour where all cost the same, which is said", () => {
    const made = sweep(1, 4, 1);
    const free = made.options.map((option) => ({
      ...option,
      effects: option.effects.with(2, { ...option.effects[2]!, middle: 1 }),
    }));
    const drawing = one("front", { ...made, options: free });
    expect(traces(drawing)[0]!.marker.color).toBe(CATEGORIES[1]);
    expect(drawing.caption).toContain("Spending is the same in all of them.");
    expect(one("front", made).caption).not.toContain("Spending");
    expect(JSON.stringify(drawing.data)).not.toContain("marker.color:");
    expect(JSON.stringify(one("front", made).data)).toContain("%{marker.color:.3r}");
    const higher = made.outcomes.map((outcome) => ({ ...outcome, better: "higher" as const }));
    expect(one("front", { ...made, outcomes: higher }).caption).toContain("Across: more is better.");
  });

  it("are drawn of two options at least", () => {
    expect(draw("front", sweep(1, 2, 1))).toBeUndefined();
    expect(draw("front", sweep(1, 3, 1))).not.toBeUndefined();
  });
});

it("variants have the colours of their order, without that of the baseline", () => {
  const [first, second] = traces(one("curve", twoVariants(sweep(1, 4, 1))));
  expect([first!.marker.color, second!.marker.color]).toEqual([categoryColour(1), categoryColour(2)]);
});
