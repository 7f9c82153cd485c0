import { Command } from "commander";
import { checkArm, type Experiment, namesOf } from "../experiments/index.js";
import { type AttributionRow, attributePackage } from "../game/index.js";
import { INDICATORS } from "../indicators/index.js";
import type { Language, Text } from "../language/index.js";
import { findLever } from "../levers/index.js";
import { scenarioName } from "../node/outputFolders.js";
import { runWorkers } from "../node/pool.js";
import { originOf } from "../node/provenance.js";
import { writeAttribution } from "../node/writeResults.js";
import { CLUSTER } from "../results/index.js";
import type { ResolvedScenario } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import {
  circumstances,
  languageOption,
  placesIn,
  readScenario,
  replicatesOption,
  type ScenarioOptions,
  scenarioOptions,
  workersOption,
} from "./options.js";
import { print, tell } from "./output.js";
import { progressOf } from "./progress.js";
import { inResults } from "./results.js";
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
    .addOption(languageOption())
    .option("--json", "print the attribution as JSON")
    .addHelpText("after", "\nExample:\n  agglom attribute scenarios/teaching/two-cities.yaml --variant everything")
    .action(async (file: string, flags: AttributeFlags) => {
      const startedAt = new Date();
      const scenario = readScenario(file, flags);
      const names = Object.keys(scenario.variants);
      const variant = flags.variant ?? names.at(-1) ?? "";
      checkArm(file, variant, names);
      const target = flags.out ?? `results/${scenarioName(file)}-attribution`;
      const rows = await inResults([target], async ([folder]) => {
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
        tellOfFailures(experiment, complete, flags.lang ?? "en");
        return rows;
      });
      print(
        flags.json
          ? `${JSON.stringify(rows)}\n`
          : screenText(scenario, variant, rows, { target, language: flags.lang ?? "en" }),
      );
      finish(EXIT.done);
    });
}

function tellOfFailures({ comparison: { summary, failed } }: Experiment, complete: number, language: Language): void {
  if (failed.length === 0) return;
  const { variant, replicate, reason } = failed[0]!;
  const all = summary.replicates.length;
  const text: Text = {
    en: `All subsets of levers could be run in ${complete} of ${all} replicates, and only these count. ${variant}, replicate ${replicate}: ${reason}`,
    zh: `${all}次重复中有${complete}次能够运行政策工具的全部子集，只计这些。${variant}，第${replicate}次重复：${reason}`,
  };
  tell(`${text[language]}\n`);
}

/** The cluster's indicators lever by lever, then the levers' parts in every city's real GDP. */
function screenText(
  scenario: ResolvedScenario,
  variant: string,
  rows: readonly AttributionRow[],
  { target, language }: { target: string; language: Language },
): string {
  const say = (text: Text) => text[language];
  const label = say(scenario.variants[variant]!.label);
  const { year, replicates } = rows[0]!;
  const cluster = rows.filter(({ place }) => place === CLUSTER);
  const tables = [...new Set(cluster.map(({ indicator }) => indicator))].map((indicator) => {
    const name = say(INDICATORS.find(({ id }) => id === indicator)!.label);
    const own = cluster.filter((row) => row.indicator === indicator);
    return `\n${textTable(
      [name, ...HEADS.map(say)],
      own.map((row) => cells(row, language)),
    )}`;
  });
  const cities = rows.filter(({ place, indicator }) => place !== CLUSTER && indicator === "real-gdp");
  const levers = [...new Set(cities.map(({ lever }) => lever))];
  const nameOf = namesOf(scenario);
  const perCity = [...new Set(cities.map(({ place }) => place))].map((city) => [
    say({ en: city, zh: nameOf(city).zh }),
    ...levers.map((lever) => {
      const row = cities.find(({ place, lever: own }) => place === city && own === lever)!;
      return signedPercent(row.effect / row.baselineMean);
    }),
  ]);
  const runs = replicatesText(replicates, language);
  const head = say({
    en: `${label} (${variant}): what each lever adds in ${year}, averaged over all orders of introduction; ${runs}`,
    zh: `${label}（${variant}）：${year}年各政策工具的贡献，对全部引入次序取平均；${runs}`,
  });
  const first = say({ en: "city, real GDP", zh: "城市，实际GDP" });
  const foot = say({
    en: `least, most: in the order in which the lever adds least, and most. Scenario analysis, not a forecast. Table: ${target}/attribution.csv`,
    zh: `最少、最多：在该政策工具贡献最少与最多的引入次序下。情景分析，而非预测。数据表：${target}/attribution.csv`,
  });
  const byCity = textTable([first, ...levers.map((lever) => leverName(lever, language))], perCity);
  return `${say(scenario.title)}\n${head}\n${tables.join("")}\n${byCity}\n${foot}\n`;
}

const HEADS: readonly Text[] = [
  { en: "adds", zh: "贡献" },
  { en: "95 % interval", zh: "95%置信区间" },
  { en: "in %", zh: "百分比" },
  { en: "least", zh: "最少" },
  { en: "most", zh: "最多" },
];

/** Rows name levers by their types, with what tells several of one type apart: "toll 2". */
function leverName(lever: string, language: Language): string {
  if (language === "en") return lever;
  if (lever === "total") return "合计";
  const [type = "", ...rest] = lever.split(" ");
  return [findLever(type)?.label.zh ?? type, ...rest].join(" ");
}

function cells(row: AttributionRow, language: Language): string[] {
  const { lever, effect, baselineMean, least, most } = row;
  return [
    leverName(lever, language),
    readable(effect),
    intervalText(row, readable),
    signedPercent(effect / Math.abs(baselineMean)),
    readable(least),
    readable(most),
  ];
}
