import { sumOf } from "../../maths/numerics/sums.js";
import { advice, english, joined, t } from "../../words/index.js";
import {
  type FileSource,
  mistakeAt,
  nearestName,
  type Problem,
  readText,
  throwProblems,
  type UserError,
  unknownName,
} from "../files.js";
import { checkWidths, filledColumns, noRows, type RawRow, rawRows } from "../table.js";
import type { TableRow } from "../tables.js";
import { cityNamed, type OwnCity } from "./cityTable.js";
import { numberIn, simplified } from "./columns.js";

/** What a table of sectors counts. */
export type Counted = "valueAdded" | "employment";

/** Cities with value added by three groups, or the rows of a table `structure`. */
export interface OwnSectors {
  cities: OwnCity[];
  /** CSV; absent where the table holds the three groups only. */
  structure?: string;
}

const GROUPS: Readonly<Record<string, "primary_100m" | "secondary_100m" | "tertiary_100m">> = {
  primary: "primary_100m",
  agriculture: "primary_100m",
  第一产业: "primary_100m",
  农业: "primary_100m",
  secondary: "secondary_100m",
  industry: "secondary_100m",
  manufacturing: "secondary_100m",
  第二产业: "secondary_100m",
  工业: "secondary_100m",
  制造业: "secondary_100m",
  tertiary: "tertiary_100m",
  services: "tertiary_100m",
  第三产业: "tertiary_100m",
  服务业: "tertiary_100m",
};

/** Headers of a long table. */
const LONG = { city: ["city", "城市", "name"], sector: ["sector", "产业", "行业", "industry"] };
const AMOUNTS: Readonly<Record<string, Counted>> = {
  value_added_100m: "valueAdded",
  "增加值(亿元)": "valueAdded",
  employment_thousand: "employment",
  "就业(千人)": "employment",
};

interface Cell {
  city: string;
  sector: string;
  amount: string;
  line: number;
  /** Where the sector is named: the header of a wide table. */
  sectorLine: number;
  column: string;
}

/**
 * Reads value added or employment by city and sector: one row for each (`city,sector,value_added_100m`), or a row a
 * city and a column a sector. `counted`: what a wide table holds; a long one says so in its header. Sectors are those
 * of `sectors`, by id or name, or the three groups.
 * @throws UserError for cities and sectors that are not known, cells that are no numbers, and sums that GDP cannot
 *   hold.
 */
export function readSectorTable(
  files: FileSource,
  file: string,
  cities: readonly OwnCity[],
  sectors: readonly TableRow<"sectors">[],
  counted: Counted,
): OwnSectors {
  const [header, ...rows] = filledColumns(rawRows(file, readText(files, file, { file: "--sectors" })));
  if (rows.length === 0) throw noRows(file, header!);
  checkWidths(file, header!.cells, rows);
  const long = longTable(header!, rows);
  const cells = long?.cells ?? wideTable(header!, rows);
  const kind = long?.counted ?? counted;
  // One group among sectors makes a table of groups, of which the sectors are none.
  const names = [...new Set(cells.map(({ sector }) => sector))];
  const three =
    names.every((name) => groupOf(name)) || names.some((name) => groupOf(name) && !sectorNamed(name, sectors));
  const problems: Problem[] = [];
  const first = new Map<string, Cell>();
  const found = cells.flatMap((cell) => {
    const city = cityNamed(cell.city, cities);
    const sector = three ? groupOf(cell.sector) : sectorNamed(cell.sector, sectors);
    const amount = numberIn(cell.amount);
    const key = `${city?.id} ${sector}`;
    const before = first.get(key);
    if (city && sector && !before) first.set(key, cell);
    const problem =
      (!city && unknownCity(cell, cities)) ||
      (!sector && (three && sectorNamed(cell.sector, sectors) ? besideGroups(cell) : unknownSector(cell, sectors))) ||
      (!(amount >= 0) && noNumber(cell)) ||
      (before && twice(cell, before));
    if (problem) problems.push({ file, line: city && !sector ? cell.sectorLine : cell.line, ...problem });
    return problem || cell.amount === "" ? [] : [{ city: city!.id, sector: sector!, amount, line: cell.line }];
  });
  // Each once, where it stands first.
  const once = new Map(problems.toReversed().map((one) => [`${one.value} ${english(one.what)}`, one]));
  throwProblems([...once.values()].reverse());
  if (kind === "valueAdded") throwProblems(beyondGdp(file, found, cities, three));
  if (!three) return { cities: [...cities], structure: structureCsv(found, kind, file) };
  if (kind === "employment") throw threeByEmployment(file);
  return { cities: cities.map((city) => withGroups(city, found)) };
}

interface Found {
  city: string;
  sector: string;
  amount: number;
  line: number;
}

/** The group that a header stands for, with its unit or without. */
function groupOf(name: string): (typeof GROUPS)[string] | undefined {
  return GROUPS[simplified(name).replace(/(\(亿元\)|_100m)$/, "")];
}

