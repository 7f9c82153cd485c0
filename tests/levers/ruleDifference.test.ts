import { describe, expect, it } from "vitest";
import { findLever } from "../../src/levers/index.js";
import { copyPolicy } from "../../src/model/engine/instruments.js";
import { complete, names, region } from "./region.js";

const PAIRS = region.nodeIds.length ** 2;
const CROSSING = 1;
const between = [["shanghai", "nanjing"]];
const [FOOD, CHEMICALS, ELECTRONICS] = [0, 1, 2];

/** Rules from Shanghai to Nanjing by sector, after these levers one after another. */
function rules(...levers: object[]): number[] {
  const policy = copyPolicy(region.base);
  for (const lever of levers)
    findLever("rule-difference")!.apply(complete("rule-difference", { between, ...lever }), region, policy);
  const { ruleDifference } = policy;
  return region.sectorIds.map((_, s) => ruleDifference[(ruleDifference.length > PAIRS ? s * PAIRS : 0) + CROSSING]!);
}

const standing = region.base.ruleDifference[CROSSING]!;

describe("recognition of rules by sector", () => {
  it("leaves the rules of all other sectors and pairs", () => {
    expect(rules({ sectors: ["chemicals"], scale: 0.5 })).toEqual([standing, 0.5 * standing, standing]);
    expect(rules({ sectors: ["chemicals"], between: [["suzhou", "nanjing"]], scale: 0.5 })).toEqual(
      new Array(3).fill(standing),
    );
  });

  it("stands beside that of other sectors, and of all sectors, in whatever order", () => {
    const chemicals = { sectors: ["chemicals"], ruleDifference: 0.1 };
    const others = { sectors: ["food", "electronics"], ruleDifference: 0.2 };
    expect(rules(chemicals, others)).toEqual([0.2, 0.1, 0.2]);
    expect(rules(others, chemicals)).toEqual([0.2, 0.1, 0.2]);
    const elsewhere = { between: [["suzhou", "nanjing"]], ruleDifference: 0.3 };
    expect(rules(chemicals, elsewhere)).toEqual([standing, 0.1, standing]);
  });

  it("is in conflict with another of the same sector alone", () => {
    const [food, chemicals, all] = [["food"], ["chemicals"], "all"].map(
      (sectors) => new Set(names("rule-difference", { between, sectors, scale: 0.5 })),
    );
    const inBoth = (one: Set<string>, other: Set<string>) => [...one].filter((name) => other.has(name)).length;
    expect(inBoth(food!, chemicals!)).toBe(0);
    expect(inBoth(food!, all!)).toBe(food!.size);
    expect([FOOD, CHEMICALS, ELECTRONICS].length * food!.size).toBe(all!.size);
  });
});
