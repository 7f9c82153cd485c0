import { describe, expect, it } from "vitest";
import { leverTerms } from "../../src/levers/document.js";
import { leverOf } from "../../src/levers/index.js";
import { textOf } from "../../src/words/index.js";

const names = (id: string) => textOf(id.toUpperCase(), `${id}市`);
const amountOf = (value: number, unit: string) => textOf(`${value} ${unit}`);
const terms = (entry: { type: string } & Record<string, unknown>) =>
  leverTerms(leverOf(entry.type), entry, { nameOf: names, amountOf });

describe("a lever in words", () => {
  it("tells whom it is about by name, and words of scenarios in each language", () => {
    const [between] = terms({ type: "toll", from: 2024, between: "different-province", scale: 0 });
    expect(between).toMatchObject({ names: true, value: { en: "pairs across provinces", zh: "跨省城市对" } });
    const [pairs] = terms({ type: "toll", from: 2024, between: [["a", "b"]], scale: 0 });
    expect(pairs!.value).toEqual({ en: "A–B", zh: "a市–b市" });
  });

  it("gives numbers with their unit, and members with theirs", () => {
    const members = [
      { city: "a", weight: 1 },
      { city: "b", weight: 0.25 },
    ];
    const [list, share] = terms({ type: "revenue-pool", from: 2024, members, share: 0.1 });
    expect(list!.value).toEqual({ en: "A (weight 1) and B (weight 0.25)", zh: "a市（权重1）和b市（权重0.25）" });
    expect(share).toMatchObject({ number: 0.1, unit: "share", names: false });
    const [quotas] = terms({ type: "quota-trade", from: 2024, members: [{ city: "a", quota: 10 }] });
    expect(quotas!.value.en).toBe("A (10 km2 a year)");
  });

  it("counts what a list of many leaves out, and leaves out what holds for all", () => {
    const cities = ["a", "b", "c", "d", "e", "f"];
    const found = terms({ type: "sector-subsidy", from: 2024, cities, sectors: "all", rate: 0.1 });
    expect(found[0]!.value).toEqual({ en: "A, B, C, D and 2 more", zh: "a市、b市、c市、d市等6个" });
    expect(found.map(({ parameter }) => parameter)).not.toContain("sectors");
  });
});
