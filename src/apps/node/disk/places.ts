import {
  accessSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { mistakeAt, UserError } from "../../../input/index.js";
import { ENGLISH, LANGUAGES, type Language, type Text, t } from "../../../words/index.js";
import { codeOf } from "../process/process.js";
import {
  type Content,
  diskFailure,
  isNameOf,
  isPassing,
  makeFolder,
  partialFileOf,
  realPath,
  replaceFile,
  replaceFiles,
  wordsOf,
} from "./carefulFile.js";

const MANIFEST = "manifest.json";

/** By one of these a folder is known to hold whole results. */
const MARKS = [MANIFEST, "league.json", "facts.json", "scorecard.json"] as const;

/** All that commands write into directories. What holds anything else is the user's, and never replaced. */
const FILES = [
  MANIFEST,
  "indicators.csv",
  "replicates.csv",
  "effects.csv",
  "flows.csv",
  "policy.jsonl",
  "dictionary.csv",
  "report.json",
  "report.html",
  "structure.csv",
  "collaboration.csv",
  "collaboration.json",
  "relatedness.csv",
  "lorenz.csv",
  "transitions.csv",
  "game.json",
  "attribution.csv",
  "fit.csv",
  "theory.json",
  "phase.csv",
  "resolved.yaml",
  "uncertainty.json",
  "uncertainty.csv",
  "design.csv",
  "outcomes.csv",
  "sensitivity.json",
  "sensitivity.csv",
  "sweep.json",
  "options.csv",
  "schema.json",
  ...["levers", "indicators", "scenario-reference"].flatMap((name) => LANGUAGES.map((one) => documentName(name, one))),
  "sectors.csv",
  "cost_shares.csv",
  "headquarters.csv",
  "nodes.csv",
  "labour.csv",
  "capital.csv",
  "cells.csv",
  "wedges.csv",
  "incomes.csv",
  "public_finance.csv",
  "parameters.csv",
  "realised.csv",
  "evaluation.json",
  "evaluation.csv",
  "ranks.csv",
  "league.json",
  "league.csv",
  "facts.json",
  "facts.csv",
  "facts.md",
  "scorecard.json",
  "scorecard.csv",
  "scorecard.md",
  "backtest.csv",
  "scores.csv",
  "events.csv",
  "placebos.csv",
  "estimates.csv",
  "estimates.yaml",
  "captions.md",
  "datapackage.json",
  "cities.geojson",
];

/** The file of a document in a language. */
export function documentName(name: string, language: Language): string {
  return language === ENGLISH ? `${name}.md` : `${name}.${language}.md`;
}

/** How printed tables are written, by the end of a file's name. */
export const TABLE_ENDINGS = { text: "txt", markdown: "md", latex: "tex", csv: "csv", html: "html" } as const;

/** The file of a printed table. Results have tables of the same names for programs. */
export function tableName(id: string, format: keyof typeof TABLE_ENDINGS): string {
  return `table-${id}.${TABLE_ENDINGS[format]}`;
}

const PRINTED = new RegExp(`^table-.+\\.(${Object.values(TABLE_ENDINGS).join("|")})$`);

/** Every table for programs may have been exported. */
const WRITTEN = new Set([...FILES, ...FILES.map((name) => name.replace(/\.csv$/, ".parquet"))]);

/** Whether a command may have written a file of this name, whole or as far as it came. */
const isWritten = (name: string) => isNameOf({ has: (one) => WRITTEN.has(one) || PRINTED.test(one) }, name);

/**
 * The folder that is meant, symbolic links followed. Throws UserError unless files may be written there, over nothing
 * but files of earlier commands. Asked before a run, so that no run is in vain.
 */
function placeOf(target: string): string {
  if (target.trim() === "") throw misplaced(target, t("node.namesNoFolder"));
  return refusable(target, () => {
    const place = realPath(target);
    const fromHere = relative(place, process.cwd());
    if (fromHere === "" || (fromHere !== ".." && !fromHere.startsWith(`..${sep}`)))
      throw misplaced(target, t("node.currentFolder"));
    const problem = existsSync(place) ? foreignIn(place) : wayTo(place);
    if (problem) throw misplaced(target, problem);
    return place;
  });
}

/** The same of a place for a whole directory of results, which replaces an earlier one. */
export function resultsPlaceOf(target: string): string {
  const place = placeOf(target);
  if (existsSync(place) && readdirSync(place).length > 0 && !holdsResults(place)) {
    throw misplaced(target, t("node.noEarlierResults", { name: MANIFEST }));
  }
  return place;
}

function holdsResults(place: string): boolean {
  return MARKS.some((name) => existsSync(join(place, name)));
}

/**
 * Throws UserError unless single files can be written into the folder: writes one, and removes it with the folders that
 * it made. `apart`: not beside whole results, whose files may have the same names.
 */
export function checkPlace(target: string, apart = false): void {
  const place = placeOf(target);
  if (apart && holdsResults(place)) throw misplaced(target, t("node.holdsResults"));
  const probe = partialFileOf(join(place, MANIFEST));
  inFolder(target, place, () => {
    try {
      refusable(target, () => writeFileSync(probe, "", { flag: "wx" }));
    } finally {
      rmSync(probe, { force: true });
    }
  });
}

/** Works in a folder, which is made with those around it where it is not there, and goes again where it stays empty. */
export function inFolder(target: string, folder: string, work: () => void): void {
  const made = makingFolder(target, folder);
  try {
    work();
  } finally {
    removeFolders(folder, made);
  }
}

/** Makes a folder and those around it; returns the first that was not there. Node's own way hides why it fails. */
export function makingFolder(target: string, folder: string): string | undefined {
  if (existsSync(folder)) return undefined;
  const above = dirname(folder);
  const first = makingFolder(target, above);
  try {
    refusable(target, () => makeFolder(folder));
  } catch (error) {
    removeFolders(above, first);
    throw error;
  }
  return first ?? folder;
}

/** Removes a folder and those around it, up to the first that was made for it, as far as they are empty. */
export function removeFolders(folder: string, first: string | undefined): void {
  if (first === undefined) return;
  for (let at = folder; at.length >= first.length; at = dirname(at)) {
    try {
      rmdirSync(at);
    } catch (error) {
      if (codeOf(error) !== "ENOENT") return;
    }
  }
}

/**
 * Does something on the disk where results shall be; what the machine refuses is the place's fault, unless the disk is
 * full.
 */
export function refusable<Result>(target: string, action: () => Result): Result {
  try {
    return action();
  } catch (error) {
    if (error instanceof UserError) throw error;
    if (isPassing(error) && codeOf(error) !== "EROFS") throw diskFailure(target, error);
    throw misplaced(target, t("node.cannotBeWritten", { why: wordsOf(error) }));
  }
}

/**
 * Throws UserError where a folder that the program needs for a moment is there and holds what neither commands nor it
 * (`own`) put there, or is the place of whole results beside its own.
 */
export function checkContents(target: string, folder: string, own?: (name: string) => boolean): void {
  const foreign = existsSync(folder) ? foreignIn(folder, own) : undefined;
  const problem = foreign ?? (own && holdsResults(folder) ? t("node.holdsResults") : undefined);
  if (problem) throw misplaced(target, t("node.needsFolder", { folder, problem }));
}

/**
 * Throws UserError where a folder cannot be replaced as a whole: renames an empty folder (`probe`) to it, which what
 * holds something refuses.
 */
export function checkReplaceable(target: string, place: string, probe: string): void {
  if (!existsSync(place)) return;
  const refused = (error: unknown) => misplaced(target, t("node.cannotBeReplaced", { why: wordsOf(error) }));
  mkdirSync(probe);
  try {
    renameSync(probe, place);
  } catch (error) {
    rmdirSync(probe);
    const code = codeOf(error);
    if (code === "EBUSY") {
      const inIt = t("node.folderInIt", { path: join(target, "NAME") });
      throw misplaced(target, t("node.mountPoint"), t("node.wholeFolder"), inIt);
    }
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw refused(error);
  }
  try {
    // To move a folder elsewhere is to write in it.
    accessSync(place, constants.W_OK | constants.X_OK);
  } catch (error) {
    throw refused(error);
  }
}

function foreignIn(place: string, own: (name: string) => boolean = () => false): Text | undefined {
  if (!statSync(place).isDirectory()) return t("node.isFile");
  const listed = listedIn(place);
  const foreign = readdirSync(place).find((name) => !isWritten(name) && !isNameOf(listed, name) && !own(name));
  return foreign === undefined ? undefined : t("node.holdsForeign", { name: foreign });
}

/** Files that the manifest of a folder of figures names as the program's own. */
function listedIn(place: string): ReadonlySet<string> {
  try {
    const { holds, files } = JSON.parse(readFileSync(join(place, MANIFEST), "utf8")) as {
      holds?: string;
      files?: string[];
    };
    return new Set(holds === "figures" ? files : []);
  } catch {
    return new Set();
  }
}

function misplaced(
  target: string,
  what: Text,
  allowed = t("node.replaceableFolder"),
  hint = t("node.anotherOut"),
): UserError {
  return mistakeAt({ file: "--out", value: target }, what, allowed, hint);
}

/** Why a place that is not there yet cannot be: a link leads nowhere, or it lies below a file. */
function wayTo(place: string): Text | undefined {
  let above = dirname(place);
  while (!existsSync(above)) above = dirname(above);
  if (!statSync(above).isDirectory()) return t("node.belowFile", { above });
  const link = lstatSync(place, { throwIfNoEntry: false });
  return link && t("node.deadLink", { path: readlinkSync(place) });
}

/** Writes files into a directory of results or a new one, all or none. */
export function writeFolder(target: string, files: Readonly<Record<string, Content>>): void {
  const unlisted = Object.keys(files).find((name) => !isWritten(name));
  if (unlisted !== undefined) throw new RangeError(`${unlisted} is not in FILES: nothing could be written beside it`);
  const place = placeOf(target);
  inFolder(target, place, () => replaceFiles(within(place, files)));
}

/** Throws UserError where an option's file cannot be written, or is somebody's own: does not begin so (`begins`). */
export function checkFile(option: string, file: string, begins = ""): void {
  const refused = (what: Text) => mistakeAt({ file: option, value: file }, what, "node.fileInFolder", "node.checkPath");
  if (file === "" || !existsSync(dirname(file)) || !statSync(dirname(file)).isDirectory())
    throw refused(t("node.inNoFolder"));
  if (existsSync(file) && statSync(file).isDirectory()) throw refused(t("node.namesFolder"));
  let held = begins;
  try {
    if (begins && existsSync(file) && statSync(file).size > 0)
      held = readFileSync(file).toString("utf8", 0, Buffer.byteLength(begins));
    // What is no file, such as a terminal, is written itself; a link is followed.
    if (existsSync(file) && !statSync(file).isFile()) accessSync(file, constants.W_OK);
    else accessSync(dirname(realPath(file)), constants.W_OK | constants.X_OK);
    // Its name may be too long.
    lstatSync(partialFileOf(file), { throwIfNoEntry: false });
  } catch (error) {
    throw refused(t("node.cannotBeWritten", { why: wordsOf(error) }));
  }
  if (!held.startsWith(begins))
    throw mistakeAt({ file: option, value: file }, "node.holdsOtherFile", "node.freePlace", "node.anotherName");
}

/** Writes a single file that an option names, where `checkFile` finds nothing against it. */
export function writeFile(option: string, file: string, content: Content, begins = ""): void {
  checkFile(option, file, begins);
  replaceFile(file, content);
}

/**
 * Writes files that are not there yet, in a folder that is made where it is missing: all of them or none. Throws
 * UserError, before anything is written, where one of them is there.
 */
export function writeNewFiles(folder: string, files: Readonly<Record<string, string>>): void {
  if (folder === "") throw misplaced(folder, t("node.namesNoFolder"));
  // A link that leads nowhere is there, too.
  const there = within(folder, files).find(([path]) =>
    refusable(folder, () => lstatSync(path, { throwIfNoEntry: false })),
  );
  if (there !== undefined) throw mistakeAt(there[0], "node.thereAlready", "node.freePlace", "node.anotherName");
  inFolder(folder, dirname(join(folder, "file")), () => refusable(folder, () => replaceFiles(within(folder, files))));
}

/** With their paths in a folder. */
const within = (folder: string, files: Readonly<Record<string, Content>>) =>
  Object.entries(files).map(([name, content]) => [join(folder, name), content] as const);
