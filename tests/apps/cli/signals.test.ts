import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import type { Command } from "../../../src/apps/cli/command.js";
import { programOf } from "../../../src/apps/cli/main.js";
import { root } from "./program.js";
import { starting } from "./stopping.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-signals-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A module that says so and then takes long while it is loaded. */
const SLOW = join(folder, "slow.mjs");
writeFileSync(SLOW, `console.error("loading"); await new Promise((resolve) => setTimeout(resolve, 20_000));`);

/** A module that says so and then takes so many milliseconds in every year of a run. */
function busy(milliseconds: number): string {
  const file = join(folder, `busy-${milliseconds}.mjs`);
  writeFileSync(
    file,
    `import { registerIndicator } from "${root}/dist/bundle/index.js";
registerIndicator({
  id: "busy", label: { en: "Busy", zh: "忙" }, unit: "share", formula: "0", source: "test", better: "none", scope: "cluster",
  measure() {
    console.error("working");
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${milliseconds});
    return 0;
  },
});`,
  );
  return file;
}
const SMALL = ["scenarios/teaching/two-cities.yaml", "--set", "years=3", "--firms", "200", "--quiet"];

async function signalled(signal: NodeJS.Signals, ...args: string[]) {
  const { child, ended, speaks } = starting(...args, "--out", join(folder, "out"));
  await speaks;
  child.kill(signal);
  return { ...(await ended), signal: child.signalCode };
}

describe("a signal before the work of a command", () => {
  it.each<[NodeJS.Signals, string, number]>([
    ["SIGTERM", "compare", 75],
    ["SIGUSR1", "compare", 75],
    ["SIGINT", "compare", 130],
    ["SIGTERM", "calibrate", 75],
  ])("%s ends %s with status %i at once, and opens no debugger", async (signal, command, status) => {
    const args = command === "compare" ? SMALL : ["scenarios/regions/teaching-two-cities/region.yaml"];
    const ended = await signalled(signal, command, ...args, "--import", SLOW);
    expect(ended).toEqual({ status, said: "loading\nStopped.\n", signal: null });
  });
});

describe("a command that keeps what is finished", () => {
  it("listens to signals", () => {
    const keeping = programOf().commands.filter(({ options }) => options.some(({ long }) => long === "--fresh"));
    expect(keeping.map((one) => one.name())).toEqual(
      expect.arrayContaining(["compare", "sweep", "facts", "scorecard"]),
    );
    expect(keeping.filter((one) => !(one as Command).pauses).map((one) => one.name())).toEqual([]);
  });
});

describe("a signal during the work of a command", () => {
  it.each([
    ["with words of its work", "stoppedWith(() => 'Kept.', ask)", "Kept.\n"],
    ["after it with none", "stoppedWith(() => 'Kept.', async () => {}).then(ask)", "Stopped.\n"],
  ])("ends it at once %s", (_, work, said) => {
    const ask =
      "async () => { process.kill(process.pid, 'SIGTERM'); await new Promise((go) => setTimeout(go, 5000)); }";
    const script = `import { catchSignals, stoppedWith } from "${root}/dist/apps/cli/exit.js";
      catchSignals(); const ask = ${ask}; await ${work};`;
    const { status, stderr } = spawnSync("node", ["--input-type=module", "-e", script], { encoding: "utf8" });
    expect([status, stderr]).toEqual([75, said]);
  });

  it("SIGUSR1 is one to stop", async () => {
    const { status, said } = await signalled("SIGUSR1", "run", ...SMALL, "--import", busy(500));
    expect(status).toBe(75);
    expect(said).toMatch(/^(working\n)+Stopped\. Nothing is kept: the same command begins anew\.\n$/);
  });

  it.each([
    ["attribute", "--out", [...SMALL, "--replicates", "1", "--workers", "1", "--import", busy(500)]],
    ["game", "--out", ["scenarios/yangtze-river-delta/council-frequency.yaml", "--quiet", "--workers", "1"]],
    ["backtest", "--out", []],
    ["theory", "--out", []],
    ["calibrate", "--tables", ["scenarios/regions/yangtze-river-delta/region.yaml"]],
  ])("is told by %s, which leaves nothing half written", async (command, option, args) => {
    const out = join(folder, command);
    const { child, ended } = starting(command, ...args, option, out);
    await wait(700);
    child.kill("SIGTERM");
    const { status, said } = await ended;
    expect([status, said.split("\n").slice(-2)]).toEqual([75, ["Stopped.", ""]]);
    expect(readdirSync(folder).filter((name) => name.startsWith(`${command}.`))).toEqual([]);
  });

  it.each([["plan", ["compare", ...SMALL]]])(
    "that computes without a pause is left to the system, which waits for nothing: %s",
    async (command, args) => {
      const started = Date.now();
      const { signal } = await signalled("SIGTERM", command, ...args, "--import", busy(20_000));
      expect(signal).toBe("SIGTERM");
      expect(Date.now() - started).toBeLessThan(20_000);
    },
  );
});
