import fs, { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { distinctNames, outputFolders, resultsNamed } from "../../../../src/apps/node/results/resultsFolder.js";
import { insteadOf } from "../disk/brokenDisk.js";

describe("results of several scenarios", () => {
  it("are called like the files, with as much of the folders as tells them apart", () => {
    expect(distinctNames(["a/simple.yaml"])).toEqual(["simple"]);
    expect(distinctNames(["a/simple.yaml", "b/other.yml"])).toEqual(["simple", "other"]);
    expect(distinctNames(["a/simple.yaml", "b/simple.yaml"])).toEqual(["a-simple", "b-simple"]);
    expect(distinctNames(["x/a/simple.yaml", "y/a/simple.yaml"])).toEqual(["x-a-simple", "y-a-simple"]);
  });

  it("cannot be told apart where a file is given twice", () => {
    expect(() => distinctNames(["a/simple.yaml", "./a/simple.yaml"])).toThrow("twice");
  });

  it("have a folder each, and a single one the folder itself", () => {
    expect(outputFolders(["one"], undefined)).toEqual(["results/one"]);
    expect(outputFolders(["one"], "here")).toEqual(["here"]);
    expect(outputFolders(["one", "two"], "here")).toEqual(["here/one", "here/two"]);
  });
});

describe("the results of a scenario", () => {
  it("are found by its name, those of a comparison before those of its game", () => {
    const folder = mkdtempSync(join(tmpdir(), "agglom-named-"));
    const name = join(folder, "mine");
    expect(resultsNamed(`${name}/`)).toBe(name);
    mkdirSync(`${name}-game`);
    expect(resultsNamed(name)).toBe(`${name}-game`);
    mkdirSync(name);
    expect(resultsNamed(name)).toBe(name);
    rmSync(folder, { recursive: true });
  });

  it("are found by its file, or by the name under which it ships, where no folder is called so", () => {
    const folders = new Map([
      ["mine.yaml", false],
      ["results/mine", true],
      ["results/two-cities-sweep", true],
    ]);
    const { existsSync, statSync } = fs;
    const mend = insteadOf({
      existsSync: (path) => folders.has(String(path)) || existsSync(path),
      statSync: ((path: string) =>
        folders.has(path) ? { isDirectory: () => folders.get(path) } : statSync(path)) as typeof statSync,
    });
    const found = ["mine.yaml", "teaching/two-cities", "other/mine", "none.yaml"].map(resultsNamed);
    mend();
    expect(found).toEqual(["results/mine", "results/two-cities-sweep", "other/mine", "none.yaml"]);
  });
});
