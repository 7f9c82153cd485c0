import { Command } from "commander";
import { stringify } from "yaml";
import { leversWithoutEffect, prepareScenario } from "../experiments/index.js";
import { checkPlace } from "../node/places.js";
import { writeFolder } from "../node/writeFolder.js";
import { caution, cautionsOf } from "./cautions.js";
import { EXIT, type Finish } from "./exit.js";
import { holdings } from "./holdings.js";
import { readScenario, type ScenarioOptions, scenarioOptions } from "./options.js";
import { print, warn } from "./output.js";

/** agglom check FILE: parses, extends, validates; says what the scenario holds, or prints it resolved; calibrates its base year to find levers that can do nothing, and warns of what was filled in and of a base year that is unstable. */
export function checkCommand(finish: Finish): Command {
  return scenarioOptions(new Command("check"), "write resolved.yaml there")
    .description("parse, extend and validate a scenario; calibrate its base year")
    .argument("<file>", "scenario file")
    .option("--resolved", "print the resolved scenario as YAML")
    .option("--json", "print the resolved scenario as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  agglom check scenarios/yangtze-river-delta/barrier-removal.yaml --set years=10",
    )
    .action((file: string, options: ScenarioOptions & { resolved?: boolean }) => {
      if (options.out !== undefined) checkPlace(options.out);
      const scenario = readScenario(file, options);
      if (options.out !== undefined) writeFolder(options.out, { "resolved.yaml": stringify(scenario) });
      if (options.json) print(`${JSON.stringify(scenario, null, 2)}\n`);
      else if (options.resolved) print(stringify(scenario));
      else print(`${holdings(scenario)}The scenario is valid.\n`);
      const prepared = prepareScenario(scenario);
      caution(cautionsOf(prepared));
      warn(leversWithoutEffect(prepared));
      finish(EXIT.done);
    });
}
