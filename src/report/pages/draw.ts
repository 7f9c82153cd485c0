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
 * Unpacks Plotly and draws every figure into its place, what is to be seen first; what is folded is laid out of sight,
 * at the width that it will have. All that is folded opens for print, and a part when the address names it; what scrolls
 * can be reached by keyboard. It asks the network for nothing: the library is a text of the page, and runs as a script
 * of it.
 */
export const DRAW = `
const textOf = (id) => document.getElementById(id).textContent;
const placeOf = ({ id }) => document.getElementById("plot-" + id);
const folds = [...document.querySelectorAll("details")];
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
  const plot = ({ id, data, layout }) => Plotly.newPlot("plot-" + id, data, layout, savedAs(id));
  const figures = JSON.parse(textOf("figures"));
  const hidden = figures.filter((figure) => placeOf(figure).offsetWidth === 0);
  await Promise.all(figures.filter((figure) => !hidden.includes(figure)).map(plot));
  const closed = folds.filter((part) => !part.open && part.querySelector(".plot"));
  const lay = (out) => closed.forEach((part) => { part.classList.toggle("laid-out", out); part.open = out; });
  lay(true);
  await Promise.all(hidden.map(plot));
  lay(false);
  reach();
  document.documentElement.dataset.drawn = String(figures.length);
}
function fit({ target }) {
  for (const place of target.open ? target.querySelectorAll(".js-plotly-plot") : [])
    if (place.offsetWidth > 0) Plotly.Plots.resize(place);
  reach();
}
function reach() {
  for (const box of document.querySelectorAll(".scroll"))
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
}
function reveal() {
  const part = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.querySelector(":scope > details");
  if (part) part.open = true;
}
for (const part of folds) part.addEventListener("toggle", fit);
addEventListener("hashchange", reveal);
addEventListener("resize", reach);
reveal();
reach();
if (typeof DecompressionStream === "function") draw();
else for (const place of document.querySelectorAll(".plot")) place.textContent = ${JSON.stringify(TOO_OLD)};
addEventListener("beforeprint", () => { for (const part of folds) part.open = true; });
`;
