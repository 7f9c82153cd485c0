import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, describe, expect, it, vi } from "vitest";
import { agglom, agglomHere, root } from "../apps/cli/program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-examples-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SMALL = ["--replicates", "2", "--firms", "500", "--set", "years=4", "--quiet", "--format", "csv"];

/** Compares with modules from outside and gives the results directory. */
function compared(name: string, scenario: string, modules: string[], workers: number): string {
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
  made ??= compared("own", "teaching/two-cities", ["largestCity.js", "revenueBars.js"], 1);
  return made;
}

const LAST = { variant: "goods", year: 2026, place: "cluster", indicator: "real-gdp" };
const lastOf = (effects: Record<string, never>[]) =>
  effects.find((row) => Object.entries(LAST).every(([key, value]) => row[key] === value))!;

const printed = (name: string, ...args: string[]) =>
  execFileSync(process.execPath, [`examples/${name}`, ...args], { cwd: root, encoding: "utf8" });

/** The same in the process of the test, of an example without arguments. */
async function printedHere(name: string): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  await import(pathToFileURL(`${root}examples/${name}`).href);
  const lines = log.mock.calls.map(([line]) => `${line}\n`);
  log.mockRestore();
  return lines.join("");
}

const read = (out: string, file: string) => readFileSync(join(out, file), "utf8");

describe("the examples", () => {
  it("compare from code gives the numbers of the command line", async () => {
    const text = printed("compare.js");
    const options = ["--set", "years=5", "--replicates", "4", "--json", "--quiet", "--out", join(folder, "code")];
    const { stdout } = await agglomHere("compare", "teaching/two-cities", ...options);
    const [{ effects }] = JSON.parse(stdout) as [{ effects: Record<string, never>[] }];
    const goods = lastOf(effects);
    const percent = ((100 * goods["effect"]!) / goods["baselineMean"]!).toFixed(3);
    expect(text).toContain(`goods: real GDP ${percent} %\n`);
    expect(text).toContain("without effect: 0\n");
  });

  it("a run and two variants give the numbers of the command line's replicates", async () => {
    const out = join(folder, "replicates");
    const options = [
      "--set",
      "years=5",
      "--firms",
      "500",
      "--replicates",
      "4",
      "--keep",
      "replicates",
      "--format",
      "csv",
    ];
    await agglomHere("compare", "teaching/two-cities", ...options, "--quiet", "--out", out);
    const rows = parse(read(out, "replicates.csv"), { columns: true }) as Record<string, string>[];
    const values = (place: string, variant: string) =>
      rows
        .filter((row) => row["indicator"] === "real-gdp" && row["year"] === "2026")
        .filter((row) => row["place"] === place && row["variant"] === variant)
        .map(({ value }) => Number(value));
    expect(await printedHere("run.js")).toBe(
      `Real GDP of Mill in 2026: ${values("mill", "goods")[0]!.toFixed(1)} x 100 million yuan\n`,
    );
    const goods = values("cluster", "goods");
    const differences = values("cluster", "everything").map((value, replicate) => value - goods[replicate]!);
    const mean = differences.reduce((sum, difference) => sum + difference) / 4;
    expect(await printedHere("twoVariants.js")).toContain(
      `real GDP ${mean.toFixed(3)} x 100 million yuan, of 4 replicates`,
    );
  });

  it("a scenario as an object is what the command line makes of the same levers", async () => {
    const [from, scale] = ["from=2023", "scale=0.5"].map((value) => `variants.goods.levers.0.${value}`);
    const options = ["--set", from!, "--set", scale!, "--set", "years=5", "--firms", "500", "--replicates", "2"];
    const { stdout } = await agglomHere(
      "compare",
      "teaching/two-cities",
      ...options,
      "--json",
      "--quiet",
      "--out",
      join(folder, "half"),
    );
    const [{ effects }] = JSON.parse(stdout) as [{ effects: Record<string, never>[] }];
    const row = lastOf(effects);
    const [effect, low, high] = ["effectPct", "ciLowPct", "ciHighPct"].map((key) => Number(row[key]).toFixed(3));
    expect(await printedHere("ownScenario.js")).toBe(`Half the border: real GDP ${effect} % (${low} to ${high})\n`);
  });

  it("a league in code is the league of the command line", async () => {
    const regions = ["teaching-two-cities", "teaching-three-cities", "teaching-five-cities"];
    const out = join(folder, "league");
    await agglomHere("league", ...regions.map((id) => `regions/${id}`), "--set", "years=5", "--quiet", "--out", out);
    const rows = parse(read(out, "league.csv"), { columns: true }) as Record<string, string>[];
    const ranked = rows
      .filter((row) => row["kind"] === "effect" && row["indicator"] === "real-gdp")
      .sort((a, b) => Number(a["rank"]) - Number(b["rank"]));
    const lines = ranked.map(({ region, value }) => `${region}: real GDP ${Number(value).toFixed(3)} %\n`);
    expect(lines).toHaveLength(3);
    expect(await printedHere("league.js")).toBe(lines.join(""));
  });

  it("results are read from Parquet", async () => {
    const out = join(folder, "parquet");
    const options = ["--set", "years=4", "--firms", "500", "--replicates", "2", "--quiet"];
    await agglomHere("compare", "teaching/two-cities", ...options, "--out", out);
    await agglomHere("export", out, "--format", "csv", "--out", `${out}-csv`);
    const rows = parse(read(`${out}-csv`, "effects.csv"), { columns: true }) as Record<string, string>[];
    const lines = rows
      .filter((row) => row["indicator"] === "real-gdp" && row["place"] === "cluster" && row["year"] === "2025")
      .map((row) => `${row["variant"]}: real GDP of 2025 ${Number(row["effect_pct"]).toFixed(3)} %\n`);
    expect(lines).toHaveLength(4);
    expect(printed("readResults.js", out)).toBe(lines.join(""));
  });

  it.skipIf(spawnSync("python3", ["--version"]).status !== 0)("results are read by Python without any package", () => {
    const rows = parse(read(own(), "effects.csv"), { columns: true }) as Record<string, string>[];
    const digits = (text: string | undefined) => Number(text).toFixed(3);
    const lines = rows
      .filter((row) => row["indicator"] === "real-gdp" && row["place"] === "cluster" && row["year"] === "2025")
      .map(
        ({ variant, effect, ci_low, ci_high }) =>
          `${variant}: real GDP of 2025 ${digits(effect)} 100 million yuan, base-year prices (95 % by chance ${digits(ci_low)} to ${digits(ci_high)}, 2 replicates)\n`,
      );
    expect(lines).toHaveLength(4);
    expect(execFileSync("python3", ["examples/readResults.py", own()], { cwd: root, encoding: "utf8" })).toBe(
      lines.join(""),
    );
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
