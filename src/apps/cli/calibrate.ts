import { type Calibration, calibrate, fitTable, instabilityText, modeText, worstFit } from "../../calibrate/index.js";
import { baseYearTables, realisedTable } from "../../evidence/index.js";
import { type Region, UserError } from "../../input/index.js";
import { stabilityOf } from "../../model/engine/stability.js";
import { currencyOf } from "../../runs/experiments/index.js";
import { type AnyText, both, t, toText } from "../../words/index.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFolder } from "../node/disk/writeFolder.js";
import { writeTables } from "../node/results/writeTables.js";
import { fitCsv, fitText, notesText, realisedCsv, realisedText, runaways } from "./calibrationText.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { languageAsked, said } from "./language.js";
import { commonOptions } from "./options.js";
import { print, warnOf } from "./output.js";
import { readRegion } from "./regionFile.js";
import { inResults } from "./results.js";

/**
 * agglom calibrate FILE: inversion of a region (or of a scenario's region); data against model, stability of the base
 * year, realised elasticities.
 */
export function calibrateCommand(finish: Finish): Command {
  return commonOptions(new Command("calibrate"), said(t("help.outFit")))
    .description(said(t("help.calibrate")))
    .group("data")
    .argument("<file>", said(t("help.calibratedFile")))
    .option("--json", said(t("help.fitJson")))
    .option("--tables <dir>", said(t("help.baseYearTables")))
    .option("--all", said(t("help.everySector")))
    .example("agglom calibrate scenarios/regions/yangtze-river-delta/region.yaml")
    .action(async (file: string, flags: { json?: boolean; all?: boolean; out?: string; tables?: string }) => {
      if (flags.out !== undefined) checkPlace(flags.out);
      const region = readRegion(file);
      const calibration = await calibrated(region, flags.tables);
      const rows = fitTable(calibration);
      const worst = worstFit(rows);
      const stability = stabilityOf(calibration.world, calibration.market);
      const met = worst <= region.target.tolerance;
      const realised = realisedTable(calibration);
      if (flags.out !== undefined)
        writeFolder(flags.out, { "fit.csv": fitCsv(rows), "realised.csv": realisedCsv(realised) });
      if (flags.json) {
        const { radius: spectralRadius, mode } = stability;
        const { tolerance } = region.target;
        const base = { region: region.id, rows, worst, tolerance, met, spectralRadius, mode, realised };
        print(`${JSON.stringify(base)}\n`);
      } else {
        const language = languageAsked();
        const radius = t("cli.spectralRadius", { radius: stability.radius.toFixed(4), mode: modeText(stability) });
        print(`${said(t("cli.regionBaseYear", { region: region.label, year: region.baseYear }))}\n\n`);
        print(fitText(rows, { all: flags.all === true, currency: currencyOf({ region }) }, language));
        print(notesText(calibration, rows, language));
        print(`${said(radius)}\n`);
        print(realisedText(calibration, realised, language));
        if (flags.tables !== undefined) print(`\n${said(t("cli.baseYearTablesIn", { folder: flags.tables }))}\n`);
      }
      const unstable = instabilityText(stability);
      warnOf([...(region.filledIn ?? []), ...(unstable ? [unstable] : []), ...runaways(realised)], languageAsked());
      finish(met ? EXIT.done : EXIT.failed);
    });
}

/** The region at rest, its base year written as tables where asked for; the place is held before the work begins. */
async function calibrated(region: Region, tables: string | undefined): Promise<Calibration> {
  if (tables === undefined) return calibrate(region);
  return namedBy("--tables", () =>
    inResults([tables], async ([folder]) => {
      const calibration = calibrate(region);
      writeTables(folder!, region, baseYearTables(calibration));
      return calibration;
    }),
  );
}

/** What is wrong with a place is said of the option that names it. */
async function namedBy<Value>(option: string, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const said = (text: string) => text.replaceAll("--out", option);
    const hint = (text: AnyText) => both((language) => said(toText(text)[language]));
    throw new UserError(
      error.problems.map((problem) => ({
        ...problem,
        file: said(problem.file),
        hint: problem.hint && hint(problem.hint),
      })),
    );
  }
}
