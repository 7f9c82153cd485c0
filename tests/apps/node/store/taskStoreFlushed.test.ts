import fs, { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { DiskFailure } from "../../../../src/apps/node/disk/carefulFile.js";
import { openStore, readStore, skimStore } from "../../../../src/apps/node/store/taskStore.js";
import { UserError } from "../../../../src/input/index.js";
import { breakDisk, insteadOf } from "../disk/brokenDisk.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-flushed-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What makes the disk whole again, whatever a test met. */
const mending: (() => void)[] = [];
afterEach(() => {
  for (const mend of mending.splice(0)) mend();
  vi.useRealTimers();
});

const HEADER = { plan: "p", program: "1.0.0" };
const opened = (name: string) => openStore<number[]>(join(folder, name), HEADER);

function idsIn(name: string): string[] {
  const store = readStore(join(folder, name));
  const ids = [...store.ids()];
  store.close();
  return ids;
}

/** Counts what is flushed from now on; `code`: with what the disk refuses it. */
function flushes(code?: string): () => number {
  const { fsyncSync } = fs;
  let count = 0;
  const mend = insteadOf({
    fsyncSync(file) {
      count++;
      if (code) throw Object.assign(new Error(code), { code, syscall: "fsync" });
      fsyncSync(file);
    },
  });
  mending.push(mend);
  return () => count;
}

describe("what is put into a store", () => {
  it("is in its file at once, and flushed after a second, all that has come in by then together", () => {
    vi.useFakeTimers();
    const store = opened("beside");
    const count = flushes();
    store.append("a", [1]);
    store.append("b", [2]);
    expect(idsIn("beside")).toEqual(["a", "b"]);
    vi.advanceTimersByTime(999);
    expect(count()).toBe(0);
    vi.advanceTimersByTime(1);
    expect(count()).toBe(1);
    vi.advanceTimersByTime(5000);
    expect(count()).toBe(1);
    store.append("c", [3]);
    expect(count()).toBe(2);
    store.append("d", [4]);
    store.close();
    expect(count()).toBe(3);
  });

  it("is flushed when the store is closed, and nothing is where nothing was put in", () => {
    const store = opened("closed");
    const count = flushes();
    store.append("a", [1]);
    store.close();
    expect(count()).toBe(1);
    opened("closed").close();
    expect(count()).toBe(1);
  });

  it("is not lost without a word where it could not be flushed beside the work", () => {
    vi.useFakeTimers();
    const store = opened("unflushed");
    flushes("EIO");
    store.append("a", [1]);
    vi.advanceTimersByTime(1000);
    for (const use of [() => store.append("b", [2]), () => store.close()])
      expect(use).toThrow(/unflushed cannot be written: its device fails/);
    expect(store.has("b")).toBe(false);
    expect(idsIn("unflushed")).toEqual(["a"]);
  });

  it("is there as a whole or not at all where the disk gets full", () => {
    const file = join(folder, "full");
    const mend = breakDisk("ENOSPC", 1000, file);
    mending.push(mend);
    const store = opened("full");
    store.append("a", [1]);
    const before = statSync(file).size;
    const large = Array.from({ length: 1000 }, (_, n) => n);
    expect(() => store.append("b", large)).toThrow(DiskFailure);
    expect(() => store.append("b", large)).toThrow(/full cannot be written: no space is left.*are needed/);
    expect(statSync(file).size).toBe(before);
    expect([store.size, store.has("b")]).toEqual([1, false]);
    mend();
    store.append("b", large);
    expect(store.read("b")).toEqual(large);
    store.close();
    expect(idsIn("full")).toEqual(["a", "b"]);
  });

  it("is whole where the disk takes and gives a few bytes at a time", () => {
    const { writeSync, readSync } = fs;
    const few = {
      writeSync: ((file: number, data: Uint8Array, at: number, length: number, position: number) =>
        writeSync(file, data, at, Math.min(7, length), position)) as typeof writeSync,
      readSync: ((file: number, data: Uint8Array, at: number, length: number, position: number) =>
        readSync(file, data, at, Math.min(5, length), position)) as typeof readSync,
    };
    const store = opened("slow");
    mending.push(insteadOf(few));
    store.append("a", [1, 2, 3]);
    store.append("b", [4]);
    expect([store.read("a"), store.read("b")]).toEqual([[1, 2, 3], [4]]);
    store.close();
  });
});

describe("a store", () => {
  it("goes on after its last whole line, and gives back what stands in it", () => {
    const store = opened("again");
    store.append("a", [1]);
    store.append("b:2.x-y_z", [2]);
    store.close();
    const whole = readFileSync(join(folder, "again"));
    writeFileSync(join(folder, "again"), Buffer.concat([whole, Buffer.from('{"id":"c"')]));
    const next = opened("again");
    expect([next.size, [...next.ids()]]).toEqual([2, ["a", "b:2.x-y_z"]]);
    expect(readFileSync(join(folder, "again"))).toEqual(whole);
    expect(Array.from(next.ids(), (id) => ({ id, result: next.read(id) }))).toEqual([
      { id: "a", result: [1] },
      { id: "b:2.x-y_z", result: [2] },
    ]);
    expect(() => next.read("c")).toThrow(`no task c in ${join(folder, "again")}`);
    expect(() => next.append("a", [1])).toThrow("task a was done before");
    for (const id of ["", "a b", 'a"', "ü"]) expect(() => next.append(id, [1])).toThrow("cannot be an id");
    next.close();
    const skimmed = skimStore<number[]>(join(folder, "again"));
    expect([skimmed.header, skimmed.size, skimmed.read("a")]).toEqual([HEADER, 2, [1]]);
    skimmed.close();
  });

  it("of another program, plan or kind is not taken up, whichever differs first", () => {
    opened("headed").close();
    const file = join(folder, "headed");
    const refusal = (header: object, hint?: string) => () => openStore(file, { ...HEADER, ...header }, hint);
    expect(refusal({ program: "2.0.0", plan: "q" })).toThrow(/headed:1: program = "1\.0\.0" is not that of this run/);
    expect(refusal({ plan: "q" }, "Say --fresh")).toThrow(
      /headed:1: holds finished tasks of something else.*Say --fresh/,
    );
    expect(refusal({ kind: "study" })).toThrow(/kind is not that of this run.*Allowed: "study"/);
    expect(refusal({})).not.toThrow();
    openStore(join(folder, "kind"), { ...HEADER, kind: "study" }).close();
    const without = () => openStore(join(folder, "kind"), HEADER);
    expect(without).toThrow(/kind = "study" is not that of this run/);
    expect(without).toThrow(UserError);
  });

  it("with two results of one task is damaged, and so is one with a line that is none", () => {
    const file = join(folder, "damaged");
    const store = opened("damaged");
    store.append("a", [1]);
    store.append("b", [2]);
    store.close();
    const other = opened("other");
    other.append("a", [7]);
    other.close();
    const lines = readFileSync(file, "utf8").split("\n");
    const another = readFileSync(join(folder, "other"), "utf8").split("\n")[1]!;
    writeFileSync(file, [...lines.slice(0, 3), another, ""].join("\n"));
    for (const open of [() => readStore(file), () => skimStore(file), () => opened("damaged")])
      expect(open).toThrow(/damaged:4: is damaged.*line 2/s);
    writeFileSync(file, [lines[0], "x", lines[2], ""].join("\n"));
    for (const open of [() => readStore(file), () => skimStore(file)]) expect(open).toThrow("damaged:2: is damaged");
    // A line that stands there twice counts once.
    writeFileSync(file, [...lines.slice(0, 3), lines[1], ""].join("\n"));
    expect(idsIn("damaged")).toEqual(["a", "b"]);
  });
});
