import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readPlan } from "../../../../src/apps/node/cluster/planFolder.js";
import { expectSame } from "../../../cluster/plans.js";
import { agglomHere } from "../../cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-planned-studies-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Each of them is 0 and says nothing on standard error. */
async function done(...args: string[]): Promise<string> {
  const { status, stderr, stdout } = await agglomHere(...args);
  expect([stderr, status]).toEqual(["", 0]);
  return stdout;
}

/** Plans a study, works on it in two shards and merges; the merged files must be those of the direct command. Folder of the plan. */
async function sharedAndAlone(command: "sweep" | "sensitivity", ...options: string[]): Promise<string> {
  const [plan, alone, merged] = ["plan", "alone", "merged"].map((name) => join(folder, command, name)) as [
    string,
    string,
    string,
  ];
  const scenario = ["scenarios/teaching/two-cities.yaml", "--set", "years=3", "--firms", "200", "--variant", "goods"];
  const args = [command, ...scenario, ...options, "--quiet"];
  await done("plan", ...args, "--shards", "2", "--out", plan);
  const work = (shard: string) => done("work", plan, "--shard", shard, "--workers", "1", "--quiet");
  await work("2/2");
  const early = await agglomHere("merge", plan, "--out", merged);
  expect([early.status, early.stderr]).toEqual([75, expect.stringContaining("is not complete")]);
  await work("1/2");
  const said = await done("merge", plan, "--out", merged);
  expect(said.replaceAll(merged, alone)).toBe(await done(...args, "--workers", "1", "--out", alone));
  expectSame({ plan, alone, args }, merged);
  return plan;
}

describe("a planned sweep", () => {
  it("merges to the bytes of agglom sweep: agents, replicates, worlds, an outcome of its own", async () => {
    const vary = ["--vary", "variants.goods.levers.administrative-border.scale=0:1:2", "--draws", "2"];
    const agents = ["--population", "agents", "--replicates", "2"];
    const plan = readPlan(await sharedAndAlone("sweep", ...vary, ...agents, "--outcome", "real-gdp"));
    expect(plan.tasks.map(({ kind }) => kind)).toEqual(Array.from({ length: 8 }, () => "draw"));
    expect(plan.scenarios.map(({ population }) => population)).toEqual(["agents"]);
  });

  it("is refused as the sweep itself is, before there is a plan", async () => {
    const refused = await agglomHere(
      "plan",
      "sweep",
      "scenarios/teaching/two-cities.yaml",
      "--out",
      join(folder, "none"),
    );
    expect([refused.status, refused.stderr]).toEqual([2, expect.stringContaining("is swept over nothing")]);
  });
});

describe("a planned study of sensitivity", () => {
  it("merges to the bytes of agglom sensitivity", async () => {
    const plan = readPlan(await sharedAndAlone("sensitivity", "--samples", "2"));
    const { factors } = JSON.parse(readFileSync(join(folder, "sensitivity", "alone", "sensitivity.json"), "utf8"));
    expect(plan.tasks.length).toBe(2 * (factors.length + 1));
  });
});

describe("planned cases of parameter draws", () => {
  it.each<["league" | "facts", string[]]>([
    ["league", ["regions/teaching-two-cities", "regions/teaching-three-cities", "--set", "years=2"]],
    ["facts", ["tests/evidence/facts/hypothesis.yaml"]],
  ])("merge to the bytes of agglom %s, with draws, in two shards", async (command, named) => {
    const [plan, alone, merged] = ["plan", "alone", "merged"].map((name) => join(folder, command, name)) as [
      string,
      string,
      string,
    ];
    const args = [command, ...named, "--draws", command === "facts" ? "4" : "0", "--quiet"];
    await done("plan", ...args, "--shards", "2", "--out", plan);
    for (const shard of ["2/2", "1/2"]) await done("work", plan, "--shard", shard, "--workers", "1", "--quiet");
    expect(await done("merge", plan, "--out", merged)).toBe(await done(...args, "--workers", "1", "--out", alone));
    for (const name of readdirSync(alone))
      expect(readFileSync(join(merged, name), "utf8"), name).toBe(readFileSync(join(alone, name), "utf8"));
    expect(readdirSync(merged)).toEqual(readdirSync(alone));
  });
});
