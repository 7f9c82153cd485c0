import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CohortPopulation } from "../../../src/model/engine/cohorts.js";
import { emptyFlows } from "../../../src/model/engine/moves.js";
import type { Enclave, ReceptionPlatform } from "../../../src/model/engine/policyEntries.js";
import { openPlatforms } from "../../../src/model/engine/reception.js";
import type { RelocationPlan } from "../../../src/model/engine/release.js";
import { calmPlan, drawn, movingEconomy, stormyPlan } from "./plan.js";
import { close, parkOf, sum } from "./setting.js";

const economy = movingEconomy();
const { nodes: n, sectors, relocation } = economy;
const BOTH = Uint8Array.of(1, 1);
const FIRST = Uint8Array.of(1, 0);

const platform = (city: number, set: Partial<ReceptionPlatform> = {}): ReceptionPlatform => ({
  id: `platform of ${city}`,
  city,
  sectors: BOTH,
  capacity: 10,
  offer: 1,
  subsidyPerFirm: 0,
  payer: city,
  ...set,
});

/** A year with platforms opened, before which `make` has planned it. */
function opened(
  make: () => RelocationPlan,
  firms: Float64Array,
  platforms: readonly ReceptionPlatform[],
): RelocationPlan {
  const plan = make();
  plan.releaseWeight.fill(0);
  plan.policy.receptionPlatforms.push(...platforms);
  openPlatforms(plan, firms);
  return plan;
}

/** Firms that come to a city in the listed sectors when the plan is carried out on cohorts. */
function arrivals(plan: RelocationPlan, firms: Float64Array, city: number, listed: Uint8Array): number {
  const flows = emptyFlows(economy);
  new CohortPopulation(economy, firms.slice()).move(plan, flows);
  return sum(Array.from(listed, (one, s) => one * flows.arrivals[s * n + city]!));
}

const firmsOf = (seed: string) => drawn(`${seed} firms`, sectors * n * n, 0, 20);

