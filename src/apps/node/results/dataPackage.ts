import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Table } from "../../../evidence/index.js";
import type { Region } from "../../../input/index.js";
import { type Column, columnText, TABLE_TEXTS } from "../../../measures/results/index.js";
import { ENGLISH, type Language, saying, t } from "../../../words/index.js";
import { jsonText, readJson } from "../disk/files.js";
import { programText, programVersion } from "../process/program.js";
import { columnsOfTable, FORMATS, type Format, KNOWN_TABLES } from "../tables/tableFiles.js";
import { anyManifestIn } from "./readResults.js";
import type { ResultsFolder } from "./resultsFolder.js";

/** The file that describes the tables of a folder to other programs (datapackage.org). */
export const DATA_PACKAGE = "datapackage.json";

const PROFILES = "https://datapackage.org/profiles/2.0";

const MEDIA: Record<Format, string> = { csv: "text/csv", parquet: "application/vnd.apache.parquet" };

/**
 * datapackage.json of a folder of results: its tables in either format, every column with type, meaning and unit, and
 * where the numbers come from. `source`: the folder that tables were exported from. Undefined where there is no table.
 */
export function dataPackage(folder: string, language: Language, source = folder): string | undefined {
  const tables = tablesIn(folder);
  if (tables.length === 0) return undefined;
  const said = saying(language);
  const origin = originIn(source);
  const descriptor = {
    $schema: `${PROFILES}/datapackage.json`,
    title: said(origin ? t("node.resultsOf", { file: origin.file }) : "node.resultsOfProgram"),
    description: said("node.resultsMean"),
    licenses: [{ name: "MIT", path: "https://opensource.org/license/mit", title: said("node.resultsLicence") }],
    ...(origin ? { sources: [{ title: said("node.resultsSource", { ...origin, version: programText() }) }] } : {}),
    resources: tables.map(({ name, format }, at) => {
      const twice = tables.findIndex((table) => table.name === name) < at;
      const title = TABLE_TEXTS[name]?.title;
      return {
        $schema: `${PROFILES}/dataresource.json`,
        name: twice ? `${name}-${format}` : name,
        ...(title ? { title: said(title) } : {}),
        type: "table",
        path: `${name}.${format}`,
        format,
        mediatype: MEDIA[format],
        ...(format === "csv" ? { encoding: "utf-8" } : {}),
        schema: schemaOf(name, columnsIn(name, [folder, source]), language),
      };
    }),
  };
  return jsonText(descriptor);
}

const describedSchema = z.looseObject({ resources: z.array(z.looseObject({ path: z.string() })) });

/** Files of the tables that a folder is said to have; none where nothing says so. */
export function filesDescribed(folder: string): string[] {
  const file = join(folder, DATA_PACKAGE);
  return existsSync(file) ? readJson(file, describedSchema).resources.map(({ path }) => path) : [];
}

/** Makes a directory of results appear, with what describes its tables to other programs. */
export function completeResults(folder: ResultsFolder, language: Language = ENGLISH): void {
  const text = dataPackage(folder.written, language);
  if (text !== undefined) folder.write(DATA_PACKAGE, text);
  folder.complete();
}

function tablesIn(folder: string): { name: string; format: Format }[] {
  return readdirSync(folder)
    .sort()
    .flatMap((path) => {
      const format = FORMATS.find((one) => path.endsWith(`.${one}`));
      return format ? [{ name: path.slice(0, -format.length - 1), format }] : [];
    });
}

/** Of a table that is known by name from its declaration, of others from their text. */
function columnsIn(name: string, folders: readonly string[]): readonly Column[] {
  const csv = folders.map((folder) => join(folder, `${name}.csv`)).find((path) => existsSync(path));
  return csv ? columnsOfTable(csv, name) : (KNOWN_TABLES.get(name)?.columns ?? []);
}

function schemaOf(table: string, columns: readonly Column[], language: Language): object {
  const names = columns.map(({ name }) => name);
  const { key = [] } = TABLE_TEXTS[table] ?? {};
  const isMissing = columns.some(({ kind }) => kind.endsWith("?"));
  return {
    $schema: `${PROFILES}/tableschema.json`,
    fields: columns.map(({ name, kind }) => {
      const description = columnText(table, name)?.[language];
      const required = kind.endsWith("?") ? {} : { constraints: { required: true } };
      return { name, type: typeOf(kind), ...(description && { description }), ...required };
    }),
    ...(key.length > 0 && key.every((name) => names.includes(name)) ? { primaryKey: key } : {}),
    // Where no number can be missing a blank is an empty text: all sectors together.
    missingValues: isMissing ? [""] : [],
  };
}

function typeOf(kind: Column["kind"]): "string" | "integer" | "number" {
  if (kind.startsWith("text")) return "string";
  return kind.startsWith("whole") ? "integer" : "number";
}

/**
 * What the manifest says of the scenario, or of the region; undefined where it says nothing, as in a league or where it
 * is damaged.
 */
function originIn(folder: string): { file: string; sha: string } | undefined {
  const { scenario, region } = anyManifestIn(folder);
  const file = scenario?.file ?? region;
  return file === undefined ? undefined : { file, sha: scenario?.sha256 ?? "-" };
}

/** Tables of a base year, and a manifest that says of which region. */
export function writeTables(folder: ResultsFolder, region: Region, tables: readonly Table[]): void {
  const { id, baseYear } = region;
  const manifest = {
    holds: "tables of a base year",
    region: id,
    baseYear,
    program: programVersion(),
    files: tables.map(({ file }) => file),
  };
  folder.write("manifest.json", jsonText(manifest));
  for (const { file, csv } of tables) folder.write(file, csv());
  completeResults(folder);
}
