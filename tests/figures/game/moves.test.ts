import { expect, it } from "vitest";
import { movesOf } from "../../../src/figures/game/moves.js";
import { game, viewOf } from "../../report/game.js";

it("moves lead from coalition to coalition, each with what the player gains; ties pay neither way", () => {
  const { moves, ties } = movesOf(viewOf().report);
  const names = (place: number) => game.coalitions[place]!.members.join("");
  expect(moves.map(({ from, to, player, gain }) => `${player}: ${names(from)}>${names(to)} ${gain}`).sort()).toEqual([
    "a: b>ab 12",
    "a: bc>abc 30",
    "a: c>ac 10",
    "b: a>ab 8",
    "b: ac>abc 10",
    "b: c>bc 5",
    "c: abc>ab 4",
    "c: ac>a 2",
    "c: bc>b 2",
  ]);
  expect(ties.map((pair) => pair.map(names).join("-"))).toEqual(["-a", "-b", "-c"]);
});
