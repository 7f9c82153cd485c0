import { FIGURES } from "../../figures/comparison/index.js";
import { drawn } from "../../figures/drawing/figure.js";
import { type Lookup, lookup, type ReportData, viewOf } from "../../measures/views/index.js";
import type { Language } from "../../words/index.js";
import { SECTIONS } from "../sections/sections.js";
import { escapeHtml } from "../tables/table.js";
import { filled, headingHtml, pageHtml } from "./shell.js";

/**
 * The report as one HTML file that needs nothing else: no network, no fonts, no server. `plotlySource` is
 * plotly.js-dist-min/plotly.min.js, gzip, in base64. Equal data give equal bytes.
 */
export function reportHtml(options: { data: ReportData; plotlySource: string; language?: Language }): string {
  const view = lookup(options.data, options.language);
  const figures = drawn(FIGURES, (figure) => viewOf(view, figure));
  const sections = filled(SECTIONS, figures, (section) => viewOf(view, section), view.language);
  const { language } = view;
  return pageHtml({ ...options, title: view.data.context.title, header: header(view), sections, figures, language });
}

function header({ data: { context, manifest }, say }: Lookup): string {
  const [first, last] = manifest.years;
  const { replicates } = manifest;
  const runs =
    replicates === 1 ? say("report.oneRunEachVariant") : say("report.replicatesEachVariantCommon", { replicates });
  const lacking = manifest.failed.length > 0 ? say("report.allCouldFinished") : "";
  const span = say("report.yearsReform", { first, last, reformYear: context.reformYear });
  return headingHtml({
    kind: `${say("report.scenarioAnalysis")} · ${escapeHtml(context.region)}`,
    title: context.title,
    question: context.question,
    facts: [span, runs + lacking],
  });
}
