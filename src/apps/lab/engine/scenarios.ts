import { PACKS } from "virtual:packs";
import {
  type FileSource,
  groupsOf,
  kindOfText,
  loadRegion,
  loadScenario,
  memoryFiles,
  placesOf,
  UserError,
} from "../../../input/index.js";
import { flowKinds } from "../../../measures/indicators/index.js";
import {
  citiesOf,
  currencyOf,
  industriesOf,
  type KnownWorlds,
  named,
  prepareScenario,
  provincesOf,
  rehearse,
} from "../../../runs/experiments/index.js";
import { type Text, t } from "../../../words/index.js";
import type { Pack, Scenario } from "../../library/input.js";
import type { OpenedWorld, OwnAsk, OwnFiles } from "./calls.js";
import { offered } from "./catalogue.js";

/** A scenario that has been read, and its worlds that have been calibrated. */
export interface OpenScenario {
  name: string;
  pack: Pack;
  scenario: Scenario;
  worlds: KnownWorlds;
  /** What a scenario file says that goes on from this one. */
  base: Readonly<Record<string, unknown>>;
}

const open = new Map<string, Promise<OpenScenario>>();

/** A scenario of the catalogue, read when it is first asked for. Throws UserError where there is none. */
export function scenarioNamed(name: string): Promise<OpenScenario> {
  const known = open.get(name) ?? read(name);
  open.set(name, known);
  return known;
}

/** A scenario of somebody's own, known by its name from now on. Throws UserError, SimulationError. */
export async function openOwnScenario(ask: OwnAsk): Promise<OpenScenario> {
  const packs = await Promise.all(Object.values(PACKS).map(async (load) => (await load()).default));
  const own = openOwn(ask, packs);
  open.set(ask.name, Promise.resolve(own));
  return own;
}

async function read(name: string): Promise<OpenScenario> {
  const load = PACKS[offered(name)?.region ?? ""];
  if (!load) throw new UserError({ file: "lab", path: "scenario", value: name, what: t("lab.noScenario") });
  return openScenario(name, (await load()).default);
}

/** Reads a scenario of the lab from its pack. Throws UserError, SimulationError. */
export function openScenario(name: string, pack: Pack): OpenScenario {
  const { file, files } = fileOf(name, pack);
  const source = SOURCES.get(files) ?? memoryFiles(files);
  SOURCES.set(files, source);
  const scenario = loadScenario(file, source);
  const worlds = WORLDS.get(scenario.region) ?? new Map();
  WORLDS.set(scenario.region, worlds);
  return { name, pack, scenario, worlds, base: baseOf(name, scenario) };
}

/** Of packs: a region that several scenarios name is read once. */
const SOURCES = new WeakMap<Pack["files"], FileSource>();

/** Of regions: it is calibrated once. */
const WORLDS = new WeakMap<Scenario["region"], KnownWorlds>();

function baseOf(name: string, { question, startYear, years }: Scenario): OpenScenario["base"] {
  const region = regionAlone(name);
  return region === undefined ? { extends: name } : { question, region: `regions/${region}`, startYear, years };
}

/**
 * Scenarios of the lab that stand in no file: a region by itself, under the name of its folder
 * ("regions/greater-bay-area").
 */
const REGION = /^regions\/([a-z0-9-]+)$/;

/** Years of a region by itself. */
const YEARS = 20;

/** The region that a scenario is by itself; undefined where it stands in a file. */
export function regionAlone(name: string): string | undefined {
  return REGION.exec(name)?.[1];
}

/** A scenario's file, and the files that it needs. */
export function fileOf(name: string, { files }: Pack): { file: string; files: Readonly<Record<string, string>> } {
  const file = `scenarios/${name}.yaml`;
  const region = regionAlone(name);
  return region === undefined
    ? { file, files }
    : { file, files: { ...files, [file]: regionText(`${region}/region.yaml`, FIRST_YEAR, t("lab.explorePolicy")) } };
}

/** The first year after the base year of the regions that ship. */
const FIRST_YEAR = 2022;

/** A region with nothing but a baseline, as a scenario file that names it. */
function regionText(file: string, startYear: number, title: Text): string {
  return [
    `title: ${JSON.stringify(title)}`,
    `question: ${JSON.stringify(t("lab.policyChanges"))}`,
    `region: ${JSON.stringify(file)}`,
    `startYear: ${startYear}`,
    `years: ${YEARS}`,
    "population: cohorts",
    "",
  ].join("\n");
}

/**
 * Reads and checks a scenario of somebody's own, or a region by itself, as `agglom check` does. `packs`: of the
 * program, whose scenarios and regions it may name. Throws UserError where it is not valid, SimulationError where there
 * is no base year.
 */
export function openOwn({ name, files, file }: OwnAsk, packs: readonly Pack[]): OpenScenario {
  const all: Record<string, string | Uint8Array> = Object.assign({}, ...packs.map((pack) => pack.files), files);
  const main = file ?? mainFile(files);
  if (kindOfText(textIn(files, main)) !== "region")
    return opened(name, chosenFiles(all, files), main, { extends: main });
  const { baseYear, label } = loadRegion(main, chosenFiles(all, files));
  const startYear = baseYear + 1;
  const beside = `${main.slice(0, main.lastIndexOf("/") + 1)}agglom-lab.yaml`;
  const text = regionText(main.slice(main.lastIndexOf("/") + 1), startYear, label);
  const open = opened(name, chosenFiles({ ...all, [beside]: text }, files), beside, {});
  const { question, years } = open.scenario;
  return { ...open, base: { question, region: main, startYear, years } };
}

