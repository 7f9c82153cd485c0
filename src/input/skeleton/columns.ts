import { advice, LANGUAGES, type Text, type TextKey, t } from "../../words/index.js";
import { type Problem, throwProblems } from "../files.js";
import type { RawRow } from "../table.js";

/** A column that the table of cities may have: its own name, and what it becomes. */
interface Column {
  key: string;
  /** Headers under which it is known, simplified. */
  names: readonly string[];
  /** By which numbers are multiplied to be in the column's unit; absent for text. */
  factor?: number;
}

const NAMES: Column[] = [
  { key: "id", names: ["id"] },
  { key: "name", names: ["name", "city", "城市", "名称", "城市名称", "地区"] },
  { key: "name_zh", names: ["name_zh", "name_cn", "chinese", "中文名", "中文名称"] },
  { key: "province", names: ["province", "state", "省份", "省", "所属省份", "省级"] },
  { key: "province_zh", names: ["province_zh", "province_cn", "省份中文名"] },
  { key: "source", names: ["source", "来源", "数据来源"] },
  { key: "note", names: ["note", "备注", "说明"] },
];

/** Units that headers may name, by what they make of a figure. */
const MONEY: readonly [string, number][] = [
  ["100m", 1],
  ["亿元", 1],
  ["billion", 10],
  ["bn", 10],
  ["million", 0.01],
  ["万元", 0.0001],
];
const PERSONS: readonly [string, number][] = [
  ["thousand", 1],
  ["10k", 10],
  ["万人", 10],
  ["million", 1000],
  ["persons", 0.001],
  ["人", 0.001],
];

const money = (key: string, names: readonly string[]) => inUnits(`${key}_100m`, names, MONEY);
const persons = (key: string, names: readonly string[]) => inUnits(`${key}_thousand`, names, PERSONS);

/** "gdp_billion", "地区生产总值(亿元)" */
function inUnits(key: string, names: readonly string[], units: readonly [string, number][]): Column[] {
  return units.map(([unit, factor]) => ({
    key,
    factor,
    names: names.flatMap((name) => [`${name}_${unit}`, `${name}(${unit})`]),
  }));
}

const COLUMNS: readonly Column[] = [
  ...NAMES,
  { key: "latitude", names: ["latitude", "lat", "纬度", "北纬"], factor: 1 },
  { key: "longitude", names: ["longitude", "lon", "lng", "经度", "东经"], factor: 1 },
  ...money("gdp", ["gdp", "地区生产总值", "生产总值"]),
  ...money("primary", ["primary", "第一产业", "第一产业增加值", "一产"]),
  ...money("secondary", ["secondary", "第二产业", "第二产业增加值", "二产"]),
  ...money("tertiary", ["tertiary", "第三产业", "第三产业增加值", "三产"]),
  ...persons("residents", ["residents", "population", "常住人口", "人口", "年末常住人口"]),
  {
    key: "builtup_km2",
    names: ["builtup_km2", "built_up_km2", "建成区面积(平方公里)", "建成区面积(km2)", "建成区面积"],
    factor: 1,
  },
];

/** Money and persons whose header names no unit. */
const UNITLESS: Readonly<Record<string, string>> = {
  gdp: "gdp_100m",
  地区生产总值: "gdp_100m",
  生产总值: "gdp_100m",
  residents: "residents_thousand",
  population: "residents_thousand",
  常住人口: "residents_thousand",
  人口: "residents_thousand",
};

/** Figures of one header above this many cannot be thousands of residents of one city. */
const MOST_THOUSAND = 100_000;

/** A column of a table; `guessed`: the unit that was taken where its header names none. */
export type Found = Column & { guessed?: TextKey };

/**
 * What a header stands for; undefined where it is not known. `values`: the column's figures, which tell persons from
 * thousands.
 */
export function columnOf(header: string, values: readonly number[]): Found | undefined {
  const name = simplified(header);
  const known = COLUMNS.find(({ names }) => names.includes(name));
  if (known) return known;
  const key = UNITLESS[name];
  if (key === undefined) return undefined;
  if (key === "gdp_100m") return { key, names: [], factor: 1, guessed: "scenario.hundredMillionCurrency" };
  const inPersons = values.some((value) => value > MOST_THOUSAND);
  return {
    key,
    names: [],
    factor: inPersons ? 0.001 : 1,
    guessed: inPersons ? "scenario.persons" : "unit.thousandPersons",
  };
}

/** Columns that every city needs, above 0. */
export const AMOUNTS = ["gdp_100m", "residents_thousand"];

/** The middle city's GDP a head over that of the country, with the figures of both columns in their units. */
function middlePerHead(columns: readonly Found[], figures: readonly (readonly number[])[], perHead: number): number {
  const [gdp, residents] = AMOUNTS.map((key) => columns.findIndex((column) => column.key === key));
  const factor = (columns[gdp!]!.factor! * 1e8) / (columns[residents!]!.factor! * 1e3);
  const ratios = figures[gdp!]!.map((money, c) => (factor * money) / figures[residents!]![c]! / perHead);
  const known = ratios.filter((ratio) => ratio > 0 && Number.isFinite(ratio)).sort((a, b) => a - b);
  return known[Math.floor(known.length / 2)] ?? 1;
}

/** The middle city's GDP a head over that of the country below and above which a column must be in another unit. */
const UNLIKELY_MIDDLE = [1 / 5, 5];

