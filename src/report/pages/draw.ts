import type { Figure } from "../../figures/drawing/figure.js";
import { scriptJson } from "../tables/html.js";

/** Digits of numbers in figures: more than a screen shows. */
const DIGITS = 7;

/** Figures as JSON inside a script element. */
export function figuresJson(figures: readonly Figure[]): string {
  return scriptJson(
    figures.map(({ id, data, layout }) => ({ id, data, layout })),
    (value) => Number(value.toPrecision(DIGITS)),
  );
}

/** Said where figures would stand in browsers before 2023, which cannot unpack the library that draws them. */
const TOO_OLD =
  "This browser is too old to draw the figures: Chrome 80, Edge 80, Firefox 113, Safari 16.4 or later can. " +
  "浏览器版本过旧，无法绘图：请使用 Chrome 80、Edge 80、Firefox 113、Safari 16.4 或更新版本。";

/**
 * Unpacks Plotly and draws every figure into its place; details open for print. It asks the network for nothing: the
 * library is a text of the page, and runs as a script of it.
 */
export const DRAW = `
const textOf = (id) => document.getElementById(id).textContent;
async function unpack() {
  const bytes = Uint8Array.from(atob(textOf("plotly")), (letter) => letter.charCodeAt(0));
  const script = document.createElement("script");
  script.textContent = await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
  document.head.append(script);
}
async function draw() {
  await unpack();
  const config = { responsive: true, displaylogo: false, modeBarButtons: [["toImage"]] };
  const savedAs = (id) => ({ ...config, toImageButtonOptions: { format: "svg", filename: id } });
  const figures = JSON.parse(textOf("figures"));
  await Promise.all(figures.map(({ id, data, layout }) => Plotly.newPlot("plot-" + id, data, layout, savedAs(id))));
  document.documentElement.dataset.drawn = String(figures.length);
}
if (typeof DecompressionStream === "function") draw();
else for (const place of document.querySelectorAll(".plot")) place.textContent = ${JSON.stringify(TOO_OLD)};
addEventListener("beforeprint", () => { for (const part of document.querySelectorAll("details")) part.open = true; });
`;
