import { readFileSync, writeFileSync } from "node:fs";
import { Command } from "commander";
import { leversMarkdown } from "../levers/document.js";
import { levers } from "../levers/index.js";
import { regionJsonSchema, scenarioJsonSchema } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";

/** agglom schema: JSON Schema of scenario files, of region files, or the documentation of the levers. */
export function schemaCommand(finish: Finish): Command {
  return new Command("schema")
    .description("JSON Schema of scenario files")
    .option("--region", "of region files instead")
    .option("--levers", "documentation of the levers as Markdown instead")
    .option("--check <file>", "compare with a file and fail where it differs")
    .option("--write <file>", "write to a file instead of standard output")
    .addHelpText("after", "\nExample:\n  agglom schema > scenario.schema.json")
    .action((flags: { region?: boolean; levers?: boolean; check?: string; write?: string }) => {
      const text = flags.levers
        ? leversMarkdown(levers)
        : `${JSON.stringify(flags.region ? regionJsonSchema() : scenarioJsonSchema(levers), null, 2)}\n`;
      if (flags.check !== undefined) {
        const same = readFileSync(flags.check, "utf8") === text;
        process.stdout.write(
          same ? `${flags.check} is up to date.\n` : `${flags.check} is out of date: write it again.\n`,
        );
        finish(same ? EXIT.done : EXIT.failed);
        return;
      }
      if (flags.write !== undefined) writeFileSync(flags.write, text);
      else process.stdout.write(text);
      finish(EXIT.done);
    });
}
