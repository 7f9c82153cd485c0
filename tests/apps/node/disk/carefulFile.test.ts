import fs, {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import {
  DiskFailure,
  diskFailure,
  flushFolder,
  isNameOf,
  isPassing,
  makeFolder,
  realPath,
  replaceFile,
  replaceFiles,
  wordsOf,
  writeNew,
  writeOut,
} from "../../../../src/apps/node/disk/carefulFile.js";
import { textOf } from "../../../../src/words/index.js";
import { breakDisk, insteadOf, refusal, thrownBy } from "./brokenDisk.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-careful-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A new folder of this name. */
function made(name: string): string {
  const path = join(folder, name);
  mkdirSync(path);
  return path;
}

/** What a disk that has some of its functions exchanged makes of an action; it is whole again afterwards. */
function withDisk<Result>(functions: Partial<typeof fs>, action: () => Result): Result {
  const mend = insteadOf(functions);
  try {
    return action();
  } finally {
    mend();
  }
}

describe("a new file", () => {
  it("holds all pieces in their order, of which its bytes are told", () => {
    const path = join(made("new"), "file");
    const long = "é".repeat(70_000);
    expect(writeNew(path, ["a", long, "b", "c"])).toBe(140_003);
    expect(readFileSync(path, "utf8")).toBe(`a${long}bc`);
    expect(writeNew(`${path}2`, "")).toBe(0);
    expect(writeNew(`${path}3`, Uint8Array.of(1, 2, 3))).toBe(3);
    expect([...readFileSync(`${path}3`)]).toEqual([1, 2, 3]);
  });

  it("has text and bytes in their order, too", () => {
    const path = join(made("mixed"), "file");
    expect(writeNew(path, ["one, ", Buffer.from("two, "), "three, ", "four, ", Buffer.from("five")])).toBe(27);
    expect(readFileSync(path, "utf8")).toBe("one, two, three, four, five");
  });

  it("is not written over one that is there", () => {
    const path = join(made("there"), "file");
    writeFileSync(path, "earlier");
    expect(() => writeNew(path, "later")).toThrow(`${path} cannot be written: EEXIST`);
    expect(readFileSync(path, "utf8")).toBe("earlier");
  });

  it("is whole where the disk takes a few bytes at a time", () => {
    const path = join(made("slow"), "file");
    const { writeSync } = fs;
    const few = (file: number, data: Uint8Array, at: number) =>
      writeSync(file, data, at, Math.min(7, data.length - at), null);
    withDisk({ writeSync: few as typeof writeSync }, () => writeNew(path, "one, two, three, four, five"));
    expect(readFileSync(path, "utf8")).toBe("one, two, three, four, five");
  });

  it("is flushed before it is told of, and closed", () => {
    const done: string[] = [];
    const [flush, close] = [fs.fsyncSync, fs.closeSync];
    const told = {
      fsyncSync(file: number) {
        done.push("flushed");
        flush(file);
      },
      closeSync(file: number) {
        done.push("closed");
        close(file);
      },
    };
    withDisk(told, () => writeNew(join(made("flushed"), "file"), "text"));
    expect(done).toEqual(["flushed", "closed"]);
  });

  it("is written in few steps where it comes in many short pieces", () => {
    const { writeSync } = fs;
    let steps = 0;
    const counted = (file: number, data: Uint8Array, at: number) => {
      steps++;
      return writeSync(file, data, at);
    };
    const path = join(made("short"), "file");
    const lines = Array.from({ length: 10_000 }, (_, n) => `line ${n}\n`);
    withDisk({ writeSync: counted as typeof writeSync }, () => writeNew(path, lines));
    expect(readFileSync(path, "utf8")).toBe(lines.join(""));
    expect(steps).toBeLessThan(5);
  });

  it("says how much a disk would have needed that is found full when it is flushed", () => {
    const path = join(made("flushed-full"), "file");
    const room = { bavail: 3, bsize: 100_000 } as fs.StatsFs;
    const functions = {
      statfsSync: (() => room) as unknown as typeof fs.statfsSync,
      fsyncSync: () => {
        throw refusal("ENOSPC");
      },
    };
    expect(() => withDisk(functions, () => writeNew(path, new Uint8Array(500_000)))).toThrow(
      "at least 0.5 MB are needed, 0.8 MB were free",
    );
  });

  it("says of a full disk how much would have been needed, and how much was free", () => {
    const path = join(made("full"), "file");
    const pieces = [50_000, 50_000, 50_000, 50_000, 100_000, 20_000].map((bytes) => new Uint8Array(bytes));
    const mend = breakDisk("ENOSPC", 65_535, folder);
    const room = { bavail: 3, bsize: 100_000 } as fs.StatsFs;
    const write = () => writeNew(path, pieces, "the results", 400_000);
    const error = withDisk({ statfsSync: (() => room) as unknown as typeof fs.statfsSync }, () => thrownBy(write));
    mend();
    // 400 000 before it and 320 000 of its own; of these 600 000 have been taken, and there is room for 300 000 more.
    expect(error).toMatchObject({
      name: "DiskFailure",
      passing: true,
      message:
        "the results cannot be written: no space is left on its disk; at least 0.72 MB are needed, 0.9 MB were " +
        "free. Free some space, or choose another place. What stood there before is as it was.",
    });
  });
});

describe("a file that replaces another", () => {
  it("takes its place and leaves nothing else", () => {
    const place = made("replaced");
    for (const text of ["first", "second, longer", "third"]) {
      replaceFile(join(place, "file"), text);
      expect(readFileSync(join(place, "file"), "utf8")).toBe(text);
    }
    expect(readdirSync(place)).toEqual(["file"]);
  });

  it("is on the disk before its name is, and its name before it is told of", () => {
    const done: string[] = [];
    const { fsyncSync, renameSync, fstatSync, closeSync } = fs;
    const told = {
      fsyncSync(file: number) {
        done.push(fstatSync(file).isDirectory() ? "folder" : "file");
        fsyncSync(file);
      },
      renameSync(from: fs.PathLike, to: fs.PathLike) {
        done.push("name");
        renameSync(from, to);
      },
      closeSync(file: number) {
        done.push("closed");
        closeSync(file);
      },
    };
    const path = join(made("ordered"), "file");
    withDisk(told, () => replaceFile(path, "text"));
    expect(done).toEqual(["file", "closed", "name", "folder", "closed"]);
  });

  it("leaves it whole where it fails half-way, and nothing else", () => {
    const place = made("half");
    const file = join(place, "file");
    replaceFile(file, "earlier");
    function* failing() {
      yield "x".repeat(100_000);
      throw new Error("no more");
    }
    expect(() => replaceFile(file, failing())).toThrow("no more");
    expect(readdirSync(place)).toEqual(["file"]);
    expect(readFileSync(file, "utf8")).toBe("earlier");
  });

  it("is named by its own name where the disk fails, not by the one it is written under", () => {
    const file = join(made("named"), "file");
    const broken = () => {
      throw refusal("EIO", "rename");
    };
    const error = withDisk({ renameSync: broken }, () => thrownBy(() => replaceFile(file, "text")));
    expect(error).toBeInstanceOf(DiskFailure);
    expect((error as DiskFailure).message).toContain(`${file} cannot be written: its device fails. Choose`);
    expect(() => replaceFile(join(folder, "none", "file"), "text")).toThrow(
      `${join(folder, "none", "file")} cannot be written: there is no such folder`,
    );
  });

  it("takes away what dead processes left of it, and nothing of others", () => {
    const place = made("left");
    // No machine counts processes so far; the first one runs as long as the machine.
    const [dead, alive, own] = [`file.partial-${2 ** 30}`, "file.partial-1", `file.partial-${process.pid}`];
    const parent = `file.partial-${process.ppid}`;
    for (const name of [dead, alive, own, parent, `other.partial-${2 ** 30}`]) writeFileSync(join(place, name), "part");
    replaceFile(join(place, "file"), "text");
    const left = [...new Set(["file", alive, parent, `other.partial-${2 ** 30}`])];
    expect(readdirSync(place).sort()).toEqual(left.sort());
    expect(readFileSync(join(place, "file"), "utf8")).toBe("text");
  });

  it("is the one that a link means, which stays a link", () => {
    const place = made("linked");
    writeFileSync(join(place, "meant"), "earlier");
    symlinkSync("meant", join(place, "link"));
    replaceFile(join(place, "link"), "later");
    expect(lstatSync(join(place, "link")).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(place, "meant"), "utf8")).toBe("later");
    expect(realPath(join(place, "link"))).toBe(fs.realpathSync(join(place, "meant")));
    expect(realPath("not/../there")).toBe(resolve("there"));
  });

  it("is no folder", () => {
    expect(() => replaceFile(made("folder"), "text")).toThrow(/folder cannot be written: it is a folder\./);
  });
});

