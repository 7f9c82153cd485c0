import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-studies-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = "tests/runs/studies/small/scenario.yaml";
const vary = ["--vary", "variants.free.levers.toll.tollPerKm=0:2:3"];
const read = (...path: string[]) => readFileSync(join(folder, ...path), "utf8");

it("a study of which a case cannot be run says so and ends with 1", async () => {
  const amount = "variants.goods.levers.0.amount";
  const pays = "variants.goods.levers=[{ type: central-transfer, from: 2023, payer: mill, payee: harbour, amount: 1 }]";
  const asked = ["teaching/two-cities", "--set", pays, "--set", "years=3", "--variant", "goods", "--quiet"];
  const sweep = await agglomHere("sweep", ...asked, "--vary", `${amount}=1,400`, "--out", join(folder, "poor"));
  expect([sweep.status, sweep.stdout]).toEqual([1, expect.stringContaining("1 of 2 cases could not be run")]);
  const ranks = ["--method", "rank", "--samples", "10", "--out", join(folder, "ranks")];
  const study = await agglomHere("sensitivity", ...asked, "--vary", `${amount}=1:400`, ...ranks);
  expect([study.status, study.stdout]).toEqual([1, expect.stringMatching(/of 10 parameter draws could not be run/)]);
});

describe("agglom sweep", () => {
  it("writes design, outcomes, options and report; equal numbers from any number of workers", async () => {
    const run = (name: string, ...more: string[]) =>
      agglomHere("sweep", file, ...vary, "--worlds", "2", "--quiet", "--out", join(folder, name), ...more);
    const one = await run("one", "--workers", "1");
    expect([one.status, one.stderr]).toEqual([0, ""]);
    expect(one.stdout).toMatch(
      /^Of 3 options over 2 parameter draws, “Lower tolls; Motorway toll 0 .*smallest largest regret/,
    );
    expect(readdirSync(join(folder, "one")).sort()).toEqual([
      ...[
        "datapackage.json",
        "design.csv",
        "dictionary.csv",
        "manifest.json",
        "options.csv",
        "outcomes.csv",
        "report.html",
        "sweep.json",
      ],
    ]);
    await run("two", "--workers", "2");
    for (const name of ["design.csv", "outcomes.csv", "options.csv", "sweep.json"])
      expect(read("two", name)).toBe(read("one", name));
    expect(read("one", "design.csv").trim().split("\n").length).toBe(1 + 6);
    const page = read("one", "report.html");
    expect((await agglomHere("report", join(folder, "one"))).status).toBe(0);
    expect(read("one", "report.html")).toBe(page);
  });

  it("refuses a sweep over nothing, and chance where there is none", async () => {
    const refused = (...options: string[]) => agglomHere("sweep", file, "--out", join(folder, "none"), ...options);
    const nothing = await refused();
    expect([nothing.status, nothing.stderr]).toEqual([2, expect.stringContaining("is swept over nothing")]);
    expect((await refused(...vary, "--replicates", "2")).stderr).toContain("cohorts have no chance");
  });
});

describe("agglom sensitivity", () => {
  it("screens, then takes the strongest figures of the screening", async () => {
    const study = (name: string, ...more: string[]) =>
      agglomHere("sensitivity", file, "--quiet", "--outcome", "real-gdp", "--out", join(folder, name), ...more);
    const screening = await study("screening", "--samples", "3");
    expect([screening.status, screening.stderr]).toEqual([0, ""]);
    expect(screening.stdout).toMatch(/^“Lower tolls” changes real GDP in 2024 by \+/);
    const strongest = await study(
      ...(["shares", "--method", "sobol", "--samples", "4", "--variant", "free"] as const),
      ...["--screened", join(folder, "screening"), "--top", "1", "--json"],
    );
    const report = JSON.parse(strongest.stdout) as { factors: { name: string }[]; worlds: number };
    const first = (
      JSON.parse(read("screening", "sensitivity.json")) as { outcomes: { factors: { factor: string }[] }[] }
    ).outcomes[0]!.factors[0]!.factor;
    expect(report.factors.map(({ name }) => name)).toContain(first);
    expect(report.worlds).toBe(4 * (report.factors.length + 2));
  });

  it("takes up a screening that varied a number where that is varied again, or says that it must be", async () => {
    const number = ["--vary", "variants.free.levers.toll.tollPerKm=0:2"];
    const study = (name: string, ...more: string[]) =>
      agglomHere("sensitivity", file, "--quiet", "--outcome", "real-gdp", "--out", join(folder, name), ...more);
    await study("of-number", ...number, "--samples", "2");
    const next = ["--screened", join(folder, "of-number"), "--samples", "2", "--json"];
    const again = await study("of-number-again", ...next, ...number);
    expect([again.status, again.stderr]).toEqual([0, ""]);
    const report = JSON.parse(again.stdout) as { factors: { name: string }[] };
    expect(report.factors.map(({ name }) => name)).toEqual(["variants.free.levers.toll.tollPerKm"]);
    const without = await study("of-number-not", ...next);
    expect(without.stderr).toContain('--screened: "variants.free.levers.toll.tollPerKm" is no uncertain figure');
    expect(without.stderr).toContain("vary it again: --vary variants.free.levers.toll.tollPerKm=LOW:HIGH");
  });

  it("says how many cases there are and how long they will take before it begins, as a sweep does", async () => {
    const lines = async (...args: string[]) => (await agglomHere(...args)).stderr.split("\n");
    const [first, next] = await lines("sensitivity", file, "--samples", "2", "--out", join(folder, "told"));
    expect(first).toMatch(
      /^\d+ cases of \d+ parameters, each with all variants: about [\d.]+ (s|min|h)( on \d+ workers)?\.$/,
    );
    expect(next).toMatch(/ of \d+ cases, /);
    const [points] = await lines("sweep", file, ...vary, "--out", join(folder, "told-sweep"));
    expect(points).toMatch(/^\d+ points, \d+ runs of all variants: about [\d.]+ (s|min|h)/);
  });

  it("refuses unknown figures and studies", async () => {
    const refused = async (...options: string[]) =>
      (await agglomHere("sensitivity", file, "--out", join(folder, "none"), ...options)).stderr;
    expect(await refused("--factor", "parameters.entryRetur")).toContain('Did you mean "parameters.entryReturn"');
    expect(await refused("--screened", folder)).toContain("cannot be read as a study of sensitivity");
  });
});
