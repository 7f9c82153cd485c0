import { textOf } from "../../../words/index.js";
import { useAnswer } from "../engine/useAnswer.js";
import { useWorld } from "../engine/useWorld.js";
import type { NamedPlace } from "../engine/worlds.js";
import { useOwn } from "../page/useOwn.js";
import { citiesFor, codeOf, type Game, gameOf } from "./code.js";
import type { Move } from "./rules.js";

/** Cities of a table in the order of its scenario. */
const CITIES = ["harbour", "mill", "spring", "ford", "ridge"] as const;

export function scenarioFor(people: number): string {
  return citiesFor(people) === 3 ? "teaching/agreement" : "teaching/five-cities";
}

/** The game of the address: as far as it has been played, and what the model says of turns that are over. */
export function usePlay() {
  const [own, write] = useOwn();
  const game = gameOf(own("play"));
  const people = game?.people.length ?? 2;
  const { world } = useWorld(scenarioFor(people));
  const over = game ? game.moves.filter((turn) => turn.length === people) : [];
  const ids = game?.people.map((place) => CITIES[place]!) ?? [];
  const ask = game && { scenario: scenarioFor(people), people: ids, moves: over };
  const work = useAnswer("play", ask);
  const save = (next: Game | undefined) => write({ play: next ? codeOf(next) : "" });
  const nameOf = (id: string): NamedPlace["label"] => world?.cities.find((city) => city.id === id)?.label ?? textOf(id);
  return { code: own("play"), game, ids, over, work, nameOf, save };
}

/** A game with one more move. */
export function withMove(game: Game, move: Move): Game {
  const last = game.moves.at(-1);
  const open = last !== undefined && last.length < game.people.length;
  const moves = open ? [...game.moves.slice(0, -1), [...last, move]] : [...game.moves, [move]];
  return { ...game, moves };
}
