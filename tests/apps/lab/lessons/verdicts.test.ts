import { describe, expect, it } from "vitest";
import { BARRIERS } from "../../../../src/apps/lab/lessons/barriers.js";
import { COMPENSATION } from "../../../../src/apps/lab/lessons/compensation.js";
import { LAND } from "../../../../src/apps/lab/lessons/land.js";
import {
  type Lesson,
  OWN,
  type PredictStep,
  type ProveStep,
  Results,
} from "../../../../src/apps/lab/lessons/lesson.js";
import { PLATFORM } from "../../../../src/apps/lab/lessons/platform.js";
import { PROTECTION } from "../../../../src/apps/lab/lessons/protection.js";
import { RACE } from "../../../../src/apps/lab/lessons/race.js";
import { SHARING } from "../../../../src/apps/lab/lessons/sharing.js";

const GDP = "real-gdp";
const USE = "real-final-consumption-per-head";

/** By "arm place indicator": a value, 100 where none is given; by "arm city": what the city chose. */
type World = Readonly<Record<string, number>>;

function resultsOf(lesson: Lesson, world: World, arms: readonly string[] = []): Results {
  const { places, indicators } = lesson.reading;
  const ids = [...lesson.arms.map(({ id }) => id), OWN, ...arms];
  const numbers = ids.map((id) => {
    const values = places.map((place) => indicators.map((one) => [world[`${id} ${place} ${one}`] ?? 100]));
    const chosen = places.flatMap((city) => {
      const value = world[`${id} ${city}`];
      return value === undefined ? [] : [{ year: 2030, city, value }];
    });
    return [id, { values, chosen }] as const;
  });
  return new Results(lesson.reading, Object.fromEntries(numbers));
}

const LESSONS = [BARRIERS, COMPENSATION, LAND, PLATFORM, PROTECTION, RACE, SHARING];
const named = (id: string) => LESSONS.find((lesson) => lesson.id === id)!;
const verdict = (id: string, step: number, world: World) =>
  (named(id).steps[step] as PredictStep).right(resultsOf(named(id), world));
const proofOf = (id: string) => named(id).steps.find(({ kind }) => kind === "prove") as ProveStep;
/** Which goals of a lesson's proof hold. */
const held = (id: string, world: World, arms?: readonly string[]) =>
  proofOf(id).goals.map(({ holds }) => holds(resultsOf(named(id), world, arms), {}));

/** A value in each of the three cities. */
const each = (arm: string, indicator: string, [harbour, mill, spring]: readonly [number, number, number]): World => ({
  [`${arm} harbour ${indicator}`]: harbour,
  [`${arm} mill ${indicator}`]: mill,
  [`${arm} spring ${indicator}`]: spring,
});
const rates = (arm: string, ...[harbour, mill, spring]: readonly [number, number, number]): World => ({
  ...{ [`${arm} harbour`]: harbour, [`${arm} mill`]: mill, [`${arm} spring`]: spring },
});

describe("what the model says of a question about shared taxes", () => {
  it.each([
    [100.11, "rises"],
    [100.09, "same"],
    [99.91, "same"],
    [99.89, "falls"],
  ])("output of %d under a pool, of 100 before, %s", (gdp, answer) => {
    expect(verdict("sharing", 1, { [`pool cluster ${GDP}`]: gdp })).toBe(answer);
  });

  it.each([
    [0.311, "higher"],
    [0.309, "same"],
    [0.291, "same"],
    [0.289, "lower"],
  ])("a mean rate of %d under a pool, of 0.3 before, is %s", (mean, answer) => {
    const world = { ...rates("choose", 0.4, 0.3, 0.2), ...rates("choose-pool", mean - 0.1, mean, mean + 0.1) };
    expect(verdict("sharing", 2, world)).toBe(answer);
  });

  it.each([
    [0.351, "much"],
    [0.349, "some"],
    [0.311, "some"],
    [0.309, "nothing"],
    [0.2, "nothing"],
  ])("a mean rate of %d where taxes of moved firms are shared, of 0.3 before, is %s", (mean, answer) => {
    const world = { ...rates("choose", 0.4, 0.3, 0.2), ...rates("choose-moved", mean, mean, mean) };
    expect(verdict("sharing", 3, world)).toBe(answer);
  });

  it("is proved by a rate of Mill from 20 to 25 per cent, and a Harbour that loses less than 5", () => {
    const proved = (rate: number, use: number) => held("sharing", { "own mill": rate, [`own harbour ${USE}`]: use });
    expect([0.199, 0.2, 0.25, 0.251].map((rate) => proved(rate, 95.1)[0])).toEqual([false, true, true, false]);
    expect([95.1, 94.9].map((use) => proved(0.2, use)[1])).toEqual([true, false]);
    const { arms, chart, measures } = proofOf("sharing");
    expect([arms({}), arms({ share: 50 })].map(({ [OWN]: own }) => own!.levers.map((one) => one["share"]))).toEqual([
      [],
      [0.5],
    ]);
    const seen = resultsOf(named("sharing"), rates(OWN, 0.4, 0.3, 0.2));
    expect(measures.slice(0, 3).map(({ of }) => of(seen, OWN))).toEqual([40, 30, 20]);
    expect("lines" in chart && chart.lines.map(({ of }) => of(seen).at(-1))).toEqual([40, 30, 20]);
  });
});

