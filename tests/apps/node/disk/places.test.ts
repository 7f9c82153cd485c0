import fs, {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { DiskFailure } from "../../../../src/apps/node/disk/carefulFile.js";
import {
  checkContents,
  checkFile,
  checkPlace,
  checkReplaceable,
  makingFolder,
  refusable,
  removeFolders,
  resultsPlaceOf,
  tableName,
  writeFile,
  writeFolder,
  writeNewFiles,
} from "../../../../src/apps/node/disk/places.js";
import { UserError } from "../../../../src/input/index.js";
import { breakDisk, insteadOf, refusal, thrownBy } from "./brokenDisk.js";

const folder = realpathSync(mkdtempSync(join(tmpdir(), "agglom-places-")));
afterAll(() => rmSync(folder, { recursive: true }));

/** A new folder with empty files of these names. */
function holding(name: string, ...files: string[]): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const file of files) writeFileSync(join(path, file), "");
  return path;
}

/** What an action throws on a disk that refuses a call so. */
function refused(call: "renameSync" | "accessSync" | "rmdirSync" | "mkdirSync", code: string, action: () => unknown) {
  const mend = insteadOf({
    [call]: () => {
      throw refusal(code);
    },
  });
  const error = thrownBy(action);
  mend();
  return error as Error;
}

describe("a place for a whole directory of results", () => {
  it("is what is not there, empty, or holds an earlier one, of whatever command", () => {
    const earlier = ["manifest.json", "league.json", "facts.json", "scorecard.json"].map((mark, k) =>
      holding(`whole${k}`, mark, "effects.csv", "effects.parquet", "report.html.partial-7"),
    );
    for (const place of [join(folder, "absent"), holding("empty"), ...earlier])
      expect(resultsPlaceOf(place)).toBe(place);
    const link = join(folder, "link");
    symlinkSync(earlier[0]!, link);
    expect(resultsPlaceOf(link)).toBe(earlier[0]);
  });

  it.each([
    ["names nothing", () => " ", "names no folder"],
    ["is the folder one is in", () => process.cwd(), "is the folder that you are in, or one around it"],
    ["lies around it", () => dirname(process.cwd()), "is the folder that you are in, or one around it"],
    ["is a file", () => join(holding("a", "file"), "file"), "is a file"],
    ["lies below a file", () => join(holding("b", "file"), "file", "x", "y"), "file, which is a file"],
    ["holds what is foreign", () => holding("c", "manifest.json", "notes.md"), "holds notes.md, which is none of the"],
    ["holds single files", () => holding("d", "schema.json"), "holds no manifest.json, so that"],
  ])("is none that %s", (_, target, words) => {
    const place = target();
    const error = thrownBy(() => resultsPlaceOf(place));
    expect(error).toBeInstanceOf(UserError);
    expect((error as UserError).message).toContain(words);
    expect((error as UserError).message).toContain("Choose another place");
  });

  it("may lie below the folder that one is in, and beside it", () => {
    expect(resultsPlaceOf("not-there/results")).toBe(join(process.cwd(), "not-there/results"));
    expect(resultsPlaceOf(`${process.cwd()}..results`)).toBe(`${process.cwd()}..results`);
  });

  it("may hold what the manifest of figures names, and no other manifest", () => {
    const figures = holding("figures", "flows.svg", "flows.svg.partial-3", "manifest.json");
    const manifest = join(figures, "manifest.json");
    writeFileSync(manifest, JSON.stringify({ holds: "figures", files: ["flows.svg"] }));
    expect(resultsPlaceOf(figures)).toBe(figures);
    for (const text of [JSON.stringify({ holds: "results", files: ["flows.svg"] }), '{ "holds": "figures" }', "{"]) {
      writeFileSync(manifest, text);
      expect(() => resultsPlaceOf(figures)).toThrow("holds flows.svg, which is none of the");
    }
  });
});

