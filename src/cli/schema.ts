import { Command } from "commander";
import { indicatorsMarkdown } from "../indicators/index.js";
import { leversMarkdown } from "../levers/document.js";
import { levers } from "../levers/index.js";
import { diskFiles } from "../node/files.js";
import { writeFile, writeFolder } from "../node/writeFolder.js";
import { readText, regionJsonSchema, scenarioJsonSchema } from "../scenario/index.js";
import { EXIT, type Finish } from "./exit.js";
import { commonOptions } from "./options.js";
import { print } from "./output.js";

interface SchemaFlags {
  out?: string;
  region?: boolean;
  levers?: boolean;
  indicators?: boolean;
  check?: string;
  write?: string;
}

/** agglom schema: JSON Schema of scenario files or of region files, or the reference of levers or of indicators. */
export function schemaCommand(finish: Finish): Command {
  return commonOptions(new Command("schema"), "folder for the text (schema.json, levers.md or indicators.md)")
    .description("JSON Schema of scenario files")
    .option("--region", "of region files instead")
    .option("--levers", "documentation of the levers as Markdown instead")
    .option("--indicators", "documentation of the indicators as Markdown instead")
    .option("--check <file>", "compare with a file and fail where it differs")
    .option("--write <file>", "write to a file instead of standard output")
    .addHelpText("after", "\nExample:\n  agglom schema > scenario.schema.json")
    .action((flags: SchemaFlags) => {
      const text = textOf(flags);
      if (flags.check !== undefined) {
        const same = readText(diskFiles, flags.check, { file: "--check" }) === text;
        print(same ? `${flags.check} is up to date.\n` : `${flags.check} is out of date: write it again.\n`);
        finish(same ? EXIT.done : EXIT.failed);
        return;
      }
      if (flags.out !== undefined) writeFolder(flags.out, { [nameOf(flags)]: text });
      else if (flags.write !== undefined) writeFile("--write", flags.write, text);
      else print(text);
      finish(EXIT.done);
    });
}

function nameOf({ levers: ofLevers, indicators }: SchemaFlags): string {
  if (ofLevers) return "levers.md";
  return indicators ? "indicators.md" : "schema.json";
}

function textOf({ region, levers: ofLevers, indicators }: SchemaFlags): string {
  if (ofLevers) return leversMarkdown(levers);
  if (indicators) return indicatorsMarkdown();
  return `${JSON.stringify(region ? regionJsonSchema() : scenarioJsonSchema(), null, 2)}\n`;
}
