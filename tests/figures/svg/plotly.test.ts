import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { FONT } from "../../../src/figures/drawing/figure.js";
import { sketchOf } from "../../../src/figures/svg/draw.js";
import type { Mark } from "../../../src/figures/svg/marks.js";
import { inBrowser } from "../../browser/browser.js";
import { LAB_FIGURES, PHONE, WIDE } from "../lab/figures.js";

const plotly = readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min"), "utf8");

let page: Page;
inBrowser(async (browser) => {
  page = await browser.newPage({ viewport: { width: 900, height: 900 } });
  await page.setContent('<body style="margin:0"><div id="plotly"></div><div id="svg"></div>');
  await page.addScriptTag({ content: plotly });
});

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");

/** A mark as text of SVG. */
function markup({ tag, attributes, inside = [] }: Mark): string {
  const said = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${value}"`],
  );
  const parts = inside.map((part) => (typeof part === "string" ? escaped(part) : markup(part)));
  return `<${tag} ${said.join(" ")}>${parts.join("")}</${tag}>`;
}

/** Where something stands: its middle, its size, what it says. */
interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
  text: string;
}

/** Boxes of elements below an element, from its upper left corner. */
const boxes = (root: string, selector: string): Promise<Box[]> =>
  page.evaluate(
    ([below, wanted]) => {
      const frame = document.querySelector(below!)!.getBoundingClientRect();
      return [...document.querySelectorAll(`${below} ${wanted}`)].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        const text = element.textContent!.replaceAll(/\s+/g, "");
        return { x: left + width / 2 - frame.left, y: top + height / 2 - frame.top, width, height, text };
      });
    },
    [root, selector],
  );

/** Boxes of Plotly's lines, all pieces of a trace together. */
const lines = (): Promise<Box[]> =>
  page.evaluate(() => {
    const frame = document.querySelector("#plotly")!.getBoundingClientRect();
    return [...document.querySelectorAll("#plotly .scatterlayer .trace")].flatMap((trace) => {
      const pieces = [...trace.querySelectorAll(".js-line")].map((piece) => piece.getBoundingClientRect());
      if (pieces.length === 0) return [];
      const [left, right] = [Math.min(...pieces.map((one) => one.left)), Math.max(...pieces.map((one) => one.right))];
      const [top, bottom] = [Math.min(...pieces.map((one) => one.top)), Math.max(...pieces.map((one) => one.bottom))];
      const middle = { x: (left + right) / 2 - frame.left, y: (top + bottom) / 2 - frame.top };
      return [{ ...middle, width: right - left, height: bottom - top, text: "" }];
    });
  });

const inOrder = (all: readonly Box[]) =>
  [...all].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.x - b.x || a.y - b.y));

/** Pairs that are further apart than so many pixels, in words. */
function apart(own: readonly Box[], theirs: readonly Box[], most: number): string[] {
  const [mine, others] = [inOrder(own), inOrder(theirs)];
  return mine.flatMap((box, k) => {
    const other = others[k]!;
    const far = Math.max(Math.abs(box.x - other.x), Math.abs(box.y - other.y));
    return far > most ? [`${box.text} at ${box.x}, ${box.y}: Plotly ${other.x}, ${other.y}`] : [];
  });
}

describe.each(LAB_FIGURES)("%s, drawn by Plotly and as SVG", (_, draw) => {
  it.each([
    ["a phone", PHONE],
    ["a column", WIDE],
  ])("has the same texts, points and lines at the same places, on %s", async (__, space) => {
    const figure = draw(space);
    const { marks, width, height } = sketchOf(figure, space.width);
    await page.evaluate(
      ([svg, data, layout]) => {
        document.querySelector("#svg")!.innerHTML = svg as string;
        const { Plotly } = globalThis as unknown as { Plotly: { newPlot(...args: unknown[]): Promise<void> } };
        return Plotly.newPlot("plotly", data, layout, { staticPlot: true });
      },
      [
        `<svg width="${width}" height="${height}" font-family='${FONT}'>${marks.map(markup).join("")}</svg>`,
        figure.data,
        { ...figure.layout, width, showlegend: false },
      ] as unknown[],
    );
    const texts = await boxes("#svg", "text");
    const theirs = [
      ...(await boxes("#plotly", ".xtick text")),
      ...(await boxes("#plotly", ".ytick text")),
      ...(await boxes("#plotly", ".annotation-text")),
    ].filter(({ text }) => text !== "");
    expect(inOrder(texts).map(({ text }) => text)).toEqual(inOrder(theirs).map(({ text }) => text));
    expect(apart(texts, theirs, 2.5)).toEqual([]);
    const circles = await boxes("#svg", "circle, rect[transform]");
    const points = await boxes("#plotly", ".scatterlayer .points path");
    expect(circles).toHaveLength(points.filter(({ width: wide }) => wide > 0).length);
    expect(apart(nameless(circles), nameless(points), 1)).toEqual([]);
    const bars = await boxes("#plotly", ".bars .point path");
    const shapes = await boxes("#plotly", ".shapelayer path");
    const solid = nameless(await boxes("#svg", "rect, line, path"));
    const drawn = [...bars, ...shapes, ...(await lines())].filter(({ width: wide, height: high }) => wide + high > 0);
    for (const one of drawn)
      expect(
        solid.some((other) => Math.abs(one.x - other.x) < 1 && Math.abs(one.y - other.y) < 1),
        `${one.x}, ${one.y} of Plotly`,
      ).toBe(true);
  });
});

const nameless = (all: readonly Box[]) => all.map((box) => ({ ...box, text: "" }));
