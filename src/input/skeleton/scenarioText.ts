import { english, LANGUAGES, type Language, nativeWords, type Text, t, textOf } from "../../words/index.js";
import type { Region } from "../regionSchema.js";
import { title, yamlText, yamlWords } from "./ids.js";
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
  const titles = yamlWords(textOf(title(name)));
  const question = several ? QUESTION_BORDER : QUESTION_PROTECTION;
  return `# yaml-language-server: $schema=${schema}
# Question: ${english(question)}
${say(HEAD)}
title: ${titles}
question:
${LANGUAGES.map((language) => `  ${language}: ${question[language]}`).join("\n")}

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
    label: ${yamlWords(t("scenario.tollsHalved"))}
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
    label: ${yamlWords(t("scenario.bordersHalved"))}
    levers:
      - { type: administrative-border, from: ${start + 1}, between: different-province, scale: 0.5 }`;
}

function protectionVariant(start: number): string {
  return `  less-protection:
    label: ${yamlWords(t("scenario.protectionHalved"))}
    levers:
      - { type: local-protection, from: ${start + 1}, cities: all, scale: 0.5 }`;
}

function subsidyVariant(start: number, city: string, sector: string): string {
  return `subsidy:
  label: ${yamlWords(t("scenario.oneCitySubsidises"))}
  levers:
    - { type: sector-subsidy, from: ${start + 1}, to: ${start + 5}, cities: [${city}], sectors: [${sector}], sectorSubsidy: 0.03 }`;
}

function coordination(start: number, first: string, second: string): string {
  return `coordination:
  label: ${yamlWords(t("scenario.commonFund"))}
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

function native(label: Text | undefined): string | undefined {
  return label && nativeWords(label);
}

/** Names that levers take in this region. */
function namesIn({ tables, hinterlands, agglomerations, provinceLabels }: Region, lang: Language): string {
  const shown = (id: string, label: string | undefined) => (label && label !== id ? `${id} (${label})` : id);
  const provinces = [...new Set(tables.cities.map(({ province }) => province))];
  const lists: [Text, string[]][] = [
    [t("indicators.cities"), tables.cities.map(({ id, name, nameZh }) => shown(id, nameZh ?? name))],
    [t("scenario.provinces"), provinces.map((id) => shown(id, native(provinceLabels[id])))],
    [t("scenario.agglomerations"), agglomerations.map(({ id, label }) => shown(id, native(label)))],
    [t("scenario.hinterlands"), hinterlands.map(({ id, label }) => shown(id, native(label)))],
    [t("scenario.sectors"), tables.sectors.map(({ id, labelZh }) => shown(id, labelZh))],
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

const QUESTION_BORDER: Text = t("scenario.doTollsProvincialBorders");
const QUESTION_PROTECTION: Text = t("scenario.doTollsLocalProtection");
const HEAD: Text = t("scenario.scenarioOneWorldBaseline");
const REGION: Text = t("scenario.shippedRegionRegionsYangtze");
const YEARS: Text = t("scenario.firstYearRunBefore");
const FIRMS: Text = t("scenario.firmAgentsLeastOne");
const NAMES: Text = t("scenario.namesLeversTakeHere");
const BASELINE: Text = t("scenario.forceEveryWorldBaseline");
const VARIANTS: Text = t("scenario.eachVariantBaselineLevers");
const SUBSIDY: Text = t("scenario.oneMoreEndSubsidy");
const PARAMETERS: Text = t("scenario.otherConstantsThanRegion");
const OBJECTIVES: Text = t("scenario.cityGovernmentsWantWeights");
const COORDINATION: Text = t("scenario.agreementPlayersMayJoin");
