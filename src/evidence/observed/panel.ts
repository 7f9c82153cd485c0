import { sumOf } from "../../maths/numerics/sums.js";
import {
  associationStrength,
  BLOCKS,
  type CityTable,
  type CollaborationRow,
  collaborationRow,
  columnSums,
  cosineRelatedness,
  INDEX_ID,
  locationQuotients,
  lorenzCurve,
  PARTS,
  perHead,
  placeScopes,
  proximity,
  rowStandardised,
  rowsOf,
  type Scope,
  scopeMeasures,
  spansGroups,
  spatialMarkov,
  TABLE_INDICATORS,
  type TableIndicator,
  type TableYear,
} from "../../measures/indicators/index.js";
import { csvLine, csvTable, type DictionaryRow } from "../../measures/results/index.js";
import { english, type Text, t } from "../../words/index.js";
import type { ObservedTable } from "./read.js";

/**
 * The panel of an observed table: the indicators of the catalogue that need nothing but a table, and the index of
 * collaboration.
 */

/** A value of the panel. Null where there is none, with the reason. */
export interface PanelRow {
  /** "cluster", a group or a city. */
  scope: string;
  year: number | null;
  indicator: string;
  value: number | null;
  unit: string;
  reason?: Text;
}

export interface ObservedPanel {
  rows: PanelRow[];
  /** By year. */
  collaboration: CollaborationRow[];
}

/**
 * Every indicator of every scope and year, location quotients of every city and sector, then the index of collaboration
 * of the cluster.
 */
export function observedPanel(table: ObservedTable): ObservedPanel {
  const scopes = placeScopes(table.cities, table.groups);
  const rows = table.tables.flatMap((year, y) =>
    scopes.flatMap((scope) =>
      TABLE_INDICATORS.filter(({ scope: kind }) => scopeMeasures(kind, scope)).map((indicator) =>
        rowOf(table, year, table.years[y]!, scope, indicator),
      ),
    ),
  );
  const index = table.years.map((year) =>
    collaborationRow({
      arm: "observed",
      year,
      sectors: table.sectors.length,
      value: (indicator) =>
        rows.find((one) => one.scope === "cluster" && one.year === year && one.indicator === indicator)?.value ?? NaN,
    }),
  );
  return { rows: [...rows, ...quotientRows(table, scopes), ...indexRows(index)], collaboration: index };
}

/** What a dictionary says of location quotients: one indicator a sector. */
export const QUOTIENT_ROW: DictionaryRow = {
  indicator: "location-quotient:SECTOR",
  label: t("observed.locationQuotient"),
  unit: t("unit.ratio"),
  formula: t("observed.shareSectorCityShare"),
  source: t("observed.balassa1965ManchesterSchool"),
  better: "none",
};

function quotientRows(table: ObservedTable, scopes: readonly Scope[]): PanelRow[] {
  const cities = scopes.filter(({ kind }) => kind === "city");
  return table.tables.flatMap((year, y) => {
    const all = columnSums(rowsOf(year, year.cities));
    return cities.flatMap((scope) => {
      const missing = missingPart(table, year, scope, { scope: "city" });
      const quotients = locationQuotients(year.values[scope.members[0]], all);
      return table.sectors.map((sector, s) =>
        rowWith(
          { scope: scope.id, year: table.years[y]!, indicator: `location-quotient:${sector}`, unit: "ratio" },
          missing === undefined ? quotients[s] : NaN,
          missing ?? t("observed.noCityIn", { sector }),
        ),
      );
    });
  });
}

/** A value, or the reason why there is none. */
function rowWith(place: Omit<PanelRow, "value" | "reason"> & { value?: null }, value: number, reason: Text): PanelRow {
  return Number.isFinite(value) ? { ...place, value: value + 0 } : { ...place, value: null, reason };
}

function rowOf(
  table: ObservedTable,
  year: CityTable,
  label: number | null,
  scope: Scope,
  indicator: TableIndicator,
): PanelRow {
  const { id, unit, empty } = indicator;
  const missing = missingPart(table, year, scope, indicator);
  return rowWith(
    // With the value before the unit, as these rows are printed.
    { scope: scope.id, year: label, indicator: id, value: null, unit },
    missing === undefined ? indicator.measure(year, scope.members) : NaN,
    missing ?? empty ?? t("observed.notDefined"),
  );
}

/** What the indicator reads and the table does not hold. What cities are compared with, all of them must have. */
function missingPart(
  table: ObservedTable,
  year: CityTable,
  { members }: Scope,
  { reads = ["values"], scope }: Pick<TableIndicator, "reads" | "scope">,
): Text | undefined {
  if (reads.includes("base") && year.year === year.base.year) return t("observed.needsEarlierYear");
  const years = reads.includes("base") ? [year, year.base] : [year];
  // A share is of all cities.
  const asked = scope === "city" ? year.cities : members;
  for (const one of years) {
    const missing =
      (reads.includes("values") && (unknownValue(table, one) ?? nothingIn(table, one, members))) ||
      (reads.includes("population") && unknownNumber(table, one.population, asked, t("observed.population"))) ||
      (reads.includes("gdp") && unknownNumber(table, one.gdp, asked, t("cli.fitGdp")));
    if (missing) return missing;
  }
  return reads.includes("groups") && !spansGroups(year, members) ? t("indicators.oneGroupAlone") : undefined;
}

