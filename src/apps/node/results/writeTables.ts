import type { Table } from "../../../evidence/index.js";
import type { Region } from "../../../input/index.js";
import { programVersion } from "../process/program.js";
import { completeResults } from "./dataPackage.js";
import type { ResultsFolder } from "./resultsFolder.js";

/** Tables of a base year, and a manifest that says of which region. */
export function writeTables(folder: ResultsFolder, region: Region, tables: readonly Table[]): void {
  const { id, baseYear } = region;
  const files = tables.map(({ file }) => file);
  const manifest = { holds: "tables of a base year", region: id, baseYear, program: programVersion(), files };
  folder.write("manifest.json", `${JSON.stringify(manifest, null, 2)}\n`);
  for (const { file, csv } of tables) folder.write(file, csv());
  completeResults(folder);
}
