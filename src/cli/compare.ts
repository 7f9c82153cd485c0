import { Command, Option } from "commander";
import { type Comparison, currencyOf, type PreparedScenario, runExperiment, worstAudit } from "../experiments/index.js";
import { INDICATORS } from "../indicators/index.js";
import {
  distinctNames,
  originOf,
  outputFolders,
  type ResultsFolder,
  runWorkers,
  withResults,
  writeResults,
} from "../node/index.js";
import { councilSentences, courseSentences } from "../report/index.js";
import { CLUSTER, choicesOf, effectAt, effectRows, policyRows } from "../results/index.js";
import { type ResolvedScenario, UserError } from "../scenario/index.js";
import { effectTables } from "./effectTable.js";
import { EXIT, type Finish } from "./exit.js";
import {
  circumstances,
  positiveNumber,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
  wholeNumber,
} from "./options.js";
import { print } from "./output.js";
import { progressOf } from "./progress.js";
import { intervalText, signedPercent, textTable } from "./tables.js";

interface CompareFlags extends ScenarioOptions {
  replicates?: number;
  halfWidth?: number;
  indicator: string;
  keep?: "replicates";
  workers?: number;
}

/** agglom compare FILE...: baseline against every variant on common random numbers; several files give a league table. */
export function compareCommand(finish: Finish): Command {
  return scenarioOptions(new Command("compare"), "results directory (default results/NAME)")
    .description("baseline and every variant, paired; effect table, files, report")
    .argument("<files...>", "scenario files; several give a league table on one scale")
    .addOption(new Option("--replicates <n>", "number of replicates").argParser(wholeNumber))
    .addOption(
      new Option(
        "--half-width <share>",
        "stop once the 95 % half-width is at most this share of the baseline",
      ).argParser(positiveNumber),
    )
    .option("--indicator <id>", "indicator of --half-width and of the league table", "real-gdp")
    .addOption(
      new Option("--keep <what>", "keep every replicate of every scope in indicators.csv").choices(["replicates"]),
    )
    .addOption(new Option("--workers <n>", "worker threads; changes no number").argParser(wholeNumber))
    .option("--json", "print the effects as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  agglom compare scenarios/yangtze-river-delta/barrier-removal.yaml --replicates 20",
    )
    .action(async (files: string[], flags: CompareFlags) => {
      checkIndicator(flags.indicator);
      const startedAt = new Date();
      const names = distinctNames(files);
      const folders = outputFolders(names, flags.out);
      const cases = files.map((file, f) => readCase(file, names[f]!, folders[f]!, flags));
      const done = await withResults(folders, async (opened) => {
        const done: Done[] = [];
        for (const [c, one] of cases.entries()) done.push(await compareOne(one, opened[c]!, flags, startedAt));
        return done;
      });
      if (flags.json) print(effectsJson(done));
      else if (done.length > 1) print(leagueTable(done, flags.indicator));
      finish(EXIT.done);
    });
}

/** A scenario file to compare: its name in the league table, and where its results go. */
interface Case {
  file: string;
  name: string;
  target: string;
  scenario: ResolvedScenario;
}

interface Done extends Case {
  comparison: Comparison;
}

function readCase(file: string, name: string, target: string, flags: CompareFlags): Case {
  const scenario = readScenario(file, flags);
  checkVariants(file, scenario);
  return { file, name, target, scenario };
}

async function compareOne(one: Case, folder: ResultsFolder, flags: CompareFlags, startedAt: Date): Promise<Done> {
  const { file, scenario, target } = one;
  const { indicator, halfWidth } = flags;
  const progress = progressOf(scenario.title, flags.quiet, "runs");
  const options = {
    replicates: flags.replicates ?? scenario.replicates,
    ...(halfWidth === undefined ? {} : { stop: { indicator, halfWidth } }),
    keepReplicates: flags.keep === "replicates",
    progress: progress.update,
  };
  const experiment = await runExperiment(scenario, options, runWorkers(flags.workers)).finally(progress.end);
  const { prepared, comparison, workers } = experiment;
  writeResults(folder, originOf(file, scenario, circumstances(startedAt, workers)), experiment);
  if (!flags.json) print(screenText(prepared, comparison, target));
  return { ...one, comparison };
}

/** Piece by piece: the effects of a long run are more than a string can hold. */
function* effectsJson(done: readonly Done[]): Generator<string> {
  for (const [d, { file, comparison }] of done.entries()) {
    yield `${d === 0 ? "[" : ","}{"file":${JSON.stringify(file)},"effects":[`;
    let separator = "";
    for (const row of effectRows(comparison.summary)) {
      yield separator + JSON.stringify(row);
      separator = ",";
    }
    yield "]}";
  }
  yield "]\n";
}

function screenText(prepared: PreparedScenario, comparison: Comparison, target: string): string {
  const { scenario } = prepared;
  const audit = worstAudit(comparison);
  const failures = comparison.failed
    .map(({ replicate, reason }) => `Replicate ${replicate} failed and is left out: ${reason}\n`)
    .join("");
  const { courses, meetings } = choicesOf(policyRows(comparison.summary));
  const councils = {
    meetings,
    players: Object.keys(scenario.coordination?.players ?? {}),
    currency: currencyOf(scenario),
  };
  const name = (variant: string) => variant;
  const decided = [...courseSentences(courses, name), ...councilSentences(councils, name)];
  const decisions = decided.map((sentence) => `${sentence}\n`).join("");
  return (
    `${scenario.title}\n${scenario.question.trim()}\n${effectTables(prepared, comparison.summary)}\n${failures}${decisions}` +
    `Accounts: worst row ${audit.worstRow.toExponential(1)} of GDP, people ${audit.peopleError.toExponential(1)}, goods ${audit.goodsError.toExponential(1)}.\n` +
    `Scenario analysis, not a forecast. Report: ${target}/report.html\n`
  );
}

/** One scale for all files: effect on the cluster's indicator in the last year, in percent of its baseline. */
function leagueTable(done: readonly Done[], indicator: string): string {
  const rows = done.flatMap(({ name, comparison: { summary } }) =>
    summary.variants.slice(1).map(({ variant }, v) => {
      const at = (position: number) =>
        effectAt(summary, v + 1, summary.years.length - 1, summary.scopes.indexOf(CLUSTER), position);
      const row = at(summary.indicators.indexOf(indicator));
      const share = (value: number) => value / Math.abs(row.baselineMean);
      return {
        order: share(row.effect),
        cells: [
          name,
          variant,
          signedPercent(share(row.effect)),
          intervalText(row, (value) => signedPercent(share(value))),
        ],
      };
    }),
  );
  rows.sort((a, b) => b.order - a.order);
  return `\nLeague table: ${indicator}, effect on the cluster in the last year\n\n${textTable(
    ["scenario", "variant", "effect", "95 % interval"],
    rows.map(({ cells }) => cells),
  )}`;
}

function checkVariants(file: string, { variants }: ResolvedScenario): void {
  if (Object.keys(variants).length > 0) return;
  throw new UserError({
    file,
    path: "variants",
    what: "holds nothing to compare with the baseline",
    allowed: "at least one variant",
    hint: "Add a variant, or use agglom run",
  });
}

function checkIndicator(id: string): void {
  if (INDICATORS.some((indicator) => indicator.id === id)) return;
  throw new UserError({
    file: "--indicator",
    value: id,
    what: "is not an indicator",
    allowed: INDICATORS.map((indicator) => indicator.id).join(", "),
    hint: "See dictionary.csv of any results directory",
  });
}