describe("what the model says of a question about land", () => {
  it.each([
    [109, "same"],
    [111, "less"],
    [449, "less"],
    [451, "proportion"],
  ])("%d firms with much room, of 100 with little, are %s", (firms, answer) => {
    expect(verdict("land", 1, { "room-30 harbour government-led-moves": firms })).toBe(answer);
  });

  it.each([
    [100.51, "much"],
    [100.11, "much"],
    [100.09, "little"],
    [99.91, "little"],
    [99.89, "loss"],
  ])("output of %d, of 100 before, is %s", (gdp, answer) => {
    expect(verdict("land", 2, { [`room-15 cluster ${GDP}`]: gdp })).toBe(answer);
  });

  it.each([
    [99.3, "little"],
    [99.36, "half"],
    [99.74, "half"],
    [99.76, "most"],
  ])("services at %d where taxes are shared, of 100 before and 99 without, make up for %s", (services, answer) => {
    const index = "harbour public-services-per-head";
    expect(verdict("land", 3, { [`room-15 ${index}`]: 99, [`shared ${index}`]: services })).toBe(answer);
  });

  it("is proved by Spring's output, Harbour's services and a tenth for all", () => {
    const proved = (gdp: number, services: number, all: number) =>
      held("land", {
        ...{ [`own spring ${GDP}`]: gdp, [`own cluster ${GDP}`]: all },
        "own harbour public-services-per-head": services,
      });
    expect(proved(104.01, 99.81, 100.11)).toEqual([true, true, true]);
    expect(proved(103.99, 99.79, 100.09)).toEqual([false, false, false]);
    const types = (values: Record<string, number>) =>
      proofOf("land")
        .arms(values)
        [OWN]!.levers.map(({ type }) => type);
    expect(types({})).toEqual(["firm-release", "reception-platform"]);
    expect(types({ land: 0.5 })).toEqual(["firm-release", "reception-platform", "land-quota"]);
    expect(types({ share: 25 })).toEqual(["firm-release", "reception-platform", "relocation-tax-sharing"]);
  });
});

describe("what the model says of a question about barriers", () => {
  it.each([
    ["harbour", [102, 101, 101]],
    ["mill", [101, 102, 101]],
    ["spring", [99, 98, 99.5]],
  ] as const)("%s gains most", (city, gdp) => {
    expect(verdict("barriers", 1, each("open", GDP, gdp))).toBe(city);
  });

  it.each([
    [[5, 4, 3, 2, 1], "narrows"],
    [[1, 2, 3, 4, 5], "widens"],
    [[1, 2, 3, 2, 1], "inverted"],
    [[1, 2, 3, 4, 3], "inverted"],
    [[2, 2, 2, 2, 2], "widens"],
  ] as const)("a gap of %j from the highest border to none %s", (gaps, answer) => {
    const heights = ["triple", "double", "baseline", "half", "open"];
    const world = Object.fromEntries(heights.map((id, at) => [`${id} cluster core-periphery-gap`, gaps[at]!]));
    expect(verdict("barriers", 2, world)).toBe(answer);
  });

  it("whoever is left out gains or loses", () => {
    const spring = (gdp: number) => verdict("barriers", 3, { [`partial spring ${GDP}`]: gdp });
    expect([100.1, 99.9].map(spring)).toEqual(["rises", "falls"]);
  });

  it("is proved by a gap below 0.415 in which no city loses", () => {
    const proved = (gap: number, gdp: number) =>
      held("barriers", { "own cluster core-periphery-gap": gap, [`own mill ${GDP}`]: gdp });
    expect([proved(0.414, 100), proved(0.416, 99.99)]).toEqual([
      [true, true],
      [false, false],
    ]);
    const scales = (values: Record<string, number>) =>
      proofOf("barriers")
        .arms(values)
        [OWN]!.levers.map(({ between, scale }) => [String(between), scale]);
    expect(scales({ mill: 20, spring: 150 })).toEqual([
      ["harbour,mill", 0.2],
      ["harbour,spring", 1.5],
    ]);
    expect(scales({}).map(([, scale]) => scale)).toEqual([1, 1]);
    const table = (named("barriers").steps[2] as PredictStep).table.measures;
    const index = "real-gdp-per-head";
    const seen = resultsOf(named("barriers"), { [`open harbour ${index}`]: 30, [`open spring ${index}`]: 20 });
    expect(table[1]!.of(seen, "open")).toBe(1.5);
  });
});

