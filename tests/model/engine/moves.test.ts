import { describe, expect, it } from "vitest";
import { copyOnCohorts } from "../../../src/model/engine/cohorts.js";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import { Memory } from "../../../src/model/engine/memory.js";
import {
  barriersOf,
  carryOut,
  closenessOf,
  emptyFlows,
  planMoves,
  shareBarriers,
} from "../../../src/model/engine/moves.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import { readMarket } from "../../../src/model/engine/year.js";
import { calibrationOf } from "../arms.js";
import { apart, parkOf, sum } from "./setting.js";

const { world: base, market, inputs } = calibrationOf("teaching-three-cities");
const { economy, basePolicy } = base;
const { nodes: n, sectors } = economy;

/** The moves of the base year under another policy, planned on a world of their own. */
function planned(write: (policy: Policy) => void = () => {}, everyFlow = false) {
  const world = copyOnCohorts(base);
  const policy = copyPolicy(basePolicy);
  write(policy);
  const year = readMarket(world, market, { ...inputs, policy });
  const flows = emptyFlows(economy);
  const closeness = closenessOf(world, policy);
  const moves = planMoves(world, market, year, Memory.ofBaseYear(world), closeness, flows, everyFlow);
  return { world, moves, flows };
}

describe("the moves of a year", () => {
  it("book who came from where for the record, and where a lever asks for it", () => {
    expect(planned(() => {}, true).moves.firms.recordFlows).toBe(true);
    expect(planned().moves.firms.recordFlows).toBe(false);
    const platform = { id: "p", city: 0, sectors: new Uint8Array(sectors).fill(1), offer: 0, payer: 0, capacity: 1 };
    const platforms = (subsidyPerFirm: number) => (policy: Policy) => {
      policy.receptionPlatforms.push({ ...platform, subsidyPerFirm });
    };
    expect(planned(platforms(0.1)).moves.firms.recordFlows).toBe(true);
    expect(planned(platforms(0)).moves.firms.recordFlows).toBe(false);
    const park = (room: number) => (policy: Policy) => {
      policy.enclaves.push(parkOf({ sectors: new Uint8Array(sectors).fill(1), room }));
    };
    expect(planned(park(1)).moves.firms.recordFlows).toBe(true);
    expect(planned(park(0)).moves.firms.recordFlows).toBe(false);
  });

  it("of people are booked for the record alone", () => {
    expect(sum(planned().flows.workers)).toBe(0);
    expect(sum(planned(() => {}, true).flows.workers)).toBeGreaterThan(0);
  });

  it("are carried out on every stock, and conserve what they conserve", () => {
    const { world, moves, flows } = planned(({ industrialLandRelease }) => industrialLandRelease.fill(2, 0, 1));
    moves.workers.change.set([3, -3]);
    moves.knowledge.next[0] = 7;
    moves.knowledge.platform.set("new", 4);
    const errors = carryOut(world, moves, flows);
    expect(world.stocks.workers[0]! - base.stocks.workers[0]!).toBeCloseTo(3, 9);
    expect(world.stocks.workers[1]! - base.stocks.workers[1]!).toBeCloseTo(-3, 9);
    for (const [k, change] of moves.capital.change.entries())
      expect(apart(world.stocks.capital[k]!, base.stocks.capital[k]! + change)).toBeLessThan(1e-12);
    expect(world.stocks.industrialLand[0]! - base.stocks.industrialLand[0]!).toBeCloseTo(2, 9);
    expect([world.stocks.knowledge[0], world.stocks.platform.get("new")]).toEqual([7, 4]);
    expect(sum(flows.exits)).toBeGreaterThan(0);
    for (const error of Object.values(errors)) expect(error).toBeLessThan(1e-12);
  });

  it("tell by how much they change totals that they should conserve", () => {
    const { world, moves, flows } = planned();
    moves.workers.change.fill(0);
    moves.workers.change[0] = 0.01 * sum(world.stocks.workers);
    moves.capital.change.fill(0);
    moves.capital.change[1] = -0.02 * sum(world.stocks.capital);
    moves.capital.grown = 0;
    const errors = carryOut(world, moves, flows);
    expect([errors.peopleError, errors.capitalError]).toEqual([expect.closeTo(0.01, 9), expect.closeTo(0.02, 9)]);
    // Capital that has grown by as much as was to be expected has lost nothing.
    const growing = planned();
    const total = sum(growing.world.stocks.capital);
    growing.moves.capital.change.fill(0);
    growing.moves.capital.change[1] = 0.05 * total;
    growing.moves.capital.grown = 0.05 * total;
    expect(carryOut(growing.world, growing.moves, growing.flows).capitalError).toBeLessThan(1e-12);
  });

  it("lose nothing of what there is none of", () => {
    const { world, moves, flows } = planned();
    world.stocks.workers.fill(0);
    moves.workers.change.fill(0);
    expect(carryOut(world, moves, flows).peopleError).toBe(0);
  });
});

it("flows begin with nobody, in rooms for pairs of places, cells, and pairs by type of labour", () => {
  const lengths = Object.fromEntries(
    Object.entries(emptyFlows(economy)).map(([name, values]) => [name, values.length]),
  );
  expect(lengths).toEqual({
    ...{ firms: n * n, firmsGovernmentLed: n * n, headquarters: n * n, capital: n * n },
    ...{ arrivals: sectors * n, entrants: sectors * n, exits: sectors * n, workers: 2 * n * n },
  });
});

describe("what a run compiles of its policies", () => {
  it("is made anew where a barrier to moves changes, and is shared with forks", () => {
    const barriers = barriersOf(base);
    const before = barriers.closeness.of(basePolicy);
    expect(barriers.closeness.of(copyPolicy(basePolicy))).toBe(before);
    for (const name of ["firmBorder", "migrationBorder", "retention", "peopleWay", "registration"] as const) {
      const policy = copyPolicy(basePolicy);
      policy[name][1]! += 0.5;
      expect(barriers.closeness.of(policy), name).not.toBe(before);
    }
    const forked = barriersOf(base);
    const known = forked.closeness.of(basePolicy);
    expect(shareBarriers(forked).closeness.of(basePolicy)).toBe(known);
    const wedges = forked.wedges.of(basePolicy);
    expect(shareBarriers(forked).wedges.of(basePolicy)).toBe(wedges);
  });
});
