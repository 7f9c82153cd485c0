import { expect, it } from "vitest";
import { sumByNode } from "../../../src/model/engine/economy.js";

it("adds what stands in every row for a node", () => {
  expect([...sumByNode(Float64Array.of(1, 2, 3, 10, 20, 30), 3)]).toEqual([11, 22, 33]);
});
