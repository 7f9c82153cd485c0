import { type Language, t } from "../../words/index.js";
import { checkPlace } from "../node/disk/places.js";
import { writeFile, writeFolder } from "../node/disk/writeFolder.js";
import { resultsNamed } from "../node/results/outputFolders.js";
import { reportPage } from "../node/results/reportPages.js";
import { Command } from "./command.js";
import { EXIT, type Finish } from "./exit.js";
import { said } from "./language.js";
import { commonOptions, languageOption } from "./options.js";
import { print } from "./output.js";

/** agglom report DIR: the HTML report of a results directory, written anew from its tables. */
export function reportCommand(finish: Finish): Command {
  return commonOptions(new Command("report"), said(t("help.outReport")))
    .description(said(t("help.report")))
    .group("run")
    .argument("<dir>", said(t("help.comparedResults")))
    .addOption(languageOption())
    .example("agglom report results/barrier-removal --lang zh")
    .action(async (name: string, flags: { out?: string; lang: Language }) => {
      const directory = resultsNamed(name);
      if (flags.out !== undefined) checkPlace(flags.out);
      const page = await reportPage(directory, flags.lang);
      const target = `${flags.out ?? directory}/report.html`;
      if (flags.out !== undefined) writeFolder(flags.out, { "report.html": page });
      else writeFile("report", target, page);
      print(`${target}\n`);
      finish(EXIT.done);
    });
}
