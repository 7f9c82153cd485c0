import { Command } from "commander";
import { calibrate, fitTable, worstFit } from "../calibrate/index.js";
import { stabilityOf } from "../engine/stability.js";
import { diskFiles } from "../node/files.js";
import { checkPlace } from "../node/places.js";
import { writeFolder } from "../node/writeFolder.js";
import { fileNamed, loadRegion, loadScenario, type Region, regionOf } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import { commonOptions } from "./options.js";
import { print, tell } from "./output.js";
import { readable, textTable } from "./tables.js";

/** agglom calibrate FILE: inversion of a region (or of a scenario's region); data against model and the stability of the base year. */
export function calibrateCommand(finish: Finish): Command {
  return commonOptions(new Command("calibrate"), "write fit.csv there")
    .description("invert the base year of a region; data against model, spectral radius of the year map")
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
      if (flags.json) {
        print(
          `${JSON.stringify({ region: region.id, rows, worst, tolerance: region.target.tolerance, met, spectralRadius: stability.radius, mode: stability.mode })}\n`,
        );
      } else {
        const shown = flags.all
          ? rows
          : rows.filter(
              ({ variable, role }) =>
                role === "check" || ["gdp", "residents"].includes(variable) || variable.endsWith("ary"),
            );
        const cells = shown.map((row) => [
          row.scope,
          row.variable,
          readable(row.data),
          readable(row.model),
          Number.isNaN(row.error) ? "-" : row.error.toExponential(1),
          row.unit,
          row.role,
        ]);
        print(`${region.label.en}, base year ${region.baseYear}\n\n`);
        print(textTable(["scope", "variable", "data", "model", "relative error", "unit", "role"], cells));
        print(notes(calibration, worst, met));
        print(`Spectral radius of the year map: ${stability.radius.toFixed(4)} (slowest mode: ${stability.mode})\n`);
        if (stability.radius > 1)
          tell(
            `Warning: the base year is unstable, a push grows by ${((stability.radius - 1) * 100).toFixed(2)} % a year in ${stability.mode}.\n`,
          );
      }
      finish(met ? EXIT.done : EXIT.failed);
    });
}

function fitCsv(rows: ReturnType<typeof fitTable>): string {
  const lines = rows.map(({ scope, variable, data, model, error, unit, role }) =>
    [scope, `"${variable}"`, data, model, Number.isNaN(error) ? "" : error, `"${unit}"`, role].join(","),
  );
  return `${["scope,variable,data,model,relative_error,unit,role", ...lines].join("\n")}\n`;
}

function notes(
  { structure, balance, spilloverScale, region }: ReturnType<typeof calibrate>,
  worst: number,
  met: boolean,
): string {
  const lines = [
    `Largest error of a target: ${worst.toExponential(1)} (tolerance ${region.target.tolerance}): ${met ? "met" : "NOT met"}.`,
    structure.imputed
      ? `City structure below three sectors is imputed: national shares, leading industries tilted by ${region.structure.tilt.value}.`
      : "City structure is the table that the region gives.",
    "Observed trade imbalances are not reproduced: every node spends its income.",
  ];
  if (balance.headquartersScale < 1)
    lines.push(
      `Cross-city headquarters shares were lowered to ${(balance.headquartersScale * 100).toFixed(0)} % of their value to keep revenues positive.`,
    );
  if (spilloverScale < 1)
    lines.push(
      `Knowledge spillovers were lowered to ${(spilloverScale * 100).toFixed(0)} % of their value so that own research stays positive.`,
    );
  return `\n${lines.join("\n")}\n`;
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
