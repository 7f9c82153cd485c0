import {
  BLOCKS,
  type CollaborationRow,
  collaborationEffect,
  collaborationRow,
  partsOf,
} from "../../measures/indicators/index.js";
import { CLUSTER, type CollaborationReport, meanOf, type Summary } from "../../measures/results/index.js";
import { t } from "../../words/index.js";

/**
 * The index of collaboration of each arm and year of a comparison, from means over replicates of the cluster.
 * `sectors`: how many the region has. `besides`: what is known of an arm that no year records, NaN where nothing is.
 */
export function collaborationOf(
  { variants, years, scopes, indicators }: Summary,
  sectors: number,
  besides: (arm: string, indicator: string) => number = () => NaN,
): CollaborationRow[] {
  const cluster = scopes.indexOf(CLUSTER);
  const finished = variants.filter(({ replicates }) => replicates.length > 0);
  return finished.flatMap(({ variant, levels }) =>
    years.map((year, y) =>
      collaborationRow({
        arm: variant,
        year,
        sectors,
        value: (indicator) => {
          const column = indicators.indexOf(indicator);
          return column < 0
            ? besides(variant, indicator)
            : meanOf(levels, (y * scopes.length + cluster) * indicators.length + column);
        },
      }),
    ),
  );
}

/** The last year of it, by arm, and what each variant changes against the baseline. */
export function collaborationReport({ names, years }: Summary, rows: readonly CollaborationRow[]): CollaborationReport {
  const year = years.at(-1)!;
  const last = rows.filter((row) => row.year === year);
  const baseline = last.find(({ arm }) => arm === names[0]);
  const known = (p: number) => last.some(({ points }) => Number.isFinite(points[p]));
  const all = BLOCKS.map((block, b) => ({ ...block, b, parts: partsOf(block.id).filter(({ at }) => known(at)) }));
  const blocks = all.filter(({ parts }) => parts.length > 0);
  const shown = (of: readonly number[]) => blocks.map(({ b }) => orNull(of[b]));
  const inBlocks = (of: readonly number[]) => blocks.map(({ parts }) => parts.map(({ at }) => orNull(of[at])));
  return {
    year,
    scale: t("experiments.fixedScale"),
    blocks: blocks.map(({ id, label, parts }) => ({
      id,
      label,
      parts: parts.map(({ part }) => ({ indicator: part.id, label: part.label, zero: part.zero, one: part.one })),
    })),
    without: all.flatMap(({ id, label, parts }) => (parts.length > 0 ? [] : [{ id, label }])),
    rows: last.map((row) => ({
      variant: row.arm,
      values: inBlocks(row.values),
      points: inBlocks(row.points),
      blocks: shown(row.blocks),
      index: orNull(row.index),
    })),
    effects: baseline
      ? last.flatMap((row) => {
          if (row === baseline) return [];
          const effect = collaborationEffect(row, baseline);
          const { index, lowest, highest, share } = effect;
          return {
            variant: row.arm,
            blocks: shown(effect.blocks),
            index: orNull(index),
            lowest: orNull(lowest),
            highest: orNull(highest),
            share: orNull(share),
          };
        })
      : [],
  };
}

/** As JSON has it. */
export function orNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
