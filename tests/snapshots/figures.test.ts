import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readResults } from "../../src/apps/node/results/readResults.js";
import { FIGURES } from "../../src/figures/comparison/index.js";
import { ALL as PRINT_FIGURES } from "../../src/figures/comparison/print/all.js";
import type { Figure } from "../../src/figures/drawing/figure.js";
import { TABLE_FIGURES } from "../../src/figures/evidence/index.js";
import { GAME_FIGURES } from "../../src/figures/game/index.js";
import { figuresOf, type PrintedResults, printed } from "../../src/figures/print/results.js";
import { EVALUATION_FIGURES } from "../../src/figures/study/evaluation.js";
import { LEAGUE_FIGURES } from "../../src/figures/study/league.js";
import { SENSITIVITY_FIGURES } from "../../src/figures/study/sensitivity.js";
import { SWEEP_FIGURES } from "../../src/figures/study/sweep.js";
import type { Language } from "../../src/words/index.js";
import { onPage } from "./figuresOf.js";
import { FOLDERS, folderOf, stored } from "./invented.js";
import { changed, line, linesOfFigure } from "./plain.js";

/** Every kind of figure that there is, by the kind of results that it is of. */
const DECLARED: Record<PrintedResults["kind"], readonly { id: string }[]> = {
  comparison: [...FIGURES, ...PRINT_FIGURES],
  game: GAME_FIGURES,
  sweep: SWEEP_FIGURES,
  sensitivity: SENSITIVITY_FIGURES,
  league: LEAGUE_FIGURES,
  evaluation: EVALUATION_FIGURES,
  tables: TABLE_FIGURES,
};

/** A figure as it is for two columns of print in English, and what is otherwise in Chinese, on the page, in one column, and when it is exported. */
function sheetOf(results: PrintedResults, { figure, width }: ReturnType<typeof figuresOf>[number]): string {
  const lines = linesOfFigure(figure);
  const among = (figures: readonly Figure[]) => figures.find(({ id }) => id === figure.id);
  const drawnFor = (of: "single" | "double", language: Language) =>
    among(figuresOf(results, of, language).map((one) => one.figure));
  const other = (title: string, one: Figure | undefined) => {
    const otherwise = one ? changed(lines, linesOfFigure(one)) : [];
    return otherwise.length > 0 ? ["", `## ${title}`, ...otherwise] : [];
  };
  const exported = printed(figure, width);
  return [
    ...[...lines].map(line),
    ...other("In Chinese", drawnFor("double", "zh")),
    ...other("On the page", among(onPage(results, "en"))),
    ...other("In one column", drawnFor("single", "en")),
    ...other("As it is exported", exported && { ...exported, height: figure.height }),
    "",
  ].join("\n");
}

const sheets = new Map<string, string>();
const shown = new Set<string>();
for (const folder of FOLDERS) {
  const results = await readResults(folderOf(folder));
  for (const one of figuresOf(results, "double", "en")) {
    // A declaration may draw several figures, which are numbered.
    shown.add(`${results.kind} ${one.figure.id.replace(/-\d+$/, "")}`);
    sheets.set(`${folder}-${one.figure.id}`, sheetOf(results, one));
  }
}

// What draws were held against, in the comparison as if they had been.
const heldAgainst = JSON.parse(readFileSync("tests/snapshots/conditioning.json", "utf8"));
const comparison = (await readResults(folderOf("comparison"))) as Extract<PrintedResults, { kind: "comparison" }>;
const uncertainty = { ...comparison.data.uncertainty!, data: heldAgainst };
const held: PrintedResults = { ...comparison, data: { ...comparison.data, uncertainty } };
for (const one of figuresOf(held, "double", "en").filter(({ figure }) => figure.id === "moments")) {
  shown.add("comparison moments");
  sheets.set("comparison-moments", sheetOf(held, one));
}

// Figures of an answer that compares two variants.
const when = { kind: "year", at: 2024, from: 2024, to: 2024 } as const;
const plan = { compare: ["border", "tolls"], when, places: ["cluster"], equal: [] };
const two: PrintedResults = {
  ...comparison,
  data: { ...comparison.data, context: { ...comparison.data.context, answer: plan } },
};
const BETWEEN = ["map", "path", "course", "drivers", "cumulative", "impulse"];
for (const one of figuresOf(two, "double", "en").filter(({ figure }) => BETWEEN.includes(figure.id)))
  sheets.set(`comparison-${one.figure.id}-between`, sheetOf(two, one));
const before = stored("figures");

describe("what figures of invented results are made of", () => {
  it("is kept of every kind of figure", () => {
    const all = Object.entries(DECLARED).flatMap(([kind, figures]) => figures.map(({ id }) => `${kind} ${id}`));
    expect([...shown].sort()).toEqual(all.sort());
    expect(before.sort()).toEqual([...sheets.keys()].sort());
  });

  it.each([...sheets.keys()])("%s", async (name) => {
    await expect(sheets.get(name)).toMatchFileSnapshot(`figures/${name}.txt`);
  });
});
