// A copy of the project in which a file may hold a fault: type check, program, page and tests of it.
import { execFileSync, spawn, spawnSync } from "node:child_process";
import * as fs from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ts from "typescript";
import { Imports } from "./nearest.js";

/**
 * The nearest test file alone, then twice as many each time up to these: to start costs seconds, and to wait for those
 * that are far costs more.
 */
const MOST_AT_ONCE = 16;

/** Disks that tests have mounted in a folder and that were ended before they could unmount them. */
function disksBelow(folder) {
  if (!fs.existsSync("/proc/mounts")) return [];
  const places = fs
    .readFileSync("/proc/mounts", "utf8")
    .split("\n")
    .map((line) => line.split(" ")[1]);
  return places.filter((place) => place?.startsWith(`${folder}/`));
}

export class Copy {
  #root = fs.mkdtempSync(join(tmpdir(), "agglom-mutants-"));
  /** Ends what runs in the copy. */
  #end = () => {};
  /** Errors of the type check without a fault, by file. */
  #before = new Map();
  /** Whether a test passes without a fault, by test. */
  #sound = new Map();
  /** The fault that files hold now, and by script the one that it last built with; empty where there is none. */
  #held = "";
  #builtWith = new Map();
  /** The file that holds a fault for the type check. */
  #faulty = { path: "", text: "", version: 0 };

