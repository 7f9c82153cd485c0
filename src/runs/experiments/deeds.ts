import { leverRegion } from "../../calibrate/index.js";
import type { LeverEntry } from "../../input/index.js";
import type { Ran } from "../../levers/did.js";
import { leverOf } from "../../levers/index.js";
import { SECTOR_MEASURES } from "../../measures/indicators/index.js";
import { meanOf, type Summary } from "../../measures/results/index.js";
import { sum } from "../../measures/views/money.js";
import { plain } from "../../measures/views/present.js";
import { allOf, type Text } from "../../words/index.js";
import type { Comparison } from "./comparison.js";
import { currencyOf, namesOf } from "./names.js";
import type { PreparedScenario, PreparedVariant } from "./prepare.js";

/** An arm beside the baseline, as its runs left it. */
interface Arm {
  prepared: PreparedScenario;
  arm: PreparedVariant;
  comparison: Comparison;
  /** Position of the arm in the summary. */
  at: number;
}

/**
 * What a lever did in the runs of an arm, where its file in src/levers says how to tell it. Undefined of other levers,
 * and of arms that share no replicate with the baseline.
 */
export function deedOf(of: Arm, entry: LeverEntry): Text | undefined {
  const { type, from, to: _to, ...parameters } = entry;
  const { did } = leverOf(type);
  if (!did || did === "values" || !of.comparison.summary.variants[of.at]?.pairs.replicates.length) return undefined;
  const context = { ...leverRegion(of.arm.calibration), from, year: from };
  return did(parameters as never, context, ranOf(of, entry));
}

function ranOf({ prepared: { scenario }, arm, comparison, at }: Arm, entry: LeverEntry): Ran {
  const { summary } = comparison;
  const { nodeIds } = arm.calibration.world.economy;
  const to = Math.min(entry.to ?? Infinity, summary.years.at(-1)!);
  const since = summary.years.filter((year) => entry.from <= year);
  const years = since.filter((year) => year <= to);
  const [nameOf, currency] = [namesOf(scenario), currencyOf(scenario)];
  const levelOf = (whose: "own" | "baseline") => (place: string, indicator: string, year: number) =>
    meanAt(summary, at, whose, [year, place, indicator]);
  return {
    ...{ years, since, from: entry.from, to },
    level: levelOf("own"),
    baseline: levelOf("baseline"),
    firmsMoved: (from, to) => {
      const moved = (position: number) => firmsBetween(summary, position, from, to, years);
      return moved(at) - moved(0);
    },
    jobs: (nodes, sectors) => {
      const there = (position: number) => jobsIn(comparison, position, nodes, sectors);
      return there(at) - there(0);
    },
    names: (nodes) => allOf(nodes.map((node) => nameOf(nodeIds[node]))),
    number: plain,
    money: (hundredMillions) => sum(hundredMillions, currency),
  };
}

function meanAt(
  { variants, years, scopes, indicators }: Summary,
  at: number,
  whose: "own" | "baseline",
  [year, place, indicator]: [number, string, string],
): number {
  const [y, s, i] = [years.indexOf(year), scopes.indexOf(place), indicators.indexOf(indicator)];
  if (y < 0 || s < 0 || i < 0) return Number.NaN;
  return meanOf(variants[at].pairs[whose], (y * scopes.length + s) * indicators.length + i);
}

/** Firms that moved between nodes over some years, mean over the replicates of an arm. */
function firmsBetween(
  { variants, years }: Summary,
  at: number,
  from: readonly number[],
  to: readonly number[],
  span: readonly number[],
): number {
  const { flows, replicates } = variants[at];
  const n = flows.nodes.length;
  const [k, size] = [flows.kinds.indexOf("firms"), flows.kinds.length * n * n];
  let sum = 0;
  for (const year of span)
    for (const i of from) for (const j of to) sum += flows.values[years.indexOf(year) * size + k * n * n + i * n + j];
  return sum / replicates.length;
}

/** Jobs of some sectors in the cities among some nodes in the last year, mean over the replicates of an arm; thousands. */
function jobsIn(
  { summary, structures }: Comparison,
  at: number,
  nodes: readonly number[],
  sectors: Uint8Array,
): number {
  const row = structures[at].sectors?.[SECTOR_MEASURES.indexOf("employment")] ?? [];
  let total = 0;
  for (const node of nodes)
    for (let s = 0; s < sectors.length; s++) if (sectors[s]) total += row[node * sectors.length + s] ?? 0;
  return total / summary.variants[at].replicates.length;
}