describe("a place for single files", () => {
  it("is tried with a file, of which nothing stays, nor of the folders around it", () => {
    const place = holding("tried", "schema.json");
    checkPlace(place);
    expect(readdirSync(place)).toEqual(["schema.json"]);
    checkPlace(join(folder, "new", "below", "it"));
    expect(existsSync(join(folder, "new"))).toBe(false);
    mkdirSync(join(folder, "kept"));
    checkPlace(join(folder, "kept", "below"));
    expect(readdirSync(join(folder, "kept"))).toEqual([]);
  });

  it("is none where the machine refuses the file, and is left as it was", () => {
    const place = join(folder, "unwritten", "below");
    const { writeFileSync: write } = fs;
    const mend = insteadOf({
      writeFileSync: (path: fs.PathOrFileDescriptor) => {
        write(path, "");
        throw refusal("EACCES");
      },
    });
    const error = thrownBy(() => checkPlace(place));
    mend();
    expect((error as Error).message).toContain("cannot be written: there is no right to write there");
    expect(existsSync(dirname(place))).toBe(false);
  });

  it("gets files, over earlier ones, and is made with the folders around it", () => {
    const place = join(folder, "single", "below");
    writeFolder(place, { "schema.json": "{}", "levers.md": "text" });
    expect(readdirSync(place).sort()).toEqual(["levers.md", "schema.json"]);
    writeFolder(place, { "levers.md": "other" });
    expect(readFileSync(join(place, "levers.md"), "utf8")).toBe("other");
    expect(() => writeFolder(holding("foreign", "thesis.docx"), { "levers.md": "" })).toThrow("holds thesis.docx");
  });

  it("holds printed tables beside results, and nothing that could stand in the way of a second command", () => {
    const place = holding("printed", "manifest.json", "effects.csv");
    writeFileSync(join(place, "table-effects.csv.partial-1"), "what a killed command left");
    for (const format of ["csv", "latex"] as const) writeFolder(place, { [tableName("effects", format)]: format });
    expect(readdirSync(place).sort()).toEqual([
      ...["effects.csv", "manifest.json", "table-effects.csv", "table-effects.csv.partial-1", "table-effects.tex"],
    ]);
    expect(() => writeFolder(join(folder, "new"), { "notes.md": "" })).toThrow("notes.md is not in FILES");
  });

  it("is no folder of whole results where single files may have the names of theirs", () => {
    const place = holding("whole", "manifest.json", "indicators.csv");
    expect(() => checkPlace(place, true)).toThrow("holds results of its own");
    expect(() => checkPlace(place)).not.toThrow();
    expect(() => checkPlace(holding("fits", "fit.csv"), true)).not.toThrow();
  });

  it("is not left behind where its first file cannot be written", () => {
    function* failing() {
      yield "";
      throw refusal("ENOSPC");
    }
    const place = join(folder, "failing", "below");
    expect(() => writeFolder(place, { "levers.md": failing() })).toThrow("no space is left");
    expect(existsSync(dirname(place))).toBe(false);
  });
});

