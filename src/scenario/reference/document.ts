import { both, type Language, type Text } from "../../language/index.js";
import { binding } from "../../levers/fields.js";
import { levers } from "../../levers/index.js";
import { quantity } from "../quantity.js";
import { regionJsonSchema } from "../region.js";
import { labourIds } from "../regionSchema.js";
import { jsonSchema, type Rule, ruleAt } from "../rules.js";
import { scenarioJsonSchema } from "../scenario.js";
import { LABELS, UNITS } from "./labels.js";
import { type Row, rowsOf } from "./rows.js";
import { BY_KEY, BY_PATH, PAIR_WORDS, PLACE_WORDS } from "./words.js";

/** Parts of a scenario that stand in several places and are described in one. */
const DESCRIBED_ELSEWHERE = new Set([
  ...["parameters", "variants.NAME.parameters", "variants.NAME.governments", "variants.NAME.council"],
  ...["council.promotion", "objectives.cities.NAME"],
]);

/** Every key of scenario files, in the order of the schema. */
export function scenarioRows(): Row[] {
  return rowsOf(scenarioJsonSchema() as Rule, DESCRIBED_ELSEWHERE);
}

/** Every key of region files. */
export function regionRows(): Row[] {
  return rowsOf(regionJsonSchema() as Rule, new Set());
}

/** Markdown reference of every key of scenario and region files, and of the words that they take, in one language. */
export function referenceMarkdown(language: Language): string {
  const say = (text: Text) => text[language];
  return [
    `# ${say(TITLE)}`,
    "",
    say(HEAD),
    "",
    `## ${say(FORMS)}`,
    "",
    say(FORMS_TEXT),
    "",
    ...figureTable(language),
    "",
    `## ${say(NAMES)}`,
    "",
    say(NAMES_TEXT),
    "",
    ...wordTables(language),
    "",
    `## ${say(SCENARIOS)}`,
    "",
    ...sections(scenarioRows(), language),
    `## ${say(REGIONS)}`,
    "",
    say(REGIONS_TEXT),
    "",
    ...sections(regionRows(), language),
  ].join("\n");
}

/** What a key is. Undefined where nobody has said it: a test sees to it that there is none. */
export function meaningOf({ path, rule }: Row): Text | undefined {
  const own = BY_PATH[path];
  if (own) return own;
  const said = typeof rule.label === "string" ? rule.label : rule.description;
  if (said !== undefined) return LABELS[said] === undefined ? undefined : { en: said, zh: LABELS[said] };
  return BY_KEY[path.slice(path.lastIndexOf(".") + 1)];
}

/** The unit of a key in both languages; undefined where it has none. */
export function unitOf({ rule: { unit } }: Row): Text | undefined {
  return unit === undefined ? undefined : { en: unit, zh: UNITS[unit] ?? "" };
}

/** One table for keys at the top, and one for each block below. */
function sections(rows: readonly Row[], language: Language): string[] {
  const blocks = new Map<string, Row[]>();
  for (const row of rows) {
    const block = blockOf(row.path, rows);
    blocks.set(block, [...(blocks.get(block) ?? []), row]);
  }
  return [...blocks].flatMap(([block, members]) => [
    ...(block === "" ? [] : [`### \`${block}\``, ""]),
    ...table(
      HEADER[language],
      members.map((row) => cells(row, language)),
    ),
    "",
  ]);
}

