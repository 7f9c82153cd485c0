import { describe, expect, it } from "vitest";
import type { Figure } from "../../src/figures/drawing/figure.js";
import type { Language } from "../../src/words/index.js";
import { foreignWords } from "./foreign.js";

const XX = "xx" as Language;
const { FOLDERS, folderOf } = await import("../snapshots/invented.js");
const { onPage } = await import("../snapshots/figuresOf.js");
const { linesOfFigure } = await import("../snapshots/plain.js");
const { readResults } = await import("../../src/apps/node/results/readResults.js");
const { figuresOf } = await import("../../src/figures/print/results.js");

/** Events, which their table names, and what is not there. */
const NAMES = ["Bridge", "Port closed", "New area", "null"];

/** Parts of a figure that are read; the others are of its looks. */
const READ =
  /^(?:title|caption)$|\.(?:text|ticktext|name|labels?|customdata|hovertemplate|texttemplate|hovertext|tick(?:suf|pre)fix|[xy])(?:\[\d+\])*$/;

function wordsOf(figure: Figure): string[] {
  return [...linesOfFigure(figure)].flatMap(([path, words]) =>
    READ.test(path) ? [words.replace(/%\{[^}]*\}|<[^>]*>/g, " ")] : [],
  );
}

describe("a made-up language", () => {
  it.each(FOLDERS)("is all that the figures of %s speak", async (folder) => {
    const results = await readResults(folderOf(folder));
    const printed = (["single", "double"] as const).flatMap((width) =>
      figuresOf(results, width, XX).map(({ figure }) => figure),
    );
    expect(foreignWords([...printed, ...onPage(results, XX)].flatMap(wordsOf), NAMES)).toEqual([]);
  });
});
