import { spawn } from "node:child_process";
import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { birthOf, isRunning } from "../../../../src/apps/node/process/process.js";

const birth = (pid: number) => birthOf(pid)!;

describe("a process of this machine", () => {
  it("runs until it ends, and is not another one of its number", async () => {
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const pid = child.pid!;
    const born = birth(pid);
    expect(isRunning(pid, born)).toBe(true);
    expect(isRunning(pid, `${born}1`)).toBe(false);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(isRunning(pid, born)).toBe(false);
  });

  it.runIf(process.platform === "linux")("is known by when it was born, in hundredths of a second", async () => {
    const before = process.uptime();
    const child = spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });
    const age = (Number(birth(child.pid!)) - Number(birth(process.pid))) / 100;
    expect(age).toBeGreaterThan(before - 1);
    expect(age).toBeLessThan(process.uptime() + 1);
    child.kill("SIGKILL");
    await once(child, "exit");
  });
});
