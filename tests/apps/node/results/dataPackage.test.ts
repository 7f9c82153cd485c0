import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { programText } from "../../../../src/apps/node/process/program.js";
import { dataPackage, writeTables } from "../../../../src/apps/node/results/dataPackage.js";
import type { ResultsFolder } from "../../../../src/apps/node/results/resultsFolder.js";
import { english, t } from "../../../../src/words/index.js";

const home = mkdtempSync(join(tmpdir(), "agglom-described-"));
afterAll(() => rmSync(home, { recursive: true }));

/** A folder with these files. */
function folderOf(name: string, files: Record<string, string>): string {
  const place = join(home, name);
  mkdirSync(place);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(place, file), text);
  return place;
}

/** The path of what this process holds open under a number. */
function pathOf(name: string): string {
  try {
    return readlinkSync(`/proc/self/fd/${name}`);
  } catch {
    return "";
  }
}

interface Field {
  name: string;
  type: string;
  description?: string;
  constraints?: object;
}
interface Resource {
  name: string;
  title?: string;
  path: string;
  format: string;
  mediatype: string;
  encoding?: string;
  schema: { fields: Field[]; primaryKey?: string[]; missingValues: string[] };
}
const described = (...asked: Parameters<typeof dataPackage>) =>
  JSON.parse(dataPackage(...asked)!) as { title: string; sources?: { title: string }[]; resources: Resource[] };
const fieldsOf = ({ schema }: Resource) =>
  schema.fields.map(({ name, type, constraints }) => [name, type, constraints]);

const OWN = "city,year,people,share\nport,2020,5,0.5\nmill,2021,,1\n";
const STRUCTURE =
  "variant,year,city,sector,employment,output,value_added,purchases,intermediate_purchases,firms\n" +
  "baseline,2020,port,food,1,2,3,4,5,6\n";

