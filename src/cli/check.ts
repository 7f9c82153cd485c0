import { Command } from "commander";
import { stringify } from "yaml";
import { writeFolder } from "../node/index.js";
import { EXIT, type Finish } from "./exit.js";
import { readScenario, type ScenarioOptions, scenarioOptions } from "./options.js";

/** agglom check FILE: parses, extends, validates; says what the scenario holds, or prints it resolved. */
export function checkCommand(finish: Finish): Command {
  return scenarioOptions(new Command("check"), "write resolved.yaml there")
    .description("parse, extend and validate a scenario")
    .argument("<file>", "scenario file")
    .option("--resolved", "print the resolved scenario as YAML")
    .option("--json", "print the resolved scenario as JSON")
    .addHelpText(
      "after",
      "\nExample:\n  agglom check scenarios/yangtze-river-delta/barrier-removal.yaml --set years=10",
    )
    .action((file: string, options: ScenarioOptions & { resolved?: boolean }) => {
      const scenario = readScenario(file, options);
      if (options.out !== undefined) writeFolder(options.out, { "resolved.yaml": stringify(scenario) });
      if (options.json) process.stdout.write(`${JSON.stringify(scenario, null, 2)}\n`);
      else if (options.resolved) process.stdout.write(stringify(scenario));
      else {
        const { region, variants } = scenario;
        const last = scenario.startYear + scenario.years - 1;
        const arms = Object.entries(variants).map(
          ([name, variant]) => `  ${name}: ${variant.levers.map(({ type }) => type).join(", ") || "no levers"}\n`,
        );
        process.stdout.write(
          `${scenario.title}\n${scenario.question.trim()}\n` +
            `${region.label.en}: ${region.tables.cities.length} cities, ${region.tables.sectors.length} sectors; ${scenario.startYear}-${last}; ` +
            `${scenario.population === "agents" ? `${scenario.firms} firms` : "cohorts"}, ${scenario.replicates} replicates, seed ${scenario.seed}\n` +
            `baseline: ${scenario.baseline.levers.map(({ type }) => type).join(", ") || "no levers"}\n${arms.join("")}The scenario is valid.\n`,
        );
      }
      finish(EXIT.done);
    });
}
