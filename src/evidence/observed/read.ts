/**
 * An observed table of cities by sector as users write it: a row a city, sector and year. Read, checked, laid out by
 * year.
 */
import { z } from "zod";
import { type FileSource, mistakeAt, Problems, readCsvTable, throwProblems } from "../../input/index.js";
import { cellOf } from "../../input/table.js";
import { sumOf } from "../../maths/numerics/sums.js";
import type { CityTable, TableYear } from "../../measures/indicators/index.js";
import { advice, joined, t } from "../../words/index.js";

/** Sums and products of larger numbers overflow. */
const LARGEST = 1e100;

const name = z.string().min(1).max(200);
const amount = (label: string) => z.number().min(0).max(LARGEST).optional().meta({ label });

/** Columns of the table; an empty cell is not known. */
const observedRow = z.strictObject({
  city: name,
  group: name.meta({ label: "Province, or another group of cities" }),
  sector: name,
  value: amount("Jobs, output or value added of the sector, in one unit for all"),
  year: z.int().min(0).max(9999).optional().meta({ label: "Calendar year" }),
  population: amount("Residents of the city"),
  gdp: amount("GDP of the city, at constant prices where years are compared"),
  source: z.string().optional().meta({ label: "Where the row comes from; not read" }),
});

type Row = z.output<typeof observedRow>;

/** Names that the division of functions needs. */
export interface FunctionsNamed {
  manufacturing: readonly string[];
  producerServices: readonly string[];
}

/** An observed table, year by year in their order. */
export interface ObservedTable {
  cities: string[];
  groups: string[];
  sectors: string[];
  /** Null where the table has no column of that name, or no value in it. */
  years: (number | null)[];
  /** One for each year. */
  tables: CityTable[];
  /** Cells without a row, which count as zero: those of cities that have other rows in that year. */
  filled: number;
}

/** What a file, a line and a column are called in a message. */
interface Source {
  file: string;
  lines: readonly number[];
}

/**
 * Reads a table. Throws UserError with the line of every mistake: a cell twice, a city of two groups, two populations
 * of one city and year.
 */
export function readObserved(files: FileSource, file: string, named?: FunctionsNamed): ObservedTable {
  const { rows, lines } = readCsvTable(files, file, observedRow);
  const source = { file, lines };
  const groupOf = groupsOf(rows, source);
  checkYears(rows, source);
  if (rows.every(({ value }) => value === undefined))
    throw mistakeAt(
      { file, path: t("error.column", { name: "value" }) },
      "observed.holdsNoNumber",
      "observed.valuesAllowed",
      "observed.addColumnOrFill",
    );
  const cities = [...groupOf.keys()];
  const sectors = [...new Set(rows.map(({ sector }) => sector))];
  const years = [...new Set(rows.map(({ year }) => year ?? null))].sort((a, b) => (a ?? 0) - (b ?? 0));
  const laid = years.map((year) => yearOf(rows, source, year, { cities, sectors }));
  const shared = {
    groups: [...groupOf.values()],
    cities: cities.map((_, place) => place),
    functions: sectors.map((sector) => functionOf(sector, named)),
  };
  checkNamed(sectors, named);
  return {
    cities,
    groups: shared.groups,
    sectors,
    years,
    tables: laid.map(({ table }) => ({ ...shared, ...table, base: laid[0].table })),
    filled: sumOf(laid, (year) => year.filled),
  };
}

/** Group of each city, in the order of the table. */
function groupsOf(rows: readonly Row[], source: Source): Map<string, string> {
  const groups = new Map<string, string>();
  const problems = new Problems();
  rows.forEach(({ city, group }, row) => {
    const before = groups.get(city);
    if (before === undefined) groups.set(city, group);
    else if (before !== group)
      problems.add(() => ({
        ...cellOf(source, row, "group", group),
        ...advice(t("observed.otherGroup", { city, before }), "observed.oneGroupCity", "observed.correctOneOrNames"),
      }));
  });
  throwProblems(problems.list());
  const taken = [...groups.keys(), "cluster"];
  const members = [...groups.values()];
  const clash = members.find((group) => taken.includes(group) && members.filter((one) => one === group).length > 1);
  if (clash !== undefined || groups.has("cluster"))
    throw mistakeAt(
      {
        file: source.file,
        path: t("error.column", { name: clash === undefined ? "city" : "group" }),
        value: clash ?? "cluster",
      },
      "observed.namesTwoThings",
      "observed.groupNames",
      "observed.renameOneOfThem",
    );
  return groups;
}