describe("files that replace others", () => {
  it("all do, or none: each is on the disk before the first has its place", () => {
    const place = made("several");
    const [first, second] = [join(place, "a"), join(place, "b")];
    writeFileSync(first, "old");
    const broken = function* () {
      yield "half";
      throw new Error("no more");
    };
    const both = (last: Iterable<string>) =>
      replaceFiles([
        [first, "new"],
        [second, last],
      ]);
    expect(() => both(broken())).toThrow("no more");
    expect([readFileSync(first, "utf8"), readdirSync(place)]).toEqual(["old", ["a"]]);
    both(["whole"]);
    expect([first, second].map((path) => readFileSync(path, "utf8"))).toEqual(["new", "whole"]);
    expect(readdirSync(place)).toEqual(["a", "b"]);
  });
});

describe("files of which one cannot take its place", () => {
  it("leave nothing where nothing was before, and nothing half-written", () => {
    const place = made("refused");
    const [first, second] = [join(place, "a"), join(place, "b")];
    const { renameSync } = fs;
    const refusing = (from: string, to: string) => {
      if (to === second) throw refusal("EIO", "rename");
      renameSync(from, to);
    };
    const both = () =>
      replaceFiles([
        [first, "new"],
        [second, "new"],
      ]);
    expect(() => withDisk({ renameSync: refusing as never }, both)).toThrow(`${second} cannot be written`);
    expect(readdirSync(place)).toEqual([]);
  });
});

