import { english, LANGUAGES, type Language, nativeWords, type Text, t, textOf } from "../../words/index.js";
import type { Region } from "../regionSchema.js";
import type { OwnCity } from "./cityTable.js";
import { title, yamlText, yamlWords } from "./columns.js";

/** What a new region file says. */
export interface NewRegion {
  id: string;
  /** Base year and currency of the defaults. */
  baseYear: number;
  currency: string;
  /** Name or path of the defaults, seen from the new file. */
  defaults: string;
  cities: readonly OwnCity[];
  /** Names of provinces, by id. */
  provinces: ReadonlyMap<string, Text>;
  /** The region has a table of sectors. */
  structure: boolean;
  /** Path of the JSON Schema for editors, seen from the new file. */
  schema: string;
}

/**
 * A region file that runs as it is, with a comment for every block: what it is, its unit, what is allowed, where to
 * find such data.
 */
export function regionText(region: NewRegion, lang: Language): string {
  const { id, baseYear, currency, defaults, structure, schema } = region;
  const [first, second] = region.cities;
  const say = (text: Text, indent = "") => commented(text[lang], indent);
  const names = region.cities.flatMap(({ name, name_zh }) => [name, name_zh]);
  const isCity = region.cities.length > 1 && names.includes(title(id));
  const own = textOf(title(id));
  const label = yamlWords(isCity ? t("scenario.labelOfRegion", { name: own }) : own);
  return `# yaml-language-server: $schema=${schema}
${say(REGION_HEAD)}

${say(ID)}
id: ${id}
label: ${label}
${provinceLabels(region, lang)}
${say(YEAR)}
baseYear: ${baseYear}
currency: ${currency}

${say(DEFAULTS)}
defaults: ${yamlText(defaults)}

tables:
${say(CITIES, "  ")}
  cities: cities.csv
${say(STRUCTURE, "  ")}
  ${structure ? "" : "#"}structure: structure.csv
${say(TRAVEL, "  ")}
${switchable(`travel:\n  - { from: ${first!.id}, to: ${second?.id ?? first!.id}, hours: 1.5, roadKm: 120, status: assumed, source: assumed }`, "  ")}
${say(LEADING, "  ")}
${switchable(`leadingIndustries:\n  - { city: ${first!.id}, sector: electronics, source: assumed }`, "  ")}
${say(OBSERVED, "  ")}
${switchable(`observed:\n  - { city: ${first!.id}, year: ${baseYear - 1}, gdp100m: ${first!.gdp_100m}, residentsThousand: ${first!.residents_thousand}, source: assumed }`, "  ")}

${say(UNLISTED)}
${switchable("unlistedTravel: great-circle", "")}

${say(NATIONAL)}
${switchable(
  `national:
  gdp: { value: 1143670, unit: 100 million CNY, source: statistical communique }
  primary: { value: 83086, unit: 100 million CNY, source: statistical communique }
  secondary: { value: 450904, unit: 100 million CNY, source: statistical communique }
  tertiary: { value: 609680, unit: 100 million CNY, source: statistical communique }
  residents: { value: 1412600, unit: thousand, source: statistical yearbook }
  employed: { value: 746520, unit: thousand, source: statistical yearbook }`,
  "",
)}

${say(HINTERLANDS)}
${switchable(
  `hinterlands:
  - id: rest-of-country
    label: ${yamlWords(t("scenario.restOfCountry"))}
    regime: mainland
    country: CN
    complementOf: national
    kilometres: { value: 800, unit: km, status: assumed }`,
  "",
)}

${say(REGIMES)}
${switchable(
  `regimes:
  mainland:
    profitTaxRate: { value: 0.25, unit: share of profit, status: assumed }`,
  "",
)}

${say(REGION_PARAMETERS)}
${switchable(
  `parameters:
  ownShareOfCluster: { value: 0.6, unit: share of expenditure, range: [0.5, 0.75], status: assumed }
  importShareOfCluster: { value: 0.1, unit: share of expenditure, status: assumed }
  roadFactor: { value: 1.3, unit: road km per km, status: assumed }
  roadSpeed: { value: 80, unit: km per hour, status: assumed }
  housingShare: { value: 0.075, unit: share of spending, status: assumed }`,
  "",
)}

${say(BARRIERS)}
${switchable(
  `barriers:
  border:
    - { between: same-province, value: 0.05, unit: ad valorem, status: assumed }
    - { between: different-province, value: 0.25, unit: ad valorem, range: [0.1, 0.5], status: assumed }
  tollPerKm:
    - { between: cities, value: 2, unit: yuan per lorry-km, status: assumed }`,
  "",
)}
`;
}

function provinceLabels({ provinces, cities }: NewRegion, lang: Language): string {
  const ids = [...new Set(cities.map(({ province }) => province).filter((id) => id !== undefined))];
  const comment = commented(PROVINCES[lang], "");
  if (ids.length === 0) return `${comment}\n#provinceLabels: { coast: ${yamlWords(t("scenario.coast"))} }\n`;
  const entries = ids.map((id) => {
    return `  ${id}: ${yamlWords(provinces.get(id) ?? textOf(title(id)), JSON.stringify)}`;
  });
  return `${comment}\nprovinceLabels:\n${entries.join("\n")}\n`;
}

/** Each line switched off: # and no space, so that the line is right again without the #. */
function switchable(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}#${line}`)
    .join("\n");
}

/** Each line as a comment: # and a space. */
function commented(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}#${line === "" ? "" : " "}${line}`)
    .join("\n");
}

const REGION_HEAD: Text = t("scenario.regionCitiesTheyMake");
const ID: Text = t("scenario.idLowerCaseLetters");
const PROVINCES: Text = t("scenario.namesProvincesStatesId");
const YEAR: Text = t("scenario.baseyearYearData1900");
const DEFAULTS: Text = t("scenario.regionFileWhoseFigures");
const CITIES: Text = t("scenario.oneRowCityNeededId");
const STRUCTURE: Text = t("scenario.valueAddedCitySectorValue");
const TRAVEL: Text = t("scenario.roadHoursOneWay");
const LEADING: Text = t("scenario.sectorsLargerCityThanCountry");
const OBSERVED: Text = t("scenario.pastYearsCitiesDynamics");
const UNLISTED: Text = t("scenario.pairsCitiesWithoutRow");
const NATIONAL: Text = t("scenario.totalsCountryCitiesPart");
const HINTERLANDS: Text = t("scenario.placesTradeExchangePeople");
const REGIMES: Text = t("scenario.fiscalRegimesTaxRates");
const REGION_PARAMETERS: Text = t("scenario.constantsBehaviourEachName");
const BARRIERS: Text = t("scenario.barriersBaseYearBetween");

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
${say(SCENARIO_HEAD)}
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

${say(LEVER_PARAMETERS)}
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
const SCENARIO_HEAD: Text = t("scenario.scenarioOneWorldBaseline");
const REGION: Text = t("scenario.shippedRegionRegionsYangtze");
const YEARS: Text = t("scenario.firstYearRunBefore");
const FIRMS: Text = t("scenario.firmAgentsLeastOne");
const NAMES: Text = t("scenario.namesLeversTakeHere");
const BASELINE: Text = t("scenario.forceEveryWorldBaseline");
const VARIANTS: Text = t("scenario.eachVariantBaselineLevers");
const SUBSIDY: Text = t("scenario.oneMoreEndSubsidy");
const LEVER_PARAMETERS: Text = t("scenario.otherConstantsThanRegion");
const OBJECTIVES: Text = t("scenario.cityGovernmentsWantWeights");
const COORDINATION: Text = t("scenario.agreementPlayersMayJoin");
