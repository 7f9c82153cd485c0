import { existsSync } from "node:fs";
import { both } from "../language/index.js";
import { findLever } from "../levers/index.js";
import { type Fields, type PrintedResults, readReport } from "../report/index.js";
import {
  csvRecords,
  EFFECTS,
  FLOWS,
  gameReportSchema,
  leagueSchema,
  type Manifest,
  manifestSchema,
  REPLICATES,
  readDictionary,
  sensitivitySchema,
  sweepSchema,
  type Table,
} from "../results/index.js";
import { UserError } from "../scenario/index.js";
import { checkEdition } from "./edition.js";
import { textPieces } from "./files.js";
import { FORMATS, rowsIn } from "./tableFiles.js";

/** What a results directory holds, from its files alone. Throws UserError where one of them is missing, damaged or of another edition. */
export async function readResults(directory: string): Promise<PrintedResults> {
  checkEdition(directory);
  try {
    return await readerOf(directory)(directory);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError({
      file: directory,
      what: `holds a file that is not what it should be (${(error as Error).message.split("\n")[0]})`,
      allowed:
        "a results directory as agglom compare, game, sweep, sensitivity, attribute, league, theory, backtest or events writes it",
      hint: "Run the command again",
    });
  }
}

type Reader = (directory: string) => PrintedResults | Promise<PrintedResults>;

/** By the file that only this kind of results has. */
const READERS: readonly [file: string, read: Reader][] = [
  ["game.json", readGame],
  ["sensitivity.json", readSensitivity],
  ["sweep.json", readSweep],
  ["league.json", readLeague],
  ["attribution.csv", readAttribution],
  ["backtest.csv", (directory) => readEvidence(directory, ["backtest", "scores"])],
  ["phase.csv", (directory) => readEvidence(directory, ["phase"])],
  ["events.csv", (directory) => readEvidence(directory, ["events", "placebos"])],
];

function readerOf(directory: string): Reader {
  return READERS.find(([file]) => existsSync(`${directory}/${file}`))?.[1] ?? readComparison;
}

function readGame(directory: string): PrintedResults {
  const report = gameReportSchema.parse(jsonIn(directory, "game.json"));
  return { kind: "game", report, manifest: manifestIn(directory) };
}

function readSensitivity(directory: string): PrintedResults {
  const report = sensitivitySchema.parse(jsonIn(directory, "sensitivity.json"));
  return { kind: "sensitivity", report, manifest: manifestIn(directory) };
}

function readSweep(directory: string): PrintedResults {
  const report = sweepSchema.parse(jsonIn(directory, "sweep.json"));
  return { kind: "sweep", report, manifest: manifestIn(directory) };
}

function readLeague(directory: string): PrintedResults {
  return { kind: "league", report: leagueSchema.parse(jsonIn(directory, "league.json")) };
}

function readAttribution(directory: string): PrintedResults {
  const rows = fieldsIn(directory, "attribution");
  const types = [...new Set(rows.map((row) => row["lever"]!))];
  const labels = types.flatMap((name) => {
    // Levers of one type are numbered, or called by their own id.
    const [type, ...rest] = name.split(" ");
    const label = findLever(type!)?.label;
    return label ? [[name, both((language) => [label[language], ...rest].join(" "))] as const] : [];
  });
  const results = {
    tables: { attribution: rows },
    labels: Object.fromEntries(labels),
    dictionary: readDictionary(textOf(directory, "dictionary.csv")),
  };
  return { kind: "tables", results, manifest: manifestIn(directory) };
}

function readEvidence(directory: string, names: readonly string[]): PrintedResults {
  const tables = Object.fromEntries(names.map((name) => [name, fieldsIn(directory, name)]));
  return { kind: "tables", results: { tables, labels: {}, dictionary: [] }, manifest: undefined };
}

function fieldsIn(directory: string, table: string): Fields[] {
  const records = csvRecords(piecesOf(directory, `${table}.csv`));
  const header = records.next().value ?? [];
  return Array.from(records, (record) => Object.fromEntries(header.map((name, c) => [name, record[c] ?? ""])));
}

/** Tables are read piece by piece: they may be larger than the memory. */
async function readComparison(directory: string): Promise<PrintedResults> {
  const data = await readReport({
    manifest: textOf(directory, "manifest.json"),
    context: textOf(directory, "report.json"),
    dictionary: textOf(directory, "dictionary.csv"),
    replicates: tableOf(directory, REPLICATES),
    effects: tableOf(directory, EFFECTS),
    flows: tableOf(directory, FLOWS),
    policy: piecesOf(directory, "policy.jsonl"),
    uncertainty: existsSync(`${directory}/uncertainty.json`) ? textOf(directory, "uncertainty.json") : undefined,
  });
  return { kind: "comparison", data };
}

function manifestIn(directory: string): Manifest {
  return manifestSchema.parse(jsonIn(directory, "manifest.json"));
}

function jsonIn(directory: string, name: string): unknown {
  return JSON.parse(textOf(directory, name));
}

function textOf(directory: string, name: string): string {
  return [...piecesOf(directory, name)].join("");
}

function piecesOf(directory: string, name: string): Iterable<string> {
  const file = `${directory}/${name}`;
  if (existsSync(file)) return textPieces(file);
  throw noSuchFile(file);
}

function tableOf<Row>(directory: string, table: Table<Row>): Iterable<Row> | AsyncIterable<Row> {
  const rows = rowsIn(directory, table);
  if (rows) return rows;
  throw noSuchFile(`${directory}/${table.name}.${FORMATS[0]}`);
}

function noSuchFile(file: string): UserError {
  return new UserError({
    file,
    what: "there is no such file",
    allowed: "a results directory that agglom compare has written",
    hint: "Check the path; agglom run writes no effects and has no report",
  });
}
