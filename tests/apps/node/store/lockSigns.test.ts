import crypto from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { hostname, tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { birthOf, systemOf } from "../../../../src/apps/node/process/process.js";
import {
  type Held,
  heldBy,
  isHeld,
  isLock,
  Lock,
  lockFolder,
  silentLocks,
} from "../../../../src/apps/node/store/lock.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-signs-"));
afterAll(() => rmSync(folder, { recursive: true }));

const MINUTE = 60_000;
const HERE = { host: hostname(), system: systemOf(), pid: process.pid, birth: birthOf(process.pid) };
const ELSEWHERE = { host: "node7", system: "node7 pid:[1]", pid: 7, birth: "1" };

/** A folder with locks of these holders, `lock-0` and so on. */
function heldFolder(name: string, ...holders: object[]): string {
  const place = join(folder, name);
  mkdirSync(place);
  for (const [k, holder] of holders.entries())
    writeFileSync(join(place, `lock-${k}`), JSON.stringify({ since: Date.now(), ...holder }));
  return place;
}

/** With the shortest of pauses where chance decides how long they are. */
function inHaste<Result>(action: () => Result): Result {
  const { randomInt } = crypto;
  const put = (own: unknown) => {
    Object.assign(crypto, { randomInt: own });
    syncBuiltinESMExports();
  };
  put((least: number) => least);
  try {
    return action();
  } finally {
    put(randomInt);
  }
}

const aged = (lock: string, milliseconds: number) => {
  const then = new Date(Date.now() - milliseconds);
  utimesSync(lock, then, then);
};

describe("a folder that this process holds", () => {
  it("is made with its lock, is refused to a second run of the process, and goes with the lock", () => {
    const place = join(folder, "own");
    const lock = lockFolder(place) as Lock;
    expect(lock).toBeInstanceOf(Lock);
    expect([dirname(lock.path), lock.isThere, lock.inherited]).toEqual([place, true, false]);
    expect(readdirSync(place).every(isLock)).toBe(true);
    const second = inHaste(() => lockFolder(place)) as Held;
    expect(second).toMatchObject({ ...HERE, lock: lock.path });
    expect(Date.now() - second.since).toBeLessThan(MINUTE);
    expect(readdirSync(place).length).toBe(1);
    expect(isHeld(place, MINUTE)).toBe(true);
    lock.release();
    expect([existsSync(place), lock.isThere, isHeld(place, MINUTE)]).toEqual([false, false, false]);
  });

  it("stays where there is more in it, and its lock may be gone already", () => {
    const place = heldFolder("more");
    writeFileSync(join(place, "results"), "");
    const lock = lockFolder(place) as Lock;
    rmSync(lock.path);
    expect(lock.isThere).toBe(false);
    lock.release();
    expect(readdirSync(place)).toEqual(["results"]);
  });

  it("was left by whoever died at it, of whom nothing stays, be there no words of him at all", () => {
    const gone = { ...HERE, birth: "in another life" };
    const place = heldFolder("left", gone, { ...HERE, pid: 0 }, { ...HERE, pid: 1.5 }, { pid: "many" });
    writeFileSync(join(place, "lock-4"), "{");
    // One that is about to get its name is nobody's yet.
    writeFileSync(join(place, "lock-5.new"), JSON.stringify(HERE));
    expect(isHeld(place, MINUTE)).toBe(false);
    const lock = lockFolder(place) as Lock;
    expect(lock.inherited).toBe(true);
    expect(readdirSync(place).length).toBe(2);
    lock.release();
    expect(readdirSync(place)).toEqual(["lock-5.new"]);
  });

  it("is taken from processes of other machines that are silent, and from no other", () => {
    const place = heldFolder("silent", ELSEWHERE);
    const lock = lockFolder(place, [join(place, "lock-0")]) as Lock;
    expect(lock.inherited).toBe(true);
    lock.release();
  });
});

describe("a sign of life", () => {
  it("counts as long as it is not too old, of a process that may be there", () => {
    const place = heldFolder("signs", ELSEWHERE);
    expect([isHeld(place, MINUTE), isHeld(join(folder, "nowhere"), MINUTE)]).toEqual([true, false]);
    aged(join(place, "lock-0"), 2 * MINUTE);
    expect([isHeld(place, MINUTE), isHeld(place, 3 * MINUTE)]).toEqual([false, true]);
  });

  it("is waited for from other machines alone", async () => {
    const told: Held[] = [];
    const nobody = heldFolder("nobody", HERE);
    expect(await silentLocks(nobody, 20, (held) => told.push(held))).toEqual([]);
    expect(await silentLocks(join(folder, "nowhere"), 20, (held) => told.push(held))).toEqual([]);
    expect(told).toEqual([]);
    const place = heldFolder("watched", HERE, ELSEWHERE, ELSEWHERE);
    const locks = [1, 2].map((k) => join(place, `lock-${k}`));
    const before = Date.now();
    expect(await silentLocks(place, 30, (held) => told.push(held))).toEqual(locks);
    expect(Date.now() - before).toBeGreaterThanOrEqual(28);
    expect(told).toMatchObject([{ ...ELSEWHERE, lock: locks[0] }]);
  });

  it("of one of them is enough for all, if it comes while they are watched", async () => {
    const place = heldFolder("one-of-two", ELSEWHERE, ELSEWHERE);
    for (const k of [0, 1]) aged(join(place, `lock-${k}`), MINUTE);
    const shown = () => aged(join(place, "lock-1"), 0);
    expect(await silentLocks(place, 20, shown)).toEqual([join(place, "lock-0"), join(place, "lock-1")]);
    const watching = silentLocks(place, 20, () => {});
    aged(join(place, "lock-1"), 2 * MINUTE);
    expect(await watching).toEqual([]);
  });
});

describe("what is said of a folder that another run holds", () => {
  const held = (more: object): Held => ({ ...HERE, since: Date.now(), lock: "out.partial/lock-1", ...more });
  const said = (more: object) => heldBy(held(more), "out").message;

  it("is which run, on which machine, and what can be done about it", () => {
    expect(said({})).toContain('--out: "out" is being written to by this run');
    expect(said({ pid: 5 })).toContain(`by another run, process 5 on ${hostname()}`);
    expect(said({ pid: 5 })).toContain("Wait until that run has ended, stop it, or choose another place");
    for (const elsewhere of [said(ELSEWHERE), said({ system: "another container" })]) {
      expect(elsewhere).toContain("by another run, process");
      expect(elsewhere).toContain("remove the file out.partial/lock-1");
    }
  });

  it.each([
    [20_000, "since less than a minute"],
    [40_000, "since 1 minute"],
    [119 * MINUTE, "since 119 minutes"],
    [120 * MINUTE, "since 2 hours"],
    [170 * MINUTE, "since 3 hours"],
  ])("is since when: after %i ms %s", (ago, words) => {
    expect(said({ since: Date.now() - ago })).toMatch(new RegExp(`${words}(?!s)`));
  });
});