const unknownValues = new WeakMap<TableYear["values"], Text | undefined>();

/** The first cell of a year that is not known, looked for once. */
function unknownValue({ cities, sectors }: ObservedTable, { values }: TableYear): Text | undefined {
  if (unknownValues.has(values)) return unknownValues.get(values);
  const place = values.findIndex((row) => Array.from(row).some(Number.isNaN));
  const row = Array.from(values[place] ?? []);
  const what = row.every(Number.isNaN)
    ? t("observed.noValuesOf", { city: cities[place] })
    : t("observed.cellUnknown", { sector: sectors[row.findIndex(Number.isNaN)], city: cities[place] });
  const reason = place < 0 ? undefined : t("observed.orLeaveCity", { what });
  unknownValues.set(values, reason);
  return reason;
}

/** What is wrong where a member's values add up to nothing. */
function nothingIn({ cities }: ObservedTable, { values }: TableYear, members: readonly number[]): Text | undefined {
  const place = members.find((member) => sumOf(values[member]) === 0);
  return place === undefined ? undefined : t("observed.nothingInAny", { city: cities[place] });
}

function unknownNumber(
  { cities }: ObservedTable,
  numbers: ArrayLike<number>,
  asked: readonly number[],
  what: Text,
): Text | undefined {
  const place = asked.find((member) => Number.isNaN(numbers[member]));
  return place === undefined ? undefined : t("observed.numberUnknown", { what, city: cities[place] });
}

/** The index and its blocks; why a block has no value. */
function indexRows(rows: readonly CollaborationRow[]): PanelRow[] {
  return rows.flatMap(({ year, blocks, index }) => {
    const row = (indicator: string, value: number) =>
      rowWith(
        { scope: "cluster", year, indicator, unit: "points, 0 to 100 between fixed goalposts" },
        value,
        t("observed.noPartOfBlock", { least: MOST_SECTORS }),
      );
    return [...BLOCKS.map(({ id }, b) => row(`${INDEX_ID}:${id}`, blocks[b])), row(INDEX_ID, index)];
  });
}

/** Sectors that a table must have for the structures to count. */
const MOST_SECTORS = Math.max(...PARTS.map(({ sectors = 0 }) => sectors));

/** Files of an observed panel, piece by piece. */

/** Lines of indicators.csv; an empty value has a reason. */
export function panelCsv(rows: readonly PanelRow[]): string {
  return csvTable(
    "scope,year,indicator,value,unit,reason",
    rows.map(({ scope, year, indicator, value, unit, reason }) => [
      ...[scope, year, indicator, value, unit, english(reason ?? "")],
    ]),
  );
}

/**
 * Lines of relatedness.csv: pairs of sectors by the cities that specialise in both. Years in which a cell is not known
 * are left out.
 */
export function* relatednessCsv(observed: ObservedTable): Generator<string> {
  const { sectors, years, tables } = observed;
  yield csvLine(["year", "sector", "other", "proximity", "cosine", "association"]);
  for (const [y, table] of tables.entries()) {
    if (unknownValue(observed, table)) continue;
    const rows = rowsOf(table, table.cities);
    const measures = [proximity(rows), cosineRelatedness(rows), associationStrength(rows)];
    for (const [i, sector] of sectors.entries())
      for (const [j, other] of sectors.entries())
        if (i < j)
          yield csvLine([years[y], sector, other, ...measures.map((one) => finite(one[i * sectors.length + j]))]);
  }
}

/**
 * Lines of lorenz.csv: from the poorest city on, shares of residents and of GDP. Years in which a city lacks one of the
 * two are left out.
 */
export function* lorenzCsv({ years, tables }: ObservedTable): Generator<string> {
  yield csvLine(["year", "share_of_residents", "share_of_gdp"]);
  for (const [y, table] of tables.entries()) {
    const points = lorenzCurve(perHead(table, table.cities), table.population);
    if (points.some(({ people, value }) => !Number.isFinite(people) || !Number.isFinite(value))) continue;
    for (const { people, value } of points) yield csvLine([years[y], people, value]);
  }
}

/** Classes of relative income: a quarter of all cities and years each. */
const CLASSES = ["low", "lower-middle", "upper-middle", "high"];

/**
 * Lines of transitions.csv: how often cities of a class of GDP per head, whose neighbours in their group are of a
 * class, are in which class in the table's next year. Years in which a city lacks GDP or population are left out.
 */
export function* transitionsCsv({ groups, tables }: ObservedTable): Generator<string> {
  yield csvLine(["neighbours", "from", "to", "count", "share"]);
  const incomes = tables.map((table) => perHead(table, table.cities)).filter((row) => row.every(Number.isFinite));
  if (incomes.length < 2) return;
  const neighbours = groups.flatMap((own, i) => groups.map((other, j) => (i !== j && own === other ? 1 : 0)));
  const { counts } = spatialMarkov(incomes, rowStandardised(neighbours, groups.length), CLASSES.length);
  for (const [n, around] of counts.entries())
    for (const [f, row] of around.entries()) {
      const all = sumOf(row);
      for (const [t, count] of row.entries())
        yield csvLine([CLASSES[n], CLASSES[f], CLASSES[t], count, finite(count / all)]);
    }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : NaN;
}
