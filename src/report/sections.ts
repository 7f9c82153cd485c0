import { headlinesOf } from "../indicators/index.js";
import type { Language, Text } from "../language/index.js";
import { changesHtml } from "./changes.js";
import { collaborationHtml } from "./collaboration.js";
import type { Lookup } from "./data.js";
import { variantLabel } from "./decisions.js";
import { failureSentences } from "./failures.js";
import { FINDINGS_READ, FINDINGS_READ_BY_REPLICATE, findings } from "./findings.js";
import { decisionsHtml, reasonsHtml } from "./governments.js";
import { escapeHtml } from "./html.js";
import type { SectionOf } from "./parts.js";
import { NOT_A_FORECAST, READING } from "./prose.js";
import { provenance } from "./provenance.js";
import type { Reading } from "./reading.js";
import { beyondTable, CITIES_READ, cityTable, dictionaryTable, effectTable, winnersTable } from "./tables.js";
import { uncertaintyHtml } from "./uncertaintySection.js";

type ReportSection = SectionOf<Lookup, string> & Partial<Reading>;

const DECLARED = [
  {
    id: "findings",
    title: { en: "Findings", zh: "主要发现" },
    reads: FINDINGS_READ,
    readsByReplicate: FINDINGS_READ_BY_REPLICATE,
    above: findingsHtml,
  },
  { id: "changes", title: { en: "What was changed", zh: "政策改变了什么" }, above: changesHtml },
  { id: "uncertainty", title: { en: "How sure is this?", zh: "结论有多可靠？" }, above: uncertaintyHtml },
  {
    id: "effects",
    title: { en: "Effects on the cluster", zh: "对城市群的影响" },
    reads: headlinesOf("page").flatMap(({ rows }) => rows.map(({ indicator }) => indicator)),
    above: effects,
  },
  { id: "collaboration", title: { en: "Collaboration", zh: "协同水平" }, above: collaborationHtml },
  {
    id: "governments",
    title: { en: "What governments decided", zh: "政府的决策" },
    above: decisionsHtml,
    below: reasonsHtml,
  },
  { id: "cities", title: { en: "Winners and losers", zh: "受益者与受损者" }, reads: CITIES_READ, above: cities },
  { id: "convergence", title: { en: "Convergence", zh: "收敛" } },
  { id: "flows", title: { en: "Flows of firms and workers", zh: "企业与劳动力流动" } },
  { id: "structure", title: { en: "Industrial structure", zh: "产业结构" } },
  { id: "finance", title: { en: "Public finance", zh: "公共财政" } },
  {
    id: "reading",
    title: { en: "How to read this report", zh: "如何阅读本报告" },
    above: ({ say }) => say(READING),
  },
  { id: "provenance", title: { en: "Checks and provenance", zh: "核算检验与来源" }, above: provenance },
  { id: "dictionary", title: { en: "Dictionary", zh: "指标词典" }, above: dictionary },
] as const satisfies readonly ReportSection[];

export type SectionId = (typeof DECLARED)[number]["id"];

/** Sections of the report in reading order. Figures say themselves where they stand. */
export const SECTIONS: readonly ReportSection[] = DECLARED;

/** The answer in the other language, behind a fold: a page is handed on to people who read that one. */
const OTHER: Record<Language, { language: Language; name: string }> = {
  en: { language: "zh", name: "中文" },
  zh: { language: "en", name: "English" },
};

function findingsHtml(view: Lookup): string {
  const { say, language } = view;
  const answer = findings(view);
  const items = (sentences: readonly string[]) =>
    `<ul class="findings">${sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("")}</ul>`;
  const other = OTHER[language];
  const folded = `<details lang="${other.language}"><summary>${other.name}</summary>${items(answer[other.language])}</details>`;
  const described = view.data.context.variants.filter(({ description }) => description);
  const variants = described.map(
    ({ label, description }) => `<dt>${escapeHtml(label)}</dt><dd>${escapeHtml(description!)}</dd>`,
  );
  const compared =
    variants.length > 0
      ? `<h3>${say({ en: "What is compared", zh: "比较的方案" })}</h3><dl>${variants.join("")}</dl>`
      : "";
  const limits = [...LIMITS.map(say), ...view.data.context.limits].map((limit) => `<li>${escapeHtml(limit)}</li>`);
  return `${failures(view)}${withoutEffect(view)}${items(answer[language])}${folded}${compared}<div class="box" id="limits"><h3>${say(NOT_A_FORECAST)}</h3><ul>${limits.join("")}</ul></div>`;
}

