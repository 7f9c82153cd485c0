import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { checkPlace, checkResultsPlace, ResultsFolder, writeFolder } from "../../src/node/resultsFolder.js";
import { UserError } from "../../src/scenario/error.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-folder-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A new folder with empty files of these names. */
function holding(name: string, ...files: string[]): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const file of files) writeFileSync(join(path, file), "");
  return path;
}

describe("a place for results", () => {
  it("is absent, empty, or holds nothing but earlier results", () => {
    for (const place of [
      join(folder, "new/below"),
      holding("empty"),
      holding("earlier", "manifest.json", "effects.csv"),
    ])
      expect(() => checkResultsPlace(place)).not.toThrow();
  });

  it.each<[string, () => string, string]>([
    ["nothing", () => "", "names no folder"],
    ["the working directory", () => ".", "the folder that you are in"],
    ["a folder around it", () => "..", "one around it"],
    ["the root", () => "/", "one around it"],
    ["a file", () => join(holding("one", "scenario.yaml"), "scenario.yaml"), "is a file"],
    ["a place below a file", () => join(holding("two", "scenario.yaml"), "scenario.yaml/results"), "which is a file"],
    ["foreign files", () => holding("three", "thesis.docx"), "holds thesis.docx"],
    ["foreign files beside results", () => holding("four", "manifest.json", "notes.md"), "holds notes.md"],
    ["results of nobody knows what", () => holding("five", "schema.json"), "no manifest.json"],
    [
      "a foreign folder of the name that is needed for a moment",
      () => `${holding("six.old", "a").slice(0, -4)}`,
      "six.old",
    ],
  ])("is not %s", (_, place, words) => {
    const target = place();
    expect(() => checkResultsPlace(target)).toThrow(UserError);
    expect(() => checkResultsPlace(target)).toThrow(words);
    expect(() => new ResultsFolder(target)).toThrow("Choose another place");
  });

  it("is replaced as a whole", () => {
    const place = holding("again", "manifest.json", "flows.csv");
    const results = new ResultsFolder(place);
    results.write("manifest.json", "{}");
    expect(existsSync(join(place, "flows.csv"))).toBe(true);
    results.complete();
    expect(readdirSync(place)).toEqual(["manifest.json"]);
    expect(readdirSync(folder).filter((name) => /again\./.test(name))).toEqual([]);
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
