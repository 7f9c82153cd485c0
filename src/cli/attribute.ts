import { Command } from "commander";
import { checkArm, type Experiment } from "../experiments/index.js";
import { type AttributionRow, attributePackage } from "../game/index.js";
import { INDICATORS } from "../indicators/index.js";
import { scenarioName } from "../node/outputFolders.js";
import { runWorkers } from "../node/pool.js";
import { originOf } from "../node/provenance.js";
import { withResults } from "../node/resultsFolder.js";
import { writeAttribution } from "../node/writeResults.js";
import { CLUSTER } from "../results/index.js";
import type { ResolvedScenario } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import {
  circumstances,
  placesIn,
  readScenario,
  replicatesOption,
  type ScenarioOptions,
  scenarioOptions,
  workersOption,
} from "./options.js";
import { print, tell } from "./output.js";
import { progressOf } from "./progress.js";
import { intervalText, readable, replicatesText, signedPercent, textTable } from "./tables.js";

interface AttributeFlags extends ScenarioOptions {
  variant?: string;
  replicates?: number;
}

/** agglom attribute FILE: how much of a package's effect each of its levers brings, averaged over all orders of introduction. */
export function attributeCommand(finish: Finish): Command {
  return scenarioOptions(new Command("attribute"), "results directory (default results/NAME-attribution)")
    .description("Shapley attribution of a variant's effect to its levers, with intervals and the range over orders")
    .argument("<file>", "scenario file")
    .option("--variant <name>", "variant whose package is explained (default: the last)")
    .addOption(replicatesOption("number of replicates"))
    .addOption(workersOption())
    .option("--json", "print the attribution as JSON")
    .addHelpText("after", "\nExample:\n  agglom attribute scenarios/teaching/two-cities.yaml --variant everything")
    .action(async (file: string, flags: AttributeFlags) => {
      const startedAt = new Date();
      const scenario = readScenario(file, flags);
      const names = Object.keys(scenario.variants);
      const variant = flags.variant ?? names.at(-1) ?? "";
      checkArm(file, variant, names);
      const target = flags.out ?? `results/${scenarioName(file)}-attribution`;
      const rows = await withResults([target], async ([folder]) => {
        const progress = progressOf(scenario.title.en, flags.quiet, { things: "runs" });
        const options = { replicates: flags.replicates ?? scenario.replicates, progress: progress.update };
        const places = placesIn(file, flags);
        const workers = runWorkers(flags.workers);
        const { rows, experiment, complete } = await attributePackage(
          places,
          scenario,
          variant,
          options,
          workers,
        ).finally(progress.end);
        const origin = originOf(file, scenario, circumstances(startedAt, experiment.workers));
        writeAttribution(folder!, origin, experiment, rows);
        tellOfFailures(experiment, complete);
        return rows;
      });
      print(flags.json ? `${JSON.stringify(rows)}\n` : screenText(scenario, variant, rows, target));
      finish(EXIT.done);
    });
}

function tellOfFailures({ comparison: { summary, failed } }: Experiment, complete: number): void {
  if (failed.length === 0) return;
  const { variant, replicate, reason } = failed[0]!;
  tell(
    `All subsets of levers could be run in ${complete} of ${summary.replicates.length} replicates, and only these count. ${variant}, replicate ${replicate}: ${reason}\n`,
  );
}

/** The cluster's indicators lever by lever, then the levers' parts in every city's real GDP. */
function screenText(
  scenario: ResolvedScenario,
  variant: string,
  rows: readonly AttributionRow[],
  target: string,
): string {
  const label = scenario.variants[variant]!.label.en;
  const { year, replicates } = rows[0]!;
  const cluster = rows.filter(({ place }) => place === CLUSTER);
  const tables = [...new Set(cluster.map(({ indicator }) => indicator))].map((indicator) => {
    const name = INDICATORS.find(({ id }) => id === indicator)!.label.en;
    const own = cluster.filter((row) => row.indicator === indicator);
    return `\n${textTable([name, "adds", "95 % interval", "in %", "least", "most"], own.map(cells))}`;
  });
  const cities = rows.filter(({ place, indicator }) => place !== CLUSTER && indicator === "real-gdp");
  const levers = [...new Set(cities.map(({ lever }) => lever))];
  const perCity = [...new Set(cities.map(({ place }) => place))].map((city) => [
    city,
    ...levers.map((lever) => {
      const row = cities.find(({ place, lever: own }) => place === city && own === lever)!;
      return signedPercent(row.effect / row.baselineMean);
    }),
  ]);
  return (
    `${scenario.title.en}\n${label} (${variant}): what each lever adds in ${year}, averaged over all orders of introduction; ${replicatesText(replicates)}\n` +
    `${tables.join("")}\n${textTable(["city, real GDP", ...levers], perCity)}\n` +
    `least, most: in the order in which the lever adds least, and most. Scenario analysis, not a forecast. Table: ${target}/attribution.csv\n`
  );
}

function cells(row: AttributionRow): string[] {
  const { lever, effect, baselineMean, least, most } = row;
  return [
    lever,
    readable(effect),
    intervalText(row, readable),
    signedPercent(effect / Math.abs(baselineMean)),
    readable(least),
    readable(most),
  ];
}