function checkYears(rows: readonly Row[], source: Source): void {
  const without = rows.findIndex(({ year }) => year === undefined);
  if (without < 0 || rows.every(({ year }) => year === undefined)) return;
  throw mistakeAt(
    cellOf(source, without, "year"),
    "observed.yearEmpty",
    "observed.yearEveryOrNone",
    "observed.addYear",
  );
}

function yearOf(
  rows: readonly Row[],
  source: Source,
  year: number | null,
  { cities, sectors }: Pick<ObservedTable, "cities" | "sectors">,
): { table: TableYear; filled: number } {
  const placeOf = new Map(cities.map((city, place) => [city, place]));
  const sectorOf = new Map(sectors.map((sector, s) => [sector, s]));
  const lineOf = cities.map(() => new Map<number, number>());
  const values = cities.map(() => new Float64Array(sectors.length).fill(NaN));
  const [population, gdp] = [given("population", source), given("gdp", source)];
  const problems = new Problems();
  rows.forEach((row, at) => {
    if ((row.year ?? null) !== year) return;
    const [place, s] = [placeOf.get(row.city)!, sectorOf.get(row.sector)!];
    const before = lineOf[place].get(s);
    if (before !== undefined) problems.add(() => twice(row, source, at, before));
    lineOf[place].set(s, at);
    values[place][s] = row.value ?? NaN;
    population.add(row, at, problems);
    gdp.add(row, at, problems);
  });
  throwProblems(problems.list());
  let filled = 0;
  lineOf.forEach((known, place) => {
    if (known.size === 0) return;
    for (let s = 0; s < sectors.length; s++)
      if (!known.has(s)) {
        values[place][s] = 0;
        filled++;
      }
  });
  return { table: { year: year ?? 0, values, population: population.of(cities), gdp: gdp.of(cities) }, filled };
}

function twice({ city, sector, year }: Row, { file, lines }: Source, at: number, before: number) {
  return {
    file,
    line: lines[at],
    value: `${city}, ${sector}`,
    ...advice(
      t("observed.standsTwice", { dated: year !== undefined, year, line: lines[before] }),
      "observed.rowCitySectorYear",
      "observed.removeOneOrAdd",
    ),
  };
}

/** A number of a city and year that is written beside each of its sectors. */
function given(column: "population" | "gdp", source: Source) {
  const known = new Map<string, number>();
  return {
    add(row: Row, at: number, problems: Problems): void {
      const value = row[column];
      if (value === undefined) return;
      const before = known.get(row.city);
      if (before === undefined) known.set(row.city, value);
      else if (before !== value)
        problems.add(() => ({
          ...cellOf(source, at, column, value),
          ...advice(
            t("observed.differsFromRow", { city: row.city, before }),
            t("observed.oneForCityYear", { column }),
            "observed.correctCitys",
          ),
        }));
    },
    of: (cities: readonly string[]) => Float64Array.from(cities, (city) => known.get(city) ?? NaN),
  };
}

function functionOf(sector: string, named: FunctionsNamed | undefined): CityTable["functions"][number] {
  if (named?.manufacturing.includes(sector)) return "manufacturing";
  return named?.producerServices.includes(sector) ? "producer-services" : "other";
}

function checkNamed(sectors: readonly string[], named: FunctionsNamed | undefined): void {
  for (const [option, names] of [
    ["--manufacturing", named?.manufacturing ?? []],
    ["--producer-services", named?.producerServices ?? []],
  ] as const) {
    const unknown = names.find((one) => !sectors.includes(one));
    const doubled =
      option === "--manufacturing" ? names.find((one) => named!.producerServices.includes(one)) : undefined;
    if (unknown === undefined && doubled === undefined) continue;
    throw mistakeAt(
      { file: option, value: unknown ?? doubled },
      unknown === undefined ? "observed.producerServicesToo" : "observed.noSectorOfTable",
      t("observed.sectorsOfTable", { names: joined(sectors.slice(0, 20)), more: sectors.length > 20 }),
      "observed.checkSpelling",
    );
  }
}
