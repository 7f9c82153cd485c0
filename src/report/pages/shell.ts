import { type Figure, FONT, type PageFigure } from "../../figures/drawing/figure.js";
import { GAIN, INK, LOSS, MUTED, RULE } from "../../figures/drawing/palette.js";
import { type Language, nameOfLanguage, spaceBeforePercent, t } from "../../words/index.js";
import type { SectionOf } from "../sections/provenance.js";
import { escapeHtml, foldHtml, scriptJson } from "../tables/table.js";

/** Style of the page: quiet, one column with contents beside it, and a form for print. */
const STYLE = `
* { box-sizing: border-box; }
html { scroll-behavior: smooth; }
body { margin: 0; color: ${INK}; background: #fff; font: 16px/1.55 ${FONT}; }
.page { display: grid; grid-template-columns: minmax(0, 960px); justify-content: center; padding: 0 16px 64px; }
header { border-bottom: 2px solid ${INK}; padding: 18px 0 10px; margin-bottom: 14px; }
header p { max-width: none; } header .kind, header .facts { color: ${MUTED}; font-size: 13px; margin: 0; }
h1 { font-size: 26px; line-height: 1.2; margin: 2px 0 4px; font-weight: 650; }
header .question { font-size: 16px; line-height: 1.4; margin: 0 0 4px; }
h2 { font-size: 23px; line-height: 1.3; margin: 32px 0 6px; font-weight: 650; }
h3 { font-size: 17px; margin: 24px 0 4px; font-weight: 650; }
main > section:first-child > h2 { position: absolute; clip-path: inset(50%); }
p, li { max-width: 44em; }
nav { display: none; font-size: 14px; line-height: 1.4; }
nav p { margin: 0 0 8px; color: ${MUTED}; }
nav ol { list-style: none; margin: 0; padding: 0; }
nav li { margin: 0 0 7px; }
nav a { color: ${INK}; text-decoration: none; }
nav a:hover, nav a:focus { text-decoration: underline; }
.lead { font-size: 19px; line-height: 1.35; margin: 0; } .lead, .lead ~ p { max-width: none; }
.lead ~ p { margin: 4px 0 0; line-height: 1.4; }
.brief small { display: inline; margin-left: .4em; } .brief th, .brief td { padding: 3px 6px; }
.brief td:nth-child(2) { white-space: nowrap; } .brief table { font-size: 13px; }
dl.rows { font-size: 15px; } dl.rows dt { font-weight: 600; color: ${INK}; }
.findings { padding-left: 1.1em; font-size: 17px; }
.findings li { margin-bottom: .55em; }
.box { border: 1px solid ${RULE}; border-left: 4px solid ${INK}; padding: 14px 20px; margin: 24px 0; }
.box h2, .box h3 { margin: 0 0 6px; font-size: 17px; }
.box ul { margin: 6px 0; padding-left: 1.1em; }
table { border-collapse: collapse; width: 100%; }
table { font-size: 14px; line-height: 1.35; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 8px; text-align: right; vertical-align: top; border-bottom: 1px solid #e6e8ec; }
:lang(zh) th { word-break: keep-all; }
th:first-child, .list, tbody th { text-align: left; font-weight: 400; }
.effects th:first-child { min-width: 200px; }
thead th:nth-child(n) { font-weight: 600; border-bottom: 1px solid ${INK}; vertical-align: bottom; }
.theme th { font-weight: 650; padding-top: 16px; border-bottom: 1px solid ${RULE}; }
small { display: block; color: ${MUTED}; font-size: 12px; font-weight: 400; }
.effects td { white-space: nowrap; }
.compact { font-size: 12.5px; } .compact th, .compact td { padding: 5px; }
.compact small { font-size: 11px; white-space: normal; }
.effects.compact th:first-child { min-width: 110px; }
.better { color: ${GAIN}; font-weight: 600; } .better::before { content: "●\\00a0"; font-size: 10px; }
.worse { color: ${LOSS}; font-weight: 600; } .worse::before { content: "◆\\00a0"; font-size: 10px; }
.neutral { font-weight: 600; } .unclear { color: ${MUTED}; }
figure { margin: 10px 0 20px; } h2 + h3, h2 + figure h3 { margin-top: 18px; }
figcaption { color: ${MUTED}; font-size: 14px; max-width: 62em; margin-top: 6px; }
.halves { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 350px), 1fr)); gap: 0 20px; }
.halves figure { margin: 0 0 10px; min-width: 0; } .halves figure h3 { font-size: 15px; margin: 6px 0 0; }
.halves figcaption { font-size: 12px; line-height: 1.35; margin-top: 2px; } .halves .plot { min-width: 340px; }
.plot { width: 100%; min-width: 880px; overflow: hidden; }
.scroll { overflow-x: auto; }
details { margin: 10px 0; position: relative; } summary { cursor: pointer; font-weight: 600; }
summary h2 { display: inline; font-size: 18px; } summary span { color: ${MUTED}; font-weight: 400; margin-left: .5em; }
section > details:only-child { border-top: 1px solid ${RULE}; padding-top: 10px; }
.laid-out > :not(summary) { position: absolute; visibility: hidden; left: 0; right: 0; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; font-size: 14px; margin: 8px 0; }
dt { color: ${MUTED}; } dd { margin: 0; overflow-wrap: anywhere; }
@media (min-width: 1240px) {
  .page { grid-template-columns: 190px minmax(0, 960px); column-gap: 44px; }
  header { grid-column: 2; } nav { display: block; grid-column: 1; grid-row: 2; } main { grid-column: 2; grid-row: 2; }
  nav > div { position: sticky; top: 28px; padding-top: 6px; }
}
@media screen and (max-width: 700px) {
  .brief td { white-space: nowrap; } .brief th { min-width: 100px; } .lead { font-size: 17px; } h1 { font-size: 22px; }
}
@media print {
  body { font-size: 11pt; } nav, .modebar { display: none !important; }
  .page { display: block; padding: 0; } h2, h3 { break-after: avoid; }
  figure, tr, .box { break-inside: avoid; } .plot { width: 960px; zoom: .7; }
  .scroll { overflow: visible; } table { font-size: 8pt; } small { font-size: 7pt; }
  th, td { padding: 3px 5px; } .effects td { white-space: normal; } a { color: inherit; }
  .effects th:first-child, .effects.compact th:first-child { min-width: 0; }
  .compact { font-size: 6pt; } .compact small { font-size: 6pt; } .compact th, .compact td { padding: 2px 1px; }
}
@page { size: A4; margin: 16mm 15mm; }
`;

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

