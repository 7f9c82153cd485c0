import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { beginLanguage } from "../../../src/apps/cli/language.js";
import { factorText } from "../../../src/apps/cli/planning.js";
import { type PlanManifest, readPlan } from "../../../src/apps/node/cluster/planFolder.js";
import { writeSmallPlan } from "../node/cluster/smallPlan.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-planning-"));
const place = (name: string) => join(folder, name);
beforeAll(() => beginLanguage([]));
afterAll(() => rmSync(folder, { recursive: true }));

describe("a plan", () => {
  it("says how many tasks it has and what comes next, untimed where shards are given", () => {
    expect(writeSmallPlan(place("two"), 3, { shards: 2 })).toBe(
      `${place("two")}: 3 tasks; suggested: 2 shards.\nNext, on any machines that see this folder:\n` +
        `  agglom work ${place("two")} --shard 1/2\n  agglom submit slurm ${place("two")}\n` +
        `  agglom status ${place("two")}\n  agglom merge ${place("two")}\n`,
    );
    expect(writeSmallPlan(place("one"), 1, { shards: 1 })).toContain(
      `1 task; suggested: 1 shard.\nNext, on any machines that see this folder:\n  agglom work ${place("one")}\n`,
    );
    const { manifest, tasks, scenarios } = readPlan(place("two"));
    expect(manifest).toMatchObject({
      ...{ command: "facts", indicator: "real-gdp", tasks: 3, shards: 2 },
      cases: [{ name: "Two cities", file: "two.yaml", seed: 1, replicates: 1, keepReplicates: false }],
      run: { startedAt: "1970-01-01T00:00:00.000Z", secondsPerTask: null },
    });
    expect(tasks.map(({ kind, case: at }) => [kind, at])).toEqual(Array(3).fill(["draw", 0]));
    expect([scenarios[0]!.years, new Set(tasks.map(({ id }) => id)).size]).toEqual([4, 3]);
  });

  it("that is there already stays, and another one does not take its place", () => {
    writeSmallPlan(place("same"), 2, { shards: 2 });
    const before = readdirSync(place("same"));
    expect(writeSmallPlan(place("same"), 2, { shards: 3 })).toMatch(
      /^The same plan is there already, and what is done of it stays\. /,
    );
    expect(readPlan(place("same")).manifest.shards).toBe(2);
    expect(() => writeSmallPlan(place("same"), 3, { shards: 2 })).toThrow(/^--out: .*same/);
    expect(readdirSync(place("same"))).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes("partial"))).toEqual([]);
  });

  it("suggests one shard where a task takes no time, and is one line of data where these are asked for", () => {
    expect(writeSmallPlan(place("timed"), 2, {})).toMatch(/2 tasks of about 1 s, 1 s on one core; suggested: 1 shard/);
    const { secondsPerTask } = readPlan(place("timed")).manifest.run;
    expect(secondsPerTask).toBeGreaterThan(0);
    expect(secondsPerTask).toBeLessThan(60);
    const manifest = JSON.parse(writeSmallPlan(place("data"), 1, { json: true, shards: 2 })) as PlanManifest;
    expect([manifest.tasks, manifest.shards]).toEqual([1, 2]);
  });

  it("holds of a factor what a study tells of it", () => {
    const factor = {
      ...{ name: "border", label: { en: "Border", zh: "边界" }, unit: "share", distribution: [0, 1] },
      ...{ source: "assumed", central: 0.5, extra: 1 },
    } as never as Parameters<typeof factorText>[0];
    expect(factorText(factor)).toEqual({
      ...{ name: "border", label: { en: "Border", zh: "边界" }, unit: "share", distribution: [0, 1] },
      ...{ source: "assumed", central: 0.5 },
    });
    const { central: _, ...free } = factor;
    expect(Object.keys(factorText(free))).not.toContain("central");
  });
});
