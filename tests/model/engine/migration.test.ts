import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import { bareEconomy } from "../../../src/evidence/theory/bare.js";
import { loadRegion } from "../../../src/input/index.js";
import type { Homes } from "../../../src/model/engine/homes.js";
import { emptyPolicy } from "../../../src/model/engine/instruments.js";
import {
  gainOfThoseAway,
  migrate,
  migrationCloseness,
  moveHomes,
  registrationOutcome,
} from "../../../src/model/engine/migration.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { World } from "../../../src/model/engine/world.js";
import { byRegistration } from "../../calibrate/setting.js";
import { disk } from "../../input/disk.js";
import { arm, type Entry, REFORM, START } from "../arms.js";
import { close, sum } from "./setting.js";

const { exp, log } = Math;

/** Two types of people, of whom a tenth and a fifth think again each year, with a dispersion of taste of 2. */
function worldOf(
  nodes: number,
  { fromRegistration = false, ...rest }: Partial<World> & { fromRegistration?: boolean },
): World {
  const economy = bareEconomy({ nodes, sectors: 1, labourTypes: 2 }, {});
  economy.migration = {
    ...{ hazard: Float64Array.of(0.1, 0.2), tasteDispersion: 2, fromRegistration },
    ...{ fixedCost: Float64Array.of(1, 2), distanceCost: Float64Array.of(0.5, 1) },
  };
  return { economy, stocks: { homes: null }, ...rest } as World;
}

describe("how near places are to those who move", () => {
  // ln(1 + km) is 1 to the second place and 3 to the third, which is abroad for the second.
  const kilometres = Float64Array.of(0, exp(1) - 1, exp(3) - 1, exp(1) - 1, 0, 1, exp(3) - 1, 1, 0);
  const linked = Uint8Array.of(1, 1, 1, 1, 1, 0, 1, 0, 1);

  it("falls with the cost of moving, of distance and of borders, by type, and rises with the pull of both", () => {
    const world = worldOf(3, { kilometres, linked });
    world.economy.pull.set([2, 3, 5]);
    const policy = emptyPolicy(3, 1, 2);
    policy.migrationBorder[1] = 0.25;
    policy.migrationBorder[9 + 6] = 0.75;
    // Those of another kind count only where people choose from there.
    policy.registration.fill(9);
    const near = migrationCloseness(world, policy);
    const [general, skilled] = [near.subarray(0, 9), near.subarray(9)];
    expect([...general]).toEqual(
      close([
        ...[1, 6 * exp(-(1 + 0.5 + 0.25) / 2), 10 * exp(-(1 + 1.5) / 2)],
        ...[6 * exp(-(1 + 0.5) / 2), 1, 0],
        ...[10 * exp(-(1 + 1.5) / 2), 0, 1],
      ]),
    );
    expect([...skilled]).toEqual(
      close([
        ...[1, 6 * exp(-(2 + 1) / 2), 10 * exp(-(2 + 3) / 2)],
        ...[6 * exp(-(2 + 1) / 2), 1, 0],
        ...[10 * exp(-(2 + 3 + 0.75) / 2), 0, 1],
      ]),
    );
  });

  it("is what a way takes now, where that is another time than in the base year", () => {
    const policy = emptyPolicy(3, 1, 2);
    // Half of the way to the third place.
    policy.peopleWay[2] = 0.5;
    const near = migrationCloseness(worldOf(3, { kilometres, linked }), policy);
    const half = log(1 + (exp(3) - 1) / 2);
    expect([near[2], near[6], near[9 + 2]]).toEqual(
      close([exp(-(1 + 0.5 * half) / 2), exp(-(1 + 1.5) / 2), exp(-(2 + half) / 2)]),
    );
  });

  it("counts from where people are registered by distance beyond a hundred km, rules and size", () => {
    const world = worldOf(3, { kilometres, linked, fromRegistration: true });
    world.economy.size.set([2, 3, 5]);
    world.economy.pull.set([7, 7, 7]);
    world.economy.migration.fixedCost.set([1, 5]);
    const policy = emptyPolicy(3, 1, 2);
    policy.registration[1] = 0.5;
    policy.registration[9 + 6] = 1.5;
    const near = migrationCloseness(world, policy);
    // General people: 1 + 0.5 x ln km is less than 0.5 ln 100 to the second, and more to the third.
    const far = 1 + 1.5 - 0.5 * log(100);
    expect([...near.subarray(0, 9)]).toEqual(
      close([...[1, 3 * exp(-0.5 / 2), 5 * exp(-far / 2)], ...[2, 1, 0], ...[2 * exp(-far / 2), 0, 1]]),
    );
    const [second, third] = [5 + 1 - log(100), 5 + 3 - log(100)];
    expect([...near.subarray(9)]).toEqual(
      close([
        ...[1, 3 * exp(-second / 2), 5 * exp(-third / 2)],
        ...[2 * exp(-second / 2), 1, 0],
        ...[2 * exp(-(third + 1.5) / 2), 0, 1],
      ]),
    );
  });
});

