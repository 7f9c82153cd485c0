import { describe, expect, it } from "vitest";
import { type ReportData, readReport, reportData } from "../../src/report/data.js";
import { flowMatrix } from "../../src/report/figures/flows.js";
import { reportFigures } from "../../src/report/figures/index.js";
import { placeLabels } from "../../src/report/figures/labels.js";
import { findings } from "../../src/report/findings.js";
import { scriptJson, scriptSource } from "../../src/report/html.js";
import { lookup } from "../../src/report/lookup.js";
import { reportHtml } from "../../src/report/page.js";
import { armLine, tint } from "../../src/report/palette.js";
import { plain, signed } from "../../src/report/present.js";
import { contextJson } from "../../src/results/context.js";
import { invented, reportFiles } from "./fixture.js";

const files = reportFiles();
const data = readReport(files);
const view = lookup(data);
const figures = reportFigures(view);
const figure = (id: string) => figures.find((entry) => entry.id === id)!;

describe("reading a results directory", () => {
  it("keeps what a report shows", () => {
    expect(view.years).toEqual(Array.from({ length: 20 }, (_, y) => 2021 + y));
    expect(view.variants.map(({ id }) => id)).toEqual(["tolls", "booths", "border", "together"]);
    expect(view.clusterValues("tolls", "real-gdp")).toHaveLength(8);
    expect(view.effect("together", "shanghai", "real-gdp")!.effect).toBeGreaterThan(0);
  });

  it("gives the same as results still in memory", () => {
    expect(reportData(invented(), data)).toEqual(data);
  });

  it("refuses a report.json with unknown or missing fields", () => {
    expect(() => readReport({ ...files, context: '{"schemaVersion":1}' })).toThrow();
    expect(() => contextJson({ ...data.context, colour: "red" } as never)).toThrow(/colour/);
  });
});

describe("figures", () => {
  it("are all there", () => {
    expect(figures.map(({ id }) => id)).toEqual([
      "effect-real-gdp",
      "effect-real-consumption-per-head",
      "choices-1",
      "cities",
      "map",
      "convergence",
      "flows-firms",
      "flows-workers",
      "structure",
      "finance",
    ]);
  });

  it("show no effect before the reform", () => {
    const medians = figure("effect-real-gdp").data.filter((trace) => !("fill" in trace)) as {
      x: number[];
      y: number[];
    }[];
    expect(medians).toHaveLength(4);
    for (const { x, y } of medians) {
      x.forEach((year, at) => {
        if (year < 2024) expect(y[at]).toBe(0);
        else expect(y[at]).toBeGreaterThan(0);
      });
    }
  });

  it("use no traces that need the network or a graphics card", () => {
    for (const { data: traces } of figures)
      for (const trace of traces) expect(["scatter", "bar", "heatmap"]).toContain((trace as { type: string }).type);
  });

  it("write no text smaller than 12 px", () => {
    for (const { layout, data: traces, id } of figures)
      for (const [, size] of JSON.stringify({ layout, traces }).matchAll(/font":\{[^}]*"size":(\d+)/g))
        expect(Number(size), id).toBeGreaterThanOrEqual(12);
  });

  it("show flows of at most twelve nodes, the others as one, and lose nothing", () => {
    const matrix = flowMatrix(view, ["firms"])!;
    expect(matrix.labels).toHaveLength(12);
    expect(matrix.labels).toContain("Other cities");
    expect(matrix.net.reduce((sum, value) => sum + value, 0)).toBeCloseTo(0, 9);
    expect(matrix.change[3]![3]).toBeNull();
  });

  it("draw no two arms alike", () => {
    const lines = Array.from({ length: 37 }, (_, arm) => armLine(arm)).map(({ color, dash }) => `${color} ${dash}`);
    expect(new Set(lines).size).toBe(lines.length);
  });

  it("centre colour scales of effects at zero", () => {
    const { cmin, cmax } = (figure("map").data[0] as { marker: { cmin: number; cmax: number } }).marker;
    expect(cmin).toBe(-cmax);
  });

  it("draw the area of a circle in proportion to income", () => {
    const { size } = (figure("map").data[0] as { marker: { size: number[] } }).marker;
    const [shanghai, suzhou] = [size[0]!, size[1]!];
    expect((shanghai / suzhou) ** 2).toBeCloseTo(43214.85 / 22718.34, 1);
  });

  it("do without a map where cities have no coordinates, and without flows where none are recorded", () => {
    const cities = data.context.cities.map(({ id, label, province }) => ({ id, label, province }));
    const bare: ReportData = { ...data, context: { ...data.context, cities }, flows: [] };
    const ids = reportFigures(lookup(bare)).map(({ id }) => id);
    expect(ids).not.toContain("map");
    expect(ids).not.toContain("flows-firms");
  });

  it("leave no two names on each other", () => {
    const circles = Array.from({ length: 12 }, (_, i) => ({ x: 12 * i, y: 3 * i, radius: 6, width: 60, rank: i }));
    const boxes = placeLabels(circles).flatMap((place, i) =>
      place ? [{ x: circles[i]!.x + place.dx, y: circles[i]!.y + place.dy }] : [],
    );
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) expect(Math.abs(a.x - b.x) >= 60 || Math.abs(a.y - b.y) >= 15).toBe(true);
    });
    expect(boxes.length).toBeGreaterThan(8);
  });
});