/** The page runs its own script, and asks the network for nothing. */
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:";

/** A page that needs nothing else: no network, no fonts, no server. Equal data give equal bytes. */
export function pageHtml({ title, header, sections, figures, plotlySource, language }: Page): string {
  const heading = t("report.contents")[language];
  const contents = sections
    .map(({ id, title }) => `<li><a href="#${escapeHtml(id)}">${escapeHtml(title)}</a></li>`)
    .join("");
  return `<!doctype html>
<html lang="${nameOfLanguage(language).tag}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<div class="page">
${spaced(header, language)}
<nav aria-label="${heading}"><div><p>${heading}</p><ol>${contents}</ol></div></nav>
<main>${spaced(sections.map(sectionHtml).join("\n"), language)}</main>
</div>
<script type="text/plain" id="plotly">${plotlySource}</script>
<script type="application/json" id="figures">${spaced(figuresJson(figures), language)}</script>
<script>${DRAW}</script>
</body>
</html>
`;
}

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
  const [name, place] = [title, `plot-${id}`].map(escapeHtml);
  return (
    `<figure><h3>${name}</h3><div class="scroll"><div class="plot" id="${place}" style="height:${height}px" ` +
    `role="group" aria-label="${name}"></div></div><figcaption>${escapeHtml(caption)}</figcaption></figure>`
  );
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
  const library = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  script.textContent = await new Response(library).text();
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
function nameOf(box) {
  return box.firstElementChild.getAttribute("aria-label") ?? box.closest("section").querySelector("h2").textContent;
}
function reach() {
  for (const box of document.querySelectorAll(".scroll")) {
    const scrolls = box.scrollWidth > box.clientWidth;
    for (const [name, value] of [["tabindex", 0], ["role", "region"], ["aria-label", nameOf(box)]])
      if (scrolls) box.setAttribute(name, value);
      else box.removeAttribute(name);
  }
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
    return { id: section.id, title: t(section.title)[language], html, ...(brief !== undefined && { brief }) };
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
