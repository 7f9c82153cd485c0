import { describe, expect, it } from "vitest";
import { agreementLevers, loadScenario, memoryFiles, playersOf } from "../../src/input/index.js";
import { disk } from "./disk.js";

/** The region of three cities (harbour on the coast; mill and spring inland) with an agreement of these levers. */
function agreement(entries: string, players = "{ harbour: [harbour], mill: [mill], spring: [spring] }") {
  const text = `
extends: scenarios/teaching/three-cities.yaml
coordination:
  label: Test
  players: ${players}
  agreement: { levers: ${entries} }
`;
  const memory = memoryFiles({ "game.yaml": text });
  const files = { read: (path: string) => (path === "game.yaml" ? memory : disk).read(path) };
  const { coordination, region } = loadScenario("game.yaml", files);
  return {
    players: playersOf(coordination!, region),
    joinedBy: (...joining: string[]) => agreementLevers(coordination!, region, joining),
  };
}

describe("an agreement", () => {
  it("binds the pairs of those who join and nobody else", () => {
    const { joinedBy } = agreement("[{ type: toll, from: 2024, between: members, scale: 0 }]");
    expect(joinedBy("harbour", "mill")).toMatchObject([
      {
        between: [
          ["harbour", "mill"],
          ["mill", "harbour"],
        ],
      },
    ]);
    expect(joinedBy("harbour", "mill", "spring")[0]!["between"]).toHaveLength(6);
  });

  it("takes two", () => {
    const { joinedBy } = agreement("[{ type: local-protection, from: 2024, cities: members, protection: 0 }]");
    expect(joinedBy()).toEqual([]);
    expect(joinedBy("mill")).toEqual([]);
    expect(joinedBy("mill", "spring")).toMatchObject([{ cities: ["mill", "spring"] }]);
  });

  it("reads provinces and words as the members among them", () => {
    const { joinedBy } = agreement(`[
      { type: toll, from: 2024, between: [[coast, inland]], scale: 0 },
      { type: administrative-border, from: 2024, between: different-province, scale: 0 },
      { type: local-protection, from: 2024, cities: inland, protection: 0 }]`);
    const [toll, border, protection] = joinedBy("harbour", "spring");
    expect(toll).toMatchObject({ between: [["harbour", "spring"]] });
    expect(border!["between"]).toHaveLength(2);
    expect(protection).toMatchObject({ cities: ["spring"] });
  });

  it("has no pool left without the members who get something from it", () => {
    const { joinedBy } = agreement(`[{ type: revenue-pool, from: 2024, share: 0.1,
      members: [{ city: harbour, weight: 0 }, { city: mill, weight: 0 }, { city: spring, weight: 1 }] }]`);
    expect(joinedBy("harbour", "mill")).toEqual([]);
    expect(joinedBy("harbour", "spring")).toHaveLength(1);
  });

  it("keeps numbers of members that are named, and gives all others the same", () => {
    const { joinedBy } = agreement(`[{ type: revenue-pool, from: 2024, share: 0.1,
      members: [{ city: mill, weight: 3 }, { city: members, weight: 1 }] }]`);
    expect(joinedBy("mill", "harbour")).toMatchObject([
      {
        members: [
          { city: "mill", weight: 3 },
          { city: "harbour", weight: 1 },
        ],
      },
    ]);
  });

  it("divides the quota of a province among its cities by built-up area, and leaves named cities their own", () => {
    const { joinedBy } = agreement(`[{ type: quota-trade, from: 2024,
      members: [{ city: inland, quota: 4 }, { city: harbour, quota: 1 }] }]`);
    const [trade] = joinedBy("harbour", "mill", "spring");
    const quota = Object.fromEntries(
      (trade!["members"] as { city: string; quota: number }[]).map(({ city, quota }) => [city, quota]),
    );
    expect(quota["harbour"]).toBe(1);
    expect(quota["mill"]! + quota["spring"]!).toBeCloseTo(4, 12);
    const { tables } = loadScenario("scenarios/teaching/three-cities.yaml", disk).region;
    const area = (id: string) => tables.cities.find((city) => city.id === id)!.builtupKm2;
    expect(quota["mill"]! / quota["spring"]!).toBeCloseTo(area("mill") / area("spring"), 12);
  });

  it("takes a city by the most exact of its names", () => {
    const { joinedBy } = agreement(`[{ type: revenue-pool, from: 2024, share: 0.1,
      members: [{ city: all, weight: 1 }, { city: inland, weight: 2 }, { city: spring, weight: 3 }] }]`);
    expect(joinedBy("harbour", "mill", "spring")[0]!["members"]).toEqual([
      { city: "harbour", weight: 1 },
      { city: "mill", weight: 2 },
      { city: "spring", weight: 3 },
    ]);
  });

  it("assigns sectors to all members by one line, and loses those of cities that stay out", () => {
    const { joinedBy } = agreement(`[{ type: industrial-catalogue, from: 2024, cities: members,
      assignments: [{ city: coast, sectors: [services] }, { city: members, sectors: [manufacturing] }] }]`);
    const lines = (...joining: string[]) => joinedBy(...joining)[0]!["assignments"];
    expect(lines("harbour", "mill", "spring")).toEqual([
      { city: "harbour", sectors: ["services"] },
      { city: "mill", sectors: ["manufacturing"] },
      { city: "spring", sectors: ["manufacturing"] },
    ]);
    expect(lines("mill", "spring")).toHaveLength(2);
  });

  it("loses what rests on a city that stays out", () => {
    const { joinedBy } = agreement(`[
      { type: toll, from: 2024, between: members, scale: 0 },
      { type: central-transfer, from: 2024, payer: harbour, payee: mill, amount: 1 }]`);
    expect(joinedBy("mill", "spring").map(({ type }) => type)).toEqual(["toll"]);
    expect(joinedBy("mill", "harbour").map(({ type }) => type)).toEqual(["toll", "central-transfer"]);
  });

  it("lets cities decide as one", () => {
    const { players, joinedBy } = agreement(
      "[{ type: toll, from: 2024, between: members, scale: 0 }]",
      "{ coast: [harbour], inland: [inland] }",
    );
    expect(players).toEqual([
      { id: "coast", cities: ["harbour"] },
      { id: "inland", cities: ["mill", "spring"] },
    ]);
    expect(joinedBy("coast", "inland")[0]!["between"]).toHaveLength(6);
  });
});
