import { dirname, relative, resolve } from "node:path";
import { Command, Option } from "commander";
import { both, joined, LANGUAGES, type Language, type Text, t } from "../language/index.js";
import { diskFiles } from "../node/files.js";
import { writeNewFiles } from "../node/newFiles.js";
import { programRoot } from "../node/program.js";
import { fileNamed, loadRegion, newRegion, newScenario, type Region } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import { commonOptions } from "./options.js";
import { print } from "./output.js";
import { shippedRegion } from "./regionFile.js";

interface RegionFlags {
  cities?: string;
  sectors?: string;
  employment?: boolean;
  defaults: string;
  out?: string;
  lang: Language;
}

interface ScenarioFlags {
  region: string;
  out?: string;
  lang: Language;
}

/** agglom new region|scenario NAME: commented files that run as they are; nothing is ever written over. */
export function newCommand(finish: Finish): Command {
  return new Command("new")
    .description("write a region or a scenario of your own that runs at once, with comments on every block")
    .addCommand(regionCommand(finish))
    .addCommand(scenarioCommand(finish));
}

const languageOption = () =>
  new Option("--lang <code>", "language of the comments").choices([...LANGUAGES]).default("en");

function regionCommand(finish: Finish): Command {
  return commonOptions(new Command("region"), "folder of the new files (default: NAME)")
    .description("a region file and its tables, from a table of cities or three invented ones")
    .argument("<name>", "id of the region: lower-case letters, digits and hyphens")
    .option("--cities <table.csv>", "name, residents and GDP of each city; if known its province, coordinates, name_zh")
    .option(
      "--sectors <table.csv>",
      "value added by city and sector: a row each, or a row a city and a column a sector",
    )
    .option("--employment", "the table of sectors counts employed persons (thousand)")
    .option("--defaults <region>", "region whose figures stand in for what you do not give", "regions/china/common")
    .addOption(languageOption())
    .addHelpText("after", "\nExample:\n  agglom new region my-region --cities cities.csv --sectors sectors.csv")
    .action((name: string, flags: RegionFlags) => {
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
      print(regionSaid(folder, made.files, made.guessed)[flags.lang]);
      finish(EXIT.done);
    });
}

function scenarioCommand(finish: Finish): Command {
  return commonOptions(new Command("scenario"), "the new file (default: NAME.yaml)")
    .description("a scenario file with two variants, and further blocks to switch on")
    .argument("<name>", "name of the scenario")
    .requiredOption("--region <file>", "region file, or the name of a shipped region (yangtze-river-delta)")
    .addOption(languageOption())
    .addHelpText("after", "\nExample:\n  agglom new scenario my-scenario --region my-region/region.yaml")
    .action((name: string, flags: ScenarioFlags) => {
      const file = flags.out ?? `${name}.yaml`;
      const { region, named } = regionNamed(flags.region, dirname(file));
      const scenario = {
        name: baseName(name),
        regionFile: named,
        region,
        schema: schemaFrom(dirname(file), "scenario"),
      };
      const text = newScenario(scenario, file, flags.lang, diskFiles);
      writeNewFiles(dirname(file), { [file.slice(file.lastIndexOf("/") + 1)]: text });
      print(scenarioSaid(file)[flags.lang]);
      finish(EXIT.done);
    });
}

function baseName(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1).replace(/\.ya?ml$/, "");
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

function regionSaid(folder: string, files: Readonly<Record<string, string>>, guessed: readonly string[]): Text {
  const paths = Object.keys(files).map((name) => `${folder}/${name}`);
  const next = `agglom check ${folder}/region.yaml
  agglom new scenario my-scenario --region ${folder}/region.yaml`;
  return t("cli.writtenNext", {
    paths: joined(paths, "enumeration"),
    guessed: both((language) => guessed.map((unit) => t("cli.takenAs", { unit })[language]).join("")),
    next,
  });
}

function scenarioSaid(file: string): Text {
  const next = `agglom check ${file}\n  agglom compare ${file}`;
  return t("cli.writtenNext2", { file, next });
}