/**
 * Residents whose header names no unit are ten thousands where thousands would make the middle city too rich: under a
 * Chinese header, as yearbooks there count so, where ten thousands bring it nearer to the country.
 */
export function likelierUnit(
  headers: readonly string[],
  columns: readonly Found[],
  figures: readonly (readonly number[])[],
  perHead: number,
): Found[] {
  const ratio = middlePerHead(columns, figures, perHead);
  const mostOf = (header: string) => (/\p{Script=Han}/u.test(header) ? Math.sqrt(10) : UNLIKELY_MIDDLE[1]!);
  return columns.map((column, c) =>
    column.guessed === "unit.thousandPersons" && ratio > mostOf(headers[c]!)
      ? { ...column, factor: 10, guessed: "scenario.tenThousandPersons" }
      : column,
  );
}

/** Where the middle of all cities is that far from the country, no city is unlike the others: the unit is wrong. */
export function wrongUnit(
  { file, header, columns, perHead }: { file: string; header: RawRow; columns: readonly Found[]; perHead: number },
  figures: readonly (readonly number[])[],
): Problem[] {
  if (figures[0]!.length < 3) return [];
  const ratio = middlePerHead(columns, figures, perHead);
  const [low, high] = UNLIKELY_MIDDLE.map((share) => Number((share * perHead).toPrecision(2))) as [number, number];
  if (ratio * perHead >= low && ratio * perHead <= high) return [];
  const middle = t("scenario.middlePerHead", { perHead: Number((ratio * perHead).toPrecision(3)) });
  const value = AMOUNTS.map((key) => header.cells[columns.findIndex((column) => column.key === key)]).join(", ");
  const said = advice(middle, t("scenario.perHeadFromTo", { low, high }), "scenario.nameUnits");
  return [{ file, line: header.line, value, ...said }];
}

/** Headers that a table of cities may have, for messages. */
export const CITY_HEADERS = t("scenario.cityHeaders");

/** A header as names of columns are written: small letters, full-width ones narrowed, gaps as underscores. */
export function simplified(header: string): string {
  return header
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/\s*([()])\s*/g, "$1")
    .replace(/[\s-]+/g, "_");
}

/** A number as people write it, in full-width digits too, with commas between thousands; a decimal comma makes none. */
export function numberIn(written: string): number {
  const cell = written.normalize("NFKC");
  return Number(/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(cell) ? cell.replaceAll(",", "") : cell);
}

/** Ids that are known for Chinese names, so that 江苏 becomes jiangsu. */
export interface KnownNames {
  cities: ReadonlyMap<string, string>;
  provinces: ReadonlyMap<string, string>;
}

/** What is to have an id. */
export interface Called {
  /** As its author wrote it. */
  id?: string | undefined;
  names: readonly (string | undefined)[];
}

/**
 * The id that its author wrote, that of a known Chinese name, or the English name in lower-case letters; undefined
 * where none of them makes one.
 */
export function wantedId({ id, names }: Called, known: ReadonlyMap<string, string>): string | undefined {
  return id ?? firstOf(names.map((name) => name && (known.get(bare(name)) ?? slug(name))));
}

/** An id for each: the one that it wants, or a number. None stands twice. */
export function uniqueIds(things: readonly Called[], kind: string, known: ReadonlyMap<string, string>): string[] {
  const taken = new Set<string>();
  const problems: Problem[] = [];
  const ids = things.map((thing, n) => {
    const { id } = thing;
    if (id !== undefined && slug(id) !== id)
      problems.push({
        file: "--cities",
        path: t("error.column", { name: "id" }),
        value: id,
        ...advice("scenario.noId", "scenario.idOnce", "scenario.correctOrLeave"),
      });
    const wanted = wantedId(thing, known) ?? `${kind}-${n + 1}`;
    let free = wanted;
    for (let k = 2; taken.has(free); k++) free = `${wanted}-${k}`;
    taken.add(free);
    return free;
  });
  throwProblems(problems);
  return ids;
}

function firstOf(candidates: readonly (string | undefined)[]): string | undefined {
  return candidates.find((one) => one !== undefined && one !== "");
}

/** Without its rank: 苏州市, 江苏省. */
function bare(name: string): string {
  return name.trim().replace(/(特别行政区|壮族自治区|回族自治区|维吾尔自治区|自治区|省|市|地区)$/, "");
}

/** Lower-case ASCII words joined by hyphens; "" where nothing is left that an id may begin with. */
function slug(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/[\u0300-\u036f']/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "");
}

/** "my-region" as "My region". */
export function title(id: string): string {
  const words = id.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A text as YAML takes it anywhere: as it is, or in quotes where it holds anything that YAML could read otherwise. */
export function yamlText(text: string): string {
  return /^[\p{L}][\p{L}\p{N} ./_-]*$/u.test(text) &&
    !/^(true|false|null|yes|no|on|off)$/i.test(text) &&
    text === text.trim()
    ? text
    : JSON.stringify(text);
}

/** A text as YAML has it in one line: `{ en: Coast, ... }`. `written`: how its words are. */
export function yamlWords(text: Text, written: (words: string) => string = yamlText): string {
  return `{ ${LANGUAGES.map((language) => `${language}: ${written(text[language])}`).join(", ")} }`;
}
