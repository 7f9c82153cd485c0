import { Command, Option } from "commander";
import { COMPENSATION_RULES } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import { type TableFlags, tableGame } from "./gameTable.js";
import { languageOption, replicatesOption, scenarioOptions, wholeNumber, workersOption } from "./options.js";
import { print } from "./output.js";
import { type GameFlags, scenarioGame } from "./scenarioGame.js";
import { drawOptions } from "./uncertainty.js";

/** The error of the sampled Shapley value falls with the root of the orders: more of them tell nothing new. */
const MOST_ORDERS = 10_000;

/** Options that mean something for scenarios only. */
const OF_SCENARIOS = ["set", "firms", "uncertainty", "hold", "replicates", "orders", "exact", "pay"];

/** agglom game FILE: coalitions and equilibria of a scenario's agreement; agglom game --table TABLE.json: of a plain game. */
export function gameCommand(finish: Finish): Command {
  return drawOptions(scenarioOptions(new Command("game"), "results directory (default results/NAME-game)"))
    .description("coalition and equilibrium analysis of a scenario's agreement")
    .argument("[file]", "scenario file with players and an agreement")
    .option("--table <file>", "a plain game instead: worths or costs of coalitions, or payoffs of strategies, in JSON")
    .addOption(
      replicatesOption(
        "replicates on agents, for standard errors; 0: cohorts, without chance (default: the scenario's up to 4 players, else 0)",
        0,
      ),
    )
    .addOption(
      new Option("--orders <n>", "sampled orders of arrival above 12 players")
        .argParser(wholeNumber(1, MOST_ORDERS))
        .default(100),
    )
    .option("--exact", "look at all coalitions of up to 14 players")
    .addOption(new Option("--pay <rule>", "pay compensation by a rule and look again").choices([...COMPENSATION_RULES]))
    .addOption(workersOption())
    .addOption(languageOption())
    .option("--json", "print game.json")
    .addHelpText(
      "after",
      "\nExample:\n  agglom game scenarios/beijing-tianjin-hebei/compensation.yaml --pay minimal\n  agglom game --table game.json",
    )
    .action(async (file: string | undefined, flags: GameFlags & TableFlags, command: Command) => {
      if ((file === undefined) === (flags.table === undefined)) {
        command.error("error: give either a scenario file or --table with the file of a plain game");
      }
      const useless = OF_SCENARIOS.find((name) => command.getOptionValueSource(name) === "cli");
      if (flags.table !== undefined && useless !== undefined) {
        command.error(`error: --${useless} has no effect on a plain game: leave it out beside --table`);
      }
      if (flags.table !== undefined) print(tableGame(flags.table, flags));
      finish(file === undefined ? EXIT.done : await scenarioGame(file, flags));
    });
}
