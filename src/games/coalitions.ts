import {
  agreementLevers,
  BASELINE,
  type Coordination,
  firstYearOf,
  type Locate,
  mistakeAt,
  moneyEquivalents,
  playersOf,
  type ResolvedScenario,
  UserError,
  weightsOf,
} from "../input/index.js";
import { members, sampledShapley } from "../maths/bargaining/index.js";
import { pow } from "../maths/numerics/elementary.js";
import { sumOf } from "../maths/numerics/sums.js";
import { giverOf, jointYears, type ObjectiveWeights, type TerminalValue } from "../model/governance/objective.js";
import {
  checkLand,
  LookAhead,
  type PreparedScenario,
  type PreparedVariant,
  prepareScenario,
  RandomStream,
  type Span,
  uncountedOf,
  type YearGlance,
} from "../runs/experiments/index.js";
import { type Text, t } from "../words/index.js";

/** All coalitions are looked at up to this many players; on request, up to the second number. */
const MOST_EXACT = 12;
export const MOST_ON_REQUEST = 14;

/** Which coalitions are looked at: all, or those that come up in sampled orders of arrival. */
export interface Plan {
  method: "exact" | "sampled";
  coalitions: number[][];
  /** Pairs of an order of arrival and its reverse. */
  pairs: number;
}

/**
 * All coalitions of a game of few players, or where all are asked for (`exact`); else those that come up in so many
 * `pairs` of orders of arrival. Throws UserError where all are asked for and there are too many.
 */
export function planCoalitions(file: string, game: CoordinationGame, options: { exact: boolean; pairs: number }): Plan {
  const players = game.players.length;
  if (options.exact && players > MOST_ON_REQUEST) throw tooMany(file, players);
  if (options.exact || players <= MOST_EXACT) {
    const coalitions = Array.from({ length: pow(2, players) }, (_, mask) => members(mask));
    return { method: "exact", coalitions, pairs: 0 };
  }
  return { method: "sampled", coalitions: sampledCoalitions(game, options.pairs), pairs: options.pairs };
}

/** Sampled Shapley value on what was looked at; the same orders as in the plan. */
export function sampledValue(game: CoordinationGame, pairs: number, value: (joining: readonly number[]) => number) {
  const { seed } = game.scenario;
  const stream = new RandomStream(seed, 0, "orders of arrival");
  let draw = 0;
  return sampledShapley(
    game.players.length,
    (joining) => value(sorted(joining)),
    pairs,
    () => stream.uniform(0, 0, draw++),
  );
}

/** Those of the orders, all players, and all but one. */
function sampledCoalitions(game: CoordinationGame, pairs: number): number[][] {
  const all = [...game.players.keys()];
  const found = new Map<string, number[]>();
  const note = (joining: readonly number[]): number => {
    found.set(joining.join("+"), [...joining]);
    return 0;
  };
  note([]);
  sampledValue(game, pairs, note);
  note(all);
  for (const player of all) note(without(all, player));
  return [...found.values()];
}

/** A coalition that a player has left. */
export function without(joining: readonly number[], player: number): number[] {
  return joining.filter((other) => other !== player);
}

function sorted(joining: readonly number[]): number[] {
  return [...joining].sort((a, b) => a - b);
}

function tooMany(file: string, players: number): UserError {
  return mistakeAt(
    { file, path: "--exact", value: players },
    t("game.asksForAll", { coalitions: pow(2, players), players }),
    t("game.upToPlayers", { most: MOST_ON_REQUEST }),
    "game.leaveExactOut",
  );
}

/** A player ready to be asked what it gains. Lists run over its cities, in the order of the region. */
export interface GamePlayer {
  id: string;
  /** Node indices and ids. */
  nodes: number[];
  cities: string[];
  /** Weight of each city in the player's objective: its share of the player's residents in the base year. */
  shares: number[];
  /** How the player's money divides among its cities: by own revenue of the base year. */
  revenueShares: number[];
  /** Who gives each city a little money to see what that is worth: the centre, or else the rest of the country. */
  givers: string[];
  weights: ObjectiveWeights[];
}

/** The coordination game of a scenario: who plays, what they look at, and for how long. */
export interface CoordinationGame {
  scenario: ResolvedScenario;
  coordination: Coordination;
  prepared: PreparedScenario;
  players: GamePlayer[];
  /** Nodes of all cities of the region: whom rank and the GDP of the cluster are counted over. */
  cluster: number[];
  /** From the agreement's first year, as many years as the horizon of the objectives. */
  span: Span;
  /** Years that the price of consent is followed for; no fewer than the span's. */
  farthest: number;
  /** What counts after the years looked at: nothing, unless the agreement is permanent and the scenario says so. */
  terminal: TerminalValue;
  /** What the agreement takes in reality and no gain counts. */
  uncounted: Text[];
  ahead: LookAhead;
}

