import { describe, expect, it } from "vitest";
import { cityMap } from "../../../src/figures/comparison/map.js";
import { drawn, type Figure, PAGE } from "../../../src/figures/drawing/figure.js";
import { lookup } from "../../../src/measures/views/data.js";
import { viewOf } from "../../../src/measures/views/reading.js";
import { inventedReport } from "../../report/fixture.js";

const data = inventedReport(2);
const figure = drawn([cityMap], () => lookup(data), PAGE)[0]!;
const { marker } = figure.data[0] as { marker: { size: number[]; cmin: number; cmax: number } };

describe("the map of effects", () => {
  it("draws the area of a circle in proportion to income", () => {
    const [shanghai, suzhou] = [marker.size[0]!, marker.size[1]!];
    expect((shanghai / suzhou) ** 2).toBeCloseTo(43214.85 / 22718.34, 1);
  });

  it("centres the scale of colours at zero", () => {
    expect(marker.cmin).toBe(-marker.cmax);
    expect(marker.cmax).toBeGreaterThan(0);
  });

  it("holds every city, and a bar of a round number of kilometres of the right length", () => {
    const { shapes, annotations, xaxis, yaxis } = figure.layout;
    const { x, y } = figure.data[0] as { x: number[]; y: number[] };
    const inside = (values: number[], range: unknown) => {
      const [low, high] = range as [number, number];
      for (const value of values) expect(value > low && value < high).toBe(true);
    };
    inside(x, xaxis!.range);
    inside(y, yaxis!.range);
    const bar = shapes![0]! as { x0: number; x1: number };
    const km = Number.parseInt(annotations![0]!.text!, 10);
    const middle = y.reduce((sum, latitude) => sum + latitude, 0) / y.length;
    expect((bar.x1 - bar.x0) * Math.cos((middle * Math.PI) / 180) * 111.32).toBeCloseTo(km, 6);
  });

  it("is left out where cities have no coordinates", () => {
    const cities = data.context.cities.map(({ id, label, province }) => ({ id, label, province }));
    expect(cityMap.draw(lookup({ ...data, context: { ...data.context, cities } }))).toBeUndefined();
  });
});

