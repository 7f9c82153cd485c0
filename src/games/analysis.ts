import { type ResolvedScenario, UserError } from "../input/index.js";
import {
  COMPENSATION_RULES,
  type CoalitionGame,
  compensate,
  isSuperadditive,
  leastCore,
  listCoalitions,
  members,
  nucleolus,
  participationGame,
  profileAt,
  pureEquilibria,
  shapley,
  slackOf,
  socialOptimum,
  stabilityBySize,
  welfareAt,
} from "../maths/bargaining/index.js";
import { sumAt, sumOf } from "../maths/numerics/sums.js";
import {
  type Acceptance,
  bandOf,
  because,
  FEWEST_DRAWS,
  type GameCoalition,
  type GameReport,
  type GameUncertainty,
} from "../measures/results/index.js";
import {
  currencyOf,
  LOOK_AHEAD_CLEARING,
  namesOf,
  oneByOne,
  type Runner,
  SimulationError,
} from "../runs/experiments/index.js";
import { type Change, withChanges } from "../runs/studies/index.js";
import { english, type Text, t } from "../words/index.js";
import { type CoordinationGame, type Plan, prepareGame, sampledValue, without } from "./coalitions.js";
import { CoalitionGains, estimate, keyOf, measurePayoffs, type Payoffs, priceOf } from "./payoffs.js";
import { changesNothing, summarise } from "./summary.js";
import { serialRunner } from "./task.js";

/** Gains below this are rounding of the look-ahead: 100 yuan a year in 100 million. */
const ROUNDING = 1e-6;

/** Everything that game.json says, from the payoffs of the coalitions of a plan; nothing is paid yet. */
export function analyse(game: CoordinationGame, plan: Plan, payoffs: Payoffs): GameReport {
  const { scenario, coordination, players, span } = game;
  const view = new CoalitionGains(game, payoffs);
  const value = shapleyOf(game, plan, view);
  const exact = plan.method === "exact" ? exactSolutions(view) : NOT_LISTED;
  const acceptance = players.map((_, player) => acceptanceOf(view, player, coordination.decision));
  const [currency, nameOf] = [currencyOf(scenario), namesOf(scenario)];
  const { baseYear } = scenario.region;
  const report: GameReport = {
    schemaVersion: 2,
    title: scenario.title,
    question: scenario.question,
    region: scenario.region.label,
    currency,
    agreement: coordination.label,
    unit: t("game.n100MillionYearPrices", { currency, baseYear }),
    method: plan.method,
    settings: {
      from: span.from,
      horizon: span.years,
      discount: scenario.objectives.discount,
      decision: coordination.decision,
      replicates: payoffs.samples[0] === null ? 0 : payoffs.samples.length,
      marketTolerance: LOOK_AHEAD_CLEARING.tolerance,
      orders: plan.method === "sampled" ? 2 * plan.pairs : null,
      terminalValue: game.terminal,
    },
    players: players.map(({ id, cities }, p) => ({
      id,
      label: nameOf(id),
      cities,
      revenue: payoffs.revenue[p],
      marginalObjective: payoffs.marginal[p],
    })),
    coalitions: plan.coalitions.map((joining) => coalitionOf(view, joining)),
    ...exact,
    ...value,
    socialOptimum: exact.socialOptimum ?? bestOf(view, plan),
    // That nobody joins is always an equilibrium, and it gains nothing.
    priceOfAnarchy: null,
    acceptance,
    price: priceOf(game, payoffs),
    compensation: { rule: coordination.compensation.rule, transfers: {} },
    payment: null,
    uncertainty: null,
    summary: [],
  };
  report.compensation.transfers = compensations(view, report);
  report.summary = [...summarise(report), ...(changesNothing(report) ? [] : game.uncounted)];
  return report;
}

function coalitionOf(view: CoalitionGains, joining: readonly number[]): GameCoalition {
  const gains = view.of(joining);
  const value = estimate(view.payoffs, (sample) => sumAt(joining, view.inSample(joining, sample)));
  const errors = view.all.map((p) => estimate(view.payoffs, (sample) => view.inSample(joining, sample)[p]).error);
  return {
    members: view.names(joining),
    payoffs: view.record((p) => gains[p]),
    standardErrors: errors.includes(null) ? null : view.record((p) => errors[p]!),
    value: value.mean,
    valueError: value.error,
    total: sumAt(view.all, gains),
    leave: better(view, joining, joining, (player) => without(joining, player)),
    join: better(
      view,
      joining,
      view.all.filter((player) => !joining.includes(player)),
      (player) => [...joining, player].sort((a, b) => a - b),
    ),
  };
}

