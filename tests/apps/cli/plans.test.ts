import { mkdtempSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-plans-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("a plan says what comes next, and its status what is done", async () => {
  const plan = join(folder, "plan");
  // Nine replicates are a block of eight and one of one.
  const made = await agglomHere(
    "plan",
    "compare",
    "tests/runs/studies/small/scenario.yaml",
    ...["--set", "years=2", "--replicates", "9"],
    ...["--shards", "2", "--out", plan],
  );
  expect(made.stdout).toBe(
    `${plan}: 2 tasks; suggested: 2 shards.\nNext, on any machines that see this folder:\n` +
      `  agglom work ${plan} --shard 1/2\n  agglom submit slurm ${plan}\n  agglom status ${plan}\n  agglom merge ${plan}\n`,
  );
  expect((await agglomHere("status", plan)).stdout).toBe(`${plan}: 0 of 2 tasks done.\n  2 not begun\n`);
  // Kubernetes starts the program of an image, other schedulers the one that is here.
  const job = (await agglomHere("submit", "k8s", plan, "--image", "mine")).stdout;
  expect(job).toContain("mine");
  expect(job).not.toContain("bin/agglom.js");
  expect((await agglomHere("submit", "parallel", plan)).stdout).toContain(`${root}bin/agglom.js`);
  // Notice comes up to two minutes before the end.
  const short = await agglomHere("submit", "slurm", plan, "--minutes", "2");
  expect([short.status, short.stderr]).toEqual([2, expect.stringMatching(/--minutes.*3/s)]);
  expect((await agglomHere("submit", "k8s", plan, "--minutes", "2")).status).toBe(0);
  expect((await agglomHere("work", plan, "--shard", "2/2", "--workers", "1", "--quiet")).status).toBe(0);
  expect((await agglomHere("status", plan)).stdout).toMatch(
    /^\S+: 1 of 2 tasks done\.\n {2}1 not begun\nAbout .+ (s|min|h) left at .+ (s|min) a task\.\n$/,
  );
  const moved = join(folder, "my plan");
  renameSync(plan, moved);
  const { stderr } = await agglomHere("merge", moved, "--out", join(folder, "nothing"));
  expect(stderr).toContain(`Do the rest with agglom work '${moved}' --shard 1/1`);
});