function longTable(header: RawRow, rows: readonly RawRow[]): { cells: Cell[]; counted: Counted } | undefined {
  const names = header.cells.map(simplified);
  const city = names.findIndex((name) => LONG.city.includes(name));
  const sector = names.findIndex((name) => LONG.sector.includes(name));
  const amount = names.findIndex((name) => AMOUNTS[name] !== undefined);
  if (city < 0 || sector < 0 || amount < 0) return undefined;
  return {
    counted: AMOUNTS[names[amount]!]!,
    cells: rows.map(({ cells, line }) => ({
      city: cells[city]!,
      sector: cells[sector]!,
      amount: cells[amount]!,
      ...{ line, sectorLine: line },
      column: header.cells[amount]!,
    })),
  };
}

/** The first column names the city. */
function wideTable(header: RawRow, rows: readonly RawRow[]): Cell[] {
  return rows.flatMap(({ cells, line }) =>
    cells.slice(1).map((amount, c) => {
      const column = header.cells[c + 1]!;
      return { city: cells[0]!, sector: column, amount, line, sectorLine: header.line, column };
    }),
  );
}

function sectorNamed(name: string, sectors: readonly TableRow<"sectors">[]): string | undefined {
  const plain = simplified(name);
  return sectors.find(({ id, label, labelZh }) => [id, label, labelZh].some((one) => one && simplified(one) === plain))
    ?.id;
}

function unknownCity({ city }: Cell, cities: readonly OwnCity[]) {
  const names = cities.map(({ name }) => name);
  return unknownName(city, names, "scenario.noCityOfCities", "scenario.wideTable");
}

function unknownSector({ sector }: Cell, sectors: readonly TableRow<"sectors">[]) {
  const ids = sectors.map(({ id }) => id);
  const shown = sectors.map(({ id, labelZh }) => (labelZh ? `${id} (${labelZh})` : id));
  return {
    value: sector,
    ...advice(
      "scenario.noSectorOfDefaults",
      t("scenario.sectorsOrGroups", { names: joined(shown) }),
      "scenario.renameOrSum",
    ),
    nearest: nearestName(sector, ids),
  };
}

function besideGroups({ sector }: Cell) {
  return { value: sector, ...advice("scenario.sectorBesideGroups", "scenario.groupsAlone", "scenario.giveEither") };
}

function twice({ city, sector }: Cell, { line, sector: before }: Cell) {
  return {
    value: city,
    ...advice(
      t("scenario.cellTwice", { sector, line, same: before === sector, before }),
      "scenario.cellOnce",
      "scenario.removeOrSum",
    ),
  };
}

function noNumber({ column, amount }: Cell) {
  return {
    path: t("error.column", { name: column }),
    value: amount,
    ...advice("scenario.notNumberFromZero", "scenario.moneyOrThousand", "error.correctCell"),
  };
}

/** Value added of a city may miss GDP a little, not by more than this. */
const MOST_OVER_GDP = 1.3;

/** Three groups are all of GDP: the share by which rounding and revisions may part them from it, or from 1 or 100 %. */
const GROUPS_MISS = 0.05;

/** Sums that GDP cannot hold, or that leave some of it to nothing. */
function beyondGdp(file: string, found: readonly Found[], cities: readonly OwnCity[], three: boolean): Problem[] {
  return cities.flatMap(({ id, name, gdp_100m: gdp }) => {
    const own = found.filter(({ city }) => city === id);
    const sum = sumOf(own, ({ amount }) => amount);
    const whole = three && new Set(own.map(({ sector }) => sector)).size === 3;
    const wholes = [gdp, 1, 100];
    if (whole ? wholes.some((one) => Math.abs(sum / one - 1) <= GROUPS_MISS) : sum <= MOST_OVER_GDP * gdp) return [];
    return [
      {
        file,
        line: own[0]?.line,
        value: Number(sum.toPrecision(6)),
        ...advice(
          t("scenario.sumSectorsGdp", { name, gdp }),
          whole ? "scenario.groupsAddUp" : "scenario.valueAddedAddsUp",
          whole ? "error.correctCell" : "scenario.correctUnit",
        ),
      },
    ];
  });
}

function threeByEmployment(file: string): UserError {
  return mistakeAt(
    { file, line: 1 },
    "scenario.employmentOfGroups",
    "scenario.groupsOrSectors",
    "scenario.leaveEmployment",
  );
}

function withGroups(city: OwnCity, found: readonly Found[]): OwnCity {
  const own = found.filter((cell) => cell.city === city.id);
  const sums = new Map<string, number>();
  for (const { sector, amount } of own) sums.set(sector, (sums.get(sector) ?? 0) + amount);
  const total = sumOf([...sums.values()]);
  // Rounded parts are made to add up, where all three are given.
  const scale = sums.size === 3 && total > 0 ? city.gdp_100m / total : 1;
  return { ...city, ...Object.fromEntries([...sums].map(([sector, sum]) => [sector, round(sum * scale)])) };
}

function structureCsv(found: readonly Found[], kind: Counted, file: string): string {
  const column = kind === "valueAdded" ? "value_added_100m" : "employment_thousand";
  const source = file.slice(file.lastIndexOf("/") + 1).replace(/[",\n]/g, " ");
  const lines = found.map(({ city, sector, amount }) => `${city},${sector},${amount},${source}`);
  return `${[`city,sector,${column},source`, ...lines].join("\n")}\n`;
}

function round(value: number): number {
  return Number(value.toPrecision(10));
}
