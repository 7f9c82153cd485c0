import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkPlace, writeFolder } from "../../../../src/apps/node/disk/places.js";
import { systemOf } from "../../../../src/apps/node/process/process.js";
import { ResultsFolder, withResults } from "../../../../src/apps/node/results/resultsFolder.js";
import { UserError } from "../../../../src/input/files.js";
import { textOf } from "../../../../src/words/index.js";
import { mountedDisk } from "../disk/mounted.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-folder-"));
const disk = mountedDisk("size=1m");
afterAll(() => {
  rmSync(folder, { recursive: true });
  disk?.unmount();
});

/** A new folder with empty files of these names. */
function holding(name: string, ...files: string[]): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const file of files) writeFileSync(join(path, file), "");
  return path;
}

/** What stands beside a folder under names that begin with its own. */
function beside(name: string): string[] {
  return readdirSync(folder).filter((other) => other !== name && other.startsWith(name));
}

function linkTo(name: string, target: string): string {
  const path = join(folder, name);
  symlinkSync(target, path);
  return path;
}

function complete(results: ResultsFolder): void {
  results.write("manifest.json", "{}");
  results.write("policy.jsonl", ["a", "b"]);
  results.complete();
}

describe("a place for results", () => {
  it("is absent, empty, or holds nothing but earlier results", () => {
    for (const place of [
      join(folder, "new/below"),
      holding("empty"),
      holding("earlier", "manifest.json", "effects.csv"),
    ]) {
      const before = existsSync(place);
      new ResultsFolder(place).discard();
      expect(existsSync(place)).toBe(before);
    }
    expect(existsSync(join(folder, "new"))).toBe(false);
  });

  it.each<[string, () => string, string]>([
    ["nothing", () => "", "names no folder"],
    ["the working directory", () => ".", "the folder that you are in"],
    ["a folder around it", () => "../..", "one around it"],
    ["the root", () => "/", "one around it"],
    ["a file", () => join(holding("one", "scenario.yaml"), "scenario.yaml"), "is a file"],
    ["a place below a file", () => join(holding("two", "scenario.yaml"), "scenario.yaml/results"), "which is a file"],
    ["foreign files", () => holding("three", "thesis.docx"), "holds thesis.docx"],
    ["foreign files beside results", () => holding("four", "manifest.json", "notes.md"), "holds notes.md"],
    ["results of nobody knows what", () => holding("five", "schema.json"), "no manifest.json"],
    [
      "a foreign folder of the name that is needed for a moment",
      () => `${holding("six.partial", "a").slice(0, -8)}`,
      "six.partial",
    ],
    ["a link to nowhere", () => linkTo("seven", join(folder, "nowhere")), "nowhere, which is not there"],
    ["a name that is too long", () => join(folder, "x".repeat(300)), "the name is too long"],
    ["a name that gets too long", () => join(folder, "x".repeat(250)), "the name is too long"],
  ])("is not %s", (_, place, words) => {
    const target = place();
    for (const message of [UserError, words, "Choose another place"])
      expect(() => new ResultsFolder(target)).toThrow(message);
  });

  it.skipIf(!disk)("is neither a mount point nor read-only, which a run would find out only when it is done", () => {
    expect(() => new ResultsFolder(disk!.place)).toThrow(/mount point, .*Choose a folder in it, such as --out .*NAME/);
    expect(existsSync(`${disk!.place}.partial`)).toBe(false);
    new ResultsFolder(join(disk!.place, "in-it")).discard();
    spawnSync("mount", ["-o", "remount,ro", disk!.place]);
    expect(() => new ResultsFolder(join(disk!.place, "in-it"))).toThrow("its file system is read-only");
    expect(() => checkPlace(disk!.place)).toThrow("its file system is read-only");
  });

  it("is the folder that a link means, and stays a link", () => {
    const place = holding("meant", "manifest.json");
    const link = linkTo("link", place);
    complete(new ResultsFolder(link));
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readdirSync(place)).toEqual(["manifest.json", "policy.jsonl"]);
  });

  it("is replaced as a whole, and is as it was until then", () => {
    const place = holding("again", "manifest.json", "flows.csv");
    const results = new ResultsFolder(place);
    expect(readdirSync(place)).toEqual(["flows.csv", "manifest.json"]);
    complete(results);
    expect(readdirSync(place)).toEqual(["manifest.json", "policy.jsonl"]);
    expect(beside("again")).toEqual([]);
  });

  it("is left alone where somebody has put files of his own there during the run, whose results stand beside it", () => {
    const place = holding("shared", "manifest.json");
    const results = new ResultsFolder(place);
    writeFileSync(join(place, "notes.md"), "mine");
    expect(() => complete(results)).toThrow(
      /could not be replaced after the run: it holds notes.md.*complete in .*shared-new/,
    );
    expect(readdirSync(place)).toEqual(["manifest.json", "notes.md"]);
    expect(beside("shared")).toEqual(["shared-new"]);
  });

  it("may lose its partial folder during the run, but not while results are written", () => {
    const place = join(folder, "cleared");
    const early = new ResultsFolder(place);
    rmSync(`${place}.partial`, { recursive: true });
    complete(early);
    expect(readdirSync(place)).toEqual(["manifest.json", "policy.jsonl"]);
    const late = new ResultsFolder(place);
    late.write("manifest.json", "{}");
    rmSync(`${place}.partial`, { recursive: true });
    expect(() => late.complete()).toThrow("somebody removed");
    expect(readdirSync(place)).toEqual(["manifest.json", "policy.jsonl"]);
  });
});

