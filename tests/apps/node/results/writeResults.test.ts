import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { diskFiles } from "../../../../src/apps/node/disk/files.js";
import { originOf } from "../../../../src/apps/node/results/provenance.js";
import { ResultsFolder } from "../../../../src/apps/node/results/resultsFolder.js";
import { type SavingPaid, type Written, writeResults } from "../../../../src/apps/node/results/writeResults.js";
import { loadScenario, parseOverride } from "../../../../src/input/index.js";
import { type Experiment, runExperiment } from "../../../../src/runs/experiments/index.js";
import { savingRegion } from "../../../calibrate/setting.js";

const open = "{ type: administrative-border, from: 2023, between: cities, scale: 0 }";
const own = ["population=cohorts", "years=3", `variants={ open: { label: Open, levers: [${open}] } }`];
const two = loadScenario("scenarios/teaching/two-cities.yaml", diskFiles, own.map(parseOverride));
const scenario = { ...two, region: savingRegion };
const experiment = await runExperiment(scenario, { replicates: 1 });
const years = [0, 1, 2].map((later) => scenario.startYear + later);
const city = scenario.region.tables.cities[0]!.id;

const folder = mkdtempSync(join(tmpdir(), "agglom-write-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** What is returned, and files of the results by name. */
async function writtenWith(name: string, ran: Experiment, options: Written = {}, beside?: SavingPaid) {
  const target = join(folder, name);
  const origin = originOf("two.yaml", ran.prepared.scenario, { command: "", startedAt: new Date(0), workers: 1 });
  const still = { ...origin, run: { ...origin.run, seconds: 0 } };
  const data = await writeResults(new ResultsFolder(target), still, ran, options, beside);
  const read = (file: string) => readFileSync(join(target, file), "latin1");
  return { data, files: Object.fromEntries(readdirSync(target).map((file) => [file, read(file)])) };
}

/** Years of the effects on a place, of every indicator. */
function yearsOf(effects: string, place: string): number[] {
  const rows = effects.split("\n").map((line) => line.split(","));
  return [...new Set(rows.filter((row) => row[2] === place).map((row) => Number(row[4])))];
}

describe("results of a comparison", () => {
  it("are these files, and what the report shows is returned", async () => {
    const { data, files } = await writtenWith("files", experiment);
    const tables = ["effects", "flows", "indicators", "replicates", "structure"].map((name) => `${name}.parquet`);
    const others = ["collaboration.csv", "collaboration.json", "datapackage.json", "dictionary.csv", "manifest.json"];
    const pages = ["policy.jsonl", "report.html", "report.json"];
    expect(Object.keys(files)).toEqual([...tables, ...others, ...pages].sort());
    expect(data!.manifest.variants).toEqual(["baseline", "open"]);
  });

  it("tell effects on cities in the last year, and in others where the report shows them or all are asked for", async () => {
    const some = await writtenWith("some", experiment, { format: "csv" });
    const all = await writtenWith("all", experiment, { format: "csv", allEffects: true });
    const [few, many] = [some, all].map(({ files }) => files["effects.csv"]!);
    expect([yearsOf(few!, "cluster"), yearsOf(many!, "cluster")]).toEqual([years, years]);
    expect(yearsOf(many!, city)).toEqual(years);
    const rows = (text: string, year: number) =>
      text.split("\n").filter((line) => line.includes(`,${city},city,${year},`)).length;
    expect(rows(few!, years[2]!)).toBe(rows(many!, years[2]!));
    expect(rows(few!, years[0]!)).toBeLessThan(rows(many!, years[0]!) / 2);
  });

  it("have no report where nothing can be compared", async () => {
    const alone = await runExperiment({ ...scenario, variants: {} }, { replicates: 1 });
    const { data, files } = await writtenWith("alone", alone);
    expect(data).toBeUndefined();
    for (const file of ["effects.parquet", "report.html", "collaboration.csv"]) expect(files).not.toHaveProperty(file);
    expect(files).toHaveProperty("datapackage.json");
  });
});

describe("the year from which saving has paid", () => {
  const reportOf = async (name: string, beside?: SavingPaid) => {
    const { files } = await writtenWith(name, experiment, {}, beside);
    return JSON.parse(files["report.json"]!).answer.savingPaid;
  };

  it("is what another thread says, and found here where that fails or there is none", async () => {
    expect(await reportOf("made", async () => 2024)).toEqual({ variant: "open", from: 2024 });
    const fails = () => Promise.reject(new Error("the thread has died"));
    for (const [name, beside] of [["here"], ["failed", fails]] as const)
      expect(await reportOf(name, beside)).toEqual({ variant: "open", from: null });
  });
});