/** Horizons that the price of consent is told for, beside the scenario's own. Years. */
export const HORIZONS: readonly number[] = [5, 10, 20, 30];

/**
 * Calibrates the scenario's baseline and seats the players. A council of the scenario does not meet: who has joined is
 * what the futures differ in. Throws UserError where the scenario has no agreement.
 */
export function prepareGame(locate: Locate, given: ResolvedScenario): CoordinationGame {
  const scenario: ResolvedScenario = { ...given, council: undefined };
  const { coordination, objectives } = scenario;
  if (!coordination) throw noAgreement(locate);
  const [worthless] = moneyEquivalents(scenario, locate);
  if (worthless) throw new UserError(worthless);
  const prepared = prepareScenario(scenario, [BASELINE]);
  checkLand(prepared, locate);
  const arm = prepared.variants[0];
  const from = firstYearOf(coordination);
  const span = { from, years: objectives.horizon };
  const players = seatPlayers(scenario, coordination, arm);
  const cluster = [...scenario.region.tables.cities.keys()];
  return {
    scenario,
    coordination,
    prepared,
    players,
    cluster,
    span,
    farthest: Math.max(span.years, ...HORIZONS),
    terminal: isPermanent(coordination) ? objectives.terminalValue : "none",
    uncounted: uncountedIn(scenario, coordination, arm),
    ahead: new LookAhead(prepared, arm, span),
  };
}

function uncountedIn(
  { region }: ResolvedScenario,
  coordination: Coordination,
  { calibration, levers }: PreparedVariant,
): Text[] {
  const everybody = playersOf(coordination, region).map(({ id }) => id);
  const agreed = agreementLevers(coordination, region, everybody);
  const kinds = uncountedOf({ calibration, levers: [...levers, ...agreed] }, agreed);
  return kinds.map((kind) => t("report.uncounted", { kind }));
}

/** An agreement of which no lever ends. */
function isPermanent({ agreement }: Coordination): boolean {
  return agreement.levers.every(({ to }) => to === undefined);
}

function seatPlayers(
  { region, objectives }: ResolvedScenario,
  coordination: Coordination,
  { base, calibration }: PreparedVariant,
): GamePlayer[] {
  const all = region.tables.cities.map(({ id }) => id);
  const { economy, residuals } = calibration.world;
  const giver = (node: number) => economy.nodeIds[giverOf(economy, residuals.base.publicRevenue, node)] ?? "centre";
  return playersOf(coordination, region).map(({ id, cities }) => {
    const nodes = cities.map((city) => all.indexOf(city));
    return {
      id,
      nodes,
      cities,
      shares: sharesOf(nodes, base.residents),
      revenueShares: sharesOf(nodes, base.accounts.localRevenue),
      givers: nodes.map(giver),
      weights: cities.map((city) => weightsOf(objectives, region, city)),
    };
  });
}

function sharesOf(nodes: readonly number[], amounts: Float64Array): number[] {
  const total = sumOf(nodes, (node) => amounts[node]);
  return nodes.map((node) => amounts[node] / total);
}

function noAgreement(locate: Locate): UserError {
  const place = { ...locate([]), path: "coordination" };
  return mistakeAt(place, "game.noPlayers", "game.coordinationBlock", "game.tryCompensation");
}

const NOTHING: ObjectiveWeights = { gdp: 0, revenue: 0, consumption: 0, innovation: 0, rank: 0, cluster: 0 };

/** What players may want: what the scenario has them want, or one thing only. */
export const WANTS = ["own", "gdp", "revenue", "consumption", "innovation", "rank", "cluster"] as const;

export type Want = (typeof WANTS)[number];

/** What players have of each year, by what they may want; undiscounted logs. [player][year] each */
export type Wanted = Record<Want, number[][]>;

/** What players have of each year looked ahead at, by what they may want. */
export function wantedBy({ players, cluster }: CoordinationGame, glances: readonly YearGlance[]): Wanted {
  const of = (want: Want) =>
    players.map(({ nodes: cities, weights, shares }) => {
      const wanted = want === "own" ? weights : weights.map(() => ({ ...NOTHING, [want]: 1 }));
      return jointYears(glances, { cities, weights: wanted, shares }, cluster);
    });
  return Object.fromEntries(WANTS.map((want) => [want, of(want)])) as Wanted;
}
