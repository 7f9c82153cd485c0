import { type Move, type PlayedGame, PROMISE, TODAY, type Word } from "../../../../src/games/turns/rules.js";
import { textOf } from "../../../../src/words/index.js";

/** A turn of three cities with numbers that tell them apart. */
export const turn = (words: Word[], moves: Move[] = [PROMISE, TODAY, PROMISE]) => ({
  words,
  moves,
  scores: [1, -2, 3],
  gdp: [1.5, -2.5, 3.5],
  consumption: [0.5, -0.5, 0],
  budget: [10, 20, 30],
});

export const played: PlayedGame = {
  cities: ["harbour", "mill", "spring"],
  currency: textOf("yuan", "元"),
  revenue: [500, 120, 80],
  gdp: [2500, 1500, 500],
  turns: [turn(["kept", "broken", "kept"]), turn(["kept", "out", "kept"])],
  breakers: [],
};

export const end = {
  scores: [1, 2, 3],
  alone: [0, 0, 0],
  optimum: [2, 4, 6],
};
