import { basename, dirname, relative, resolve } from "node:path";
import { fileNamed, loadRegion, mistakeAt, newRegion, newScenario, type Region } from "../../input/index.js";
import { joined, type Language, shellWord, type Text } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { writeNewFiles } from "../node/disk/places.js";
import { programRoot } from "../node/process/program.js";
import { Command } from "./command.js";
import { said } from "./language.js";
import { commonOptions, shippedRegion } from "./options.js";
import { print } from "./output.js";

interface NewFlags {
  out?: string;
  lang: Language;
}

interface RegionFlags extends NewFlags {
  cities?: string;
  sectors?: string;
  employment?: boolean;
  defaults: string;
}

/** agglom new region|scenario NAME: commented files that run as they are; nothing is ever written over. */
export function newCommand(): Command {
  return new Command("new", "help.new").group("start").addCommand(regionCommand()).addCommand(scenarioCommand());
}

function regionCommand(): Command {
  return commonOptions(new Command("region", "help.newRegion"), "help.outNewRegion")
    .takes("<name>", "help.regionId")
    .flag("--cities <table.csv>", "help.citiesTable")
    .flag("--sectors <table.csv>", "help.sectorsTable")
    .flag("--employment", "help.employment")
    .flag("--defaults <region>", "help.defaultsRegion", "regions/china/common")
    .language("help.commentLanguage")
    .example("agglom new region my-region --cities cities.csv --sectors sectors.csv")
    .does((name: string, flags: RegionFlags) => {
      if (flags.employment && flags.sectors === undefined)
        throw mistakeAt("--employment", "cli.employmentOfSectors", "cli.employmentBeside", "cli.giveSectors");
      const folder = flags.out ?? name;
      const made = newRegion(
        {
          id: name,
          folder,
          cities: flags.cities,
          sectors: flags.sectors,
          counted: flags.employment ? "employment" : "valueAdded",
          defaults: seenFrom(folder, flags.defaults),
          schema: schemaFrom(folder, "region"),
          known: flags.cities === undefined ? { cities: new Map(), provinces: new Map() } : shippedNames(),
          lang: flags.lang,
        },
        diskFiles,
      );
      writeNewFiles(folder, made.files);
      print(regionSaid(folder, made.files, made.guessed));
    });
}

function scenarioCommand(): Command {
  return commonOptions(new Command("scenario", "help.newScenario"), "help.outNewScenario")
    .takes("<name>", "help.scenarioName")
    .requiredOption("--region <file>", said("help.regionOfScenario"))
    .language("help.commentLanguage")
    .example("agglom new scenario my-scenario --region my-region/region.yaml")
    .does((name: string, flags: NewFlags & { region: string }) => {
      const plain = name.replace(/\.ya?ml$/, "");
      const file = flags.out ?? `${plain}.yaml`;
      const { region, named } = regionNamed(flags.region, dirname(file));
      const scenario = {
        name: basename(plain),
        regionFile: named,
        region,
        schema: schemaFrom(dirname(file), "scenario"),
      };
      const text = newScenario(scenario, file, flags.lang, diskFiles);
      writeNewFiles(dirname(file), { [basename(file)]: text });
      const asked = shellWord(file);
      print(said("cli.scenarioWritten", { file, next: `agglom check ${asked}\n  agglom compare ${asked}` }));
    });
}

/** A region by file, by the name under which it ships, or by its id alone; and what a file in `folder` calls it. */
function regionNamed(name: string, folder: string): { region: Region; named: string } {
  const shipped = shippedRegion(name, "--region");
  const region = loadRegion(shipped ?? name, diskFiles, { file: "--region" });
  return { region, named: shipped ?? relativePath(folder, fileNamed(diskFiles, name)) };
}

/** The name of a shipped file stays; a path is written as it is seen from the folder. */
function seenFrom(folder: string, name: string): string {
  return diskFiles.shipped?.(name) === undefined ? relativePath(folder, fileNamed(diskFiles, name)) : name;
}

function relativePath(folder: string, file: string): string {
  return relative(resolve(folder), resolve(file)).replaceAll("\\", "/");
}

function schemaFrom(folder: string, kind: "region" | "scenario"): string {
  return relativePath(folder, `${programRoot}scenarios/${kind}.schema.json`);
}

/** Ids of Chinese names that shipped regions have. */
function shippedNames() {
  const { tables, provinceLabels } = loadRegion("regions/five-agglomerations", diskFiles);
  return {
    cities: new Map(tables.cities.flatMap(({ id, nameZh }) => (nameZh === undefined ? [] : [[nameZh, id]]))),
    provinces: new Map(Object.entries(provinceLabels).map(([id, { zh }]) => [zh, id])),
  };
}

function regionSaid(folder: string, files: Readonly<Record<string, string>>, guessed: readonly Text[]): string {
  const paths = Object.keys(files).map((name) => `${folder}/${name}`);
  const region = shellWord(`${folder}/region.yaml`);
  const next = `agglom check ${region}\n  agglom new scenario my-scenario --region ${region}`;
  return said("cli.regionWritten", {
    paths: joined(paths),
    guessed: guessed.map((unit) => said("cli.takenAs", { unit })).join(""),
    next,
  });
}
