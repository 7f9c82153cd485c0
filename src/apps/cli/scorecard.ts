import { calibrate } from "../../calibrate/index.js";
import { answersOf, scorecard } from "../../evidence/scorecard/answers.js";
import { type AskedScenario, planRuns } from "../../evidence/scorecard/plan.js";
import { readTargetsOf, type Target } from "../../evidence/scorecard/targets.js";
import { diskFiles } from "../node/disk/files.js";
import { Command } from "./command.js";
import { EXIT } from "./exit.js";
import { languageAsked, said } from "./language.js";
import { type CommonFlags, commonOptions, drawsOption, readDrawn, readRegion, shippedFile } from "./options.js";
import { inResults, jsonLine, print } from "./output.js";
import { runCases } from "./runPlan.js";
import { scorecardCsv, scorecardJson, scorecardMarkdown, scorecardText } from "./scorecardText.js";

interface Flags extends CommonFlags {
  draws: number;
  markdown?: boolean;
}

/** agglom scorecard [TABLE]: published numbers beside the model's own. */
export function scorecardCommand(): Command {
  return drawsOption(
    commonOptions(new Command("scorecard", "help.scorecard"), "help.outScorecard"),
    "help.scorecardDraws",
    16,
  )
    .group("test")
    .stoppable()
    .takes("[table]", "help.scorecardTable", ...shippedFile("scenarios/scorecard/targets.csv"))
    .workers()
    .flag("--fresh", "help.fresh")
    .flag("--json", "help.scorecardJson")
    .flag("--markdown", "help.markdown")
    .example("agglom scorecard --draws 0")
    .does((table: string, flags: Flags) => {
      const targets = readTargetsOf(diskFiles, table);
      const asked = scenariosOf(targets, table, flags);
      const cases = asked.map((one) => ({
        file: one.file,
        plan: planRuns(targets, one, flags.draws),
        title: said(one.scenario.title),
      }));
      return inResults(flags.out === undefined ? [] : [flags.out], ([folder]) =>
        runCases(cases, flags, folder, (drawn) => {
          const draws = new Map(asked.map(({ name }, k) => [name, drawn[k]!.draws]));
          const calibration = (region: string) => calibrate(readRegion(`regions/${region}`));
          const rows = scorecard(targets, answersOf(targets, { draws, files: diskFiles, calibration }));
          const json = jsonLine(scorecardJson(rows));
          const language = languageAsked();
          if (folder) {
            folder.write("scorecard.csv", scorecardCsv(rows));
            folder.write("scorecard.json", json);
            folder.write("scorecard.md", scorecardMarkdown(rows, language));
            folder.complete();
          }
          print(flags.json ? json : flags.markdown ? scorecardMarkdown(rows, language) : scorecardText(rows, language));
          return EXIT.done;
        }),
      );
    });
}

/** Scenarios that targets name, beside the table. */
function scenariosOf(targets: readonly Target[], table: string, { seed, prior }: Flags): AskedScenario[] {
  const names = new Set(targets.flatMap(({ asks }) => (asks.kind === "run" ? asks.scenario : [])));
  return [...names].map((name) => {
    const file = table.replace(/[^/]*$/, `${name}.yaml`);
    return { name, file, ...readDrawn(file, { set: [], seed, prior }) };
  });
}
