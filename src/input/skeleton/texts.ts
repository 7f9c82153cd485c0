import {
  english,
  LANGUAGES,
  type Language,
  nativeWords,
  type Text,
  type TextKey,
  t,
  textOf,
} from "../../words/index.js";
import type { Region } from "../regionSchema.js";
import type { OwnCity } from "./cityTable.js";
import { title, yamlText, yamlWords } from "./columns.js";

/** Fills the gaps of a file, in a language. */
type Skeleton = (lang: Language, gaps: Readonly<Record<string, string | number>>) => string;

/**
 * A file with a comment for every block: what it is, its unit, what is allowed, where to find such data. What is to be
 * switched on begins with # and no space, so that the line is right without the #. `<name>` is a gap; a key alone on
 * its line is a comment, one behind `label:` the label in each language.
 */
function skeleton(parts: TemplateStringsArray, ...keys: TextKey[]): Skeleton {
  return (lang, gaps) =>
    parts
      .map((part, k) => {
        const filled = part.replace(/<(\w+)>/g, (_, gap: string) => String(gaps[gap]));
        const [, indent = "", label] = /( *)(label: )?$/.exec(part)!;
        if (k === keys.length) return filled;
        const text = t(keys[k]!);
        return filled + (label ? yamlWords(text) : commented(text[lang], indent).trimStart());
      })
      .join("");
}

/** Each line as a comment: # and a space. */
function commented(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}#${line === "" ? "" : " "}${line}`)
    .join("\n");
}

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

/** A region file that runs as it is. */
export function regionText({ cities, provinces, ...region }: NewRegion, lang: Language): string {
  const { id, baseYear, defaults, structure } = region;
  const [first, second = first] = cities as [OwnCity, ...OwnCity[]];
  const names = cities.flatMap(({ name, name_zh }) => [name, name_zh]);
  const isCity = cities.length > 1 && names.includes(title(id));
  const own = textOf(title(id));
  return REGION(lang, {
    ...{ schema: region.schema, id, baseYear, before: baseYear - 1, currency: region.currency },
    label: yamlWords(isCity ? t("scenario.labelOfRegion", { name: own }) : own),
    provinceLabels: provinceLabels(cities, provinces),
    defaults: yamlText(defaults),
    switch: structure ? "" : "#",
    ...{ first: first.id, second: second.id, gdp: first.gdp_100m, residents: first.residents_thousand },
  });
}

function provinceLabels(cities: readonly OwnCity[], provinces: NewRegion["provinces"]): string {
  const ids = [...new Set(cities.map(({ province }) => province).filter((id) => id !== undefined))];
  if (ids.length === 0) return `#provinceLabels: { coast: ${yamlWords(t("scenario.coast"))} }`;
  const entries = ids.map((id) => `  ${id}: ${yamlWords(provinces.get(id) ?? textOf(title(id)), JSON.stringify)}`);
  return ["provinceLabels:", ...entries].join("\n");
}

const REGION = skeleton`# yaml-language-server: $schema=<schema>
${"scenario.regionCitiesTheyMake"}

${"scenario.idLowerCaseLetters"}
id: <id>
label: <label>
${"scenario.namesProvincesStatesId"}
<provinceLabels>

${"scenario.baseyearYearData1900"}
baseYear: <baseYear>
currency: <currency>

${"scenario.regionFileWhoseFigures"}
defaults: <defaults>

tables:
  ${"scenario.oneRowCityNeededId"}
  cities: cities.csv
  ${"scenario.valueAddedCitySectorValue"}
  <switch>structure: structure.csv
  ${"scenario.roadHoursOneWay"}
  #travel:
  #  - { from: <first>, to: <second>, hours: 1.5, roadKm: 120, status: assumed, source: assumed }
  ${"scenario.sectorsLargerCityThanCountry"}
  #leadingIndustries:
  #  - { city: <first>, sector: electronics, source: assumed }
  ${"scenario.pastYearsCitiesDynamics"}
  #observed:
  #  - { city: <first>, year: <before>, gdp100m: <gdp>, residentsThousand: <residents>, source: assumed }

${"scenario.pairsCitiesWithoutRow"}
#unlistedTravel: great-circle

${"scenario.totalsCountryCitiesPart"}
#national:
#  gdp: { value: 1143670, unit: 100 million CNY, source: statistical communique }
#  primary: { value: 83086, unit: 100 million CNY, source: statistical communique }
#  secondary: { value: 450904, unit: 100 million CNY, source: statistical communique }
#  tertiary: { value: 609680, unit: 100 million CNY, source: statistical communique }
#  residents: { value: 1412600, unit: thousand, source: statistical yearbook }
#  employed: { value: 746520, unit: thousand, source: statistical yearbook }

${"scenario.placesTradeExchangePeople"}
#hinterlands:
#  - id: rest-of-country
#    label: ${"scenario.restOfCountry"}
#    regime: mainland
#    country: CN
#    complementOf: national
#    kilometres: { value: 800, unit: km, status: assumed }

${"scenario.fiscalRegimesTaxRates"}
#regimes:
#  mainland:
#    profitTaxRate: { value: 0.25, unit: share of profit, status: assumed }

${"scenario.constantsBehaviourEachName"}
#parameters:
#  ownShareOfCluster: { value: 0.7, unit: share of expenditure, range: [0.6, 0.85], status: assumed }
#  importShareOfCluster: { value: 0.1, unit: share of expenditure, status: assumed }
#  roadFactor: { value: 1.3, unit: road km per km, status: assumed }
#  roadSpeed: { value: 80, unit: km per hour, status: assumed }
#  housingShare: { value: 0.075, unit: share of spending, status: assumed }

${"scenario.barriersBaseYearBetween"}
#barriers:
#  border:
#    - { between: same-province, value: 0.05, unit: ad valorem, status: assumed }
#    - { between: different-province, value: 0.25, unit: ad valorem, range: [0.1, 0.5], status: assumed }
#  tollPerKm:
#    - { between: cities, value: 2, unit: yuan per lorry-km, status: assumed }
`;

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