describe("platforms", () => {
  it("are not there by themselves: without them nobody is released and nothing is closer", () => {
    const plan = opened(() => stormyPlan(economy, "none"), firmsOf("none"), []);
    expect(Math.max(...plan.release)).toBe(0);
    expect(plan.plantCloseness).toEqual(stormyPlan(economy, "none").plantCloseness);
  });

  it("make their whole offer where there is room, to all places and listed sectors", () => {
    const plan = opened(() => calmPlan(economy), firmsOf("room"), [
      platform(1, { capacity: 1e6, offer: 0.3, sectors: FIRST }),
    ]);
    const gain = Math.exp(0.3 / relocation.tasteDispersion);
    const expected = new Float64Array(sectors * n * n).fill(1);
    for (const from of [0, 2, 3]) expected[from * n + 1] = gain;
    expect([...plan.plantCloseness]).toEqual(close([...expected]));
  });

  it("draw nobody where they have nothing to offer", () => {
    const plan = opened(() => calmPlan(economy), firmsOf("nothing"), [platform(1, { offer: 0 })]);
    expect(plan.plantCloseness).toEqual(calmPlan(economy).plantCloseness);
  });

  it("never take more than their capacity, unless more come without any offer", () => {
    const capacities = fc.tuple(
      fc.double({ min: 0, max: 30, noNaN: true }),
      fc.double({ min: 0, max: 30, noNaN: true }),
    );
    const seeds = fc.integer({ min: 0, max: 1e6 }).map(String);
    fc.assert(
      fc.property(seeds, capacities, fc.double({ min: 0, max: 4, noNaN: true }), (seed, [first, second], offer) => {
        const firms = firmsOf(seed);
        const receptions = [
          platform(1, { capacity: first, offer }),
          platform(2, { capacity: second, offer, sectors: FIRST }),
        ];
        const plan = opened(() => stormyPlan(economy, seed), firms, receptions);
        const bare = opened(
          () => stormyPlan(economy, seed),
          firms,
          receptions.map((one) => ({ ...one, offer: 0 })),
        );
        for (const { city, sectors: listed, capacity } of receptions) {
          const uninvited = arrivals(bare, firms, city, listed);
          const most = Math.max(capacity, uninvited);
          expect(arrivals(plan, firms, city, listed)).toBeLessThanOrEqual(most * (1 + 1e-6));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("fill up where they draw more than they can take", () => {
    const firms = firmsOf("full");
    const [few, many] = [0, 20].map((offer) => {
      const plan = opened(() => calmPlan(economy), firms, [platform(1, { offer: offer / 5, capacity: 17 })]);
      return arrivals(plan, firms, 1, BOTH);
    });
    expect(few).toBeLessThan(17);
    expect(many).toBeCloseTo(17, 6);
  });

  it("fill up all the same in a year in which firms close and are sent to them", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e6 }).map(String), (seed) => {
        const firms = firmsOf(seed);
        const [bare, some, most] = [
          { offer: 0, capacity: 15 },
          { offer: 4, capacity: 15 },
          { offer: 4, capacity: 1e6 },
        ].map((set) =>
          arrivals(
            opened(() => stormyPlan(economy, seed), firms, [platform(1, set)]),
            firms,
            1,
            BOTH,
          ),
        );
        // Those that come without an offer may be more than there is room for, those that come for it less.
        expect(some).toBeCloseTo(Math.min(Math.max(15, bare!), most!), 5);
      }),
      { numRuns: 30 },
    );
  });

  it("give the same in whatever order they are listed", () => {
    const seeds = fc.integer({ min: 0, max: 1e6 }).map(String);
    fc.assert(
      fc.property(seeds, (seed) => {
        const firms = firmsOf(seed);
        const receptions = [
          platform(0, { capacity: 3, offer: 2 }),
          platform(1, { capacity: 6, offer: 1, sectors: FIRST }),
          platform(2, { capacity: 20, offer: 1.5 }),
          platform(1, { capacity: 2, offer: 3 }),
        ];
        const [straight, turned] = [receptions, receptions.toReversed()].map((listed) =>
          opened(() => stormyPlan(economy, seed), firms, listed),
        );
        for (const part of ["plantCloseness", "release", "releaseWeight"] as const)
          expect([...turned![part]]).toEqual(close([...straight![part]], 7));
      }),
      { numRuns: 20 },
    );
  });

  it("of one city are one platform of their capacities together", () => {
    const firms = firmsOf("halves");
    const [one, halves] = [[platform(1, { capacity: 8 })], [3, 5].map((capacity) => platform(1, { capacity }))].map(
      (listed) => opened(() => stormyPlan(economy, "halves"), firms, listed),
    );
    expect([...halves!.plantCloseness]).toEqual(close([...one!.plantCloseness]));
    expect([...halves!.release]).toEqual(close([...one!.release]));
  });
});

describe("a park with room", () => {
  const firms = firmsOf("park");
  const enclave = (set: Partial<Enclave> = {}) =>
    parkOf({ host: 1, sponsor: 0, sectors: BOTH, room: 2, offer: 4, ...set });
  /** Firms that come to the host, and how many of them settle in the park. */
  function received(parks: Enclave[], platforms: ReceptionPlatform[] = []) {
    const plan = opened(
      () => {
        const calm = calmPlan(economy);
        calm.policy.enclaves.push(...parks);
        return calm;
      },
      firms,
      platforms,
    );
    const flows = emptyFlows(economy);
    new CohortPopulation(economy, firms.slice()).move(plan, flows);
    const parts = plan.settling.get("park");
    const settled = parts ? sum(parts.map((part, s) => part * flows.arrivals[s * n + 1]!)) : 0;
    return { all: sum([0, 1].map((s) => flows.arrivals[s * n + 1]!)), settled };
  }
  const uninvited = received([]).all;

  it("fills up with firms that it draws, however many come to its host anyway", () => {
    expect(uninvited).toBeGreaterThan(2);
    const { all, settled } = received([enclave()]);
    expect(settled).toBeCloseTo(2, 6);
    // Of those that it draws a few would have come to the host without it.
    expect(all).toBeGreaterThan(uninvited + 1);
    expect(all).toBeLessThan(uninvited + 2);
  });

  it("takes all that its offer draws where it has room for them, and nobody without an offer", () => {
    const wide = received([enclave({ room: 1e6, offer: 0.1 })]);
    const gain = 1 - Math.exp(-0.1 / relocation.tasteDispersion);
    expect(wide.settled / wide.all).toBeCloseTo(gain, 12);
    expect(received([enclave({ offer: 0 })])).toEqual({ all: uninvited, settled: 0 });
  });

  it("stands beside platforms of its host, which count whoever comes", () => {
    const { all, settled } = received([enclave()], [platform(1, { capacity: uninvited + 3, offer: 4 })]);
    expect(settled).toBeCloseTo(2, 6);
    expect(all).toBeCloseTo(uninvited + 3, 5);
  });
});

it("a park has no more than its room where released firms come to its host, too", () => {
  const firms = firmsOf("park and release");
  const settledOf = (release: number) => {
    const plan = opened(
      () => {
        const calm = calmPlan(economy, { release: new Float64Array(sectors * n).fill(release) });
        calm.policy.enclaves.push(parkOf({ host: 1, sponsor: 0, sectors: BOTH, room: 2, offer: 4 }));
        return calm;
      },
      firms,
      [platform(1, { capacity: 40, offer: 0 })],
    );
    const flows = emptyFlows(economy);
    new CohortPopulation(economy, firms.slice()).move(plan, flows);
    const led = sum([0, 2, 3].map((from) => flows.firmsGovernmentLed[from * n + 1]!));
    return { led, settled: sum(plan.settling.get("park")!.map((part, s) => part * flows.arrivals[s * n + 1]!)) };
  };
  expect(settledOf(0)).toEqual({ led: 0, settled: expect.closeTo(2, 6) });
  const { led, settled } = settledOf(0.3);
  expect(led).toBeGreaterThan(20);
  expect(settled).toBeCloseTo(2, 6);
});

/** Share of a city in where firms of a sector are released to. */
const shareOf = ({ releaseWeight }: RelocationPlan, s: number, city: number) =>
  releaseWeight[s * n + city]! / sum(releaseWeight.slice(s * n, s * n + n));

describe("released firms", () => {
  const firms = new Float64Array(sectors * n * n);
  // 100 firms of the first sector in city 0, run from there.
  firms[0] = 100;
  const releasing = (rate: number, platforms: readonly ReceptionPlatform[]) =>
    opened(
      () => {
        const plan = calmPlan(economy);
        plan.release[0] = rate;
        plan.release[1] = rate;
        return plan;
      },
      firms,
      platforms,
    );

  it("are no more than listed platforms can take", () => {
    // 100 firms of the first sector stand there: a platform of 10 takes 10 of whatever it lists.
    expect(releasing(0.5, [platform(1)]).release[0]).toBeCloseTo(0.1, 12);
    expect(releasing(0.04, [platform(1)]).release[0]).toBeCloseTo(0.04, 12);
    expect(releasing(0.5, [platform(1, { sectors: Uint8Array.of(0, 1) })]).release[0]).toBe(0);
  });

  it("fill platforms that are smaller than what is sent, however many close before", () => {
    const full = opened(
      () => {
        const plan = calmPlan(economy);
        plan.exit[0] = 0.2;
        plan.close[0] = 0.1;
        plan.release[0] = 0.5;
        return plan;
      },
      firms,
      [platform(1)],
    );
    const flows = emptyFlows(economy);
    new CohortPopulation(economy, firms.slice()).move(full, flows);
    expect(flows.firmsGovernmentLed[1]).toBeCloseTo(10, 12);
  });

  it("find no platform where none takes any, which then draws nobody else either", () => {
    const full = releasing(0.5, [platform(1, { capacity: 0, offer: 4 })]);
    expect(full.release[0]).toBe(0);
    expect(full.plantCloseness).toEqual(releasing(0.5, []).plantCloseness);
  });

  it("go to platforms in proportion to what these can take", () => {
    const plan = releasing(0.5, [platform(1, { sectors: FIRST, capacity: 30 }), platform(2, { sectors: FIRST })]);
    // 50 are sent, 40 find room.
    expect(plan.release[0]).toBeCloseTo(0.4, 12);
    expect(plan.releaseWeight[1]! / plan.releaseWeight[2]!).toBeCloseTo(3, 12);
    expect([plan.releaseWeight[0], plan.releaseWeight[3]]).toEqual([0, 0]);
  });

  it("fill a platform by sectors as they are sent, and where one is full others take their share all the same", () => {
    const both = drawn("two sectors", sectors * n * n, 0, 20);
    const plan = opened(
      () =>
        calmPlan(economy, { release: Float64Array.from({ length: sectors * n }, (_, k) => (k % n === 0 ? 0.5 : 0)) }),
      both,
      [platform(1, { capacity: 3 }), platform(2, { sectors: FIRST, capacity: 1e6 })],
    );
    const flows = emptyFlows(economy);
    new CohortPopulation(economy, both.slice()).move(plan, flows);
    const sent = [0, 1].map((s) => 0.5 * sum(both.slice(s * n * n, s * n * n + n)));
    const led = (s: number, city: number) => plan.release[s * n]! * 2 * sent[s]! * shareOf(plan, s, city);
    // Of the first sector nearly all are sent to the large one: the small one is filled by the second.
    expect(led(0, 1) + led(1, 1)).toBeCloseTo(3, 9);
    expect(led(1, 1) / led(0, 1)).toBeCloseTo((sent[1]! * (3 + 1e6)) / (sent[0]! * 3), 6);
    expect(led(0, 2)).toBeCloseTo((sent[0]! * 1e6) / (3 + 1e6), 9);
    expect(led(1, 2)).toBe(0);
    expect(flows.firmsGovernmentLed[1]! + flows.firmsGovernmentLed[2]!).toBeCloseTo(3 + led(0, 2), 9);
  });

  it("come first: others are drawn to the room that they leave", () => {
    const listed = [platform(1, { sectors: FIRST, capacity: 6, offer: 5 })];
    const drawnOf = (rate: number) => {
      const flows = emptyFlows(economy);
      new CohortPopulation(economy, firms.slice()).move(releasing(rate, listed), flows);
      return { led: flows.firmsGovernmentLed[1]!, all: flows.firms[1]! };
    };
    expect(drawnOf(0).all).toBeCloseTo(6, 6);
    const { led, all } = drawnOf(0.03);
    expect(led).toBeCloseTo(3, 12);
    expect(all).toBeCloseTo(6, 6);
  });
});
