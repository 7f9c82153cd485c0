import { GOODS, goodsUnit, SECTOR_MEASURES, sectorsOf, yearView } from "../../measures/indicators/index.js";
import { type FlowRow, tableOf } from "../../measures/results/index.js";
import { english } from "../../words/index.js";
import type { Comparison } from "./comparison.js";
import { currencyOf } from "./names.js";
import type { PreparedScenario } from "./prepare.js";

/** What a sector of a city does in a year: in the base year, which all arms share ("base-year"), or in the last. */
export type StructureRow = { variant: string; year: number; city: string; sector: string } & SectorValues;

type SectorValues = Record<(typeof SECTOR_MEASURES)[number], number>;

/** Employment in thousands, money in 100 million, nominal. */
export const STRUCTURE = tableOf<StructureRow>("structure", {
  variant: "text",
  year: "whole",
  city: "text",
  sector: "text",
  employment: "exact",
  output: "exact",
  value_added: "exact",
  purchases: "exact",
  intermediate_purchases: "exact",
  firms: "exact",
});

/** Rows of the table of structure: base year, then the last year by arm, means over replicates. */
export function* structureRows(
  { variants, provinces, scenario }: PreparedScenario,
  { summary, structures }: Comparison,
): Generator<StructureRow> {
  const { calibration, base } = variants[0];
  const { economy } = calibration.world;
  const view = yearView(economy, provinces, base, base);
  const cities = view.cities.map((node) => economy.nodeIds[node]);
  const rows = function* (variant: string, year: number, values: readonly (readonly number[])[], runs: number) {
    for (const [c, city] of cities.entries())
      for (const [s, sector] of economy.sectorIds.entries()) {
        const own = SECTOR_MEASURES.map((measure, m) => [measure, values[m][c * economy.sectors + s] / runs]);
        yield { variant, year, city, sector, ...(Object.fromEntries(own) as SectorValues) };
      }
  };
  yield* rows("base-year", scenario.region.baseYear, sectorsOf(view), 1);
  for (const [v, { variant, replicates }] of summary.variants.entries()) {
    const { sectors } = structures[v];
    if (sectors) yield* rows(variant, summary.years.at(-1)!, sectors, replicates.length);
  }
}

/**
 * Rows of the table of flows that say of what sector goods are: in the last year, means over replicates, zeros left
 * out.
 */
export function* goodsRows(
  { variants, scenario }: PreparedScenario,
  { summary, structures }: Comparison,
): Generator<FlowRow> {
  const { nodeIds, sectorIds } = variants[0].calibration.world.economy;
  const [year, unit] = [summary.years.at(-1)!, english(goodsUnit(currencyOf(scenario)))];
  for (const [s, sector] of sectorIds.entries())
    for (const [o, origin] of nodeIds.entries())
      for (const [d, destination] of nodeIds.entries())
        for (const [v, { variant, replicates }] of summary.variants.entries()) {
          const cell = (s * nodeIds.length + o) * nodeIds.length + d;
          const value = (structures[v].trade?.[cell] ?? 0) / replicates.length;
          if (value > 0) yield { kind: GOODS, sector, origin, destination, variant, year, value, unit };
        }
}
