import { existsSync } from "node:fs";
import { fileNamed, type Region, type ResolvedScenario } from "../../../input/index.js";
import { type Uncertainty, uncertaintyJson, uncertaintySchema } from "../../../measures/results/index.js";
import { type Text, t } from "../../../words/index.js";
import { diskFiles, readJson } from "../disk/files.js";
import { writeFile } from "../disk/places.js";
import { hashOf, programVersion } from "../process/program.js";

/**
 * Keys of what people read, of scenarios and of regions: names, where numbers come from, and the land on maps. No
 * number depends on them.
 */
const WORDS = new Set([
  "title",
  "question",
  "description",
  "label",
  "labelZh",
  "name",
  "nameZh",
  "provinceLabels",
  "note",
  "source",
  "filledIn",
  "outsidePublished",
  "outlines",
  // What draws are held against; the list of draws says so itself.
  "moments",
  "datum",
]);

/**
 * What of a scenario its effects depend on, as a hash: not the words of it or of its region, nor how chance is sampled,
 * which a study on cohorts does not do, nor which sectors indicators of functions count, nor what it asks.
 */
export function subjectOf(scenario: ResolvedScenario): string {
  const { firms: _f, replicates: _r, population: _p, seed: _s, answer: _a, ...rest } = scenario;
  return sumOfNumbers({ ...rest, region: numbersOf(scenario.region), variants: Object.entries(rest.variants) });
}

/** The same of a region: what decides its figures, their ranges and its base year. */
export function subjectOfRegion(region: Region): string {
  return sumOfNumbers(numbersOf(region));
}

function numbersOf(region: Region): object {
  const { tables } = region;
  const sectors = tables.sectors.map(({ function: _function, ...sector }) => sector);
  return { ...region, tables: { ...tables, sectors } };
}

/** The same of any data, such as those that draws are held against. */
export function sumOfNumbers(data: object): string {
  return hashOf(JSON.stringify(data, (key, value) => (WORDS.has(key) ? undefined : value)));
}

/** A study as it is written: of which scenario, by which program. */
export function dated(said: Omit<Uncertainty, "program" | "subject">, scenario: ResolvedScenario): Uncertainty {
  const { schemaVersion, holds, ...rest } = said;
  return { schemaVersion, holds, program: programVersion().version, subject: subjectOf(scenario), ...rest };
}

/** Where the study of a scenario file stands: barrier-removal.yaml has barrier-removal.study.json beside it. */
export function studyPlaceOf(file: string): string {
  return fileNamed(diskFiles, file).replace(/\.(ya?ml|json)$/i, "") + ".study.json";
}

/** A study beside a scenario file; `stale`: why it is not of the scenario as it is now. */
export type StoredStudy = { uncertainty: Uncertainty } | { stale: Text };

/** Undefined where there is none. Throws UserError where it is damaged. */
export function storedStudy(file: string, scenario: ResolvedScenario): StoredStudy | undefined {
  const place = studyPlaceOf(file);
  if (!existsSync(place)) return undefined;
  const uncertainty = readStudy(place);
  const { version } = programVersion();
  if (uncertainty.program !== version) return { stale: t("node.otherVersion", { version: uncertainty.program }) };
  if (uncertainty.subject !== subjectOf(scenario)) return { stale: t("node.otherNumbers") };
  return { uncertainty };
}

/** Writes a study beside its scenario. Returns the place. */
export function storeStudy(file: string, uncertainty: Uncertainty): string {
  const place = studyPlaceOf(file);
  writeFile("--store", place, uncertaintyJson(uncertainty));
  return place;
}

/** Throws UserError where it is damaged. */
export function readStudy(place: string): Uncertainty {
  return readJson(place, uncertaintySchema, {
    allowed: t("node.storedStudy"),
    hint: t("node.removeOrAnew"),
  });
}
