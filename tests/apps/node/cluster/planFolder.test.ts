import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { drawSettingOf, isOfDraws, namesInShards, readPlan } from "../../../../src/apps/node/cluster/planFolder.js";
import {
  FinishedShards,
  finishedIn,
  openShard,
  parseShard,
  shardName,
  shardsIn,
  shardText,
} from "../../../../src/apps/node/cluster/shardFiles.js";
import { scenario, writeSmallPlan } from "./smallPlan.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-plan-folder-"));
beforeAll(() => void writeSmallPlan(join(folder, "first"), 4, { shards: 2 }));
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the plan, in which files may be changed. */
function copy(name: string): string {
  cpSync(join(folder, "first"), join(folder, name), { recursive: true });
  return join(folder, name);
}

const edited = (name: string, change: (manifest: Record<string, unknown>) => object) => {
  const place = copy(name);
  const file = join(place, "manifest.json");
  writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, "utf8")))));
  return () => readPlan(place);
};

describe("a folder of a plan", () => {
  it("holds what was planned, and is none where something of it is missing or changed", () => {
    const plan = readPlan(copy("whole"));
    expect([plan.tasks.length, plan.scenarios[0]!.years, plan.studies[0]!.kind]).toEqual([4, scenario.years, "facts"]);
    for (const file of ["plan.jsonl", "scenarios/0.json", "studies/0.json"]) {
      const changed = copy(`changed-${file.replace("/", "-")}`);
      appendFileSync(join(changed, file), " ");
      expect([file, String(problemOf(() => readPlan(changed)))]).toEqual([file, expect.stringMatching(/changed/)]);
    }
    const lacking = copy("lacking");
    rmSync(join(lacking, "plan.jsonl"));
    expect(() => readPlan(lacking)).toThrow(/plan\.jsonl that can be read \(there is no such file\)/);
    expect(() => readPlan(join(folder, "none"))).toThrow(/manifest\.json/);
  });

  it("is refused where its name is too long, or below a file", () => {
    const writing = (name: string) => () => writeSmallPlan(join(folder, name), 4, { shards: 2 });
    expect(writing("x".repeat(300))).toThrow(/cannot be written: the name is too long\. Allowed: a folder/);
    expect(writing("first/manifest.json/plan")).toThrow(/cannot be written: there is no such folder/);
  });

  it("is of this program, of this edition and of this version of Node, or is not worked on", () => {
    expect(edited("other-kind", (manifest) => ({ ...manifest, kind: "comparison" }))).toThrow(/manifest\.json/);
    expect(edited("later", (manifest) => ({ ...manifest, schemaVersion: 99 }))).toThrow(/schemaVersion.*99/);
    expect(edited("node", (manifest) => ({ ...manifest, node: "v1.2.3" }))).toThrow(/node.*v1\.2\.3/);
    // Another release of the same version is as good.
    const major = process.version.split(".")[0];
    expect(edited("minor", (manifest) => ({ ...manifest, node: `${major}.999.0` }))).not.toThrow();
    const program = (manifest: Record<string, unknown>) => ({ ...(manifest["program"] as object), version: "0.0.1" });
    expect(edited("program", (manifest) => ({ ...manifest, program: program(manifest) }))).toThrow(/program/);
  });

  it("says which tasks are draws, and what they are made of", () => {
    const [study] = readPlan(copy("studies")).studies;
    expect([isOfDraws(study!), isOfDraws({ kind: "found" })]).toEqual([true, false]);
    expect(drawSettingOf(scenario, study!)).toEqual({
      scenario,
      cells: [{ year: 2022, place: "cluster", indicator: "real-gdp" }],
    });
    const agents = { ...scenario, population: "agents" as const };
    expect(drawSettingOf(agents, { kind: "found" }).scenario.population).toBe("cohorts");
  });
});

function problemOf(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    return error;
  }
}

describe("results of shards", () => {
  const result = (value: number) => ({ arms: [Float64Array.of(value)] });

  it("are files of their names, those of one cut together, in their order", () => {
    const place = copy("names");
    const names = [
      "10-of-12.jsonl",
      "2-of-12.jsonl",
      "3-of-3.jsonl",
      "3-of-3.log.jsonl",
      "x-of-3.jsonl",
      "1-of-3.lock",
    ];
    for (const name of names) writeFileSync(join(place, "shards", name), "");
    expect(shardsIn(place).map(shardText)).toEqual(["3/3", "2/12", "10/12"]);
    expect(namesInShards(place)).toEqual(names.toSorted());
    expect(shardName({ index: 2, count: 3 })).toBe("2-of-3");
    rmSync(join(place, "shards"), { recursive: true });
    expect([namesInShards(place), shardsIn(place)]).toEqual([[], []]);
  });

  it("are found in any cut of the plan, and must agree where a task was done in several", () => {
    const plan = readPlan(copy("cuts"));
    const ids = plan.tasks.map(({ id }) => id) as [string, string, string, string];
    const put = (shard: string, values: Record<string, number>) => {
      const store = openShard(plan, parseShard(shard));
      for (const [id, value] of Object.entries(values)) store.put(id, result(value));
      store.close();
    };
    put("1/2", { [ids[0]]: 1, [ids[1]]: 2 });
    put("1/3", { [ids[1]]: 2, [ids[2]]: 3 });
    const finished = new FinishedShards(plan);
    expect(finished.shards.map(shardText)).toEqual(["1/2", "1/3"]);
    expect(ids.map((id) => finished.has(id))).toEqual([true, true, true, false]);
    expect([finished.read(ids[1]), finished.all(ids[1]).length, finished.all(ids[3])]).toEqual([result(2), 2, []]);
    finished.close();
    expect([...finishedIn(plan, [parseShard("1/3")])].toSorted()).toEqual([ids[1], ids[2]].toSorted());
    put("1/4", { [ids[2]]: 4 });
    const different = new FinishedShards(plan);
    expect(different.read(ids[0])).toEqual(result(1));
    expect(() => different.read(ids[2])).toThrow(ids[2]);
    different.close();
  });

  it("of another plan are refused", () => {
    mkdirSync(join(folder, "others"));
    writeSmallPlan(join(folder, "others/plan"), 2, { shards: 1 });
    const [plan, other] = [readPlan(copy("own")), readPlan(join(folder, "others/plan"))];
    const store = openShard(other, parseShard("1/1"));
    store.put(other.tasks[0]!.id, result(1));
    store.close();
    cpSync(join(other.folder, "shards/1-of-1.jsonl"), join(plan.folder, "shards/1-of-1.jsonl"));
    expect(() => new FinishedShards(plan)).toThrow(/1-of-1\.jsonl.*plan/);
    expect(() => finishedIn(plan, shardsIn(plan.folder))).toThrow(/1-of-1\.jsonl/);
  });
});
