import {
  analyse,
  type CoordinationGame,
  type GameRunner,
  ledgerOf,
  measurePayoffs,
  type Payoffs,
  payCompensation,
  planCoalitions,
  prepareGame,
  recordGame,
  serialRunner,
} from "../game/index.js";
import { checkResultsPlace, gamePool, ResultsFolder } from "../node/index.js";
import { type GameReport, gameJson, manifestJson } from "../results/index.js";
import { type CompensationRule, type ResolvedScenario, UserError } from "../scenario/index.js";
import { gameText } from "./gameText.js";
import { placesIn, readScenario, type ScenarioOptions, scenarioName } from "./options.js";
import { progressOf } from "./progress.js";
import { gamePage } from "./reportPage.js";
import { manifestOf } from "./writeResults.js";

export interface GameFlags extends ScenarioOptions {
  replicates?: number;
  orders: number;
  exact?: boolean;
  pay?: CompensationRule;
}

/** Standard errors come unasked while that costs seconds: up to this many players. */
const MOST_WITH_CHANCE = 4;

/** Coalition analysis of a scenario's agreement: game.json, manifest and report in a results directory; prints the summary. */
export async function scenarioGame(file: string, flags: GameFlags): Promise<void> {
  const startedAt = new Date();
  const scenario = readScenario(file, flags);
  const target = flags.out ?? `results/${scenarioName(file)}-game`;
  checkResultsPlace(target);
  const game = prepareGame(placesIn(file, flags), scenario);
  const plan = planCoalitions(file, game, { exact: flags.exact ?? false, pairs: Math.ceil(flags.orders / 2) });
  const replicates = replicatesOf(scenario, game, flags);
  const pool = flags.workers === 1 ? null : gamePool(scenario, flags.workers);
  const runner = pool ?? serialRunner(game);
  const futures = plan.coalitions.length * Math.max(1, replicates);
  const progress = progressOf(scenario.title, futures, flags.quiet, "futures");
  try {
    const payoffs = await measurePayoffs(game, runner, plan.coalitions, replicates, progress.update);
    progress.end();
    const report = analyse(game, plan, payoffs);
    const recorded = await pay(file, game, runner, payoffs, report, flags.pay);
    const command = process.argv.slice(2).join(" ");
    const circumstances = { command, startedAt, workers: pool?.workers ?? 1 };
    const manifest = manifestOf(file, recorded.prepared, recorded.comparison, circumstances, scenario);
    const folder = new ResultsFolder(target);
    folder.write("game.json", gameJson(report));
    folder.write("manifest.json", manifestJson({ ...manifest, replicates }));
    folder.write("report.html", gamePage(folder.partial));
    folder.complete();
    process.stdout.write(flags.json ? gameJson(report) : gameText(report, target));
  } finally {
    await pool?.close();
  }
}

/** Pays where asked to, and runs the agreement once with full accounts. */
async function pay(
  file: string,
  game: CoordinationGame,
  runner: GameRunner,
  payoffs: Payoffs,
  report: GameReport,
  rule: CompensationRule | undefined,
) {
  if (rule === undefined) return recordGame(game, null);
  const payment = await payCompensation(file, game, runner, payoffs, report, rule);
  const recorded = await recordGame(game, payment.transfers);
  report.payment = { ...payment, ...ledgerOf(game, recorded) };
  return recorded;
}

function replicatesOf({ population, replicates }: ResolvedScenario, game: CoordinationGame, flags: GameFlags): number {
  if (population === "cohorts") {
    if (flags.replicates) throw noChance(flags.replicates);
    return 0;
  }
  return flags.replicates ?? (game.players.length <= MOST_WITH_CHANCE ? replicates : 0);
}

function noChance(replicates: number): UserError {
  return new UserError({
    file: "--replicates",
    value: replicates,
    what: "has no effect on a population of cohorts, which knows no chance",
    allowed: "0, or a population of agents",
    hint: "Add --set population=agents, or leave it out",
  });
}
