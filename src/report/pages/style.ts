import { FONT } from "../../figures/drawing/figure.js";
import { GAIN, INK, LOSS, MUTED, RULE } from "../../figures/drawing/palette.js";

/** Style of the page: quiet, one column with contents beside it, and a form for print. */
export const STYLE = `
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
.brief small { display: inline; margin-left: .4em; } .brief th, .brief td { padding: 3px 6px; } .brief td:nth-child(2) { white-space: nowrap; } .brief table { font-size: 13px; }
dl.rows { font-size: 15px; } dl.rows dt { font-weight: 600; color: ${INK}; }
.findings { padding-left: 1.1em; font-size: 17px; }
.findings li { margin-bottom: .55em; }
.box { border: 1px solid ${RULE}; border-left: 4px solid ${INK}; padding: 14px 20px; margin: 24px 0; }
.box h2, .box h3 { margin: 0 0 6px; font-size: 17px; }
.box ul { margin: 6px 0; padding-left: 1.1em; }
table { border-collapse: collapse; width: 100%; font-size: 14px; line-height: 1.35; font-variant-numeric: tabular-nums; }
th, td { padding: 6px 8px; text-align: right; vertical-align: top; border-bottom: 1px solid #e6e8ec; }
:lang(zh) th { word-break: keep-all; }
th:first-child, .list, tbody th { text-align: left; font-weight: 400; }
.effects th:first-child { min-width: 200px; }
thead th:nth-child(n) { font-weight: 600; border-bottom: 1px solid ${INK}; vertical-align: bottom; }
.theme th { font-weight: 650; padding-top: 16px; border-bottom: 1px solid ${RULE}; }
small { display: block; color: ${MUTED}; font-size: 12px; font-weight: 400; }
.effects td { white-space: nowrap; }
.compact { font-size: 12.5px; } .compact th, .compact td { padding: 6px 5px; } .compact small { font-size: 11px; }
.effects.compact th:first-child { min-width: 150px; }
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
