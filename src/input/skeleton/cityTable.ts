import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import { advice, joined, RANKS, type Text, t, textOf } from "../../words/index.js";
import { type FileSource, mistakeAt, type Problem, readText, throwProblems, type UserError } from "../files.js";
import { checkWidths, filledColumns, noRows, type RawRow, rawRows } from "../table.js";
import {
  AMOUNTS,
  type Called,
  CITY_HEADERS,
  columnOf,
  type Found,
  type KnownNames,
  likelierUnit,
  numberIn,
  title,
  uniqueIds,
  wantedId,
  wrongUnit,
} from "./columns.js";

/** A city as its author knows it. Amounts in 100 million a year and thousand persons. */
export interface OwnCity {
  id: string;
  name: string;
  name_zh?: string;
  province?: string;
  gdp_100m: number;
  residents_thousand: number;
  [column: string]: string | number | undefined;
}

export interface OwnCities {
  cities: OwnCity[];
  /** Names of provinces, by id. */
  provinces: Map<string, Text>;
  /** Units that were taken where a header names none. */
  guessed: Text[];
  /** Lines of the table on which the cities stand. */
  lines: number[];
}

/**
 * Reads a table of cities as somebody has it: any order of columns, English or Chinese headers, units in the headers.
 * `perHead`: GDP of the country a head, in its currency.
 * @throws UserError for unknown or missing columns, cells that are no numbers, and figures that make no sense together.
 */
export function readCityTable(files: FileSource, file: string, known: KnownNames, perHead: number): OwnCities {
  const [header, ...rows] = filledColumns(rawRows(file, readText(files, file, { file: "--cities" })));
  if (rows.length === 0) throw noRows(file, header!);
  checkWidths(file, header!.cells, rows);
  const figures = header!.cells.map((_, c) => rows.map(({ cells }) => numberIn(cells[c] ?? "")));
  const found = header!.cells.map((name, c) => columnOf(name, figures[c]!));
  throwProblems(headerProblems(file, header!, found));
  const columns = likelierUnit(header!.cells, found as Found[], figures, perHead);
  const problems: Problem[] = [];
  const table: CityTable = { file, header: header!, columns, perHead, problems };
  const written = rows.map((row) => cellsOf(table, row));
  const called = written.map((row) => ({ id: text(row["id"]), names: [text(row["name"]), text(row["name_zh"])] }));
  problems.push(...doubled(file, rows, called, known), ...withoutProvince(table, rows, written));
  problems.push(...sumsOfOthers(table, rows, written), ...farFromOthers(table, rows, written));
  if (problems.length === 0) problems.push(...wrongUnit(table, figures));
  throwProblems(problems.sort((a, b) => a.line! - b.line!));
  oneSpelling(written, known);
  const ids = uniqueIds(called, "city", known.cities);
  const provinceNames = [...new Set(written.map((row) => text(row["province"])).filter((name) => name !== undefined))];
  const provinceIds = uniqueIds(
    provinceNames.map((name) => ({ names: [name] })),
    "province",
    known.provinces,
  ).map((id, p) => {
    const own = ids.filter((_, c) => text(written[c]!["province"]) === provinceNames[p]);
    return apartFromCities(id, own, ids);
  });
  const idOfProvince = new Map(provinceNames.map((name, p) => [name, provinceIds[p]!]));
  const cities = written.map((row, c): OwnCity => {
    const name = text(row["name"])!;
    const province = text(row["province"]);
    const id = ids[c]!;
    const chinese = row["name_zh"] === undefined && isChinese(name);
    return {
      ...row,
      id,
      // A city that ships under its Chinese name has an English one.
      name: chinese && !/^city-[0-9]+$/.test(id) ? title(id) : name,
      ...(chinese && { name_zh: withoutRank(name) }),
      ...(province !== undefined && { province: idOfProvince.get(province)! }),
    } as OwnCity;
  });
  return {
    cities,
    provinces: new Map(provinceNames.map((name, p) => [provinceIds[p]!, provinceText(name, provinceIds[p]!, written)])),
    guessed: header!.cells.flatMap((name, c) => {
      const unit = columns[c]!.guessed;
      return unit === undefined ? [] : [t("scenario.columnInUnit", { name, unit: t(unit) })];
    }),
    lines: rows.map(({ line }) => line),
  };
}

/** Cities that stand twice, by a name in either language or by the id that their names make. */
function doubled(file: string, rows: readonly RawRow[], called: readonly Called[], known: KnownNames): Problem[] {
  const first = new Map<string, number>();
  return called.flatMap((city, c) => {
    const id = wantedId(city, known.cities);
    const keys = city.names.flatMap((name) => (name === undefined ? [] : [withoutRank(name)]));
    const all = [...keys, ...(id === undefined ? [] : [id])];
    const before = all.map((key) => first.get(key)).find((other) => other !== undefined);
    for (const key of all) if (!first.has(key)) first.set(key, c);
    if (before === undefined) return [];
    return [
      {
        file,
        line: rows[c]!.line,
        value: city.names[0],
        ...advice(
          t("scenario.cityAgain", { line: rows[before]!.line, name: called[before]!.names[0] }),
          "scenario.rowPerCity",
          "scenario.removeOrTellApart",
        ),
      },
    ];
  });
}

