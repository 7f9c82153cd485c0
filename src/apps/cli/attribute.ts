import { type AttributionRow, attributePackage } from "../../games/index.js";
import { hasChance, mistakeAt, type ResolvedScenario } from "../../input/index.js";
import { findLever } from "../../levers/index.js";
import { INDICATORS } from "../../measures/indicators/index.js";
import { CLUSTER } from "../../measures/results/index.js";
import {
  checkArm,
  currencyOf,
  type Experiment,
  namesOf,
  ownCouncil,
  ownGovernments,
} from "../../runs/experiments/index.js";
import {
  type AnyText,
  both,
  type Language,
  saying,
  type Text,
  type TextKey,
  t,
  textOf,
  unitText,
} from "../../words/index.js";
import { checkVariants } from "../library/input.js";
import { originOf } from "../node/results/provenance.js";
import { studyName } from "../node/results/resultsFolder.js";
import { writeAttribution } from "../node/results/writeResults.js";
import { runWorkers } from "../node/threads/pool.js";
import { Command } from "./command.js";
import { languageAsked, said } from "./language.js";
import { circumstances, placesIn, readScenario, type ScenarioOptions, scenarioOptions } from "./options.js";
import {
  inResults,
  intervalText,
  jsonLine,
  print,
  readable,
  replicatesText,
  screenTable,
  signedPercent,
  tell,
} from "./output.js";
import { progressOf } from "./progress.js";

interface AttributeFlags extends ScenarioOptions {
  variant?: string;
  replicates?: number;
}

/**
 * agglom attribute FILE: how much of a package's effect each of its levers brings, averaged over all orders of
 * introduction.
 */
export function attributeCommand(): Command {
  return scenarioOptions(new Command("attribute", "help.attribute"), "help.outAttribution")
    .group("study")
    .stoppable()
    .takes("<file>", "help.scenarioFile")
    .flag("--variant <name>", "help.attributedVariant")
    .replicates("help.replicates")
    .workers()
    .language()
    .flag("--json", "help.attributionJson")
    .example("agglom attribute scenarios/teaching/two-cities.yaml --variant everything")
    .does(async (file: string, flags: AttributeFlags) => {
      const startedAt = new Date();
      const scenario = readScenario(file, flags);
      checkVariants(file, scenario);
      const names = Object.keys(scenario.variants);
      const variant = flags.variant ?? names.at(-1)!;
      checkArm(file, variant, names);
      const target = flags.out ?? `results/${studyName(file, "attribution")}`;
      const rows = await inResults([target], async ([folder]) => {
        const progress = progressOf(said(scenario.title), flags.quiet, { things: "runs" });
        const options = { replicates: replicatesOf(scenario, variant, flags), progress: progress.update };
        const { rows, experiment, complete } = await attributePackage(
          placesIn(file, flags),
          scenario,
          variant,
          options,
          runWorkers(flags.workers),
        ).finally(progress.end);
        const origin = originOf(file, scenario, circumstances(startedAt, experiment.workers));
        writeAttribution(folder!, origin, experiment, rows);
        tellOfFailures(experiment, complete);
        return rows;
      });
      print(flags.json ? jsonLine(rows) : screenText(scenario, variant, rows, { target, language: languageAsked() }));
    });
}

/** One replicate is all of them where nothing is left to chance. Throws UserError where more are asked for. */
function replicatesOf(scenario: ResolvedScenario, variant: string, { replicates }: AttributeFlags): number {
  if (hasChance(scenario, variant)) return replicates ?? scenario.replicates;
  if (replicates === undefined || replicates === 1) return 1;
  const place = { file: "--replicates", value: replicates };
  throw mistakeAt(place, "cli.noChanceHere", "cli.oneOrAgents", "cli.leaveOutOrAgents");
}

function tellOfFailures({ comparison: { summary, failed } }: Experiment, complete: number): void {
  if (!failed[0]) return;
  const { variant, replicate, text: reason } = failed[0];
  tell(`${said("cli.subsetsUnfinished", { complete, all: summary.replicates.length, variant, replicate, reason })}\n`);
}

/** The cluster's indicators lever by lever, then the levers' parts in every city's real GDP. */
export function screenText(
  scenario: ResolvedScenario,
  variant: string,
  rows: readonly AttributionRow[],
  { target, language }: { target: string; language: Language },
): string {
  const say = saying(language);
  const label = say(scenario.variants[variant]!.label);
  const { year, replicates } = rows[0]!;
  const cluster = rows.filter(({ place }) => place === CLUSTER);
  const chance = hasChance(scenario, variant);
  const heads = HEADS.filter((head) => chance || head !== "cli.interval95");
  const tables = [...new Set(cluster.map(({ indicator }) => indicator))].map((indicator) => {
    const { label, unit } = INDICATORS.find(({ id }) => id === indicator)!;
    const [what, bracket] = [say(label), say(unitText(unit, currencyOf(scenario)))];
    return `\n${screenTable(
      say,
      [t("join.withBracket", { what, bracket }), ...heads],
      cluster.filter((row) => row.indicator === indicator).map((row) => cells(row, language, chance)),
    )}`;
  });
  const cities = rows.filter(({ place, indicator }) => place !== CLUSTER && indicator === "real-gdp");
  const levers = [...new Set(cities.map(({ lever }) => lever))];
  const nameOf = namesOf(scenario);
  const perCity = [...new Set(cities.map(({ place }) => place))].map((city) => [
    nameOf(city),
    ...levers.map((lever) => {
      const row = cities.find(({ place, lever: own }) => place === city && own === lever)!;
      return signedPercent(row.effect / row.baselineMean, language);
    }),
  ]);
  const runs = chance ? replicatesText(replicates, language) : say("cli.cohortsWithoutChance");
  const head = say("cli.leverShares", { label, variant, year, runs });
  const beside = isMoreThanLevers(scenario, variant) ? `${say("cli.attributedBeside")} ` : "";
  const foot = beside + say("cli.leastMostExplained", { target });
  const byCity = screenTable(say, ["cli.cityRealGdpHead", ...levers.map(leverName)], perCity);
  return `${say(scenario.title)}\n${head}\n${tables.join("")}\n${byCity}\n${foot}\n`;
}

/** What is no lever holds under every subset of levers. */
function isMoreThanLevers(scenario: ResolvedScenario, variant: string): boolean {
  const constants = Object.keys(scenario.variants[variant]?.parameters ?? {});
  return constants.length > 0 || [ownGovernments, ownCouncil].some((own) => own(scenario, variant) !== undefined);
}

const HEADS: readonly TextKey[] = ["cli.leverAdds", "cli.interval95", "cli.inPercent", "cli.least", "cli.most"];

/** Rows name levers by their types, with what tells several of one type apart: "toll 2". */
function leverName(lever: string): Text {
  if (lever === "total") return t("cli.totalOfLevers");
  const [type = "", ...rest] = lever.split(" ");
  const name = findLever(type)?.label ?? textOf(type);
  return both((language) => [name[language], ...rest].join(" "));
}

function cells(row: AttributionRow, language: Language, chance: boolean): AnyText[] {
  const { lever, effect, baselineMean, least, most } = row;
  return [
    leverName(lever),
    readable(effect),
    ...(chance ? [intervalText(row, readable)] : []),
    signedPercent(effect / Math.abs(baselineMean), language),
    readable(least),
    readable(most),
  ];
}
