import { describe, expect, it } from "vitest";
import { checkMoneyEquivalents, moneyEquivalents, resolveCoordination } from "../../src/input/agreement.js";
import type { Problem } from "../../src/input/files.js";
import { english } from "../../src/words/index.js";
import { fourCities as region } from "./fourCities.js";

const locate = (path: readonly (string | number)[]) => ({ file: path.join("/") });

const told = (problems: readonly Problem[]) =>
  problems.map(({ file, path, value, what, allowed, nearest }) => {
    // The place is looked up under the path that is shown.
    expect(file).toBe(english(path!).replaceAll("[", "/").replaceAll("]", "").replaceAll(".", "/"));
    return [english(path!), value === undefined ? "" : JSON.stringify(value), english(what), english(allowed!), nearest]
      .filter(Boolean)
      .join("; ");
  });

describe("an agreement", () => {
  const TOLL = { type: "toll", from: 2024, between: "members", scale: 0 };
  const PROTECTION = { type: "local-protection", from: 2024, cities: "members", protection: 0 };
  const resolved = (players: Record<string, string[]>, ...levers: object[]) =>
    resolveCoordination(
      { players, agreement: { levers: levers.length > 0 ? levers : [TOLL] } } as never,
      region,
      locate,
    );
  const problems = (...args: Parameters<typeof resolved>) => told(resolved(...args).problems);

  it("has its levers written out for all players together, defaults filled in", () => {
    const { coordination, problems: none } = resolved({ one: ["a"], two: ["south"] }, PROTECTION, TOLL);
    expect(none).toEqual([]);
    const [protection, toll] = coordination.agreement.levers;
    expect(protection!["cities"]).toEqual(["a", "b", "c"]);
    expect(toll!["between"]).toHaveLength(6);
    expect(toll!["oneWay"]).toBe(false);
  });

  it("tells of what is written in its lists where that stands, once", () => {
    const pool = {
      type: "revenue-pool",
      from: 2024,
      share: 0.1,
      members: [{ city: "a" }, { city: "south", weight: -1 }],
    };
    const sharing = { type: "firm-retention", from: 2024, cities: ["members", "nowhere"], retention: 1 };
    const pairs = {
      ...TOLL,
      between: [
        ["south", "a"],
        ["a", "elsewhere"],
      ],
    };
    const players = { one: ["a"], two: ["south"] };
    expect(problems(players, TOLL, pool)).toEqual([
      expect.stringMatching(/^coordination\.agreement\.levers\[1\]\.members\[1\]\.weight; -1; /),
    ]);
    expect(problems(players, sharing, pairs)).toEqual([
      expect.stringMatching(/^coordination\.agreement\.levers\[0\]\.cities\[1\]; "nowhere"; /),
      expect.stringMatching(/^coordination\.agreement\.levers\[1\]\.between\[1\]\[1\]; "elsewhere"; /),
    ]);
    expect(problems(players, { ...sharing, cities: "nowhere" })).toEqual([
      expect.stringMatching(/^coordination\.agreement\.levers\[0\]\.cities; "nowhere"; /),
    ]);
  });

  it("has players that are called as a place only where they have a city of it", () => {
    for (const players of [{ a: ["a"] }, { delta: ["b"] }, { south: ["south", "a"] }, { any: ["d"] }])
      expect(problems({ ...players, last: ["c"] }).filter((text) => text.includes("called"))).toEqual([]);
    expect(problems({ d: ["a"], delta: ["c"] })).toEqual([
      expect.stringMatching(/^coordination\.players\.d; \["a"\]; is called as a place of the region, and has no city/),
      expect.stringMatching(/^coordination\.players\.delta; \["c"\]; is called as a place/),
    ]);
    expect(problems({ council: ["a"], one: ["b"] })).toEqual([
      expect.stringMatching(/^coordination\.players\.council; \["a"\]; has a word for its name that stands for more/),
    ]);
  });

  it("has places for players, each city in one of them", () => {
    expect(problems({ one: ["a"], two: ["sout"] })).toEqual([
      expect.stringMatching(/^coordination\.players\.two\[0\]; "sout"; .*; a, north, b, south, .*; south$/),
    ]);
    expect(problems({ first: ["a", "b"], two: ["c", "south"], three: ["b"] })).toEqual([
      // Of a province the first city that has a player already is named, with that player.
      expect.stringMatching(/^coordination\.players\.two\[1\]; "south"; .*\bb\b.*\bfirst\b/),
      expect.stringMatching(/^coordination\.players\.three\[0\]; "b"; .*\bb\b.*\bfirst\b/),
    ]);
  });

  it("has levers that bind members, and nobody else", () => {
    expect(problems({ one: ["a"], two: ["b"] }, TOLL, { ...PROTECTION, cities: ["d"] })).toEqual([
      expect.stringMatching(/^coordination\.agreement\.levers\[1\]/),
    ]);
    expect(problems({ one: ["a"], two: ["b"] }, { ...PROTECTION, cities: [] })).toEqual([
      expect.stringMatching(/^coordination\.agreement\.levers\[0\]; "local-protection"; /),
    ]);
    expect(problems({ one: ["a"], two: ["b"] }, { ...TOLL, scale: -1 })).toEqual([
      expect.stringMatching(/^coordination\.agreement\.levers\[0\]\.scale; -1; is out of range/),
    ]);
  });
});

describe("gains of players", () => {
  const weights = (revenue: number, consumption: number) => ({ gdp: 1, revenue, consumption });
  const scenario = (objectives: object, more = {}) =>
    ({
      ...{ coordination: { players: { one: ["a"], two: ["south"] } }, region, variants: {} },
      ...{ objectives: { weights: weights(0, 1), cities: {}, ...objectives }, ...more },
    }) as never;
  const worthless = (...args: Parameters<typeof scenario>) => told(moneyEquivalents(scenario(...args), locate));

  it("are worth money where revenue or consumption counts", () => {
    for (const common of [weights(1, 0), weights(0, 0.1)]) expect(worthless({ weights: common })).toEqual([]);
    expect(worthless({ weights: weights(0, 0) })).toEqual([expect.stringMatching(/^objectives\.weights; .*\ba\b.*; /)]);
    // Who is no player needs no worth, nor does anybody without an agreement.
    expect(worthless({ cities: { d: weights(0, 0) } })).toEqual([]);
    expect(worthless({ weights: weights(0, 0) }, { coordination: undefined })).toEqual([]);
  });

  it("are told of the weights that leave a city without", () => {
    expect(worthless({ cities: { c: weights(0, 0) } })).toEqual([
      expect.stringMatching(/^objectives\.cities\.c; .*\bc\b/),
    ]);
    expect(worthless({ cities: { south: weights(0, 0), b: weights(1, 0) } })).toEqual([
      expect.stringMatching(/^objectives\.cities\.south; .*\bc\b/),
    ]);
  });

  it("need a worth for the game, and for councils that compensate by these weights, but not for those that vote alone", () => {
    const needs = (council?: object, variant?: object) =>
      checkMoneyEquivalents(
        scenario({ weights: weights(0, 0) }, { council, variants: { v: { council: variant } } }),
        locate,
      ).length === 1;
    const [votes, pays] = [{ compensation: false }, { compensation: true }];
    const pays2 = { compensation: true, promotion: weights(0, 1) };
    expect([needs(), needs(votes), needs(pays), needs(pays2)]).toEqual([true, false, true, false]);
    expect([needs(votes, pays), needs(votes, pays2), needs(undefined, votes)]).toEqual([true, false, false]);
  });
});
