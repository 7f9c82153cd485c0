import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";
import { contentOf, starting } from "./stopping.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-resume-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SCENARIO = join(folder, "pair.yaml");
writeFileSync(
  SCENARIO,
  `title: A pair
question: What does it take to be stopped?
description: Baseline and one variant.
region: ${root}/scenarios/regions/teaching-two-cities/region.yaml
startYear: 2022
years: 2
firms: 200
replicates: 8
seed: 1
variants:
  border:
    label: { en: No border, zh: 无边界 }
    levers: [{ type: administrative-border, from: 2023, between: cities, scale: 0 }]
`,
);
const COMPARE = ["compare", SCENARIO, "--replicates", "48"];

const toll = (yuan: number) => `{ type: toll, from: 2023, between: cities, tollPerKm: ${yuan} }`;

const lines = (file: string) => readFileSync(file, "utf8").split("\n").length - 1;

/** The number of blocks in a partial folder. */
function finishedIn(place: string): number {
  const file = join(`${place}.partial`, "finished.jsonl");
  return existsSync(file) ? lines(file) - 1 : 0;
}

async function stopped(signal: NodeJS.Signals, place: string, workers: string) {
  const { child, ended } = starting(...COMPARE, "--workers", workers, "--out", place);
  while (finishedIn(place) < 1 && child.exitCode === null) await wait(10);
  child.kill(signal);
  return ended;
}

