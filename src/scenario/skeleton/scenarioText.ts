import type { Language, Text } from "../../language/index.js";
import type { Region } from "../regionSchema.js";
import { title, yamlText } from "./ids.js";
import { commented, switchable } from "./regionText.js";

/** What a new scenario file says. */
export interface NewScenario {
  /** Of the file, without its ending. */
  name: string;
  /** Name or path of the region, seen from the new file. */
  regionFile: string;
  region: Region;
  /** Path of the JSON Schema for editors, seen from the new file. */
  schema: string;
}

/** A scenario file that runs as it is, with a comment for every block. */
export function scenarioText({ name, regionFile, region, schema }: NewScenario, lang: Language): string {
  const say = (text: Text, indent = "") => commented(text[lang], indent);
  const { cities, sectors } = region.tables;
  const start = region.baseYear + 1;
  const provinces = [...new Set(cities.map(({ province }) => province))];
  const [first, second = first] = [...cities].sort((a, b) => b.gdp100m - a.gdp100m).map(({ id }) => id);
  const several = provinces.length > 1;
  const titles = yamlText(title(name));
  return `# yaml-language-server: $schema=${schema}
# Question: ${several ? QUESTION_BORDER.en : QUESTION_PROTECTION.en}
${say(HEAD)}
title: { en: ${titles}, zh: ${titles} }
question:
  en: ${several ? QUESTION_BORDER.en : QUESTION_PROTECTION.en}
  zh: ${several ? QUESTION_BORDER.zh : QUESTION_PROTECTION.zh}

${say(REGION)}
region: ${yamlText(regionFile)}

${say(YEARS)}
startYear: ${start}
years: 10

${say(FIRMS)}
firms: ${Math.max(2000, 20 * cities.length * sectors.length)}
replicates: 4
seed: 1

${say(NAMES)}
${commented(namesIn(region, lang), "")}

${say(BASELINE)}
baseline:
  levers: []

${say(VARIANTS)}
variants:
  cheaper-roads:
    label: { en: Tolls halved, zh: 通行费减半 }
    levers:
      - { type: toll, from: ${start + 1}, between: cities, scale: 0.5 }
${several ? borderVariant(start) : protectionVariant(start)}
${say(SUBSIDY, "  ")}
${switchable(subsidyVariant(start, first!, sectorOf(region)), "  ")}

${say(PARAMETERS)}
${switchable("parameters:\n  entryElasticity: 0.3", "")}

${say(OBJECTIVES)}
${switchable("objectives:\n  horizon: 10\n  weights: { gdp: 0.4, revenue: 0.3, consumption: 0.3 }", "")}

${say(COORDINATION)}
${switchable(coordination(start, first!, second!), "")}
`;
}

function borderVariant(start: number): string {
  return `  open-borders:
    label: { en: Borders between provinces halved, zh: 省际边界减半 }
    levers:
      - { type: administrative-border, from: ${start + 1}, between: different-province, scale: 0.5 }`;
}

function protectionVariant(start: number): string {
  return `  less-protection:
    label: { en: Local protection halved, zh: 地方保护减半 }
    levers:
      - { type: local-protection, from: ${start + 1}, cities: all, scale: 0.5 }`;
}

function subsidyVariant(start: number, city: string, sector: string): string {
  return `subsidy:
  label: { en: One city subsidises a sector, zh: 一市补贴一个产业 }
  levers:
    - { type: sector-subsidy, from: ${start + 1}, to: ${start + 5}, cities: [${city}], sectors: [${sector}], sectorSubsidy: 0.03 }`;
}

function coordination(start: number, first: string, second: string): string {
  return `coordination:
  label: { en: A common fund, zh: 共同基金 }
  players: { one: [${first}], other: [${second}] }
  agreement:
    levers:
      - { type: revenue-pool, from: ${start + 1}, members: members, share: 0.05 }
council:
  from: ${start + 1}
  every: 3`;
}

/** One in the middle of the list of manufacturing, or any. */
function sectorOf({ tables: { sectors } }: Region): string {
  const made = sectors.filter((sector) => sector.function === "manufacturing");
  return (made[Math.floor(made.length / 2)] ?? sectors[0]!).id;
}

/** Names that levers take in this region. */
function namesIn({ tables, hinterlands, agglomerations, provinceLabels }: Region, lang: Language): string {
  const shown = (id: string, label: string | undefined) => (label && label !== id ? `${id} (${label})` : id);
  const provinces = [...new Set(tables.cities.map(({ province }) => province))];
  const lists: [Text, string[]][] = [
    [{ en: "cities", zh: "城市" }, tables.cities.map(({ id, name, nameZh }) => shown(id, nameZh ?? name))],
    [{ en: "provinces", zh: "省份" }, provinces.map((id) => shown(id, provinceLabels[id]?.zh))],
    [{ en: "agglomerations", zh: "城市群" }, agglomerations.map(({ id, label }) => shown(id, label.zh))],
    [{ en: "hinterlands", zh: "腹地" }, hinterlands.map(({ id, label }) => shown(id, label.zh))],
    [{ en: "sectors", zh: "产业" }, tables.sectors.map(({ id, labelZh }) => shown(id, labelZh))],
  ];
  return lists
    .filter(([, names]) => names.length > 0)
    .flatMap(([what, names]) => wrapped(`${what[lang]}: `, names))
    .join("\n");
}