/** Names of the players that would gain by another coalition; null where one of these was not looked at. */
function better(
  view: CoalitionGains,
  joining: readonly number[],
  players: readonly number[],
  instead: (player: number) => number[],
): string[] | null {
  if (!players.every((player) => view.has(instead(player)))) return null;
  const now = view.of(joining);
  return view.names(players.filter((player) => view.of(instead(player))[player] > now[player] + ROUNDING));
}

const NOT_LISTED = {
  superadditive: null,
  core: null,
  nucleolus: null,
  equilibria: null,
  socialOptimum: undefined,
  stability: null,
};

/** What needs the worth of every coalition. */
function exactSolutions(view: CoalitionGains) {
  const { players } = view;
  const worths = worthsOf(view, (joining) => view.value(joining));
  const payoff = (player: number, mask: number) => view.of(members(mask))[player];
  const choices = participationGame(players, payoff);
  const equilibria = pureEquilibria(choices);
  const optimum = socialOptimum(choices);
  const joiningAt = (position: number) => view.all.filter((player) => profileAt(choices, position)[player] === 1);
  const nucleus = nucleolus(worths);
  const least = leastCore(worths);
  return {
    superadditive: isSuperadditive(worths, ROUNDING),
    core: { empty: least > slackOf(worths), leastCore: least },
    nucleolus: view.record((p) => nucleus[p]),
    equilibria: equilibria.map((position) => {
      const joining = joiningAt(position);
      return view.record((p) => (joining.includes(p) ? ("join" as const) : ("out" as const)));
    }),
    socialOptimum: { members: view.names(joiningAt(optimum)), total: welfareAt(choices, optimum) },
    stability: stabilityBySize(players, payoff),
  };
}

function worthsOf(view: CoalitionGains, value: (joining: readonly number[]) => number): CoalitionGame {
  return listCoalitions(view.players, (mask) => value(members(mask)));
}

/** With its standard errors: over replicates, or over sampled orders where these are what is uncertain. */
function shapleyOf(game: CoordinationGame, plan: Plan, view: CoalitionGains) {
  if (plan.method === "sampled") {
    const { shares, standardErrors } = sampledValue(game, plan.pairs, (joining) => view.value(joining));
    const known = standardErrors.every(Number.isFinite);
    return {
      shapley: view.record((p) => shares[p]),
      shapleyErrors: known ? view.record((p) => standardErrors[p]) : null,
    };
  }
  const samples = view.payoffs.samples.map((_, sample) =>
    shapley(worthsOf(view, (joining) => sumAt(joining, view.inSample(joining, sample)))),
  );
  const shares = view.all.map((p) => estimate(view.payoffs, (sample) => samples[sample][p]));
  const chance = shares[0].error !== null;
  return {
    shapley: view.record((p) => shares[p].mean),
    shapleyErrors: chance ? view.record((p) => shares[p].error!) : null,
  };
}

/**
 * Whether a player agrees when all do, against no agreement (unanimity) or that of the others (quorum), and what it
 * would need.
 */
function acceptanceOf(view: CoalitionGains, player: number, decision: "unanimity" | "quorum"): Acceptance {
  const others = without(view.all, player);
  const gain = estimate(view.payoffs, (sample) => view.inSample(view.all, sample)[player]);
  const outside = view.of(others)[player];
  const quorum = decision === "quorum";
  const lack = estimate(
    view.payoffs,
    (sample) => (quorum ? view.inSample(others, sample)[player] : 0) - view.inSample(view.all, sample)[player],
  );
  const needs = Math.max(0, lack.mean);
  return {
    player: view.names([player])[0],
    gain: gain.mean,
    gainError: gain.error,
    without: quorum ? outside : 0,
    outside,
    accepts: lack.mean <= ROUNDING,
    needs,
    needsError: lack.error,
    needsShareOfRevenue: needs / view.payoffs.revenue[player],
  };
}

