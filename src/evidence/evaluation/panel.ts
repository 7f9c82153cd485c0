import { z } from "zod";
import { type FileSource, type Region, readCsvTable } from "../../input/index.js";
import { bounded, wordsSchema, yearSchema } from "../../input/quantity.js";
import { sumOf } from "../../maths/numerics/sums.js";
import {
  type CityTable,
  type CollaborationRow,
  collaborationRow,
  hoover,
  PARTS,
  TABLE_INDICATORS,
} from "../../measures/indicators/index.js";
import type { Text } from "../../words/index.js";
import { Panel } from "../backtest/panel.js";

/**
 * The observed panel of agglomerations: what of the parts of the index of collaboration is known of each of them, year
 * by year. Structures are employment of urban units by section (GB/T 4754), GDP is at current prices, innovation is
 * that of the provinces in which the cities lie.
 */

export const YEARS = { first: 2005, last: 2021 } as const;

/**
 * Sections of the structure: without farming (hardly any urban units) and construction, which is booked where the firm
 * sits.
 */
const SECTIONS = [..."BCDFGHIJKLMNOPQRS"];
/** Information, finance, business services and research, as in the regions' own tables. */
const PRODUCER_SERVICES = "IJLM";
const MANUFACTURING = "C";

/** Structures speak for an agglomeration where this share of its cities is known. Our assumption. */
const ENOUGH = 0.8;

const amount = (label: string, unit: string) => bounded({ label, unit, min: 0 }).optional();

const citySchema = z.strictObject({
  city: wordsSchema,
  year: yearSchema,
  loans100m: amount("Loans at the end of the year", "100 million yuan"),
  deposits100m: amount("Deposits at the end of the year", "100 million yuan"),
  registeredThousand: amount("Registered residents", "thousand persons"),
  travelOut: amount("Travel to the other cities of the agglomeration in a week", "outflow of Beijing = 100"),
  ...sectionColumns(),
  source: wordsSchema,
});

const provinceSchema = z.strictObject({
  province: wordsSchema,
  year: yearSchema,
  rd100m: amount("Spending on research and development", "100 million yuan"),
  rdPercentOfGdp: amount("The same over GDP", "%"),
  patents: amount("Patents granted", "number"),
  inventions: amount("Invention patents granted", "number"),
  contractsSold100m: amount("Contracts of technology sold", "100 million yuan"),
  contractsBought100m: amount("Contracts of technology bought", "100 million yuan"),
  source: wordsSchema,
});

function sectionColumns() {
  const jobs = amount("Employed in urban units", "thousand persons");
  return Object.fromEntries([..."ABCDEFGHIJKLMNOPQRS"].map((letter) => [`section${letter}`, jobs]));
}

type CityRow = z.output<typeof citySchema>;
type ProvinceRow = z.output<typeof provinceSchema>;

/** What is known beside the panels of the regions. */
export interface EvaluationTables {
  cities: ReadonlyMap<string, CityRow>;
  provinces: ReadonlyMap<string, ProvinceRow>;
}

/** Reads both tables. Throws UserError where a cell breaks its rule. */
export function readEvaluation(files: FileSource, cities: string, provinces: string): EvaluationTables {
  const keyed = <Row extends { year: number }>(rows: readonly Row[], name: (row: Row) => string) =>
    new Map(rows.map((row) => [`${name(row)} ${row.year}`, row]));
  return {
    cities: keyed(readCsvTable(files, cities, citySchema).rows, ({ city }) => city),
    provinces: keyed(readCsvTable(files, provinces, provinceSchema).rows, ({ province }) => province),
  };
}

/** An agglomeration, its cities of which GDP is known. */
export interface Agglomeration {
  id: string;
  label: Text;
  cities: readonly string[];
  /** By year from the first on. */
  years: readonly ObservedYear[];
  /** Place of its largest city in the first year. */
  core: number;
}

interface ObservedYear {
  year: number;
  table: CityTable;
  known: readonly boolean[];
  loans: readonly number[];
  deposits: readonly number[];
  registered: readonly number[];
  travel: readonly number[];
  /** Parts of innovation, which are the provinces' and hang on no single city. */
  innovation: Readonly<Record<string, number>>;
}

/** The agglomeration of a region in all years of the panel. */
export function agglomerationOf(region: Region, tables: EvaluationTables): Agglomeration {
  const panel = new Panel(region, []);
  const count = YEARS.last - YEARS.first + 1;
  const laid = Array.from({ length: count }, (_, y) => yearOf(panel, tables, YEARS.first + y));
  const gdp = Array.from(laid[0].table.gdp);
  const years = laid.map((one) => ({ ...one, table: { ...one.table, base: laid[0].table } }));
  const { id, label } = region;
  return { id, label, cities: panel.cities, years, core: gdp.indexOf(Math.max(...gdp)) };
}

