import { existsSync, readdirSync } from "node:fs";
import { mistakeAt } from "../../input/index.js";
import { lookup } from "../../measures/views/index.js";
import { citiesGeoJson } from "../../report/index.js";
import { type Language, t } from "../../words/index.js";
import type { Content } from "../node/disk/carefulFile.js";
import { checkPlace, writeFolder } from "../node/disk/places.js";
import { DATA_PACKAGE, dataPackage, filesDescribed } from "../node/results/dataPackage.js";
import { checkEdition, readResults } from "../node/results/readResults.js";
import { resultsNamed } from "../node/results/resultsFolder.js";
import { csvOfParquet, FORMATS, type Format, parquetOfCsv } from "../node/tables/tableFiles.js";
import { Command } from "./command.js";
import { commonOptions } from "./options.js";
import { print } from "./output.js";

/** Cities with the effects on them, for maps. */
const MAP = "geojson";

interface Flags {
  out?: string;
  format: Format | typeof MAP;
  lang: Language;
}

/**
 * agglom export DIR: the tables of a results directory in the other format, for R, Python and DuckDB, or for a
 * spreadsheet; or its cities as GeoJSON.
 */
export function exportCommand(): Command {
  return commonOptions(new Command("export", "help.export"), "help.outFiles")
    .group("run")
    .stoppable()
    .takes("<dir>", "help.anyResults")
    .choice("--format <format>", "help.fileFormat", [...FORMATS, MAP], FORMATS[0])
    .examples(
      "agglom export results/barrier-removal",
      "agglom export results/barrier-removal --format csv --out tables",
      "agglom export results/barrier-removal --format geojson",
    )
    .does(async (name: string, { out, format, lang }: Flags) => {
      const directory = resultsNamed(name);
      const target = out ?? directory;
      checkEdition(directory);
      const written =
        format === MAP ? await exportMap(directory, target, lang) : await exportTables(directory, target, format, lang);
      print(`${written.map((file) => `${target}/${file}`).join("\n")}\n`);
    });
}

/** Names of the files that were written. */
async function exportTables(directory: string, target: string, format: Format, lang: Language): Promise<string[]> {
  const names = tablesIn(directory, format);
  checkPlace(target);
  const files: Record<string, Content> = {};
  for (const table of names) {
    const path = `${directory}/${table}.${OTHER[format]}`;
    files[`${table}.${format}`] = format === "csv" ? await csvOfParquet(path, table) : parquetOfCsv(path, table);
  }
  writeFolder(target, files);
  writeFolder(target, { [DATA_PACKAGE]: dataPackage(target, lang, directory)! });
  return [...Object.keys(files), DATA_PACKAGE];
}

async function exportMap(directory: string, target: string, lang: Language): Promise<string[]> {
  checkPlace(target);
  const results = await readResults(directory);
  const text = results.kind === "comparison" ? citiesGeoJson(lookup(results.data, lang)) : undefined;
  if (text === undefined) throw mistakeAt(directory, "cli.noCitiesOnMap", "cli.comparedCities", "cli.givePlaces");
  writeFolder(target, { "cities.geojson": text });
  return ["cities.geojson"];
}

const OTHER = { csv: "parquet", parquet: "csv" } as const satisfies Record<Format, Format>;

/** Names of the tables that are there in the other format. */
function tablesIn(directory: string, format: Format): string[] {
  const ending = `.${OTHER[format]}`;
  const tables = namesIn(directory).filter((name) => name.endsWith(ending));
  const missing = filesDescribed(directory).find((name) => name.endsWith(ending) && !tables.includes(name));
  if (missing !== undefined)
    throw mistakeAt(`${directory}/${missing}`, "scenario.noSuchFile", "node.asWritten", "node.runAgainOrCopy");
  if (tables.length > 0) return tables.map((name) => name.slice(0, -ending.length)).sort();
  if (!existsSync(directory))
    throw mistakeAt(directory, "scenario.noSuchFile", "cli.resultsWithTables", "node.checkPath");
  throw mistakeAt(
    directory,
    t("cli.noTableOf", { format: NAMES[OTHER[format]] }),
    "cli.resultsWithTables",
    t("cli.tablesAlready", { format: NAMES[format] }),
  );
}

const NAMES: Record<Format, string> = { csv: "CSV", parquet: "Parquet" };

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