/** Nobody must take an effect for what it is not: this comes first. */
function failures(view: Lookup): string {
  const { manifest } = view.data;
  const sentences = failureSentences(manifest, (variant) => `“${variantLabel(view, variant)}”`, view.language);
  const items = sentences.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  const title = view.say({ en: "Runs that could not be finished", zh: "未能完成的运行" });
  return items && `<div class="box" id="failures"><h3>${title}</h3><ul>${items}</ul></div>`;
}

/** What the user wrote and what changes no number. */
function withoutEffect({ data: { context }, say }: Lookup): string {
  const items = context.withoutEffect.map((sentence) => `<li>${escapeHtml(sentence)}</li>`).join("");
  const title = say({ en: "Without effect", zh: "不起作用的设定" });
  return items && `<div class="box" id="without-effect"><h3>${title}</h3><ul>${items}</ul></div>`;
}

const LIMITS: readonly Text[] = [
  {
    en: "Effects are differences between two simulated worlds that share everything, chance included, except the policy. What else may happen is left out of both.",
    zh: "影响是两个模拟情形之差：除政策外，二者的一切（包括随机性）都相同。其他可能发生的事，两个情形都未考虑。",
  },
  {
    en: "Intervals of chance show chance between replicates only. Bands over worlds show what is not known of parameters; neither shows doubt about the form of the model.",
    zh: "随机性区间只反映重复运行之间的随机差异；各情形的区间带反映参数的未知程度。两者都不反映对模型形式的疑问。",
  },
  {
    en: "Nobody in the model anticipates a reform before its first year, and national totals of people, capital and land are given.",
    zh: "模型中无人在改革首年之前预见改革；全国的人口、资本与土地总量是给定的。",
  },
];

function effects(view: Lookup): string {
  const { say, lastYear } = view;
  const better = `<span class="better">${say({ en: "better", zh: "改善" })}</span>`;
  const worse = `<span class="worse">${say({ en: "worse", zh: "恶化" })}</span>`;
  const how =
    view.data.manifest.replicates > 1
      ? say({
          en: `Mean difference from the baseline in ${lastYear}, with its 95 % interval below. ${better}, ${worse} beyond chance; grey: not distinguishable from zero. None: under 0.005 % of the baseline.`,
          zh: `${lastYear}年与基准情形的平均差异，下方为95 %置信区间。${better}、${worse}：超出随机性；灰色：与零无法区分。无：小于基准情形的0.005 %。`,
        })
      : say({
          en: `Difference from the baseline in ${lastYear}, in one run without a measure of chance. ${better}, ${worse} than in the baseline; grey: no difference.`,
          zh: `${lastYear}年与基准情形的差异，仅运行一次，无法衡量随机性。${better}、${worse}：相对基准情形；灰色：无差异。`,
        });
  const around = say({
    en: "GDP is made in a place; national income is what its residents earn, wherever it is made; consumption, private and public, is what they get for it.",
    zh: "GDP按生产地计；国民收入是居民所得，不论产自何处；消费（含公共服务）是居民由此得到的。",
  });
  return `<h3>${say({ en: "Effects by variant", zh: "各方案的影响" })}</h3><p>${how}</p>${effectTable(view)}<h3>${say({ en: "The cluster, the country and what lies around", zh: "城市群、全国与周边" })}</h3><p>${around}</p>${beyondTable(view)}`;
}

function cities(view: Lookup): string {
  const { say, lastYear } = view;
  const counted =
    view.data.manifest.replicates > 1
      ? say({
          en: "a city counts as gaining or losing where the 95 % interval excludes zero",
          zh: "95 %置信区间不含零的城市计为受益或受损",
        })
      : say({ en: "one run, so that any difference counts", zh: "仅运行一次，任何差异都计入" });
  const by = say({
    en: `By real consumption per resident, private and public, ${lastYear}; ${counted}.`,
    zh: `按${lastYear}年居民人均实际消费（含公共服务）；${counted}。`,
  });
  const all = say({
    en: `All cities under “${view.focus.label}”`,
    zh: `“${view.focus.label}”下的全部城市`,
  });
  return `<h3>${say({ en: "Winners and losers by variant", zh: "各方案的受益者与受损者" })}</h3><p>${by}</p>${winnersTable(view)}<details><summary>${escapeHtml(all)}</summary>${cityTable(view)}</details>`;
}

function dictionary(view: Lookup): string {
  const { length } = view.data.dictionary;
  const title = view.say({
    en: `${length} indicators with unit, formula and source`,
    zh: `${length}个指标的单位、公式与出处`,
  });
  return `<details><summary>${title}</summary>${dictionaryTable(view)}</details>`;
}
