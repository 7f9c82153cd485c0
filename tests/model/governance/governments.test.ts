import { describe, expect, it } from "vitest";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import { RandomStream } from "../../../src/model/engine/random.js";
import {
  type ChoosableLever,
  type GovernmentSettings,
  Governments,
} from "../../../src/model/governance/governments.js";
import type { LearningSettings } from "../../../src/model/governance/learning.js";
import { GROWTH, imagine, type Worth, YEAR } from "./present.js";

/** Two rivals: what one does is worth the less the more both do. The best answer to y is (1 - y) / 2, and to each other a third (Cournot 1838). */
const rivals: Worth = ({ profitTaxRebate: x }, city) => x[city]! * (1 - x[0]! - x[1]!);

/** A city's number between 0 and 1, written where rivals look. */
const lever = (city: number, set: Partial<ChoosableLever> = {}): ChoosableLever => ({
  name: "effort",
  city,
  low: 0,
  high: 1,
  accuracy: 1e-3,
  choices: null,
  initial: 0,
  apply: (value, policy) => {
    policy.profitTaxRebate[city] = value;
  },
  ...set,
});

function governmentsOf(set: Partial<GovernmentSettings> = {}): Governments {
  return new Governments({
    from: YEAR,
    every: 1,
    horizon: 2,
    discount: 1,
    updating: "simultaneous",
    damping: 0.5,
    weights: new Map([0, 1].map((city) => [city, GROWTH])),
    cluster: [0, 1],
    levers: [lever(0), lever(1)],
    ...set,
  });
}

const scenario = emptyPolicy(2, 1, 1);

/** What two governments have in force after each of some years. */
function chosen(governments: Governments, years: number, worth: Worth = rivals, policy: Policy = scenario): number[][] {
  return Array.from({ length: years }, (_, y) => [
    ...governments.govern(imagine(2, worth, YEAR + y), policy).profitTaxRebate,
  ]);
}

const near = (values: readonly (readonly number[])[], digits = 2) =>
  values.map((row) => row.map((value) => expect.closeTo(value, digits)));

