import type { EffectRow } from "../../../src/measures/results/index.js";
import { type Lookup, lookup, type ReportData } from "../../../src/measures/views/data.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../../report/fixture.js";

/** An effect of the arm "reform", which is told against the baseline. */
export type Row = [place: string, indicator: string, year: number, level: number, effect: number, half?: number];

export function rowsOf(rows: readonly Row[]): EffectRow[] {
  return rows.map(([place, indicator, year, baselineMean, effect, half = 0]) => ({
    ...{ variant: "reform", place, placeLevel: "city", year, indicator, unit: "", baselineMean, effect },
    ...{ variantMean: baselineMean + effect, ciLow: effect - half, ciHigh: effect + half },
    ...{ sameSignShare: 1, replicates: 2 },
  })) as unknown as EffectRow[];
}

/** Cities of one letter each, at places of their own. */
export const citiesOf = (names: string): ReportData["context"]["cities"] =>
  [...names].map((id, c) => ({
    ...{ id, label: textOf(id.toUpperCase()), province: "shanghai" },
    ...{ longitude: 118 + (c % 3), latitude: 30 + Math.floor(c / 3) },
  }));

/** A report of a baseline and one reform with these effects, over these years, of these cities; without a study. */
export function smallReport(
  years: [number, number],
  cities: string,
  rows: readonly Row[],
  context: Partial<ReportData["context"]> = {},
  more: Partial<ReportData> = {},
): Lookup {
  const report = inventedReport(2);
  return lookup({
    ...report,
    manifest: { ...report.manifest, years },
    ...{ effects: rowsOf(rows), uncertainty: undefined },
    context: {
      ...report.context,
      variants: ["baseline", "reform"].map((id) => ({ id, label: textOf(id), description: textOf("") })),
      ...{ focus: "reform", reformYear: years[0] + 1, cities: citiesOf(cities), changes: [], ...context },
    },
    ...more,
  });
}
