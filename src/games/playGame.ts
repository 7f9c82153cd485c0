import {
  agreementLevers,
  BASELINE,
  type CompensationRule,
  type Locate,
  lastYearOf,
  mistakeAt,
  type ResolvedScenario,
  UserError,
} from "../input/index.js";
import { compensate } from "../maths/bargaining/index.js";
import { sumAt, sumOf } from "../maths/numerics/sums.js";
import type { GameReport, Payment } from "../measures/results/index.js";
import {
  type Comparison,
  compare,
  onWorkers,
  type PreparedScenario,
  prepareScenario,
  SimulationError,
  serialExecutor,
  type Workers,
} from "../runs/experiments/index.js";
import { english, t } from "../words/index.js";
import { analyse } from "./analysis.js";
import { type CoordinationGame, planCoalitions, prepareGame } from "./coalitions.js";
import { gainsWithTransfers, measurePayoffs, type Payoffs } from "./payoffs.js";
import {
  bilateral,
  type GameResult,
  type GameRunner,
  type GameTask,
  serialRunner,
  type Transfer,
  transferLevers,
} from "./task.js";

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
): Promise<{ payment?: PlannedPayment; unpaid?: Error }> {
  if (rule === undefined) return {};
  try {
    return { payment: await payCompensation(file, game, runner, payoffs, report, rule) };
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
  return mistakeAt(
    { file: "--replicates", value: replicates },
    t("game.tooManyFutures", { futures: coalitions * replicates, coalitions }),
    t("game.upToFutures", { most: MOST_FUTURES }),
    "game.fewerReplicates",
  );
}

function noChance(replicates: number): UserError {
  const place = { file: "--replicates", value: replicates };
  return mistakeAt(place, "game.noChanceOfCohorts", "game.zeroOrAgents", "game.addAgents");
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
    const all = [...players.keys()];
    const transfers = bilateral(players, receipts);
    const [gains] = await gainsWithTransfers(this.game, this.runner, this.payoffs!, all, transfers);
    return gains;
  }
}

/** Recorded arms beside the baseline. */
const AGREEMENT = "agreement";
const PAID = "agreement-paid";

/** What is paid, before it is looked up in the public accounts. */
type PlannedPayment = Omit<Payment, "ledger" | "ledgerYear" | "imbalance">;

/** A player accepts that is better off than without, or worse off by no more than this: 100 thousand yuan a year. */
const TOLERANCE = 1e-3;

/** Money moves prices and people, so that what is needed is found by paying and looking again. */
const MOST_ROUNDS = 6;

/**
 * Looks at the future in which all agree and the transfers of a rule are paid every year. Under `minimal` payments are
 * revised until everybody just accepts; other rules are paid as they are. Throws UserError where the rule has no
 * answer.
 */
export async function payCompensation(
  file: string,
  game: CoordinationGame,
  runner: GameRunner,
  payoffs: Payoffs,
  report: GameReport,
  rule: CompensationRule,
): Promise<PlannedPayment> {
  const { players } = game;
  const planned = report.compensation.transfers[rule];
  if (!planned) throw noAnswer(file, rule, report);
  const all = [...players.keys()];
  const without = report.acceptance.map((one) => one.without);
  let receipts = players.map(({ id }) => planned[id]);
  let transfers: Transfer[] = [];
  let gains: number[] = [];
  for (let round = 0; round < MOST_ROUNDS; round++) {
    transfers = bilateral(players, receipts);
    const samples = await gainsWithTransfers(game, runner, payoffs, all, transfers);
    gains = all.map((player) => sumOf(samples, (sample) => sample[player] / samples.length));
    const next = rule === "minimal" ? minimalAfter(receipts, gains, without) : null;
    if (
      !next ||
      round === MOST_ROUNDS - 1 ||
      next.every((receipt, player) => Math.abs(receipt - receipts[player]) <= TOLERANCE)
    )
      break;
    receipts = next;
  }
  const record = <T>(of: (player: number) => T) => Object.fromEntries(players.map(({ id }, p) => [id, of(p)]));
  return {
    rule,
    transfers,
    receipts: record((p) => receipts[p]),
    gains: record((p) => gains[p]),
    accepts: record((p) => gains[p] >= without[p] - TOLERANCE),
  };
}

/**
 * What players should receive, going by what each would gain without the payments as the last look shows it; null where
 * there is too little.
 */