describe("the description of a folder's tables", () => {
  it("is none where there is no table", () => {
    expect(dataPackage(folderOf("none", { "report.html": "", "manifest.json": "{}" }), "en")).toBeUndefined();
  });

  it("has every table in the order of its files, in each format, with what its columns hold", () => {
    const folder = folderOf("tables", {
      ...{ "structure.parquet": "", "structure.csv": STRUCTURE, "own.csv": OWN, "notes.txt": "", "flows.parquet": "" },
    });
    const { title, sources, resources } = described(folder, "en");
    expect([title, sources]).toEqual(["Results of agglom", undefined]);
    expect(
      resources.map(({ name, path, format, mediatype, encoding }) => [name, path, format, mediatype, encoding]),
    ).toEqual([
      ["flows", "flows.parquet", "parquet", "application/vnd.apache.parquet", undefined],
      ["own", "own.csv", "csv", "text/csv", "utf-8"],
      ["structure", "structure.csv", "csv", "text/csv", "utf-8"],
      ["structure-parquet", "structure.parquet", "parquet", "application/vnd.apache.parquet", undefined],
    ]);
    const [flows, own, structure, again] = resources as [Resource, Resource, Resource, Resource];
    // Of a table that the program does not know, what its columns hold: blanks may be anywhere.
    expect(fieldsOf(own)).toEqual([
      ["city", "string", undefined],
      ["year", "integer", undefined],
      ["people", "integer", undefined],
      ["share", "number", undefined],
    ]);
    expect([own.title, own.schema.primaryKey, own.schema.missingValues]).toEqual([undefined, undefined, [""]]);
    const required = { required: true };
    expect(fieldsOf(structure).slice(0, 5)).toEqual([
      ["variant", "string", required],
      ["year", "integer", required],
      ["city", "string", required],
      ["sector", "string", required],
      ["employment", "number", required],
    ]);
    expect(structure.schema).toMatchObject({ primaryKey: ["variant", "year", "city", "sector"], missingValues: [] });
    expect([structure.title, again.schema]).toEqual([english(t("results.tableStructure")), structure.schema]);
    expect(structure.schema.fields[1]!.description).toBe(english(t("schema.calendarYear")));
    expect(flows.schema.fields.map(({ name }) => name)).toContain("origin");
  });

  it.skipIf(!existsSync("/proc/self/fd"))("leaves no table open", () => {
    const folder = folderOf("many", Object.fromEntries(Array.from({ length: 20 }, (_, k) => [`t${k}.csv`, OWN])));
    const open = () => readdirSync("/proc/self/fd").filter((name) => pathOf(name).startsWith(folder));
    described(folder, "en");
    expect(open()).toEqual([]);
  });

  it("has no key of columns that the table lacks, nor a description of columns that nobody knows", () => {
    const [resource] = described(folderOf("part", { "dictionary.csv": "own\nx\n" }), "en").resources;
    expect(resource!.schema).not.toHaveProperty("primaryKey");
    expect(resource!.schema.fields).toEqual([{ name: "own", type: "string" }]);
  });

  it("describes the columns that are named after factors of a study", () => {
    const [design] = described(folderOf("drawn", { "design.csv": "case,parameters.growth\n0,0.1\n" }), "en").resources;
    expect(design!.schema.fields[1]!.description).toMatch(
      /^What parameters\.growth was set to in this case, in its unit/,
    );
  });

  it("says where numbers come from, in the reader's language: a scenario, or a region", () => {
    const manifest = (data: object) => ({ "own.csv": OWN, "manifest.json": JSON.stringify(data) });
    const scenario = folderOf("scenario", manifest({ scenario: { file: "a.yaml", sha256: "abc" }, region: "delta" }));
    expect(described(scenario, "en")).toMatchObject({
      title: "Results of agglom: a.yaml",
      sources: [{ title: `Scenario a.yaml (SHA-256 abc), agglom ${programText()}` }],
    });
    const region = folderOf("region", manifest({ region: "delta" }));
    expect(described(region, "en")).toMatchObject({
      title: "Results of agglom: delta",
      sources: [{ title: expect.stringContaining("delta (SHA-256 -)") }],
    });
    expect(described(folderOf("neither", manifest({})), "en").sources).toBeUndefined();
    for (const [name, text] of Object.entries({ half: "{", empty: "", nothing: "null" }))
      expect(described(folderOf(name, { "manifest.json": text, "own.csv": OWN }), "en").sources).toBeUndefined();
    expect(described(scenario, "zh").title).toBe(t("node.resultsOf", { file: "a.yaml" }).zh);
  });

  it("of tables that were exported elsewhere is that of the folder they came from", () => {
    const from = folderOf("from", { "own.csv": OWN, "manifest.json": JSON.stringify({ region: "delta" }) });
    const to = folderOf("to", { "own.parquet": "" });
    const { title, resources } = described(to, "en", from);
    expect([title, resources[0]!.path, fieldsOf(resources[0]!).length]).toEqual([
      ...["Results of agglom: delta", "own.parquet", 4],
    ]);
    // From here nothing is known of it.
    expect(described(to, "en").resources[0]!.schema.fields).toEqual([]);
  });
});

describe("tables of a base year", () => {
  it("stand beside a manifest of their region and their description", () => {
    const written = folderOf("base", {});
    let completed = 0;
    const folder = {
      written,
      write: (name: string, text: string) => writeFileSync(join(written, name), text),
      complete: () => completed++,
    } as unknown as ResultsFolder;
    writeTables(folder, { id: "delta", baseYear: 2020 } as never, [{ file: "own.csv", csv: () => OWN } as never]);
    expect([readdirSync(written).toSorted(), completed]).toEqual([["datapackage.json", "manifest.json", "own.csv"], 1]);
    expect(JSON.parse(readFileSync(join(written, "manifest.json"), "utf8"))).toMatchObject({
      ...{ holds: "tables of a base year", region: "delta", baseYear: 2020, files: ["own.csv"] },
    });
    expect(JSON.parse(readFileSync(join(written, "datapackage.json"), "utf8")).title).toContain("delta");
  });
});
