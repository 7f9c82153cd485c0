import { square } from "../maths/numerics/elementary.js";
import { sumAt, sumOf } from "../maths/numerics/sums.js";
import { halfWidthOfError, type Price, type PriceCell } from "../measures/results/index.js";
import { budgetPushes, marginalWorth, presentValue, worthOfMoney } from "../model/governance/objective.js";
import { SimulationError } from "../runs/experiments/index.js";
import { joined, type Text, t } from "../words/index.js";
import {
  type CoordinationGame,
  type GamePlayer,
  HORIZONS,
  WANTS,
  type Want,
  type Wanted,
  without,
} from "./coalitions.js";
import type { GameRunner, GameTask, Sight, Transfer } from "./task.js";

/**
 * What every player gains from coalitions' agreements over having none, as the yearly addition to its own budget that
 * it would value as much (100 million at base-year prices). One sample a replicate; a single one, without chance, on
 * cohorts.
 */
export interface Payoffs {
  samples: (number | null)[];
  /** Objectives without an agreement. [sample][player] */
  reference: number[][];
  /** Gain in the objective per 100 million a year, without an agreement, on cohorts. [player] */
  marginal: number[];
  /** Own revenue a year without an agreement, on cohorts. [player] */
  revenue: number[];
  /** Gains by coalition (its players' indices joined by +). [sample][player] */
  gains: Map<string, number[][]>;
  far: FarView;
}

/** Year by year, far ahead: what the price of consent is read from at any horizon. */
interface FarView {
  /** A little more and a little less money for each player, on cohorts. [player] */
  pushes: [withMore: Wanted, withLess: Wanted][];
  /** By coalition: nobody, everybody, and, under a quorum, everybody but one. [sample] */
  futures: Map<string, Wanted[]>;
}

/** Sorted player indices as one word. */
export function keyOf(joining: readonly number[]): string {
  return joining.join("+");
}

/**
 * Looks at the future under every coalition listed and puts the players' gains into money. `replicates`: 0 = cohorts;
 * else as many samples on agents, all futures of a sample on common random numbers. Throws SimulationError where a
 * future cannot be simulated or money is worth nothing to a player.
 */
export async function measurePayoffs(
  game: CoordinationGame,
  runner: GameRunner,
  coalitions: readonly (readonly number[])[],
  replicates: number,
  progress?: (done: number, total: number) => void,
): Promise<Payoffs> {
  const samples = replicates > 0 ? Array.from({ length: replicates }, (_, r) => r) : [null];
  const alone = { joining: [], transfers: [], replicate: null };
  const revenue = (await look(game, runner, [alone]))[0].revenue;
  const pushes = game.players.flatMap((player, p) =>
    budgetPushes(revenue[p]).map((amount) => ({ ...alone, transfers: budgetPush(player, amount), far: true })),
  );
  // Fewer than two players make no agreement: nothing changes, and nothing need be run.
  const agreements = coalitions.filter((joining) => joining.length > 1);
  const far = new Set(coalitionsOfConsent(game).map(keyOf));
  const futures = samples.flatMap((replicate): GameTask[] =>
    [[], ...agreements].map((joining) => ({ joining, transfers: [], replicate, far: far.has(keyOf(joining)) })),
  );
  const sights = await look(game, runner, [...pushes, ...futures], progress);
  const marginal = game.players.map((player, p) => {
    const [withMore, withLess] = [sights[2 * p], sights[2 * p + 1]].map(({ objectives }) => objectives[p]);
    return worthOfMoney(player.id, revenue[p], withMore, withLess);
  });
  const stride = 1 + agreements.length;
  const at = (sample: number, place: number) => sights[pushes.length + sample * stride + place];
  const reference = samples.map((_, r) => at(r, 0).objectives);
  const view: FarView = {
    pushes: game.players.map((_, p) => seenFar([sights[2 * p], sights[2 * p + 1]]) as [Wanted, Wanted]),
    futures: new Map(),
  };
  const payoffs: Payoffs = { samples, reference, marginal, revenue, gains: new Map(), far: view };
  const nothing = samples.map(() => game.players.map(() => 0));
  for (const joining of coalitions.filter(({ length }) => length < 2)) payoffs.gains.set(keyOf(joining), nothing);
  for (const [c, joining] of [[], ...agreements].entries()) {
    const key = keyOf(joining);
    if (far.has(key)) view.futures.set(key, seenFar(samples.map((_, r) => at(r, c))));
  }
  for (const [c, joining] of agreements.entries()) {
    const seen = samples.map((_, r) => at(r, c + 1));
    payoffs.gains.set(keyOf(joining), gainsOf(payoffs, seen));
  }
  return payoffs;
}

