import { keyOf, meanGains, type Payoffs } from "./payoffs.js";
import type { CoordinationGame } from "./players.js";

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
    this.all = game.players.map((_, player) => player);
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

/** Sum of the amounts at some places. */
export function sumAt(places: readonly number[], amounts: ArrayLike<number>): number {
  return places.reduce((sum, place) => sum + amounts[place], 0);
}
