import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mergeCase, missingTasks } from "../../src/apps/node/cluster/merge.js";
import { type Plan, readPlan } from "../../src/apps/node/cluster/planFolder.js";
import { FinishedShards, openShard } from "../../src/apps/node/cluster/shardFiles.js";
import { statusOf } from "../../src/apps/node/cluster/status.js";
import { ResultsFolder } from "../../src/apps/node/results/resultsFolder.js";
import { writeResults } from "../../src/apps/node/results/writeResults.js";
import { pack } from "../../src/apps/node/store/packed.js";
import { taskLine } from "../../src/apps/node/store/taskLines.js";
import { agglomHere } from "../apps/cli/program.js";
import { fillUp, mountedDisk } from "../apps/node/disk/mounted.js";
import { copyWith, expectSame, type Planned, planned, resultsOf } from "./plans.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-shards-"));
const disk = mountedDisk("size=12m");
afterAll(() => {
  rmSync(folder, { recursive: true });
  disk?.unmount();
});

let made: Planned;
let results: ReturnType<typeof resultsOf>;
/** Results that are there only if something went wrong. */
const nothing = join(folder, "nothing");

beforeAll(async () => {
  // Three blocks, the last of which is not whole, and sixteen worlds.
  made = await planned(folder, "--replicates", "20", "--uncertainty", "16");
  const worked = join(folder, "worked");
  cpSync(made.plan, worked, { recursive: true });
  const text = `Shard 1/1 of ${worked}: 19 of 19 tasks done.\n`;
  expect(await work(worked, "1")).toEqual({ status: 0, text });
  results = resultsOf(worked);
});

async function work(plan: string, workers: string) {
  const { status, stdout, stderr } = await agglomHere("work", plan, "--workers", workers, "--quiet");
  return { status, text: stdout + stderr };
}

const copy = (name: string, ...shards: string[]) => copyWith(made, name, shards, results);
const file = ({ folder: plan }: Plan, shard: string) => join(plan, "shards", `${shard}.jsonl`);
const opened = (plan: Plan) => new FinishedShards(readPlan(plan.folder));

/** Results of these tasks are those that are known, to the last bit. */
function expectKnown(finished: FinishedShards, tasks: readonly { id: string }[]): void {
  const same = ({ id }: { id: string }) => pack(finished.all(id)) === pack([results.get(id)]);
  expect(tasks.every(same)).toBe(true);
}

/** Tables and pages of the plan's comparison, without its study. */
async function mergedAlone(plan: Plan, target: string): Promise<Buffer> {
  const finished = opened(plan);
  const results = new ResultsFolder(target);
  const { experiment, close } = await mergeCase(plan, finished, 0, results);
  const { manifest } = plan;
  const { name, sha256 } = manifest.cases[0]!;
  const run = { command: "", seconds: 0, host: "" };
  await writeResults(
    results,
    { program: manifest.program, node: manifest.node, scenario: { file: name, sha256 }, run },
    experiment,
  );
  close();
  finished.close();
  return readFileSync(join(target, "replicates.parquet"));
}

describe("merged shards", () => {
  it("have the bytes of the single-machine command, with its study of uncertainty", async () => {
    const plan = copy("three", "3/3", "1/3", "2/3");
    const merged = await agglomHere("merge", plan.folder, "--out", join(folder, "merged"));
    expect([merged.stderr, merged.status]).toEqual(["", 0]);
    expectSame(made, join(folder, "merged"));
  });

  it("have the same bytes in any cut and order, some of them done twice", async () => {
    const alone = readFileSync(join(made.alone, "replicates.parquet"));
    for (const shards of [["1/1"], ["5/7", "2/7", "7/7", "1/7", "6/7", "4/7", "3/7"], ["2/2", "4/5", "1/2"]]) {
      const plan = copy(`cut-${shards.length}`, ...shards);
      expect(statusOf(plan)).toMatchObject({ tasks: 19, done: 19, pending: 0, failed: 0 });
      const merged = await mergedAlone(plan, join(folder, `merged-${shards.length}`));
      expect(merged.equals(alone)).toBe(true);
    }
  });

  it("that are not all there are said to be missing, and nothing is written", async () => {
    const plan = copy("some", "5/7", "2/7", "7/7");
    // As a killed process leaves it: the last line is not whole.
    const torn = readFileSync(file(plan, "5-of-7")).length - 9;
    truncateSync(file(plan, "5-of-7"), torn);
    const { status, stderr } = await agglomHere("merge", plan.folder, "--out", nothing);
    expect(status).toBe(75);
    expect(stderr).toMatch(/is not complete: 12 of 19 tasks have no result; shards that are there: 2\/7, 5\/7, 7\/7/);
    expect(existsSync(nothing)).toBe(false);
    const worked = await work(plan.folder, "2");
    expect(worked).toEqual({ status: 0, text: `Shard 1/1 of ${plan.folder}: 19 of 19 tasks done.\n` });
    const finished = opened(plan);
    expect(missingTasks(plan, finished)).toEqual([]);
    // What was done before in another cut was not done again, and work gives what it gave before.
    const again = plan.tasks.filter(({ id }) => finished.all(id).length > 1);
    expect(again).toEqual([]);
    expectKnown(finished, plan.tasks);
    finished.close();
  });
});

