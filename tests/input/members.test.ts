import { describe, expect, it } from "vitest";
import {
  agreementLevers,
  boundStranger,
  expandMembers,
  playersOf,
  weightsOf,
  withoutCities,
} from "../../src/input/agreement.js";
import { agglomerationOfNodes, cityIdsOf, namesOfCity, placeNames } from "../../src/input/cityNames.js";
import { chosenLeverName, citiesNamed, withValue } from "../../src/input/governments.js";
import { packagesOf } from "../../src/input/scenario.js";
import { fourCities as region } from "./fourCities.js";

const MEMBERS = ["a", "b", "c"];
const expanded = (lever: object) => expandMembers(lever as never, MEMBERS, region).lever;

describe("whom a lever of an agreement binds when all join", () => {
  const cities = (names: unknown) => expanded({ type: "firm-retention", cities: names })["cities"];
  const pairs = (between: unknown) =>
    (expanded({ type: "toll", between })["between"] as string[][]).map((pair) => pair.join(""));
  const list = (type: string, members: unknown) => expanded({ type, members })["members"];

  it("is written out city by city", () => {
    expect(cities("members")).toEqual(MEMBERS);
    expect(cities("all")).toEqual(MEMBERS);
    expect(cities("all-nodes")).toEqual(["a", "b", "c", "d", "rest"]);
    expect(cities(["south", "a", "nowhere"])).toEqual(["b", "c", "a", "nowhere"]);
    expect(cities("delta")).toEqual(["a", "b"]);
    expect(expanded({ type: "firm-retention" })).toEqual({ type: "firm-retention" });
  });

  it("is written out pair by pair, nobody with himself", () => {
    expect(pairs("members")).toEqual(["ab", "ac", "ba", "bc", "ca", "cb"]);
    expect(pairs("cities")).toEqual(pairs("members"));
    expect(pairs("same-province")).toEqual(["bc", "cb"]);
    expect(pairs("different-province")).toEqual(["ab", "ac", "ba", "ca"]);
    expect(pairs("all-nodes")).toHaveLength(20);
    expect(
      pairs([
        ["a", "south"],
        ["rest", "d"],
      ]),
    ).toEqual(["ab", "ac", "restd"]);
    expect(expanded({ type: "toll", between: "any" })["between"]).toBe("any");
  });

  it("is written out item by item, a number that a province holds divided by built-up area", () => {
    expect(list("revenue-pool", "members")).toEqual(MEMBERS.map((city) => ({ city })));
    expect(
      list("revenue-pool", [
        { city: "south", weight: 3 },
        { city: "b", weight: 1 },
      ]),
    ).toEqual([
      { city: "c", weight: 3 },
      { city: "b", weight: 1 },
    ]);
    expect(
      list("quota-trade", [
        { city: "south", quota: 8 },
        { city: "a", quota: 5 },
      ]),
    ).toEqual([
      { city: "b", quota: 2 },
      { city: "c", quota: 6 },
      { city: "a", quota: 5 },
    ]);
    expect(list("quota-trade", [{ city: "members", quota: 8 }, "odd"])).toEqual([
      ...MEMBERS.map((city) => ({ city, quota: 8 })),
      "odd",
    ]);
    expect(list("quota-trade", "odd")).toBe("odd");
  });
});

describe("a lever of an agreement", () => {
  const stranger = (lever: object) => boundStranger(lever as never, MEMBERS, region);

  it("binds members alone, though pairs may have one other end", () => {
    expect(stranger({ type: "firm-retention", cities: ["a", "b"] })).toBeUndefined();
    expect(stranger({ type: "firm-retention", cities: ["a", "d"] })).toBe("d");
    expect(
      stranger({
        type: "toll",
        between: [
          ["a", "rest"],
          ["d", "b"],
        ],
      }),
    ).toBeUndefined();
    expect(
      stranger({
        type: "toll",
        between: [
          ["a", "b"],
          ["d", "rest"],
        ],
      }),
    ).toBe("d");
    expect(stranger({ type: "revenue-pool", members: [{ city: "a" }, { city: "d" }] })).toBe("d");
    expect(stranger({ type: "central-transfer", payer: "rest", payee: "a" })).toBe("rest");
    expect(stranger({ type: "central-transfer", payer: "centre", payee: "a" })).toBeUndefined();
  });

  it("is left to those who join, as long as it binds somebody", () => {
    const left = (lever: object, ...out: string[]) => withoutCities({ from: 2024, ...lever } as never, new Set(out));
    const pool = {
      type: "revenue-pool",
      members: [
        { city: "a", weight: 1 },
        { city: "b", weight: 0 },
        { city: "c", weight: 0 },
      ],
    };
    expect(left({ type: "firm-retention", cities: ["a", "b"] }, "b")).toMatchObject({ cities: ["a"] });
    expect(left({ type: "firm-retention", cities: ["b"] }, "b")).toBeUndefined();
    expect(
      left(
        {
          type: "toll",
          between: [
            ["a", "b"],
            ["a", "c"],
          ],
        },
        "c",
      ),
    ).toMatchObject({ between: [["a", "b"]] });
    expect(left(pool, "c")).toMatchObject({ members: [{ city: "a" }, { city: "b" }] });
    expect(left(pool, "b", "c")).toBeUndefined();
    expect(left(pool, "a")).toBeUndefined();
    expect(left({ type: "enclave-park", host: "a", sponsor: "b" }, "b")).toBeUndefined();
    expect(left({ type: "enclave-park", host: "a", sponsor: "b" }, "c")).toMatchObject({ host: "a" });
  });
});

