import { worldsRun } from "../../../measures/results/uncertainty.js";
import type { Lookup } from "../../../measures/views/data.js";
import { type Text, t } from "../../../words/index.js";

/** What the intervals of a figure are, and of how many runs: of parameter draws, of chance, or none of a single run. */
export function rangeWords({ data: { uncertainty, manifest } }: Lookup): Text {
  if (uncertainty) return t("report.rangeOverDraws", { draws: worldsRun(uncertainty) });
  const { replicates } = manifest;
  return replicates > 1 ? t("report.rangeOfChance", { replicates }) : t("report.singleRunWithoutMeasure");
}
