import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglom, agglomHere, root } from "../cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SMALL = ["--replicates", "2", "--firms", "500", "--set", "years=4", "--quiet", "--format", "csv"];

/** Compares with modules from outside and gives the results directory. */
function compared(name: string, scenario: string, modules: string[], workers = 2): string {
  const out = join(folder, name);
  const imports = modules.flatMap((file) => ["--import", `examples/${file}`]);
  const options = [...imports, ...SMALL, "--workers", String(workers)];
  const { status, stderr } = agglom("compare", scenario, ...options, "--out", out);
  expect(stderr).toBe("");
  expect(status).toBe(0);
  return out;
}

let made: string | undefined;
/** Results of a comparison with an own indicator and an own figure, made once. */
function own(): string {
  made ??= compared("own", "teaching/two-cities", ["largestCity.js", "revenueBars.js"]);
  return made;
}

const read = (out: string, file: string) => readFileSync(join(out, file), "utf8");

describe("the examples", () => {
  it("compare from code gives the numbers of the command line", async () => {
    const text = execFileSync(process.execPath, ["examples/compare.js"], { cwd: root, encoding: "utf8" });
    const options = ["--set", "years=5", "--replicates", "4", "--json", "--quiet", "--out", join(folder, "code")];
    const { stdout } = await agglomHere("compare", "teaching/two-cities", ...options);
    const [{ effects }] = JSON.parse(stdout) as [{ effects: Record<string, never>[] }];
    const goods = effects.find(
      (row) =>
        row["variant"] === "goods" &&
        row["year"] === 2026 &&
        row["place"] === "cluster" &&
        row["indicator"] === "real-gdp",
    )!;
    const percent = ((100 * goods["effect"]!) / goods["baselineMean"]!).toFixed(3);
    expect(text).toContain(`goods: real income ${percent} %\n`);
    expect(text).toContain("without effect: 0\n");
  });

  it("an own lever works on worker threads as in one thread, and stands in the manifest", () => {
    const [two, one] = [2, 1].map((workers) =>
      compared(`lever-${workers}`, "examples/slow-roads.yaml", ["slowRoads.js"], workers),
    );
    expect(read(two!, "effects.csv")).toBe(read(one!, "effects.csv"));
    const row = read(two!, "effects.csv").match(/^real-gdp,slower,cluster,cluster,2025,[^,]*,[^,]*,([^,]*)/m)!;
    expect(Number(row[1])).toBeLessThan(0);
    const { modules } = JSON.parse(read(two!, "manifest.json"));
    expect(modules).toEqual([{ file: "examples/slowRoads.js", sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
    expect(read(two!, "report.html")).toContain("examples/slowRoads.js, SHA-256 ");
  });

  it("an own indicator stands in tables and dictionary, and leaves all others as they are", async () => {
    const rows = read(own(), "effects.csv").split("\n");
    const plain = join(folder, "plain");
    expect((await agglomHere("compare", "teaching/two-cities", ...SMALL, "--out", plain)).status).toBe(0);
    const shares = rows.filter((row) => row.startsWith("largest-city-share,"));
    expect(shares.length).toBeGreaterThan(0);
    for (const row of shares) expect(Number(row.split(",")[5])).toBeGreaterThanOrEqual(0.5);
    expect(rows.filter((row) => !shares.includes(row)).join("\n")).toBe(read(plain, "effects.csv"));
    expect(read(own(), "dictionary.csv")).toContain("largest-city-share,");
    expect(read(plain, "dictionary.csv")).not.toContain("largest-city-share");
  });

  it("an own figure stands in its section of the report, also of one that is written anew", async () => {
    const out = own();
    const section = (page: string) => page.match(/<section id="finance">.*?<\/section>/s)![0];
    expect(section(read(out, "report.html"))).toContain('id="plot-revenue-bars"');
    await agglomHere("report", out);
    expect(section(read(out, "report.html"))).not.toContain("revenue-bars");
    agglom("report", out, "--import", "examples/revenueBars.js");
    expect(section(read(out, "report.html"))).toContain('id="plot-revenue-bars"');
  });
});
