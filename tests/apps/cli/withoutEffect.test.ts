import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-idle-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "idle.yaml");
writeFileSync(
  file,
  `extends: teaching/two-cities
years: 3
firms: 400
variants:
  goods: null
  firms: null
  people: null
  same:
    label: Same border
    levers:
      - { type: administrative-border, from: 2023, between: cities, scale: 1 }
  release:
    label: Release to nowhere
    levers:
      - { type: firm-release, from: 2023, cities: [harbour], sectors: all, releaseRate: 0.05 }
`,
);
const BORDER =
  "Administrative border in “same” can do nothing: at central values what it sets stands already, with or without it.";
const RELEASE =
  "Release of firms in “release” can do nothing: no reception platform of another city takes firms of its sectors.";
const EQUAL =
  "“same” changes nothing: at central parameter values every number of every year equals the baseline's, to the last digit.";

describe("levers and variants without effect", () => {
  it("are told by check, which holds the scenario valid even so", async () => {
    const { status, stderr, stdout } = await agglomHere("check", file);
    expect(stderr).toBe(`Warning: ${BORDER}\nWarning: ${RELEASE}\n`);
    expect(stdout).toContain("The scenario is valid.");
    expect(status).toBe(0);
  });

  it("are told by compare: on both outputs, and in the report", async () => {
    const out = join(folder, "compared");
    const { status, stderr, stdout } = await agglomHere("compare", file, "--replicates", "1", "--quiet", "--out", out);
    for (const sentence of [EQUAL, BORDER, RELEASE]) {
      expect(stderr).toContain(`Warning: ${sentence}\n`);
    }
    expect(stdout).toContain("\n“Same border” changes nothing: at central parameter values every number of");
    expect(stdout).toContain("(3 more sentences: --full)");
    expect(`${stdout}${stderr}`).not.toMatch(/in everything can|everything changes nothing/);
    const page = readFileSync(join(out, "report.html"), "utf8");
    const box = page.match(/<div class="box" id="without-effect">.*?<\/div>/s)![0];
    expect(box).toContain("“Same border” changes nothing");
    expect(box).toContain("Release of firms in “Release to nowhere” can do nothing");
    expect(status).toBe(0);
  });

  it("are told by compare --json and by run on standard error alone", async () => {
    const out = ["--quiet", "--out", join(folder, "told")];
    const compared = await agglomHere("compare", file, "--replicates", "1", "--json", ...out);
    expect(compared.stderr).toContain(EQUAL);
    expect(() => JSON.parse(compared.stdout)).not.toThrow();
    const run = await agglomHere("run", file, "--variant", "release", "--json", ...out);
    expect(run.stderr).toBe(`Warning: ${RELEASE}\n`);
    expect(() => JSON.parse(run.stdout)).not.toThrow();
  });

  it("leave a report without them as it was", async () => {
    const out = join(folder, "plain");
    const small = ["--set", "years=3", "--firms", "400", "--replicates", "1", "--quiet", "--out", out];
    expect((await agglomHere("compare", "teaching/two-cities", ...small)).stderr).toBe("");
    expect(readFileSync(join(out, "report.html"), "utf8")).not.toContain("without-effect");
  });
});