describe("players of an agreement", () => {
  const coordination = {
    players: { one: ["a"], two: ["c", "south"] },
    agreement: { levers: [{ type: "firm-retention", cities: ["a", "b", "c"], from: 2024 }] },
  } as never;

  it("have their cities once, in the order of the region", () => {
    expect(playersOf(coordination, region)).toEqual([
      { id: "one", cities: ["a"] },
      { id: "two", cities: ["b", "c"] },
    ]);
  });

  it("have an agreement from two of them on", () => {
    expect(agreementLevers(coordination, region, ["one"])).toEqual([]);
    expect(agreementLevers(coordination, region, ["one", "two"])).toMatchObject([{ cities: ["a", "b", "c"] }]);
  });

  it("weigh what their city, province or agglomeration does, the most exact first", () => {
    const weights = { gdp: 0 };
    const objectives = { weights, cities: { north: { gdp: 1 }, delta: { gdp: 2 }, a: { gdp: 3 } } } as never;
    expect(["a", "b", "c"].map((city) => weightsOf(objectives, region, city))).toEqual([
      { gdp: 3 },
      { gdp: 2 },
      { gdp: 0 },
    ]);
  });
});

describe("names of cities", () => {
  it("are ids, provinces and agglomerations", () => {
    expect(placeNames(region)).toEqual(["a", "north", "b", "south", "c", "d", "west", "delta"]);
    expect(["b", "south", "delta", "rest"].map((name) => cityIdsOf(name, region))).toEqual([
      ["b"],
      ["b", "c"],
      ["a", "b"],
      [],
    ]);
    expect(namesOfCity("b", region)).toEqual(["b", "south", "delta"]);
    expect(agglomerationOfNodes(region)).toEqual(["delta", "delta", "", "", ""]);
  });

  it("say who chooses a lever, which has a name that tells choices apart", () => {
    const lever = (cities: unknown, more = {}) =>
      ({ type: "sector-subsidy", parameter: "sectorSubsidy", cities, with: more }) as never;
    expect(citiesNamed("all", region)).toEqual([0, 1, 2, 3]);
    expect(citiesNamed(["delta", "c"], region)).toEqual([0, 1, 2]);
    expect(withValue(lever(["south"], { sectors: "x" }), 0.1, region)).toEqual({
      ...{ sectors: "x", cities: ["b", "c"], sectorSubsidy: 0.1 },
    });
    expect(chosenLeverName(lever("all"))).toBe("sector-subsidy.sectorSubsidy");
    expect(chosenLeverName(lever("all", { sectors: ["x", "y"], id: "z" }))).toBe("sector-subsidy.sectorSubsidy x+y z");
  });
});

it("an agreement is in force with the baseline, and with variants that have a council", () => {
  const lever = (type: string) => ({ type, from: 2024 });
  const scenario = {
    baseline: { levers: [lever("base")] },
    coordination: { agreement: { levers: [lever("agreed")] } },
    variants: { met: { levers: [lever("own")], council: {} }, plain: { levers: [] } },
    governments: { levers: [] },
  } as never;
  const types = packagesOf(scenario, { chosen: true }).map((levers) => levers.map(({ entry }) => entry.type).join(" "));
  expect(types).toEqual(["base agreed", "base own agreed", "base"]);
  expect(packagesOf(scenario, { chosen: false })[1]!.map(({ path }) => path.join("."))).toEqual([
    ...["baseline.levers.0", "variants.met.levers.0", "coordination.agreement.levers.0"],
  ]);
});
