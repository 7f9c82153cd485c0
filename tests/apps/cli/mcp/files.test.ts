import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { filesHere, placeHere, SENT } from "../../../../src/apps/cli/mcp/files.js";
import { programRoot } from "../../../../src/apps/node/process/program.js";
import { NotFound } from "../../../../src/input/index.js";

const home = realpathSync(mkdtempSync(join(tmpdir(), "agglom-served-")));
const [own, other] = [join(home, "own"), join(home, "own-too")];
for (const folder of [join(own, "inside"), join(own, "region"), other]) mkdirSync(folder, { recursive: true });
writeFileSync(join(own, "inside/a.yaml"), "title: A");
writeFileSync(join(own, "region/region.yaml"), "id: own");
writeFileSync(join(other, "b.yaml"), "title: B");
writeFileSync(join(other, "region.yaml"), "id: other");
symlinkSync(join(other, "b.yaml"), join(own, "out.yaml"));
symlinkSync(join(own, "inside"), join(own, "in"));
afterAll(() => rmSync(home, { recursive: true }));

beforeEach(() => void vi.spyOn(process, "cwd").mockReturnValue(own));
afterEach(() => vi.restoreAllMocks());

const words = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
const problem = (path: string, text?: string) => {
  try {
    return words(filesHere(text).read(path));
  } catch (error) {
    return error instanceof NotFound ? error.message : "another error";
  }
};

describe("a place that the server may read", () => {
  it("lies in its folder or among the shipped scenarios, links followed", () => {
    expect(placeHere("inside/a.yaml")).toBe(join(own, "inside/a.yaml"));
    expect([placeHere("."), placeHere(own)]).toEqual([own, own]);
    expect(placeHere("in/a.yaml")).toBe(join(own, "inside/a.yaml"));
    const shipped = join(realpathSync(programRoot), "scenarios/teaching/two-cities.yaml");
    expect(placeHere(shipped)).toBe(shipped);
    for (const path of ["..", "../own-too/b.yaml", other, "out.yaml", "/", join(programRoot, "package.json")])
      expect([path, placeHere(path)]).toEqual([path, undefined]);
  });

  it("of a file that is not there is where it would be", () => {
    expect(placeHere("new/deep/c.yaml")).toBe(join(own, "new/deep/c.yaml"));
    expect(placeHere("in/new.yaml")).toBe(join(own, "inside/new.yaml"));
    expect(placeHere("../new/c.yaml")).toBeUndefined();
  });
});

describe("files of the server", () => {
  it("are read where it may, as is the text that was sent, and nothing else", () => {
    expect(problem("inside/a.yaml")).toBe("title: A");
    expect(problem(SENT, "title: sent")).toBe("title: sent");
    expect(problem(SENT)).toMatch(/scenario\.yaml \(sent\)/);
    expect(problem("out.yaml")).toContain("it lies outside the folder of the server");
    expect(problem("inside")).toContain("it is no file");
    expect(problem("inside/none.yaml")).not.toMatch(/outside|no file/);
  });

  it("hold a region where its folder does, and none elsewhere", () => {
    const { regionIn } = filesHere();
    expect(regionIn!(join(own, "region"))).toBe(join(own, "region/region.yaml"));
    expect([regionIn!(join(own, "inside")), regionIn!(other)]).toEqual([undefined, undefined]);
  });
});