/** Two places half as near as home; the second offers four times the well-being. */
const closeness = Float64Array.of(1, 0.5, 0.5, 1, 1, 0.5, 0.5, 1);
const wellBeing = Float64Array.of(1, 4, 1, 4);
const residuals = (reach: number[] = []) =>
  ({ amenity: new Float64Array(4).fill(1), base: { reach: Float64Array.from(reach) } }) as World["residuals"];

describe("people who move from where they live", () => {
  const workers = Float64Array.of(100, 50, 200, 25);
  const world = worldOf(2, { residuals: residuals(), stocks: { workers, homes: null } as World["stocks"] });

  it("divide by what places offer, to the power of one over the dispersion of taste", () => {
    const flows = new Float64Array(8);
    const { change, homes } = migrate(world, wellBeing, closeness, flows);
    // Weights of 1 and 2: half of those in the first place who think again go, a fifth of those in the second.
    expect([...flows]).toEqual(close([0, 5, 1, 0, 0, 20, 1, 0]));
    expect([...change]).toEqual(close([-4, 4, -19, 19]));
    expect(homes).toBeNull();
    expect([...workers]).toEqual([100, 50, 200, 25]);
  });

  it("answer what each type is fond of", () => {
    const fond = { ...residuals(), amenity: Float64Array.of(1, 1, 1, 0) };
    expect([...migrate({ ...world, residuals: fond }, wellBeing, closeness, null).change]).toEqual(
      close([-4, 4, 5, -5]),
    );
  });

  it("end up the same where nobody asks who came from where", () => {
    expect(migrate(world, wellBeing, closeness, null)).toEqual(
      migrate(world, wellBeing, closeness, new Float64Array(8)),
    );
  });
});

