import { mkdtempSync, readFileSync, rmSync } from "node:fs";
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

it("names the table that is not there, before what should stand beside it", async () => {
  const { status, stderr } = await agglomHere("scorecard", "targts.csv");
  expect([status, stderr]).toEqual([2, expect.stringMatching(/^targts\.csv: cannot be read/)]);
});
