import { spawnSync } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "yaml";
import { kubernetesManifest, parallelScript, slurmScript } from "../../../../src/apps/node/cluster/submit.js";
import { ENGLISH, type Language } from "../../../../src/words/index.js";

const folder = mkdtempSync(join(tmpdir(), "agglom submit's-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Stands for the program, for scontrol and for parallel: notes what it was called with. */
function standIn(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!/bin/bash\nprintf '%s|' "$(basename "$0")" "$@" >>"$NOTES"; echo >>"$NOTES"\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

const submission = {
  ...{ plan: join(folder, "a plan"), shards: 12, workers: 2, minutes: 45, image: "registry/agglom:1" },
  language: ENGLISH,
};

function run(script: string, env: Record<string, string> = {}): { status: number | null; calls: string[][] } {
  const notes = join(folder, "notes");
  writeFileSync(notes, "");
  const path = `${folder}:${process.env["PATH"]}`;
  const { status } = spawnSync("bash", ["-c", script], { env: { ...process.env, PATH: path, NOTES: notes, ...env } });
  const lines = readFileSync(notes, "utf8").trim().split("\n");
  return { status, calls: lines.map((line) => line.split("|").slice(0, -1)) };
}

describe("a script for Slurm", () => {
  const script = (exit: string) => slurmScript({ ...submission, program: [standIn("program", exit)] });
  standIn("scontrol", "");
  standIn("sleep", "");

  it("asks for a job array with notice before the end, and works on the plan", () => {
    const text = script("exit 0");
    for (const line of ["--array=1-12", "--cpus-per-task=2", "--time=45", "--signal=B:USR1@60", "--requeue"])
      expect(text).toContain(`#SBATCH ${line}\n`);
    // Sent again alone, a job does its own part.
    const { status, calls } = run(text, { SLURM_ARRAY_TASK_ID: "7", SLURM_ARRAY_TASK_MIN: "7" });
    expect(status).toBe(0);
    const part = ["--shard", "7/12"];
    expect(calls).toEqual([
      ["program", "work", submission.plan, ...part, "--workers", "2", "--grace", "40", "--quiet"],
    ]);
  });

  it("names the file of its output as Slurm reads it: quotes, blanks and marks of remarks are a part of the path", () => {
    const output = (plan: string) =>
      /^#SBATCH --output=(.*)\/shards\//m.exec(slurmScript({ ...submission, plan, program: ["agglom"] }))![1];
    expect(output("/data/plan")).toBe("/data/plan");
    expect(output("/data/a plan 50%")).toBe('"/data/a plan 50%%"');
    expect(output("/data/mum's")).toBe(`"/data/mum's"`);
    expect(output("/data/#1")).toBe('"/data/#1"');
    expect(output('/data/"x"')).toBe(String.raw`"/data/\"x\""`);
  });

  it.each([
    [75, "", true],
    [137, "7", true],
    [75, "8", false],
    [42, "", false],
    [2, "", false],
  ])("after status %i in restart %j goes back into the queue: %s", (exit, restarts, again) => {
    const { status, calls } = run(script(`exit ${exit}`), { SLURM_JOB_ID: "17", SLURM_RESTART_COUNT: restarts });
    expect(status).toBe(exit);
    expect(calls.some(([name, ...args]) => name === "scontrol" && args.join(" ") === "requeue 17")).toBe(again);
  });

  it("hands the notice on to the program, and waits for what that makes of it", () => {
    const stopping =
      "trap 'exit 75' TERM; kill -USR1 $PPID; for ((i = 0; i < 500; i++)); do read -rt 0.02 <> <(:); done";
    const { status, calls } = run(script(stopping), { SLURM_JOB_ID: "17" });
    expect(status).toBe(75);
    expect(calls.map(([name]) => name)).toContain("scontrol");
  });
});

describe("a script for GNU parallel", () => {
  it("runs a shard for each number, with the path as one word", () => {
    const program = standIn("program", "");
    // What parallel does with its last argument, for the numbers that it reads.
    standIn("parallel", `command="\${!#}"; while read -r n; do bash -c "\${command//\\{\\}/$n}"; done`);
    const { status, calls } = run(parallelScript({ ...submission, shards: 2, program: [program] }));
    expect(status).toBe(0);
    const [parallel, ...shards] = calls;
    expect(parallel).toContain("--resume-failed");
    expect(parallel).toContain(`${submission.plan}/shards/parallel.log`);
    expect(shards.map((words) => words.slice(0, 5))).toEqual([
      ["program", "work", submission.plan, "--shard", "1/2"],
      ["program", "work", submission.plan, "--shard", "2/2"],
    ]);
  });
});

describe("a job of Kubernetes", () => {
  it("is indexed, does not repeat what fails for good, and tells pods the number of shards", () => {
    const job = parse(kubernetesManifest({ ...submission, program: ["agglom"] })) as {
      spec: Record<string, unknown> & { template: { spec: { containers: Record<string, unknown>[] } } };
    };
    expect(job.spec).toMatchObject({ completionMode: "Indexed", completions: 12, backoffLimitPerIndex: 8 });
    const rules = (job.spec["podFailurePolicy"] as { rules: unknown[] }).rules;
    expect(rules[0]).toMatchObject({ action: "FailIndex", onExitCodes: { values: [2, 42] } });
    expect(job.spec.template.spec.containers[0]).toMatchObject({
      image: "registry/agglom:1",
      command: ["agglom", "work", "/plan", "--workers", "2", "--quiet"],
      env: [{ name: "AGGLOM_SHARDS", value: "12" }],
    });
  });
});

describe("remarks", () => {
  const write = { slurm: slurmScript, parallel: parallelScript, kubernetes: kubernetesManifest };

  it.each(Object.entries(write))("are the reader's, and all else is the same: %s", (_, script) => {
    const lines = (language: Language) => script({ ...submission, language, program: ["agglom"] }).split("\n");
    const isRemark = (line: string) => line.startsWith("# ");
    const remarks = lines("zh").filter(isRemark);
    expect(remarks.length).toBeGreaterThan(1);
    for (const remark of remarks) expect(remark).toMatch(/\p{Script=Han}/u);
    expect(lines("zh").filter((line) => !isRemark(line))).toEqual(lines(ENGLISH).filter((line) => !isRemark(line)));
  });
});