describe("folders", () => {
  it("are made with those around them, the first of which is told", () => {
    const [first, last] = [join(folder, "one"), join(folder, "one", "two", "three")];
    expect(makingFolder("it", last)).toBe(first);
    expect(existsSync(last)).toBe(true);
    expect(makingFolder("it", last)).toBeUndefined();
    expect(makingFolder("it", join(last, "four"))).toBe(join(last, "four"));
    removeFolders(join(last, "four"), undefined);
    expect(existsSync(join(last, "four"))).toBe(true);
    removeFolders(join(last, "four"), first);
    expect(existsSync(first)).toBe(false);
  });

  it("are removed as far as they are empty, and were made", () => {
    const last = join(holding("around"), "made", "below");
    mkdirSync(last, { recursive: true });
    writeFileSync(join(last, "..", "file"), "");
    removeFolders(last, join(folder, "around", "made"));
    expect(readdirSync(join(folder, "around", "made"))).toEqual(["file"]);
    rmSync(join(folder, "around", "made", "file"));
    // Somebody else has removed the last.
    removeFolders(last, join(folder, "around", "made"));
    expect(readdirSync(join(folder, "around"))).toEqual([]);
  });

  it("leave nothing behind where they cannot be made", () => {
    const place = join(holding("unmaking"), "leftover");
    expect(() => checkPlace(join(place, "x".repeat(300)))).toThrow(/cannot be written: the name is too long/);
    expect(existsSync(place)).toBe(false);
  });

  it("that cannot be made are the place's fault", () => {
    const error = refused("mkdirSync", "ENAMETOOLONG", () => makingFolder("results", join(folder, "unmade")));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/--out.*results.*cannot be written: the name is too long/s);
  });
});

describe("what the machine refuses where results shall be", () => {
  it("is the place's fault, unless the disk is full", () => {
    const said = (error: unknown) =>
      thrownBy(() =>
        refusable("results", () => {
          throw error;
        }),
      );
    for (const code of ["EACCES", "EROFS"]) expect(said(refusal(code))).toBeInstanceOf(UserError);
    for (const code of ["ENOSPC", "EIO"]) expect(said(refusal(code))).toBeInstanceOf(DiskFailure);
    const told = new UserError({ file: "a", what: "is gone", allowed: "a file" });
    expect(said(told)).toBe(told);
    const fault = new Error("of the program");
    expect(said(fault)).toBe(fault);
    expect(refusable("results", () => 3)).toBe(3);
  });
});

describe("a folder that is needed for a moment", () => {
  it("is not there, or holds what the program put there", () => {
    expect(() => checkContents("results", join(folder, "not-there"))).not.toThrow();
    const place = holding("moment", "effects.csv", "lock");
    expect(() => checkContents("results", place, (name) => name === "lock")).not.toThrow();
    expect(() => checkContents("results", place)).toThrow(`needs ${place} for a moment, which holds lock`);
    expect(() => checkContents("results", place, () => false)).toThrow("which holds lock");
  });
});

describe("a folder that is replaced as a whole", () => {
  const probe = join(folder, "probe");
  const check = (place: string) => checkReplaceable("results", place, probe);

  it("is not there, empty, or holds something, and is as before when it has been tried", () => {
    check(join(folder, "no-folder"));
    expect(existsSync(join(folder, "no-folder"))).toBe(false);
    for (const place of [holding("replaced"), holding("filled", "effects.csv")]) {
      const before = readdirSync(place);
      check(place);
      expect(readdirSync(place)).toEqual(before);
      expect(existsSync(probe)).toBe(false);
    }
  });

  it("is no mount point, and none that may not be moved", () => {
    const place = holding("stuck");
    const busy = refused("renameSync", "EBUSY", () => check(place));
    expect(busy.message).toMatch(/is a mount point, .*Choose a folder in it, such as --out results.NAME/s);
    const denied = refused("renameSync", "EACCES", () => check(place));
    expect(denied.message).toContain("cannot be replaced: there is no right to write there");
    const locked = refused("accessSync", "EACCES", () => check(place));
    expect(locked.message).toContain("cannot be replaced: there is no right to write there");
    for (const error of [busy, denied, locked]) expect(error).toBeInstanceOf(UserError);
    expect(existsSync(probe)).toBe(false);
    for (const code of ["ENOTEMPTY", "EEXIST"]) expect(refused("renameSync", code, () => check(place))).toBeUndefined();
  });
});

