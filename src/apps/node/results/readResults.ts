import { existsSync } from "node:fs";
import type { z } from "zod";
import { REALISED } from "../../../evidence/index.js";
import type { Fields, TableResults } from "../../../figures/evidence/tableView.js";
import type { PrintedResults } from "../../../figures/print/results.js";
import { mistakeAt, UserError } from "../../../input/index.js";
import { findLever } from "../../../levers/index.js";
import {
  choicesOf,
  contextSchema,
  csvRecords,
  type DictionaryRow,
  EFFECTS,
  evaluationSchema,
  FLOWS,
  gameReportSchema,
  leadsNowhere,
  leagueSchema,
  type Manifest,
  manifestSchema,
  policyRowSchema,
  REPLICATES,
  type ReportContext,
  readCsv,
  readDictionary,
  sensitivitySchema,
  sweepSchema,
  type Table,
  type Uncertainty,
  uncertaintySchema,
} from "../../../measures/results/index.js";
import { readReport } from "../../../report/index.js";
import { both, refused, shellWord, t } from "../../../words/index.js";
import { damagedFile, readAs, readJson, readJsonLines, textPieces } from "../disk/files.js";
import { programVersion } from "../process/program.js";
import { FORMATS, rowsIn } from "../tables/tableFiles.js";

/**
 * What a results directory holds, from its files alone. Throws UserError where one of them is missing, damaged or of
 * another edition.
 */
export async function readResults(directory: string): Promise<PrintedResults> {
  checkEdition(directory);
  return readerOf(directory)(directory);
}

type Reader = (directory: string) => PrintedResults | Promise<PrintedResults>;

/** Results that a report alone holds, and a manifest where there is one. */
function reporting(kind: keyof typeof REPORTS, hasManifest: boolean): [file: string, read: Reader] {
  const file = `${kind}.json`;
  return [
    file,
    (directory) => {
      const report = jsonIn(directory, file, REPORTS[kind]);
      return { kind, report, ...(hasManifest && { manifest: manifestIn(directory) }) } as PrintedResults;
    },
  ];
}

const REPORTS = {
  game: gameReportSchema,
  sensitivity: sensitivitySchema,
  sweep: sweepSchema,
  league: leagueSchema,
  evaluation: evaluationSchema,
};

/** By the file that only this kind of results has. */
const READERS: readonly [file: string, read: Reader][] = [
  reporting("game", true),
  reporting("sensitivity", true),
  reporting("sweep", true),
  reporting("league", false),
  reporting("evaluation", false),
  ["attribution.csv", readAttribution],
  ["backtest.csv", (directory) => readEvidence(directory, ["backtest", "scores"])],
  ["phase.csv", (directory) => readEvidence(directory, ["phase"])],
  ["events.csv", (directory) => readEvidence(directory, ["events", "placebos"])],
  [
    "realised.csv",
    (directory) =>
      readEvidence(directory, ["realised"], Object.fromEntries(REALISED.map((one) => [one.id, one.label]))),
  ],
];

function readerOf(directory: string): Reader {
  return READERS.find(([file]) => existsSync(`${directory}/${file}`))?.[1] ?? readComparison;
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
    dictionary: dictionaryIn(directory),
  };
  return { kind: "tables", results, manifest: manifestIn(directory) };
}

/** Results of a test of the model: tables NAME.csv, no manifest. `labels`: words for the ids in them. */
function readEvidence(
  directory: string,
  names: readonly string[],
  labels: TableResults["labels"] = {},
): PrintedResults {
  return {
    kind: "tables",
    results: {
      tables: Object.fromEntries(names.map((name) => [name, fieldsIn(directory, name)])),
      labels,
      dictionary: [],
    },
    manifest: undefined,
  };
}

function fieldsIn(directory: string, table: string): Fields[] {
  const file = fileIn(directory, `${table}.csv`);
  return readAs(file, () => {
    const [header = []] = csvRecords(textPieces(file));
    return Array.from(readCsv(textPieces(file), header), (record) =>
      Object.fromEntries(header.map((name, c) => [name, record[c]!])),
    );
  });
}

/** Tables are read piece by piece: they may be larger than the memory. */
async function readComparison(directory: string): Promise<PrintedResults> {
  // First: a directory without it holds no results.
  const manifest = manifestIn(directory);
  const policy = fileIn(directory, "policy.jsonl");
  const data = await readReport({
    manifest,
    context: jsonIn(directory, "report.json", contextSchema.superRefine(withinYears(manifest.years))),
    dictionary: dictionaryIn(directory),
    replicates: tableOf(directory, REPLICATES),
    effects: tableOf(directory, EFFECTS),
    flows: tableOf(directory, FLOWS),
    choices: choicesOf(readJsonLines(policy, policyRowSchema.superRefine(ofVariants(manifest.variants)))),
    uncertainty: studyIn(directory),
  });
  const explained = new Set(data.dictionary.map(({ indicator }) => indicator));
  const lacking = data.effects.find(({ indicator }) => !explained.has(indicator));
  if (lacking)
    throw damagedFile(fileIn(directory, DICTIONARY), t("node.lacksIndicator", { indicator: lacking.indicator }));
  return { kind: "comparison", data };
}

