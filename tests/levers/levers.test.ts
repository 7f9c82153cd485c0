import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLever, levers } from "../../src/levers/index.js";
import { copyPolicy } from "../../src/model/engine/instruments.js";
import type { Policy } from "../../src/model/engine/policy.js";
import { alone, cell, oneWay, road, two } from "./examples.js";
import { changes, complete, region, withLever } from "./region.js";

describe("a lever alone", () => {
  it.each(alone)("%s %j writes its own cells and nothing else", (type, parameters, expected) => {
    expect(changes(type, parameters)).toEqual(expected);
  });

  it("is tested for every lever there is, here or in the model", () => {
    const inModel = readdirSync("tests/model/cases").map((file) => readFileSync(`tests/model/cases/${file}`, "utf8"));
    const tested = ({ type }: { type: string }) =>
      alone.some(([name]) => name === type) || inModel.some((text) => text.includes(`type: "${type}"`));
    expect(levers.filter((lever) => !tested(lever)).map(({ type }) => type)).toEqual([]);
    expect(new Set(levers.map(({ type }) => type)).size).toBe(levers.length);
  });

  it.each(levers.filter(({ schema }) => "scale" in schema.shape).map(({ type }) => type))(
    "%s at scale 1 changes not one bit",
    (type) => {
      const { shape } = levers.find((lever) => lever.type === type)!.schema;
      const whom = ["between", "cities", "buyers"].find((field) => field in shape)!;
      expect(changes(type, { [whom]: "all-nodes", scale: 1 })).toEqual([]);
    },
  );
});

describe("the slider of a lever in the lab", () => {
  it.each(levers.map((lever) => [lever.type, lever.slider] as const))(
    "%s declares it, or why it has none",
    (type, slider) => {
      const todo = `${type}: give its file in src/levers a \`slider: { mechanism, parameter }\` (src/levers/lever.ts), or \`slider: { none: t("levers.why...") }\` with the reason`;
      expect(slider, todo).toBeDefined();
      if (slider && "none" in slider) expect(Object.values(slider.none), todo).not.toContain("");
    },
  );
});

describe("what a lever did", () => {
  it.each(levers.map((lever) => [lever.type, lever.did] as const))("%s says how its runs tell it", (type, did) => {
    const todo = `${type}: give its file in src/levers a function \`did\` (src/levers/did.ts), or \`did: "values"\` where the numbers that it changes tell it`;
    expect(did, todo).toBeDefined();
  });
});

