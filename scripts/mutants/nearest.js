// Which tests may see a fault in a file, nearest first: by the imports of sources and tests, and by the commands that tests start.
import { dirname, extname, join, normalize } from "node:path";
import ts from "typescript";

/** The command line reaches every command: a test that starts it is near to those that it names. */
const MAIN = "src/cli/main.ts";
const SERVER = "src/node/labServer.ts";
const PAGE = "src/lab/main.tsx";

/** More steps than this show what depends on a file, but hardly what it does. */
const FEW_STEPS = 4;

/** Who imports whom among these files, paths from the root of the project. */
export class Imports {
  /** @type {Map<string, Set<string>>} by file: the files that import it */
  #importers = new Map();
  /** @type {Map<string, number>} by test: how many files it reaches */
  #reach = new Map();

  /** `textOf` gives the text of a file. */
  constructor(files, textOf) {
    const known = new Set(files);
    const texts = new Map(files.map((file) => [file, textOf(file)]));
    const commands = commandsOf(texts);
    const imports = new Map([...texts].map(([file, text]) => [file, importsOf(file, text, known)]));
    for (const [file, imported] of imports) {
      if (!file.startsWith("tests/")) continue;
      if (imported.has(SERVER)) imported.add(PAGE);
      if (!reaches(file, imports, texts)) continue;
      imported.add(MAIN);
      for (const [name, command] of commands) if (names(texts.get(file), name)) imported.add(command);
    }
    for (const [file, imported] of imports)
      for (const one of imported) {
        if (!this.#importers.has(one)) this.#importers.set(one, new Set());
        this.#importers.get(one).add(file);
      }
    for (const file of files.filter(isTest)) this.#reach.set(file, steps(file, (one) => imports.get(one)).size);
  }

  /** Whether a test or its helpers open the built page. */
  opensPage(test) {
    return this.#distances(PAGE).get(test) !== undefined;
  }

  /** Tests that a fault in this file may fail: its own, those that import it, those of its room, and those that are few steps away. */
  testsOf(file) {
    const distances = this.#distances(file);
    const own = `tests/${file.slice("src/".length, -extname(file).length)}.test.ts`;
    const room = `tests/${roomOf(file)}/`;
    const rank = (test) => (test === own ? 0 : distances.get(test) === 1 ? 1 : test.startsWith(room) ? 2 : 3);
    return [...distances.keys()]
      .filter((test) => isTest(test) && (rank(test) < 3 || distances.get(test) <= FEW_STEPS))
      .sort(
        (a, b) =>
          rank(a) - rank(b) ||
          distances.get(a) - distances.get(b) ||
          this.#reach.get(a) - this.#reach.get(b) ||
          (a < b ? -1 : 1),
      );
  }

  #distances(file) {
    return steps(file, (one) => (one === MAIN && file !== MAIN ? [] : (this.#importers.get(one) ?? [])));
  }
}

export const roomOf = (file) => file.split("/")[1];

const isTest = (file) => file.endsWith(".test.ts");

/** Least steps from a file to every other that it leads to. */
function steps(from, next) {
  const found = new Map([[from, 0]]);
  for (const [file, distance] of found)
    for (const one of next(file) ?? []) if (!found.has(one)) found.set(one, distance + 1);
  return found;
}

/** Files that a text names by a relative path, or as built in dist; those whose types alone it takes do not count. */
function importsOf(file, text, known) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest);
  const imported = new Set();
  const add = (path) => {
    const stem = path.replace(/\.js$/, "");
    for (const one of [`${stem}.ts`, `${stem}.tsx`, path]) if (known.has(one)) imported.add(one);
  };
  const visit = (node) => {
    if (ts.isImportDeclaration(node) && node.importClause?.isTypeOnly) return;
    if (ts.isStringLiteralLike(node) && node.text.startsWith("."))
      add(normalize(join(dirname(file), node.text)).replaceAll("\\", "/"));
    ts.forEachChild(node, visit);
  };
  visit(source);
  if (file.startsWith("tests/")) for (const [, path] of text.matchAll(/dist\/([\w/]+\.js)/g)) add(`src/${path}`);
  return imported;
}

/** By name of a command: the file that defines it. */
function commandsOf(texts) {
  return [...texts]
    .filter(([file]) => file.startsWith("src/cli/"))
    .flatMap(([file, text]) => [...text.matchAll(/new Command\("(\w+)"\)/g)].map(([, name]) => [name, file]));
}

/** Whether a file of tests starts the program, itself or by a helper. */
function reaches(file, imports, texts) {
  const helpers = steps(file, (one) => [...imports.get(one)].filter((two) => two.startsWith("tests/")));
  return [...helpers.keys()].some((one) => texts.get(one).includes("bin/agglom.js"));
}

const names = (text, command) => new RegExp(`["'\`]${command}["'\`]|agglom ${command}\\b`).test(text);
