import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { Ajv } from "ajv";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agglomHere } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-package-"));
afterAll(() => rmSync(folder, { recursive: true }));

interface Field {
  name: string;
  type: string;
  description?: string;
  constraints?: { required: boolean };
}

interface Resource {
  name: string;
  path: string;
  format: string;
  schema: { fields: Field[]; primaryKey?: string[]; missingValues: string[] };
}

interface Descriptor {
  title: string;
  resources: Resource[];
  sources: { title: string }[];
}

const schema = JSON.parse(readFileSync("tests/data/datapackage/datapackage.json", "utf8")) as object;
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(schema);

/** The descriptor of a folder, as the published schema allows it. */
function described(name: string): Descriptor {
  const descriptor = JSON.parse(readFileSync(join(folder, name, "datapackage.json"), "utf8")) as Descriptor;
  expect(isValid(descriptor), JSON.stringify(isValid.errors)).toBe(true);
  return descriptor;
}

async function found(query: string): Promise<Record<string, unknown>[]> {
  const connection = await (await DuckDBInstance.create()).connect();
  return (await connection.runAndReadAll(query)).getRowObjects();
}

const out = (name: string) => ["--quiet", "--out", join(folder, name)];
const COMPARED = ["teaching/two-cities", "--set", "population=cohorts", "--set", "years=3"];
const CHINESE = ["compare", ...COMPARED, "--replicates", "1", "--lang", "zh", ...out("chinese")];

beforeAll(async () => {
  expect((await agglomHere("compare", ...COMPARED, "--replicates", "1", ...out("compared"))).status).toBe(0);
  expect((await agglomHere("export", join(folder, "compared"), "--format", "csv")).status).toBe(0);
  const vary = ["--vary", "variants.free.levers.toll.tollPerKm=0:2:3"];
  expect((await agglomHere("sweep", "tests/runs/studies/small/scenario.yaml", ...vary, ...out("swept"))).status).toBe(
    0,
  );
});

/** Every table of a folder, whatever its format. */
const tablesOf = (name: string) => readdirSync(join(folder, name)).filter((file) => /\.(csv|parquet)$/.test(file));

describe("datapackage.json", () => {
  it.each(["compared", "swept"])("lists all tables of results that were %s, each by a name of its own", (name) => {
    const { resources } = described(name);
    expect(resources.map(({ path }) => path).sort()).toEqual(tablesOf(name).sort());
    expect(new Set(resources.map((one) => one.name)).size).toBe(resources.length);
    for (const { format, path } of resources) expect(path.endsWith(`.${format}`)).toBe(true);
  });

  it.each(["compared", "swept"])("has the columns and types of the tables that were %s", async (name) => {
    const types: Record<string, RegExp> = { integer: /INT/, number: /DOUBLE|FLOAT|INT|VARCHAR/, string: /VARCHAR/ };
    for (const { path, schema } of described(name).resources) {
      const columns = await found(`describe from '${join(folder, name, path)}'`);
      expect(schema.fields.map((field) => field.name)).toEqual(columns.map((one) => one["column_name"]));
      for (const [f, { type }] of schema.fields.entries())
        expect(columns[f]!["column_type"], `${path} ${schema.fields[f]!.name}`).toMatch(types[type]!);
    }
  });

  it("says what every column holds, but for the figures of a design", () => {
    for (const name of ["compared", "swept"])
      for (const { path, schema } of described(name).resources)
        for (const field of schema.fields)
          if (!field.name.includes(".")) expect(field.description, `${path} ${field.name}`).toBeTruthy();
    const effects = described("compared").resources.find(({ name }) => name === "effects")!;
    const of = (name: string) => effects.schema.fields.find((field) => field.name === name)!;
    expect(of("effect").description).toContain("unit of the indicator");
    expect(of("effect_pct").description).toContain("per cent");
    expect([of("effect").constraints, of("ci_low").constraints]).toEqual([{ required: true }, undefined]);
  });

  it.each(["compared", "swept"])(
    "names keys that no two rows share and no row lacks, where they were %s",
    async (name) => {
      let keys = 0;
      for (const { path, schema } of described(name).resources) {
        if (!schema.primaryKey) continue;
        keys++;
        const key = schema.primaryKey.map((column) => `"${column}"`).join(", ");
        const table = `'${join(folder, name, path)}'`;
        expect(await found(`select ${key} from ${table} group by all having count(*) > 1`), path).toEqual([]);
        if (schema.missingValues.length === 0) continue;
        const missing = schema.primaryKey.map((column) => `"${column}" is null`).join(" or ");
        expect(await found(`select ${key} from ${table} where ${missing}`), path).toEqual([]);
      }
      expect(keys).toBeGreaterThanOrEqual(3);
    },
  );

  it("says which scenario the numbers come from, in the language of the results", async () => {
    const { scenario } = JSON.parse(readFileSync(join(folder, "compared", "manifest.json"), "utf8"));
    expect(described("compared").sources[0]!.title).toContain(scenario.sha256);
    await agglomHere(...CHINESE);
    for (const { schema } of described("chinese").resources)
      for (const { description } of schema.fields) expect(description).toMatch(/\p{Script=Han}/u);
  });

  it("is what the same run writes again, to the byte", async () => {
    const text = () => readFileSync(join(folder, "chinese", "datapackage.json"), "utf8");
    const first = text();
    await agglomHere(...CHINESE);
    expect(text()).toBe(first);
  });
});

describe("agglom export --format geojson", () => {
  it("has a point for each city and variant, with the effects of the table and their units", async () => {
    const target = join(folder, "map");
    const { status, stdout } = await agglomHere(
      ...["export", join(folder, "compared"), "--format", "geojson", "--out", target],
    );
    expect([status, stdout]).toEqual([0, `${target}/cities.geojson\n`]);
    const map = JSON.parse(readFileSync(join(target, "cities.geojson"), "utf8"));
    expect(map.type).toBe("FeatureCollection");
    expect(map.features).toHaveLength(2 * 4);
    const effects = await found(
      `select * from '${folder}/compared/effects.parquet' where level = 'city' and year = 2024`,
    );
    for (const { type, geometry, properties } of map.features) {
      expect([type, geometry.type]).toEqual(["Feature", "Point"]);
      const [longitude, latitude] = geometry.coordinates;
      expect([Math.abs(longitude) <= 180, Math.abs(latitude) <= 90, longitude > 100]).toEqual([true, true, true]);
      const row = effects.find(
        ({ indicator, place, variant }) =>
          indicator === "real-gdp" && place === properties.city && variant === properties.variant,
      )!;
      expect(properties).toMatchObject({
        real_gdp_effect: row["effect"],
        real_gdp_effect_pct: row["effect_pct"],
        real_gdp_unit: expect.stringContaining("yuan"),
        year: 2024,
      });
    }
  });

  it("is refused where results hold no cities", async () => {
    const { status, stderr } = await agglomHere("export", join(folder, "swept"), "--format", "geojson");
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(
        /holds no cities with a place on a map\. Allowed: a results directory of agglom compare\. .*again\.\n$/,
      ),
    ]);
  });
});
