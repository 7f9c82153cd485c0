import { Command } from "commander";
import { calibrate, fitTable, worstFit } from "../calibrate/index.js";
import { stabilityOf } from "../engine/stability.js";
import { realisedTable } from "../evidence/index.js";
import { diskFiles } from "../node/files.js";
import { checkPlace } from "../node/places.js";
import { writeFolder } from "../node/writeFolder.js";
import { fileNamed, loadRegion, loadScenario, type Region, regionOf } from "../scenario/index.js";
import { fitCsv, fitText, notesText, realisedText, runawayText } from "./calibrationText.js";
import { EXIT, type Finish } from "./exit.js";
import { commonOptions } from "./options.js";
import { print, tell } from "./output.js";

/** agglom calibrate FILE: inversion of a region (or of a scenario's region); data against model, stability of the base year, realised elasticities. */
export function calibrateCommand(finish: Finish): Command {
  return commonOptions(new Command("calibrate"), "write fit.csv there")
    .description(
      "invert the base year of a region; data against model, spectral radius of the year map, realised elasticities beside published ranges",
    )
    .argument("<file>", "region file or name (regions/teaching-two-cities), or scenario file whose region is meant")
    .option("--json", "print the fit as JSON")
    .option("--all", "show every sector of every city")
    .addHelpText("after", "\nExample:\n  agglom calibrate scenarios/regions/yangtze-river-delta/region.yaml")
    .action((file: string, flags: { json?: boolean; all?: boolean; out?: string }) => {
      if (flags.out !== undefined) checkPlace(flags.out);
      const region = readRegion(file);
      const calibration = calibrate(region);
      const rows = fitTable(calibration);
      const worst = worstFit(rows);
      const stability = stabilityOf(calibration.world, calibration.market);
      if (flags.out !== undefined) writeFolder(flags.out, { "fit.csv": fitCsv(rows) });
      const met = worst <= region.target.tolerance;
      const realised = realisedTable(calibration);
      if (flags.json) {
        const { radius: spectralRadius, mode } = stability;
        const { tolerance } = region.target;
        const base = { region: region.id, rows, worst, tolerance, met, spectralRadius, mode, realised };
        print(`${JSON.stringify(base)}\n`);
      } else {
        print(`${region.label.en}, base year ${region.baseYear}\n\n`);
        print(fitText(rows, flags.all === true));
        print(notesText(calibration, rows));
        print(`Spectral radius of the year map: ${stability.radius.toFixed(4)} (slowest mode: ${stability.mode})\n`);
        print(realisedText(calibration, realised));
      }
      if (stability.radius >= 1)
        tell(
          `Warning: the base year is unstable, a push grows by ${((stability.radius - 1) * 100).toFixed(2)} % a year in ${stability.mode}.\n`,
        );
      tell(runawayText(realised));
      finish(met ? EXIT.done : EXIT.failed);
    });
}

/** A file with a key that only scenarios have is one; what cannot be read is reported by the reader of regions. */
function readRegion(name: string): Region {
  const file = fileNamed(diskFiles, name);
  return isScenario(file) ? regionOf(loadScenario(file, diskFiles)) : loadRegion(file, diskFiles);
}

function isScenario(file: string): boolean {
  try {
    return /^(region|title|question|startYear|years|variants):/m.test(new TextDecoder().decode(diskFiles.read(file)));
  } catch {
    return false;
  }
}
