import { readdirSync } from "node:fs";
import { Command, Option } from "commander";
import { textPieces } from "../node/files.js";
import { parquetOf } from "../node/parquet.js";
import { checkPlace } from "../node/places.js";
import { writeFolder } from "../node/writeFolder.js";
import { UserError } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import { commonOptions } from "./options.js";
import { print } from "./output.js";

/** agglom export DIR: the tables of a results directory as Parquet, for R, Python and DuckDB. */
export function exportCommand(finish: Finish): Command {
  return commonOptions(new Command("export"), "folder for the files (default: DIR itself)")
    .description("write the tables of a results directory in another format")
    .argument("<dir>", "results directory of any command")
    .addOption(new Option("--format <format>", "format of the files").choices(["parquet"]).default("parquet"))
    .addHelpText("after", "\nExample:\n  agglom export results/barrier-removal")
    .action((directory: string, flags: { out?: string }) => {
      const tables = tablesIn(directory);
      const target = flags.out ?? directory;
      checkPlace(target);
      const written = tables.map((name) => name.replace(/\.csv$/, ".parquet"));
      for (const [t, name] of tables.entries())
        writeFolder(target, { [written[t]!]: parquetOf(() => textPieces(`${directory}/${name}`)) });
      print(`${written.map((name) => `${target}/${name}`).join("\n")}\n`);
      finish(EXIT.done);
    });
}

function tablesIn(directory: string): string[] {
  const tables = namesIn(directory).filter((name) => name.endsWith(".csv"));
  if (tables.length > 0) return tables.sort();
  throw new UserError({
    file: directory,
    what: "holds no table",
    allowed: "a results directory with CSV tables, as agglom compare writes it",
    hint: "Check the path",
  });
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
