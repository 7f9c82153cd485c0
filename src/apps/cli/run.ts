import { armsOf, BASELINE } from "../../input/index.js";
import { INDICATORS } from "../../measures/indicators/index.js";
import { CLUSTER, type Summary } from "../../measures/results/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import {
  armLabel,
  checkArm,
  checkLand,
  compare,
  currencyOf,
  leversWithoutEffect,
  prepareScenario,
  serialExecutor,
} from "../../runs/experiments/index.js";
import { type AnyText, type Language, quoted, type Text, textOf, unitText, type Words } from "../../words/index.js";
import { interruptible, pauseFor } from "../node/process/interrupt.js";
import { originOf } from "../node/results/provenance.js";
import { scenarioName } from "../node/results/resultsFolder.js";
import { writeResults } from "../node/results/writeResults.js";
import { Command } from "./command.js";
import { languageAsked, said } from "./language.js";
import {
  circumstances,
  placesIn,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
  type TableFlags,
} from "./options.js";
import { inResults, print, printJson, readable, screenTable, signedPercent, warn } from "./output.js";

interface RunFlags extends ScenarioOptions, Pick<TableFlags, "format"> {
  variant: string;
  lang: Language;
}

/** agglom run FILE: one replicate of the baseline or of a variant. */
export function runCommand(): Command {
  return scenarioOptions(new Command("run", "help.run"), "help.outRun")
    .group("run")
    .stoppable()
    .takes("<file>", "help.scenarioFile")
    .flag("--variant <name>", "help.variantToRun", BASELINE)
    .format()
    .language()
    .flag("--json", "help.clusterJson")
    .example("agglom run scenarios/teaching/two-cities.yaml --set years=10")
    .does(async (file: string, flags: RunFlags) => {
      const startedAt = new Date();
      const scenario = readScenario(file, flags);
      checkArm(file, flags.variant, armsOf(scenario));
      const target = flags.out ?? `results/${scenarioName(file)}-${flags.variant}`;
      const { summary } = await inResults([target], async ([folder]) => {
        const prepared = prepareScenario(scenario, [flags.variant]);
        checkLand(prepared, placesIn(file, flags));
        const comparison = await interruptible((stop) =>
          compare(serialExecutor(prepared, pauseFor(stop)), { replicates: 1 }),
        );
        if (comparison.failed[0]) throw new SimulationError(comparison.failed[0].text);
        warn(leversWithoutEffect(prepared));
        const experiment = { prepared, comparison, workers: 1 };
        const origin = originOf(file, scenario, circumstances(startedAt, 1));
        await writeResults(folder!, origin, experiment, { format: flags.format, language: flags.lang });
        return comparison;
      });
      if (flags.json) printJson(valuesOf(summary, flags.variant));
      else {
        const variant = quoted(armLabel(scenario, flags.variant));
        print(`${said("cli.runOfVariant", { title: scenario.title, variant })}\n\n`);
        print(screenTable(said, ...endsOf(summary, currencyOf(scenario))));
        print(`\n${said("cli.resultsIn", { target })}\n`);
      }
    });
}

/** Of the cluster, by year; what has no value is left out. */
function valuesOf({ years, indicators, rows }: Summary, variant: string) {
  const { values } = rows.row(0, 0);
  const all = years.flatMap((year, y) =>
    indicators.map((indicator, k) => ({
      variant,
      year,
      place: CLUSTER,
      level: CLUSTER,
      indicator,
      value: values[y * indicators.length + k]!,
    })),
  );
  return all.filter(({ value }) => !Number.isNaN(value));
}

/** What rounding leaves of nothing, in the units of all indicators, is nothing. */
const settled = (value: number) => (Math.abs(value) < 1e-9 ? 0 : value);

/** The first and the last year of the cluster, and what changed. */
function endsOf({ years, indicators, rows }: Summary, currency: Text): [heads: Words[], rows: AnyText[][]] {
  const { values } = rows.row(0, 0);
  const last = years.length - 1;
  const cells = INDICATORS.map(({ label, unit }, k) => {
    const [before, after] = [values[k]!, values[last * indicators.length + k]!].map(settled) as [number, number];
    return [
      label,
      readable(before),
      readable(after),
      signedPercent((after - before) / Math.abs(before), languageAsked()),
      unitText(unit, currency),
    ];
  });
  const ends = [years[0], years[last]].map((year) => textOf(String(year)));
  return [["cli.clusterHead", ...ends, "cli.change", "cli.unit"], cells.filter(([, before]) => before !== "-")];
}