/** A scenario file that runs as it is. */
export function scenarioText({ name, regionFile, region, schema }: NewScenario, lang: Language): string {
  const { cities, sectors } = region.tables;
  const start = region.baseYear + 1;
  const several = new Set(cities.map(({ province }) => province)).size > 1;
  const [first = "", second = first] = [...cities].sort((a, b) => b.gdp100m - a.gdp100m).map(({ id }) => id);
  const question = t(several ? "scenario.doTollsProvincialBorders" : "scenario.doTollsLocalProtection");
  return SCENARIO(lang, {
    ...{ schema, start, next: start + 1, last: start + 5, first, second, sector: sectorOf(region) },
    asked: english(question),
    title: yamlWords(textOf(title(name))),
    question: LANGUAGES.map((language) => `  ${language}: ${question[language]}`).join("\n"),
    region: yamlText(regionFile),
    firms: Math.max(2000, 20 * cities.length * sectors.length),
    names: commented(namesIn(region, lang), ""),
    variant: (several ? OPEN_BORDERS : LESS_PROTECTION)(lang, { next: start + 1 }),
  });
}

const OPEN_BORDERS = skeleton`  open-borders:
    label: ${"scenario.bordersHalved"}
    levers:
      - { type: administrative-border, from: <next>, between: different-province, scale: 0.5 }`;

const LESS_PROTECTION = skeleton`  less-protection:
    label: ${"scenario.protectionHalved"}
    levers:
      - { type: local-protection, from: <next>, cities: all, scale: 0.5 }`;

const SCENARIO = skeleton`# yaml-language-server: $schema=<schema>
# Question: <asked>
${"scenario.scenarioOneWorldBaseline"}
title: <title>
question:
<question>

${"scenario.shippedRegionRegionsYangtze"}
region: <region>

${"scenario.firstYearRunBefore"}
startYear: <start>
years: 10

${"scenario.firmAgentsLeastOne"}
firms: <firms>
replicates: 4
seed: 1

${"scenario.namesLeversTakeHere"}
<names>

${"scenario.forceEveryWorldBaseline"}
baseline:
  levers: []

${"scenario.eachVariantBaselineLevers"}
variants:
  cheaper-roads:
    label: ${"scenario.tollsHalved"}
    levers:
      - { type: toll, from: <next>, between: cities, scale: 0.5 }
<variant>
  ${"scenario.oneMoreEndSubsidy"}
  #subsidy:
  #  label: ${"scenario.oneCitySubsidises"}
  #  levers:
  #    - { type: sector-subsidy, from: <next>, to: <last>, cities: [<first>], sectors: [<sector>], sectorSubsidy: 0.03 }

${"scenario.otherConstantsThanRegion"}
#parameters:
#  entryElasticity: 0.3

${"scenario.cityGovernmentsWantWeights"}
#objectives:
#  horizon: 10
#  weights: { gdp: 0.4, revenue: 0.3, consumption: 0.3 }

${"scenario.agreementPlayersMayJoin"}
#coordination:
#  label: ${"scenario.commonFund"}
#  players: { one: [<first>], other: [<second>] }
#  agreement:
#    levers:
#      - { type: revenue-pool, from: <next>, members: members, share: 0.05 }
#council:
#  from: <next>
#  every: 3
`;

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
    [t("unit.sectors"), tables.sectors.map(({ id, labelZh }) => shown(id, labelZh))],
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
