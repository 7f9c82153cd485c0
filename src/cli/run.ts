import { Command } from "commander";
import { SimulationError } from "../engine/errors.js";
import {
  BASELINE,
  checkArm,
  compare,
  leversWithoutEffect,
  prepareScenario,
  serialExecutor,
} from "../experiments/index.js";
import { INDICATORS } from "../indicators/index.js";
import { scenarioName } from "../node/outputFolders.js";
import { originOf } from "../node/provenance.js";
import { withResults } from "../node/resultsFolder.js";
import { writeResults } from "../node/writeResults.js";
import { CLUSTER } from "../results/index.js";
import { EXIT, type Finish } from "./exit.js";
import {
  circumstances,
  formatOption,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
  type TableFlags,
} from "./options.js";
import { print, warn } from "./output.js";
import { readable, signedPercent, textTable } from "./tables.js";

/** agglom run FILE: one replicate of the baseline or of a variant. */
export function runCommand(finish: Finish): Command {
  return scenarioOptions(new Command("run"), "results directory (default results/NAME-VARIANT)")
    .description("one replicate of the baseline or of one variant")
    .argument("<file>", "scenario file")
    .option("--variant <name>", "variant to run", BASELINE)
    .addOption(formatOption())
    .option("--json", "print the cluster's indicators as JSON")
    .addHelpText("after", "\nExample:\n  agglom run scenarios/teaching/two-cities.yaml --set years=10")
    .action(async (file: string, flags: ScenarioOptions & Pick<TableFlags, "format"> & { variant: string }) => {
      const startedAt = new Date();
      const scenario = readScenario(file, flags);
      checkArm(file, flags.variant, [BASELINE, ...Object.keys(scenario.variants)]);
      const target = flags.out ?? `results/${scenarioName(file)}-${flags.variant}`;
      const { summary } = await withResults([target], async ([folder]) => {
        const prepared = prepareScenario(scenario, [flags.variant]);
        const comparison = await compare(serialExecutor(prepared), { replicates: 1 });
        if (comparison.failed[0]) throw new SimulationError(comparison.failed[0].reason);
        warn(leversWithoutEffect(prepared));
        const experiment = { prepared, comparison, workers: 1 };
        writeResults(folder!, originOf(file, scenario, circumstances(startedAt, 1)), experiment, flags);
        return comparison;
      });
      const values = summary.rows.row(0, 0).values;
      const at = (year: number, indicator: number) => values[year * summary.indicators.length + indicator]!;
      const last = summary.years.length - 1;
      if (flags.json) {
        const rows = summary.years.flatMap((year, y) =>
          summary.indicators.map((indicator, k) => ({
            variant: flags.variant,
            year,
            place: CLUSTER,
            level: CLUSTER,
            indicator,
            value: at(y, k),
          })),
        );
        print(`${JSON.stringify(rows.filter(({ value }) => !Number.isNaN(value)))}\n`);
      } else {
        const rows = INDICATORS.map(({ label, unit }, k) => [
          label.en,
          readable(at(0, k)),
          readable(at(last, k)),
          signedPercent(at(last, k) / at(0, k) - 1),
          unit.replace("{currency}", scenario.region.currency),
        ]).filter((row) => row[1] !== "-");
        print(`${scenario.title.en}: ${flags.variant}, replicate 0\n\n`);
        print(textTable(["cluster", String(summary.years[0]), String(summary.years[last]), "change", "unit"], rows));
        print(`\nResults: ${target}\n`);
      }
      finish(EXIT.done);
    });
}
