import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { diedOfMemory, lacksMemory, limitIn, workersWithin } from "../../../src/apps/node/process/addressSpace.js";
import { isRunning } from "../../../src/apps/node/process/process.js";
import { root } from "./program.js";
import { goneWithin } from "./stopping.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-address-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCENARIO = "tests/runs/studies/small/scenario.yaml";

/** A command under `ulimit -v` of so many kilobytes, as an argument of bash. */
const limited = (kilobytes: number, ...args: string[]) => [
  "-c",
  `ulimit -v ${kilobytes}; exec "$0" "$@"`,
  process.execPath,
  "bin/agglom.js",
  ...args,
];

describe("the limit of a process's address space", () => {
  it("is the one in force; without one there is none", () => {
    const text = (soft: string) =>
      `Limit   Soft Limit  Hard Limit  Units\nMax address space         ${soft}   unlimited  bytes\n`;
    expect(limitIn(text("8192000000"))).toBe(8_192_000_000);
    expect(limitIn(text("unlimited"))).toBeUndefined();
  });

  it.each([
    [undefined, 16, 16],
    [8.192e9, 1, 1],
    [6.9e9, 2, 1],
    [8.192e9, 2, 2],
    [16e9, 16, 5],
    [1e9, 4, 1],
  ])("of %s bytes has room for some of %i workers: %i", (limit, wanted, workers) => {
    expect(workersWithin(limit, wanted)).toBe(workers);
  });
});

describe("want of memory", () => {
  it.each([
    ["a module of WebAssembly that grows", () => new WebAssembly.Memory({ initial: 1, maximum: 1 }).grow(1)],
    ["an array", () => new ArrayBuffer(2 ** 45)],
    ["a thread", () => Promise.reject(Object.assign(new Error("x"), { code: "ERR_WORKER_OUT_OF_MEMORY" }))],
  ])("is known where %s gets none; other errors are not", async (_, fails) => {
    const error = await (async () => fails())().catch((met: unknown) => met);
    expect(lacksMemory(error)).toBe(true);
    for (const other of [new RangeError("Invalid array length"), new Error("x"), "x", undefined])
      expect(lacksMemory(other)).toBe(false);
    expect([diedOfMemory("SIGTRAP"), diedOfMemory("SIGTERM"), diedOfMemory(null)]).toEqual([true, false, false]);
  });

  const told = (...args: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: "utf8" });
    return [status, stderr.split("\n").at(-2)];
  };
  // Of a region large enough that its matrices need more memory than their module begins with.
  const large = ["bin/agglom.js", "compare", "us-northeast/fiscal-disparities", "--uncertainty", "0", "--workers", "2"];
  const asked = [...large, "--quiet", "--lang", "zh", "--out", join(folder, "none")];
  const words = expect.stringMatching(/^内存不足。请减少线程/);

  it("is told as such, with what to try, where the program cannot even be loaded", () => {
    expect(told("--wasm-max-mem-pages=1", ...asked)).toEqual([1, words]);
  });

  it.each([
    ["its own thread", "isMainThread"],
    ["another thread", "!isMainThread"],
  ])("is told as such where it ends the work in %s", (_, here) => {
    const module = join(folder, "full.mjs");
    const refuse = 'throw new RangeError("WebAssembly.Memory.grow(): Unable to grow instance memory")';
    writeFileSync(
      module,
      `import { isMainThread } from "node:worker_threads";\nif (${here}) WebAssembly.Memory.prototype.grow = () => { ${refuse}; };`,
    );
    expect(told("--import", module, ...asked)).toEqual([1, words]);
  });
});

describe.runIf(existsSync("/proc/self/limits"))("the program in little address space", () => {
  it.each([
    [8_000_000, 2, ""],
    [6_000_000, 2, "room for 1 of 2 workers"],
  ])("of %i kB compares with %i workers to the end", (kilobytes, workers, words) => {
    const out = join(folder, `${kilobytes}-${workers}`);
    const compare = [
      "compare",
      SCENARIO,
      "--replicates",
      "9",
      "--uncertainty",
      "0",
      "--workers",
      String(workers),
      "--quiet",
      "--out",
      out,
    ];
    const { status, stdout, stderr } = spawnSync("bash", limited(kilobytes, ...compare), {
      cwd: root,
      encoding: "utf8",
    });
    expect(stderr).toMatch(words === "" ? /^$/ : words);
    expect(status).toBe(0);
    expect(stdout).toContain(`Report: ${out}/report.html`);
  });

  it("passes on the status, and what is wrong with a command", () => {
    const { status, stderr } = spawnSync("bash", limited(8_000_000, "check", "none.yaml"), {
      cwd: root,
      encoding: "utf8",
    });
    expect(status).toBe(2);
    expect(stderr).toMatch(/^none\.yaml/);
  });

  /** A comparison that takes long, and the number of the process that does it. */
  async function working(name: string) {
    const out = join(folder, name);
    const long = [
      "compare",
      SCENARIO,
      "--set",
      "years=200",
      "--replicates",
      "90",
      "--uncertainty",
      "0",
      "--workers",
      "1",
      "--out",
      out,
    ];
    const child = spawn("bash", limited(8_000_000, ...long), { cwd: root, stdio: "ignore" });
    const ended = new Promise<number | null>((resolve) => child.on("close", resolve));
    const lock = () =>
      existsSync(`${out}.partial`)
        ? readdirSync(`${out}.partial`).find((file) => /^lock-\d+-[0-9a-f]+$/.test(file))
        : undefined;
    while (!lock() && child.exitCode === null && child.signalCode === null) await wait(50);
    return { child, ended, pid: Number(lock()?.split("-")[1]) };
  }

  it.each<[NodeJS.Signals, number]>([
    ["SIGINT", 130],
    ["SIGTERM", 75],
  ])("passes %s on once, and gives the status %i", async (signal, status) => {
    const { child, ended, pid } = await working(signal);
    expect(pid).not.toBe(child.pid);
    child.kill(signal);
    expect(await ended).toBe(status);
    expect(isRunning(pid)).toBe(false);
  });

  it("leaves no process behind where its first one is killed", async () => {
    const { child, ended, pid } = await working("killed");
    child.kill("SIGKILL");
    await ended;
    await goneWithin(30, pid);
  });

  it("fails soon, with the name of the process, where one is left", async () => {
    const left = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const ended = new Promise((resolve) => left.on("close", (_, signal) => resolve(signal)));
    const words = new RegExp(`^process ${left.pid} still runs after 0.1 s: .*node.* -e setInterval`);
    await expect(goneWithin(0.1, left.pid!)).rejects.toThrow(words);
    expect(await ended).toBe("SIGKILL");
  });
});
