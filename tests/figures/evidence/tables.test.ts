import { describe, expect, it } from "vitest";
import { type Drawing, PAGE } from "../../../src/figures/drawing/figure.js";
import { GAIN, LOSS } from "../../../src/figures/drawing/palette.js";
import { attributionWaterfall } from "../../../src/figures/evidence/attribution.js";
import { backtestScatter } from "../../../src/figures/evidence/backtest.js";
import { eventBands } from "../../../src/figures/evidence/events.js";
import { phaseDiagram } from "../../../src/figures/evidence/phase.js";
import { realisedRanges } from "../../../src/figures/evidence/realised.js";
import { type Fields, numberIn, type TableFigure, tableView } from "../../../src/figures/evidence/tableView.js";
import { ENGLISH, textOf } from "../../../src/words/index.js";

const viewOf = (tables: Record<string, Fields[]>) =>
  tableView(
    {
      tables,
      labels: { toll: textOf("Road toll") },
      dictionary: [
        {
          ...{ indicator: "real-gdp", label: textOf("Real GDP"), unit: textOf(""), formula: textOf("") },
          ...{ source: textOf(""), better: "higher" },
        },
      ] as never,
    },
    ENGLISH,
  );
const draw = (figure: TableFigure, tables: Record<string, Fields[]>, space = PAGE) =>
  figure.draw(viewOf(tables), space) as Drawing;
interface Trace {
  x: (number | null)[];
  y: (number | null)[];
  base: number[];
  name: string;
  text: string[];
  marker: { color: string[]; symbol: string[] };
  error_x: { array: number[]; arrayminus: number[] };
}
const traces = (drawing: Drawing) => drawing.data as unknown as Trace[];
const close = (values: number[]) => values.map((value) => expect.closeTo(value, 9));

describe("a table as figures read it", () => {
  it("names ids as people do, others by their words, and knows an empty field as no number", () => {
    const { name } = viewOf({});
    expect([name("toll"), name("high-speed_rail")]).toEqual(["Road toll", "high speed rail"]);
    expect([
      numberIn({ a: "0.5" }, "a"),
      numberIn({ a: "" }, "a"),
      numberIn({}, "a"),
      numberIn({ a: "0" }, "a"),
    ]).toEqual([...[0.5, NaN, NaN, 0]]);
  });
});

describe("forecast against what came", () => {
  const row = (quantity: string, from: number, to: number, model: string, trend: number, observed: number): Fields => ({
    ...{ quantity, from: `${from}`, to: `${to}`, model, trend: `${trend}`, observed: `${observed}` },
  });
  const cases = [
    row("gdp", 2010, 2015, "0.5", 0.1, 0.5),
    row("gdp", 2005, 2015, "0.1", 0.2, 0.3),
    row("gdp", 2005, 2015, "-0.1", 0.2, 0.1),
    row("gdp", 2005, 2015, "", 0.2, 0.9),
    row("residents", 2010, 2020, "0.2", 0.3, -0.1),
    row("jobs", 2010, 2012, "0.2", 0.3, -0.1),
  ];
  const scores = [
    { quantity: "gdp", from: "2010", to: "2015", forecast: "model", r2: "0.9", spearman: "0.9" },
    { quantity: "gdp", from: "2005", to: "2015", forecast: "trend", r2: "0.8", spearman: "0.8" },
    { quantity: "gdp", from: "2005", to: "2015", forecast: "model", r2: "-0.25", spearman: "0.5" },
  ];

  it("is a point a city in log points, of the longest window of each quantity, on equal axes", () => {
    const drawing = draw(backtestScatter, { backtest: cases, scores });
    const [diagonal, gdp, , residents, ...more] = traces(drawing);
    expect(more).toEqual([]);
    expect([gdp!.x, gdp!.y]).toEqual([close([10, -10]), close([30, 10])]);
    expect([residents!.x, residents!.y]).toEqual([close([20]), close([-10])]);
    // 40 from the lowest to the highest, and 6 % of that around.
    expect(diagonal!.x).toEqual(close([-12.4, 32.4]));
    expect(drawing.layout.yaxis!.range).toEqual(drawing.layout.xaxis!.range);
    const heads = drawing.layout.annotations!.map(({ text }) => text);
    expect(heads[0]).toMatch(/, 2005–2015<br>n = 2, R² = −0\.25, ρ = 0\.50$/);
    expect(heads[1]).toMatch(/, 2010–2020<br>n = 1$/);
    expect(drawing.height).toBe(310);
    expect(draw(backtestScatter, { backtest: cases, scores }, { ...PAGE, width: 400 }).height).toBe(560);
  });

  it("is of the trend where the model was left out, and nothing where neither is there", () => {
    const left = cases.map((one) => ({ ...one, model: "" }));
    const [, gdp] = traces(draw(backtestScatter, { backtest: left, scores }));
    expect(gdp!.x).toEqual(close([20, 20, 20]));
    expect(draw(backtestScatter, { backtest: left, scores }).layout.annotations![0]!.text).toContain("R² = 0.80");
    expect(draw(backtestScatter, { backtest: left.map((one) => ({ ...one, trend: "" })) })).toBeUndefined();
    expect(draw(backtestScatter, { backtest: cases.slice(-1) })).toBeUndefined();
    expect(draw(backtestScatter, {})).toBeUndefined();
  });
});

