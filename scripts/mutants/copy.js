// A copy of the project in which a file may hold a fault: type check, program, page and tests of it.
import { execFileSync, spawn } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import ts from "typescript";
import { Imports } from "./nearest.js";

/** So many test files at a time: to start costs seconds, and to wait for those that are far costs more. */
const AT_ONCE = 6;

export class Copy {
  #root = mkdtempSync(join(tmpdir(), "agglom-mutants-"));
  /** Texts that are not those on the disk, by file, for the type check. */
  #changed = new Map();
  #version = 0;
  #before = new Map();
  /** Whether a test passes without a fault, by test. */
  #sound = new Map();
  /** The text of the fault that the built page has; undefined where it is not known. */
  #page;
  #children = new Set();

  constructor(project) {
    process.on("exit", () => this.#remove());
    const files = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], { cwd: project, encoding: "utf8" });
    for (const file of files.split("\0").filter((one) => one && existsSync(join(project, one))))
      cpSync(join(project, file), join(this.#root, file), { preserveTimestamps: true });
    if (existsSync(join(project, "dist")))
      cpSync(join(project, "dist"), join(this.#root, "dist"), { recursive: true, preserveTimestamps: true });
    // Packages are linked one by one, so that what tools keep beside them stays in the copy.
    for (const folder of ["node_modules", "temporary"]) mkdirSync(join(this.#root, folder));
    for (const name of readdirSync(join(project, "node_modules")).filter((one) => one !== ".vite"))
      symlinkSync(join(project, "node_modules", name), join(this.#root, "node_modules", name));
    execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b"], { cwd: this.#root, stdio: "inherit" });
    if (!existsSync(join(this.#root, "dist/lab")))
      execFileSync(process.execPath, ["scripts/lab.js"], { cwd: this.#root });
    this.files = ["src", "tests"].flatMap((folder) =>
      readdirSync(join(this.#root, folder), { recursive: true })
        .map((file) => `${folder}/${file.replaceAll("\\", "/")}`)
        .filter((file) => /\.tsx?$/.test(file))
        .sort(),
    );
    this.imports = new Imports(this.#root, this.files);
    this.#service = this.#startService();
  }

  /** Ends what runs in the copy, and removes it. */
  #remove() {
    for (const child of this.#children) endGroup(child);
    rmSync(this.#root, { recursive: true, force: true, maxRetries: 3 });
  }

  textOf(file) {
    return readFileSync(join(this.#root, file), "utf8");
  }

  #service;
  #startService() {
    const path = (file) => join(this.#root, file);
    const sources = this.files.filter((file) => file.startsWith("src/")).map(path);
    const host = {
      ...ts.sys,
      onUnRecoverableConfigFileDiagnostic: (diagnostic) => {
        throw new Error(String(diagnostic.messageText));
      },
    };
    // The page's settings with Node's types hold for every file of src.
    const { options } = ts.getParsedCommandLineOfConfigFile(path("tsconfig.lab.json"), { types: ["node"] }, host);
    return ts.createLanguageService({
      ...ts.sys,
      useCaseSensitiveFileNames: () => ts.sys.useCaseSensitiveFileNames,
      getCompilationSettings: () => options,
      getCurrentDirectory: () => this.#root,
      getDefaultLibFileName: ts.getDefaultLibFilePath,
      getScriptFileNames: () => sources,
      getScriptVersion: (name) => (this.#changed.has(name) ? `${this.#version}` : ""),
      getScriptSnapshot: (name) => {
        const text = this.#changed.get(name) ?? ts.sys.readFile(name);
        return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
      },
    });
  }

  /** Whether this text in the place of a file is one that the compiler takes, there and where it is imported. */
  compiles(file, text) {
    const concerned = [file, ...this.imports.sourcesOf(file)];
    const errors = (one) =>
      this.#service.getSyntacticDiagnostics(join(this.#root, one)).length +
      this.#service.getSemanticDiagnostics(join(this.#root, one)).length;
    // The engine is checked more strictly here than by its own settings: what counts is what is new.
    for (const one of concerned) if (!this.#before.has(one)) this.#before.set(one, errors(one));
    this.#version++;
    this.#changed.set(join(this.#root, file), text);
    const taken = concerned.every((one) => errors(one) <= this.#before.get(one));
    this.#changed.clear();
    return taken;
  }

  /**
   * Runs the tests that are near to a file with this text in its place, until one fails or the time is over.
   * @returns {Promise<{ verdict: "caught" | "survived" | "out of time", test?: string }>}
   */
  async judge(file, text, seconds) {
    let until = Date.now() + seconds * 1000;
    let left = this.imports.testsOf(file).filter((test) => this.#sound.get(test) !== false);
    while (left.length > 0) {
      const batch = left.slice(0, AT_ONCE);
      const failed = await this.#with(file, text, () => this.#run(batch, until));
      if (failed === "late") return { verdict: "out of time" };
      if (!failed) left = left.slice(AT_ONCE);
      else {
        const asked = Date.now();
        if (await this.#isSound(failed.file)) return { verdict: "caught", test: `${failed.file}: ${failed.name}` };
        until += Date.now() - asked;
        left = left.filter((test) => test !== failed.file);
      }
    }
    return { verdict: "survived" };
  }

  /** Whether a test passes without any fault: one that does not says nothing. */
  async #isSound(test) {
    if (!this.#sound.has(test))
      this.#sound.set(test, (await this.#run([test], Number.POSITIVE_INFINITY)) === undefined);
    return this.#sound.get(test);
  }

  /** Does something while a file has another text, in the source and in the built program. */
  async #with(file, text, act) {
    const built = join(this.#root, file.replace(/^src/, "dist").replace(/tsx?$/, "js"));
    const places = [join(this.#root, file), ...(existsSync(built) ? [built] : [])];
    const before = places.map((place) => readFileSync(place));
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2023, verbatimModuleSyntax: true };
    const texts = [text, ts.transpileModule(text, { fileName: file, compilerOptions: options }).outputText];
    for (const [k, place] of places.entries()) writeFileSync(place, texts[k]);
    this.#fault = file.startsWith("src/lab/") ? text : "";
    try {
      return await act();
    } finally {
      for (const [k, place] of places.entries()) writeFileSync(place, before[k]);
      this.#fault = "";
    }
  }

  /** The text with a fault that the built page should have now; empty for none. */
  #fault = "";

  /** The first test of these that fails, by file and name; "late" where the time was over before; undefined where all pass. */
  async #run(tests, until) {
    if (tests.some((test) => this.imports.opensPage(test)) && this.#page !== this.#fault) {
      this.#page = undefined;
      const status = await this.#start(["scripts/lab.js"], until);
      if (status === "late") return status;
      if (status !== 0) return { file: tests[0], name: "the page cannot be built" };
      this.#page = this.#fault;
    }
    const report = join(this.#root, "temporary/tests.json");
    rmSync(report, { force: true });
    const status = await this.#start(
      ["node_modules/vitest/vitest.mjs", "run", ...tests, "--bail=1", "--reporter=json", `--outputFile=${report}`],
      until,
    );
    if (status === "late" || status === 0) return status || undefined;
    const { testResults } = existsSync(report) ? JSON.parse(readFileSync(report, "utf8")) : { testResults: [] };
    const failed = testResults.find(({ status }) => status === "failed");
    if (!failed) return { file: tests[0], name: "no test could be run" };
    const name = failed.assertionResults.find(({ status }) => status === "failed")?.fullName ?? "cannot be loaded";
    return { file: relative(this.#root, failed.name).replaceAll("\\", "/"), name };
  }

  /** Runs a program in the copy, in a process group of its own; resolves to its exit status, or "late" where it had to be ended. */
  #start(args, until) {
    if (Date.now() >= until) return "late";
    const child = spawn(process.execPath, args, {
      cwd: this.#root,
      detached: true,
      stdio: "ignore",
      env: { ...process.env, TMPDIR: join(this.#root, "temporary") },
    });
    this.#children.add(child);
    let late = false;
    const end = () => {
      late = true;
      endGroup(child);
    };
    const timer = Number.isFinite(until) ? setTimeout(end, until - Date.now()) : undefined;
    return new Promise((resolve) =>
      child.on("close", (status) => {
        clearTimeout(timer);
        this.#children.delete(child);
        resolve(late ? "late" : status);
      }),
    );
  }
}

function endGroup({ pid }) {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