describe("what the model says of a question about protection", () => {
  it("whoever opens gains or loses against the world in which nobody does", () => {
    const waste = (use: number) => verdict("protection", 1, { [`waste-mill mill ${USE}`]: use });
    expect([100.1, 99.9].map(waste)).toEqual(["gain", "lose"]);
    const rent = (use: number) =>
      verdict("protection", 2, { [`rent mill ${USE}`]: 110, [`rent-mill mill ${USE}`]: use });
    expect([110.1, 109.9].map(rent)).toEqual(["gain", "lose"]);
  });

  it.each([
    [[111, 111, 111], "all"],
    [[109, 111, 109], "some"],
    [[109, 109, 109], "none"],
  ] as const)("with %j, of 110 where nobody opens, those who gain are %s", (use, answer) => {
    const world = { ...each("rent", USE, [110, 110, 110]), ...each("rent-all", USE, use) };
    expect(verdict("protection", 3, world)).toBe(answer);
  });

  it("is proved where each loses alone, all gain together, and with ten points less somebody gains alone", () => {
    const all = Object.keys(proofOf("protection").arms({ rent: 50 }));
    const proved = (world: World, ids: readonly string[] = all) => held("protection", world, ids);
    const losing = (prefix: string) =>
      Object.fromEntries(["harbour", "mill", "spring"].map((city) => [`${prefix}${city} ${city} ${USE}`, 99]));
    const together = each(OWN, USE, [101, 102, 100.1]);
    expect(proved({ ...losing("at-"), ...together })).toEqual([true, true, true]);
    expect(proved({ ...losing("at-"), [`at-mill mill ${USE}`]: 100.1, ...losing("below-") })).toEqual([
      ...[false, false, false],
    ]);
    // At no share at all there are no ten points less.
    const none = Object.keys(proofOf("protection").arms({ rent: 0 }));
    expect(none).toEqual(["at-base", "at-harbour", "at-mill", "at-spring", OWN]);
    expect(Object.keys(proofOf("protection").arms({}))).toEqual(none);
    expect(proved({}, none)[2]).toBe(false);
    const shares = (rent: number) =>
      Object.entries(proofOf("protection").arms({ rent })).map(([id, one]) => [
        id,
        one.parameters?.["protectionRentShare"],
      ]);
    expect(Object.fromEntries(shares(30))).toMatchObject({
      [OWN]: 0.3,
      "at-base": 0.3,
      "below-base": 0.2,
      "below-mill": 0.2,
    });
  });
});