/** What is chosen in a variant is of one that was run. */
const ofVariants =
  (variants: readonly string[]) =>
  ({ variant }: { variant: string }, { addIssue }: z.RefinementCtx) => {
    const wrong = leadsNowhere(["variant"], variant, variants);
    if (wrong) addIssue(wrong);
  };

/** Years that are told have been run. */
const withinYears =
  ([low, high]: Manifest["years"]) =>
  ({ answer }: ReportContext, { addIssue }: z.RefinementCtx) => {
    const number = t("scenario.wholeNumberOne");
    for (const key of ["at", "from", "to"] as const) {
      const year = answer?.when[key] ?? high;
      const wrong = { what: t("scenario.outOfRange"), allowed: t("scenario.numberFromTo", { number, low, high }) };
      if (year < low || year > high) addIssue(refused(wrong, ["answer", "when", key]));
    }
  };

/** What there may be none of; its table without it tells that there was one. */
function studyIn(directory: string): Uncertainty | undefined {
  const file = `${directory}/uncertainty.json`;
  if (existsSync(file)) return readJson(file, uncertaintySchema);
  if (!existsSync(`${directory}/uncertainty.csv`)) return undefined;
  throw mistakeAt(file, "scenario.noSuchFile", "node.asWritten", "node.runAgainOrCopy");
}

function manifestIn(directory: string): Manifest {
  return jsonIn(directory, "manifest.json", manifestSchema);
}

function jsonIn<Schema extends z.ZodType>(directory: string, name: string, schema: Schema): z.output<Schema> {
  return readJson(fileIn(directory, name), schema);
}

const DICTIONARY = "dictionary.csv";

function dictionaryIn(directory: string): DictionaryRow[] {
  const file = fileIn(directory, DICTIONARY);
  return readAs(file, () => readDictionary(textPieces(file)));
}

function tableOf<Row>(directory: string, table: Table<Row>): Iterable<Row> | AsyncIterable<Row> {
  const rows = rowsIn(directory, table);
  if (rows) return rows;
  throw noSuchFile(`${directory}/${table.name}.${FORMATS[0]}`);
}

function fileIn(directory: string, name: string): string {
  const file = `${directory}/${name}`;
  if (existsSync(file)) return file;
  if (readerOf(directory) === readComparison) throw noSuchFile(file);
  throw mistakeAt(file, "scenario.noSuchFile", "node.asWritten", "node.runAgainOrCopy");
}

function noSuchFile(file: string): UserError {
  return mistakeAt(file, "scenario.noSuchFile", "node.comparedResults", "node.checkCompared");
}

/** Of manifest.json. */
export const EDITION = 2;

/** What a manifest of any edition, of a plan or of figures may say. */
interface AnyManifest {
  schemaVersion?: unknown;
  kind?: unknown;
  holds?: unknown;
  program?: { version?: unknown };
  run?: { command?: unknown };
  scenario?: { file?: string; sha256?: string };
  region?: string;
}

/**
 * Throws UserError where a directory holds a plan, figures, or results of another edition: what they are, who wrote
 * them, what to do. A manifest that cannot be read is left to whoever needs it.
 */
export function checkEdition(directory: string): void {
  const { schemaVersion: edition, program, run, kind, holds } = anyManifestIn(directory);
  const merge = t("node.mergePlan", { directory: shellWord(directory) });
  if (kind === "plan") throw mistakeAt(directory, "node.isPlan", "help.anyResults", merge);
  if (holds === "figures") throw mistakeAt(directory, "node.holdsFigures", "help.anyResults", "node.whereDrawnFrom");
  if (typeof edition !== "number" || edition === EDITION) return;
  const [version, command] = [program?.version, run?.command];
  const writer = { known: typeof version === "string", version: String(version) };
  const again = { known: typeof command === "string", command: String(command) };
  throw new UserError({
    file: `${directory}/manifest.json`,
    path: "schemaVersion",
    value: edition,
    what: t("node.otherEdition", { earlier: edition < EDITION, ...writer }),
    allowed: t("node.thisEdition", { edition: EDITION, version: programVersion().version }),
    hint: edition < EDITION ? t("node.runAgain", again) : t("node.useLater"),
  });
}

/** The manifest of a directory, as far as it can be read. */
export function anyManifestIn(directory: string): AnyManifest {
  try {
    const value: unknown = JSON.parse([...textPieces(`${directory}/manifest.json`)].join(""));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}
