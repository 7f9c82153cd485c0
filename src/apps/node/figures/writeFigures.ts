import { captionsText } from "../../../figures/print/captions.js";
import type { PrintFigure } from "../../../figures/print/printed.js";
import type { PrintedResults } from "../../../figures/print/results.js";
import type { Language } from "../../../words/index.js";
import type { Content } from "../disk/carefulFile.js";
import { programVersion } from "../process/program.js";
import type { ResultsFolder } from "../results/resultsFolder.js";
import { openBrowser } from "./browser.js";
import { type Draughtsman, draughtsman, type FigureFormat } from "./drawing.js";

/**
 * Writes every figure in every format, with captions.md, into a folder that appears only complete. `drawn`: called
 * after each figure. Equal results give equal bytes with the same browser.
 */
export async function writeFigures(
  folder: ResultsFolder,
  results: PrintedResults,
  figures: readonly PrintFigure[],
  options: { formats: readonly FigureFormat[]; language: Language; drawn(figure: PrintFigure): void },
): Promise<void> {
  const { formats, drawn } = options;
  const files = figures.flatMap(({ id }) => formats.map((format) => `${id}.${format}`));
  folder.write("manifest.json", manifestText(["captions.md", ...files]));
  folder.write("captions.md", captionsText(results, figures, options));
  const browser = await openBrowser();
  try {
    const draws = await draughtsman(browser);
    for (const figure of figures) {
      await writeFigure(folder, draws, figure, formats);
      drawn(figure);
    }
  } finally {
    await browser.close();
  }
  folder.complete();
}

async function writeFigure(
  folder: ResultsFolder,
  draws: Draughtsman,
  figure: PrintFigure,
  formats: readonly FigureFormat[],
): Promise<void> {
  const svg = await draws.svg(figure);
  const contents: Readonly<Record<FigureFormat, () => Promise<Content>>> = {
    svg: async () => svg,
    png: () => draws.png(svg, figure),
    pdf: () => draws.pdf(svg, figure),
  };
  for (const format of formats) folder.write(`${figure.id}.${format}`, await contents[format]());
}

/** Says which files of the folder are the program's own, so that a later export may replace them. */
function manifestText(files: readonly string[]): string {
  return `${JSON.stringify({ schemaVersion: 1, holds: "figures", program: programVersion(), files }, null, 2)}\n`;
}
