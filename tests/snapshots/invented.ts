import { existsSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { readResults } from "../../src/apps/node/results/readResults.js";
import type { PrintedResults } from "../../src/figures/print/results.js";

const root = fileURLToPath(new URL("../invented", import.meta.url));

/** Folders of invented results: as the program writes them, with numbers made up by hand that no change of the model moves. */
export const FOLDERS = readdirSync(root).sort();

export function folderOf(name: string): string {
  return `${root}/${name}`;
}

/** A kind of results in the folder of that name. */
export async function invented<Kind extends PrintedResults["kind"]>(
  name: string,
  kind: Kind,
): Promise<Extract<PrintedResults, { kind: Kind }>> {
  const results = await readResults(folderOf(name));
  if (results.kind !== kind) throw new Error(`${name} holds a ${results.kind}`);
  return results as Extract<PrintedResults, { kind: Kind }>;
}

/** Files of snapshots that stand in a folder beside the tests, without their ending. */
export function stored(folder: string): string[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return existsSync(path) ? readdirSync(path).map((name) => name.replace(/\.txt$/, "")) : [];
}
