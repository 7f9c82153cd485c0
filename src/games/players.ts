import {
  type Coordination,
  firstYearOf,
  type Locate,
  moneyEquivalents,
  playersOf,
  type ResolvedScenario,
  UserError,
  weightsOf,
} from "../input/index.js";
import type { ObjectiveWeights } from "../model/governance/objective.js";
import type { TerminalValue } from "../model/governance/presentValue.js";
import {
  BASELINE,
  checkLand,
  LookAhead,
  type PreparedScenario,
  type PreparedVariant,
  prepareScenario,
  type Span,
} from "../runs/experiments/index.js";
import { t } from "../words/index.js";

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
  const players = seatPlayers(scenario, coordination, arm.base);
  const cluster = scenario.region.tables.cities.map((_, node) => node);
  return {
    scenario,
    coordination,
    prepared,
    players,
    cluster,
    span,
    farthest: Math.max(span.years, ...HORIZONS),
    terminal: isPermanent(coordination) ? objectives.terminalValue : "none",
    ahead: new LookAhead(prepared, arm, span),
  };
}

/** An agreement of which no lever ends. */
function isPermanent({ agreement }: Coordination): boolean {
  return agreement.levers.every(({ to }) => to === undefined);
}

function seatPlayers(
  { region, objectives }: ResolvedScenario,
  coordination: Coordination,
  base: PreparedVariant["base"],
): GamePlayer[] {
  const all = region.tables.cities.map(({ id }) => id);
  return playersOf(coordination, region).map(({ id, cities }) => {
    const nodes = cities.map((city) => all.indexOf(city));
    return {
      id,
      nodes,
      cities,
      shares: sharesOf(nodes, base.residents),
      revenueShares: sharesOf(nodes, base.accounts.localRevenue),
      weights: cities.map((city) => weightsOf(objectives, region, city)),
    };
  });
}

function sharesOf(nodes: readonly number[], amounts: Float64Array): number[] {
  const total = nodes.reduce((sum, node) => sum + amounts[node], 0);
  return nodes.map((node) => amounts[node] / total);
}

function noAgreement(locate: Locate): UserError {
  return new UserError({
    ...locate([]),
    path: "coordination",
    what: t("game.noPlayers"),
    allowed: t("game.coordinationBlock"),
    hint: t("game.tryCompensation"),
  });
}
