import { readdirSync } from "node:fs";
import { Option } from "commander";
import {
  backtest,
  casesCsv,
  type Exclusion,
  FORECASTS,
  forecaster,
  missesFirst,
  type NoForecast,
  Panel,
  QUANTITIES,
  readExclusions,
  readNational,
  readTechnology,
  scoresCsv,
} from "../../evidence/index.js";
import { fileNamed, loadRegion, UserError } from "../../input/index.js";
import { joined, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFolder } from "../node/disk/writeFolder.js";
import { programRoot } from "../node/process/program.js";
import { backtestText } from "./backtestText.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { languageAsked, said } from "./language.js";
import { commonOptions, shippedFile } from "./options.js";
import { print, tell } from "./output.js";

const REGIONS = `${programRoot}scenarios/regions`;

interface Flags {
  naive?: boolean;
  json?: boolean;
  quiet?: boolean;
  out?: string;
  seed?: string;
  exclusions: string;
  national: string;
  inputOutput: string;
  valueAdded: string;
}

/** agglom backtest [FILE...]: earlier years inverted, later ones forecast, errors beside those of naive forecasts. */
export function backtestCommand(finish: Finish): Command {
  return commonOptions(new Command("backtest"), said(t("help.outBacktest")))
    .description(said(t("help.backtest")))
    .group("test")
    .argument("[file...]", said(t("help.backtestRegions")))
    .option("--naive", said(t("help.naive")))
    .option("--json", said(t("help.scoresJson")))
    .addOption(
      new Option("--exclusions <file>", said(t("help.exclusions"))).default(
        ...shippedFile("scenarios/regions/exclusions.csv"),
      ),
    )
    .addOption(
      new Option("--national <file>", said(t("help.national"))).default(
        ...shippedFile("scenarios/regions/china/national.csv"),
      ),
    )
    .addOption(
      new Option("--input-output <file>", said(t("help.inputOutput"))).default(
        ...shippedFile("scenarios/regions/china/input-output-2017.csv"),
      ),
    )
    .addOption(
      new Option("--value-added <file>", said(t("help.valueAdded"))).default(
        ...shippedFile("scenarios/regions/china/value-added-2017.csv"),
      ),
    )
    .example("agglom backtest regions/yangtze-river-delta --out results/backtest")
    .action((files: string[], flags: Flags) => {
      if (flags.out !== undefined) checkPlace(flags.out);
      const panels = panelsOf(files, readExclusions(diskFiles, flags.exclusions));
      const national = readNational(diskFiles, flags.national);
      const ids = panels.map(({ region }) => region.id);
      if (!flags.quiet) tell(said(t("cli.panels", { count: panels.length, ids: joined(ids, "enumeration") })));
      const failed: NoForecast[] = [];
      const windows = QUANTITIES.flatMap((quantity) => quantity.windows);
      const technology = readTechnology(diskFiles, flags.inputOutput, flags.valueAdded);
      const ground = { panels, national, windows, technology };
      const models = flags.naive
        ? {}
        : {
            [FORECASTS.model]: forecaster(ground, failed),
            [FORECASTS.settled]: forecaster({ ...ground, settled: true }),
          };
      const results = backtest({ panels, national, models }, flags.seed);
      if (flags.out !== undefined)
        writeFolder(flags.out, { "backtest.csv": casesCsv(results), "scores.csv": scoresCsv(results) });
      if (flags.json) {
        const rows = missesFirst(results).map(({ cases: _, quantity, ...rest }) => ({
          quantity: quantity.id,
          unit: quantity.unit,
          ...rest,
        }));
        print(`${JSON.stringify({ regions: ids, results: rows, failed })}\n`);
      } else print(backtestText(results, failed, languageAsked()));
      finish(failed.length === 0 ? EXIT.done : EXIT.failed);
    });
}

/** Panels of the files, or of all shipped regions that have one. */
export function panelsOf(files: readonly string[], exclusions: readonly Exclusion[]): Panel[] {
  const asked = files.length > 0;
  const panels = (asked ? files.map((name) => fileNamed(diskFiles, name)) : shippedRegions()).map((file) => ({
    file,
    panel: new Panel(loadRegion(file, diskFiles), exclusions),
  }));
  const empty = panels.find(({ panel }) => panel.cities.length === 0);
  if (asked && empty) throw noPanel(empty.file);
  return distinct(panels.filter(({ panel }) => panel.cities.length > 0).map(({ panel }) => panel));
}

function shippedRegions(): string[] {
  return readdirSync(REGIONS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => diskFiles.shipped?.(`regions/${name}`) ?? [])
    .sort();
}

/** A region whose cities other regions hold already is none more. */
function distinct(panels: readonly Panel[]): Panel[] {
  const others = (panel: Panel) => panels.filter((one) => one !== panel && one.cities.length < panel.cities.length);
  return panels.filter((panel) => {
    const held = new Set(others(panel).flatMap(({ cities }) => cities));
    return panels.length === 1 || !panel.cities.every((city) => held.has(city));
  });
}

function noPanel(file: string): UserError {
  return new UserError({
    file,
    path: "tables.observed",
    what: t("cli.noRealGdp"),
    allowed: t("cli.tableOfRealGdp"),
    hint: t("cli.giveObserved"),
  });
}
