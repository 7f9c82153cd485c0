import { act } from "preact/test-utils";
import { describe, expect, it } from "vitest";
import { LineChart } from "../../../../src/apps/lab/figures/LineChart.js";
import { page, screen } from "../screen.js";

const years = [2022, 2023, 2024, 2025, 2026];
const chosen: number[] = [];
const chart = {
  title: "Income",
  unit: "bn yuan",
  summary: "It grows.",
  years,
  lines: [
    { id: "a", label: "A", colour: "red", width: 2, dash: "5 3", values: [0, 1, Number.NaN, 3, 4] },
    { id: "b", label: "B", colour: "blue", width: 3, values: [0, 0] },
  ],
  at: 3,
  onYear: (at: number) => void chosen.push(at),
};

const line = (shown: ReturnType<typeof screen>, selector: string, name: string) =>
  shown.attributes(selector, name).map(Number);

describe("a chart over years", () => {
  it("has its title, unit and summary, and each line's value in the year that is marked", () => {
    const shown = screen(LineChart, chart);
    expect(shown.attributes("svg.plot", "aria-label")).toEqual(["Income. It grows."]);
    expect(shown.at("figcaption")).toMatch(/^Income bn yuan/);
    expect(shown.all(".legend li")).toEqual(["A 3.0", "B –"]);
    expect(shown.attributes(".legend line", "stroke-dasharray")).toEqual(["5 3", null]);
    expect(screen(LineChart, { ...chart, titled: true }).has("figcaption strong")).toBe(false);
    expect(screen(LineChart, { ...chart, at: 2 }).all(".legend li")[0]).toBe("A –");
    expect(shown.one("svg.plot").getAttribute("height")).toBe("210");
  });

  it("has a gap where a value is missing, and a dot in the marked year alone", () => {
    const shown = screen(LineChart, chart);
    const [first, second] = shown.attributes("svg.plot path", "d");
    expect(first!.replace(/[\d. ]+/g, "")).toBe("MLML");
    expect(second!.replace(/[\d. ]+/g, "")).toBe("ML");
    expect(shown.attributes("svg.plot circle", "fill")).toEqual(["red"]);
    const xs = first!
      .split(/[ML]/)
      .slice(1)
      .map((part) => Number(part.split(" ")[0]));
    const [cx] = line(shown, "svg.plot circle", "cx");
    expect(cx).toBeCloseTo(xs[2]!, 0);
    expect(xs.at(-1)).toBe(420 - 14);
    expect((xs[1]! - xs[0]!) * 4).toBeCloseTo(xs.at(-1)! - xs[0]!, 0);
  });

  it("has round values up its side and years along it, as many as there is room for", () => {
    const shown = screen(LineChart, chart);
    expect(shown.all("svg.plot text")).toEqual(["0", "1", "2", "3", "4", "2022", "2023", "2024", "2025", "2026"]);
    const many = Array.from({ length: 30 }, (_, k) => 2000 + k);
    const marks = screen(LineChart, { ...chart, years: many })
      .all("svg.plot text")
      .filter((text) => text.length === 4);
    expect(marks).toEqual(["2000", "2005", "2010", "2015", "2020", "2025"]);
    const [top, bottom] = [0, 4].map((k) => line(shown, "svg.plot g text", "y")[4 - k]!);
    expect([top, bottom]).toEqual([10, 184]);
  });

  it("marks zero where values lie on both sides of it", () => {
    const signs = (values: number[]) =>
      screen(LineChart, { ...chart, lines: [{ ...chart.lines[0]!, values }] }).attributes(
        "svg.plot > line",
        "stroke-dasharray",
      );
    expect(signs([-1, 1])).toContain("2 2");
    expect(signs([0, 1])).not.toContain("2 2");
    expect(signs([-2, -1])).not.toContain("2 2");
  });

  it("chooses the year that is clicked, the first and the last beyond its ends", () => {
    const shown = screen(LineChart, chart);
    const [left] = line(shown, "svg.plot g line", "x1");
    const click = (clientX: number) => {
      const event = new page.MouseEvent("click", { clientX, bubbles: true });
      act(() => void shown.one("svg.plot").dispatchEvent(event as never));
      return chosen.at(-1);
    };
    const width = 406 - left!;
    expect([left! - 50, left!, left! + 0.3 * width, left! + 0.6 * width, 406, 419].map(click)).toEqual([
      0, 0, 1, 2, 4, 4,
    ]);
  });

  it("stands with a single year", () => {
    const shown = screen(LineChart, { ...chart, years: [2022], at: 0 });
    expect(shown.attributes("svg.plot path", "d")[0]).not.toContain("NaN");
  });
});
