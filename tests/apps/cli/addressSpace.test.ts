import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { limitIn, workersWithin } from "../../../src/apps/node/process/addressSpace.js";
import { isRunning } from "../../../src/apps/node/process/process.js";
import { root } from "./program.js";

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
    [8.192e9, 2, 1],
    [12.288e9, 2, 2],
    [16e9, 16, 4],
    [1e9, 4, 1],
  ])("of %s bytes has room for some of %i workers: %i", (limit, wanted, workers) => {
    expect(workersWithin(limit, wanted)).toBe(workers);
  });
});

describe.runIf(existsSync("/proc/self/limits"))("the program in little address space", () => {
  it.each([
    [8_000_000, 1, ""],
    [12_000_000, 2, ""],
    [6_000_000, 2, "room for 1 of 2 workers"],
  ])("of %i kB compares with %i workers to the end", (kilobytes, workers, words) => {
    const out = join(folder, String(kilobytes));
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
    while (!lock() && child.exitCode === null) await wait(50);
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
    while (isRunning(pid)) await wait(50);
  });
});
