import { relative } from "node:path";
import { Option } from "commander";
import { factCsv, factsMarkdown, factsText, judge, type PlannedFact, planFact } from "../../evidence/facts/index.js";
import { UserError } from "../../input/index.js";
import { t } from "../../words/index.js";
import { shippedFacts } from "../node/disk/shippedFolders.js";
import { programRoot } from "../node/process/program.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { languageAsked, said } from "./language.js";
import {
  placesIn,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
  wholeNumber,
  workersOption,
} from "./options.js";
import { print } from "./output.js";
import { caseOfDraws, makePlan, type PlanningFlags, planningOptions } from "./planning.js";
import { inResults } from "./results.js";
import { type DrawnCase, runCases } from "./runPlan.js";

interface FactsFlags extends ScenarioOptions {
  markdown?: boolean;
  worlds?: number;
  fresh?: boolean;
}

/** agglom facts [FILE...]: hypotheses of the literature, each with what comes out and its verdict. */
export function factsCommand(finish: Finish): Command {
  return factsOptions(new Command("facts"), said(t("help.outFacts")))
    .description(said(t("help.facts")))
    .group("test")
    .addOption(workersOption())
    .option("--fresh", said(t("help.fresh")))
    .option("--json", said(t("help.verdictsJson")))
    .option("--markdown", said(t("help.markdown")))
    .example("agglom facts scenarios/facts/d11-toll-booths.yaml --worlds 32")
    .action(async (files: string[], flags: FactsFlags) => {
      const cases = casesOf(files, flags);
      const targets = flags.out === undefined ? [] : [flags.out];
      const status = await inResults(targets, ([folder]) =>
        runCases(cases, flags, folder, (drawn) => concludeFacts(drawn, flags, folder)),
      );
      finish(status);
    });
}

/** agglom plan facts [FILE...]: every parameter draw of every hypothesis is a task. */
export function factsPlanning(finish: Finish): Command {
  return planningOptions(factsOptions(new Command("facts"), said(t("help.outPlanOf", { name: "facts" }))))
    .description(said(t("help.planFacts")))
    .example("agglom plan facts --worlds 256 --out results/plan")
    .action((files: string[], flags: FactsFlags & PlanningFlags) => {
      const startedAt = new Date();
      const cases = casesOf(files, flags).map(({ file, plan, title }) =>
        caseOfDraws("facts", { name: title, file }, plan),
      );
      const folder = flags.out ?? "results/facts-plan";
      makePlan({ folder, command: "facts", indicator: "real-gdp", cases }, startedAt, flags);
      finish(EXIT.done);
    });
}

/** Writes where a folder is asked for, and prints; the exit status. */
export function concludeFacts(
  drawn: readonly DrawnCase[],
  { json, markdown }: { json?: boolean; markdown?: boolean },
  folder: ResultsFolder | undefined,
): number {
  const facts = drawn.map(({ file, plan, worlds }) => judge({ ...(plan as PlannedFact), file }, worlds));
  const data = `${JSON.stringify(facts, null, 2)}\n`;
  const language = languageAsked();
  if (folder) {
    folder.write("facts.csv", factCsv(facts));
    folder.write("facts.json", data);
    folder.write("facts.md", factsMarkdown(facts, language));
    folder.complete();
  }
  print(json ? data : markdown ? factsMarkdown(facts, language) : factsText(facts, language));
  return facts.every(({ verdict }) => verdict !== "no value") ? EXIT.done : EXIT.failed;
}

function factsOptions(command: Command, out: string): Command {
  return scenarioOptions(command, out)
    .argument("[files...]", said(t("help.factFiles")))
    .addOption(new Option("--worlds <n>", said(t("help.factWorlds"))).argParser(wholeNumber(0, 100_000)));
}

/** All shipped hypotheses where none is named. */
function casesOf(files: string[], flags: FactsFlags) {
  const planned = (files.length > 0 ? files : shippedFacts()).map((file) => planOf(file, flags));
  checkIds(planned);
  return planned.map((plan) => ({ file: plan.file, plan, title: plan.scenario.hypothesis.id }));
}

function planOf(file: string, flags: FactsFlags): PlannedFact {
  const read = (set: ScenarioOptions["set"]) => readScenario(file, { ...flags, set });
  const scenario = read(flags.set);
  const shown = file.startsWith(programRoot) ? relative(programRoot, file) : file;
  return planFact({
    file: shown,
    scenario,
    locate: placesIn(file, flags),
    load: (path, value) => read([...flags.set, { path, value }]),
    ...(flags.worlds === undefined ? {} : { worlds: flags.worlds }),
  });
}

function checkIds(planned: readonly PlannedFact[]): void {
  const ids = planned.map(({ scenario }) => scenario.hypothesis.id);
  const twice = planned.find((_, at) => ids.indexOf(ids[at]!) !== at);
  if (!twice) return;
  throw new UserError({
    file: twice.file,
    path: "hypothesis.id",
    value: twice.scenario.hypothesis.id,
    what: t("cli.idOfHypothesis"),
    allowed: t("scenario.ownId"),
    hint: t("cli.renameOne"),
  });
}
