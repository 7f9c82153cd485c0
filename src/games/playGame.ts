import { type CompensationRule, type Locate, type ResolvedScenario, UserError } from "../input/index.js";
import type { GameReport } from "../measures/results/index.js";
import { onWorkers, SimulationError, type Workers } from "../runs/experiments/index.js";
import { advice, english, t } from "../words/index.js";
import { analyse } from "./analysis.js";
import { type CoordinationGame, planCoalitions, prepareGame } from "./coalitions.js";
import { ledgerOf, type PlannedPayment, payCompensation, type RecordedGame, recordGame } from "./payment.js";
import { gainsWithTransfers, measurePayoffs, type Payoffs } from "./payoffs.js";
import { bilateral, type GameResult, type GameRunner, type GameTask, serialRunner } from "./task.js";

export interface GameOptions {
  /**
   * On agents, for standard errors; 0: cohorts, without chance. By default the scenario's for up to four players, else
   * 0.
   */
  replicates?: number | undefined;
  /** Sampled orders of arrival where there are too many coalitions for all of them. */
  orders: number;
  /** All coalitions even so. */
  exact?: boolean | undefined;
  /** Compensation by this rule is paid, and the agreement looked at again. */
  pay?: CompensationRule | undefined;
  progress?: (done: number, total: number) => void;
}

/** An analysed game, its agreement recorded with full accounts. */
export interface PlayedGame {
  report: GameReport;
  recorded: RecordedGame;
  replicates: number;
  workers: number;
  /**
   * Why nothing was paid, though it was asked for: the rule has no answer, or the future in which it is paid cannot be
   * simulated.
   */
  unpaid: Error | undefined;
}

/** Standard errors come unasked while that costs seconds: up to this many players. */
const MOST_WITH_CHANCE = 4;

/** Each takes hundredths of a second to seconds. */
const MOST_FUTURES = 1_000_000;

/** Coalition analysis of a scenario's agreement. `file` and `locate`: where it is written, for messages. */
export async function playGame(
  file: string,
  locate: Locate,
  scenario: ResolvedScenario,
  options: GameOptions,
  workers?: Workers<GameTask, GameResult>,
): Promise<PlayedGame> {
  const game = prepareGame(locate, scenario);
  const plan = planCoalitions(file, game, { exact: options.exact ?? false, pairs: Math.ceil(options.orders / 2) });
  const replicates = replicatesOf(scenario, game, options);
  const futures = plan.coalitions.length * Math.max(1, replicates);
  if (futures > MOST_FUTURES) throw tooManyFutures(plan.coalitions.length, replicates);
  return onWorkers(scenario, futures, serialRunner(game), workers, async (runner, count) => {
    const payoffs = await measurePayoffs(game, runner, plan.coalitions, replicates, options.progress);
    const report = analyse(game, plan, payoffs);
    const { payment, unpaid } = await pay(file, game, runner, payoffs, report, options.pay);
    const recorded = await recordGame(game, payment?.transfers ?? null);
    if (payment) report.payment = { ...payment, ...ledgerOf(game, recorded) };
    return { report, recorded, replicates, workers: count, unpaid };
  });
}

/** Pays where asked to; where that cannot be, what is known without payments is not lost. */
async function pay(
  file: string,
  game: CoordinationGame,
  runner: GameRunner,
  payoffs: Payoffs,
  report: GameReport,
  rule: CompensationRule | undefined,
): Promise<{ payment?: PlannedPayment; unpaid: Error | undefined }> {
  if (rule === undefined) return { unpaid: undefined };
  try {
    return { payment: await payCompensation(file, game, runner, payoffs, report, rule), unpaid: undefined };
  } catch (error) {
    if (error instanceof UserError || error instanceof SimulationError) return { unpaid: error };
    throw error;
  }
}

function replicatesOf(
  { population, replicates }: ResolvedScenario,
  game: CoordinationGame,
  options: GameOptions,
): number {
  if (population === "cohorts") {
    if (options.replicates) throw noChance(options.replicates);
    return 0;
  }
  return options.replicates ?? (game.players.length <= MOST_WITH_CHANCE ? replicates : 0);
}

function tooManyFutures(coalitions: number, replicates: number): UserError {
  return new UserError({
    file: "--replicates",
    value: replicates,
    ...advice(
      t("game.tooManyFutures", { futures: coalitions * replicates, coalitions }),
      t("game.upToFutures", { most: MOST_FUTURES }),
      "game.fewerReplicates",
    ),
  });
}

function noChance(replicates: number): UserError {
  return new UserError({
    file: "--replicates",
    value: replicates,
    ...advice("game.noChanceOfCohorts", "game.zeroOrAgents", "game.addAgents"),
  });
}

/**
 * The game of a scenario for a program in which people try payments: analysed once, then looked at again as often as
 * they like. On cohorts, without chance. Throws UserError where the scenario has no agreement, SimulationError where a
 * future cannot be simulated.
 */
export class LiveGame {
  readonly game: CoordinationGame;
  private readonly runner: GameRunner;
  private payoffs: Payoffs | undefined;

  /** `pause` is awaited after each future: it may throw to stop the work. */
  constructor(scenario: ResolvedScenario, pause: () => Promise<void>) {
    const game = prepareGame(() => ({ file: english(scenario.title) }), scenario);
    this.game = game;
    this.runner = serialRunner(game, pause);
  }

  /** Everything that game.json says, nothing paid. */
  async analyse(progress: (done: number, of: number) => void): Promise<GameReport> {
    const plan = planCoalitions(english(this.game.scenario.title), this.game, { exact: true, pairs: 0 });
    const payoffs = await measurePayoffs(this.game, this.runner, plan.coalitions, 0, progress);
    this.payoffs = payoffs;
    return analyse(this.game, plan, payoffs);
  }

  /**
   * What every player gains when all agree and each receives so much a year (negative: pays), looked at anew. After
   * `analyse`. 100 million a year; [player]
   */
  async paid(receipts: readonly number[]): Promise<number[]> {
    const { players } = this.game;
    const all = players.map((_, player) => player);
    const transfers = bilateral(players, receipts);
    const [gains] = await gainsWithTransfers(this.game, this.runner, this.payoffs!, all, transfers);
    return gains;
  }
}