describe("people who choose from where they are registered", () => {
  /** The second type twice as many as the first. */
  const homesOf = (): Homes => ({
    registered: Float64Array.of(60, 40, 120, 80),
    living: Float64Array.of(50, 10, 5, 35, 100, 20, 10, 70),
    settled: new Float64Array(4),
  });
  const FAR = exp(6) - 1;
  const world = (homes: Homes, reach: number[] = []) =>
    worldOf(2, {
      ...{ residuals: residuals(reach), fromRegistration: true, kilometres: Float64Array.of(0, FAR, FAR, 0) },
      stocks: { homes, workers: Float64Array.of(55, 45, 110, 90), residentsPerWorker: 2 } as World["stocks"],
    });

  it("weigh places from there, whichever they live in", () => {
    const flows = new Float64Array(8);
    const { change, homes } = migrate(world(homesOf()), wellBeing, closeness, flows);
    // Half of those registered in the first place choose the second, four fifths of those registered there.
    expect([...change]).toEqual(close([-1.7, 1.7, -6.8, 6.8]));
    expect([...homes!.living]).toEqual(close([48, 12, 5.3, 34.7, 92, 28, 11.2, 68.8]));
    expect([...homes!.reach]).toEqual(close([2, 2.5, 2, 2.5]));
    expect([...flows]).toEqual(close([0, 2.9, 1.2, 0, 0, 11.6, 4.8, 0]));
    expect(migrate(world(homesOf()), wellBeing, closeness, null).change).toEqual(change);
  });

  it("live where they have chosen, and are registered where a city settles them", () => {
    const homes = homesOf();
    const at = { ...world(homes), basePolicy: emptyPolicy(2, 1, 2) } as World;
    const moves = migrate(at, wellBeing, closeness, null);
    const policy = emptyPolicy(2, 1, 2);
    moveHomes(at, policy, moves);
    expect(homes).toEqual({ ...homesOf(), living: moves.homes!.living });
    // Sixteen residents are eight workers, of the forty of the first place who live in the second.
    policy.settlement[1] = 16;
    moveHomes(at, policy, moves);
    expect([...homes.living]).toEqual(close([48, 9.6, 5.3, 37.1, 92, 22.4, 11.2, 74.4]));
    expect([...homes.registered]).toEqual(close([57.6, 42.4, 114.4, 85.6]));
  });

  it("no longer lose what registration cost them where a city settled them, as long as they stay", () => {
    const homes = homesOf();
    const policy = emptyPolicy(2, 1, 2);
    policy.registration.fill(0.3);
    const at = { ...world(homes), basePolicy: policy } as World;
    const moves = migrate(at, wellBeing, closeness, null);
    policy.settlement[1] = 16;
    moveHomes(at, policy, moves);
    // Of the 143.5 workers of the second place eight have lost three tenths of ln income until then.
    const there = [1, 3, 5, 7].reduce((sum, k) => sum + homes.living[k]!, 0);
    expect([...gainOfThoseAway(at, policy)]).toEqual(close([1, exp((8 * 0.3) / there)]));
    policy.settlement[1] = 0;
    moveHomes(at, policy, moves);
    // A tenth of the first type chooses anew, of whom four fifths stay, and a fifth of the second.
    expect([...homes.settled]).toEqual(close([0, 2.4 * 0.3 * 0.98, 0, 5.6 * 0.3 * 0.96]));
  });

  it("are counted by where they are registered and live, and gain by what comes within their reach", () => {
    const moves = {
      change: new Float64Array(4),
      homes: { living: new Float64Array(8), reach: Float64Array.of(2, 2.5, 2, 5), stay: new Float64Array(4) },
    };
    const outcome = registrationOutcome(world(homesOf(), [1, 2.5, 2, 2.5]), moves)!;
    expect([...outcome.living]).toEqual([300, 60, 30, 210]);
    // A third of the first place's people have twice as much within reach, two thirds of the second's.
    expect([...outcome.wellBeing]).toEqual(close([exp((2 * log(2)) / 3), exp((2 * 2 * log(2)) / 3)]));
  });

  /** The base year's policy, and the same with a change. */
  const twoPolicies = (change: (policy: Policy) => void = () => {}) => {
    const policies = [emptyPolicy(2, 1, 2), emptyPolicy(2, 1, 2)] as const;
    for (const { registration, migrationBorder } of policies) {
      registration.fill(0.3);
      migrationBorder.fill(0.5);
    }
    change(policies[1]);
    return policies;
  };

  it("gain on average what it costs less to live there without registration, whoever comes or goes", () => {
    const [basePolicy, policy] = twoPolicies();
    const at = { ...world(homesOf()), basePolicy } as World;
    expect([...gainOfThoseAway(at, policy)]).toEqual([1, 1]);
    // The first type from the first place in the second: ten of the 135 who live there.
    policy.registration[1] = 0.1;
    expect([...gainOfThoseAway(at, policy)]).toEqual(close([1, exp((10 * 0.2) / 135)]));
    policy.registration[1] = 0.4;
    expect(gainOfThoseAway(at, policy)[1]).toBeCloseTo(exp((-10 * 0.1) / 135), 12);
    expect([...gainOfThoseAway({ ...worldOf(2, {}), basePolicy } as World, policy)]).toEqual([1, 1]);
  });

  it("gain the same whichever cost of living away falls: registration, a border, the way", () => {
    const gainWhere = (change: (policy: Policy) => void) => {
      const [basePolicy, policy] = twoPolicies(change);
      return [...gainOfThoseAway({ ...world(homesOf()), basePolicy } as World, policy)];
    };
    const expected = close([1, exp((10 * 0.2) / 135)]);
    expect(gainWhere(({ registration }) => (registration[1] = 0.1))).toEqual(expected);
    expect(gainWhere(({ migrationBorder }) => (migrationBorder[1] = 0.3))).toEqual(expected);
    // Half a ln of distance is what the first type loses, one the second: both gain by a shorter way.
    const nearer = ({ peopleWay }: Policy) => (peopleWay[1] = (exp(log(1 + FAR) - 0.4) - 1) / FAR);
    expect(gainWhere(nearer)).toEqual(close([1, exp((10 * 0.2 + 20 * 0.4) / 135)]));
    // At home nobody crosses a border.
    expect(gainWhere(({ migrationBorder }) => (migrationBorder[0] = 0))).toEqual([1, 1]);
  });

  it("gain what registration costs in the base year where a city settles them, whatever it and a border cost in the year", () => {
    const gainOfSettling = (change: (policy: Policy) => void) => {
      const [basePolicy, policy] = twoPolicies(change);
      const homes = homesOf();
      const at = { ...world(homes), basePolicy } as World;
      policy.settlement[1] = 16;
      moveHomes(at, policy, migrate(at, wellBeing, closeness, null));
      return homes.settled[1]! + homes.settled[3]!;
    };
    // Eight workers.
    for (const cost of [0, 0.3, 3]) {
      expect(gainOfSettling(({ registration }) => registration.fill(cost))).toBeCloseTo(8 * 0.3, 12);
      expect(gainOfSettling(({ migrationBorder }) => migrationBorder.fill(cost))).toBeCloseTo(8 * 0.3, 12);
    }
  });

  it("gain nothing where nobody is, nor by a type of whom nobody is there", () => {
    const homes = {
      registered: Float64Array.of(0, 40, 0, 0),
      living: new Float64Array(8),
      settled: new Float64Array(4),
    };
    const moves = {
      change: new Float64Array(4),
      homes: { living: new Float64Array(8), reach: Float64Array.of(0, 3, 0, 0), stay: new Float64Array(4) },
    };
    expect([...registrationOutcome(world(homes, [0, 3, 0, 0]), moves)!.wellBeing]).toEqual([1, 1]);
  });

  it("are nobody where people choose from where they live", () => {
    const at = worldOf(2, {});
    const moves = { change: new Float64Array(4), homes: null };
    expect(registrationOutcome(at, moves)).toBeNull();
    expect(() => moveHomes(at, emptyPolicy(2, 1, 2), moves)).not.toThrow();
  });
});