describe("governments that answer best", () => {
  it("at once answer what the others last did, and come to rest where nobody gains by another choice", () => {
    const governments = governmentsOf();
    expect(chosen(governments, 2)).toEqual(
      near([
        [0.5, 0.5],
        [0.25, 0.25],
      ]),
    );
    expect(governments.course()).toEqual({ state: "moving" });
    expect(chosen(governments, 10).at(-1)).toEqual(near([[1 / 3, 1 / 3]])[0]);
    expect(governments.course()).toEqual({ state: "settled" });
  });

  it("in turn answer what those before them have just done", () => {
    expect(chosen(governmentsOf({ updating: "sequential" }), 2)).toEqual(
      near([
        [0.5, 0.25],
        [0.375, 0.3125],
      ]),
    );
  });

  it("in turn weigh what is worth what beside those who have just decided", () => {
    const governments = governmentsOf({
      updating: "sequential",
      levers: [lever(0, { initial: 0.25 }), lever(1, { initial: 0.25 })],
    });
    chosen(governments, 1);
    const [first, second] = governments.decisions;
    expect(first!.after).toBeCloseTo(0.375, 2);
    // A quarter is worth 1/4 (1 - 1/4 - 1/4) to the first, then 1/4 (1 - 3/8 - 1/4) to the second.
    expect(second!.payoffBefore / first!.payoffBefore).toBeCloseTo(0.75, 2);
  });

  it("damped go part of the way, but all of it where they choose from a list", () => {
    expect(chosen(governmentsOf({ updating: "damped", damping: 0.5 }), 1)).toEqual(near([[0.25, 0.25]]));
    const listed = governmentsOf({
      updating: "damped",
      levers: [0, 1].map((city) => lever(city, { choices: [0, 0.4] })),
    });
    expect(chosen(listed, 1)).toEqual([[0.4, 0.4]]);
  });

  it("choose the best of a list, and what they have where nothing is better", () => {
    const choices = [0, 0.2, 0.45, 0.9];
    const listed = governmentsOf({ levers: [0, 1].map((city) => lever(city, { choices })) });
    expect(chosen(listed, 1)).toEqual([[0.45, 0.45]]);
    const idle: Worth = () => 0;
    expect(chosen(governmentsOf({ levers: [lever(0, { initial: 0.7 }), lever(1)] }), 1, idle)).toEqual([[0.7, 0]]);
  });

  it("go in circles where the best answers do, and say so", () => {
    // One wants what the other has, and that other what the first has not.
    const pennies: Worth = ({ profitTaxRebate: x }, city) => (x[0] === x[1] ? 1 : -1) * (city === 0 ? 1 : -1);
    const governments = governmentsOf({ levers: [0, 1].map((city) => lever(city, { choices: [0, 1] })) });
    chosen(governments, 9, pennies);
    expect(governments.course()).toEqual({ state: "cycle", length: 4 });
  });

  it("set several numbers one by one, again and again until none moves", () => {
    // What the first is best at depends on the second, and the other way round: both are best at one half.
    const pair: Worth = ({ profitTaxRebate: x, retention: y }) =>
      -((x[0]! - 0.5 * y[0]! - 0.25) ** 2) - (y[0]! - 0.5 * x[0]! - 0.25) ** 2;
    const second = lever(0, {
      name: "second",
      apply: (value, policy) => {
        policy.retention[0] = value;
      },
    });
    const governments = governmentsOf({ levers: [lever(0), second] });
    const { profitTaxRebate, retention } = governments.govern(imagine(2, pair), scenario);
    // Each step closes a fifth of the way that is left, twice in each of four passes.
    expect(profitTaxRebate[0]).toBeCloseTo(0.5 * (1 - 0.8 ** 7), 2);
    expect(retention[0]).toBeCloseTo(0.5 * (1 - 0.8 ** 8), 2);
    // Each looks at what the one before has made of it.
    for (const [k, { payoffBefore }] of governments.decisions.entries())
      if (k > 0) expect(payoffBefore).toBe(governments.decisions[k - 1]!.payoffAfter);
    expect(governments.decisions.map(({ lever: name }) => name)).toEqual(Array(4).fill(["effort", "second"]).flat());
  });

  it("keep away from what cannot be simulated", () => {
    const narrow: Worth = (policy, city) => {
      if (policy.profitTaxRebate[0]! > 0.3) throw new SimulationError("no such year");
      return rivals(policy, city, YEAR);
    };
    const choices = [0, 0.1, 0.3, 0.5, 0.7];
    const [[first]] = chosen(governmentsOf({ levers: [lever(0, { choices })] }), 1, narrow) as [[number]];
    expect(first).toBe(0.3);
  });

  it("say what they weighed: a value that no trial beats", () => {
    const governments = governmentsOf({ horizon: 3 });
    chosen(governments, 1);
    for (const [city, decision] of governments.decisions.entries()) {
      const { year, lever: name, before, after, payoffBefore, payoffAfter, trials } = decision;
      expect([year, decision.city, name, before, payoffBefore]).toEqual([YEAR, city, "effort", 0, 0]);
      expect(payoffAfter).toBeCloseTo(3 * 0.25, 4);
      expect(payoffAfter).toBe(Math.max(...trials.map(({ payoff }) => payoff)));
      expect(trials.find(({ value }) => value === after)!.payoff).toBe(payoffAfter);
    }
  });
});

describe("choices", () => {
  it("are written on a copy of the scenario's policy, and looked at before they are made", () => {
    const present = imagine(2, rivals);
    const policy = governmentsOf().govern(present, scenario);
    expect(policy.profitTaxRebate[0]).toBeGreaterThan(0);
    expect([...scenario.profitTaxRebate]).toEqual([0, 0]);
    for (const looked of present.looked) expect(looked.length).toBe(2);
  });

  it("hold until the next decision is due", () => {
    const governments = governmentsOf({ from: YEAR + 1, every: 2 });
    const values = chosen(governments, 5).map(([first]) => first!);
    expect(values[0]).toBe(0);
    expect([values[2], values[4]]).toEqual([values[1], values[3]]);
    expect([...new Set(governments.decisions.map(({ year }) => year))]).toEqual([YEAR + 1, YEAR + 3]);
  });

  it("are the same in whatever order they are listed", () => {
    const backwards = governmentsOf({ levers: [lever(1), lever(0)] });
    expect(chosen(backwards, 3)).toEqual(chosen(governmentsOf(), 3));
  });

  it("keep to what an agreement allows, and stand again once it is gone", () => {
    const governments = governmentsOf({ levers: [0, 1].map((city) => lever(city, { limit })) });
    const [free] = chosen(governments, 1);
    const pact = { ...scenario, subsidyCeiling: Float64Array.of(0.1, 0.1) };
    const later = (policy: Policy) => governments.govern(imagine(2, rivals, YEAR + 0.5), policy).profitTaxRebate;
    // In a year without a decision.
    expect([...later(pact)]).toEqual([0.1, 0.1]);
    expect([...governments.standing(pact).profitTaxRebate]).toEqual([0.1, 0.1]);
    expect([...later(scenario)]).toEqual(free);
    for (const { trials } of decisionsUnder(pact)) expect(Math.max(...trials.map(({ value }) => value))).toBe(0.1);
    // A decision that stops where the agreement begins leaves open what would be without it.
    const bound = governments.govern(imagine(2, rivals, YEAR + 1), pact).profitTaxRebate;
    expect([...bound]).toEqual([0.1, 0.1]);
    expect([...later(scenario)]).toEqual(free);
  });

  it("under an agreement are made from what is left of a list, or from its limit alone", () => {
    const pact = { ...scenario, subsidyCeiling: Float64Array.of(0.3, 0.3) };
    const from = (choices: number[], initial: number) =>
      chosen(governmentsOf({ levers: [lever(0, { choices, limit, initial }), lever(1)] }), 1, rivals, pact)[0]![0];
    expect(from([0, 0.2, 0.5], 0)).toBe(0.2);
    expect(from([0.4, 0.5], 0.4)).toBe(0.3);
  });
});