describe("a plan", () => {
  it("has the same tasks whoever makes it; another one does not take its place", async () => {
    const plan = copy("again", "1/3");
    const again = await agglomHere("plan", "compare", ...made.args, "--shards", "9", "--out", plan.folder);
    expect(again.status).toBe(0);
    expect(again.stdout).toContain("The same plan is there already, and what is done of it stays.");
    const { status, stderr } = await agglomHere("plan", "compare", ...made.args, "--seed", "2", "--out", plan.folder);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is there already, and is not this plan.*what is there stays/);
    expect(statusOf(readPlan(plan.folder))).toMatchObject({ tasks: 19, done: 7, pending: 12 });
  });

  it("that has been changed is not read", () => {
    const { folder: place } = copy("changed");
    appendFileSync(join(place, "scenarios", "0.json"), " ");
    expect(() => readPlan(place)).toThrow(/0\.json: is damaged: it was changed since the plan was made/);
  });

  it.each([
    ["program", /"version": "[^"]*"/, '"version": "0.0.1"'],
    ["node", /"node": "v\d+/, '"node": "v18'],
    ["schemaVersion", /"schemaVersion": \d+/, '"schemaVersion": 1'],
  ])("of another %s is not read", (path, found, other) => {
    const { folder: place } = copy(`other-${path}`);
    const manifest = join(place, "manifest.json");
    writeFileSync(manifest, readFileSync(manifest, "utf8").replace(found, other));
    expect(() => readPlan(place)).toThrow(new RegExp(`${path} = .*is not that of this program, whose numbers may`));
  });

  it("may say more than this program knows, and is named where it is damaged", () => {
    const { folder: place } = copy("later");
    const manifest = join(place, "manifest.json");
    const text = readFileSync(manifest, "utf8");
    writeFileSync(manifest, text.replace("{", '{ "later": 1,'));
    expect(readPlan(place).tasks).toHaveLength(19);
    writeFileSync(manifest, text.slice(0, 100));
    expect(() => readPlan(place)).toThrow(
      /manifest\.json:\d+:\d+: is damaged: it is no JSON: it ends too soon.*Make the plan again/,
    );
  });

  it("is asked for where there is none", () => {
    expect(() => readPlan(folder)).toThrow(/has no manifest\.json that can be read.*agglom plan compare FILE/);
    expect(() => readPlan(made.alone)).toThrow(/holds a manifest\.json that is none of a plan/);
  });
});

describe("files of results", () => {
  it.each([
    ["plan", /"plan":"[0-9a-f]+"/, '"plan":"0"'],
    ["program", /"program":"[^"]*"/, '"program":"0.0.1"'],
  ])("of another %s are refused by name, to read and to add to", (path, found, other) => {
    const plan = copy(`mixed-${path}`, "2/3");
    const [head, ...lines] = readFileSync(file(plan, "2-of-3"), "utf8").split("\n");
    writeFileSync(file(plan, "2-of-3"), [head!.replace(found, other), ...lines].join("\n"));
    expect(() => opened(plan)).toThrow(/2-of-3\.jsonl:1: .*is not that of this plan.*Take this file out of/);
    expect(() => openShard(plan, { index: 2, count: 3 })).toThrow(/2-of-3\.jsonl:1: .*Take this file out of/);
  });

  it("that do not match their sum are refused by line", () => {
    const plan = copy("damaged", "1/3");
    const text = readFileSync(file(plan, "1-of-3"), "utf8");
    const damaged = text.replace(/(\n.{900})./, (_, before: string) => `${before}#`);
    writeFileSync(file(plan, "1-of-3"), damaged);
    expect(() => opened(plan)).toThrow(/1-of-3\.jsonl:2: is damaged/);
    // Where a plan stands is said without a look at results.
    expect(statusOf(plan)).toMatchObject({ tasks: 19, done: 7 });
  });

  it("of two machines that compute differently are told, and nothing is written", async () => {
    const plan = copy("differing", "1/1");
    const [head, first, second] = readFileSync(file(plan, "1-of-1"), "utf8").split("\n");
    const id = (JSON.parse(first!) as { id: string }).id;
    writeFileSync(file(plan, "1-of-2"), `${head}\n${taskLine(id, Buffer.from(resultIn(second!)))}`);
    const { status, stderr } = await agglomHere("merge", plan.folder, "--out", nothing);
    expect(status).toBe(2);
    expect(stderr).toMatch(/is a task with two results that differ/);
    expect(existsSync(nothing)).toBe(false);
  });
});

describe.skipIf(!disk)("a disk (a small one is mounted for this; needs the right to)", () => {
  const place = disk?.place ?? "";

  it("that is full stops work with words and whole lines", async () => {
    const plan = join(place, "plan");
    cpSync(made.plan, plan, { recursive: true });
    fillUp(place, 24_576);
    const { status, text } = await work(plan, "1");
    rmSync(join(place, "filling"));
    expect(text).toMatch(/cannot be written: no space is left on its disk/);
    expect(status).toBe(75);
    const finished = new FinishedShards(readPlan(plan));
    const done = readPlan(plan).tasks.filter(({ id }) => finished.has(id));
    expect(done.length).toBeLessThan(19);
    expectKnown(finished, done);
    finished.close();
    rmSync(plan, { recursive: true });
  });

  it("that is full is no reason to lose earlier results in a merge", async () => {
    const out = join(place, "out");
    mkdirSync(out);
    for (const name of ["manifest.json", "effects.csv"]) writeFileSync(join(out, name), "earlier");
    fillUp(place, 16_384);
    const { status, stderr } = await agglomHere("merge", copy("complete", "1/1").folder, "--out", out);
    expect(stderr).toMatch(/no space is left on its disk/);
    expect(status).toBe(75);
    expect(readdirSync(out)).toEqual(["effects.csv", "manifest.json"]);
    expect(readFileSync(join(out, "effects.csv"), "utf8")).toBe("earlier");
  });
});

/** The text of a line's result. */
function resultIn(line: string): string {
  return line.slice(line.indexOf('"result":') + '"result":'.length, -1);
}
