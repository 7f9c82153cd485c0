import { setImmediate as turn } from "node:timers/promises";
import { phaseCsv } from "../../evidence/theory/corePeriphery.js";
import { ALL_TARGETS } from "../../evidence/theory/shippedTargets.js";
import { readTargets } from "../../evidence/theory/solver.js";
import { runTheory, type TheoryFailure, type TheoryReport } from "../../evidence/theory/theory.js";
import { type Text, t } from "../../words/index.js";
import { diskFiles, jsonText } from "../node/disk/files.js";
import { Command } from "./command.js";
import { EXIT } from "./exit.js";
import { said } from "./language.js";
import { type CommonFlags, commonOptions } from "./options.js";
import { checkAsked, print, printJson, screenTable, writeAsked } from "./output.js";

/** agglom theory [FILE]: closed-form and published answers through the simulator's own modules. */
export function theoryCommand(): Command {
  return commonOptions(new Command("theory", "help.theory"), "help.outTheory")
    .group("test")
    .stoppable()
    .takes("[file]", "help.theoryFile")
    .flag("--json", "help.studyJson")
    .example("agglom theory")
    .does(async (file: string | undefined, flags: CommonFlags) => {
      checkAsked(flags.out);
      const targets = file === undefined ? ALL_TARGETS : readTargets(diskFiles, file);
      const reports: TheoryReport[] = [];
      for (const [name, group] of Object.entries(targets)) {
        reports.push(...runTheory({ [name]: group }, undefined, diskFiles));
        await turn();
      }
      // The diagram takes longer than most cases.
      if (flags.out !== undefined) writeAsked(flags.out, { "theory.json": jsonText(reports), "phase.csv": phaseCsv() });
      if (flags.json) printJson(reports);
      else {
        const rows = reports.map((report) => [
          report.group,
          String(report.cases),
          String(report.passed),
          report.maxError?.toExponential(1) ?? "-",
          String(report.tolerance),
          t(report.pass ? "cli.theoryPass" : "cli.theoryFail"),
        ]);
        print(
          screenTable(
            said,
            [
              "cli.theoryGroupHead",
              "cli.casesHead",
              "cli.theoryPassedHead",
              "cli.largestErrorHead",
              "cli.toleranceHead",
              "cli.verdictHead",
            ],
            rows,
          ),
        );
        if (reports.some(({ pass, maxError, tolerance }) => pass && (maxError ?? 0) > tolerance))
          print(said("cli.widerTolerance"));
        for (const { group, failures } of reports)
          for (const failure of failures.slice(0, 5)) print(said(failureText(group, failure)));
      }
      return reports.every(({ pass }) => pass) ? EXIT.done : EXIT.failed;
    });
}

function failureText(group: string, { subgroup, case: number, key, expected, actual, text }: TheoryFailure): Text {
  const words = { group, expected: text?.expected ?? String(expected), actual: text?.actual ?? String(actual) };
  if (number < 0) return t("cli.theoryRefused", words);
  const place = { subgroup, number, key };
  return text ? t("cli.theoryNoValue", { ...words, ...place }) : t("cli.theoryFailure", { ...words, ...place });
}