describe("what the model says of a question about a race", () => {
  it.each([
    [100, 101, "none"],
    [100.1, 100.1, "both"],
    [100.1, 100, "gdp"],
    [99, 99, "none"],
  ])("output of %d and consumption of %d, of 100 before: %s", (gdp, use, answer) => {
    expect(verdict("race", 1, { [`harbour harbour ${GDP}`]: gdp, [`harbour harbour ${USE}`]: use })).toBe(answer);
  });

  it.each([
    [[101, 101, 101], "all"],
    [[99, 99, 101], "some"],
    [[100, 100, 100], "none"],
  ] as const)("consumption of %j, of 100 before, rises in %s", (use, answer) => {
    expect(verdict("race", 2, each("all", USE, use))).toBe(answer);
  });

  it.each([
    [0, "none"],
    [0.001, "some"],
    [0.09, "some"],
    [0.11, "much"],
  ])("an idle share of %d is %s", (share, answer) => {
    expect(verdict("race", 3, { "all cluster excess-capacity": share })).toBe(answer);
  });

  it("is proved where Mill's output neither falls nor rises by more than a tenth", () => {
    const proved = [99.99, 100, 100.09, 100.11].map((gdp) => held("race", { [`own mill ${GDP}`]: gdp })[0]);
    expect(proved).toEqual([false, true, true, false]);
    const paid = (values: Record<string, number>) =>
      proofOf("race")
        .arms(values)
        [OWN]!.levers.map((one) => [String(one["cities"]), one["sectorSubsidy"]]);
    expect(paid({ rate: 5 })).toEqual([
      ["harbour", 0.1],
      ["mill", 0.05],
    ]);
    expect([paid({}), paid({ rate: 0 })]).toEqual([[["harbour", 0.1]], [["harbour", 0.1]]]);
  });
});

describe("what the model says of a question about compensation", () => {
  it.each([
    [[99, 99, 101], "harbour"],
    [[100, 101, 99], "spring"],
    [[100, 100, 100], "none"],
  ] as const)("consumption of %j, of 100 before: %s refuses", (use, answer) => {
    expect(verdict("compensation", 1, each("all", USE, use))).toBe(answer);
  });

  it("others go on where Mill gains, and there is something to share where all gain together", () => {
    const on = (use: number) => verdict("compensation", 2, { [`without-harbour mill ${USE}`]: use });
    expect([100.1, 100, 99.9].map(on)).toEqual(["on", "none", "none"]);
    const shared = (use: number) => verdict("compensation", 3, { [`pool cluster ${USE}`]: use });
    expect([100.1, 100, 99.9].map(shared)).toEqual(["yes", "no", "no"]);
  });

  it("is proved where each gains 0.7 per cent, by payments of those who pay", () => {
    expect(held("compensation", each(OWN, USE, [100.71, 100.69, 101]))).toEqual([true, false, true]);
    const paid = (values: Record<string, number>) =>
      proofOf("compensation")
        .arms(values)
        [OWN]!.levers.filter(({ type }) => type === "central-transfer")
        .map((one) => [one["payer"], one["payee"], one["amount"]]);
    expect(paid({ mill: 20, spring: 50 })).toEqual([
      ["mill", "harbour", 20],
      ["spring", "harbour", 50],
    ]);
    expect([paid({}), paid({ mill: 5 })]).toEqual([[], [["mill", "harbour", 5]]]);
  });
});

describe("what the model says of a question about a platform", () => {
  it("whose knowledge grows most, and who consumes more", () => {
    expect(verdict("platform", 1, each("mill", "knowledge", [101, 103, 102]))).toBe("mill");
    expect(verdict("platform", 1, each("mill", "knowledge", [101, 101, 101]))).toBe("harbour");
    expect(verdict("platform", 2, each("all", USE, [101, 101, 101]))).toBe("all");
    expect(verdict("platform", 2, each("all", USE, [101, 99, 99]))).toBe("some");
  });

  it("Mill pays too where it then consumes more than by riding free", () => {
    const pays = (paying: number, riding: number) =>
      verdict("platform", 3, { [`rich-all mill ${USE}`]: paying, [`rich-free mill ${USE}`]: riding });
    expect([pays(101, 100.9), pays(101, 101), pays(100.9, 101)]).toEqual(["pay", "free", "free"]);
  });

  it("is proved where each consumes a tenth more than in the same world without one", () => {
    const rich = each("rich", USE, [200, 200, 200]);
    expect(held("platform", { ...rich, ...each(OWN, USE, [200.21, 201, 202]) })).toEqual([true]);
    expect(held("platform", { ...rich, ...each(OWN, USE, [202, 200.19, 202]) })).toEqual([false]);
    const paid = (values: Record<string, number>) =>
      proofOf("platform")
        .arms(values)
        [OWN]!.levers.map((one) => [String(one["cities"]), one["contribution"]]);
    expect(paid({ harbour: 2, mill: 1 })).toEqual([
      ["harbour", 12],
      ["mill", 3],
      ["spring", 0],
    ]);
  });
});
