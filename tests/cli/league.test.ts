import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-league-"));
afterAll(() => rmSync(folder, { recursive: true }));

it("agglom league sets the reform in every region that is named and writes table and page", async () => {
  const out = join(folder, "league");
  const regions = ["regions/teaching-two-cities", "regions/teaching-three-cities"];
  const run = await agglomHere("league", ...regions, "--set", "years=2", "--quiet", "--out", out);
  expect([run.status, run.stderr]).toEqual([0, ""]);
  expect(run.stdout).toMatch(/^“Borders and protection halved” raises real income most in /);
  expect(readdirSync(out).sort()).toEqual(["league.csv", "league.json", "report.html"]);
  const twice = await agglomHere("league", regions[0]!, regions[0]!, "--out", join(folder, "none"));
  expect([twice.status, twice.stderr]).toEqual([2, expect.stringContaining("is in the table twice")]);
  expect((await agglomHere("league", "regions/atlantis")).stderr).toContain("atlantis");
});