/** A list in lines of at most some 120 characters. */
function wrapped(head: string, names: readonly string[]): string[] {
  const lines = [head];
  for (const [n, name] of names.entries()) {
    const piece = n < names.length - 1 ? `${name}, ` : name;
    if (lines.at(-1)!.length + piece.length > 120) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines.map((line) => line.trimEnd());
}

const QUESTION_BORDER: Text = {
  en: "What do tolls and provincial borders cost the cities?",
  zh: "通行费与省际边界使各城市损失多少？",
};
const QUESTION_PROTECTION: Text = {
  en: "What do tolls and local protection cost the cities?",
  zh: "通行费与地方保护使各城市损失多少？",
};
const HEAD: Text = {
  en: `A scenario: one world as it is (the baseline) and others in which something is changed (variants), on common random numbers.
Written by \`agglom new scenario\`; it runs as it is: agglom check FILE, then agglom compare FILE. A line that begins with # and
no space is switched off: remove its #. Levers and their parameters: docs/levers.md; all keys: docs/scenario-reference.md. Texts are one string, or { en, zh }.`,
  zh: `情景文件：一个现状世界（基准）与若干有所改变的世界（方案），使用共同随机数。
由 \`agglom new scenario\` 生成，可直接运行：先 agglom check 文件，再 agglom compare 文件。行首 # 后无空格者为未启用的内容，去掉 # 即可启用。
政策工具及参数见 docs/levers.zh.md；全部键见 docs/scenario-reference.zh.md。文字可写一个字符串，或 { en, zh }。`,
};
const REGION: Text = {
  en: "A shipped region (regions/yangtze-river-delta, ...) or the path of your own region file, seen from this file.",
  zh: "所附区域（如 regions/yangtze-river-delta），或自己的区域文件路径（相对本文件）。",
};
const YEARS: Text = {
  en: "First year of the run, not before the region's base year; number of years, 1 to 200. Levers start and end within them.",
  zh: "运行首年，不早于区域基年；年数，1 至 200。政策工具的起止年份须在其间。",
};
const FIRMS: Text = {
  en: `Firm agents, at least one for each city and sector: more of them, less noise and longer runs. Replicates: runs of each world with
other luck. Seed: any number or text. population: cohorts takes firms as shares, without chance (replicates: 1 will do).`,
  zh: `企业主体数，每个城市、产业至少一个；越多噪声越小、耗时越长。replicates：各世界在不同随机数下的运行次数。
seed：任意数字或文字。population: cohorts 以份额代替企业，不含随机性（replicates: 1 即可）。`,
};
const NAMES: Text = {
  en: "Names that levers take here: ids, or names in English or Chinese; a province stands for its cities; all, all-nodes, cities.",
  zh: "政策工具可用的名称：id，或英文、中文名；省份代表其所有城市；另有 all、all-nodes、cities。",
};
const BASELINE: Text = {
  en: "What is in force in every world, the baseline included. Same form as in variants.",
  zh: "所有世界（包括基准）均实施的政策，写法与方案相同。",
};
const VARIANTS: Text = {
  en: `Each variant is the baseline and its levers. from: first year; to: last year (absent: to the end). between: cities, same-province,
different-province, all-nodes, or pairs [[a, b]]. scale: the share of the base value that remains (0 removes it, 1 changes nothing).`,
  zh: `每个方案为基准加上其政策工具。from：首年；to：末年（缺省至运行结束）。between：cities、same-province、
different-province、all-nodes，或城市对 [[a, b]]。scale：基年数值的保留比例（0 为取消，1 为不变）。`,
};
const SUBSIDY: Text = {
  en: "One more, with an end: a subsidy of 3 % of the cost of labour, capital and land in one sector of one city, which pays it.",
  zh: "另一例，有终止年份：某市对某产业的劳动、资本与土地成本补贴 3 %，由该市承担。",
};
const PARAMETERS: Text = {
  en: "Other constants than the region's, in all worlds (in a variant: in that world alone): a number each, names as in the region file.",
  zh: "替换区域参数，对所有世界有效（写在方案内则仅对该方案有效）：名称同区域文件，每项一个数字。",
};
const OBJECTIVES: Text = {
  en: "What city governments want: weights 0 to 1. It counts where they choose (governments), bargain (coordination) or vote (council).",
  zh: "城市政府目标：权重 0 至 1。仅在政府选择（governments）、谈判（coordination）或表决（council）时起作用。",
};
const COORDINATION: Text = {
  en: `An agreement that players may join: agglom game FILE tells who gains and who needs how much to stay. \`members\` stands for
the cities of those who join. With \`council\` they meet and vote in the run itself,
in a variant or, as here, in all of them.`,
  zh: `参与方可加入的协议：agglom game 文件 给出谁受益、谁需多少补偿才会留下。\`members\` 代表加入者的城市。
加上 \`council\` 则各方在运行中开会表决，可写在某一方案内，或如此处对所有方案有效。`,
};