describe("what a killed run leaves", () => {
  /** A partial folder whose lock is of a process that is gone. */
  function leftBehind(name: string, ...folders: string[]): string {
    const partial = holding(`${name}.partial`);
    for (const inside of folders) {
      mkdirSync(join(partial, inside));
      writeFileSync(join(partial, inside, "manifest.json"), inside);
    }
    const { pid } = spawnSync("true");
    const holder = { pid, host: hostname(), system: systemOf(), birth: "1", since: Date.now() };
    writeFileSync(join(partial, "lock-1"), JSON.stringify(holder));
    return join(folder, name);
  }

  it("blocks nobody", () => {
    const place = leftBehind("killed", "results");
    complete(new ResultsFolder(place));
    expect(readdirSync(place)).toEqual(["manifest.json", "policy.jsonl"]);
    expect(beside("killed")).toEqual([]);
  });

  it("on another machine is taken over with all that is finished, once its lock shows no sign of life", async () => {
    const place = leftBehind("elsewhere", "results");
    const lock = join(`${place}.partial`, "lock-1");
    const holder = { pid: 7, host: "node7", system: "node7 pid:[1]", birth: "1", since: Date.now() };
    writeFileSync(lock, JSON.stringify(holder));
    writeFileSync(join(`${place}.partial`, "finished.jsonl"), "a block");
    expect(() => new ResultsFolder(place)).toThrow(`remove the file ${lock}: what it has finished stays`);
    const told: string[] = [];
    const waiting = { tell: (held: { lock: string }, target: string) => told.push(target, held.lock), silence: 50 };
    await withResults(
      [place],
      async ([results]) => {
        expect(readFileSync(join(`${place}.partial`, "finished.jsonl"), "utf8")).toBe("a block");
        expect(existsSync(lock)).toBe(false);
        complete(results!);
      },
      waiting,
    );
    expect(told).toEqual([place, lock]);
    expect(readdirSync(`${place}.partial`)).toEqual(["finished.jsonl"]);
  });

  it("is given back where it is all that is left of earlier results", () => {
    const place = leftBehind("moved", "earlier", "results");
    new ResultsFolder(place).discard();
    expect(readFileSync(join(place, "manifest.json"), "utf8")).toBe("earlier");
    expect(beside("moved")).toEqual([]);
  });

  it("is not taken for the program's where it holds files of others", () => {
    const place = leftBehind("foreign-within", "results");
    writeFileSync(join(`${place}.partial`, "results", "thesis.docx"), "mine");
    expect(() => new ResultsFolder(place)).toThrow(
      /needs .*foreign-within.partial\/results for a moment, which holds thesis/,
    );
    expect(readFileSync(join(`${place}.partial`, "results", "thesis.docx"), "utf8")).toBe("mine");
  });

  it("is not taken for the program's where it is the place of other results", () => {
    const place = join(folder, "reform");
    complete(new ResultsFolder(`${place}.partial`));
    expect(() => new ResultsFolder(place)).toThrow(
      /needs .*reform\.partial for a moment, which holds results of its own/,
    );
    expect(readdirSync(`${place}.partial`)).toEqual(["manifest.json", "policy.jsonl"]);
  });

  it("of earlier results stays until it is back in its place, whatever happens to the new ones", () => {
    const place = holding("in-between", "manifest.json");
    const results = new ResultsFolder(place);
    renameSync(place, join(`${place}.partial`, "earlier"));
    results.discard();
    new ResultsFolder(place).discard();
    expect(readdirSync(place)).toEqual(["manifest.json"]);
    expect(beside("in-between")).toEqual([]);
  });

  it("of single files is cleared away by the next command", () => {
    const { pid } = spawnSync("true");
    const place = holding("half", "fit.csv", `fit.csv.partial-${pid}`);
    writeFolder(place, { "fit.csv": "a" });
    expect(readdirSync(place)).toEqual(["fit.csv"]);
  });
});

