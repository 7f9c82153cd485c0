import type { Language, Text } from "../language/index.js";
import type { Manifest } from "../results/manifest.js";
import { MEASURES, type SensitivityReport, type ShownOutcome } from "../results/sensitivity.js";
import { indexBars, morrisScatter, type SensitivityFigure } from "./figures/study/sensitivity.js";
import { escapeHtml } from "./html.js";
import { drawn, filled, type SectionOf } from "./parts.js";
import { plain, withInterval } from "./present.js";
import { NOT_A_FORECAST } from "./prose.js";
import { studyProvenance } from "./provenance.js";
import { figureLabel, outcomeName, sensitivitySentences } from "./sensitivity.js";
import { pageHtml } from "./shell.js";
import { type SensitivityView, sensitivitySeen } from "./studyViews.js";
import { tableHtml } from "./tableHtml.js";

/** Every figure of the page, in reading order. */
export const SENSITIVITY_FIGURES: readonly SensitivityFigure[] = [morrisScatter, indexBars];

/** Sections of the page; findings are of the report in all languages. */
const sectionsOf = (source: SensitivityReport): readonly SectionOf<SensitivityView, string>[] => [
  { id: "findings", title: { en: "Findings", zh: "主要发现" }, above: (view) => findings(source, view) },
  { id: "effects", title: { en: "What effects depend on", zh: "影响取决于什么" } },
  {
    id: "tables",
    title: { en: "All figures", zh: "全部参数" },
    above: (view) => view.report.outcomes.map((one) => table(view, one)).join(""),
  },
  {
    id: "reading",
    title: { en: "How to read this report", zh: "如何阅读本报告" },
    above: ({ report, say }) => say(READING[report.method]),
  },
  { id: "provenance", title: { en: "Provenance", zh: "来源" }, above: (view) => studyProvenance(view.manifest, view) },
];

/** The report of a study of sensitivity as one HTML file. */
export function sensitivityHtml(
  report: SensitivityReport,
  manifest: Manifest,
  plotlySource: string,
  language: Language = "en",
): string {
  const view: SensitivityView = { ...sensitivitySeen(report, language), manifest };
  const figures = drawn(SENSITIVITY_FIGURES, () => view);
  const sections = filled(sectionsOf(report), figures, () => view, language);
  const title = view.say({ en: `${view.report.title}: sensitivity`, zh: `${view.report.title}：敏感性` });
  return pageHtml({ title, header: header(view), sections, figures, plotlySource, language });
}

function header({ report, say }: SensitivityView): string {
  const { region, title, question, method, worlds, factors } = report;
  const facts = [
    say(NAMES[method]),
    say({ en: `${factors.length} figures`, zh: `${factors.length}个参数` }),
    say({ en: `${worlds} worlds`, zh: `${worlds}个情形` }),
    say({ en: "on cohorts, without chance", zh: "群组模型，不含随机性" }),
  ];
  return `<header><p class="kind">${say({ en: "Sensitivity", zh: "敏感性分析" })} · ${escapeHtml(region)}</p>
<h1>${escapeHtml(title)}</h1>
<p class="question">${escapeHtml(question)}</p>
<p class="facts">${facts.join(" · ")}</p></header>`;
}

const NAMES: Record<SensitivityReport["method"], Text> = {
  morris: { en: "Morris screening", zh: "莫里斯筛选" },
  sobol: { en: "Sobol indices", zh: "索博尔指数" },
  rank: { en: "Rank correlations", zh: "秩相关" },
};

function findings(source: SensitivityReport, { say, language }: SensitivityView): string {
  const items = sensitivitySentences(source, language).map((sentence) => `<li>${escapeHtml(sentence)}</li>`);
  const limits = say({
    en: "What is said is what the model’s effects depend on when figures vary over the ranges of the region file, each on its own account. A figure without a range is taken as known.",
    zh: "此处所述，是参数各自在区域文件给定的范围内变动时，模型的影响取决于什么。没有范围的参数视为已知。",
  });
  return `<ul class="findings">${items.join("")}</ul><div class="box"><h3>${say(NOT_A_FORECAST)}</h3><p>${limits}</p></div>`;
}

