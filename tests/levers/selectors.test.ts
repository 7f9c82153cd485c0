import { describe, expect, it } from "vitest";
import { LeverNameError, selectNodes, selectPairs, selectSectors } from "../../src/levers/selectors.js";
import { names, region } from "./region.js";

type Between = Parameters<typeof selectPairs>[0]["between"];

const pairs = (between: Between, oneWay = false) =>
  selectPairs({ between, oneWay }, region).map(({ from, to }) => `${from}${to}`);

function failure(act: () => unknown): LeverNameError {
  try {
    act();
  } catch (error) {
    if (error instanceof LeverNameError) return error;
  }
  throw new Error("no LeverNameError");
}

describe("whom a lever binds", () => {
  it("means cities by its words, hinterlands only by their name or all-nodes", () => {
    expect(pairs("cities")).toEqual(["01", "02", "10", "12", "20", "21"]);
    expect(pairs("same-province")).toEqual(["12", "21"]);
    expect(pairs("different-province")).toEqual(["01", "02", "10", "20"]);
    expect(pairs("all-nodes")).toHaveLength(12);
    expect(selectNodes("all", region, ["cities"])).toEqual([0, 1, 2]);
    expect(selectNodes(["rest", "shanghai"], region, ["cities"])).toEqual([0, 3]);
  });

  it("takes cities, provinces and all in pairs, both ways unless one-way, each pair once", () => {
    expect(pairs([["shanghai", "jiangsu"]])).toEqual(["01", "02", "10", "20"]);
    expect(pairs([["shanghai", "jiangsu"]], true)).toEqual(["01", "02"]);
    expect(pairs([["rest", "all"]], true)).toEqual(["30", "31", "32"]);
    expect(pairs([["jiangsu", "jiangsu"]])).toEqual(["12", "21"]);
    expect(
      pairs([
        ["shanghai", "nanjing"],
        ["nanjing", "shanghai"],
      ]),
    ).toEqual(["01", "10"]);
  });

  it("takes every sector once", () => {
    expect(selectSectors(["electronics", "all"], region)).toEqual([0, 1, 2]);
  });
});

describe("an unknown name", () => {
  it("is reported with its place and the names that are known", () => {
    const error = failure(() => names("toll", { between: [["shanghai", "suzhuo"]], scale: 0 }));
    expect(error).toMatchObject({ name: "suzhuo", path: ["between", 0, 1] });
    expect(error.allowed).toEqual(["all", "all-nodes", "shanghai", "nanjing", "suzhou", "rest", "jiangsu", "delta"]);
  });

  it.each<[string, object, (string | number)[]]>([
    ["firm-retention", { cities: "nowhere", retention: 1 }, ["cities"]],
    ["firm-retention", { cities: ["all", "nowhere"], retention: 1 }, ["cities", 1]],
    ["shock", { cities: "all", sectors: ["nothing"], productivity: 0.5 }, ["sectors", 0]],
    ["migration-border", { between: "cities", labour: "nobody", scale: 0 }, ["labour"]],
    ["central-transfer", { payer: "nobody", payee: "suzhou", amount: 1 }, ["payer"]],
    ["central-transfer", { payee: "jiangsu", amount: 1 }, ["payee"]],
    ["enclave-park", { host: "suzhou", sponsor: "nobody" }, ["sponsor"]],
    ["compensation-bond", { upstream: "nobody", downstream: "suzhou", amount: 1 }, ["upstream"]],
    ["capital-quota", { origins: "all", destinations: ["nowhere"], limit: 1 }, ["destinations", 0]],
    ["relocation-tax-sharing", { origins: "nowhere", destinations: "all" }, ["origins"]],
    ["reception-platform", { cities: "suzhou", capacity: 1, payer: "nobody" }, ["payer"]],
    ["revenue-pool", { members: [{ city: "suzhou" }, { city: "nowhere" }], share: 1 }, ["members", 1, "city"]],
    [
      "quota-trade",
      {
        members: [
          { city: "nowhere", quota: 1 },
          { city: "suzhou", quota: 1 },
        ],
      },
      ["members", 0, "city"],
    ],
    ["talent-settlement", { cities: "suzhou", origins: "nowhere", scale: 0 }, ["origins"]],
  ])("%s %j is reported by the names it sets", (type, parameters, path) => {
    expect(failure(() => names(type, parameters)).path).toEqual(path);
  });
});
