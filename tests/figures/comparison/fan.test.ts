import { describe, expect, it } from "vitest";
import { effectFan } from "../../../src/figures/comparison/fan.js";
import { type Drawing, drawn, PAGE } from "../../../src/figures/drawing/figure.js";
import { lookup } from "../../../src/measures/views/data.js";
import { inventedReport } from "../../report/fixture.js";

const fanOf = (replicates: number) => drawn([effectFan("real-gdp")], () => lookup(inventedReport(replicates)))[0]!;
const isBand = (trace: object) => "fill" in trace;

describe("effects on the cluster", () => {
  it("are none before the reform, in a panel a variant", () => {
    const medians = fanOf(4).data.filter((trace) => !isBand(trace)) as { x: number[]; y: number[] }[];
    expect(medians).toHaveLength(4);
    for (const { x, y } of medians) {
      x.forEach((year, at) => {
        if (year < 2024) expect(y[at]).toBe(0);
        else expect(y[at]).toBeGreaterThan(0);
      });
    }
  });

  it("have bands over replicates, none for a single run", () => {
    expect(fanOf(4).data.filter(isBand)).toHaveLength(4 * 3);
    expect(fanOf(1).data.filter(isBand)).toHaveLength(0);
    expect(fanOf(1).caption).toContain("single run");
  });

  it("stand up to five in a row, with fewer years at their axes then", () => {
    const shape = (panels: number) => {
      const view = lookup(inventedReport(1));
      const variants = Array.from({ length: panels }, (_, at) => view.variants[at % view.variants.length]!);
      const shown = Object.assign(Object.create(view), {
        variants,
        years: view.years.slice(0, 11),
        lastYear: view.years[10],
      });
      const { layout } = drawn([effectFan("real-gdp")], () => shown)[0]!;
      const axes = Object.entries(layout).flatMap(([name, axis]) => (name.startsWith("xaxis") ? [axis] : []));
      expect(axes).toHaveLength(panels);
      return { columns: new Set(axes.map(({ domain }) => domain[0])).size, years: axes[0].tickvals };
    };
    const [often, seldom] = [
      [2022, 2024, 2026, 2028, 2030],
      [2025, 2030],
    ];
    expect([4, 5, 6].map(shape)).toEqual([
      { columns: 4, years: often },
      { columns: 5, years: seldom },
      { columns: 4, years: often },
    ]);
  });

  it("are of the replicates that a variant shares with the baseline", () => {
    const data = inventedReport(4);
    const series = data.series.filter(({ variant, replicate }) => variant !== "tolls" || replicate !== "0");
    const figure = drawn([effectFan("real-gdp")], () => lookup({ ...data, series }))[0]!;
    expect(figure.caption).toContain("median of 3 to 4 replicates");
    const others = drawn([effectFan("real-gdp")], () => lookup(data))[0]!;
    const [before, after] = [others, figure].map(({ data: traces }) => traces.map((trace) => JSON.stringify(trace)));
    // Median and bands of one panel change; those of the other three stay.
    expect(after!.filter((trace, at) => trace !== before![at])).toHaveLength(4);
  });

  it("are no lines of one year", () => {
    const view = lookup(inventedReport(1));
    expect(effectFan("real-gdp").draw({ ...view, years: view.years.slice(0, 1) })).toBeUndefined();
  });

  it("leave room between years of neighbouring panels, on a page and in a column", () => {
    const view = lookup(inventedReport(1));
    for (const width of [PAGE.width, 500]) {
      const { layout } = effectFan("real-gdp").draw(view, { ...PAGE, width }) as Drawing;
      const between = layout.xaxis2!.domain![0]! - layout.xaxis!.domain![1]!;
      expect(between * (width - layout.margin!.l! - layout.margin!.r!)).toBeCloseTo(36, 6);
    }
  });

  it("have room above for long names", () => {
    const view = lookup(inventedReport(1));
    const named = (label: string) => {
      const variants = view.variants.map((one) => ({ ...one, label }));
      const { layout, height } = effectFan("real-gdp").draw({ ...view, variants }) as Drawing;
      return { height, top: layout.margin!.t, lines: layout.annotations![0]!.text!.split("<br>").length };
    };
    const [short, long] = [named("Two words"), named("word ".repeat(20).trim())];
    expect([short.lines, short.top]).toEqual([2, 64]);
    expect(long.lines).toBeGreaterThan(4);
    expect(long.top).toBe(64 + 17 * (long.lines - 3));
    expect(long.height - short.height).toBe(17 * (long.lines - 3));
  });

  it("are left out where the tables lack the indicator", () => {
    expect(effectFan("patents").draw(lookup(inventedReport(1)))).toBeUndefined();
  });
});