function yearOf(panel: Panel, { cities, provinces }: EvaluationTables, at: number): ObservedYear {
  const rows = panel.cities.map((city) => cities.get(`${city} ${at}`));
  const numberOf = (row: CityRow | undefined, name: string) =>
    (row as Record<string, number | undefined> | undefined)?.[name] ?? NaN;
  const column = (name: keyof CityRow & string) => rows.map((row) => numberOf(row, name));
  const values = rows.map((row) => SECTIONS.map((letter) => numberOf(row, `section${letter}`)));
  const own = {
    year: at,
    values,
    population: panel.at("residentsThousand", at),
    gdp: panel.at("gdp100m", at),
  };
  const table: CityTable = {
    ...own,
    base: own,
    groups: panel.provinces,
    cities: panel.cities.map((_, place) => place),
    functions: SECTIONS.map((letter) =>
      letter === MANUFACTURING ? "manufacturing" : PRODUCER_SERVICES.includes(letter) ? "producer-services" : "other",
    ),
  };
  return {
    year: at,
    table,
    known: values.map((row) => row.every(Number.isFinite)),
    loans: column("loans100m"),
    deposits: column("deposits100m"),
    registered: column("registeredThousand"),
    travel: column("travelOut"),
    innovation: innovationOf([...new Set(panel.provinces)].map((one) => provinces.get(`${one} ${at}`))),
  };
}

/** Of provinces together; GDP is their spending on research over its share. No value where one lacks a figure. */
function innovationOf(rows: readonly (ProvinceRow | undefined)[]): ObservedYear["innovation"] {
  const sum = (value: (row: ProvinceRow) => number | undefined) => sumOf(rows, (row) => (row && value(row)) ?? NaN);
  const gdp = sum(({ rd100m, rdPercentOfGdp }) => (100 * rd100m!) / rdPercentOfGdp!);
  return {
    "rd-intensity": (100 * sum((row) => row.rd100m)) / gdp,
    inventions: (10 * sum((row) => row.inventions)) / gdp,
    "technology-bought": (100 * sum((row) => row.contractsBought100m)) / gdp,
  };
}

/**
 * Values of the parts of an agglomeration in a year, over some of its cities (places); NaN where one is not known. By
 * id of the part.
 */
export function observedParts({ core }: Agglomeration, year: ObservedYear, members: readonly number[]) {
  /** Members of which something is known, where they are enough to speak for all; else none. */
  const knownOf = (known: (place: number) => boolean) => {
    const shown = members.filter(known);
    const enough = shown.length >= ENOUGH * members.length && (!members.includes(core) || shown.includes(core));
    return enough ? shown : [];
  };
  const ofTable = (id: string, places: readonly number[]) =>
    places.length > 1 ? TABLE_INDICATORS.find((one) => one.id === id)!.measure(year.table, places) : NaN;
  const { population } = year.table;
  const apart = (first: readonly number[], second: ArrayLike<number>) => {
    const places = knownOf((place) => first[place] > 0 && second[place] > 0);
    if (places.length < 2) return NaN;
    return hoover(
      places.map((place) => first[place]),
      places.map((place) => second[place]),
    );
  };
  const structured = knownOf((place) => year.known[place]);
  return {
    complementarity: ofTable("complementarity", structured),
    "core-functions": ofTable("core-functions", structured),
    "living-elsewhere": apart(year.registered, population),
    "lending-elsewhere": apart(year.loans, year.deposits),
    "travel-between-cities":
      (1000 * sumOf(members, (place) => year.travel[place])) / sumOf(members, (place) => population[place]),
    ...year.innovation,
    "theil-t-gdp": ofTable("theil-t-gdp", members),
    "core-periphery-gap": ofTable("core-periphery-gap", members),
  } as Readonly<Record<string, number>>;
}

/** The evaluation of an agglomeration in a year, over some of its cities; all of them if none are named. */
export function observedRow(place: Agglomeration, year: ObservedYear, members = year.table.cities): CollaborationRow {
  const parts = observedParts(place, year, members);
  return collaborationRow({
    arm: place.id,
    year: year.year,
    sectors: SECTIONS.length,
    value: (part) => parts[part] ?? NaN,
  });
}

/** Every agglomeration and year, by agglomeration. */
export function evaluationRows(agglomerations: readonly Agglomeration[]): CollaborationRow[] {
  return agglomerations.flatMap((place) => place.years.map((year) => observedRow(place, year)));
}

/** Parts that every one of some rows has a value of. By place among PARTS. */
export function commonParts(rows: readonly CollaborationRow[]): boolean[] {
  return PARTS.map((_, p) => rows.length > 0 && rows.every(({ points }) => Number.isFinite(points[p])));
}
