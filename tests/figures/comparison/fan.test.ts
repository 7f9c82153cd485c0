import { describe, expect, it } from "vitest";
import { effectFan } from "../../../src/figures/comparison/fan.js";
import { drawn } from "../../../src/figures/drawing/figure.js";
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

  it("are left out where the tables lack the indicator", () => {
    expect(effectFan("patents").draw(lookup(inventedReport(1)))).toBeUndefined();
  });
});
