import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-facts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = "tests/evidence/facts/hypothesis.yaml";

it("agglom facts says first how many hypotheses are reproduced, and writes them as table, data and text", async () => {
  const out = join(folder, "facts");
  const run = await agglomHere("facts", file, "--draws", "0", "--quiet", "--out", out);
  expect([run.status, run.stderr]).toEqual([0, ""]);
  // Earlier results of its own are replaced; the option by its earlier name.
  const again = await agglomHere("facts", file, "--worlds", "0", "--quiet", "--out", out);
  expect([again.status, again.stdout]).toEqual([0, run.stdout]);
  expect(run.stdout).toMatch(
    /^1 hypothesis: too few draws 1\.\n\ncheaper: TOO FEW DRAWS\. Lower tolls raise income\.\n/,
  );
  expect(readFileSync(join(out, "facts.csv"), "utf8").split("\n")[0]).toContain("fact,verdict,expectation");
  expect(readFileSync(join(out, "facts.md"), "utf8")).toContain("| cheaper | Lower tolls raise income. (a test) |");
  expect(JSON.parse(readFileSync(join(out, "facts.json"), "utf8"))).toHaveLength(1);
});

it("agglom facts refuses a scenario without a hypothesis, and two of one id", async () => {
  const refused = (...files: string[]) => agglomHere("facts", ...files, "--worlds", "0");
  const none = await refused("tests/runs/studies/small/scenario.yaml");
  expect([none.status, none.stderr]).toEqual([2, expect.stringContaining("states no hypothesis")]);
  expect((await refused(file, file)).stderr).toContain("is the id of another hypothesis");
});
