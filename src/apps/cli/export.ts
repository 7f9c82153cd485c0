import { readdirSync } from "node:fs";
import { UserError } from "../../input/index.js";
import { advice, t } from "../../words/index.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFolder } from "../node/disk/writeFolder.js";
import { checkEdition } from "../node/results/edition.js";
import { resultsNamed } from "../node/results/outputFolders.js";
import { csvOfParquet, parquetOfCsv } from "../node/tables/convert.js";
import { FORMATS, type Format } from "../node/tables/tableFiles.js";
import { Command } from "./command.js";
import type { Finish } from "./exit.js";
import { commonOptions } from "./options.js";
import { print } from "./output.js";

/**
 * agglom export DIR: the tables of a results directory in the other format, for R, Python and DuckDB, or for a
 * spreadsheet.
 */
export function exportCommand(finish: Finish): Command {
  return commonOptions(new Command("export", "help.export"), "help.outFiles")
    .group("run")
    .takes("<dir>", "help.anyResults")
    .choice("--format <format>", "help.fileFormat", FORMATS, FORMATS[0])
    .examples(
      "agglom export results/barrier-removal",
      "agglom export results/barrier-removal --format csv --out tables",
    )
    .does(finish, async (name: string, { out, format }: { out?: string; format: Format }) => {
      const directory = resultsNamed(name);
      const target = out ?? directory;
      checkEdition(directory);
      const names = tablesIn(directory, format);
      checkPlace(target);
      for (const table of names) {
        const path = `${directory}/${table}.${OTHER[format]}`;
        const content = format === "csv" ? await csvOfParquet(path, table) : parquetOfCsv(path, table);
        writeFolder(target, { [`${table}.${format}`]: content });
      }
      print(`${names.map((table) => `${target}/${table}.${format}`).join("\n")}\n`);
    });
}

const OTHER = { csv: "parquet", parquet: "csv" } as const satisfies Record<Format, Format>;

/** Names of the tables that are there in the other format. */
function tablesIn(directory: string, format: Format): string[] {
  const ending = `.${OTHER[format]}`;
  const tables = namesIn(directory).filter((name) => name.endsWith(ending));
  if (tables.length > 0) return tables.map((name) => name.slice(0, -ending.length)).sort();
  throw new UserError({
    file: directory,
    ...advice(
      t("cli.noTableOf", { format: NAMES[OTHER[format]] }),
      "cli.resultsWithTables",
      t("cli.tablesAlready", { format: NAMES[format] }),
    ),
  });
}

const NAMES: Record<Format, string> = { csv: "CSV", parquet: "Parquet" };

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
