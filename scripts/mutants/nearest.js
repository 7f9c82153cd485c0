// Which tests may see a fault in a file, nearest first: by the imports of sources and tests, and by the commands that
// tests start.
import { dirname, extname, join, normalize, parse } from "node:path";
import ts from "typescript";
import { roomOf } from "../leaves.js";

/** The command line reaches every command: a test that starts it is near to those that it names. */
const MAIN = "src/apps/cli/main.ts";
const SERVER = "src/apps/node/lab/labServer.ts";
const PAGE = "src/apps/lab/app/main.tsx";

/** Tests that keep what the program says hold for every room. */
const SNAPSHOTS = "tests/snapshots/";

/** How a test or a helper of it starts the built program, or loads its bundle. */
const BUILT_PROGRAM = /bin\/agglom\.js|dist\/bundle\//;

/** More steps than this show what depends on a file, but hardly what it does. */
const FEW_STEPS = 4;

/** Tests of another room wait for those of the own room that take up to so many times as long. */
const ELSEWHERE = 16;

/** Milliseconds that the quickest of tests takes at least. */
const START = 500;

/** Who imports whom among these files, paths from the root of the project. */
export class Imports {
  /** @type {Map<string, Set<string>>} by file: the files that import it */
  #importers = new Map();
  /** @type {Map<string, number>} by test: how many files it reaches */
  #reach = new Map();
  /** @type {Set<string>} files of tests that start the built program */
  #starters = new Set();
  /** @type {Set<string>} files that define a command */
  #commands;
  /** @type {Map<string, number>} by test */
  #durations;

  /**
   * `textOf` gives the text of a file; `durations`, in ms by test, are those of earlier runs, as far as they are known.
   */
  constructor(files, textOf, durations = new Map()) {
    this.#durations = durations;
    const known = new Set(files);
    const texts = new Map(files.map((file) => [file, textOf(file)]));
    const commands = commandsOf(texts);
    this.#commands = new Set(commands.map(([, file]) => file));
    const imports = new Map([...texts].map(([file, text]) => [file, importsOf(file, text, known)]));
    for (const [file, imported] of imports) {
      if (!isOfTests(file)) continue;
      if (imported.has(SERVER)) imported.add(PAGE);
      const helpers = [...steps(file, (one) => [...imports.get(one)].filter(isOfTests)).keys()].filter(isOfTests);
      if (helpers.some((one) => BUILT_PROGRAM.test(texts.get(one)))) this.#starters.add(file);
      else if (!helpers.some((one) => imports.get(one).has(MAIN))) continue;
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

  /** Whether a test or its helpers start the built program, or load what is built with it. */
  startsProgram(test) {
    return this.#starters.has(test);
  }

  /**
   * Tests that a fault in this file may fail: its own, those whose names begin like its own, those that import it, then
   * those of its room, or of the folder that the room is in, or that bear the name of one of them, and those that are
   * few steps away, the near and quick first.
   */
  testsOf(file) {
    const distances = this.#distances(file);
    const own = `tests/${file.slice("src/".length, -extname(file).length)}`;
    const room = roomOf(file);
    const bearsName = [room, file].map((path) => `/${parse(path).name}.test.ts`);
    const isNear = (test) =>
      `${room}/`.startsWith(`${roomOf(test)}/`) ||
      test.startsWith(SNAPSHOTS) ||
      bearsName.some((name) => test.endsWith(name));
    const rank = (test) =>
      test === `${own}.test.ts` ? 0 : test.startsWith(own) ? 1 : distances.get(test) === 1 ? 2 : 3;
    const far = (test) => distances.get(test) * (rank(test) < 3 || isNear(test) ? 1 : ELSEWHERE);
    return [...distances.keys()]
      .filter((test) => isTest(test) && (isNear(test) || distances.get(test) <= FEW_STEPS))
      .sort(
        (a, b) =>
          rank(a) - rank(b) ||
          far(a) * this.#timeOf(a) - far(b) * this.#timeOf(b) ||
          this.#reach.get(a) - this.#reach.get(b) ||
          (a < b ? -1 : 1),
      );
  }

  /** Where it is not known a test counts as quick. */
  #timeOf(test) {
    return START + (this.#durations.get(test) ?? 0);
  }

  /**
   * The command line stands between a command and the tests of all others, but not before what it does for all of them.
   */
  #distances(file) {
    const importers = (one) => this.#importers.get(one) ?? [];
    const isOfMain = file === MAIN || (!this.#commands.has(file) && [...importers(file)].includes(MAIN));
    return steps(file, (one) => (one === MAIN && !isOfMain ? [] : importers(one)));
  }
}

const isOfTests = (file) => file.startsWith("tests/");

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
    .filter(([file]) => file.startsWith("src/apps/cli/"))
    .flatMap(([file, text]) => [...text.matchAll(/new Command\("(\w+)"/g)].map(([, name]) => [name, file]));
}

const names = (text, command) => new RegExp(`["'\`]${command}["'\`]|agglom ${command}\\b`).test(text);
