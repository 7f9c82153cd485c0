import { INDICATORS } from "../../measures/indicators/index.js";
import { CLUSTER, type Summary } from "../../measures/results/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import { type Table, tableText, untitled } from "../../report/index.js";
import {
  BASELINE,
  checkArm,
  checkLand,
  compare,
  currencyOf,
  leversWithoutEffect,
  prepareScenario,
  serialExecutor,
} from "../../runs/experiments/index.js";
import { type Language, type Text, t, unitText } from "../../words/index.js";
import { interruptible, pauseFor } from "../node/process/interrupt.js";
import { originOf } from "../node/results/provenance.js";
import { scenarioName } from "../node/results/resultsFolder.js";
import { writeResults } from "../node/results/writeResults.js";
import { Command } from "./command.js";
import { readable, signedPercent } from "./numbers.js";
import {
  circumstances,
  formatOption,
  languageOption,
  placesIn,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
  type TableFlags,
} from "./options.js";
import { inResults, print, printJson, warn } from "./output.js";

interface RunFlags extends ScenarioOptions, Pick<TableFlags, "format"> {
  variant: string;
  lang: Language;
}

/** agglom run FILE: one replicate of the baseline or of a variant. */
export function runCommand(): Command {
  return scenarioOptions(new Command("run", "help.run"), "help.outRun")
    .group("run")
    .takes("<file>", "help.scenarioFile")
    .flag("--variant <name>", "help.variantToRun", BASELINE)
    .addOption(formatOption())
    .addOption(languageOption())
    .flag("--json", "help.clusterJson")
    .example("agglom run scenarios/teaching/two-cities.yaml --set years=10")
    .does(async (file: string, flags: RunFlags) => {
      const startedAt = new Date();
      const scenario = readScenario(file, flags);
      checkArm(file, flags.variant, [BASELINE, ...Object.keys(scenario.variants)]);
      const target = flags.out ?? `results/${scenarioName(file)}-${flags.variant}`;
      const { summary } = await inResults([target], async ([folder]) => {
        const prepared = prepareScenario(scenario, [flags.variant]);
        checkLand(prepared, placesIn(file, flags));
        const comparison = await interruptible((stop) =>
          compare(serialExecutor(prepared, pauseFor(stop)), { replicates: 1 }),
        );
        if (comparison.failed[0]) throw new SimulationError(comparison.failed[0].text);
        warn(leversWithoutEffect(prepared), flags.lang);
        const experiment = { prepared, comparison, workers: 1 };
        const origin = originOf(file, scenario, circumstances(startedAt, 1));
        await writeResults(folder!, origin, experiment, { format: flags.format, language: flags.lang });
        return comparison;
      });
      if (flags.json) printJson(valuesOf(summary, flags.variant));
      else {
        const title = { title: scenario.title[flags.lang], variant: flags.variant };
        print(`${t("cli.runOfVariant", title)[flags.lang]}\n\n`);
        print(tableText(endsOf(summary, currencyOf(scenario), flags.lang)));
        print(`\n${t("cli.resultsIn", { target })[flags.lang]}\n`);
      }
    });
}

/** Of the cluster, by year; what has no value is left out. */
function valuesOf({ years, indicators, rows }: Summary, variant: string) {
  const { values } = rows.row(0, 0);
  const all = years.flatMap((year, y) =>
    indicators.map((indicator, k) => ({
      ...{ variant, year, place: CLUSTER, level: CLUSTER, indicator },
      value: values[y * indicators.length + k]!,
    })),
  );
  return all.filter(({ value }) => !Number.isNaN(value));
}

/** The first and the last year of the cluster, and what changed. */
function endsOf({ years, indicators, rows }: Summary, currency: Text, language: Language): Table {
  const { values } = rows.row(0, 0);
  const last = years.length - 1;
  const cells = INDICATORS.map(({ label, unit }, k) => {
    const [before, after] = [values[k]!, values[last * indicators.length + k]!];
    const change = signedPercent(after / before - 1, language);
    return [label[language], readable(before), readable(after), change, unitText(unit, currency)[language]];
  });
  const heads = [t("cli.clusterHead"), t("cli.change"), t("cli.unit")].map((head) => head[language]);
  const columns = [heads[0]!, String(years[0]), String(years[last]), heads[1]!, heads[2]!];
  return untitled(
    columns,
    cells.filter(([, before]) => before !== "-"),
  );
}
