import { lstatSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../../../input/index.js";
import { advice } from "../../../words/index.js";
import { replaceFile } from "./carefulFile.js";
import { makingFolder, refusable } from "./places.js";

/**
 * Writes files that are not there yet, in a folder that is made where it is missing. Throws UserError, before anything
 * is written, where one of them is.
 */
export function writeNewFiles(folder: string, files: Readonly<Record<string, string>>): void {
  const paths = Object.keys(files).map((name) => join(folder, name));
  for (const path of paths) if (isThere(path)) throw exists(path);
  makingFolder(folder, dirname(join(folder, "file")));
  for (const [name, text] of Object.entries(files)) refusable(folder, () => replaceFile(join(folder, name), text));
}

/** A link that leads nowhere is there, too. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function exists(path: string): UserError {
  return new UserError({
    file: path,
    ...advice("node.thereAlready", "node.freePlace", "node.anotherName"),
  });
}