/**
 * Files that were chosen without the folders above them: one is also found where the path that is asked for ends with
 * its own, which it then stands for alone. After it come shipped files, where one alone ends with that path.
 */
function chosenFiles(all: OwnFiles, chosen: OwnFiles): FileSource {
  const known = memoryFiles(all);
  const standsFor = new Map<string, string>();
  const placeOf = (path: string): string | undefined => {
    if (Object.hasOwn(all, path)) return path;
    const [own] = Object.keys(chosen)
      .filter((file) => path.endsWith(`/${file}`) && (standsFor.get(file) ?? path) === path)
      .sort((a, b) => b.length - a.length);
    if (own !== undefined) standsFor.set(own, path);
    const end = path.replace(/^(\.\.\/)+/, "");
    // Of names without a folder only scenarios': regions have tables of the same names.
    const isShipped = (file: string) => file.endsWith(`/${end}`) && (end.includes("/") || file.split("/").length === 3);
    const shipped = own === undefined ? Object.keys(all).filter(isShipped) : [];
    return own ?? (shipped.length === 1 ? shipped[0] : undefined);
  };
  return {
    ...known,
    regionIn(folder) {
      const path = `${folder.replace(/\/+$/, "")}/region.yaml`;
      return !/\.ya?ml$/i.test(folder) && placeOf(path) !== undefined ? path : undefined;
    },
    read: (path) => known.read(placeOf(path) ?? path),
  };
}

function opened(name: string, source: FileSource, file: string, base: OpenScenario["base"]): OpenScenario {
  const scenario = loadScenario(file, source);
  rehearse(prepareScenario(scenario), placesOf(file, source, []));
  return { name, pack: { files: {}, studies: {} }, scenario, worlds: new Map(), base };
}

/**
 * The scenario among files, one that no other extends; where there is none, the region. Throws UserError where it is
 * not clear which.
 */
function mainFile(files: OwnFiles): string {
  const written = Object.keys(files).filter((file) => /\.ya?ml$/i.test(file));
  const of = (kind: ReturnType<typeof kindOfText>) => {
    const some = written.filter((file) => kindOfText(textIn(files, file)) === kind);
    return some.filter((file) => !some.some((other) => other !== file && isNamedIn(textIn(files, other), file)));
  };
  const [found = [], unknown] = [[of("scenario"), of("region")].find((some) => some.length > 0), of(undefined)];
  // A file without any key that it should have: its reader says what is wrong.
  const [main, ...others] = found.length > 0 ? found : unknown!;
  if (main === undefined) throw unclear(Object.keys(files), t("lab.ownNoScenario"), t("lab.ownChooseTogether"));
  if (others.length > 0) throw unclear([main, ...others], t("lab.ownSeveral"), t("lab.ownOpenOne"));
  return main;
}

/** Whether a text extends a file, or says that the file is a part of it. */
function isNamedIn(text: string, file: string): boolean {
  const base = file.slice(file.lastIndexOf("/") + 1);
  return text.split("\n").some((line) => /^(extends:|defaults:|\s*-)/.test(line) && line.includes(base));
}

function textIn(files: OwnFiles, file: string): string {
  const content = files[file] ?? "";
  return typeof content === "string" ? content : new TextDecoder().decode(content);
}

function unclear(names: readonly string[], what: Text, hint: Text): UserError {
  return new UserError({ file: names.join(", ") || "*.yaml", what, allowed: t("lab.ownAllowed"), hint });
}

/** Firms that are simulated one by one without being asked for. */
const MOST_AGENTS = 5000;

/** What the page needs to know of a scenario. Throws SimulationError where its region cannot be calibrated. */
export function openedWorld({ name, pack, scenario, worlds }: OpenScenario): OpenedWorld {
  const { region } = scenario;
  const { economy } = prepareScenario(scenario, ["baseline"], worlds).variants[0]!.calibration.world;
  return {
    scenario: name,
    region: region.label,
    currency: currencyOf(scenario),
    startYear: scenario.startYear,
    years: scenario.years,
    // One by one, many firms take seconds a lever.
    population: scenario.firms > MOST_AGENTS ? "cohorts" : scenario.population,
    seed: scenario.seed,
    cities: citiesOf(region),
    outlines: region.outlines ?? [],
    provinces: provincesOf(region),
    agglomerations: named(groupsOf(scenario)),
    hinterlands: named(region.hinterlands),
    sectors: industriesOf(region),
    flows: flowKinds(economy),
    labour: [...economy.labourIds],
    asked: [scenario.answer?.measure ?? [], scenario.answer?.beside ?? []].flat(),
    variants: Object.entries(scenario.variants).map(([id, { label, levers }]) => ({ id, label, levers })),
    study: pack.studies[name],
  };
}