describe("a folder", () => {
  it("is made once, by whomever", () => {
    const place = join(folder, "twice");
    makeFolder(place);
    makeFolder(place);
    expect(existsSync(place)).toBe(true);
    expect(() => makeFolder(join(folder, "nowhere", "below"))).toThrow("ENOENT");
  });

  it("need not be flushed where its file system knows no such thing, and has not failed then", () => {
    const failing = (code: string) => () => {
      throw refusal(code, "fsync");
    };
    for (const code of ["EINVAL", "ENOTSUP"]) withDisk({ fsyncSync: failing(code) }, () => flushFolder(folder));
    expect(() => withDisk({ fsyncSync: failing("EIO") }, () => flushFolder(folder))).toThrow("EIO");
  });

  it("knows names of files that are being written", () => {
    const names = new Set(["flows.csv"]);
    const named = ["flows.csv", "flows.csv.partial-12", "flows.csv.partial-", "flows.csv.partial-x", "other.csv"];
    expect(named.map((name) => isNameOf(names, name))).toEqual([true, true, false, false, false]);
  });
});

describe("a refusal of the machine", () => {
  it("is told in words, or by its code", () => {
    expect(wordsOf(refusal("EACCES")).en).toBe("there is no right to write there");
    expect(wordsOf(refusal("EODD")).en).toBe("EODD");
  });

  it("is none where an error has no code or was no call of the system, nor is a working folder that is gone", () => {
    for (const error of [
      new Error("own"),
      Object.assign(new Error("odd"), { code: "ERR_ODD" }),
      Object.assign(new Error("half"), { syscall: "write" }),
      refusal("ENOENT", "uv_cwd"),
    ])
      expect(thrownBy(() => wordsOf(error))).toBe(error);
  });

  it("may pass where the disk is full or fails, not where there is no right", () => {
    const codes = ["ENOSPC", "EDQUOT", "EFBIG", "EIO", "EROFS", "EACCES", "ENOENT"];
    const passing = [true, true, true, true, true, false, false];
    expect(codes.map((code) => isPassing(refusal(code)))).toEqual(passing);
    expect(codes.map((code) => diskFailure("it", refusal(code)).passing)).toEqual(passing);
    expect(isPassing(undefined)).toBe(false);
  });

  it("is told once, and tells of room where the disk is full alone", () => {
    const room = { folder, needed: 5e6, written: 0 };
    const failure = diskFailure("it", refusal("EACCES"), room);
    expect(failure.message).toBe(
      "it cannot be written: there is no right to write there. Choose another place. What stood there before is as " +
        "it was.",
    );
    expect(diskFailure("another", failure)).toBe(failure);
    expect(diskFailure(textOf("it"), refusal("ENOSPC"), room).message).toMatch(/at least 5 MB are needed, .* MB were/);
    expect(diskFailure("it", refusal("EDQUOT")).message).toMatch(/\. Free some space, or choose another place\./);
  });
});

describe("what is written out", () => {
  /** Standard output that takes three bytes at a time, but where it has a refusal at hand. */
  function written(text: string, ...refusals: (string | undefined)[]) {
    const taken: number[] = [];
    const files = new Set<number>();
    const take = (file: number, bytes: Uint8Array, at: number) => {
      files.add(file);
      const code = refusals.shift();
      if (code) throw refusal(code);
      const some = bytes.subarray(at, at + 3);
      taken.push(...some);
      return some.length;
    };
    const result = withDisk({ writeSync: take as typeof fs.writeSync }, () => writeOut(2, text));
    return { result, text: Buffer.from(taken).toString(), files: [...files] };
  }

  it("is all of it, though the reader takes a little at a time and is full in between", () => {
    const refusals = [undefined, "EAGAIN", "EAGAIN", undefined, "EAGAIN"];
    expect(written("übermorgen", ...refusals)).toEqual({ result: undefined, text: "übermorgen", files: [2] });
    expect(written("")).toEqual({ result: undefined, text: "", files: [] });
  });

  it("ends where nobody reads any more, or the machine refuses", () => {
    expect(written("abcdef", undefined, "EPIPE")).toMatchObject({ result: "gone", text: "abc" });
    expect(written("abcdef", "ENOSPC")).toMatchObject({ result: { en: "no space is left on its disk" }, text: "" });
  });

  it("waits a moment before a reader that is full is asked again", () => {
    const start = performance.now();
    written("abc", "EAGAIN", "EAGAIN");
    expect(performance.now() - start).toBeGreaterThan(15);
  });
});
