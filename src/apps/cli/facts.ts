import { relative } from "node:path";
import {
  factCsv,
  factsMarkdown,
  factsText,
  type JudgedFact,
  judge,
  type PlannedFact,
  planFact,
} from "../../evidence/facts/index.js";
import { UserError } from "../../input/index.js";
import { SimulationError } from "../../runs/experiments/index.js";
import { advice, t, textOfError } from "../../words/index.js";
import { shippedFacts } from "../node/disk/shippedFolders.js";
import { programRoot } from "../node/process/program.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { languageAsked } from "./language.js";
import {
  placesIn,
  readScenario,
  type ScenarioOptions,
  scenarioOptions,
  wholeNumber,
  workersOption,
} from "./options.js";
import { print } from "./output.js";
import { checkAsked, writeAsked } from "./results.js";
import { runPlan } from "./runPlan.js";

interface FactsFlags extends ScenarioOptions {
  markdown?: boolean;
  worlds?: number;
}

/** agglom facts [FILE...]: hypotheses of the literature, each with what comes out and its verdict. */
export function factsCommand(finish: Finish): Command {
  return scenarioOptions(new Command("facts", "help.facts"), "help.outFacts")
    .group("test")
    .takes("[files...]", "help.factFiles")
    .value("--worlds <n>", "help.factWorlds", wholeNumber(0, 100_000))
    .addOption(workersOption())
    .flag("--json", "help.verdictsJson")
    .flag("--markdown", "help.markdown")
    .example("agglom facts scenarios/facts/d11-toll-booths.yaml --worlds 32")
    .does(finish, async (files: string[], flags: FactsFlags) => {
      checkAsked(flags.out);
      const planned = (files.length > 0 ? files : shippedFacts()).map((file) => planOf(file, flags));
      checkIds(planned);
      const facts: JudgedFact[] = [];
      for (const one of planned) facts.push(await judged(one, flags));
      const json = `${JSON.stringify(facts, null, 2)}\n`;
      writeAsked(flags.out, {
        "facts.csv": factCsv(facts),
        "facts.json": json,
        "facts.md": factsMarkdown(facts, languageAsked()),
      });
      print(
        flags.json ? json : flags.markdown ? factsMarkdown(facts, languageAsked()) : factsText(facts, languageAsked()),
      );
      return facts.every(({ verdict }) => verdict !== "no value") ? EXIT.done : EXIT.failed;
    });
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

async function judged(fact: PlannedFact, flags: FactsFlags): Promise<JudgedFact> {
  try {
    return judge(fact, await runPlan(fact, flags, { title: fact.scenario.hypothesis.id, things: "worlds" }));
  } catch (error) {
    if (error instanceof SimulationError)
      throw new SimulationError(t("cli.failureIn", { file: fact.file, reason: textOfError(error) }));
    throw error;
  }
}

function checkIds(planned: readonly PlannedFact[]): void {
  const ids = planned.map(({ scenario }) => scenario.hypothesis.id);
  const twice = planned.find((_, at) => ids.indexOf(ids[at]!) !== at);
  if (!twice) return;
  throw new UserError({
    file: twice.file,
    path: "hypothesis.id",
    value: twice.scenario.hypothesis.id,
    ...advice("cli.idOfHypothesis", "scenario.ownId", "cli.renameOne"),
  });
}