/** Tables of a region have a section each; other keys stand with the block at the top that holds them. */
function blockOf(path: string, rows: readonly Row[]): string {
  const [, name] = /^tables\.(\w+)\[\]/.exec(path) ?? [];
  if (name !== undefined) return `tables.${name}`;
  const top = path.split(/[.[]/)[0]!;
  const holds = rows.some((row) => row.path !== top && row.path.split(/[.[]/)[0] === top);
  return holds && path !== top ? top : "";
}

function cells(row: Row, language: Language): string[] {
  const { path, rule, kind, required } = row;
  const fallback =
    rule.default === undefined
      ? required
        ? { en: "required", zh: "必填" }[language]
        : ""
      : typeof rule.default === "object"
        ? ""
        : `\`${JSON.stringify(rule.default)}\``;
  return [
    `\`${path}\``,
    meaningOf(row)?.[language] ?? "",
    unitOf(row)?.[language] ?? "",
    kind === "figure" || kind === "barrier" || kind === undefined
      ? allowed(rule, kind, language)
      : KINDS[kind][language],
    fallback,
  ];
}

const KINDS: Record<"text" | "distribution" | "levers", Text> = {
  text: { en: "text", zh: "文字" },
  distribution: { en: "distribution", zh: "分布" },
  levers: { en: "list of levers", zh: "政策工具列表" },
};

function allowed(rule: Rule, kind: Row["kind"], language: Language): string {
  const own = plainly(rule, language);
  if (kind === "figure") return `${{ en: "figure", zh: "数值" }[language]}${own && `: ${own}`}`;
  if (kind === "barrier")
    return `${{ en: "list of figures with between", zh: "带 between 的数值列表" }[language]}${own && `: ${own}`}`;
  return own;
}

/** Words of a choice, bounds of a number, kind of anything else. */
function plainly(rule: Rule, language: Language): string {
  const options = rule.enum ?? (rule.const === undefined ? [] : [rule.const]);
  if (options.length > 0) return options.map((option) => `\`${String(option)}\``).join(", ");
  const parts = rule.properties ? [] : (rule.anyOf ?? rule.oneOf ?? []);
  if (parts.length > 0) return [...new Set(parts.map((part) => plainly(part, language)))].filter(Boolean).join(" | ");
  const words = KIND_WORDS[rule.type ?? ""];
  if (!words) return "";
  const bounds = rule.type === "number" || rule.type === "integer" ? boundsOf(rule, language) : "";
  return rule.type === "number" && bounds ? bounds : `${words[language]}${bounds && ` ${bounds}`}`;
}

const KIND_WORDS: Readonly<Record<string, Text>> = {
  string: { en: "text", zh: "文字" },
  boolean: { en: "true or false", zh: "true 或 false" },
  number: { en: "number", zh: "数字" },
  integer: { en: "whole number", zh: "整数" },
  object: { en: "map", zh: "映射" },
  array: { en: "list", zh: "列表" },
};

function boundsOf(rule: Rule, language: Language): string {
  const low = known(rule.minimum ?? rule.exclusiveMinimum);
  const high = known(rule.maximum ?? rule.exclusiveMaximum);
  if (low !== undefined && high !== undefined) return { en: `${low} to ${high}`, zh: `${low} 至 ${high}` }[language];
  if (low !== undefined) return { en: `from ${low}`, zh: `${low} 起` }[language];
  return high === undefined ? "" : { en: `up to ${high}`, zh: `至 ${high}` }[language];
}

/** Whole numbers without a bound have the widest that the language knows. */
function known(bound: number | undefined): number | undefined {
  return bound !== undefined && Math.abs(bound) < Number.MAX_SAFE_INTEGER ? bound : undefined;
}

function figureTable(language: Language): string[] {
  const keys = (jsonSchema(quantity({ label: "", unit: "" })) as Rule).properties ?? {};
  return table(
    [{ en: "key of a figure", zh: "数值的键" }[language], HEADER[language][1]!],
    Object.keys(keys).map((key) => [`\`${key}\``, FIGURE[key]?.[language] ?? ""]),
  );
}

/** What the keys of a figure are; a test sees to it that all are said. */
export const FIGURE: Readonly<Record<string, Text>> = {
  value: { en: "the number, in the unit and within the bounds of the tables below", zh: "数值，单位与范围见下表" },
  unit: { en: "its unit, in words", zh: "单位，以文字写出" },
  source: {
    en: "where it comes from; needed unless it is assumed or imputed",
    zh: "来源；除非为 assumed 或 imputed，否则必填",
  },
  status: BY_KEY["status"]!,
  range: {
    en: "[low, high]: studies of uncertainty draw from it evenly",
    zh: "[下限, 上限]：不确定性研究在其间均匀抽取",
  },
  distribution: {
    en: "in place of a range: { kind: uniform, low, high }, { kind: triangular, low, mode, high }, { kind: lognormal, median, deviation } or { kind: list, values }",
    zh: "代替 range：{ kind: uniform, low, high }、{ kind: triangular, low, mode, high }、{ kind: lognormal, median, deviation } 或 { kind: list, values }",
  },
  together: {
    en: "figures with the same name here are drawn together, each as far up its own range as the first",
    zh: "此处同名的数值一同抽取，在各自范围内处于相同位置",
  },
  standardError: { en: "standard error of an estimate", zh: "估计的标准误" },
  method: { en: "how it was estimated", zh: "估计方法" },
  note: BY_KEY["note"]!,
};

function wordTables(language: Language): string[] {
  const word = { en: "word", zh: "词" }[language];
  const stands = { en: "stands for", zh: "含义" }[language];
  const between = { en: "`between`", zh: "`between` 的取值" }[language];
  const [inLevers, inRegions] = [leverPairs(), regionPairs()];
  const yes = (there: boolean) => (there ? { en: "yes", zh: "可" }[language] : "");
  return [
    ...table(
      [word, stands],
      PLACE_WORDS.map(({ word: name, meaning }) => [`\`${name}\``, meaning[language]]),
    ),
    "",
    ...table(
      [between, stands, { en: "levers", zh: "政策工具" }[language], { en: "region files", zh: "区域文件" }[language]],
      [...new Set([...inLevers, ...inRegions])].map((name) => [
        `\`${name}\``,
        PAIR_WORDS[name]?.[language] ?? "",
        yes(inLevers.includes(name)),
        yes(inRegions.includes(name)),
      ]),
    ),
    "",
    both((lang) =>
      lang === "en"
        ? `Sectors: \`all\`, or ids or names of sectors of the region. Types of labour: \`all\`, ${labourIds.map((id) => `\`${id}\``).join(", ")}.`
        : `产业：\`all\`，或区域内产业的 id 或名称。劳动力类型：\`all\`、${labourIds.map((id) => `\`${id}\``).join("、")}。`,
    )[language],
    "",
    both((lang) => {
      const page = lang === "en" ? "levers.md" : "levers.zh.md";
      const types = levers.map(({ type }) => `[\`${type}\`](${page}#${type})`).join(", ");
      return lang === "en" ? `Types of levers: ${types}.` : `政策工具类型：${types}。`;
    })[language],
  ];
}