describe("a file that an option names", () => {
  it("is refused in the words of the reader, and where there is no right to write", () => {
    const place = holding("option-words");
    const said = (check: () => void) => (thrownBy(check) as UserError).message;
    const none = thrownBy(() => checkFile("--out", join(folder, "none", "out.json"))) as UserError;
    expect(none.text.zh).toContain("所在的目录不存在");
    const long = said(() => checkFile("--out", join(folder, "x".repeat(300))));
    expect(long).toContain("cannot be written: the name is too long. Allowed: a file in a folder");
    const denied = refused("accessSync", "EACCES", () => checkFile("--out", join(place, "out.json")));
    expect(denied.message).toContain("cannot be written: there is no right to write there");
    expect(said(() => checkFile("--out", place))).toContain("is a folder");
  });

  it("is written, over what it held before", () => {
    const file = join(holding("option"), "out.json");
    for (const text of ["one", "two"]) {
      writeFile("--write", file, text);
      expect(readFileSync(file, "utf8")).toBe(text);
    }
  });

  it("is not written over what is somebody's own", () => {
    const file = join(holding("option-own"), "region.yaml");
    writeFileSync(file, "cities: cities.csv\n");
    const said = (begins: string) =>
      (thrownBy(() => writeFile("--out", file, "# Draws\n", begins)) as UserError).message;
    expect(said("# Draws")).toMatch(/--out: ".*region\.yaml" holds something else than this command writes/);
    expect(readFileSync(file, "utf8")).toBe("cities: cities.csv\n");
    writeFileSync(file, "# Draws of before\n");
    writeFile("--out", file, "# Draws\n", "# Draws");
    expect(readFileSync(file, "utf8")).toBe("# Draws\n");
    writeFileSync(file, "");
    writeFile("--out", file, "# Draws\n", "# Draws");
    expect(readFileSync(file, "utf8")).toBe("# Draws\n");
  });

  it("lies in a folder and is none", () => {
    const place = holding("option-folder", "file");
    expect(() => writeFile("--write", "", "text")).toThrow(/--write.*lies in no folder/s);
    expect(() => writeNewFiles("", { "own.yaml": "" })).toThrow(/--out: "" names no folder/);
    expect(() => writeNewFiles(join(place, "file", "below"), { "own.yaml": "" })).toThrow(/--out.*no such folder/s);
    for (const file of [join(folder, "none", "out.json"), join(place, "file", "out.json")])
      expect(() => writeFile("--write", file, "text")).toThrow(/--write.*lies in no folder/s);
    expect(() => writeFile("--write", place, "text")).toThrow(/--write.*is a folder/s);
  });
});

describe("new files", () => {
  it("are written into a folder that is made, and into their own", () => {
    const place = join(folder, "region", "own");
    writeNewFiles(place, { "region.yaml": "a", "nodes.csv": "b" });
    expect(readdirSync(place).sort()).toEqual(["nodes.csv", "region.yaml"]);
    expect(readFileSync(join(place, "nodes.csv"), "utf8")).toBe("b");
    writeNewFiles(place, { "cells.csv": "c" });
    expect(readdirSync(place).length).toBe(3);
  });

  it("are none of them left where the disk is full after the first, nor the folder made for them", () => {
    const place = join(folder, "full", "region");
    const mend = breakDisk("ENOSPC", 8, place);
    expect(() => writeNewFiles(place, { "region.yaml": "a", "nodes.csv": "bbbbbbbbb" })).toThrow(/no space/);
    mend();
    expect(existsSync(join(folder, "full"))).toBe(false);
  });

  it("are none of them written where one is there, be it a link that leads nowhere", () => {
    const place = holding("some", "nodes.csv");
    expect(() => writeNewFiles(place, { "region.yaml": "a", "nodes.csv": "b" })).toThrow(
      /nodes\.csv: is there already, and nothing is ever written over it/,
    );
    symlinkSync(join(folder, "nowhere"), join(place, "cells.csv"));
    expect(() => writeNewFiles(place, { "region.yaml": "a", "cells.csv": "b" })).toThrow("is there already");
    expect(readdirSync(place).sort()).toEqual(["cells.csv", "nodes.csv"]);
  });
});
