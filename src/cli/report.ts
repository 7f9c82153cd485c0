import { writeFileSync } from "node:fs";
import { Command } from "commander";
import { EXIT, type Finish } from "./exit.js";
import { reportPage } from "./reportPage.js";

/** agglom report DIR: the HTML report of a results directory, written anew from its tables. */
export function reportCommand(finish: Finish): Command {
  return new Command("report")
    .description("write report.html of a results directory from its tables")
    .argument("<dir>", "results directory of agglom compare")
    .addHelpText("after", "\nExample:\n  agglom report results/barrier-removal")
    .action((directory: string) => {
      const page = reportPage(directory);
      writeFileSync(`${directory}/report.html`, page);
      process.stdout.write(`${directory}/report.html\n`);
      finish(EXIT.done);
    });
}
