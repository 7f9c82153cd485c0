import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-export-"));
afterAll(() => rmSync(folder, { recursive: true }));

const TABLES = ["effects", "flows", "indicators", "replicates", "structure"];
const SMALL = ["--set", "years=5", "--firms", "500", "--replicates", "2", "--quiet"];
const out = (format: string) => join(folder, format);

beforeAll(async () => {
  for (const format of ["parquet", "csv"]) {
    const args = ["compare", "teaching/two-cities", ...SMALL, "--format", format, "--out", out(format)];
    expect((await agglomHere(...args)).status).toBe(0);
  }
});

/** Rows that DuckDB finds. */
async function found(query: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  return (await connection.runAndReadAll(query)).getRowObjects();
}

describe("tables of a results directory", () => {
  it("are written in one format or the other, and turned into the other to the byte", async () => {
    for (const [from, to] of [
      ["parquet", "csv"],
      ["csv", "parquet"],
    ] as const) {
      const target = join(folder, `${from}-as-${to}`);
      expect((await agglomHere("export", out(from), "--format", to, "--out", target)).status).toBe(0);
      for (const name of TABLES.map((table) => `${table}.${to}`))
        expect(readFileSync(join(target, name)).equals(readFileSync(join(out(to), name))), name).toBe(true);
    }
    expect(readdirSync(out("parquet")).filter((name) => name.endsWith(".csv"))).toEqual([
      "collaboration.csv",
      "dictionary.csv",
    ]);
  });

  it("are missed where there is no such directory, and where it has none", async () => {
    const missing = await agglomHere("export", join(folder, "none"));
    expect([missing.status, missing.stderr]).toEqual([2, expect.stringContaining("there is no such file")]);
    mkdirSync(join(folder, "empty"));
    expect((await agglomHere("export", join(folder, "empty"))).stderr).toContain("holds no CSV table");
  });

  it("are all written or none, where one is gone or damaged", async () => {
    const [damaged, target] = [join(folder, "damaged"), join(folder, "of-damaged")];
    cpSync(out("parquet"), damaged, { recursive: true });
    truncateSync(join(damaged, "replicates.parquet"), 1000);
    expect((await agglomHere("export", damaged, "--format", "csv", "--out", target)).status).toBe(2);
    rmSync(join(damaged, "replicates.parquet"));
    const gone = await agglomHere("export", damaged, "--format", "csv", "--out", target);
    expect([gone.status, gone.stderr]).toEqual([
      2,
      expect.stringMatching(/replicates\.parquet: there is no such file/),
    ]);
    expect(existsSync(target)).toBe(false);
  });

  it("give the same report in either format", async () => {
    const page = readFileSync(join(out("parquet"), "report.html"), "utf8");
    const anew = join(folder, "anew");
    expect((await agglomHere("report", out("csv"), "--out", anew)).status).toBe(0);
    const withoutRun = (text: string) => text.replace(/<section id="provenance">.*?<\/section>/s, "");
    expect(withoutRun(readFileSync(join(anew, "report.html"), "utf8"))).toBe(withoutRun(page));
  });

  it("are read by DuckDB with the query of the documentation", async () => {
    const query = readFileSync(join(root, "docs/tables.md"), "utf8").match(/```sql\n(.*?)```/s)![1]!;
    const own = query.replaceAll("results/barrier-removal", out("parquet")).replace("2041", "2026");
    const rows = await found(own);
    expect(rows).toHaveLength(4 * 2);
    const percents = rows.map((row) => row["effect_pct"] as number);
    expect(percents).toEqual([...percents].sort((a, b) => b - a));
    expect(rows[0]).toMatchObject({ variant: "everything", label: expect.stringMatching(/GDP|income/i) });
  });

  it("have the columns that the documentation names, and no others", async () => {
    const text = readFileSync(join(root, "docs/tables.md"), "utf8");
    for (const table of TABLES)
      for (const { column_name } of await found(`describe from '${out("parquet")}/${table}.parquet'`))
        expect(text, table).toContain(`\`${column_name as string}\``);
  });

  it("add up: effects are differences of levels, means those of replicates, sectors those of goods", async () => {
    const of = (table: string) => `'${out("parquet")}/${table}.parquet'`;
    const wrong = await found(`
      select * from ${of("effects")} where abs(variant_mean - baseline_mean - effect) > 1e-9 * greatest(abs(baseline_mean), abs(variant_mean))
        or not (ci_low <= effect and effect <= ci_high) or abs(effect_pct - 100 * effect / abs(baseline_mean)) > 1e-6 * abs(effect_pct)`);
    expect(wrong).toEqual([]);
    const means = await found(`
      select count(*)::int as cells, count(*) filter (abs(i.mean - r.mean) <= 1e-9 * r.largest)::int as same from ${of("indicators")} i join
        (select indicator, variant, place, year, avg(value) as mean, max(abs(value)) as largest from ${of("replicates")} group by all) r using (indicator, variant, place, year)`);
    expect(means[0]!["cells"]).toBeGreaterThan(1000);
    expect(means[0]!["same"]).toBe(means[0]!["cells"]);
    const sold = await found(`
      select sum(value) filter (sector = '') / sum(value) filter (sector <> '') as ratio from ${of("flows")}
        where kind = 'goods' and year = 2026`);
    expect(sold[0]!["ratio"]).toBeCloseTo(1, 5);
  });
});

describe("results of an earlier edition", () => {
  it.each(["report", "export", "figures"])("are refused in words by agglom %s", async (command) => {
    const old = join(folder, `old-${command}`);
    cpSync(out("csv"), old, { recursive: true });
    const manifest = join(old, "manifest.json");
    const { schemaVersion: _, ...rest } = JSON.parse(readFileSync(manifest, "utf8")) as Record<string, unknown>;
    writeFileSync(manifest, JSON.stringify({ schemaVersion: 1, ...rest }));
    const { status, stderr } = await agglomHere(command, old);
    expect(status).toBe(2);
    expect(stderr).toMatch(
      /manifest.json: schemaVersion = 1 is an earlier edition of results, written by agglom [\d.]+. Allowed: 2, as agglom .* Run the command again: agglom compare teaching\/two-cities/,
    );
  });
});
