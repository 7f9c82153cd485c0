import type { Figure } from "../../figures/drawing/figure.js";
import { type Language, nameOfLanguage, spaceBeforePercent, t } from "../../words/index.js";
import { escapeHtml, foldHtml } from "../tables/html.js";
import { DRAW, figuresJson } from "./draw.js";
import { STYLE } from "./style.js";

/** A part of the page, listed in the contents. */
export interface Section {
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
export function figureHtml({ id, title, caption, height }: Figure): string {
  return `<figure><h3>${escapeHtml(title)}</h3><div class="scroll"><div class="plot" id="plot-${escapeHtml(id)}" style="height:${height}px" role="group" aria-label="${escapeHtml(title)}"></div></div><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}
