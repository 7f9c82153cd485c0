import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { gameHtml, type ReportData, readReport, reportHtml, sensitivityHtml, sweepHtml } from "../report/index.js";
import {
  type GameReport,
  gameReportSchema,
  type Manifest,
  manifestSchema,
  sensitivitySchema,
  sweepSchema,
} from "../results/index.js";
import { UserError } from "../scenario/index.js";
import { textPieces } from "./files.js";

/** The report of a comparison. */
export function comparisonPage(data: ReportData): string {
  return reportHtml({ data, plotlySource: plotlySource() });
}

/** The report of a coalition analysis. */
export function gamePage(report: GameReport, manifest: Manifest): string {
  return gameHtml(report, manifest, plotlySource());
}

/** The report of a results directory, from its files alone. Throws UserError where one of them is missing or damaged. */
export function reportPage(directory: string): string {
  const page = readerOf(directory);
  try {
    return page(directory);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({
      file: directory,
      what: `holds a file that is not what it should be (${(error as Error).message.split("\n")[0]})`,
      allowed: "a results directory as agglom compare, game, sweep or sensitivity writes it",
      hint: "Run the command again",
    });
  }
}

function readerOf(directory: string): (directory: string) => string {
  if (existsSync(`${directory}/game.json`)) return readGame;
  if (existsSync(`${directory}/sensitivity.json`)) return readSensitivity;
  return existsSync(`${directory}/sweep.json`) ? readSweep : readComparison;
}

function readSensitivity(directory: string): string {
  const report = sensitivitySchema.parse(JSON.parse(textOf(directory, "sensitivity.json")));
  return sensitivityHtml(report, manifestIn(directory), plotlySource());
}

function readSweep(directory: string): string {
  const report = sweepSchema.parse(JSON.parse(textOf(directory, "sweep.json")));
  return sweepHtml(report, manifestIn(directory), plotlySource());
}

function manifestIn(directory: string): Manifest {
  return manifestSchema.parse(JSON.parse(textOf(directory, "manifest.json")));
}

/** Tables are read piece by piece: they may be larger than a string can be. */
function readComparison(directory: string): string {
  const data = readReport({
    manifest: textOf(directory, "manifest.json"),
    context: textOf(directory, "report.json"),
    dictionary: textOf(directory, "dictionary.csv"),
    indicators: piecesOf(directory, "indicators.csv"),
    effects: piecesOf(directory, "effects.csv"),
    flows: piecesOf(directory, "flows.csv"),
    policy: piecesOf(directory, "policy.jsonl"),
    uncertainty: existsSync(`${directory}/uncertainty.json`) ? textOf(directory, "uncertainty.json") : undefined,
  });
  return comparisonPage(data);
}

function readGame(directory: string): string {
  const report = gameReportSchema.parse(JSON.parse(textOf(directory, "game.json")));
  return gamePage(report, manifestIn(directory));
}

/** The library that draws figures, as a page holds it. */
export function plotlySource(): string {
  return readFileSync(createRequire(import.meta.url).resolve("plotly.js-dist-min"), "utf8");
}

function textOf(directory: string, name: string): string {
  return [...piecesOf(directory, name)].join("");
}

function piecesOf(directory: string, name: string): Iterable<string> {
  const file = `${directory}/${name}`;
  if (existsSync(file)) return textPieces(file);
  throw new UserError({
    file,
    what: "there is no such file",
    allowed: "a results directory that agglom compare has written",
    hint: "Check the path; agglom run writes no effects and has no report",
  });
}
