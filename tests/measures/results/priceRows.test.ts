import { expect, it } from "vitest";
import { objectiveName, priceRows } from "../../../src/measures/results/gameReport.js";
import { game } from "../../report/game.js";

it("prices are rows of players that have one, or whom no payment serves, the dearest first", () => {
  const rows = priceRows(game.price!);
  expect(rows.map(({ player, objective, cells }) => [player, objective, ...cells.map(({ needs }) => needs)])).toEqual([
    ["c", "own", 5, 10],
    ["c", "gdp", null, null],
    ["b", "own", 0, 0],
    ["b", "gdp", 2, 4],
  ]);
});

it("objectives have names, and those that are not known their own", () => {
  expect(["own", "gdp", "beauty"].map((one) => objectiveName(one).en)).toEqual([
    "scenario's weights",
    "GDP alone",
    "beauty",
  ]);
});
