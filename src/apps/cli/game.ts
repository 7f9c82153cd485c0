import { Option } from "commander";
import { COMPENSATION_RULES } from "../../input/index.js";
import { t } from "../../words/index.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { type TableFlags, tableGame } from "./gameTable.js";
import { said } from "./language.js";
import { languageOption, replicatesOption, scenarioOptions, wholeNumber, workersOption } from "./options.js";
import { print } from "./output.js";
import { type GameFlags, scenarioGame } from "./scenarioGame.js";
import { drawOptions } from "./uncertainty.js";

/** The error of the sampled Shapley value falls with the root of the orders: more of them tell nothing new. */
const MOST_ORDERS = 10_000;

/** Options that mean something for scenarios only. */
const OF_SCENARIOS = ["set", "firms", "uncertainty", "hold", "replicates", "orders", "exact", "pay"];

/**
 * agglom game FILE: coalitions and equilibria of a scenario's agreement; agglom game --table TABLE.json: of a plain
 * game.
 */
export function gameCommand(finish: Finish): Command {
  return drawOptions(scenarioOptions(new Command("game"), said(t("help.outGame"))))
    .description(said(t("help.game")))
    .group("study")
    .argument("[file]", said(t("help.gameFile")))
    .option("--table <file>", said(t("help.gameTable")))
    .addOption(replicatesOption(said(t("help.gameReplicates")), 0))
    .addOption(new Option("--orders <n>", said(t("help.orders"))).argParser(wholeNumber(1, MOST_ORDERS)).default(100))
    .option("--exact", said(t("help.exact")))
    .addOption(new Option("--pay <rule>", said(t("help.pay"))).choices([...COMPENSATION_RULES]))
    .addOption(workersOption())
    .addOption(languageOption())
    .option("--json", said(t("help.gameJson")))
    .example(
      "agglom game scenarios/beijing-tianjin-hebei/compensation.yaml --pay minimal",
      "agglom game --table game.json",
    )
    .action(async (file: string | undefined, flags: GameFlags & TableFlags, command: Command) => {
      if ((file === undefined) === (flags.table === undefined)) {
        command.error(said(t("cli.scenarioOrTable")));
      }
      const useless = OF_SCENARIOS.find((name) => command.getOptionValueSource(name) === "cli");
      if (flags.table !== undefined && useless !== undefined) {
        command.error(said(t("cli.notOnPlainGame", { option: useless })));
      }
      if (flags.table !== undefined) print(tableGame(flags.table, flags));
      finish(file === undefined ? EXIT.done : await scenarioGame(file, flags));
    });
}