describe("what comes out of the base year", () => {
  const row = (id: string, value: string, low: string, high: string): Fields => ({
    ...{ id, value, published_low: low, published_high: high },
  });
  const rows = [
    row("toll", "0.21", "0.04", "0.07"),
    row("wage-to-density", "0.05", "0.04", "0.06"),
    row("radius-of-rest", "0.5", "0", "1"),
    row("other", "", "0", "1"),
    row("low", "-0.5", "0", "1"),
    row("ends", "1", "0", "1"),
  ];

  it("is where it lies between the published ends, 0 and 1, of what has both", () => {
    const drawing = draw(realisedRanges, { realised: rows });
    const [all] = traces(drawing);
    expect(all!.x).toEqual(close([17 / 3, 0.5, -0.5, 1]));
    expect(all!.marker.color).toEqual([LOSS, GAIN, LOSS, GAIN]);
    expect(all!.marker.symbol).toEqual(["diamond", "circle", "diamond", "circle"]);
    expect(drawing.layout.yaxis!.ticktext).toEqual(["Road toll", "wage to density", "low", "ends"]);
    const named = draw(realisedRanges, { realised: [{ ...rows[1]!, id: "R&D" }] });
    expect(named.layout.yaxis!.ticktext).toEqual(["R&amp;D"]);
    const room = 0.04 * (17 / 3 + 0.5);
    expect(drawing.layout.xaxis!.range).toEqual(close([-0.5 - room, 17 / 3 + room]));
    const words = drawing.layout.annotations!.map(({ text }) => text);
    expect(words[0]).toBe("0.21 (0.04 to 0.07)");
    expect(words[2]).toBe("−0.5 (0 to 1)");
  });

  it("shows the published range whole also where all lies in it", () => {
    const { layout } = draw(realisedRanges, { realised: rows.slice(1, 2) });
    expect(layout.xaxis!.range).toEqual(close([-0.04, 1.04]));
    expect(draw(realisedRanges, { realised: rows.slice(2, 4) })).toBeUndefined();
    expect(draw(realisedRanges, {})).toBeUndefined();
  });
});

describe("dated events", () => {
  const row = (event: string, effect: string, predicted: string, worlds = "8"): Fields => ({
    ...{ event, effect, predicted, worlds, band_low: "-0.02", band_high: "0.03" },
    ...{ predicted_low: predicted && "0.01", predicted_high: predicted && "0.04" },
  });

  it("are a bar where nothing happened, a mark for what did, one for what the model says, in log points", () => {
    const drawing = draw(eventBands, { events: [row("first-bridge", "0.05", "0.02"), row("toll", "", "", "16")] });
    const [placebos, happened, model] = traces(drawing);
    expect([placebos!.x, placebos!.base]).toEqual([close([5, 5]), close([-2, -2])]);
    expect(happened!.x).toEqual([expect.closeTo(5, 9), null]);
    expect(model!.x).toEqual([expect.closeTo(2, 9), null]);
    expect(model!.error_x).toMatchObject({ array: [expect.closeTo(2, 9), 0], arrayminus: [expect.closeTo(1, 9), 0] });
    expect(drawing.layout.yaxis!.ticktext).toEqual(["First bridge", "Road toll"]);
    expect(drawing.caption).toContain("16");
    expect(drawing.height).toBe(20 + 26 * 4 + 50 + 28);
  });

  it("are as many as there is room for", () => {
    const many = Array.from({ length: 6 }, (_, k) => row(`event-${k}`, "0.1", "0.1"));
    const some = draw(eventBands, { events: many }, { ...PAGE, height: 130 + 26 * 5 + 5 });
    expect(some.layout.yaxis!.ticktext).toHaveLength(5);
    expect(some.caption).toMatch(/The first 5 of 6 events\.$/);
    expect(draw(eventBands, { events: many }).height).toBe(20 + 26 * 6 + 78);
    expect(draw(eventBands, { events: many }).caption).not.toContain("The first");
    expect(draw(eventBands, {})).toBeUndefined();
  });
});