describe("a comparison that is stopped", () => {
  const undisturbed = join(folder, "undisturbed");
  let content: Record<string, string> | undefined;
  const expected = async () => {
    if (!existsSync(undisturbed))
      expect((await agglomHere(...COMPARE, "--quiet", "--out", undisturbed)).status).toBe(0);
    content ??= contentOf(undisturbed);
    return content;
  };

  it("says what is kept and how to go on, and the same command gives the bytes of an undisturbed run", async () => {
    const place = join(folder, "stopped");
    const first = await stopped("SIGINT", place, "2");
    expect(first.status).toBe(130);
    const [sentence, kept] =
      /\nStopped\. (\d+) of 96 runs are finished and kept in .*stopped\.partial: the same command goes on from there\.\n$/.exec(
        first.said,
      ) ?? ["", ""];
    expect(sentence).not.toBe("");
    expect(Number(kept)).toBeGreaterThanOrEqual(16);
    expect(readdirSync(`${place}.partial`)).toEqual(["finished.jsonl", "finished.runs"]);
    expect(existsSync(place)).toBe(false);
    const second = await agglomHere(...COMPARE, "--out", place);
    expect(second.stderr).toContain(`goes on from ${kept} of 96 runs that an earlier command has finished`);
    expect(contentOf(place)).toEqual(await expected());
    expect(existsSync(`${place}.partial`)).toBe(false);
  });

  it("while results are written is complete with status 0, or says how to go on and leaves no folder", async () => {
    const place = join(folder, "writing");
    const { child, ended } = starting(...COMPARE, "--workers", "2", "--out", place);
    const written = () => existsSync(join(`${place}.partial`, "results", "manifest.json"));
    while (!written() && child.exitCode === null) await wait(2);
    child.kill("SIGTERM");
    const { status, said } = await ended;
    expect(existsSync(place)).toBe(status === 0);
    if (status === 0) return;
    expect(status).toBe(75);
    expect(said).toMatch(
      /\nStopped\. 96 of 96 runs are finished and kept in .*: the same command goes on from there\.\n$/,
    );
    expect((await agglomHere(...COMPARE, "--quiet", "--out", place)).status).toBe(0);
    expect(contentOf(place)).toEqual(await expected());
  });

  it("by the system that runs it ends with the status that asks for another try", async () => {
    const place = join(folder, "ended");
    const { status, said } = await stopped("SIGTERM", place, "1");
    expect(status).toBe(75);
    expect(said).toMatch(/Stopped\. \d+ of 96 runs/);
    const other = await agglomHere(...COMPARE, "--set", "seed=2", "--quiet", "--out", place);
    expect(other.status).toBe(2);
    expect(other.stderr).toMatch(
      /ended\.partial\/finished\.jsonl:1: holds finished tasks of something else: another scenario, or other options\..* begin anew with --fresh/,
    );
    const before = finishedIn(place);
    expect(before).toBeGreaterThan(0);
    expect((await agglomHere("run", SCENARIO, "--quiet", "--out", place)).status).toBe(0);
    expect(finishedIn(place)).toBe(before);
    expect(
      (await agglomHere("compare", SCENARIO, "--replicates", "3", "--fresh", "--quiet", "--out", place)).status,
    ).toBe(0);
    expect(existsSync(`${place}.partial`)).toBe(false);
  });

  it.each(["1", "2"])("keeps every arm that is finished, by a kill too, on %s workers", async (workers) => {
    const arms = ["free", "dear"].map(
      (name, k) => `variants.${name}={ label: { en: ${name}, zh: 甲 }, levers: [${toll(k)}] }`,
    );
    const command = ["compare", SCENARIO, ...arms.flatMap((arm) => ["--set", arm]), "--set", "years=20"];
    const once = [...command, "--firms", "1000", "--replicates", "1"];
    const here = [...once, "--workers", workers, "--out"];
    const place = join(folder, `arms-${workers}`);
    const runs = `${place}.partial/finished.runs`;
    // Beside it stands, for a moment, the file that it is made of.
    const file = () => existsSync(runs) && readdirSync(runs).find((name) => name.endsWith(".jsonl"));
    const kept = () => (file() ? lines(join(runs, file() as string)) - 1 : 0);
    for (const [signal, said] of [
      ["SIGTERM", /Stopped\. [1-3] of 4 runs are finished and kept/],
      ["SIGKILL", /goes on from [1-3] of 4 runs/],
    ] as const) {
      const before = kept();
      const { child, ended } = starting(...here, place);
      while (kept() < before + 1 && child.exitCode === null) await wait(5);
      child.kill(signal);
      expect((await ended).said).toMatch(said);
    }
    const made = kept();
    expect(made).toBeGreaterThanOrEqual(2);
    const { status, stderr } = await agglomHere(...here, place);
    expect([status, stderr]).toEqual([0, expect.stringContaining(`goes on from ${made} of 4 runs`)]);
    const whole = join(folder, "whole");
    if (!existsSync(whole)) expect((await agglomHere(...once, "--quiet", "--out", whole)).status).toBe(0);
    expect(contentOf(place)).toEqual(contentOf(whole));
    expect(existsSync(`${place}.partial`)).toBe(false);
  });

  it("leaves its parameter draws where they are when a comparison without them is completed meanwhile", async () => {
    const place = join(folder, "draws");
    const study = ["compare", SCENARIO, "--replicates", "1", "--set", "years=25", "--uncertainty", "16"];
    const { child, ended } = starting(...study, "--workers", "1", "--out", place);
    while (finishedIn(place) < 2 && child.exitCode === null) await wait(5);
    child.kill("SIGINT");
    expect((await ended).said).toMatch(/Stopped\. \d+ of 16 parameter draws are done and kept/);
    const kept = finishedIn(place);
    expect(kept).toBeGreaterThanOrEqual(2);
    const without = [...study.slice(0, -1), "0", "--quiet", "--out", place];
    expect((await agglomHere(...without)).status).toBe(0);
    expect(existsSync(join(place, "uncertainty.json"))).toBe(false);
    expect(finishedIn(place)).toBe(kept);
    const { stderr } = await agglomHere(...study, "--out", place);
    expect(Number(/parameter draws: (\d+) of 16/.exec(stderr)![1])).toBe(kept + 1);
    const whole = join(folder, "draws-whole");
    expect((await agglomHere(...study, "--quiet", "--out", whole)).status).toBe(0);
    expect(contentOf(place)).toEqual(contentOf(whole));
    expect(existsSync(`${place}.partial`)).toBe(false);
  });

  it("before its first run is finished keeps nothing, and says so", async () => {
    const place = join(folder, "early");
    const { child, ended } = starting("compare", SCENARIO, "--set", "years=200", "--workers", "1", "--out", place);
    while (!existsSync(`${place}.partial/finished.jsonl`) && child.exitCode === null) await wait(5);
    child.kill("SIGINT");
    const { status, said } = await ended;
    expect(said).toMatch(/Stopped\. Nothing is kept: no run is finished yet\.\n$/);
    expect(status).toBe(130);
    expect(existsSync(`${place}.partial`)).toBe(false);
  });
});
