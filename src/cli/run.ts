import { SimulationError } from "../engine/errors.js";
import {
  BASELINE,
  checkArm,
  checkLand,
  compare,
  currencyOf,
  leversWithoutEffect,
  type PreparedScenario,
  prepareScenario,
  serialExecutor,
} from "../experiments/index.js";
import { INDICATORS } from "../indicators/index.js";
import { type Language, type Text, t, unitText } from "../language/index.js";
import { interruptible, pauseFor } from "../node/interrupt.js";
import { scenarioName } from "../node/outputFolders.js";
import { originOf } from "../node/provenance.js";
import { writeResults } from "../node/writeResults.js";
import { tableText, untitled } from "../report/index.js";
import { CLUSTER } from "../results/index.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
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
import { print, warn } from "./output.js";
import { inResults } from "./results.js";

interface RunFlags extends ScenarioOptions, Pick<TableFlags, "format"> {
  variant: string;
  lang: Language;
}

/** agglom run FILE: one replicate of the baseline or of a variant. */
export function runCommand(finish: Finish): Command {
  return scenarioOptions(new Command("run"), said(t("help.outRun")))
    .description(said(t("help.run")))
    .group("run")
    .argument("<file>", said(t("help.scenarioFile")))
    .option("--variant <name>", said(t("help.variantToRun")), BASELINE)
    .addOption(formatOption())
    .addOption(languageOption())
    .option("--json", said(t("help.clusterJson")))
    .example("agglom run scenarios/teaching/two-cities.yaml --set years=10")
    .action(async (file: string, flags: RunFlags) => {
      const startedAt = new Date();
      const scenario = readScenario(file, flags);
      checkArm(file, flags.variant, [BASELINE, ...Object.keys(scenario.variants)]);
      const target = flags.out ?? `results/${scenarioName(file)}-${flags.variant}`;
      const { summary } = await inResults([target], async ([folder]) => {
        const prepared = prepareScenario(scenario, [flags.variant]);
        checkLand(prepared, placesIn(file, flags));
        const comparison = await runOnce(prepared);
        if (comparison.failed[0]) throw new SimulationError(comparison.failed[0].text);
        warn(leversWithoutEffect(prepared), flags.lang);
        const origin = originOf(file, scenario, circumstances(startedAt, 1));
        const experiment = { prepared, comparison, workers: 1 };
        writeResults(folder!, origin, experiment, { format: flags.format, language: flags.lang });
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
        const { lang } = flags;
        const say = (text: Text) => text[lang];
        const rows = INDICATORS.map(({ label, unit }, k) => [
          label[lang],
          readable(at(0, k)),
          readable(at(last, k)),
          signedPercent(at(last, k) / at(0, k) - 1, lang),
          unitText(unit, currencyOf(scenario))[lang],
        ]).filter((row) => row[1] !== "-");
        const [title, { variant }] = [scenario.title[lang], flags];
        print(`${say(t("cli.runOfVariant", { title, variant }))}\n\n`);
        const heads = [
          say(t("cli.clusterHead")),
          String(summary.years[0]),
          String(summary.years[last]),
          say(t("cli.change")),
          say(t("cli.unit")),
        ];
        print(tableText(untitled(heads, rows)));
        print(`\n${say(t("cli.resultsIn", { target }))}\n`);
      }
      finish(EXIT.done);
    });
}

function runOnce(prepared: PreparedScenario): ReturnType<typeof compare> {
  return interruptible((stop) => compare(serialExecutor(prepared, pauseFor(stop)), { replicates: 1 }));
}
