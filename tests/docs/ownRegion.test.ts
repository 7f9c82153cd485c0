import { mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, type Ended, root } from "../apps/cli/program.js";

const places = [0, 1].map(() => mkdtempSync(join(tmpdir(), "agglom-guide-")));
afterAll(() => {
  for (const place of places) rmSync(place, { recursive: true });
});

/** Runs a command of the guide in a folder of its own, where the examples are, too. */
async function run(command: string, cwd: string) {
  const args = command.replace(/^npx agglom /, "").split(" ");
  const small = args[0] === "compare" ? ["--replicates", "1", "--set", "years=3", "--quiet"] : [];
  process.chdir(cwd);
  try {
    return await agglomHere(...args, ...small);
  } finally {
    process.chdir(root);
  }
}

describe("the guide to a region of one's own", () => {
  it.each([
    ["own-region.md", places[0]!],
    ["own-region.zh.md", places[1]!],
  ])("%s: its commands work as they stand, and print what it says", async (name, place) => {
    symlinkSync(join(root, "examples"), join(place, "examples"));
    const text = readFileSync(join(root, "docs", name), "utf8");
    const blocks = [...text.matchAll(/```sh\n(.*?)```/gs)].map(([, block]) => block!.trim().split("\n"));
    const runs: Ended[] = [];
    for (const command of blocks.flat()) runs.push(await run(command, place));
    expect(runs).toHaveLength(5);
    for (const { status, stderr } of runs) expect(status, stderr).toBe(0);
    const printed = runs.map(({ stdout, stderr }) => `${stdout}${stderr}`).join("");
    const [shown] = [...text.matchAll(/```text\n(.*?)```/gs)].map(([, block]) => block!);
    for (const line of shown!.trim().split("\n")) expect(printed).toContain(`${line}\n`);
  });

  it("says what halved borders bring, in both languages", async () => {
    process.chdir(places[0]!);
    try {
      const told = "compare first.yaml --uncertainty 0 --format csv --out told --quiet".split(" ");
      expect((await agglomHere(...told)).status).toBe(0);
    } finally {
      process.chdir(root);
    }
    const rows = readFileSync(join(places[0]!, "told/effects.csv"), "utf8").split("\n");
    const [cluster, highgate] = ["cluster,cluster", "highgate,city"].map((place) => {
      const row = rows.find((line) => line.startsWith(`real-gdp,open-borders,${place},2031,`))!;
      return Number(row.split(",")[10]).toFixed(1);
    });
    const [en, zh] = ["own-region.md", "own-region.zh.md"].map((name) =>
      readFileSync(join(root, "docs", name), "utf8"),
    );
    expect(en).toContain(`real GDP is ${cluster} % higher in 2031, of Highgate at the\nborder ${highgate} %;`);
    expect(zh).toContain(`2031 年实际GDP提高 ${cluster} %，其中边界上的高门为 ${highgate} %`);
  });

  it.each(["own-region.md", "own-region.zh.md"])("%s shows the tables that it ships", (name) => {
    const tables = [...readFileSync(join(root, "docs", name), "utf8").matchAll(/```csv\n(.*?)```/gs)].map(
      ([, csv]) => csv,
    );
    const shipped = ["cities", "sectors"].map((table) =>
      readFileSync(join(root, `examples/own-region/${table}.csv`), "utf8"),
    );
    expect(tables).toEqual(shipped);
  });
});
