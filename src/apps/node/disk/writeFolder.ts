import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../../../input/index.js";
import { t } from "../../../words/index.js";
import { type Content, replaceFile } from "./carefulFile.js";
import { makingFolder, placeOf, removeFolders } from "./places.js";

/** Writes texts at hand into a directory of results or a new one. */
export function writeFolder(target: string, files: Readonly<Record<string, Content>>): void {
  const place = placeOf(target);
  const made = makingFolder(target, place);
  try {
    for (const [name, content] of Object.entries(files)) replaceFile(join(place, name), content);
  } finally {
    removeFolders(place, made);
  }
}

/**
 * Writes a single file that an option names. Throws UserError where there is no folder for it, or a folder of its name.
 */
export function writeFile(option: string, file: string, content: Content): void {
  const refused = (what: string) =>
    new UserError({
      file: option,
      value: file,
      what,
      allowed: t("node.fileInFolder"),
      hint: t("node.checkPath"),
    });
  if (!existsSync(dirname(file)) || !statSync(dirname(file)).isDirectory()) throw refused("lies in no folder");
  if (existsSync(file) && statSync(file).isDirectory()) throw refused("is a folder");
  replaceFile(file, content);
}
