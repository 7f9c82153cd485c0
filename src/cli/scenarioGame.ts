import { type GameOptions, playGame } from "../game/index.js";
import { scenarioName } from "../node/outputFolders.js";
import { gameWorkers } from "../node/pool.js";
import { originOf } from "../node/provenance.js";
import { withResults } from "../node/resultsFolder.js";
import { writeGame } from "../node/writeResults.js";
import { gameJson } from "../results/index.js";
import { EXIT } from "./exit.js";
import { gameText } from "./gameText.js";
import { circumstances, placesIn, readScenario, type ScenarioOptions } from "./options.js";
import { print, tell } from "./output.js";
import { progressOf } from "./progress.js";

export type GameFlags = ScenarioOptions & Omit<GameOptions, "progress">;

/** Coalition analysis of a scenario's agreement: game.json, manifest and report in a results directory; prints the summary. Returns the exit status. */
export async function scenarioGame(file: string, flags: GameFlags): Promise<number> {
  const startedAt = new Date();
  const scenario = readScenario(file, flags);
  const target = flags.out ?? `results/${scenarioName(file)}-game`;
  const { report, recorded, unpaid } = await withResults([target], async ([folder]) => {
    const progress = progressOf(scenario.title, flags.quiet, { things: "futures" });
    const options = { ...flags, progress: progress.update };
    const workers = gameWorkers(flags.workers);
    const game = await playGame(file, placesIn(file, flags), scenario, options, workers).finally(progress.end);
    writeGame(folder!, originOf(file, scenario, circumstances(startedAt, game.workers)), game);
    return game;
  });
  print(flags.json ? gameJson(report) : gameText(report, target));
  const { failed } = recorded.comparison;
  for (const { variant, reason } of failed)
    tell(`The recorded run "${variant}" could not be finished, so that its accounts are missing: ${reason}\n`);
  if (unpaid) throw unpaid;
  return failed.length > 0 ? EXIT.failed : EXIT.done;
}
