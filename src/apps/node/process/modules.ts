import { existsSync, readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { FIGURES } from "../../../figures/comparison/index.js";
import { mistakeAt, type UserError } from "../../../input/index.js";
import { registeredLevers } from "../../../levers/index.js";
import { registeredIndicators } from "../../../measures/indicators/index.js";
import { both, type Text, t, textOfError } from "../../../words/index.js";
import { checkKind } from "../../library/input.js";
import { hashOf } from "./program.js";

/** A module from outside that has registered something, as a manifest names it. */
interface ImportedModule {
  /** As it was given. */
  file: string;
  /** Of its text; what it imports itself is not part of it. */
  sha256: string;
}

interface Known extends ImportedModule {
  /** Seen from nowhere. */
  path: string;
}

const known: Known[] = [];
/** Levers and indicators that the modules have registered. */
let fromModules = 0;

const registered = () => registeredLevers() + registeredIndicators();

/**
 * Loads modules that register levers, indicators or figures, once each, in this thread; worker threads load them too.
 * `names`: what manifests call them, as given where left out. Throws UserError where a file is not there, cannot be
 * loaded or registers nothing.
 */
export async function importModules(files: readonly string[], names = files): Promise<void> {
  checkKind("importModules", files, "array", "library.fileNames");
  for (const [place, file] of files.entries()) {
    const path = resolve(file);
    if (known.some((one) => one.path === path)) continue;
    if (!existsSync(path) || !statSync(path).isFile())
      throw refused(file, t(existsSync(path) ? "node.namesFolder" : "scenario.noSuchFile"), t("node.checkPath"));
    const [before, figures] = [registered(), FIGURES.length];
    await load(file, path);
    fromModules += registered() - before;
    if (registered() === before && FIGURES.length === figures)
      throw refused(file, t("node.registersNothing"), t("node.callRegister"));
    known.push({ file: names[place]!, path, sha256: hashOf(readFileSync(path)) });
  }
}

/** Modules that have been loaded, for manifests. */
export function importedModules(): ImportedModule[] {
  return known.map(({ file, sha256 }) => ({ file, sha256 }));
}

/** Paths of the modules, for worker threads. */
export function modulePaths(): string[] {
  return known.map(({ path }) => path);
}

/** Whether a worker thread that loads the modules knows all levers and indicators that this thread knows. */
export function workersKnowAll(): boolean {
  return registered() === fromModules;
}

async function load(file: string, path: string): Promise<void> {
  try {
    await import(pathToFileURL(path).href);
  } catch (error) {
    const said = textOfError(error);
    const message = both((language) => said[language].split("\n")[0]!);
    throw refused(file, t("node.cannotBeLoaded", { message }), t("node.mendModule"));
  }
}

function refused(file: string, what: Text, hint: Text): UserError {
  return mistakeAt({ file: "--import", value: file }, what, "node.registeringModule", hint);
}
