import { SECTOR_MEASURES, sectorsOf, yearView } from "../indicators/index.js";
import { csvLine } from "../results/index.js";
import type { Comparison } from "./comparison.js";
import type { PreparedScenario } from "./prepare.js";

/**
 * Lines of structure.csv: what each sector of each city does in the base year, which all arms share, and in the last year, by arm, means over replicates.
 * Employment in thousands, money in 100 million, nominal.
 */
export function* structureCsv(
  { variants, provinces, scenario }: PreparedScenario,
  { summary, structures }: Comparison,
): Generator<string> {
  const { calibration, base } = variants[0]!;
  const { economy } = calibration.world;
  const view = yearView(economy, provinces, base, base);
  const cities = view.cities.map((node) => economy.nodeIds[node]!);
  yield csvLine(["variant", "year", "city", "sector", ...SECTOR_MEASURES]);
  const lines = function* (variant: string, year: number, values: readonly (readonly number[])[], runs: number) {
    for (const [c, city] of cities.entries())
      for (const [s, sector] of economy.sectorIds.entries())
        yield csvLine([variant, year, city, sector, ...values.map((one) => one[c * economy.sectors + s]! / runs)]);
  };
  yield* lines("base-year", scenario.region.baseYear, sectorsOf(view), 1);
  for (const [v, { variant, replicates }] of summary.variants.entries()) {
    const { sectors } = structures[v]!;
    if (sectors) yield* lines(variant, summary.years.at(-1)!, sectors, replicates.length);
  }
}