  constructor(project) {
    process.on("exit", () => {
      this.#end();
      for (const disk of disksBelow(this.#root)) spawnSync("umount", ["-l", disk]);
      fs.rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
    });
    const [from, to] = [project, this.#root].map((folder) => (path) => join(folder, path));
    const listed = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], { cwd: project, encoding: "utf8" });
    for (const path of [...listed.split("\0"), "dist"].filter((one) => one && fs.existsSync(from(one))))
      fs.cpSync(from(path), to(path), { recursive: true, preserveTimestamps: true });
    // Packages are linked one by one, so that what tools keep beside them stays in the copy.
    for (const folder of ["node_modules", "temporary"]) fs.mkdirSync(to(folder));
    for (const name of fs.readdirSync(from("node_modules")).filter((one) => one !== ".vite"))
      fs.symlinkSync(from(`node_modules/${name}`), to(`node_modules/${name}`));
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b"], { cwd: this.#root, stdio: "inherit" });
    const files = ["src", "tests"].flatMap((folder) =>
      fs.readdirSync(to(folder), { recursive: true }).map((path) => `${folder}/${path.replaceAll("\\", "/")}`),
    );
    /** Sources and tests, paths from the root of the project. */
    this.files = files.filter((file) => /\.tsx?$/.test(file)).sort();
    this.imports = new Imports(this.files, (file) => this.textOf(file), durationsIn(from("node_modules/.vite/vitest")));
    this.service = this.#startService();
  }

  textOf(file) {
    return fs.readFileSync(join(this.#root, file), "utf8");
  }

  #startService() {
    const sources = this.files.filter((file) => file.startsWith("src/")).map((file) => join(this.#root, file));
    // The page's settings with Node's types hold for every file of src.
    const settings = join(this.#root, "tsconfig.lab.json");
    const { options } = ts.getParsedCommandLineOfConfigFile(settings, { types: ["node"] }, ts.sys);
    return ts.createLanguageService({
      ...ts.sys,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      getCompilationSettings: () => options,
      getCurrentDirectory: () => this.#root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      getScriptFileNames: () => sources,
      getScriptVersion: (path) => (path === this.#faulty.path ? `${this.#faulty.version}` : ""),
      getScriptSnapshot: (path) => {
        const text = path === this.#faulty.path ? this.#faulty.text : ts.sys.readFile(path);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
    });
  }

  /**
   * Whether the compiler takes this text in the place of a file; what others import of it has types that are written
   * there.
   */
  compiles(file, text) {
    const path = join(this.#root, file);
    const errors = () =>
      this.service.getSyntacticDiagnostics(path).length + this.service.getSemanticDiagnostics(path).length;
    const { version } = this.#faulty;
    this.#faulty = { path: "", text: "", version };
    // The engine is checked more strictly here than by its own settings: what counts is what is new.
    if (!this.#before.has(file)) this.#before.set(file, errors());
    this.#faulty = { path, text, version: version + 1 };
    return errors() <= this.#before.get(file);
  }

  /**
   * Runs the tests that are near to a file with this text in its place, until one fails or the time is over.
   * @returns {Promise<{ verdict: "caught" | "survived" | "out of time", test?: string }>}
   */
  async judge(file, text, seconds) {
    let until = Date.now() + seconds * 1000;
    let atOnce = 1;
    let left = this.imports.testsOf(file).filter((test) => this.#sound.get(test) !== false);
    while (left.length > 0) {
      const failed = await this.#with(file, text, () => this.#run(left.slice(0, atOnce), until));
      if (failed === "late") return { verdict: "out of time" };
      if (!failed) {
        left = left.slice(atOnce);
        atOnce = Math.min(2 * atOnce, MOST_AT_ONCE);
        continue;
      }
      const asked = Date.now();
      if (await this.#isSound(failed.file)) return { verdict: "caught", test: `${failed.file}: ${failed.name}` };
      until += Date.now() - asked;
      left = left.filter((test) => test !== failed.file);
    }
    return { verdict: "survived" };
  }

  /** Whether a test passes without any fault: one that does not says nothing. */
  async #isSound(test) {
    if (!this.#sound.has(test)) this.#sound.set(test, (await this.#run([test], Infinity)) === undefined);
    return this.#sound.get(test);
  }

  /**
   * Does something while a file has another text, in the source and in what is built of it alone: the page and the
   * program are built for the tests that need them.
   */
  async #with(file, text, act) {
    const source = join(this.#root, file);
    const built = join(this.#root, file.replace(/^src/, "dist").replace(/tsx?$/, "js"));
    const compilerOptions = {
      module: ts.ModuleKind.ESNext,
      target: ts.ScriptTarget.ES2023,
      verbatimModuleSyntax: true,
    };
    const written = [[source, text]];
    if (fs.existsSync(built))
      written.push([built, ts.transpileModule(text, { fileName: file, compilerOptions }).outputText]);
    const before = written.map(([path]) => [path, fs.readFileSync(path)]);
    for (const [path, content] of written) fs.writeFileSync(path, content);
    this.#held = `${file}\n${text}`;
    try {
      return await act();
    } finally {
      this.#held = "";
      for (const [path, content] of before) fs.writeFileSync(path, content);
    }
  }

  /**
   * The first test of these that fails, by file and name; "late" where the time was over before; undefined where all
   * pass.
   */
  async #run(tests, until) {
    const built = [
      [tests.find((test) => this.imports.opensPage(test)), "scripts/lab.js", "the page cannot be built"],
      [tests.find((test) => this.imports.startsProgram(test)), "scripts/bundle.js", "the program cannot be built"],
    ];
    for (const [test, script, name] of built) {
      if (!test || this.#builtWith.get(script) === this.#held) continue;
      this.#builtWith.delete(script);
      const status = await this.#start([script], until);
      if (status !== 0) return status === "late" ? status : { file: test, name };
      this.#builtWith.set(script, this.#held);
    }
    const report = join(this.#root, "temporary/tests.json");
    fs.rmSync(report, { force: true });
    const reporting = ["--bail=1", "--reporter=json", `--outputFile=${report}`];
    const status = await this.#start(["node_modules/vitest/vitest.mjs", "run", ...tests, ...reporting], until);
    if (status === "late" || status === 0) return status || undefined;
    const { testResults } = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, "utf8")) : { testResults: [] };
    const failed = testResults.find((one) => one.status === "failed");
    if (!failed) return { file: tests[0], name: "no test could be run" };
    const name = failed.assertionResults.find((one) => one.status === "failed")?.fullName ?? "cannot be loaded";
    return { file: relative(this.#root, failed.name).replaceAll("\\", "/"), name };
  }

  /**
   * Runs a script in the copy, in a process group of its own; resolves to its exit status, or "late" where it had to be
   * ended.
   */
  #start(args, until) {
    if (Date.now() >= until) return "late";
    const env = { ...process.env, TMPDIR: join(this.#root, "temporary") };
    const child = spawn(process.execPath, args, { cwd: this.#root, detached: true, stdio: "ignore", env });
    this.#end = () => process.kill(-child.pid, "SIGKILL");
    let late = false;
    const outOfTime = () => {
      late = true;
      this.#end();
    };
    const timer = until < Infinity ? setTimeout(outOfTime, until - Date.now()) : undefined;
    return new Promise((resolve) =>
      child.on("close", (status) => {
        clearTimeout(timer);
        this.#end = () => {};
        resolve(late ? "late" : status);
      }),
    );
  }
}

/** How long tests took when they last ran there, in ms by file, as vitest keeps it; empty where none has run. */
function durationsIn(folder) {
  const kept = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true }) : [];
  const results = kept
    .filter((file) => file.endsWith("results.json"))
    .flatMap((file) => JSON.parse(fs.readFileSync(join(folder, file), "utf8")).results);
  return new Map(results.map(([test, { duration }]) => [test.replace(/^\w*:/, ""), duration]));
}