describe("finished work", () => {
  const WORK = "finished.jsonl";

  const PLAN = "of this comparison";
  const words = { failure: textOf("a parameter draw") };

  function unfinished(name: string): string {
    const place = join(folder, name);
    const results = new ResultsFolder(place);
    const work = results.openWork(PLAN);
    work.put("a-draw", words);
    work.close();
    writeFileSync(results.spilled, "rows");
    results.write("manifest.json", "{}");
    results.discard();
    return place;
  }

  it("stays, and nothing else, when a run ends without results; the next run finds it", () => {
    const place = unfinished("stopped");
    expect(readdirSync(`${place}.partial`)).toEqual([WORK]);
    const again = new ResultsFolder(place);
    const work = again.openWork(PLAN);
    expect(work.read("a-draw")).toEqual(words);
    work.close();
    again.discard();
    expect(readdirSync(`${place}.partial`)).toEqual([WORK]);
  });

  it("goes when the run that went on from it is complete, unless some of it is for another", () => {
    const place = unfinished("went-on");
    for (const keeps of [true, false]) {
      const again = new ResultsFolder(place);
      const work = again.openWork(PLAN);
      if (keeps) again.keepWork();
      complete(again);
      work.close();
      expect(existsSync(`${place}.partial`)).toBe(keeps);
    }
  });

  it("of another plan, or of the program before this one, is refused in words until somebody wants to begin anew", () => {
    const place = unfinished("refused");
    const file = join(`${place}.partial`, WORK);
    const [head, ...lines] = readFileSync(file, "utf8").split("\n");
    const opened = (fresh = false) => {
      const results = new ResultsFolder(place);
      try {
        results.openWork(PLAN, fresh).close();
      } finally {
        results.discard();
      }
    };
    for (const [found, other, told] of [
      [PLAN, "of another", /:1: holds finished tasks of something else.*--fresh/],
      ['"kind":"work"', '"kind":"comparison"', /:1: kind = "comparison" is not that of this run.*--fresh/],
    ] as const) {
      writeFileSync(file, [head!.replace(found, other), ...lines].join("\n"));
      expect(() => opened()).toThrow(told);
    }
    opened(true);
    expect(beside("refused")).toEqual([]);
    mkdirSync(`${place}.partial`);
    writeFileSync(join(`${place}.partial`, "worlds.jsonl"), "of the program before this one");
    expect(() => opened()).toThrow(/refused\.partial for a moment, which holds worlds\.jsonl/);
  });

  it("stays when another command has put its results in that place", () => {
    const place = unfinished("other-command");
    complete(new ResultsFolder(place));
    expect(readdirSync(place)).toEqual(["manifest.json", "policy.jsonl"]);
    expect(readdirSync(`${place}.partial`)).toEqual([WORK]);
  });

  it("is not in the way where it was killed while it was begun", () => {
    const place = unfinished("begun");
    const { pid } = spawnSync("true");
    writeFileSync(join(`${place}.partial`, `${WORK}.partial-${pid}`), "");
    complete(new ResultsFolder(place));
    expect(readdirSync(`${place}.partial`)).toEqual([WORK]);
  });
});

describe("single files", () => {
  it("stand beside earlier results and replace none", () => {
    const place = holding("beside", "manifest.json");
    writeFolder(place, { "fit.csv": "a" });
    writeFolder(place, { "fit.csv": "b" });
    expect(readdirSync(place).sort()).toEqual(["fit.csv", "manifest.json"]);
    expect(readFileSync(join(place, "fit.csv"), "utf8")).toBe("b");
  });

  it("are not put among foreign files", () => {
    expect(() => checkPlace(holding("foreign", "data.csv"))).toThrow("holds data.csv");
  });
});