describe("the map of what was asked", () => {
  const when = { kind: "year", at: 2030, from: 2030, to: 2030 } as const;
  const asked = (answer: object, more: Partial<typeof data> = {}) => {
    const context = { ...data.context, answer: { when, places: ["cluster"], equal: [], ...answer } };
    return { ...data, ...more, context };
  };
  const seen = (source: typeof data, language: "en" | "zh" = "en") =>
    drawn([cityMap], (one) => viewOf(lookup(source, language), one), PAGE)[0]!;
  const shown = ({ data: [all] }: Figure) => Object.fromEntries((all as { customdata: [string, number][] }).customdata);
  const words = ({ layout }: Figure) => layout.annotations!.map(({ text }) => text);
  const level = (variant: string, place: string, year: number) =>
    data.effects.find(
      (row) => row.variant === variant && row.place === place && row.year === year && row.indicator === "real-gdp",
    )!;

  it("is of the year that is asked for", () => {
    const { effect, baselineMean } = level("tolls", "suzhou", 2030);
    const figure = seen(asked({ compare: ["tolls"] }));
    expect(shown(figure)["Suzhou"]).toBeCloseTo((100 * effect) / baselineMean, 9);
    expect(figure.caption).toMatch(/ against the baseline in 2030\. Area: baseline real GDP; colour: effect; /);
    expect(figure.title).toBe("Where the effects fall");
  });

  it("is of a sum of years, in per cent of the sum", () => {
    const rows = [2029, 2030].map((year) => level("tolls", "suzhou", year));
    const sum = (name: "effect" | "baselineMean") => rows.reduce((all, row) => all + row[name], 0);
    const figure = seen(asked({ compare: ["tolls"], when: { kind: "sum", at: 2030, from: 2029, to: 2030 } }));
    expect(shown(figure)["Suzhou"]).toBeCloseTo((100 * sum("effect")) / sum("baselineMean"), 9);
    expect(figure.caption).toContain(" from 2029 to 2030. ");
  });

  it("shows how the first of two variants differs from the second, and says so in title, legend and caption", () => {
    const [first, second] = [level("together", "suzhou", 2030), level("tolls", "suzhou", 2030)];
    const figure = seen(asked({ compare: ["together", "tolls"] }));
    const difference = (100 * (first.variantMean - second.variantMean)) / second.variantMean;
    expect(shown(figure)["Suzhou"]).toBeCloseTo(difference, 7);
    expect(shown(seen(asked({ compare: ["tolls", "together"] })))["Suzhou"]! * difference).toBeLessThan(0);
    expect(figure.title).toBe("Where the two variants differ");
    expect(figure.caption).toMatch(/^“Tolls, booths and border together” against “[^”]+” in 2030\. /);
    expect(figure.caption).toContain("difference in % of the second; circles higher, diamonds lower");
    expect(words(figure)).toEqual(expect.arrayContaining(["higher", "lower"]));
    expect(JSON.stringify(figure.data)).toContain("Difference in real<br>GDP, %");
    const chinese = seen(asked({ compare: ["together", "tolls"] }), "zh");
    expect(chinese.title).toBe("两个方案的差异落在何处");
    expect(chinese.caption).toMatch(/^“[^”]+”与“[^”]+”相比，2030年。/);
    expect(words(chinese)).toEqual(expect.arrayContaining(["较高", "较低"]));
    expect(JSON.stringify(chinese.data)).toContain("实际GDP之差，%");
  });

  it("colours by the measure that is asked for, in its unit, where cities have it", () => {
    const measure = "revenue-per-head";
    const more = data.effects
      .filter((row) => row.indicator === "real-gdp" && row.year === 2030)
      .map((row) => ({ ...row, indicator: measure, baselineMean: 12, effect: row.place === "wuxi" ? -3 : 6 }));
    const figure = seen(asked({ compare: ["tolls"], measure }, { effects: [...data.effects, ...more] }));
    expect([shown(figure)["Suzhou"], shown(figure)["Wuxi"]]).toEqual([50, -25]);
    expect(JSON.stringify(figure.data)).toContain("revenue per<br>resident, %");
    expect(shown(seen(asked({ compare: ["tolls"], measure })))["Suzhou"]).not.toBe(50);
    const grown = { ...more[0]!, indicator: measure };
    const from0 = more.map((row) => ({ ...grown, place: row.place, variant: row.variant, baselineMean: 0.01 }));
    const own = seen(asked({ compare: ["tolls"], measure }, { effects: [...data.effects, ...from0] }));
    expect(shown(own)["Suzhou"]).toBe(6);
    expect(JSON.stringify(own.data)).toContain("thousand");
  });

  it("is hollow where chance or the range of the difference leave its sign open, whatever the ranges of the two", () => {
    const study = data.uncertainty!;
    const compared = (paired: object[]) =>
      seen(asked({ compare: ["together", "tolls"] }, { uncertainty: { ...study, paired } as typeof study }));
    const hollowOf = ({ data: [, rings] }: Figure) =>
      (rings as { customdata: [string, number][] }).customdata.map(([name]) => name);
    const byChance = hollowOf(compared([]));
    const sure = data.context.cities.find(({ label }) => !byChance.includes(label.en))!;
    const ofRange = (shift: number, sway: number) => ({
      ...{ place: sure.id, indicator: "real-gdp", from: 2030, to: 2030 },
      runs: {
        tolls: Array.from({ length: 64 }, (_, d) => 1000 + d),
        together: Array.from({ length: 64 }, (_, d) => 1000 + shift + d + (d % 2 === 0 ? sway : -sway)),
      },
    });
    const isHollow = (shift: number, sway: number) =>
      hollowOf(compared([ofRange(shift, sway)])).includes(sure.label.en);
    expect(isHollow(10, 20)).toBe(true);
    // On the side of the effect it is sure; on the other nobody can say.
    expect([isHollow(10, 1), isHollow(-10, 1)].sort()).toEqual([false, true]);
    expect(compared([ofRange(10, 1)]).caption).toContain(
      "Hollow: none, or chance or the 90 % range leaves open which.",
    );
  });
});
