import { english, type Language, nativeWords, type Text, t } from "../../words/index.js";
import { type FileSource, memoryFiles, mistakeAt, UserError } from "../files.js";
import { loadRegion } from "../region.js";
import type { Region } from "../regionSchema.js";
import { loadScenario } from "../scenario.js";
import { cityCsv, needsCities, type OwnCities, readCityTable } from "./cityTable.js";
import { type KnownNames, yamlText } from "./columns.js";
import { type Counted, readSectorTable } from "./sectorTable.js";
import { type NewRegion, type NewScenario, regionText, scenarioText } from "./texts.js";

export interface NewRegionOptions {
  /** Id of the region. */
  id: string;
  /** Folder of its files. */
  folder: string;
  /** Tables of the user; absent: three invented cities. */
  cities?: string | undefined;
  sectors?: string | undefined;
  /** What a wide table of sectors counts. */
  counted: Counted;
  /** The region whose figures stand in, as the new file shall name it. */
  defaults: string;
  /** Path of the JSON Schema for editors, seen from the folder. */
  schema: string;
  known: KnownNames;
  lang: Language;
}

/** Texts of new files by name, and the units that were guessed. */
export interface NewFiles {
  files: Record<string, string>;
  guessed: Text[];
}

const INVENTED: OwnCities = {
  cities: [
    { id: "alpha", called: t("scenario.alphaCity"), province: "coast", gdp_100m: 6000, residents_thousand: 5000 },
    { id: "beta", called: t("scenario.betaCity"), province: "inland", gdp_100m: 3000, residents_thousand: 3500 },
    { id: "gamma", called: t("scenario.gammaCity"), province: "inland", gdp_100m: 1000, residents_thousand: 1600 },
  ].map(({ called, ...city }, n) => ({
    ...city,
    name: english(called),
    name_zh: nativeWords(called),
    latitude: 30 + n / 2,
    longitude: 112 + n,
    source: "invented",
  })),
  provinces: new Map([
    ["coast", t("scenario.coast")],
    ["inland", t("scenario.inland")],
  ]),
  guessed: [],
  lines: [],
};

/**
 * Files of a new region that runs as it is: a commented region file and its tables.
 * @throws UserError for tables that cannot be read, and for whatever would keep the new region from loading.
 */
export function newRegion(options: NewRegionOptions, files: FileSource): NewFiles {
  const { id, folder, defaults, lang, schema } = options;
  checkId(id);
  if (options.sectors !== undefined && options.cities === undefined) throw needsCities(options.sectors);
  const { baseYear, currency, perHead } = basicsOf(defaults, folder, files);
  const own = options.cities === undefined ? INVENTED : readCityTable(files, options.cities, options.known, perHead);
  const written = (cities: OwnCities["cities"], structure?: string): Record<string, string> => {
    const region: NewRegion = {
      ...{ id, baseYear, currency, defaults },
      cities,
      provinces: own.provinces,
      structure: structure !== undefined,
      schema,
    };
    return {
      "region.yaml": regionText(region, lang),
      "cities.csv": cityCsv(cities),
      ...(structure !== undefined && { "structure.csv": structure }),
    };
  };
  const loaded = (texts: Readonly<Record<string, string>>) => {
    try {
      return load(folder, texts, files);
    } catch (error) {
      throw error instanceof UserError ? ofOwnTable(error, inFolder(folder, "cities.csv"), options.cities, own) : error;
    }
  };
  const plain = written(own.cities);
  const region = loaded(plain);
  if (options.sectors === undefined) return { files: plain, guessed: own.guessed };
  const { cities, structure } = readSectorTable(
    files,
    options.sectors,
    own.cities,
    region.tables.sectors,
    options.counted,
  );
  const whole = written(cities, structure);
  loaded(whole);
  return { files: whole, guessed: own.guessed };
}

/** A mistake of the new table of cities, at its line of the table that it is made from. */
function ofOwnTable(error: UserError, table: string, own: string | undefined, { lines }: OwnCities): UserError {
  if (own === undefined) return error;
  return new UserError(
    // Below the header.
    error.problems.map((problem) =>
      problem.file === table ? { ...problem, file: own, line: lines[problem.line! - 2] } : problem,
    ),
  );
}

/** Of the defaults, read as a region of one city would read them; GDP a head in the currency. */
function basicsOf(
  defaults: string,
  folder: string,
  files: FileSource,
): Pick<NewRegion, "baseYear" | "currency"> & { perHead: number } {
  const one = "id: one\nlabel: One\ntables:\n  cities: [{ id: one, name: One, gdp100m: 1, residentsThousand: 1 }]\n";
  const region = load(folder, { "region.yaml": `${one}defaults: ${yamlText(defaults)}\n` }, files);
  const { baseYear, currency, national } = region;
  return { baseYear, currency, perHead: (national.gdp.value * 1e8) / (national.residents.value * 1e3) };
}

/** The region of files that are not written yet. */
function load(folder: string, texts: Readonly<Record<string, string>>, files: FileSource): Region {
  const own = Object.fromEntries(Object.entries(texts).map(([name, text]) => [inFolder(folder, name), text]));
  return loadRegion(inFolder(folder, "region.yaml"), over(own, files));
}

function inFolder(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

function over(own: Readonly<Record<string, string>>, files: FileSource): FileSource {
  const memory = memoryFiles(own);
  return { ...files, read: (path) => (Object.hasOwn(own, path) ? memory : files).read(path) };
}

/**
 * The text of a new scenario that runs as it is. `file`: where it shall stand. Throws UserError where it would not
 * load.
 */
export function newScenario(scenario: NewScenario, file: string, lang: Language, files: FileSource): string {
  const text = scenarioText(scenario, lang);
  loadScenario(file, over({ [file]: text }, files));
  return text;
}

function checkId(id: string): void {
  if (/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) return;
  throw mistakeAt({ file: "NAME", value: id }, "scenario.noId", "scenario.idAsMyRegion", "error.chooseAnotherName");
}