function table(view: SensitivityView, outcome: ShownOutcome): string {
  const { report, say } = view;
  const { method } = report;
  const measures = MEASURES[method];
  const ranges = new Map(
    report.factors.map(({ name, low, high, unit }) => [
      name,
      say({ en: `${plain(low)} to ${plain(high)} ${unit}`, zh: `${plain(low)}至${plain(high)} ${unit}` }),
    ]),
  );
  const rows = outcome.factors.map(({ factor, estimates }) => [
    figureLabel(report, factor),
    ranges.get(factor) ?? "",
    ...estimates.map(({ value, low, high }) => {
      if (Number.isNaN(value)) return "–";
      const [middle, from, to] = withInterval(value, low, high);
      return `${middle} [${from}, ${to}]`;
    }),
  ]);
  const { used, dropped, variantLabel, unit } = outcome;
  const of = outcomeName(outcome, view);
  const title = say({ en: `${of}, “${variantLabel}”, ${unit}`, zh: `${of}，“${variantLabel}”，${unit}` });
  const counted = COUNTED[method];
  const left =
    dropped > 0
      ? say({ en: ` ${dropped} left out for worlds that could not be run.`, zh: `因情形无法运行略去${dropped}个。` })
      : "";
  const basis = say({ en: `${used} ${counted.en}.${left}`, zh: `${used}${counted.zh}。${left}` });
  const heads = [
    say({ en: "Figure", zh: "参数" }),
    { text: say({ en: "Range", zh: "范围" }) },
    ...measures.map((measure) => say(HEADS[measure]!)),
  ];
  return `<h3>${escapeHtml(title)}</h3><p>${basis}</p>${tableHtml(heads, rows)}`;
}

const COUNTED: Record<SensitivityReport["method"], Text> = {
  morris: { en: "steps", zh: "步" },
  sobol: { en: "groups of worlds", zh: "组情形" },
  rank: { en: "worlds", zh: "个情形" },
};

const HEADS: Record<string, Text> = {
  size: { en: "Mean size (μ*)", zh: "平均大小（μ*）" },
  spread: { en: "Deviation (σ)", zh: "标准差（σ）" },
  mean: { en: "Mean (μ)", zh: "均值（μ）" },
  total: { en: "Total index", zh: "总指数" },
  first: { en: "First-order index", zh: "一阶指数" },
  simple: { en: "Spearman", zh: "斯皮尔曼" },
  partial: { en: "Partial", zh: "偏秩相关" },
};

const READING: Record<SensitivityReport["method"], Text> = {
  morris: {
    en: `<ul><li><b>Elementary effect.</b> What the effect of the policy changes by when one figure moves and all others stay, per whole range of the figure (Morris 1991; Campolongo, Cariboni and Saltelli 2007).</li><li><b>μ*</b> says whether a figure matters; <b>σ</b> whether what it does depends on the others or on where it is; <b>μ</b> in which direction it works.</li><li>Intervals hold the truth in 95 of 100 such studies; of few trajectories they are wide, and rather too narrow than too wide.</li></ul>`,
    zh: `<ul><li><b>基本效应。</b>其他参数不变、一个参数变动时政策影响的变化，按该参数的整个取值范围计（Morris 1991；Campolongo、Cariboni、Saltelli 2007）。</li><li><b>μ*</b>表示参数是否重要；<b>σ</b>表示其作用是否取决于其他参数或自身所处位置；<b>μ</b>表示作用方向。</li><li>100次此类研究中，区间在95次中包含真值；轨迹很少时区间较宽，且宁可说偏窄而非偏宽。</li></ul>`,
  },
  sobol: {
    en: `<ul><li><b>First-order index.</b> The share of the variance of the effect that goes when the figure is known. <b>Total index.</b> The share that is left when all others are known; the difference is what the figure does together with others (Sobol 1993; Saltelli et al. 2010; Jansen 1999).</li><li>Intervals are bootstrap intervals over groups of worlds, rather too wide than too narrow. A share may come out slightly below 0.</li></ul>`,
    zh: `<ul><li><b>一阶指数。</b>参数已知时影响的方差所减少的份额。<b>总指数。</b>其他参数都已知时仍剩余的份额；二者之差是该参数与其他参数共同起的作用（Sobol 1993；Saltelli等 2010；Jansen 1999）。</li><li>区间为对各组情形的自助法区间，宁偏宽而不偏窄。份额可能略低于0。</li></ul>`,
  },
  rank: {
    en: `<ul><li><b>Spearman.</b> How firmly the effect rises or falls with the figure. <b>Partial.</b> The same when what goes with all other figures is taken out.</li></ul>`,
    zh: `<ul><li><b>斯皮尔曼。</b>影响随参数上升或下降的稳固程度。<b>偏秩相关。</b>剔除与其他全部参数共同变化的部分之后的同一度量。</li></ul>`,
  },
};
