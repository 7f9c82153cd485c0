/** Files of an observed panel, piece by piece. */
import {
  associationStrength,
  cosineRelatedness,
  lorenzCurve,
  perHead,
  proximity,
  rowStandardised,
  rowsOf,
  spatialMarkov,
} from "../../measures/indicators/index.js";
import { csvLine } from "../../measures/results/index.js";
import { english } from "../../words/index.js";
import type { PanelRow } from "./panel.js";
import type { ObservedTable } from "./read.js";

/** Lines of indicators.csv; an empty value has a reason. */
export function* panelCsv(rows: readonly PanelRow[]): Generator<string> {
  yield csvLine(["scope", "year", "indicator", "value", "unit", "reason"]);
  for (const { scope, year, indicator, value, unit, reason } of rows)
    yield csvLine([scope, year ?? "", indicator, value ?? "", unit, english(reason ?? "")]);
}

/** Lines of relatedness.csv: pairs of sectors by the cities that specialise in both. */
export function* relatednessCsv({ sectors, years, tables }: ObservedTable): Generator<string> {
  yield csvLine(["year", "sector", "other", "proximity", "cosine", "association"]);
  for (const [y, table] of tables.entries()) {
    const rows = rowsOf(table, table.cities);
    const measures = [proximity(rows), cosineRelatedness(rows), associationStrength(rows)];
    for (const [i, sector] of sectors.entries())
      for (const [j, other] of sectors.entries())
        if (i < j)
          yield csvLine([years[y] ?? "", sector, other, ...measures.map((one) => finite(one[i * sectors.length + j]))]);
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
    for (const { people, value } of points) yield csvLine([years[y] ?? "", people, value]);
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
      const all = row.reduce((sum, count) => sum + count, 0);
      for (const [t, count] of row.entries())
        yield csvLine([CLASSES[n], CLASSES[f], CLASSES[t], count, finite(count / all)]);
    }
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : Number.NaN;
}
