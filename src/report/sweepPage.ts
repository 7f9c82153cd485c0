import type { Language, Text } from "../language/index.js";
import type { Manifest } from "../results/manifest.js";
import type { SweepReport } from "../results/sweep.js";
import {
  paretoScatter,
  regretBars,
  type SweepFigure,
  sweepCases,
  sweepCurve,
  sweepMap,
} from "./figures/study/sweep.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { signed, withInterval } from "./present.js";
import { NOT_A_FORECAST } from "./prose.js";
import { studyProvenance } from "./provenance.js";
import { pageHtml } from "./shell.js";
import { type SweepView, sweepSeen } from "./studyViews.js";
import { optionName, sweepSentences } from "./sweep.js";
import { tableHtml } from "./tableHtml.js";

/** Every figure of the page, in reading order. */
export const SWEEP_FIGURES: readonly SweepFigure[] = [sweepCurve, sweepMap, sweepCases, regretBars, paretoScatter];

/** Sections of the page; findings are of the report in all languages. */
const sectionsOf = (source: SweepReport): readonly SectionOf<SweepView, string>[] => [
  { id: "findings", title: { en: "Findings", zh: "主要发现" }, above: (view) => findings(source, view) },
  { id: "effects", title: { en: "Effects", zh: "影响" } },
  { id: "regret", title: { en: "Options in uncertain worlds", zh: "不确定情形下的选项" } },
  { id: "front", title: { en: "What is weighed against what", zh: "权衡取舍" } },
  { id: "options", title: { en: "All options", zh: "全部选项" }, above: table },
  { id: "reading", title: { en: "How to read this report", zh: "如何阅读本报告" }, above: ({ say }) => say(READING) },
  { id: "provenance", title: { en: "Provenance", zh: "来源" }, above: (view) => studyProvenance(view.manifest, view) },
];

/** The report of a sweep as one HTML file. */
export function sweepHtml(
  report: SweepReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = "en",
): string {
  const view: SweepView = { ...sweepSeen(report, language), manifest };
  const figures = drawn(SWEEP_FIGURES, () => view);
  const sections = filled(sectionsOf(report), figures, () => view, language);
  const title = view.say({ en: `${view.report.title}: sweep`, zh: `${view.report.title}：扫描` });
  return pageHtml({ title, header: header(view), sections, figures, plotlySource, language });
}

function header({ report, say }: SweepView): string {
  const { region, title, question, cases, worlds, population, replicates } = report;
  const chance =
    population === "agents"
      ? say({ en: `${replicates} replicates of agents each`, zh: `主体模型，各重复${replicates}次` })
      : say({ en: "on cohorts, without chance", zh: "群组模型，不含随机性" });
  const size = say({
    en: `${cases} cases${worlds > 1 ? ` in ${worlds} worlds` : ""}`,
    zh: `${cases}个算例${worlds > 1 ? `，${worlds}个情形` : ""}`,
  });
  return `<header><p class="kind">${say({ en: "Sweep", zh: "参数扫描" })} · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${size} · ${chance}</p></header>`;
}

function findings(source: SweepReport, { say, language }: SweepView): string {
  const items = sweepSentences(source, language).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  const limits = say({
    en: "Every effect is a difference between two simulated futures that share everything but the policy. Regret compares the options of this sweep with each other, not with what is not in it.",
    zh: "每个影响都是两个模拟未来之差，除政策外一切相同。遗憾值只在本次扫描的选项之间比较，不涉及未列入的选项。",
  });
  return `<ul class="findings">${items.join("")}</ul><div class="box"><h3>${say(NOT_A_FORECAST)}</h3><p>${limits}</p></div>`;
}

/** Rows of the table; options.csv has all. */
const MOST_ROWS = 200;

function table(view: SweepView): string {
  const { say } = view;
  const { outcomes, options, worlds } = view.report;
  const heads = outcomes.map(({ label, unit }) => say({ en: `${label}, ${unit}`, zh: `${label}，${unit}` }));
  const rows = options.slice(0, MOST_ROWS).map((option) => [
    optionName(view, option),
    ...option.effects.map(({ low, middle, high }) => {
      if (Number.isNaN(middle)) return "–";
      const [size, from, to] = withInterval(middle, low, high, signed);
      return worlds > 1 ? `${size} [${from}, ${to}]` : size;
    }),
  ]);
  const first = say({
    en: `The first ${MOST_ROWS} of ${options.length}; options.csv has all.`,
    zh: `共${options.length}个，此处为前${MOST_ROWS}个；全部见options.csv。`,
  });
  const rest = options.length > MOST_ROWS ? `<p>${first}</p>` : "";
  return `${tableHtml([say({ en: "Option", zh: "选项" }), ...heads], rows)}${rest}`;
}

const READING: Text = {
  en: `<ul>
<li><b>Option.</b> A variant with one value of each number that is varied.</li>
<li><b>World.</b> One joint draw of what is uncertain, calibrated anew; every option is run in the same worlds. In brackets: 5 to 95 % of them.</li>
<li><b>Regret.</b> What an option falls short of the best option of the same world (Savage 1951). The option with the smallest largest regret is the one that is never far from the best.</li>
<li><b>Not beaten.</b> No other option is at least as good in efficiency, equity and cost and better in one of them (Pareto).</li>
</ul>`,
  zh: `<ul>
<li><b>选项。</b>一个方案，加上各变动数值的一组取值。</li>
<li><b>情形。</b>对不确定因素的一次联合抽取，并重新校准；每个选项都在相同的情形下运行。方括号内：5—95 %的情形。</li>
<li><b>遗憾值。</b>一个选项与同一情形下最佳选项的差距（Savage 1951）。最大遗憾最小的选项，就是从不远离最佳的选项。</li>
<li><b>未被占优。</b>没有其他选项在效率、公平与成本上都不逊于它且至少一项更好（帕累托）。</li>
</ul>`,
};
