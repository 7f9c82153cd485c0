import { describe, expect, it } from "vitest";
import { loadScenario, memoryFiles, parseOverride, type ResolvedScenario, UserError } from "../../src/input/index.js";
import { disk } from "./disk.js";

const head = (region: string) => `
title: Names
question: Who is meant?
region: scenarios/regions/${region}/region.yaml
startYear: 2022
years: 5
`;
const variant = (lever: string) => `variants: { one: { label: One, levers: [{ from: 2023, ${lever} }] } }\n`;

function load(region: string, rest: string, ...set: string[]): ResolvedScenario {
  const own = memoryFiles({ "own.yaml": head(region) + rest });
  const files = { read: (path: string) => (path === "own.yaml" ? own : disk).read(path) };
  return loadScenario("own.yaml", files, set.map(parseOverride));
}

function messageOf(region: string, rest: string): string {
  try {
    load(region, rest);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error("loads without an error");
}

const delta = "yangtze-river-delta";
const shock = (cities: string) => variant(`type: shock, cities: ${cities}, sectors: all, productivity: 0.5`);
const citiesOf = (scenario: ResolvedScenario) => scenario.variants["one"]!.levers[0]!["cities"];

describe("names of places and sectors", () => {
  it.each([
    ["[上海, 苏州市, 江苏省, 浙江]", ["shanghai", "suzhou", "jiangsu", "zhejiang"]],
    ['["Taizhou (Zhejiang)", hangzhou, HANGZHOU]', ["taizhou-zhejiang", "hangzhou", "hangzhou"]],
    ["上海市", "shanghai"],
    ["[台州, 泰州]", ["taizhou-zhejiang", "taizhou-jiangsu"]],
    ["[all]", ["all"]],
  ])("%s are ids in the resolved scenario", (written, ids) => {
    expect(citiesOf(load(delta, shock(written)))).toEqual(ids);
  });

  it("may be in English display form, where the table of cities comes before ids of provinces", () => {
    expect(citiesOf(load("us-northeast", shock("[new york, new-york]")))).toEqual(["new-york-city", "new-york"]);
  });

  it("name sectors too, and ends of pairs", () => {
    const lever = "type: rule-difference, between: [[江苏, 上海市]], sectors: [汽车与运输设备, Machinery], scale: 0.5";
    expect(load(delta, variant(lever)).variants["one"]!.levers[0]).toMatchObject({
      between: [["jiangsu", "shanghai"]],
      sectors: ["vehicles", "machinery"],
    });
  });

  it("stand wherever ids do: players, members, objectives, what governments choose, --set", () => {
    const scenario = load(
      delta,
      `
objectives: { cities: { 上海: { gdp: 1, revenue: 0.5 } } }
coordination:
  label: Pool
  players: { core: [上海], jiangsu: [江苏省] }
  agreement:
    levers: [{ type: revenue-pool, from: 2023, members: [{ city: 上海 }, { city: 苏州市 }], share: 0.1 }]
governments:
  behaviour: best-response
  levers: [{ type: sector-subsidy, parameter: sectorSubsidy, cities: [南京], low: 0, high: 0.05, with: { sectors: [机械装备] } }]
${variant("type: toll, between: cities, scale: 0.5")}`,
      "variants.one.levers.0.between=[[杭州, 宁波]]",
    );
    expect(scenario.objectives.cities).toHaveProperty("shanghai");
    expect(scenario.coordination!.players).toEqual({ core: ["shanghai"], jiangsu: ["jiangsu"] });
    const [pool] = scenario.coordination!.agreement.levers;
    expect((pool!["members"] as { city: string }[]).map(({ city }) => city)).toEqual(["shanghai", "suzhou"]);
    expect(scenario.governments.levers[0]).toMatchObject({ cities: ["nanjing"], with: { sectors: ["machinery"] } });
    expect(scenario.variants["one"]!.levers[0]!["between"]).toEqual([["hangzhou", "ningbo"]]);
  });

  it("that two cities have are refused, and both are named", () => {
    const message = messageOf(delta, shock("[Taizhou]"));
    expect(message).toContain("own.yaml:7:");
    expect(message).toContain(
      '"Taizhou" stands for 2 things: taizhou-jiangsu (city 泰州), taizhou-zhejiang (city 台州)',
    );
  });

  it("that nobody has are refused with the nearest Chinese name", () => {
    expect(messageOf(delta, shock("[苏洲]"))).toContain('Did you mean "苏州"?');
    expect(messageOf(delta, shock("[武汉]"))).not.toContain("Did you mean");
    expect(messageOf(delta, shock("[江苏市]"))).toContain("is not a name that the region knows");
  });

  it("may not make two entries of one place", () => {
    const rest = `objectives: { cities: { 上海: { gdp: 1 }, shanghai: { gdp: 1 } } }\n${shock("[上海]")}`;
    expect(messageOf(delta, rest)).toContain("stands for shanghai, as 上海 does");
  });
});
