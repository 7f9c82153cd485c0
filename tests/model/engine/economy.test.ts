import { expect, it } from "vitest";
import { commonShares, shareLayout, sumByNode } from "../../../src/model/engine/economy.js";
import { close } from "./setting.js";

it("adds what stands in every row for a node", () => {
  expect([...sumByNode(Float64Array.of(1, 2, 3, 10, 20, 30), 3)]).toEqual([11, 22, 33]);
});

it("shares of spending and cost stand once for all nodes, or for each, of which tables show the mean", () => {
  const common = { nodes: 3 };
  const own = { nodes: 3, sharesByNode: true as const };
  const shares = Float64Array.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
  expect([shareLayout(common), shareLayout(own)]).toEqual([
    { width: 1, step: 0 },
    { width: 3, step: 1 },
  ]);
  expect([...commonShares(common, shares)]).toEqual([...shares]);
  expect([...commonShares(own, shares)]).toEqual(close([0.2, 0.5]));
});
