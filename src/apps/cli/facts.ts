import { relative } from "node:path";
import { judge, type PlannedFact, planFact } from "../../evidence/facts/fact.js";
import { factCsv, factsMarkdown, factsText } from "../../evidence/facts/text.js";
import { mistakeAt } from "../../input/index.js";
import type { Words } from "../../words/index.js";
import { jsonText, shippedFacts } from "../node/disk/files.js";
import { programRoot } from "../node/process/program.js";
import type { ResultsFolder } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { EXIT } from "./exit.js";
import { languageAsked } from "./language.js";
import { drawsOption, placesIn, readDrawn, type ScenarioOptions, scenarioOptions } from "./options.js";
import { inResults, print } from "./output.js";
import { type PlanningFlags, planDraws, planningOptions } from "./planning.js";
import { type DrawnCase, runCases } from "./runPlan.js";

interface FactsFlags extends ScenarioOptions {
  markdown?: boolean;
  draws?: number;
}

/** agglom facts [FILE...]: hypotheses of the literature, each with what comes out and its verdict. */
export function factsCommand(): Command {
  return factsOptions(new Command("facts", "help.facts"), "help.outFacts")
    .group("test")
    .stoppable()
    .workers()
    .flag("--fresh", "help.fresh")
    .flag("--json", "help.verdictsJson")
    .flag("--markdown", "help.markdown")
    .example("agglom facts scenarios/facts/d11-toll-booths.yaml --draws 32")
    .does((files: string[], flags: FactsFlags) => {
      const cases = casesOf(files, flags);
      const targets = flags.out === undefined ? [] : [flags.out];
      return inResults(targets, ([folder]) =>
        runCases(cases, flags, folder, (drawn) => concludeFacts(drawn, flags, folder)),
      );
    });
}

/** agglom plan facts [FILE...]: every parameter draw of every hypothesis is a task. */
export function factsPlanning(): Command {
  return planningOptions(factsOptions(new Command("facts", "help.planFacts"), "help.outFactsPlan"))
    .example("agglom plan facts --draws 256 --out results/plan")
    .does((files: string[], flags: FactsFlags & PlanningFlags) => {
      planDraws("facts", casesOf(files, flags), flags);
    });
}

/** Writes where a folder is asked for, and prints; the exit status. */
export function concludeFacts(
  drawn: readonly DrawnCase[],
  { json, markdown }: Pick<FactsFlags, "json" | "markdown">,
  folder: ResultsFolder | undefined,
): number {
  const facts = drawn.map(({ file, plan, draws }) => judge({ ...(plan as PlannedFact), file }, draws));
  const data = jsonText(facts);
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

function factsOptions(command: Command, out: Words): Command {
  return drawsOption(scenarioOptions(command, out).takes("[files...]", "help.factFiles"), "help.factDraws");
}

/** All shipped hypotheses where none is named. */
function casesOf(files: string[], flags: FactsFlags) {
  const planned = (files.length > 0 ? files : shippedFacts()).map((file) =>
    planFact({
      file: file.startsWith(programRoot) ? relative(programRoot, file) : file,
      ...readDrawn(file, flags),
      locate: placesIn(file, flags),
      ...(flags.draws !== undefined && { worlds: flags.draws }),
    }),
  );
  checkIds(planned);
  return planned.map((plan) => ({ file: plan.file, plan, title: plan.scenario.hypothesis.id }));
}

function checkIds(planned: readonly PlannedFact[]): void {
  const ids = planned.map(({ scenario }) => scenario.hypothesis.id);
  const twice = planned.find((_, at) => ids.indexOf(ids[at]!) !== at);
  if (!twice) return;
  const place = { file: twice.file, path: "hypothesis.id", value: twice.scenario.hypothesis.id };
  throw mistakeAt(place, "cli.idOfHypothesis", "scenario.ownId", "cli.renameOne");
}
