import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gameHtml, readReport, reportHtml } from "../report/index.js";
import { UserError } from "../scenario/index.js";

const FILES = {
  manifest: "manifest.json",
  context: "report.json",
  indicators: "indicators.csv",
  effects: "effects.csv",
  flows: "flows.csv",
  dictionary: "dictionary.csv",
  policy: "policy.jsonl",
} as const;

/** The report of a results directory, from its files alone. Throws UserError where one of them is missing or damaged. */
export function reportPage(directory: string): string {
  if (existsSync(`${directory}/game.json`)) return gamePage(directory);
  const texts = Object.fromEntries(Object.entries(FILES).map(([part, name]) => [part, textOf(directory, name)]));
  return written(directory, () => {
    const data = readReport(texts as Record<keyof typeof FILES, string>);
    return reportHtml({ data, plotlySource: plotlySource() });
  });
}

/** The report of a coalition analysis, from game.json and manifest.json. */
export function gamePage(directory: string): string {
  const texts = { game: textOf(directory, "game.json"), manifest: textOf(directory, FILES.manifest) };
  return written(directory, () => gameHtml(texts, plotlySource()));
}

function plotlySource(): string {
  return readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min"), "utf8");
}

function written(directory: string, page: () => string): string {
  try {
    return page();
  } catch (error) {
    throw new UserError({
      file: directory,
      what: `holds a file that is not what it should be (${(error as Error).message.split("\n")[0]})`,
      allowed: "a results directory as agglom compare or agglom game writes it",
      hint: "Run the command again",
    });
  }
}

function textOf(directory: string, name: string): string {
  const file = `${directory}/${name}`;
  if (existsSync(file)) return readFileSync(file, "utf8");
  throw new UserError({
    file,
    what: "there is no such file",
    allowed: "a results directory that agglom compare has written",
    hint: "Check the path; agglom run writes no effects and has no report",
  });
}
