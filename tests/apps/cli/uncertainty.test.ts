import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomAsTyped, agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-uncertainty-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, "border.yaml");
writeFileSync(
  file,
  `extends: teaching/two-cities
years: 3
firms: 200
replicates: 2
variants: { firms: null, people: null, everything: null }
`,
);
const compare = (out: string, ...more: string[]) =>
  agglomHere("compare", file, "--out", join(folder, out), "--quiet", ...more);
/** With what a user gets who says nothing of draws. */
const typed = (out: string, ...more: string[]) =>
  agglomAsTyped("compare", file, "--out", join(folder, out), "--quiet", "--workers", "1", ...more);
const textOf = (out: string, name: string) => readFileSync(join(folder, out, name), "utf8");

const RANGES = /Prior range: no data held against it, 16 parameter draws of 2\s+uncertain parameters/;

describe("a comparison with a study of uncertainty", () => {
  it("says the wide interval first, writes it and stores it, whatever the workers", async () => {
    const { stdout, status } = await compare("one", "--uncertainty", "16", "--store", "--workers", "1");
    expect(status).toBe(0);
    expect(stdout.split("\n").slice(1, 3).join(" ")).toMatch(
      /^Two cities: “Goods cross freely” raises real GDP by [\d.]+ % in 2024\.? \(?prior range \+/i,
    );
    expect(stdout).toMatch(RANGES);
    expect(stdout).toContain(`Stored: ${join(folder, "border.study.json")}`);
    expect(textOf("one", "design.csv").split("\n")).toHaveLength(16 + 2);
    await compare("two", "--uncertainty", "16", "--workers", "2");
    for (const name of ["uncertainty.json", "uncertainty.csv", "design.csv", "outcomes.csv"])
      expect(textOf("two", name)).toBe(textOf("one", name));
    expect(textOf("one", "uncertainty.json")).toBe(readFileSync(join(folder, "border.study.json"), "utf8"));
  });

  it("is found again by a comparison that asks for none, whatever its firms, and by the report of a folder", async () => {
    const { stdout } = await typed("found", "--firms", "300");
    expect(stdout).toMatch(RANGES);
    expect(existsSync(join(folder, "found", "design.csv"))).toBe(false);
    rmSync(join(folder, "found", "report.html"));
    await agglomHere("report", join(folder, "found"));
    expect(textOf("found", "report.html")).toContain("How sure is this?");
    expect((await compare("none")).stdout).not.toMatch(/prior range|Ranges are over/i);
  });

  it("is not shown where another target is asked for, which needs draws", async () => {
    const { stdout, stderr } = await typed("target", "--target", "2");
    expect(stderr).toMatch(/stored beside .* has no target and is not shown/);
    expect(stdout).toMatch(RANGES);
    expect(JSON.parse(textOf("target", "uncertainty.json")).target).toBe(2);
    const { status, stderr: refused } = await compare("targetless", "--uncertainty", "0", "--target", "2");
    expect([status, refused]).toEqual([2, expect.stringMatching(/^--target: belongs to a study of uncertainty/)]);
  });

  it("is not shown of a scenario with other numbers, which is said; draws are run anew", async () => {
    const { stdout, stderr } = await typed("stale", "--set", "parameters.variety=0.7");
    expect(stderr).toMatch(/is of other numbers than the scenario has now and is not shown/);
    expect(stdout).toMatch(RANGES);
    expect(textOf("stale", "design.csv").split("\n")).toHaveLength(16 + 2);
  });

  it("draws one more where one of the usual ones cannot be calibrated", async () => {
    const good = Array.from({ length: 15 }, (_, k) => 0.07 + 0.001 * k);
    const distribution = `{ kind: list, values: [${[...good, 0.5].join(", ")}] }`;
    const { stdout, stderr } = await typed(
      ...(["fails", "--set", "population=cohorts"] as const),
      ...["--set", "parameters={ housingShare: 0.075, realEstateHousingShare: 1, realEstateShareOfFinalDemand: 1 }"],
      ...["--set", `uncertain=[{ path: parameters.housingShare, status: assumed, distribution: ${distribution} }]`],
    );
    expect(stdout.replace(/\s+/g, " "), stderr).toMatch(/prior range \+[\d.]+ to \+[\d.]+ %, 16 draws/);
    const lines = textOf("fails", "design.csv").trim().split("\n").slice(1);
    expect([lines.length, lines.filter((line) => line.includes("is smaller than the housing rent")).length]).toEqual([
      ...[17, 1],
    ]);
  });

  it("gives no range over fewer than 16 draws, and says why", async () => {
    const { stdout, status } = await compare("few", "--uncertainty", "15");
    expect(status).toBe(0);
    expect(stdout).toMatch(/15 of 15 parameter draws ran to the end: too few for a 90 % range\./);
    expect(stdout).not.toMatch(/prior range|Ranges are over/i);
    expect(existsSync(join(folder, "few", "uncertainty.json"))).toBe(false);
    expect(textOf("few", "design.csv").split("\n")).toHaveLength(15 + 2);
  });

  it("tells the cohorts' answer, then their range, on standard error, before agents are run", async () => {
    const { stdout, stderr } = await agglomHere(
      ...["compare", file, "--out", join(folder, "order"), "--uncertainty", "16"],
    );
    const said = [
      "(cohorts, central parameters): ",
      "16 of 16 parameter draws",
      "(cohorts, 16 parameter draws): ",
      "4 of 4 runs",
    ];
    const places = said.map((part) => stderr.indexOf(part));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places.every((place) => place >= 0)).toBe(true);
    expect(stdout).not.toContain("Provisional");
    expect(stderr).toMatch(
      /central parameters\): Two cities: “Goods cross freely” raises real GDP by [\d.]+ % in 2024 \(/,
    );
    expect(stderr).toMatch(/16 parameter draws\): Two cities: .*prior range \+/);
  });

  it("refuses what no study can be made of", async () => {
    expect((await compare("no", "--uncertainty", "16", "--hold", "parameter")).stderr).toMatch(
      /^--hold: "parameter" is no uncertain figure.*parameters/,
    );
    const few = await compare("no", "--uncertainty", "8", "--store");
    expect([few.status, few.stderr]).toEqual([
      2,
      expect.stringContaining("--uncertainty: 8 is too few for a 90 % range"),
    ]);
    expect((await compare("no", "--store")).stderr).toContain("belongs to a study of uncertainty");
    const moved = await compare("no", "--uncertainty", "16", "--store", "--set", "years=4");
    expect(moved.stderr).toContain("is for the scenario as its file has it");
    expect(existsSync(join(folder, "no"))).toBe(false);
  });
});
