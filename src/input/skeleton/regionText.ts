import { type Language, type Text, t, textOf } from "../../words/index.js";
import type { OwnCity } from "./cityTable.js";
import { title, yamlText, yamlWords } from "./ids.js";

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
${say(HEAD)}

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

${say(PARAMETERS)}
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
export function switchable(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}#${line}`)
    .join("\n");
}

/** Each line as a comment: # and a space. */
export function commented(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => `${indent}#${line === "" ? "" : " "}${line}`)
    .join("\n");
}

const HEAD: Text = t("scenario.regionCitiesTheyMake");
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
const PARAMETERS: Text = t("scenario.constantsBehaviourEachName");
const BARRIERS: Text = t("scenario.barriersBaseYearBetween");
