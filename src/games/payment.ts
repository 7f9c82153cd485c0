import { agreementLevers, type CompensationRule, type ResolvedScenario, UserError } from "../input/index.js";
import { compensate } from "../maths/bargaining/index.js";
import { sumOf } from "../maths/numerics/sums.js";
import type { GameReport, Payment } from "../measures/results/index.js";
import {
  BASELINE,
  type Comparison,
  compare,
  type PreparedScenario,
  prepareScenario,
  serialExecutor,
} from "../runs/experiments/index.js";
import { advice, t } from "../words/index.js";
import type { CoordinationGame } from "./coalitions.js";
import { gainsWithTransfers, type Payoffs, sumAt } from "./payoffs.js";
import { bilateral, type GameRunner, type Transfer, transferLevers } from "./task.js";

/** Recorded arms beside the baseline. */
const AGREEMENT = "agreement";
const PAID = "agreement-paid";

/** What is paid, before it is looked up in the public accounts. */
export type PlannedPayment = Omit<Payment, "ledger" | "ledgerYear" | "imbalance">;

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
  const all = players.map((_, player) => player);
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
  const last = scenario.startYear + scenario.years - 1;
  const agreed = agreementLevers(
    coordination,
    scenario.region,
    players.map(({ id }) => id),
  );
  const label = coordination.label;
  const variants: ResolvedScenario["variants"] = { [AGREEMENT]: { label, levers: agreed } };
  if (transfers) variants[PAID] = { label, levers: [...agreed, ...transferLevers(transfers, span.from, last)] };
  const derived: ResolvedScenario = { ...scenario, population: "cohorts", variants };
  const prepared = prepareScenario(derived, [BASELINE, ...Object.keys(variants)]);
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
  return new UserError({
    file,
    path: "--pay",
    value: rule,
    ...advice(
      sampled ? t("game.needsAllCoalitions") : t("game.gainTooLittle"),
      sampled ? t("game.otherRuleOrFewer") : t("game.dividingRules"),
      sampled ? t("game.oneOfCities") : t("game.changeAgreement"),
    ),
  });
}

/**
 * What a game adds to the index of collaboration, by recorded arm: `optimum-reached`, what all players gain together, of
 * the best that any coalition brings them. NaN where an arm or indicator has no value.
 */
export function gameIndicator(report: GameReport, arm: string, indicator: string): number {
  const gains = gainsIn(report, arm);
  if (!gains || indicator !== "optimum-reached") return NaN;
  const best = report.socialOptimum.total;
  return best > 0 ? sumOf(Object.values(gains)) / best : NaN;
}

type Gains = Record<string, number>;

/** Of every player in a recorded arm: nothing without the agreement. */
function gainsIn({ players, acceptance, payment }: GameReport, arm: string): Gains | undefined {
  if (arm === BASELINE) return Object.fromEntries(players.map(({ id }) => [id, 0]));
  if (arm === AGREEMENT) return Object.fromEntries(acceptance.map(({ player, gain }) => [player, gain]));
  return arm === PAID && payment ? payment.gains : undefined;
}
