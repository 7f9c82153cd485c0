import { checkPlace, writeFile, writeFolder } from "../node/disk/places.js";
import { reportPage } from "../node/results/reportPages.js";
import { resultsNamed } from "../node/results/resultsFolder.js";
import { Command } from "./command.js";
import { type CommonFlags, commonOptions } from "./options.js";
import { print } from "./output.js";

/** agglom report DIR: the HTML report of a results directory, written anew from its tables. */
export function reportCommand(): Command {
  return commonOptions(new Command("report", "help.report"), "help.outReport")
    .group("run")
    .takes("<dir>", "help.comparedResults")
    .language()
    .example("agglom report results/barrier-removal --lang zh")
    .does(async (name: string, flags: CommonFlags) => {
      const directory = resultsNamed(name);
      if (flags.out !== undefined) checkPlace(flags.out);
      const page = await reportPage(directory, flags.lang);
      const target = `${flags.out ?? directory}/report.html`;
      if (flags.out !== undefined) writeFolder(flags.out, { "report.html": page });
      else writeFile("<dir>", target, page);
      print(`${target}\n`);
    });
}
