import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-scorecard-"));
afterAll(() => rmSync(folder, { recursive: true }));

const table = "tests/evidence/scorecard/card/targets.csv";

it("agglom scorecard says first how many miss, then every row, and writes them as table, data and text", async () => {
  const out = join(folder, "card");
  const run = await agglomHere("scorecard", table, "--draws", "2", "--quiet", "--out", out);
  expect([run.status, run.stderr]).toEqual([0, ""]);
  expect(run.stdout).toMatch(/^4 published numbers beside the model's: 2 miss, 1 inside the error, 0 reproduced; /);
  const rows = readFileSync(join(out, "scorecard.csv"), "utf8").split("\n");
  expect(rows.slice(1, 5).map((row) => row.split(",").slice(0, 2))).toEqual([
    ["income", "misses"],
    ["cooperate", "misses"],
    ["carbon", "cannot be asked yet"],
    ["toll", "inside the error"],
  ]);
  expect(readFileSync(join(out, "scorecard.md"), "utf8")).toContain("- carbon: No carbon here");
  const [income] = JSON.parse(readFileSync(join(out, "scorecard.json"), "utf8"));
  expect(income).toMatchObject({ id: "income", status: "misses", draws: 2, share: 0 });
});

it("takes draws as they come where it is asked to, not those that are stored beside the region", async () => {
  const own = join(folder, "own");
  cpSync("tests/evidence/scorecard/card", own, { recursive: true });
  mkdirSync(join(own, "region"));
  writeFileSync(join(own, "region", "region.yaml"), "extends: regions/teaching-two-cities\nid: own\n");
  const small = `extends: ${process.cwd()}/tests/runs/studies/small/scenario.yaml\nregion: region/region.yaml\n`;
  writeFileSync(join(own, "small.yaml"), small);
  await agglomHere("draws", join(own, "region", "region.yaml"), "--count", "4", "--seed", "2", "--quiet");
  const ranges = async (...more: string[]) => {
    const args = [join(own, "targets.csv"), "--draws", "2", "--quiet", "--json", ...more];
    const rows = JSON.parse((await agglomHere("scorecard", ...args)).stdout) as { id: string; range: number[] }[];
    return rows.find(({ id }) => id === "income")!.range;
  };
  const [stored, prior] = [await ranges(), await ranges("--prior")];
  expect(stored).not.toEqual(prior);
  rmSync(join(own, "region", "draws.csv"));
  expect(await ranges()).toEqual(prior);
});

it("names the table that is not there, before what should stand beside it", async () => {
  const { status, stderr } = await agglomHere("scorecard", "targts.csv");
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^targts\.csv: cannot be read/)]);
});
