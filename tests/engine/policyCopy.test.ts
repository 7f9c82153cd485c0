import { expect, it } from "vitest";
import { copyPolicy, emptyPolicy } from "../../src/engine/policyCopy.js";

it("starts without barriers, with undisturbed productivity and profit tax at the plant", () => {
  const policy = emptyPolicy(3, 2, 2);
  expect(policy.migrationBorder).toEqual(new Float64Array(18));
  expect(policy.productivity).toEqual(new Float64Array(6).fill(1));
  expect(policy.apportionment).toEqual({ plant: 1, headquarters: 0 });
});

it("copies so deeply that nothing written on the copy reaches the original", () => {
  const policy = emptyPolicy(2, 1, 1);
  policy.revenuePools.push({ id: "pool", members: [0, 1], share: 0.1, weights: Float64Array.of(0.5, 0.5) });
  const copy = copyPolicy(policy);
  expect(copy).toEqual(policy);
  copy.tollPerKm[1] = 5;
  copy.revenuePools[0]!.weights[0] = 1;
  copy.apportionment.plant = 0;
  copy.transfers.push({ id: "more", payer: -1, payee: 0, amount: 1 });
  expect(policy.tollPerKm[1]).toBe(0);
  expect(policy.revenuePools[0]!.weights[0]).toBe(0.5);
  expect(policy.apportionment.plant).toBe(1);
  expect(policy.transfers).toEqual([]);
});
