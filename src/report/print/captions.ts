import type { Manifest } from "../../results/manifest.js";
import type { PrintFigure } from "./printed.js";
import type { PrintedResults } from "./results.js";

/** captions.md: of each figure what a reader needs beside it, and where its numbers come from. */
export function captionsText(
  results: PrintedResults,
  figures: readonly PrintFigure[],
  formats: readonly string[],
): string {
  const source = sourceOf(results);
  const parts = figures.map(
    ({ id, title, caption, paper }) =>
      `## ${id}\n\n**${title}.** ${caption}\n\n${source}\n\n${paper.width} × ${paper.height} mm: ${formats.map((format) => `${id}.${format}`).join(", ")}\n`,
  );
  return `# ${titleOf(results)}\n\n${parts.join("\n")}`;
}

function titleOf(results: PrintedResults): string {
  if (results.kind === "comparison") return results.data.context.title;
  return results.kind === "league" ? results.report.reform.title : results.report.title;
}

function sourceOf(results: PrintedResults): string {
  const simulated = "Source: simulation, scenario analysis and not a forecast";
  if (results.kind === "league") return `${simulated}; ${results.report.reform.title}.`;
  const manifest = results.kind === "comparison" ? results.data.manifest : results.manifest;
  return `${simulated}; ${originOf(manifest)}.`;
}

function originOf({ program, scenario, seed, replicates }: Manifest): string {
  const commit = program.commit ? ` (${program.commit.slice(0, 7)})` : "";
  const runs = replicates > 1 ? `, ${replicates} replicates` : "";
  return `${program.name} ${program.version}${commit}, ${scenario.file} (SHA-256 ${scenario.sha256.slice(0, 12)}), seed ${seed}${runs}`;
}