/** An agreement on subsidies stands for any that limits a number. */
const limit = (policy: Policy) => policy.subsidyCeiling[0]!;

function decisionsUnder(policy: Policy) {
  const governments = governmentsOf({ levers: [0, 1].map((city) => lever(city, { limit })) });
  chosen(governments, 1, rivals, policy);
  return governments.decisions;
}

describe("governments that learn", () => {
  const random = new RandomStream("1", 0, "governments");
  const attraction = { phi: 0, delta: 1, rho: 0, lambda: 1e9 };
  const experience = (set: Partial<typeof attraction>): LearningSettings => ({
    by: "experience",
    attraction: { ...attraction, ...set },
    random,
  });
  const imitation = (exploration: number): LearningSettings => ({ by: "imitation", noise: 0, exploration, random });
  /** The first is right at the top, the second in the middle. */
  const apart: Worth = ({ profitTaxRebate: x }, city) => (city === 0 ? x[0]! : -((x[1]! - 0.5) ** 2));

  it("answer best among five values where they weigh all and never err", () => {
    expect(chosen(governmentsOf({ learning: experience({}) }), 1, apart)).toEqual([[1, 0.5]]);
  });

  it("find the same in time where shares grow with the payoff", () => {
    const replicator = experience({ phi: 1, lambda: 20 });
    expect(chosen(governmentsOf({ learning: replicator }), 30, apart).at(-1)).toEqual([1, 0.5]);
  });

  it("play by the seed alone where payoffs do not count", () => {
    const deaf = (seed: string): LearningSettings => ({
      by: "experience",
      attraction: { ...attraction, lambda: 0 },
      random: new RandomStream(seed, 0, "governments"),
    });
    const played = (seed: string, worth: Worth) => chosen(governmentsOf({ learning: deaf(seed) }), 6, worth);
    expect(played("1", apart)).toEqual(played("1", rivals));
    expect(played("2", apart)).not.toEqual(played("1", apart));
    for (const value of played("1", apart).flat()) expect([0, 0.25, 0.5, 0.75, 1]).toContain(value);
  });

  it("copy who has come further since the first decision, and nobody else", () => {
    // What each has is its own; only what the first has grows with the years.
    const growing: Worth = (_, city, year) => (city === 0 ? year - YEAR : 5);
    const levers = [lever(0, { initial: 0.8 }), lever(1, { initial: 0.1 })];
    expect(chosen(governmentsOf({ levers, learning: imitation(0) }), 2, growing)).toEqual([
      [0.8, 0.1],
      [0.8, 0.8],
    ]);
  });

  it("copy no further than their own bounds or list go", () => {
    const growing: Worth = (_, city, year) => (city === 0 ? year - YEAR : 5);
    const copied = (set: Partial<ChoosableLever>) => {
      const levers = [lever(0, { initial: 0.1 }), lever(1, { initial: 0.5, ...set })];
      return chosen(governmentsOf({ levers, learning: imitation(0) }), 2, growing)[1]![1];
    };
    expect(copied({ low: 0.3 })).toBe(0.3);
    expect(copied({ low: 0.2, high: 0.5, choices: [0.2, 0.5] })).toBe(0.2);
    expect(copied({})).toBe(0.1);
  });

  it("try a value of their range where they explore, and meet nobody where they are alone", () => {
    const [[first, second]] = chosen(governmentsOf({ learning: imitation(1) }), 1) as [[number, number]];
    for (const value of [first, second]) expect(value > 0 && value < 1).toBe(true);
    expect(first).not.toBe(second);
    const alone = governmentsOf({ levers: [lever(0, { initial: 0.3 })], learning: imitation(0) });
    expect(chosen(alone, 3).map(([value]) => value)).toEqual([0.3, 0.3, 0.3]);
  });
});