function minimalAfter(
  receipts: readonly number[],
  gains: readonly number[],
  without: readonly number[],
): number[] | null {
  const own = gains.map((gain, player) => gain - receipts[player]);
  const transfers = compensate("minimal", { gains: own, refusing: without });
  return transfers && [...transfers];
}

/** The scenario without and with the agreement (and with its transfers), recorded and audited on cohorts. */
export interface RecordedGame {
  prepared: PreparedScenario;
  comparison: Comparison;
}

/** Runs the baseline, all players' agreement, and the agreement with transfers, with full accounts. */
export async function recordGame(game: CoordinationGame, transfers: readonly Transfer[] | null): Promise<RecordedGame> {
  const { scenario, coordination, players, span } = game;
  const last = lastYearOf(scenario);
  const agreed = agreementLevers(
    coordination,
    scenario.region,
    players.map(({ id }) => id),
  );
  const { label } = coordination;
  const variants: ResolvedScenario["variants"] = { [AGREEMENT]: { label, levers: agreed } };
  if (transfers) variants[PAID] = { label, levers: [...agreed, ...transferLevers(transfers, span.from, last)] };
  const derived: ResolvedScenario = { ...scenario, population: "cohorts", variants };
  const prepared = prepareScenario(derived);
  const comparison = await compare(serialExecutor(prepared), { replicates: 1, keepReplicates: true });
  return { prepared, comparison };
}

/**
 * What the public accounts say of the transfers: by how much they change the players' net receipts, in the first year
 * in which they are paid. Null where a recorded run could not be finished, as after the years that players look at.
 */
export function ledgerOf(
  game: CoordinationGame,
  { comparison }: RecordedGame,
): Pick<Payment, "ledger" | "ledgerYear" | "imbalance"> {
  const { span, players } = game;
  const { scopes, variants } = comparison.summary;
  const [unpaid, paid] = [AGREEMENT, PAID].map((arm) => netTransfers(comparison, arm, span.from));
  const imbalance = variants.find(({ variant }) => variant === PAID)?.audit?.worstRow ?? null;
  if (!unpaid || !paid) return { ledger: null, ledgerYear: span.from, imbalance };
  const change = paid.map((value, scope) => value - unpaid[scope]);
  const places = (cities: readonly string[]) => cities.map((city) => scopes.indexOf(city));
  const ledger = Object.fromEntries(players.map(({ id, cities }) => [id, sumAt(places(cities), change)]));
  return { ledger, ledgerYear: span.from, imbalance };
}

/** Of every scope in a year; undefined where the arm was not finished. */
function netTransfers({ summary }: Comparison, arm: string, year: number): number[] | undefined {
  const { scopes, indicators, years, variants, rows } = summary;
  const place = variants.findIndex(({ variant }) => variant === arm);
  const [replicate] = variants[place]?.replicates ?? [];
  const values = replicate === undefined ? undefined : rows.row(place, replicate).values;
  const [y, indicator] = [years.indexOf(year), indicators.indexOf("net-transfers")];
  return values && scopes.map((_, scope) => values[(y * scopes.length + scope) * indicators.length + indicator]);
}

function noAnswer(file: string, rule: CompensationRule, { method }: GameReport): UserError {
  const sampled = rule === "nucleolus" && method === "sampled";
  const place = { file, path: "--pay", value: rule };
  return sampled
    ? mistakeAt(place, "game.needsAllCoalitions", "game.otherRuleOrFewer", "game.oneOfCities")
    : mistakeAt(place, "game.gainTooLittle", "game.dividingRules", "game.changeAgreement");
}

/**
 * What a game adds to the index of collaboration, by recorded arm: `optimum-reached`, what all players gain together,
 * of the best that any coalition brings them. NaN where an arm or indicator has no value.
 */
export function gameIndicator(report: GameReport, arm: string, indicator: string): number {
  const gains = gainsIn(report, arm);
  if (!gains || indicator !== "optimum-reached") return NaN;
  const best = report.socialOptimum.total;
  return best > 0 ? sumOf(Object.values(gains)) / best : NaN;
}

/** Of every player in a recorded arm: nothing without the agreement. */
function gainsIn({ players, acceptance, payment }: GameReport, arm: string): Record<string, number> | undefined {
  if (arm === BASELINE) return Object.fromEntries(players.map(({ id }) => [id, 0]));
  if (arm === AGREEMENT) return Object.fromEntries(acceptance.map(({ player, gain }) => [player, gain]));
  return arm === PAID && payment ? payment.gains : undefined;
}
