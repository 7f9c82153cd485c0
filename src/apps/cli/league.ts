import { type Contender, leagueOf, planContender } from "../../evidence/league/league.js";
import { mistakeAt } from "../../input/index.js";
import { jsonText, type LeagueReport, leagueCsv } from "../../measures/results/index.js";
import { leagueSeen } from "../../measures/views/index.js";
import { leagueSentences, leagueTable, tableText } from "../../report/index.js";
import { failuresOf } from "../../runs/studies/index.js";
import { ENGLISH, joined, type Language, type Words } from "../../words/index.js";
import { shippedRegions } from "../node/disk/files.js";
import { programVersion } from "../node/process/program.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { completeWithPage } from "../node/results/writeResults.js";
import { Command } from "./command.js";
import { EXIT } from "./exit.js";
import { said } from "./language.js";
import {
  type CommonFlags,
  drawsOption,
  readDrawn,
  type ScenarioOptions,
  scenarioOptions,
  shippedRegion,
} from "./options.js";
import { inResults, lines, print, tell, warnOf } from "./output.js";
import { type PlanningFlags, planDraws, planningOptions } from "./planning.js";
import { type DrawnCase, runCases } from "./runPlan.js";

interface LeagueFlags extends ScenarioOptions {
  reform: string;
  draws: number;
}

/** agglom league [FILE...]: agglomerations side by side, in levels and in what the same reform does to each. */
export function leagueCommand(): Command {
  return leagueOptions(new Command("league", "help.league"), "help.outLeague")
    .group("study")
    .stoppable()
    .workers()
    .flag("--fresh", "help.fresh")
    .language()
    .flag("--json", "help.tableJson")
    .example("agglom league regions/yangtze-river-delta regions/greater-bay-area --draws 32")
    .does((files: string[], flags: LeagueFlags) => {
      const cases = casesOf(files, flags);
      return inResults([flags.out ?? "results/league"], async ([folder]) => {
        for (const { plan } of cases) {
          const { label, filledIn = [] } = plan.scenario.region;
          warnOf(filledIn.map((text) => joined([label, text], "colon")));
        }
        return runCases(cases, flags, folder, (drawn) => concludeLeague(drawn, flags, folder));
      });
    });
}

/** agglom plan league [FILE...]: every parameter draw of every region is a task. */
export function leaguePlanning(): Command {
  return planningOptions(leagueOptions(new Command("league", "help.planLeague"), "help.outLeaguePlan"))
    .example("agglom plan league --draws 256 --out results/plan")
    .does((files: string[], flags: LeagueFlags & PlanningFlags) => {
      planDraws("league", casesOf(files, flags), flags);
    });
}

/** Writes and prints; the exit status. */
export function concludeLeague(
  drawn: readonly DrawnCase[],
  { json, lang }: CommonFlags,
  folder: ResultsFolder | undefined,
): number {
  const draws = drawn.map((one) => ({ ...one.draws, given: one.plan.given }));
  // The first is at central values.
  const league = leagueOf(draws, draws[0]!.results.length - 1, programVersion());
  folder!.write("league.csv", leagueCsv(league));
  folder!.write("league.json", jsonText(league, 2));
  completeWithPage(folder!, { kind: "league", report: league }, lang);
  print(json ? jsonText(league, 2) : screenText(league, lang));
  // At central values the table needs all of them.
  const lost = draws.flatMap((one) =>
    failuresOf(one)
      .filter(({ case: row }) => row === 0)
      .map(({ text: reason }) => ({ region: one.scenario.region.label, reason })),
  );
  for (const one of lost) tell(`${said("cli.leagueFails", one)}\n`);
  return lost.length > 0 ? EXIT.failed : EXIT.done;
}

function leagueOptions(command: Command, out: Words): Command {
  const named = scenarioOptions(command, out)
    .takes("[regions...]", "help.leagueRegions")
    .flag("--reform <file>", "help.reform", "league/borders-halved");
  return drawsOption(named, "help.leagueDraws", 0);
}

/** All shipped regions where none is named; the same cities in another form of the model only on request. */
function casesOf(files: string[], flags: LeagueFlags) {
  const named = (files.length > 0 ? files : shippedRegions()).map((file) => contenderOf(file, flags));
  const first = (one: Named) => named.find((other) => citiesOf(other) === citiesOf(one));
  const contenders = files.length > 0 ? named : named.filter((one) => first(one) === one);
  checkRegionsOnce(contenders.map(({ file, scenario }) => ({ file, id: scenario.region.id })));
  return contenders.map((one) => ({
    file: one.file,
    plan: planContender(one, flags.draws),
    title: one.scenario.region.id,
  }));
}

const citiesOf = ({ scenario }: Named) => scenario.region.tables.cities.map(({ id }) => id).join();

interface Named extends Contender {
  file: string;
}

/** The scenario of the reform, in a region. */
function contenderOf(file: string, { reform, ...flags }: LeagueFlags): Named {
  const read = readDrawn(reform, {
    ...flags,
    set: [...flags.set, { path: "region", value: shippedRegion(file, "REGION") ?? file }],
  });
  if (Object.keys(read.scenario.variants).length === 0)
    throw mistakeAt(reform, "cli.noReform", "cli.reformScenario", "cli.addVariant");
  return { file, ...read };
}

/** The answer, then both tables. */
export function screenText(source: LeagueReport, language: Language = ENGLISH): string {
  const view = leagueSeen(source, language);
  const tables = (["level", "effect"] as const).map((kind) => `\n${tableText(leagueTable(view, kind))}`);
  return lines(leagueSentences(source, language)) + tables.join("");
}

/** Throws UserError where a region stands twice: its rows could not be told apart. */
export function checkRegionsOnce(named: readonly { file: string; id: string }[]): void {
  const ids = named.map(({ id }) => id);
  const twice = named.find(({ id }, at) => ids.indexOf(id) !== at);
  if (!twice) return;
  const place = { file: twice.file, value: twice.id };
  throw mistakeAt(place, "error.twiceInTable", "cli.eachRegionOnce", "cli.leaveOneOut");
}
