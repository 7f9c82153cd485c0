import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, type Ended } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-calibrate-"));
afterAll(() => rmSync(folder, { recursive: true }));

const REGION = "scenarios/regions/teaching-two-cities/region.yaml";

describe("agglom calibrate", () => {
  it("takes a region or a scenario, by file or by shipped name", async () => {
    const names = [
      "scenarios/regions/teaching-two-cities/region.yaml",
      "regions/teaching-two-cities",
      "scenarios/teaching/two-cities.yaml",
      "teaching/two-cities",
    ];
    const said: Ended[] = [];
    for (const name of names) said.push(await agglomHere("calibrate", name));
    const [first, ...others] = said;
    expect(first!.stdout).toMatch(/^Two cities, base year \d{4}\n/);
    for (const { status, stdout } of others) expect({ status, stdout }).toEqual({ status: 0, stdout: first!.stdout });
  });

  it("prints what comes out beside what is published, and why a row lies outside", async () => {
    const out = join(folder, "fit");
    const { stdout, stderr, status } = await agglomHere("calibrate", REGION, "--out", out);
    expect([status, stderr]).toEqual([0, ""]);
    expect(stdout).toMatch(/Workers who change city +\S+ /);
    expect(stdout).toMatch(/Firms to their city's profit tax .*outside/);
    expect(stdout).toMatch(/Outside, and why:\n {2}Firms to their city's profit tax: \w/);
    expect(stdout).toMatch(/Spectral radius at entry elasticity 0.3 +\d\.\d+ +0 to 1\.000 +- +- +inside/);
    expect(readdirSync(out).sort()).toEqual(["fit.csv", "realised.csv"]);
  });

  it("writes the base year as tables, whole, over earlier ones and nothing else", async () => {
    const tables = join(folder, "tables");
    expect((await agglomHere("calibrate", REGION, "--tables", tables)).status).toBe(0);
    const { files } = JSON.parse(readFileSync(join(tables, "manifest.json"), "utf8")) as { files: string[] };
    expect(readdirSync(tables).sort()).toEqual([...files, "datapackage.json", "manifest.json"].sort());
    expect(existsSync(`${tables}.partial`)).toBe(false);
    const before = readFileSync(join(tables, "flows.csv"), "utf8");
    expect((await agglomHere("calibrate", REGION, "--tables", tables)).status).toBe(0);
    expect(readFileSync(join(tables, "flows.csv"), "utf8")).toBe(before);

    writeFileSync(join(tables, "notes.txt"), "mine");
    const { status, stderr } = await agglomHere("calibrate", REGION, "--tables", tables);
    expect(status).toBe(2);
    expect(stderr).toContain("--tables");
    expect(stderr).toContain("notes.txt");
    expect(stderr).not.toContain("--out");
    expect(readFileSync(join(tables, "notes.txt"), "utf8")).toBe("mine");
  });
});