/**
 * What consent is weighed by: nobody's agreement, everybody's, and, under a quorum, that of all but one. An agreement
 * takes two.
 */
function coalitionsOfConsent({ players, coordination }: CoordinationGame): number[][] {
  const all = [...players.keys()];
  const others = all.map((player) => without(all, player));
  return [[], all, ...(coordination.decision === "quorum" && all.length > 2 ? others : [])];
}

/** What all players gain in one more future, in which transfers are paid. [sample][player] */
export async function gainsWithTransfers(
  game: CoordinationGame,
  runner: GameRunner,
  payoffs: Payoffs,
  joining: readonly number[],
  transfers: readonly Transfer[],
): Promise<number[][]> {
  const tasks = payoffs.samples.map((replicate) => ({ joining, transfers, replicate }));
  return gainsOf(payoffs, await look(game, runner, tasks));
}

/** Mean gains under a coalition. [player] */
export function meanGains(payoffs: Payoffs, joining: readonly number[]): number[] {
  const samples = payoffs.gains.get(keyOf(joining))!;
  return samples[0].map((_, player) => sumOf(samples, (gains) => gains[player] / samples.length));
}

interface Estimate {
  mean: number;
  error: number | null;
}

/** Mean of a number that every sample gives, and its standard error; null without chance (cohorts, or one sample). */
export function estimate(payoffs: Payoffs, of: (sample: number) => number): Estimate {
  const values = payoffs.samples.map((_, sample) => of(sample));
  const { length } = values;
  const mean = sumOf(values) / length;
  if (length < 2) return { mean, error: null };
  const squares = sumOf(values, (value) => square(value - mean));
  return { mean, error: Math.sqrt(squares / (length - 1) / length) };
}

function gainsOf({ reference, marginal }: Payoffs, seen: readonly Sight[]): number[][] {
  return seen.map(({ objectives }, r) => objectives.map((value, p) => (value - reference[r][p]) / marginal[p]));
}

function seenFar(sights: readonly Sight[]): Wanted[] {
  return sights.map(({ years }) => years!);
}

/** Money from the centre to a player's cities (negative: taken), by their shares in its revenue. */
function budgetPush({ cities, revenueShares, givers }: GamePlayer, amount: number): Transfer[] {
  return cities.map((payee, c) => ({ payer: givers[c], payee, amount: amount * revenueShares[c] }));
}

/** Runs tasks, in their order. Throws SimulationError where one of them cannot be simulated. */
async function look(
  game: CoordinationGame,
  runner: GameRunner,
  tasks: readonly GameTask[],
  progress?: (done: number, total: number) => void,
): Promise<Sight[]> {
  const sights: Sight[] = new Array(tasks.length);
  let done = 0;
  progress?.(0, tasks.length);
  await runner.run(tasks, (place, result) => {
    if ("failure" in result) throw new SimulationError(failureOf(game, tasks[place], result.failure));
    sights[place] = result;
    progress?.(++done, tasks.length);
  });
  return sights;
}

/** Which future it is that cannot be simulated, and why. */
function failureOf({ players }: CoordinationGame, { joining, replicate }: GameTask, reason: Text): Text {
  const names = joined(joining.map((p) => players[p].id));
  const who = joining.length > 0 ? t("game.withInAgreement", { names }) : t("game.withoutAgreement");
  return t("game.futureFails", { who, drawn: replicate !== null, replicate, reason });
}

/** Gains of all players by coalition (sorted player indices), and their names. */
export class CoalitionGains {
  readonly players: number;
  readonly all: number[];
  readonly payoffs: Payoffs;
  private readonly game: CoordinationGame;
  private readonly means = new Map<string, number[]>();

