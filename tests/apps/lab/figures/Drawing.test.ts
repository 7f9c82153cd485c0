import { act } from "preact/test-utils";
import { describe, expect, it, vi } from "vitest";
import { Courses, Drawing } from "../../../../src/apps/lab/figures/Drawing.js";
import type { Space } from "../../../../src/figures/drawing/figure.js";
import { LAB_FIGURES } from "../../../figures/lab/figures.js";
import { page, screen } from "../screen.js";

const courses = LAB_FIGURES[0]![1];
const map = LAB_FIGURES.find(([name]) => name === "map")![1];
const show = (props: object = {}, draw = courses) => screen(Drawing, { draw, label: "Income. It grows.", ...props });

describe("a figure on the page", () => {
  it("is drawn for its room, with title, summary, legend and caption", () => {
    const rooms: Space[] = [];
    const shown = show({ draw: (space: Space) => courses(rooms[rooms.push(space) - 1]!) });
    expect(rooms[0]).toMatchObject({ width: 560, printed: false });
    expect(shown.one("svg").getAttribute("width")).toBe("560");
    expect(shown.attributes("figure > div > svg", "aria-label")).toEqual(["Income. It grows."]);
    expect(shown.attributes("figure > div > svg", "role")).toEqual(["img"]);
    expect(shown.at("figcaption strong")).toBe("Income");
    expect(shown.all(".legend li")).toEqual(["A <b 3.0", "B –"]);
    expect(shown.attributes(".legend line", "stroke")).toEqual(["#5b6470", "#0072B2"]);
    expect(shown.attributes(".legend line", "stroke-dasharray")).toEqual(["3 3", null]);
    expect(show({ titled: true }).has("figcaption")).toBe(false);
    expect(show({}, map).at(".note")).toBe("Area: real GDP.");
  });

  it("follows the width of its place, and keeps it where that is not laid out", () => {
    const told: ((entries: object[]) => void)[] = [];
    const Observer = class {
      constructor(tell: (entries: object[]) => void) {
        told.push(tell);
      }
      observe(): void {}
      disconnect(): void {}
    };
    vi.stubGlobal("ResizeObserver", Observer);
    const shown = show();
    vi.unstubAllGlobals();
    const widthAt = (width: number) => {
      act(() => told[0]!([{ contentRect: { width } }]));
      return shown.one("svg").getAttribute("width");
    };
    expect([300.4, 0, 420].map(widthAt)).toEqual(["300", "300", "420"]);
  });

  it("is saved under its own title where it has a file", () => {
    expect(show().has("button")).toBe(false);
    expect(show({ file: "chart" }).button(/SVG/).getAttribute("aria-label")).toContain("Income");
  });

  it("tells the year that is clicked, the nearest, the first and the last beyond its ends", () => {
    const years = [2022, 2023, 2024, 2025, 2026];
    const chosen: number[] = [];
    const line = { color: "#000000", width: 1 };
    const chart = { title: "Income", unit: "", years, at: 1, courses: [{ name: "A", line, values: [1, 2, 3, 4, 5] }] };
    const shown = screen(Courses, { chart, words: "It grows.", onYear: (at) => void chosen.push(at) });
    expect(shown.attributes("svg.plot", "aria-label")).toEqual(["Income. It grows."]);
    const [left, right] = ["x1", "x2"].map((name) => Number(shown.attributes("svg.plot > line", name)[0]));
    const width = right! - left!;
    const click = (clientX: number) => {
      const event = new page.MouseEvent("click", { clientX, bubbles: true });
      act(() => void shown.one("svg.plot").dispatchEvent(event as never));
      return chosen.at(-1);
    };
    const places = [left! - 50, left!, left! + 0.3 * width, left! + 0.6 * width, right!, right! + 13];
    expect(places.map(click)).toEqual([0, 0, 1, 2, 4, 4]);
  });

  it("has buttons where what it names can be pressed, by mouse and keyboard, and none where not", () => {
    const pressed: string[] = [];
    const shown = show({ pressed: "mill", onPressed: (id: string) => void pressed.push(id) }, map);
    expect(shown.attributes("figure > div > svg", "role")).toEqual(["group"]);
    expect(shown.attributes("[role=button]", "aria-pressed")).toEqual(["false", "true", "false", "false"]);
    expect(shown.attributes("[role=button]", "tabindex")).toEqual(Array(4).fill("0"));
    expect(shown.attributes("[role=button]", "aria-label")[0]).toBe("Harbour +2.00 %");
    expect(shown.all("[role=button] title")[0]).toBe("Harbour +2.00 %");
    shown.click("[role=button]");
    expect(shown.key("[aria-pressed=true]", "Enter")).toBe(false);
    expect(shown.key("[aria-pressed=true]", " ")).toBe(false);
    expect(shown.key("[aria-pressed=true]", "Tab")).toBe(true);
    expect(pressed).toEqual(["harbour", "mill", "mill"]);
    expect(show({}, map).has("[role=button]")).toBe(false);
  });
});
