import type { Manifest } from "../../measures/results/manifest.js";
import { type Language, type Text, t } from "../../words/index.js";
import type { PrintFigure } from "./printed.js";
import type { PrintedResults } from "./results.js";

/** captions.md: of each figure what a reader needs beside it, and where its numbers come from. */
export function captionsText(
  results: PrintedResults,
  figures: readonly PrintFigure[],
  { formats, language }: { formats: readonly string[]; language: Language },
): string {
  const source = sourceOf(results)[language];
  const parts = figures.map(({ id, title, caption, paper }) => {
    const files = formats.map((format) => `${id}.${format}`).join(", ");
    const stop = t("report.text14")[language];
    return `## ${id}\n\n**${title}${stop}** ${caption}\n\n${source}\n\n${paper.width} × ${paper.height} mm: ${files}\n`;
  });
  return `# ${titleOf(results)[language]}\n\n${parts.join("\n")}`;
}

function titleOf(results: PrintedResults): Text {
  if (results.kind === "comparison") return results.data.context.title;
  if (results.kind === "tables") return t("report.figures");
  if (results.kind === "evaluation") return t("report.evaluationKind");
  return results.kind === "league" ? results.report.reform.title : results.report.title;
}

function sourceOf(results: PrintedResults): Text {
  if (results.kind === "evaluation" || (results.kind === "tables" && !results.manifest))
    return t("report.sourcePanelsRegionFiles");
  const manifest = manifestOf(results);
  const origin = manifest ? originOf(manifest) : titleOf(results);
  return t("report.sourceSimulationScenarioAnalysis", { origin });
}

function manifestOf(results: PrintedResults): Manifest | undefined {
  if (results.kind === "league" || results.kind === "evaluation") return undefined;
  return results.kind === "comparison" ? results.data.manifest : results.manifest;
}

function originOf({ program, scenario, seed, replicates }: Manifest): Text {
  const commit = program.commit ? ` (${program.commit.slice(0, 7)})` : "";
  const file = `${program.name} ${program.version}${commit}, ${scenario.file} (SHA-256 ${scenario.sha256.slice(0, 12)})`;
  return t("report.seed", { file, seed, replicates: replicates > 1, replicates2: replicates });
}
