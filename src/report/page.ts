import type { Language } from "../language/index.js";
import { type Lookup, lookup, type ReportData } from "./data.js";
import { FIGURES } from "./figures/index.js";
import { escapeHtml } from "./html.js";
import { drawn, filled } from "./parts.js";
import { viewOf } from "./reading.js";
import { SECTIONS } from "./sections.js";
import { pageHtml } from "./shell.js";

/**
 * The report as one HTML file that needs nothing else: no network, no fonts, no server. `plotlySource` is plotly.js-dist-min/plotly.min.js,
 * gzip, in base64. Equal data give equal bytes.
 */
export function reportHtml(options: { data: ReportData; plotlySource: string; language?: Language }): string {
  const view = lookup(options.data, options.language);
  const figures = drawn(FIGURES, (figure) => viewOf(view, figure));
  const sections = filled(SECTIONS, figures, (section) => viewOf(view, section));
  return pageHtml({ title: view.data.context.title, header: header(view), sections, figures, ...options });
}

function header({ data: { context, manifest } }: Lookup): string {
  const [first, last] = manifest.years;
  const { replicates } = manifest;
  const runs =
    replicates === 1 ? "one run of each variant" : `${replicates} replicates of each variant on common random numbers`;
  const lacking = manifest.failed.length > 0 ? ", not all of which could be finished" : "";
  return `<header><p class="kind">Scenario analysis · ${escapeHtml(context.region)}</p>
<h1>${escapeHtml(context.title)}</h1>
<p class="question">${escapeHtml(context.question)}</p>
<p class="facts">Years ${first} to ${last} · reform from ${context.reformYear} · ${runs}${lacking}</p></header>`;
}
