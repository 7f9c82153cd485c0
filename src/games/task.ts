import { agreementLevers, type LeverEntry } from "../input/index.js";
import { pairPayments } from "../maths/bargaining/index.js";
import { pow } from "../maths/numerics/elementary.js";
import { presentValue } from "../model/governance/objective.js";
import { oneByOne, type Pause, type Runner, SimulationError, type YearGlance } from "../runs/experiments/index.js";
import { type Text, t } from "../words/index.js";
import { type CoordinationGame, type GamePlayer, type Wanted, wantedBy } from "./coalitions.js";

/** Money that one node pays another every year of the span; 100 million at base-year prices. */
export interface Transfer {
  /** "centre" or a node id. */
  payer: string;
  payee: string;
  amount: number;
}

/**
 * One future to look at: who joins the agreement (player indices), who pays whom. Plain data, so that it may run on any
 * worker.
 */
export interface GameTask {
  joining: readonly number[];
  transfers: readonly Transfer[];
  /** Stream of chance of a run on agents; null = cohorts, without chance. */
  replicate: number | null;
  /** Whether to look on after the span, as far as the price of consent is followed. */
  far?: boolean;
}

/** What every player sees of that future. */
export interface Sight {
  /** Discounted objective, in its own units. [player] */
  objectives: number[];
  /** Own revenue a year of the span, discount-weighted mean; 100 million at base-year prices. [player] */
  revenue: number[];
  /** Year by year, of a future that is looked at far ahead; up to the year before the first that cannot be. */
  years?: Wanted;
}

export type GameResult = Sight | { failure: Text };

/** Where futures are looked at: in this thread or on workers. */
export type GameRunner = Runner<GameTask, GameResult>;

/** Runs one task after the other in this thread. `pause` is awaited after each: it may throw to stop the work. */
export function serialRunner(game: CoordinationGame, pause?: Pause): GameRunner {
  return oneByOne((task) => attemptTask(game, task), pause);
}

/** A future that cannot be simulated is reported, not thrown, so that the message can say which one it is. */
export function attemptTask(game: CoordinationGame, task: GameTask): GameResult {
  try {
    return lookAt(game, task);
  } catch (error) {
    if (!(error instanceof SimulationError)) throw error;
    return { failure: error.text };
  }
}

/**
 * What players have in the future of a task; a failure where a city spends all its money within the years that count.
 */
function lookAt(game: CoordinationGame, task: GameTask): GameResult {
  const { scenario, coordination, players, span, ahead, terminal } = game;
  const joining = task.joining.map((player) => players[player].id);
  const agreed = agreementLevers(coordination, scenario.region, joining);
  const years = task.far ? game.farthest : span.years;
  const paid = transferLevers(task.transfers, span.from, span.from + years - 1);
  const seen = ahead.see([...agreed, ...paid], task.replicate, years);
  const { discount } = scenario.objectives;
  const broke = spentUp(game, seen);
  if (broke && broke.year < span.years)
    return { failure: t("game.spendsMore", { city: broke.city, year: span.from + broke.year }) };
  const wanted = wantedBy(game, seen.slice(0, broke?.year));
  return {
    objectives: wanted.own.map((flow) => presentValue(flow, span.years, discount, terminal)),
    revenue: players.map(({ nodes }) => meanRevenue(nodes, seen.slice(0, span.years), discount)),
    ...(task.far ? { years: wanted } : {}),
  };
}

/** Transfers as levers of a scenario. */
export function transferLevers(transfers: readonly Transfer[], from: number, to: number): LeverEntry[] {
  return transfers.map(({ payer, payee, amount }) => ({
    type: "central-transfer",
    id: `compensation:${payer}>${payee}`,
    from,
    to,
    payer,
    payee,
    amount,
  }));
}

/**
 * The first year (0: the first of all) in which a city of a player would spend more than it has; gains of such a future
 * would not be worth any money.
 */
function spentUp(
  { players }: CoordinationGame,
  glances: readonly YearGlance[],
): { city: string; year: number } | undefined {
  for (const [year, { realRevenue }] of glances.entries()) {
    for (const { nodes, cities } of players) {
      const broke = nodes.findIndex((node) => !(realRevenue[node] > 0));
      if (broke >= 0) return { city: cities[broke], year };
    }
  }
  return undefined;
}

function meanRevenue(nodes: readonly number[], glances: readonly YearGlance[], discount: number): number {
  let sum = 0;
  let weights = 0;
  for (const [year, { realRevenue }] of glances.entries()) {
    const weight = pow(discount, year);
    weights += weight;
    for (const node of nodes) sum += weight * realRevenue[node];
  }
  return sum / weights;
}

/**
 * Who pays whom, by node: every payer pays every payee in proportion; players divide their part among their cities by
 * own revenue.
 */
export function bilateral(players: readonly GamePlayer[], receipts: readonly number[]): Transfer[] {
  const parts = players.flatMap(({ cities, revenueShares }, p) =>
    cities.map((city, c) => ({ city, amount: receipts[p] * revenueShares[c] })),
  );
  // Receipts sum to zero up to the rounding of a linear programme, which nobody outside makes up for.
  const inside = pairPayments(parts.map(({ amount }) => amount)).filter(({ payer, payee }) => payer >= 0 && payee >= 0);
  return inside.map(({ payer, payee, amount }) => ({ payer: parts[payer].city, payee: parts[payee].city, amount }));
}
