import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglom } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-plans-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a plan says what comes next, its status what is done, and its merge is a results directory", () => {
  const [plan, out] = [join(folder, "plan"), join(folder, "out")];
  const making = ["plan", "compare", "scenarios/teaching/two-cities.yaml", "--set", "years=3", "--set", "replicates=2"];
  const made = agglom(...making, "--shards", "2", "--out", plan).stdout;
  const tasks = Number(/: (\d+) tasks; suggested: 2 shards\.\n/.exec(made)![1]);
  for (const next of ["work", "submit slurm", "status", "merge"]) expect(made).toContain(`  agglom ${next} ${plan}\n`);
  expect(agglom(...making, "--shards", "2", "--out", plan).stdout).toContain("The same plan is there already");

  expect(agglom("status", plan).stdout).toBe(`${plan}: 0 of ${tasks} tasks done.\n  ${tasks} not begun\n`);
  expect(agglom("merge", plan, "--out", out).status).not.toBe(0);
  expect(agglom("work", plan, "--shard", "1/1", "--workers", "1", "--quiet").status).toBe(0);
  expect(agglom("status", plan).stdout).toBe(
    `${plan}: ${tasks} of ${tasks} tasks done.\nAll is done: agglom merge ${plan}\n`,
  );
  expect(JSON.parse(agglom("status", plan, "--json").stdout)).toMatchObject({
    tasks,
    done: tasks,
    pending: 0,
    failed: 0,
  });
  expect(agglom("merge", plan, "--out", out, "--quiet").status).toBe(0);
  expect(agglom("report", out).status).toBe(0);
});
