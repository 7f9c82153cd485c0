import { describe, expect, it } from "vitest";
import { laterSteps } from "../../src/calibrate/aggregation.js";
import { calibrate } from "../../src/calibrate/index.js";
import { loadRegion, type Region } from "../../src/input/index.js";
import { inverse } from "../../src/maths/numerics/linear.js";
import { Market } from "../../src/model/engine/market.js";
import { applyMap } from "../../src/model/engine/marketMap.js";
import { disk } from "../input/disk.js";
import { calibrationOf } from "../model/arms.js";

const { market, inputs, world } = calibrationOf("yangtze-river-delta");
const { economy } = world;
const { group, weight, response } = economy.aggregation!;
const groups = weight.length;
const { nodes: n, sectors } = economy;

describe("groups of the market's unknowns", () => {
  it("are all cities, and each other node, for every kind of unknown", () => {
    const places = 1 + economy.isCity.filter((city) => city === 0).length;
    expect([n, places]).toEqual([29, 3]);
    const kinds = economy.labourTypes + (economy.capitalKinds === 1 ? 1 : 0) + 1 + 2 * sectors + 1;
    expect(groups).toBe(kinds * places);
    expect(group).toHaveLength(kinds * n);
    for (const [k, own] of group.entries()) {
      const [kind, node] = [Math.floor(k / n), k % n];
      expect(own).toBe(kind * places + (economy.isCity[node] === 1 ? 0 : node - 26));
    }
    expect([...weight.subarray(0, 3)]).toEqual([1 / 27, 1, 1]);
  });

  it("answer each other as the map does around the base year, all later rounds together", () => {
    // What is kept is (I - J)^-1 - I: its inverse tells J.
    const whole = response.map((value, at) => value + (at % (groups + 1) === 0 ? 1 : 0));
    const rests = inverse(groups, whole)!;
    const state = new Market(economy);
    state.startFrom(market);
    state.prepare(inputs);
    const start = state.unknowns.slice();
    const meanOfImage = (moved: number, step: number) => {
      for (const [k, value] of start.entries()) state.unknowns[k] = value + (group[k] === moved ? step : 0);
      applyMap(state, inputs);
      const means = new Float64Array(groups);
      for (const [k, own] of group.entries()) means[own]! += weight[own]! * state.image[k]!;
      return means;
    };
    for (const from of [0, 7, 30, 61, groups - 1]) {
      const [above, below] = [meanOfImage(from, 1e-4), meanOfImage(from, -1e-4)];
      for (let to = 0; to < groups; to++) {
        const answer = (above[to]! - below[to]!) / 2e-4;
        expect((to === from ? 1 : 0) - rests[to * groups + from]!).toBeCloseTo(answer, 4);
      }
    }
  });
});

describe("later steps", () => {
  it("are those of a geometric series, of groups for each other too", () => {
    expect(laterSteps(1, Float64Array.of(0.8))![0]).toBeCloseTo(4, 12);
    // The second hands half of its step to the first, which hands none back.
    const [own, handed, back, second] = laterSteps(2, Float64Array.of(0.5, 0.5, 0, 0.2))!;
    expect([own, second, back]).toEqual([1, expect.closeTo(0.25, 12), 0]);
    expect(handed).toBeCloseTo(0.5 / (0.5 * 0.8), 12);
  });

  it("are none of a group that the map leaves as it is, up to rounding, and none that it hands to others", () => {
    const alone = laterSteps(1, Float64Array.of(0.5))![0]!;
    for (const rounding of [-1e-11, 0, 1e-11])
      expect([...laterSteps(2, Float64Array.of(0.5, 0.7, 0.3, 1 + rounding))!]).toEqual([alone, 0, 0, 0]);
  });

  it("are not told where groups hand a step round for ever, or nearly", () => {
    for (const kept of [1, 1 - 1e-5]) expect(laterSteps(2, Float64Array.of(0, kept, kept, 0))).toBeNull();
  });
});

describe("a region in which some of the market stands still", () => {
  const changed = (change: (region: Region) => void) => {
    const region = structuredClone(loadRegion("scenarios/regions/teaching-two-cities/region.yaml", disk));
    change(region);
    return calibrate(region);
  };
  const cases: [name: string, change: (region: Region) => void][] = [
    [
      "without skilled work",
      ({ parameters, tables }) => {
        parameters.headquartersCostShare.value = 0;
        for (const sector of tables.sectors) sector.skilledWageShare = 0;
      },
    ],
    ["whose industry needs no land", ({ parameters }) => (parameters.landShareOfCapitalCost.value = 0)],
  ];

  it.each(cases)("%s has answers of the other groups, and clears after a shock as without any", (_, change) => {
    const own = changed(change);
    const { aggregation } = own.world.economy;
    expect(Math.max(...aggregation!.response.map(Math.abs))).toBeLessThan(10);
    const moved = {
      ...own.inputs,
      productivity: own.inputs.productivity.map((value, k) => value * (k % 3 ? 1 : 1.02)),
    };
    const pricesWith = (groups: typeof aggregation) => {
      const state = new Market({ ...own.world.economy, aggregation: groups! });
      state.startFrom(own.market);
      state.clear(moved);
      for (const price of [...state.wage, ...state.industrialRent, ...state.price]) expect(price).toBeLessThan(100);
      return state.unknowns;
    };
    expect(pricesWith(aggregation)).toEqual(pricesWith(null));
  });
});
