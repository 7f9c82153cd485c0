import { expect, it } from "vitest";
import { copyPolicy, emptyPolicy } from "../../../src/model/engine/instruments.js";
import { Chain, type PolicyMaker, type Present } from "../../../src/model/engine/policyMaker.js";

const nobody = {} as Present;
const adds = (amount: number): PolicyMaker => ({
  govern(_, scenario) {
    const policy = copyPolicy(scenario);
    policy.transfers.push({ id: String(policy.transfers.length), payer: 0, payee: 0, amount });
    return policy;
  },
});

it("makers of policy write one on top of the other, in their order", () => {
  const scenario = emptyPolicy(1, 1, 1);
  const { transfers } = new Chain([adds(1), adds(2), adds(3)]).govern(nobody, scenario);
  expect(transfers.map(({ id, amount }) => [id, amount])).toEqual([
    ["0", 1],
    ["1", 2],
    ["2", 3],
  ]);
  expect(scenario.transfers).toEqual([]);
});

it("no maker leaves the scenario's policy", () => {
  const scenario = emptyPolicy(1, 1, 1);
  expect(new Chain([]).govern(nobody, scenario)).toBe(scenario);
});