describe("what a lever writes", () => {
  it("is the base value times what remains", () => {
    expect(withLever("toll", { ...oneWay, scale: 0.5 }).tollPerKm[1]).toBe(region.base.tollPerKm[1]! / 2);
  });

  it("prices the spread of a booth's delay", () => {
    const { delayHours } = withLever("booth-delay", {
      ...oneWay,
      meanMinutes: 15,
      spreadMinutes: 30,
      spreadWeight: 1.5,
    });
    expect(delayHours[1]).toBe(1);
  });

  it("lets through traffic use a faster link, unless told otherwise", () => {
    // The ways from shanghai (0) and the rest (3) to suzhou (2) lead over shanghai > nanjing (1), which gains an hour.
    const faster = { ...oneWay, scale: 0.5 };
    expect(changes("transport-link", faster)).toEqual([1, 2, 13, 14].map((pair) => `travelHours[${pair}]`));
    expect(withLever("transport-link", faster).travelHours[2]).toBe(2);
    expect(withLever("transport-link", faster).travelHours[14]).toBeCloseTo(9, 12);
    expect(changes("transport-link", { ...faster, throughTraffic: false })).toEqual(["travelHours[1]"]);
  });

  it("does not depend on the order of levers, whether or not ways of the data are shortest", () => {
    const [from, to] = [["shanghai"], ["nanjing"]];
    const levers: [string, object][] = [
      ["transport-link", { between: [["nanjing", "suzhou"]], scale: 0.5, carries: "both" }],
      ["transport-link", { between: [["shanghai", "nanjing"]], scale: 0.8, carries: "people" }],
      ["transport-link", { between: [["suzhou", "rest"]], scale: 0.6, throughTraffic: false }],
      ["transport-link", { between: [["shanghai", "suzhou"]], scale: 2 }],
      ["link-investment", { ...road, part: 0.5, travelHours: 1, throughTraffic: false }],
      ["link-investment", { ...road, cities: to, ends: from, part: 0.5, travelHours: 1.6 }],
    ];
    const build = (hours: readonly number[], order: typeof levers) => {
      const base = { ...region.base, travelHours: Float64Array.from(hours) };
      const policy = copyPolicy(base);
      for (const [type, parameters] of order)
        findLever(type)!.apply(complete(type, parameters), { ...region, base }, policy);
      return [policy.travelHours, policy.peopleWay];
    };
    const hours = fc.array(fc.double({ min: 0.1, max: 20, noNaN: true }), { minLength: 16, maxLength: 16 });
    const order = fc.shuffledSubarray(levers, { minLength: levers.length });
    // Where one lever changes a way of people and the next changes it back, the way is today's to the last bit.
    const longWayBack = Array.from({ length: 16 }, (_, pair) => (pair === 8 ? 3.8978499642308333 : 0.1));
    fc.assert(
      fc.property(hours, order, (given, shuffled) => {
        expect(build(given, shuffled)).toEqual(build(given, levers));
      }),
      { examples: [[longWayBack, [2, 3, 4, 5, 1, 0].map((lever) => levers[lever]!)]] },
    );
    // Half of the way from 2 hours to 1, and half of the way to 1.6; the closed way is as long as it is closed.
    const [built] = build([...region.base.travelHours], levers);
    expect([built![1], built![2]]).toEqual([expect.closeTo(1.3, 12), 6]);
  });

  it("is in proportion to the parts of a link that both ends pay for, up to the whole", () => {
    const lever = findLever("link-investment")!;
    const built = (...parts: [number, number]) => {
      const policy = copyPolicy(region.base);
      const back = { ...road, cities: ["nanjing"], ends: ["shanghai"] };
      lever.apply(complete("link-investment", { ...road, part: parts[0] }), region, policy);
      lever.apply(complete("link-investment", { ...back, part: parts[1] }), region, policy);
      return policy;
    };
    expect(built(0.25, 0.25).travelHours[1]).toBe(1.5);
    expect(built(0.25, 0.25).travelHours).toEqual(built(0.5, 0).travelHours);
    expect(built(1, 1).travelHours).toEqual(built(0, 1).travelHours);
    expect(built(1, 1).publicWorks.map(({ amount }) => amount)).toEqual([10, 10]);
  });

  it("assigns the sectors of a list to all cities that are named", () => {
    const ceilings = (city: string) => {
      const item = { city, sectors: ["food"] };
      const parameters = { cities: "all", sectors: ["food", "chemicals"], assignments: [item] };
      return withLever("industrial-catalogue", parameters).subsidyCeiling;
    };
    // Food in the three cities is 0 to 2, chemicals 4 to 6.
    const closed = (city: string) => [...ceilings(city).keys()].filter((cell) => ceilings(city)[cell] === 0);
    expect(closed("all")).toEqual([4, 5, 6]);
    expect(closed("jiangsu")).toEqual([0, 4, 5, 6]);
  });

  it("assigns by a rule to each city that is named, among the sectors that are", () => {
    const closed = (parameters: object) => {
      const { subsidyCeiling } = withLever("industrial-catalogue", { rule: "comparative-advantage", ...parameters });
      return [...subsidyCeiling.keys()].filter((cell) => subsidyCeiling[cell] === 0);
    };
    // Nanjing is strong in chemicals (4 to 6 in the three cities), Suzhou in food (0 to 2); electronics is 8 to 10.
    expect(closed({ cities: ["suzhou", "nanjing"], sectors: "all" })).toEqual([1, 6, 9, 10]);
    expect(closed({ cities: ["suzhou", "nanjing"], sectors: ["food", "chemicals"] })).toEqual([1, 6]);
    expect(closed({ cities: "jiangsu", sectors: ["food", "chemicals"], perCity: 2 })).toEqual([]);
  });

  it("divides weights by their sum and names agreements after those bound", () => {
    const [pool] = withLever("revenue-pool", { members: two("weight"), share: 0.2 }).revenuePools;
    expect(pool).toEqual({ id: "shanghai+suzhou", members: [0, 2], weights: Float64Array.of(0.25, 0.75), share: 0.2 });
  });

  it("keeps subsidies to what a pact allows, whichever is listed first", () => {
    const [subsidy, pact] = [findLever("sector-subsidy")!, findLever("subsidy-pact")!];
    const pay = complete("sector-subsidy", { ...cell, sectorSubsidy: 0.05 });
    const agree = complete("subsidy-pact", { cities: "all", ceiling: 0.02 });
    const orders = [
      [() => subsidy.apply(pay, region, first), () => pact.apply(agree, region, first)],
      [() => pact.apply(agree, region, second), () => subsidy.apply(pay, region, second)],
    ];
    const [first, second] = [copyPolicy(region.base), copyPolicy(region.base)];
    for (const step of orders.flat()) step();
    expect(first).toEqual(second);
    expect(first.sectorSubsidy[9]).toBe(0.02);
    expect(subsidy.limit!(pay, region, first)).toBe(0.02);
    expect(
      subsidy.limit!(complete("sector-subsidy", { cities: "rest", sectorSubsidy: 0 }), region, first),
    ).toBeGreaterThan(0.02);
  });

  it("starts increment sharing in the lever's first year", () => {
    const [rule] = withLever("increment-sharing", { members: two("weight"), share: 1 }).incrementSharing;
    expect(rule).toMatchObject({ startYear: 2025, years: 5 });
  });

  it("is the rule of 2015 by default", () => {
    const [rule] = withLever("relocation-tax-sharing", {
      origins: "shanghai",
      destinations: "jiangsu",
    }).relocationSharing;
    expect(rule).toEqual({
      id: "shanghai>jiangsu",
      origins: Uint8Array.of(1, 0, 0, 0),
      destinations: Uint8Array.of(0, 1, 1, 0),
      share: 0.5,
      years: 3,
      extension: 2,
      capYears: 3,
      minimumTax: 0.2,
      governmentLedOnly: true,
      topUp: 0.5,
    } satisfies Policy["relocationSharing"][number]);
  });

  it("makes one reception platform a city, paid by host, centre or a named city", () => {
    const payers = (payer?: string) =>
      withLever("reception-platform", { cities: "jiangsu", capacity: 10, ...(payer && { payer }) }).receptionPlatforms;
    expect(payers().map(({ id, city, payer }) => [id, city, payer])).toEqual([
      ["platform@nanjing", 1, 1],
      ["platform@suzhou", 2, 2],
    ]);
    expect(payers("centre")[0]!.payer).toBe(-1);
    expect(payers("shanghai")[0]!.payer).toBe(0);
  });

  it("leaves a quota market without price or cap to the market", () => {
    const [market] = withLever("quota-trade", { members: two("quota") }).quotaMarkets;
    expect(market).toMatchObject({ members: [0, 2], administeredPrice: Number.NaN, cap: Number.POSITIVE_INFINITY });
  });

  it("pays back income tax above 15 % on the wages of the eligible", () => {
    // 22,080 yuan on 560,000 earned, a tenth of the wages.
    expect(withLever("skilled-wage-subsidy", { cities: "nanjing" }).wageSubsidy[5]).toBeCloseTo(2208 / 560_000, 15);
  });
});
