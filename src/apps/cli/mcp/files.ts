import { type Dirent, existsSync, readdirSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { parse } from "yaml";
import { type FileSource, fileNamed, NotFound } from "../../../input/index.js";
import { completed, type Text, t, textOf } from "../../../words/index.js";
import { diskFiles } from "../../node/disk/files.js";
import { programRoot } from "../../node/process/program.js";

/** The name of a scenario that was sent as a text, in messages. */
export const SENT = "scenario.yaml (sent)";

/** Files of the folder that a list of scenarios reads, and folders that it does not look into. */
export const MOST_FILES = 500;
const NOT_LISTED = /^(\..*|node_modules|results)$/;

/**
 * What the server may read: the current folder, and scenarios that ship with the program; symbolic links are followed
 * and do not lead out. `text`: a scenario that was sent.
 */
export function filesHere(text?: string): FileSource {
  return {
    ...diskFiles,
    regionIn: (folder) => (placeHere(folder) === undefined ? undefined : diskFiles.regionIn?.(folder)),
    read(path) {
      if (path === SENT && text !== undefined) return new TextEncoder().encode(text);
      const place = placeHere(path);
      if (place === undefined) throw new NotFound(path, t("mcp.outside"));
      // A pipe would be waited for without end.
      if (existsSync(place) && !statSync(place).isFile()) throw new NotFound(path, t("mcp.noFile"));
      return diskFiles.read(place);
    },
  };
}

/** Where a path leads, links followed; undefined where that is outside. What is not there lies where it would be. */
export function placeHere(path: string): string | undefined {
  let above = resolve(path);
  const below: string[] = [];
  for (; !existsSync(above); above = dirname(above)) below.unshift(basename(above));
  const place = join(realpathSync(above), ...below);
  const roots = [process.cwd(), `${programRoot}scenarios`].map((root) => realpathSync(root));
  return roots.some((root) => place === root || place.startsWith(root + sep)) ? place : undefined;
}

/** A scenario that may be read by name. */
interface Listed {
  name: string;
  title: Text;
  question: Text;
}

/**
 * Scenarios of the folder, then those that ship with the program; `count`: YAML files in the folder, of which no more
 * than MOST_FILES were read.
 */
export function scenariosHere(): { scenarios: Listed[]; count: number } {
  const own = ownFiles(".").sort();
  const shipped = diskFiles.shippedNames?.().filter((name) => !name.startsWith("regions/")) ?? [];
  return { scenarios: listedOf([...own.slice(0, MOST_FILES), ...shipped]), count: own.length };
}

/** Those of the files that are scenarios. */
function listedOf(names: readonly string[]): Listed[] {
  const files = filesHere();
  return names.flatMap((name) => {
    try {
      const text = new TextDecoder().decode(files.read(fileNamed(files, name)));
      if (!/^(region|extends):/m.test(text)) return [];
      // What stands before the variants is enough, most often, and quick to read.
      const [head] = text.split(/^variants:/m, 1);
      const isWhole = /^title:/m.test(head!) && /^question:/m.test(head!);
      const written = parse(isWhole ? head! : text) as Written | null;
      if (!written?.title) return [];
      return { name, title: worded(written.title), question: worded(written.question ?? "") };
    } catch {
      return [];
    }
  });
}

type Words = string | { en: string };

interface Written {
  title?: Words;
  question?: Words;
}

const worded = (words: Words): Text => (typeof words === "string" ? textOf(words) : completed(words));

/** YAML files below a folder; links and folders that cannot be read are left out, as files are. */
function ownFiles(folder: string): string[] {
  const found: string[] = [];
  for (const entry of entriesOf(folder)) {
    const path = folder === "." ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !NOT_LISTED.test(entry.name)) found.push(...ownFiles(path));
    if (entry.isFile() && /\.ya?ml$/.test(entry.name)) found.push(path);
  }
  return found;
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