describe("findings", () => {
  it("say what happens, to whom, and how sure that is", () => {
    const text = findings(view).join("\n");
    expect(text).toMatch(
      /the cluster’s real income in 2040 is 0\.\d+ % higher than in the baseline \(95 % interval 0\.\d+ to/,
    );
    expect(text).toMatch(/Residents of \d+ of 27 cities gain/);
    expect(text).toMatch(/Theil’s T\) is [\d.]+ % lower than in the baseline \(95 % interval [\d.]+ to [\d.]+ %\)/);
  });

  it("say so where nothing changes or chance could explain it", () => {
    const change = (effect: number, ciLow: number, ciHigh: number) => {
      const effects = data.effects.map((row) => ({ ...row, effect, ciLow, ciHigh }));
      return findings(lookup({ ...data, effects }))[0];
    };
    expect(change(0, 0, 0)).toContain("exactly as in the baseline");
    expect(change(10, -5, 25)).toContain("not distinguishable from the baseline");
  });

  it("claim no interval for a single run", () => {
    const single = findings(lookup(readReport(reportFiles(1)))).join("\n");
    expect(single).toContain("higher than in the baseline.");
    expect(single).not.toContain("interval");
  });
});

describe("the page", () => {
  it("is the same for the same data", () => {
    const page = () => reportHtml({ data: readReport(reportFiles()), plotlySource: "" });
    expect(page()).toBe(page());
  });

  it("refers to nothing outside itself", () => {
    const html = reportHtml({ data, plotlySource: "" });
    expect(html).not.toMatch(/(src|href)="(?!#)/);
    expect(html).not.toMatch(/url\(|@import/);
  });

  it("survives hostile names and sources", () => {
    const context = { ...data.context, title: '<img src=x onerror="alert(1)">' };
    expect(reportHtml({ data: { ...data, context }, plotlySource: "" })).not.toContain("<img");
    expect(scriptJson("</script><!--")).toBe('"\\u003c/script>\\u003c!--"');
    expect(scriptSource('a="</script>"')).toBe('a="<\\/script>"');
  });

  it("shows numbers with two digits, a true minus sign and thin spaces", () => {
    expect(signed(0.4212)).toBe("+0.42");
    expect(signed(-0.01234)).toBe("\u22120.012");
    expect(signed(0)).toBe("0");
    expect(signed(-0.001, 2)).toBe("0");
    expect(plain(238350.4)).toBe("238\u202F350");
    expect(plain(Number.NaN)).toBe("n/a");
    expect(tint("#000000", 0.5)).toBe("#808080");
  });
});
