import {
  type GameOptions,
  type GameWorldResult,
  gameWorldRunner,
  playGame,
  summariseGames,
} from "../../games/index.js";
import type { ResolvedScenario } from "../../input/index.js";
import { type GameReport, type GameUncertainty, gameJson } from "../../measures/results/index.js";
import { onWorkers } from "../../runs/experiments/index.js";
import { type Cases, planStudy } from "../../runs/studies/index.js";
import { ENGLISH, t } from "../../words/index.js";
import { studyName } from "../node/results/outputFolders.js";
import { originOf } from "../node/results/provenance.js";
import { writeGame } from "../node/results/writeResults.js";
import { gameWorkers, gameWorldWorkers } from "../node/threads/pool.js";
import { EXIT } from "./exit.js";
import { gameText } from "./gameText.js";
import { said } from "./language.js";
import { circumstances, placesIn, readScenario, type ScenarioOptions } from "./options.js";
import { print, tell } from "./output.js";
import { progressOf } from "./progress.js";
import { inResults } from "./results.js";
import { optionsOf } from "./uncertainty.js";

export type GameFlags = ScenarioOptions & Omit<GameOptions, "progress"> & { uncertainty?: number; hold: string[] };

/** The worlds to ask, on cohorts. Throws UserError where nothing is uncertain. */
function planWorlds(file: string, scenario: ResolvedScenario, flags: GameFlags, draws: number): Cases {
  return planStudy(file, scenario, optionsOf(file, flags, draws));
}

/** The same game in every world. */
async function playWorlds(
  { scenario, tasks }: Cases,
  { players }: GameReport,
  flags: GameFlags,
): Promise<GameUncertainty> {
  const progress = progressOf(said(t("cli.titleWorlds", { title: scenario.title })), flags.quiet, { things: "worlds" });
  const update = (done: number) => progress.update(done, tasks.length);
  const results: GameWorldResult[] = [];
  update(0);
  const changes = tasks.map((task) => task.changes);
  const serial = gameWorldRunner(scenario);
  await onWorkers(scenario, tasks.length, serial, gameWorldWorkers(flags.workers), (runner) => {
    let done = 0;
    return runner.run(changes, (place, result) => {
      results[place] = result;
      update(++done);
    });
  }).finally(progress.end);
  return summariseGames(
    players.map(({ id }) => id),
    results,
  );
}

/**
 * Coalition analysis of a scenario's agreement: game.json, manifest and report in a results directory; prints the
 * summary. Returns the exit status.
 */
export async function scenarioGame(file: string, flags: GameFlags): Promise<number> {
  const startedAt = new Date();
  const scenario = readScenario(file, flags);
  const target = flags.out ?? `results/${studyName(file, "game")}`;
  const { report, recorded, unpaid } = await inResults([target], async ([folder]) => {
    const progress = progressOf(said(scenario.title), flags.quiet, { things: "futures" });
    const options = { ...flags, progress: progress.update };
    const workers = gameWorkers(flags.workers);
    const asked = flags.uncertainty === undefined ? undefined : planWorlds(file, scenario, flags, flags.uncertainty);
    const game = await playGame(file, placesIn(file, flags), scenario, options, workers).finally(progress.end);
    if (asked) game.report.uncertainty = await playWorlds(asked, game.report, flags);
    writeGame(folder!, originOf(file, scenario, circumstances(startedAt, game.workers)), game, flags.lang);
    return game;
  });
  print(flags.json ? gameJson(report) : gameText(report, target, flags.lang));
  const { failed } = recorded.comparison;
  for (const { variant, text: reason } of failed)
    tell(t("cli.recordedUnfinished", { variant, reason })[flags.lang ?? ENGLISH]);
  if (unpaid) throw unpaid;
  return failed.length > 0 ? EXIT.failed : EXIT.done;
}
