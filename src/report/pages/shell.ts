import type { Figure, PageFigure } from "../../figures/drawing/figure.js";
import { type Language, nameOfLanguage, spaceBeforePercent, t } from "../../words/index.js";
import type { SectionOf } from "../sections/provenance.js";
import { escapeHtml, foldHtml, scriptJson } from "../tables/table.js";
import { STYLE } from "./style.js";

/** A part of the page, listed in the contents. */
interface Section {
  id: string;
  title: string;
  html: string;
  /** It opens on request; what its summary line says beside the title, or nothing. */
  brief?: string;
}

export interface Page {
  title: string;
  /** HTML above the contents. */
  header: string;
  sections: readonly Section[];
  figures: readonly Figure[];
  /** plotly.js-dist-min/plotly.min.js, gzip, in base64. */
  plotlySource: string;
  language: Language;
}

/** What stands above the contents of a page. `kind`, `facts`: HTML; title and question are plain. */
export interface Heading {
  kind: string;
  title: string;
  question: string;
  facts: readonly string[];
}

/** The head of a page: kind, title, question, and facts that are HTML already. */
export function headingHtml({ kind, title, question, facts }: Heading): string {
  return `<header><p class="kind">${kind}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${facts.join(" · ")}</p></header>`;
}

/** A page that needs nothing else: no network, no fonts, no server. Equal data give equal bytes. */
export function pageHtml({ title, header, sections, figures, plotlySource, language }: Page): string {
  const contents = sections
    .map(({ id, title }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a></li>`)
    .join("");
  return `<!doctype html>
<html lang="${nameOfLanguage(language).tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="page">
${spaced(header, language)}
<nav aria-label="${CONTENTS[language]}"><div><p>${CONTENTS[language]}</p><ol>${contents}</ol></div></nav>
<main>${spaced(sections.map(sectionHtml).join("\n"), language)}</main>
</div>
<script type="text/plain" id="plotly">${plotlySource}</script>
<script type="application/json" id="figures">${spaced(figuresJson(figures), language)}</script>
<script>${DRAW}</script>
</body>
</html>
`;
}

const CONTENTS = t("report.contents");

function sectionHtml({ id, title, html, brief }: Section): string {
  const heading = `<h2>${escapeHtml(title)}</h2>`;
  const summary = brief ? `${heading} <span>${escapeHtml(brief)}</span>` : heading;
  return `<section id="${escapeHtml(id)}">${brief === undefined ? heading + html : foldHtml(summary, html)}</section>`;
}

/**
 * English keeps a number and its per cent sign on one line, Chinese puts no space between them; that of a figure's
 * template is no sign.
 */
function spaced(text: string, language: Language): string {
  return spaceBeforePercent(language) ? text.replace(/(\d) %/g, "$1\u00a0%") : text.replace(/ %(?!\{)/g, "%");
}

/** The place of a figure, with title and caption; the script draws into it. */
function figureHtml({ id, title, caption, height }: Figure): string {
  return `<figure><h3>${escapeHtml(title)}</h3><div class="scroll"><div class="plot" id="plot-${escapeHtml(id)}" style="height:${height}px" role="group" aria-label="${escapeHtml(title)}"></div></div><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

/** Digits of numbers in figures: more than a screen shows. */
const DIGITS = 7;

/** Figures as JSON inside a script element. */
function figuresJson(figures: readonly Figure[]): string {
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
 * at the width that it will have. All that is folded opens for print, and a part when the address names it; what
 * scrolls can be reached by keyboard. It asks the network for nothing: the library is a text of the page, and runs as a
 * script of it.
 */
const DRAW = `
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

/** Sections with their text and figures, in the order of the list. */
export function filled<View, Declared extends SectionOf<View, string>>(
  sections: readonly Declared[],
  figures: readonly PageFigure<Declared["id"]>[],
  viewOf: (section: Declared) => View,
  language: Language,
): Section[] {
  const all = sections.map((section) => {
    const view = viewOf(section);
    const own = figures.filter((figure) => figure.section === section.id);
    const html = [section.above?.(view) ?? "", figuresHtml(own), section.below?.(view) ?? ""].join("");
    const brief = html === "" ? undefined : section.folded?.(view);
    return { id: section.id, title: section.title[language], html, ...(brief === undefined ? {} : { brief }) };
  });
  return all.filter(({ html }) => html !== "");
}

/** Halves side by side first; those that are folded behind their titles. */
function figuresHtml(figures: readonly PageFigure<string>[]): string {
  const halves = figures.filter(({ place }) => place === "half").map(figureHtml);
  const rest = figures
    .filter(({ place }) => place !== "half")
    .map((figure) => (figure.place ? foldHtml(escapeHtml(figure.title), figureHtml(figure)) : figureHtml(figure)));
  return (halves.length > 0 ? `<div class="halves">${halves.join("")}</div>` : "") + rest.join("");
}
