import { Option } from "commander";
import { type Contender, leagueOf, planContender } from "../../evidence/league/index.js";
import { loadScenario, type ResolvedScenario, UserError } from "../../input/index.js";
import { type LeagueReport, leagueCsv, leagueJson } from "../../measures/results/index.js";
import { leagueSeen } from "../../measures/views/studyViews.js";
import { leagueSentences, leagueTable, tableText } from "../../report/index.js";
import { ENGLISH, type Language, type Text, t } from "../../words/index.js";
import { diskFiles } from "../node/disk/files.js";
import { shippedRegions } from "../node/disk/shippedFolders.js";
import { programVersion } from "../node/process/program.js";
import { completeResults } from "../node/results/dataPackage.js";
import { leaguePage } from "../node/results/reportPages.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { languageOption, type ScenarioOptions, scenarioOptions, wholeNumber, workersOption } from "./options.js";
import { print, warnOf } from "./output.js";
import { caseOfDraws, makePlan, type PlanningFlags, planningOptions } from "./planning.js";
import { shippedRegion } from "./regionFile.js";
import { inResults } from "./results.js";
import { type DrawnCase, runCases } from "./runPlan.js";

interface LeagueFlags extends ScenarioOptions {
  reform: string;
  worlds: number;
  fresh?: boolean;
}

/** agglom league [FILE...]: agglomerations side by side, in levels and in what the same reform does to each. */
export function leagueCommand(finish: Finish): Command {
  return leagueOptions(new Command("league"), said(t("help.outLeague")))
    .description(said(t("help.league")))
    .group("study")
    .addOption(workersOption())
    .option("--fresh", said(t("help.fresh")))
    .addOption(languageOption())
    .option("--json", said(t("help.tableJson")))
    .example("agglom league regions/yangtze-river-delta regions/greater-bay-area --worlds 32")
    .action(async (files: string[], flags: LeagueFlags) => {
      const cases = casesOf(files, flags);
      const status = await inResults([flags.out ?? "results/league"], async ([folder]) => {
        for (const { plan } of cases) warnOf(filledIn(plan.scenario), flags.lang);
        return runCases(cases, flags, folder, (drawn) => concludeLeague(drawn, flags, folder));
      });
      finish(status);
    });
}

/** agglom plan league [FILE...]: every parameter draw of every region is a task. */
export function leaguePlanning(finish: Finish): Command {
  return planningOptions(leagueOptions(new Command("league"), said(t("help.outPlanOf", { name: "league" }))))
    .description(said(t("help.planLeague")))
    .example("agglom plan league --worlds 256 --out results/plan")
    .action((files: string[], flags: LeagueFlags & PlanningFlags) => {
      const startedAt = new Date();
      const cases = casesOf(files, flags).map(({ file, plan, title }) =>
        caseOfDraws("league", { name: title, file }, plan),
      );
      const folder = flags.out ?? "results/league-plan";
      makePlan({ folder, command: "league", indicator: "real-gdp", cases }, startedAt, flags);
      finish(EXIT.done);
    });
}

/** Writes and prints; the exit status. */
export function concludeLeague(
  drawn: readonly DrawnCase[],
  { json, lang }: { json?: boolean; lang?: Language },
  folder: ResultsFolder | undefined,
): number {
  const worlds = drawn.map((one) => one.worlds);
  // The first is at central values.
  const league = leagueOf(worlds, worlds[0]!.results.length - 1, programVersion());
  write(folder!, league, lang);
  print(json ? leagueJson(league) : screenText(league, lang));
  return EXIT.done;
}

function leagueOptions(command: Command, out: string): Command {
  return scenarioOptions(command, out)
    .argument("[regions...]", said(t("help.leagueRegions")))
    .option("--reform <file>", said(t("help.reform")), "league/borders-halved")
    .addOption(new Option("--worlds <n>", said(t("help.leagueWorlds"))).argParser(wholeNumber(0, 100_000)).default(0));
}

/** All shipped regions where none is named. */
function casesOf(files: string[], flags: LeagueFlags) {
  const contenders = (files.length > 0 ? files : shippedRegions()).map((file) => contenderOf(file, flags));
  checkTwice(contenders);
  return contenders.map((one) => ({
    file: one.file,
    plan: planContender(one, flags.worlds),
    title: one.scenario.region.id,
  }));
}

interface Named extends Contender {
  file: string;
}

/** The scenario of the reform, in a region. */
function contenderOf(file: string, { reform, set, seed, firms }: LeagueFlags): Named {
  const overrides = [
    ...set,
    ...(seed === undefined ? [] : [{ path: "seed", value: seed }]),
    ...(firms === undefined ? [] : [{ path: "firms", value: firms }]),
    { path: "region", value: shippedRegion(file, "REGION") ?? file },
  ];
  const load = (more: typeof overrides) => loadScenario(reform, diskFiles, [...overrides, ...more]);
  const scenario = load([]);
  if (Object.keys(scenario.variants).length === 0)
    throw new UserError({
      file: reform,
      what: t("cli.noReform"),
      allowed: t("cli.reformScenario"),
      hint: t("cli.addVariant"),
    });
  return { file, scenario, load: (path, value) => load([{ path, value }]) };
}

/** What was filled in of a region, which one is told. */
function filledIn({ region: { label, filledIn = [] } }: ResolvedScenario): Text[] {
  return filledIn.map((text) => t("scenario.named", { label, text }));
}

function write(folder: ResultsFolder, report: LeagueReport, language?: Language): void {
  folder.write("league.csv", leagueCsv(report));
  folder.write("league.json", leagueJson(report));
  folder.write("report.html", leaguePage(report, language));
  completeResults(folder, language);
}

/** The answer, then both tables. */
export function screenText(source: LeagueReport, language: Language = ENGLISH): string {
  const view = leagueSeen(source, language);
  const tables = (["level", "effect"] as const).map((kind) => `\n${tableText(leagueTable(view, kind))}`);
  return [...leagueSentences(source, language).map((sentence) => `${sentence}\n`), ...tables].join("");
}

function checkTwice(contenders: readonly Named[]): void {
  const ids = contenders.map(({ scenario }) => scenario.region.id);
  const at = ids.findIndex((id, place) => ids.indexOf(id) !== place);
  if (at < 0) return;
  throw new UserError({
    file: contenders[at]!.file,
    value: ids[at]!,
    what: t("cli.twiceInTable"),
    allowed: t("cli.eachRegionOnce"),
    hint: t("cli.leaveOneOut"),
  });
}
