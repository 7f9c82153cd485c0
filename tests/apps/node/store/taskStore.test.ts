import { spawn, spawnSync } from "node:child_process";
import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { DiskFailure } from "../../../../src/apps/node/disk/carefulFile.js";
import { taskLine } from "../../../../src/apps/node/store/taskLines.js";
import { openStore, readStore, skimStore } from "../../../../src/apps/node/store/taskStore.js";
import { UserError } from "../../../../src/input/files.js";
import { root } from "../../cli/program.js";
import { fillUp, mountedDisk } from "../disk/mounted.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-store-"));
const disk = mountedDisk("size=1m");
afterAll(() => {
  rmSync(folder, { recursive: true });
  disk?.unmount();
});

const HEADER = { plan: "a".repeat(64), program: "1.0.0" };

interface Result {
  values: Float64Array;
}
const resultOf = (n: number): Result => ({ values: Float64Array.of(n, 1 / n, Number.NaN) });

/** A store with tasks "1" to "count". */
function storeOf(name: string, count: number): string {
  const file = join(folder, name);
  const store = openStore<Result>(file, HEADER);
  for (let n = 1; n <= count; n++) store.append(String(n), resultOf(n));
  store.close();
  return file;
}

/** What a descriptor of this process stands for. */
function linkOf(fd: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return "";
  }
}

/** By this process, from disks and elsewhere; 0 where the system does not tell. */
function bytesRead(): number {
  if (!existsSync("/proc/self/io")) return 0;
  return Number(/rchar: (\d+)/.exec(readFileSync("/proc/self/io", "utf8"))![1]);
}

function idsIn(file: string): string[] {
  const store = readStore<Result>(file);
  const ids = Array.from(store.ids(), (id) => {
    const result = store.read(id);
    expect(result).toStrictEqual(resultOf(Number(id)));
    return id;
  });
  store.close();
  return ids;
}