/** What every player receives (negative: pays) a year under every rule; null where a rule has no answer. */
function compensations(view: CoalitionGains, report: GameReport): GameReport["compensation"]["transfers"] {
  const ids = report.players.map(({ id }) => id);
  const { nucleolus: nucleus } = report;
  const gains = {
    gains: view.of(view.all),
    refusing: report.acceptance.map((one) => one.without),
    gdp: view.gdp(),
    shapley: ids.map((id) => report.shapley[id]),
    nucleolus: nucleus && ids.map((id) => nucleus[id]),
  };
  const transfers = COMPENSATION_RULES.map((rule) => [rule, compensate(rule, gains)] as const);
  return Object.fromEntries(transfers.map(([rule, paid]) => [rule, paid && view.record((p) => paid[p])]));
}

/** The best for all players together among what was looked at. */
function bestOf(view: CoalitionGains, plan: Plan): GameReport["socialOptimum"] {
  const total = (joining: readonly number[]) => sumAt(view.all, view.of(joining));
  const best = plan.coalitions.reduce((first, second) => (total(second) > total(first) ? second : first));
  return { members: view.names(best), total: total(best) };
}

/** What every player would need at one draw to agree, and what each gains; money as in game.json. */
export interface GameDraw {
  needs: number[];
  gains: number[];
  /** Whether those who gain could pay the others what they need. */
  affordable: boolean;
}

/** A draw without a base year, or in which money is worth nothing to a player, says why. */
export type GameDrawResult = GameDraw | { failure: Text };

/** Asks the players of one draw, on cohorts: the agreement of all, and that of all but each. */
export async function attemptGameDraw(scenario: ResolvedScenario, changes: readonly Change[]): Promise<GameDrawResult> {
  try {
    const game = prepareGame(() => ({ file: english(scenario.title) }), withChanges(scenario, changes));
    const all = [...game.players.keys()];
    const coalitions = new Map([all, ...all.map((player) => without(all, player))].map((one) => [keyOf(one), one]));
    const payoffs = await measurePayoffs(game, serialRunner(game), [...coalitions.values()], 0);
    const view = new CoalitionGains(game, payoffs);
    const acceptance = all.map((player) => acceptanceOf(view, player, game.coordination.decision));
    const gains = acceptance.map(({ gain }) => gain);
    const refusing = acceptance.map((one) => one.without);
    const affordable = compensate("minimal", { gains, refusing }) !== null;
    return { needs: acceptance.map(({ needs }) => needs), gains, affordable };
  } catch (error) {
    if (error instanceof SimulationError || error instanceof UserError) return { failure: error.text };
    throw error;
  }
}

/** Asks one draw after the other in this thread. */
export function gameDrawRunner(scenario: ResolvedScenario): Runner<Change[], GameDrawResult> {
  return oneByOne((changes) => attemptGameDraw(scenario, changes));
}

/** What draws say together of who must be paid how much. `players`: ids. */
export function summariseGames(
  players: readonly string[],
  results: readonly GameDrawResult[],
  given?: GameUncertainty["given"],
): GameUncertainty {
  const draws = results.filter((result): result is GameDraw => !("failure" in result));
  const failed = results.flatMap((result, draw) => ("failure" in result ? [{ draw, ...because(result.failure) }] : []));
  const shareOf = (count: number) => (draws.length > 0 ? count / draws.length : 0);
  return {
    draws: results.length,
    worlds: draws.length,
    ...(given && { given }),
    failed,
    players: players.map((player, p) => {
      const needs = draws.map((draw) => draw.needs[p]);
      return {
        player,
        gain: rangeOf(draws.map((draw) => draw.gains[p])),
        needs: rangeOf(needs),
        refuses: shareOf(needs.filter((need) => need > 0).length),
      };
    }),
    total: rangeOf(draws.map(({ gains }) => sumOf(gains))),
    affordable: shareOf(draws.filter((draw) => draw.affordable).length),
  };
}

function rangeOf(values: readonly number[]): [number, number, number] | null {
  return values.length < FEWEST_DRAWS ? null : bandOf(values);
}