type Cells = Record<string, string | number>;

/** Cities without a province in a table of provinces: nobody knows whether a border parts them from the others. */
function withoutProvince({ file }: CityTable, rows: readonly RawRow[], written: readonly Cells[]): Problem[] {
  const without = written.flatMap((row, c) => (text(row["province"]) === undefined ? [c] : []));
  if (without.length === written.length) return [];
  const said = advice("scenario.noProvinceHere", "scenario.provinceOfEach", "scenario.nameProvinceOrNone");
  return without.map((c) => ({ file, line: rows[c]!.line, value: text(written[c]!["name"]), ...said }));
}

/** Share of the whole by which the sum of rounded rows may miss it. */
const ROUNDED = 1e-3;

/** Rows that are the sum of all others: a yearbook's total is no city. */
function sumsOfOthers({ file }: CityTable, rows: readonly RawRow[], written: readonly Cells[]): Problem[] {
  if (written.length < 3) return [];
  const isSum = (column: string, c: number) => {
    const values = written.map((row) => Number(row[column]));
    const own = values[c]!;
    return Math.abs(values.reduce((sum, value) => sum + value, 0) - 2 * own) <= ROUNDED * own;
  };
  const sums = written.flatMap((_, c) => (["gdp_100m", "residents_thousand"].every((one) => isSum(one, c)) ? [c] : []));
  const said = advice("scenario.sumOfOthers", "scenario.rowPerCity", "scenario.removeTotal");
  return sums.map((c) => ({ file, line: rows[c]!.line, value: text(written[c]!["name"]), ...said }));
}

/** Beyond it no city belongs to the same cluster, km: a sign is missing, or the coordinates have changed places. */
const FARTHEST_KM = 5000;

/** Cities far from the middle of all: coordinates that are wrong pass every other check. */
function farFromOthers({ file }: CityTable, rows: readonly RawRow[], written: readonly Cells[]): Problem[] {
  const spots = written.map(({ latitude, longitude }) => ({
    latitude: Number(latitude),
    longitude: Number(longitude),
  }));
  const known = spots.filter(({ latitude, longitude }) => Number.isFinite(latitude + longitude));
  if (known.length < 3) return [];
  const middleOf = (key: "latitude" | "longitude") =>
    known.map((spot) => spot[key]).sort((a, b) => a - b)[Math.floor(known.length / 2)]!;
  const middle = { latitude: middleOf("latitude"), longitude: middleOf("longitude") };
  return spots.flatMap((spot, c) => {
    const km = greatCircleKm(middle, spot);
    if (!(km > FARTHEST_KM)) return [];
    const what = t("scenario.farFromOthers", { km: Number(km.toPrecision(2)) });
    const said = advice(what, t("scenario.withinKm", { km: FARTHEST_KM }), "scenario.correctBothCoordinates");
    return [{ file, line: rows[c]!.line, value: text(written[c]!["name"]), ...said }];
  });
}

/** Writes provinces that want one id, as 江苏省 and 江苏, as the first of them is written. */
function oneSpelling(rows: readonly Cells[], known: KnownNames): void {
  const first = new Map<string, string>();
  for (const row of rows) {
    const name = text(row["province"]);
    if (name === undefined) continue;
    const rank = RANKS.find(({ ending, kinds }) => kinds.includes("province") && name.endsWith(ending));
    const key = wantedId({ names: [name] }, known.provinces) ?? name.slice(0, name.length - (rank?.ending.length ?? 0));
    if (!first.has(key)) first.set(key, name);
    row["province"] = first.get(key)!;
  }
}

/**
 * A province of several cities is not called as one of them: New York State is not New York. One that is a city has one
 * id with it.
 */
function apartFromCities(id: string, own: readonly string[], cities: readonly string[]): string {
  const isOneCity = own.length === 1 && own[0] === id;
  return cities.includes(id) && !isOneCity ? `${id}-province` : id;
}

/** What a province is called: as the table says, in the other language too where the table or its id tells. */
function provinceText(name: string, id: string, rows: readonly Cells[]): Text {
  const chinese = text(
    rows.find((row) => row["province"] === name && row["province_zh"] !== undefined)?.["province_zh"],
  );
  return textOf(isChinese(name) || name === id ? title(id) : name, chinese ?? name);
}