describe("a store of finished tasks", () => {
  it("gives back what was put in, in any order, and goes on where it ended", () => {
    const file = storeOf("plain", 3);
    const again = openStore<Result>(file, HEADER);
    expect([again.size, again.has("3"), again.has("4")]).toEqual([3, true, false]);
    again.append("4", resultOf(4));
    expect(again.read("4")).toStrictEqual(resultOf(4));
    expect(again.read("2")).toStrictEqual(resultOf(2));
    again.close();
    expect(idsIn(file)).toEqual(["1", "2", "3", "4"]);
    expect(readStore(file).header).toEqual(HEADER);
  });

  it("says what it holds by the beginnings of its lines, without their results, which are checked when they are read", () => {
    const file = join(folder, "large");
    const store = openStore<Float64Array>(file, HEADER);
    const large = Float64Array.from({ length: 20_000 }, (_, n) => Math.sin(n));
    const ids = Array.from({ length: 50 }, (_, n) => `task-${n}`);
    for (const id of ids) store.append(id, large);
    store.close();
    const bytes = statSync(file).size;
    expect(bytes).toBeGreaterThan(5e6);
    const before = bytesRead();
    const skimmed = skimStore<Float64Array>(file);
    expect(bytesRead() - before).toBeLessThan(bytes / 10);
    expect([...skimmed.ids()]).toEqual(ids);
    expect(skimmed.read("task-49")).toEqual(large);
    const text = readFileSync(file, "latin1");
    const middle = text.indexOf("task-25") + 1000;
    writeFileSync(file, `${text.slice(0, middle)}#${text.slice(middle + 1)}`, "latin1");
    expect(() => readStore(file)).toThrow(`${file}:27: is damaged`);
    const again = skimStore<Float64Array>(file);
    expect(again.size).toBe(50);
    expect(() => again.read("task-25")).toThrow(`${file}:27: is damaged`);
    for (const one of [skimmed, again]) one.close();
  });

  it("is known by all of its lines where their beginnings do not say how long they are, or say what is not so", () => {
    const skimmedIn = (file: string) => {
      const store = skimStore<Result>(file);
      const found = Array.from(store.ids(), (id) => [id, store.read(id).values[0]]);
      store.close();
      return found;
    };
    const whole = [1, 2, 3].map((n) => [String(n), n]);
    const file = storeOf("lengths", 3);
    const text = readFileSync(file, "utf8");
    expect(skimmedIn(file)).toEqual(whole);
    writeFileSync(file, text.replaceAll(/"bytes":\d+,/g, ""));
    expect(skimmedIn(file)).toEqual(whole);
    for (const wrong of ["0", "1", "77", "99999999"]) {
      writeFileSync(file, text.replace(/(\n.*\n.*"bytes":)\d+/, `$1${wrong}`));
      expect(skimmedIn(file)).toEqual(whole);
    }
    for (const torn of [1, 20, 60]) {
      writeFileSync(file, text.slice(0, -torn));
      expect(skimmedIn(file)).toEqual(whole.slice(0, 2));
    }
    const lines = text.split("\n");
    writeFileSync(file, [...lines.slice(0, 2), "\0".repeat(lines[2]!.length), ...lines.slice(3)].join("\n"));
    expect(() => skimStore(file)).toThrow(`${file}:3: is damaged`);
  });

  it("takes lines that are longer than what is read at once", () => {
    const file = join(folder, "long");
    const store = openStore<Float64Array>(file, HEADER);
    const long = Float64Array.from({ length: 300_000 }, (_, n) => Math.sin(n));
    for (const id of ["a", "b", "c"]) store.append(id, id === "b" ? long : long.subarray(0, 3));
    store.close();
    const read = readStore<Float64Array>(file);
    expect(Buffer.compare(Buffer.from(read.read("b").buffer), Buffer.from(long.buffer))).toBe(0);
    expect(read.read("c")).toEqual(long.subarray(0, 3));
    read.close();
  });

  it("refuses a task that is done already, and what can be no id", () => {
    const store = openStore<Result>(storeOf("twice", 1), HEADER);
    expect(() => store.append("1", resultOf(1))).toThrow("done before");
    expect(() => store.append('"', resultOf(1))).toThrow("cannot be an id");
    store.close();
  });

  it("leaves out a last line that is not whole, and cuts it off before it goes on", () => {
    for (const torn of [1, 20, 60]) {
      const file = storeOf(`torn-${torn}`, 3);
      const whole = readFileSync(file);
      writeFileSync(file, whole.subarray(0, whole.length - torn));
      expect(idsIn(file)).toEqual(["1", "2"]);
      const store = openStore<Result>(file, HEADER);
      store.append("3", resultOf(3));
      store.close();
      expect(readFileSync(file)).toEqual(whole);
    }
  });

  it("names the line that has been damaged, and leaves the file as it is", () => {
    const file = storeOf("damaged", 3);
    const lines = readFileSync(file, "utf8").split("\n");
    const damages: [string, string][] = [
      ["a digit of a result", lines[2]!.replace("AAAA", "AABA")],
      ["an id", lines[2]!.replace('"id":"2"', '"id":"5"')],
      ["zeros, as a failure of power leaves them", "\0".repeat(lines[2]!.length)],
      ["another result of a task", lines[2]!.replace(/.*/, taskLine("1", Buffer.from('{"n":2}')).toString().trimEnd())],
      ["half a line", lines[2]!.slice(0, 40)],
    ];
    for (const [, damage] of damages) {
      expect(damage).not.toBe(lines[2]);
      const text = [...lines.slice(0, 2), damage, ...lines.slice(3)].join("\n");
      writeFileSync(file, text);
      for (const open of [() => readStore(file), () => openStore(file, HEADER)]) {
        expect(open).toThrow(UserError);
        expect(open).toThrow(`${file}:3: is damaged`);
        expect(open).toThrow(/Remove this line, and the same command does its task again/);
      }
      expect(readFileSync(file, "utf8")).toBe(text);
    }
    writeFileSync(file, [...lines.slice(0, 2), ...lines.slice(3)].join("\n"));
    expect(idsIn(file)).toEqual(["1", "3"]);
  });

  it("counts a line once that stands there twice", () => {
    const file = storeOf("double", 3);
    const lines = readFileSync(file, "utf8").split("\n");
    writeFileSync(file, [...lines.slice(0, 3), lines[1], ...lines.slice(3)].join("\n"));
    expect(idsIn(file)).toEqual(["1", "2", "3"]);
    const skimmed = skimStore(file);
    expect([...skimmed.ids()]).toEqual(["1", "2", "3"]);
    skimmed.close();
    const store = openStore<Result>(file, HEADER);
    store.append("4", resultOf(4));
    store.close();
    expect(idsIn(file)).toEqual(["1", "2", "3", "4"]);
  });

  it.skipIf(!existsSync("/proc/self/fd"))("is no open file while it is read, however many there are", () => {
    const file = storeOf("many", 3);
    const open = () => readdirSync("/proc/self/fd").filter((fd) => linkOf(fd) === file).length;
    const stores = Array.from({ length: 4 }, (_, k) => (k % 2 ? skimStore(file) : readStore(file)));
    for (const store of stores) expect(store.read("2")).toStrictEqual(resultOf(2));
    expect(open()).toBe(0);
    for (const store of stores) store.close();
    const writer = openStore(file, HEADER);
    expect(open()).toBe(1);
    writer.close();
  });

  it("says when a task has been damaged since it was opened", () => {
    const file = storeOf("later", 3);
    const store = readStore(file);
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace(/(.*\n.*\n)..../, "$1xxxx"));
    expect(() => store.read("2")).toThrow(`${file}:3: is damaged`);
    store.close();
  });

  it.each<[string, object, RegExp]>([
    [
      "program",
      { program: "2.0.0" },
      /:1: program = "1\.0\.0" is not that of this run.*Allowed: "2\.0\.0"\. Say --fresh/,
    ],
    [
      "plan",
      { plan: "b".repeat(64) },
      /:1: holds finished tasks of something else: another scenario, or other options/,
    ],
    ["anything else", { kind: "study" }, /kind is not that of this run.*Allowed: "study"/],
  ])("of another %s is not taken up, nor touched", (_, other, words) => {
    rmSync(join(folder, "other"), { force: true });
    const file = storeOf("other", 1);
    const before = readFileSync(file);
    const open = () => openStore(file, { ...HEADER, ...other }, "Say --fresh");
    expect(open).toThrow(UserError);
    expect(open).toThrow(words);
    expect(readFileSync(file)).toEqual(before);
  });

  it.each([
    ["empty", ""],
    ["of somebody else", "thesis\nchapter 1\n"],
    ["of JSON of somebody else", '{"plan":"a","program":"1"}\n'],
    ["a header that is not ended", '{"format":"agglom-tasks-1","plan":"a","program":"1"}'],
  ])("is no file that is %s", (_, text) => {
    const file = join(folder, "foreign");
    writeFileSync(file, text);
    for (const open of [() => readStore(file), () => openStore(file, HEADER)])
      expect(open).toThrow(/foreign:1: is not the beginning of a file of finished tasks/);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("that is not there can be opened but not read", () => {
    expect(() => readStore(join(folder, "absent"))).toThrow(/absent: cannot be read: there is no such folder/);
    expect(existsSync(join(folder, "absent"))).toBe(false);
    expect(() => openStore(join(folder, "no/where"), HEADER)).toThrow(DiskFailure);
  });

  it("is whole whenever its process is killed, and has the same tasks when others have gone on", async () => {
    const file = join(folder, "killed");
    const script = `
      import { openStore } from "${root}/dist/apps/node/store/taskStore.js";
      const store = openStore(process.argv[1], ${JSON.stringify(HEADER)});
      console.log("open");
      for (let n = 1; n <= 200; n++) if (!store.has(String(n))) store.append(String(n), { values: Float64Array.from({ length: 8_000 }, (_, k) => n + Math.sin(k)) });
      store.close();`;
    for (let kills = 0, before = 0; before < 200; kills++) {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script, file]);
      const ended = new Promise((resolve) => child.on("close", resolve));
      await new Promise((resolve) => child.stdout.once("data", resolve));
      if (kills < 5) {
        await wait(2 + ((kills * 7) % 20));
        child.kill("SIGKILL");
      }
      await ended;
      const store = readStore<Result>(file);
      expect(store.size).toBeGreaterThanOrEqual(before);
      before = store.size;
      store.close();
      if (kills >= 5) expect(before).toBe(200);
    }
    const store = readStore<Result>(file);
    const values = Array.from(store.ids(), (id) => {
      const { values: read } = store.read(id);
      return [Number(id), read[0], read.length];
    });
    expect(values).toEqual(Array.from({ length: 200 }, (_, n) => [n + 1, n + 1, 8_000]));
    store.close();
  });
});

