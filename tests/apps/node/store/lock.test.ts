import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { birthOf, systemOf } from "../../../../src/apps/node/process/process.js";
import { BEAT, heldBy, isHeld, Lock, lockFolder, silentLocks } from "../../../../src/apps/node/store/lock.js";
import { root } from "../../cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-lock-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder that somebody has locked. */
function heldFolder(name: string, holder: object): string {
  const place = mkdtempSync(join(folder, name));
  writeFileSync(join(place, "lock-other"), JSON.stringify({ since: Date.now() - 180_000, ...holder }));
  return place;
}

/** The lock of a folder that nobody else holds. */
function taken(place: string): Lock {
  const lock = lockFolder(place);
  if (!(lock instanceof Lock)) throw new Error("held");
  return lock;
}

const HERE = { host: hostname(), system: systemOf(), pid: process.pid, birth: birthOf(process.pid) };

describe("a lock", () => {
  it("is refused to others as long as its process is there, with who has it, since when, and what to do", () => {
    const place = heldFolder("held", { ...HERE, pid: process.ppid, birth: birthOf(process.ppid) });
    const holder = lockFolder(place);
    expect(holder).toMatchObject({ pid: process.ppid });
    if (holder instanceof Lock) throw new Error("taken");
    expect(heldBy(holder, "out").message).toMatch(
      /^--out: "out" is being written to by another run, process \d+ on .*, since 3 minutes\. .*Wait until that run has ended, stop it, or choose another place/,
    );
    expect(readdirSync(place)).toEqual(["lock-other"]);
  });

  it("of a process that is gone counts for nothing, even where another has its number", () => {
    const place = heldFolder("gone", { ...HERE, birth: "in another life" });
    const lock = taken(place);
    expect(lock.inherited).toBe(true);
    expect(readdirSync(place)).toEqual([basename(lock.path)]);
    lock.release();
    expect(existsSync(place)).toBe(false);
  });

  it("without anything in it, as a failure of power leaves it, counts for nothing", () => {
    const place = mkdtempSync(join(folder, "empty"));
    writeFileSync(join(place, "lock-1"), "");
    taken(place).release();
  });

  it("of another machine holds, and the message says which file to remove if its run was killed, not the folder", () => {
    const place = heldFolder("elsewhere", { ...HERE, pid: 1, host: "elsewhere", system: "elsewhere", birth: "1" });
    const holder = lockFolder(place);
    if (holder instanceof Lock) throw new Error("taken");
    expect(heldBy(holder, "out").message).toContain(
      `if it was killed, remove the file ${join(place, "lock-other")}: what`,
    );
  });

  it("of another container of the same name holds as well: its processes cannot be seen from here", () => {
    const place = heldFolder("container", { ...HERE, system: `${HERE.system}, another`, birth: "1" });
    expect(lockFolder(place)).toMatchObject({ host: hostname() });
  });

  it("that its process gave up is no sign of a death, as one that it left is", () => {
    const place = join(folder, "given-up");
    taken(place).release();
    const lock = taken(place);
    expect(lock.inherited).toBe(false);
    lock.release();
  });

  it("shows signs of life as long as it is held, also on a disk that fails for a moment", () => {
    vi.useFakeTimers();
    const lock = taken(join(folder, "beating"));
    const old = new Date(Date.now() - 10 * BEAT);
    const age = () => Date.now() - statSync(lock.path).mtimeMs;
    utimesSync(lock.path, old, old);
    vi.advanceTimersByTime(BEAT);
    expect(age()).toBeLessThan(BEAT);
    expect(isHeld(join(folder, "beating"), 2 * BEAT)).toBe(true);
    rmSync(lock.path);
    vi.advanceTimersByTime(BEAT);
    lock.release();
    vi.useRealTimers();
  });

  it("that shows none gives way to whoever has watched it, and to nobody else", async () => {
    const place = heldFolder("silent", { ...HERE, system: "elsewhere" });
    const told: string[] = [];
    const silent = await silentLocks(place, 50, ({ lock }) => told.push(lock));
    expect(silent).toEqual([join(place, "lock-other")]);
    expect(told).toEqual(silent);
    expect(lockFolder(place)).toMatchObject({ system: "elsewhere" });
    const lock = lockFolder(place, silent);
    expect(lock).toMatchObject({ inherited: true });
    (lock as Lock).release();
  });

  it("is had by one of eight processes that ask for it at the same time, at most", async () => {
    const script = `
      import { Lock, lockFolder } from "${root}/dist/apps/node/store/lock.js";
      while (Date.now() < Number(process.argv[2]));
      process.stdout.write(lockFolder(process.argv[1]) instanceof Lock ? "mine" : "taken");
      setInterval(() => {}, 1000);`;
    const start = String(Date.now() + 1000);
    const asked = Array.from({ length: 8 }, () =>
      spawn(process.execPath, ["--input-type=module", "-e", script, join(folder, "race"), start]),
    );
    // Each lives until all have asked: one that has died leaves the lock to the next.
    const got = await Promise.all(
      asked.map(
        ({ stdout }) => new Promise<string>((said) => stdout.once("data", (text: Buffer) => said(String(text)))),
      ),
    );
    for (const child of asked) child.kill("SIGKILL");
    expect(got.filter((said) => said === "mine").length).toBeLessThanOrEqual(1);
  });
});