  constructor(game: CoordinationGame, payoffs: Payoffs) {
    this.game = game;
    this.payoffs = payoffs;
    this.players = game.players.length;
    this.all = [...game.players.keys()];
  }

  has(joining: readonly number[]): boolean {
    return this.payoffs.gains.has(keyOf(joining));
  }

  of(joining: readonly number[]): number[] {
    const key = keyOf(joining);
    const known = this.means.get(key) ?? meanGains(this.payoffs, joining);
    this.means.set(key, known);
    return known;
  }

  inSample(joining: readonly number[], sample: number): number[] {
    return this.payoffs.gains.get(keyOf(joining))![sample];
  }

  value(joining: readonly number[]): number {
    return sumAt(joining, this.of(joining));
  }

  names(joining: readonly number[]): string[] {
    return joining.map((player) => this.game.players[player].id);
  }

  record<T>(of: (player: number) => T): Record<string, T> {
    return Object.fromEntries(this.all.map((player) => [this.game.players[player].id, of(player)]));
  }

  gdp(): number[] {
    const { gdp } = this.game.prepared.variants[0].base.accounts;
    return this.game.players.map(({ nodes }) => sumAt(nodes, gdp));
  }
}

/** Objectives are known to this: the rounding of markets. */
const ROUNDING = 1e-7;

/**
 * What each player lacks of consenting when all agree, in money a year at its own budget's worth, by what it wants and
 * how far it looks. One look far ahead a future serves all: horizons cut the same years, objectives weigh them
 * otherwise. Horizons that a future cannot be followed to are left out.
 */
export function priceOf(game: CoordinationGame, payoffs: Payoffs): Price {
  const reach = Math.min(...everyFuture(payoffs.far).map(({ own }) => own[0].length));
  const horizons = [...new Set([...HORIZONS, game.span.years])].filter((years) => years <= reach).sort((a, b) => a - b);
  const cells = game.players.flatMap((_, player) =>
    WANTS.flatMap((want) => horizons.map((horizon) => cellOf(game, payoffs, player, want, horizon))),
  );
  return { reach: reach < game.farthest ? reach : null, horizons, objectives: [...WANTS], cells };
}

/** All that was looked at far ahead. */
function everyFuture({ pushes, futures }: FarView): Wanted[] {
  return [...pushes.flat(), ...[...futures.values()].flat()];
}

/**
 * What a player that wants `want` and looks `horizon` years ahead lacks of consenting, 100 million a year; null where
 * money is worth nothing to it.
 */
function cellOf(game: CoordinationGame, payoffs: Payoffs, player: number, want: Want, horizon: number): PriceCell {
  const cell = { player: game.players[player].id, objective: want, horizon };
  const { discount } = game.scenario.objectives;
  const worth = (future: Wanted) => presentValue(future[want][player], horizon, discount, game.terminal);
  const [withMore, withLess] = payoffs.far.pushes[player];
  const [more, less] = [worth(withMore), worth(withLess)];
  if (more - less < ROUNDING) return { ...cell, needs: null, needsError: null, interval: null };
  const marginal = marginalWorth(payoffs.revenue[player], more, less);
  const [agreed, instead] = alternatives(game, payoffs.far, player);
  const lack = estimate(payoffs, (sample) => (worth(instead[sample]) - worth(agreed[sample])) / marginal);
  return { ...cell, needs: Math.max(0, lack.mean), needsError: lack.error, interval: intervalOf(lack, payoffs) };
}

/**
 * What a player compares: all agree, and no agreement (unanimity) or that of the others (quorum; none where that would
 * be one player alone).
 */
function alternatives({ players, coordination }: CoordinationGame, { futures }: FarView, player: number) {
  const all = [...players.keys()];
  const others = without(all, player);
  const instead = coordination.decision === "quorum" && others.length > 1 ? others : [];
  return [futures.get(keyOf(all))!, futures.get(keyOf(instead))!] as const;
}

/** 95 % (Student's t); nobody needs less than nothing. */
function intervalOf({ mean, error }: Estimate, { samples }: Payoffs): [number, number] | null {
  if (error === null) return null;
  const half = halfWidthOfError(error, samples.length);
  return [Math.max(0, mean - half), Math.max(0, mean + half)];
}