describe.skipIf(!disk)("a store on a disk (a small one is mounted for this; needs the right to)", () => {
  it("that gets full ends with the last whole task, and goes on when there is room", () => {
    const file = join(disk!.place, "tasks");
    const store = openStore<Float64Array>(file, HEADER);
    store.append("first", Float64Array.of(1));
    fillUp(disk!.place, 100_000);
    const before = statSync(file).size;
    const large = Float64Array.from({ length: 40_000 }, (_, n) => Math.sin(n));
    const fails = () => store.append("second", large);
    expect(fails).toThrow(DiskFailure);
    expect(fails).toThrow(
      /tasks cannot be written: no space is left.*at least 0\.[34]\d* MB are needed, 0\.099 MB were free/,
    );
    expect(statSync(file).size).toBe(before);
    expect(store.has("second")).toBe(false);
    rmSync(join(disk!.place, "filling"));
    store.append("second", large);
    store.close();
    const read = readStore(file);
    expect(Array.from(read.ids())).toEqual(["first", "second"]);
    read.close();
    fillUp(disk!.place, 0);
    expect(() => openStore(join(disk!.place, "new"), HEADER)).toThrow(/new cannot be written: no space is left/);
    rmSync(join(disk!.place, "filling"));
  });

  it("that is read-only can be read", () => {
    const file = join(disk!.place, "tasks");
    spawnSync("mount", ["-o", "remount,ro", disk!.place]);
    const store = readStore(file);
    expect(store.size).toBe(2);
    store.close();
    expect(() => openStore(file, HEADER)).toThrow(/its file system is read-only/);
    expect(() => openStore(join(disk!.place, "other"), HEADER)).toThrow(/its file system is read-only/);
    spawnSync("mount", ["-o", "remount,rw", disk!.place]);
  });
});

it("a store of which a torn line is all but the header has no tasks", () => {
  const file = storeOf("bare", 0);
  appendFileSync(file, '{"id":');
  expect(idsIn(file)).toEqual([]);
});
