import { type Collaboration, collaboration, weightSensitivity } from "../../measures/indicators/index.js";
import { CLUSTER, type CollaborationReport, meanOf, type Summary } from "../../measures/results/index.js";
import { t } from "../../words/index.js";

/**
 * The index of collaboration over the arms and years of a comparison, from means over replicates of the cluster.
 * `besides`: what is known of an arm that no year records, NaN where nothing is.
 */
export function collaborationOf(
  { variants, years, scopes, indicators }: Summary,
  besides: (arm: string, indicator: string) => number = () => Number.NaN,
): Collaboration {
  const cluster = scopes.indexOf(CLUSTER);
  const finished = variants.filter(({ replicates }) => replicates.length > 0);
  return collaboration(
    finished.flatMap(({ variant, levels }) =>
      years.map((year, y) => ({
        arm: variant,
        year,
        value: (indicator) => {
          const column = indicators.indexOf(indicator);
          return column < 0
            ? besides(variant, indicator)
            : meanOf(levels, (y * scopes.length + cluster) * indicators.length + column);
        },
      })),
    ),
  );
}

/**
 * The last year of it: vector and composites by arm, and how much of what the variants do to the index hangs on the
 * weights.
 */
export function collaborationReport(
  { names, years }: Summary,
  { rows, weights, left }: Collaboration,
): CollaborationReport {
  const year = years.at(-1)!;
  const last = rows.filter((row) => row.year === year);
  const baseline = last.find(({ arm }) => arm === names[0]);
  const compared = baseline && weights.length > 0 ? last.filter((row) => row !== baseline) : [];
  return {
    year,
    window: t("experiments.n01LowestHighest"),
    dimensions: weights.map(({ dimension: { id, label, parts }, equal, entropy }) => ({
      id,
      label,
      indicators: parts.map(({ indicator }) => indicator),
      equal,
      entropy,
    })),
    left: left.map(({ dimension: { id, label }, reason }) => ({ id, label, reason })),
    rows: last.map(({ arm, values, scores, equal, entropy, coupling, corrected }) => ({
      variant: arm,
      values: values.map((part) => part.map(({ value }) => finite(value))),
      scores,
      equal: finite(equal),
      entropy: finite(entropy),
      coupling: finite(coupling),
      corrected: finite(corrected),
    })),
    effects: compared.map((row) => {
      const { share, ...differences } = weightSensitivity(row, baseline!);
      return { variant: row.arm, ...differences, share: finite(share) };
    }),
  };
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