describe("a region of people who choose from where they are registered", () => {
  const calibration = calibrate(
    byRegistration(loadRegion("scenarios/regions/teaching-three-cities/region.yaml", disk), 0.7),
  );

  it.each<[string, Entry]>([
    ["registration", { type: "registration", cities: "all", scale: 0.999 }],
    ["a border", { type: "migration-border", between: "cities", scale: 0.999 }],
    ["the way", { type: "transport-link", between: "cities", scale: 0.999, carries: "people" }],
  ])("gains to first order the same by where it lives and by where it is registered: %s", (_, lever) => {
    const [usual, reform] = [[], [lever]].map(
      (levers) => arm(calibration, levers, { years: REFORM - START + 1 })[REFORM - START]!,
    );
    const { registration, residents } = usual!;
    const { living } = registration!;
    const registered = residents.map((_, o) => sum(living.slice(o * residents.length, (o + 1) * residents.length)));
    const gains = (now: Float64Array, before: Float64Array, people: Float64Array) =>
      sum(people.map((count, i) => count * log(now[i]! / before[i]!)));
    const byHome = gains(reform!.registration!.wellBeing, registration!.wellBeing, registered);
    const byPlace = gains(reform!.accounts.wellBeing, usual!.accounts.wellBeing, residents);
    expect(byHome).toBeGreaterThan(0);
    expect(byPlace / byHome).toBeCloseTo(1, 2);
  });
});