describe("where two places rest", () => {
  const row = (state: string, barrier: number, share: number): Fields => ({
    state,
    barrier: `${barrier}`,
    share: `${share}`,
  });
  const phase = [
    row("stable", 1.2, 0.5),
    row("unstable", 1.3, 0.75),
    ...[row("falling", 2, 0.5), row("falling", 1.8, 0.55), row("falling", 1.6, 1), row("falling", 1.4, 0.9)],
    ...[row("rising", 1.4, 1), row("rising", 1.9, 0.4), row("rising", 2, 0.5)],
  ];

  it("are points of rest in per cent, and two ways beside each other, with the barriers at which they jump", () => {
    const drawing = draw(phaseDiagram, { phase });
    expect(traces(drawing).map(({ x, y }) => [x, y])).toEqual([
      [[1.2], [50]],
      [[1.3], [75]],
      [[2, 1.8, 1.6, 1.4], close([52, 57, 102, 92])],
      [[1.4, 1.9, 2], close([98, 38, 48])],
    ]);
    expect(drawing.caption).toMatch(/1\.60.*1\.90/);
    expect(draw(phaseDiagram, {})).toBeUndefined();
  });
});

describe("what each lever adds", () => {
  const row = (indicator: string, lever: string, effect: number, place: Fields = { place: "cluster" }): Fields => ({
    ...{ indicator, lever, year: "2030", replicates: "8", effect: `${effect}`, baseline_mean: "-200" },
    ...{ least: `${effect - 1}`, most: `${effect + 2}`, ...place },
  });
  const rows = ["real-gdp", "other"].flatMap((indicator) => [
    row(indicator, "toll", 4),
    row(indicator, "high-speed-rail", -2),
    row(indicator, "total", 2),
    row(indicator, "toll", 9, { place: "north" }),
  ]);

  it("is a step of a waterfall in per cent of the size of the baseline, of the cluster, up to the whole", () => {
    const drawing = draw(attributionWaterfall, { attribution: rows });
    expect(drawing.layout.yaxis!.ticktext).toEqual(["Road toll", "high speed rail", expect.stringMatching(/together/)]);
    expect(drawing.layout.annotations!.map(({ text }) => text)).toEqual(["<b>a</b>  Real GDP", "<b>b</b>  other"]);
    expect(drawing.height).toBe(70 + 90 + 50);
    expect(draw(attributionWaterfall, { attribution: rows }, { ...PAGE, width: 400 }).height).toBe(2 * 160 + 50);
    expect(drawing.caption).toContain("2030");
    const [steps, ends] = traces(drawing);
    expect([steps!.x, steps!.base]).toEqual([close([2, -1, 1]), close([0, 2, 0])]);
    expect(ends!.error_x).toMatchObject({ array: close([1, 1, 1]), arrayminus: close([0.5, 0.5, 0.5]) });
  });

  it("is of scopes where the table has those, of three indicators at most, and none of no row of the cluster", () => {
    const scoped = rows.map(({ place, ...rest }): Fields => ({ ...rest, scope: place! }));
    expect(draw(attributionWaterfall, { attribution: scoped }).data).toEqual(
      draw(attributionWaterfall, { attribution: rows }).data,
    );
    const many = ["a", "b", "c", "d"].flatMap((indicator) => [row(indicator, "toll", 1), row(indicator, "total", 1)]);
    expect(draw(attributionWaterfall, { attribution: many }).layout.annotations).toHaveLength(3);
    expect(
      draw(attributionWaterfall, { attribution: [row("real-gdp", "toll", 1, { place: "north" })] }),
    ).toBeUndefined();
  });
});