/** Mistakes of the header: columns unknown, twice, or missing. columns by cell, undefined where unknown */
function headerProblems(file: string, { cells, line }: RawRow, columns: readonly (Found | undefined)[]): Problem[] {
  const at = { file, line };
  const names = cells.filter((_, c) => !columns[c]);
  const unknown =
    names.length === 0
      ? []
      : [
          {
            ...at,
            value: names.join(", "),
            what: t("scenario.noCityColumn"),
            allowed: CITY_HEADERS,
            hint: t("scenario.renameColumn"),
          },
        ];
  const keys = columns.map((column) => column?.key);
  const twice = cells.flatMap((name, c) =>
    keys[c] !== undefined && keys.indexOf(keys[c]) < c
      ? [
          {
            ...at,
            value: name,
            ...advice(t("scenario.columnSecondTime", { column: keys[c] }), "scenario.eachOnce", "scenario.remove"),
          },
        ]
      : [],
  );
  const needed = ["name", "gdp_100m", "residents_thousand"].filter((key) => !keys.includes(key));
  const missing = {
    ...at,
    what: t("scenario.headerLacks", { names: joined(needed, "no") }),
    allowed: CITY_HEADERS,
    hint: t("scenario.nameUnit"),
  };
  return [...unknown, ...twice, ...(needed.length > 0 ? [missing] : [])];
}

interface CityTable {
  file: string;
  header: RawRow;
  columns: readonly Found[];
  perHead: number;
  /** What is wrong with its cells, as it is found. */
  problems: Problem[];
}

function cellsOf(
  { file, header, columns, perHead: ofCountry, problems }: CityTable,
  { cells, line }: RawRow,
): Record<string, string | number> {
  const at = (c: number) => ({ file, line, path: t("error.column", { name: header.cells[c] }) });
  const refuse = (c: number, ...words: Parameters<typeof advice>) =>
    problems.push({ ...at(c), value: cells[c], ...advice(...words) });
  const entries = columns.flatMap(({ key, factor }, c): [string, string | number][] => {
    const cell = cells[c]!;
    if (cell === "") return [];
    if (factor === undefined) return [[key, cell]];
    const number = numberIn(cell);
    if (!Number.isFinite(number)) refuse(c, "engine.isNoNumber", "scenario.decimalPoint", "scenario.correctOrEmpty");
    else if (number <= 0 && AMOUNTS.includes(key))
      refuse(c, "scenario.notAboveZero", "scenario.aboveZero", "scenario.fillOrRemove");
    else return [[key, Number((number * factor).toPrecision(12))]];
    return [];
  });
  const row = Object.fromEntries(entries);
  const [name, ...amounts] = ["name", ...AMOUNTS].map((key) => columns.findIndex((column) => column.key === key));
  for (const c of [name!, ...amounts])
    if (cells[c] === "")
      problems.push({
        ...at(c),
        ...advice("scenario.cellEmpty", "scenario.namesGdpResidents", "scenario.fillOrRemove"),
      });
  const [gdp, residents] = AMOUNTS.map((key) => row[key] as number | undefined);
  const perHead = gdp !== undefined && residents !== undefined ? (gdp * 1e8) / (residents * 1e3) : ofCountry;
  const [low, high] = UNLIKELY.map((factor) => Number((factor * ofCountry).toPrecision(2))) as [number, number];
  if (perHead < low || perHead > high)
    problems.push({
      ...{ file, line, value: cells[name!] },
      ...advice(
        t("scenario.perHeadUnlikely", {
          written: joined(
            amounts.map((c) => `${header.cells[c]} = ${cells[c]}`),
            "and",
          ),
          perHead: Number(perHead.toPrecision(3)),
        }),
        t("scenario.perHeadFromTo", { low, high }),
        "scenario.nameUnits",
      ),
    });
  return row;
}

/** GDP a head over that of the country below and above which a unit must be wrong. */
const UNLIKELY = [1 / 40, 8];

function text(cell: string | number | undefined): string | undefined {
  return cell === undefined ? undefined : String(cell);
}

/** 苏州市 is 苏州. */
function withoutRank(name: string): string {
  return name.trim().toLowerCase().replace(/市$/, "");
}

function isChinese(name: string): boolean {
  return /\p{Script=Han}/u.test(name);
}

/** The table in the columns that region files have, a line a city. */
export function cityCsv(cities: readonly OwnCity[]): string {
  const order = [
    ...["id", "name", "name_zh", "province", "latitude", "longitude", "gdp_100m", "primary_100m", "secondary_100m"],
    ...["tertiary_100m", "residents_thousand", "builtup_km2", "source", "note"],
  ];
  const columns = order.filter((column) => cities.some((city) => city[column] !== undefined));
  const lines = cities.map((city) => columns.map((column) => quoted(String(city[column] ?? ""))).join(","));
  return `${[columns.join(","), ...lines].join("\n")}\n`;
}

function quoted(cell: string): string {
  const line = cell.replaceAll(/\s*\n\s*/g, " ");
  return /[",]/.test(line) ? `"${line.replaceAll('"', '""')}"` : line;
}

/** The city of a table that a name stands for. */
export function cityNamed(name: string, cities: readonly OwnCity[]): OwnCity | undefined {
  const plain = withoutRank(name);
  return cities.find((city) => [city.id, city.name, city.name_zh].some((one) => one && withoutRank(one) === plain));
}

/** Throws UserError: a table that needs another. */
export function needsCities(file: string): UserError {
  return mistakeAt(
    { file: "--sectors", value: file },
    "scenario.needsCityTable",
    "scenario.sectorsBesideCities",
    "scenario.giveCities",
  );
}
