import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { heldBy, lockFolder } from "../../src/node/lock.js";
import { birthOf, systemOf } from "../../src/node/process.js";
import { root } from "../cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-lock-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A folder that somebody has locked. */
function heldFolder(name: string, holder: object): string {
  const place = mkdtempSync(join(folder, name));
  writeFileSync(join(place, "lock-other"), JSON.stringify({ since: Date.now() - 180_000, ...holder }));
  return place;
}

const HERE = { host: hostname(), system: systemOf(), pid: process.pid, birth: birthOf(process.pid) };

describe("a lock", () => {
  it("is refused to others as long as its process is there, with who has it, since when, and what to do", () => {
    const place = heldFolder("held", { ...HERE, pid: process.ppid, birth: birthOf(process.ppid) });
    const holder = lockFolder(place);
    expect(holder).toMatchObject({ pid: process.ppid });
    if (typeof holder === "string") throw new Error("taken");
    expect(heldBy(holder, "out", place).message).toMatch(
      /^--out: "out" is being written to by another run, process \d+ on .*, since 3 minutes\. .*Wait until that run has ended, stop it, or choose another place/,
    );
    expect(readdirSync(place)).toEqual(["lock-other"]);
  });

  it("of a process that is gone counts for nothing, even where another has its number", () => {
    const place = heldFolder("gone", { ...HERE, birth: "in another life" });
    expect(lockFolder(place)).toMatch(/lock-\d+-/);
    expect(readdirSync(place)).toHaveLength(1);
  });

  it("without anything in it, as a failure of power leaves it, counts for nothing", () => {
    const place = mkdtempSync(join(folder, "empty"));
    writeFileSync(join(place, "lock-1"), "");
    expect(typeof lockFolder(place)).toBe("string");
  });

  it("of another machine holds, and the message says what to do if its run was killed", () => {
    const place = heldFolder("elsewhere", { ...HERE, pid: 1, host: "elsewhere", system: "elsewhere", birth: "1" });
    const holder = lockFolder(place);
    if (typeof holder === "string") throw new Error("taken");
    expect(heldBy(holder, "out", place).message).toContain(`if it was killed, remove ${place}`);
  });

  it("of another container of the same name holds as well: its processes cannot be seen from here", () => {
    const place = heldFolder("container", { ...HERE, system: `${HERE.system}, another`, birth: "1" });
    expect(lockFolder(place)).toMatchObject({ host: hostname() });
  });

  it("is had by one of eight processes that ask for it at the same time, at most", async () => {
    const script = `
      import { lockFolder } from "${root}/dist/node/lock.js";
      while (Date.now() < Number(process.argv[2]));
      process.stdout.write(typeof lockFolder(process.argv[1]) === "string" ? "mine" : "");
      setTimeout(() => {}, 1500);`;
    const start = String(Date.now() + 1000);
    const asked = Array.from({ length: 8 }, async () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", script, join(folder, "race"), start]);
      let said = "";
      child.stdout.on("data", (text: Buffer) => {
        said += text.toString();
      });
      await new Promise((resolve) => child.on("close", resolve));
      return said;
    });
    const got = (await Promise.all(asked)).filter((said) => said === "mine");
    expect(got.length).toBeLessThanOrEqual(1);
  });
});