/** Words that `between` takes in levers and in barriers of a region, from their schemas. */
export function leverPairs(): string[] {
  return wordsIn(jsonSchema(binding.between) as Rule);
}
export function regionPairs(): string[] {
  return wordsIn(ruleAt(regionJsonSchema() as Rule, ["barriers", "border", 0, "between"], undefined));
}

function wordsIn(rule: Rule | undefined): string[] {
  return (rule?.anyOf ?? []).flatMap((part) => (part.enum ?? []) as string[]);
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const line = (columns: readonly string[]) => `| ${columns.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(header), line(header.map(() => "---")), ...rows.map(line)];
}

const HEADER: Record<Language, readonly string[]> = {
  en: ["key", "meaning", "unit", "allowed", "default"],
  zh: ["键", "含义", "单位", "取值", "缺省"],
};

const TITLE: Text = { en: "Scenario and region files", zh: "情景文件与区域文件" };
const HEAD: Text = {
  en: `Every key, its unit and what is allowed. Written from the schemas by \`agglom schema --reference\`; do not edit. Levers and their
parameters have a page of their own: [levers.md](levers.md). To begin: \`agglom new scenario\`, \`agglom new region\`
([own-region.md](own-region.md)). 中文：[scenario-reference.zh.md](scenario-reference.zh.md)`,
  zh: `全部键、单位与取值范围。由 \`agglom schema --reference --lang zh\` 根据数据模式生成，请勿手工修改。政策工具及其参数另见
[levers.zh.md](levers.zh.md)。入门：\`agglom new scenario\`、\`agglom new region\`（[own-region.zh.md](own-region.zh.md)）。
English: [scenario-reference.md](scenario-reference.md)`,
};
const FORMS: Text = { en: "Forms that recur", zh: "通用写法" };
const FORMS_TEXT: Text = {
  en: `- Paths: \`variants.NAME.levers\` stands below \`variants\` and a name of your own; \`links[].from\` is a key of every item of the list.
  \`--set PATH=VALUE\` takes the same paths with numbers in place of [] (from 0) or the type of a lever:
  \`--set variants.free.levers.toll.scale=0\`.
- \`extends\`: maps merge key by key, lists and values replace, \`null\` removes.
- Text: one string for both languages, or \`{ en: ..., zh: ... }\`; quotes where it holds a comma inside braces.
- Money is in 100 million of the region's currency a year, persons in thousands.
- Figure, wherever a region gives a number:`,
  zh: `- 路径：\`variants.NAME.levers\` 位于 \`variants\` 下自定名称之内；\`links[].from\` 为列表每一项的键。
  \`--set 路径=值\` 使用同样的路径，以序号（自 0 起）或工具类型代替 []：\`--set variants.free.levers.toll.scale=0\`。
- \`extends\`：映射逐键合并，列表与数值整体替换，\`null\` 为删除。
- 文字：一个字符串用于两种语言，或 \`{ en: ..., zh: ... }\`；花括号内含英文逗号的文字须加引号。
- 金额单位为每年 1 亿（区域货币），人口单位为千人。
- 数值（区域文件中的每个数字）：`,
};
const NAMES: Text = { en: "Names and words", zh: "名称与词" };
const NAMES_TEXT: Text = {
  en: `Wherever a scenario takes a city, province, agglomeration, hinterland or sector it takes an id (\`suzhou\`), an English name in any case
(\`Suzhou\`, \`"New York"\`) or a Chinese one (\`苏州\`, \`苏州市\`, \`江苏省\`); the resolved scenario (\`agglom check FILE --resolved\`) holds
ids. A name that two places have is refused and both are named. A province or an agglomeration stands for all its cities; a
city's own id comes before a province of the same name, and this before an agglomeration. A province without a label in
\`provinceLabels\` is called as its id says, where no city is.`,
  zh: `凡需填写城市、省份、城市群、腹地或产业之处，可用 id（\`suzhou\`）、英文名（不分大小写，如 \`Suzhou\`、\`"New York"\`）或中文名
（\`苏州\`、\`苏州市\`、\`江苏省\`）；解析后的情景（\`agglom check 文件 --resolved\`）一律为 id。重名时报错并列出所有同名者。
省份或城市群代表其所有城市；城市 id 优先于同名省份，省份优先于同名城市群。\`provinceLabels\` 中未命名的省份以其 id 为名
（以无同名城市为限）。`,
};
const SCENARIOS: Text = { en: "Scenario files", zh: "情景文件" };
const REGIONS: Text = { en: "Region files", zh: "区域文件" };
const REGIONS_TEXT: Text = {
  en: `What a region with \`defaults\` leaves out stands in from there, and \`agglom check\` lists it; without \`defaults\` all that is marked
required must be given, here or in a file that it \`extends\`.`,
  zh: `带 \`defaults\` 的区域，其未给出的内容由所指文件代替，\`agglom check\` 会逐项列出；无 \`defaults\` 时，标为必填的内容须在本文件
或其 \`extends\` 的文件中给出。`,
};
