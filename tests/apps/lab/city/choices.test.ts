import { describe, expect, it } from "vitest";
import { choiceName, choicesIn, lastDecisions } from "../../../../src/apps/lab/city/CityPanel.js";
import { text } from "../worlds.js";
import { decision, meeting } from "./decided.js";

const nameOf = (id: string) => text(`The ${id}`, `“${id}”`);
const yuan = text("yuan", "元");

describe("choices of a run", () => {
  it("are decisions of governments and meetings of councils", () => {
    const { decisions, meetings } = choicesIn([decision(2024, "mill"), meeting(2025, [])]);
    expect(decisions).toMatchObject([{ year: 2024, city: "mill", value: 0.2 }]);
    expect(meetings).toMatchObject([{ year: 2025 }]);
  });

  it("of a city are its last on each lever", () => {
    const other = "sector-subsidy.sectorSubsidy manufacturing";
    const events = [
      decision(2023, "mill", 0.15),
      decision(2024, "mill", 0.2, other),
      decision(2025, "mill"),
      decision(2026, "harbour"),
    ];
    expect(lastDecisions(choicesIn(events), "mill").map(({ year, lever }) => [year, lever.split(".")[0]])).toEqual([
      [2025, "tax-rates"],
      [2024, "sector-subsidy"],
    ]);
    expect(lastDecisions(choicesIn(events), "spring")).toEqual([]);
  });
});

describe("the name of a choice", () => {
  it("is its parameter's, with what it is chosen for", () => {
    const one = choiceName("sector-subsidy.sectorSubsidy manufacturing+services", nameOf, yuan);
    expect(one.label.en).toMatch(/^[A-Z].*, The manufacturing, The services$/);
    expect(one.label.zh).toMatch(/，“manufacturing”，“services”$/);
    expect(one.unit.en).not.toBe("");
    expect(choiceName("platform-contribution.contribution", nameOf, yuan).unit).toMatchObject({
      zh: expect.stringContaining("元"),
    });
  });

  it("is what is written where nobody knows the lever", () => {
    expect(choiceName("magic.wand x", nameOf, yuan)).toEqual({
      label: text("magic.wand x", "magic.wand x"),
      unit: text("", ""),
    });
  });
});
