import { describe, expect, it } from "vitest";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { criticalOutcome } from "../../../src/model/engine/criticalInputs.js";
import { criticalOf, criticalTerms } from "../../../src/model/engine/criticalTerms.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import type { CriticalInput } from "../../../src/model/engine/policyEntries.js";
import { close } from "./setting.js";

const economy = bareEconomy({ nodes: 2, sectors: 2, labourTypes: 1 }, { substitution: Float64Array.of(9, 2) });
const input = (set: Partial<CriticalInput> = {}): CriticalInput => ({
  ...{ sector: 1, origins: Uint8Array.of(1, 0), users: new Uint8Array(4).fill(1), elasticity: 0.5 },
  ...{ secondSource: 0, premium: 0, ...set },
});
/** A border of 1 for goods of the first place in the second halves how freely they travel there. */
const policy = emptyPolicy(2, 2, 1);
policy.border[1] = 1;
/** Of the second sector the first place sells three times as much as the other. */
const competitiveness = Float64Array.of(7, 7, 3, 1);
const of = (...inputs: CriticalInput[]) => criticalTerms(economy, policy, competitiveness, inputs);

describe("critical inputs in the base year", () => {
  it("come from their origins by the share of these in what each place buys", () => {
    const [terms, ...others] = of(input())!;
    expect(others).toEqual([]);
    // 3 beside 1 at home, 1.5 beside 1 across the border.
    expect([...terms!.share]).toEqual(close([0.75, 0.6]));
    expect([...terms!.logOrigins]).toEqual(close([Math.log(3), Math.log(1.5)]));
    expect([...terms!.logOthers]).toEqual(close([0, 0]));
    expect([...terms!.logBase]).toEqual(close([-Math.log(4), -Math.log(2.5)]));
    expect([...terms!.logSurcharge]).toEqual([0, 0]);
  });

  it("come from several origins together, or from none", () => {
    expect([...of(input({ origins: Uint8Array.of(1, 1) }))![0]!.share]).toEqual([1, 1]);
    expect([...of(input({ origins: Uint8Array.of(0, 0) }))![0]!.share]).toEqual([0, 0]);
    const [second] = of(input({ origins: Uint8Array.of(0, 1) }))!;
    expect([...second!.share]).toEqual(close([0.25, 0.4]));
    expect([...second!.logOrigins]).toEqual(close([0, 0]));
    expect([...second!.logOthers]).toEqual(close([Math.log(3), Math.log(1.5)]));
  });

  it("come less from them, and cost more, where a second source makes a part", () => {
    const [terms] = of(input({ secondSource: 0.4, premium: 0.5 }))!;
    // Two fifths of it cost half as much again.
    expect([...terms!.share]).toEqual(close([(0.75 * 0.6) / 1.15, (0.6 * 0.6) / 1.12]));
    expect([...terms!.logSurcharge]).toEqual(close([Math.log(1.15), Math.log(1.12)]));
  });

  it("have no second source where nobody else sells", () => {
    const [terms] = of(input({ origins: Uint8Array.of(1, 1), secondSource: 0.4, premium: 0.5 }))!;
    expect([...terms!.share]).toEqual([1, 1]);
    expect([...terms!.logSurcharge]).toEqual([0, 0]);
  });

  it("are none where the policy has none, and each by its own sector where it has several", () => {
    expect(of()).toBeUndefined();
    const [first] = of(input({ sector: 0 }), input())!;
    // A border of 1 at an elasticity of 9.
    expect([...first!.share]).toEqual(close([0.5, 1 / (1 + 2 ** 8)]));
  });
});

it("critical inputs of a market stand one behind the other, with room of their own", () => {
  const terms = of(input(), input({ origins: Uint8Array.of(0, 1) }))!;
  const [first, second] = criticalOf(terms, 30);
  expect([first!.at, second!.at]).toEqual([30, 32]);
  expect(second!.share).toBe(terms[1]!.share);
  expect(first).toMatchObject({
    ...{ purchases: new Float64Array(2), originShare: new Float64Array(2), sought: new Float64Array(2) },
    excess: new Float64Array(4),
  });
  expect(first!.purchases).not.toBe(second!.purchases);
});

it("what users pay for a critical input goes to its origins by their share, and what it costs more is told by user", () => {
  // Of the second sector's goods the first sector buys 0.2 of its cost, the second 0.4, in both places.
  const one = {
    input: input({ users: Uint8Array.of(1, 1, 0, 1) }),
    at: 3,
    originShare: Float64Array.of(0.5, 0.25),
    logSurcharge: Float64Array.of(0.01, 0.02),
  };
  const outcome = criticalOutcome({
    critical: [one],
    economy: { nodes: 2, sectors: 2, inputCostShare: Float64Array.of(0, 0.2, 0, 0.4) },
    shares: { width: 1, step: 0 },
    cost: Float64Array.of(10, 20, 30, 40),
    unknowns: Float64Array.of(9, 9, 9, 0.31, 0.52),
    logs: { price: Float64Array.of(7, 7, 0.1, 0.2) },
  } as never)!;
  expect([...outcome.toOrigins]).toEqual(close([0.2 * 10 * 0.5, 0.2 * 20 * 0.25, 0, 0.4 * 40 * 0.25]));
  // ln of what it costs less its surcharge and less the price of the sector's goods.
  expect([...outcome.dearer]).toEqual(close([0.2 * 0.2, 0.2 * 0.3, 0, 0.4 * 0.3]));
  expect(criticalOutcome({ critical: [] } as never)).toBeUndefined();
});
