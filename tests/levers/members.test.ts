import { describe, expect, it } from "vitest";
import { LeverUseError } from "../../src/levers/lever.js";
import { someWeight } from "../../src/levers/members.js";
import { names, withLever } from "./region.js";

/** Shanghai is 0, Nanjing 1 and Suzhou 2, both of Jiangsu, Nanjing with a quarter of its built-up area. */
const pool = (...members: object[]) => withLever("revenue-pool", { members, share: 0.1 }).revenuePools[0]!;
const market = (...members: object[]) => withLever("quota-trade", { members }).quotaMarkets[0]!;

describe("members of an agreement", () => {
  it("may be provinces, whose weight is divided among their cities by built-up area, and all, for each city", () => {
    const { members, weights } = pool({ city: "jiangsu", weight: 3 }, { city: "shanghai", weight: 2 });
    expect(members).toEqual([1, 2, 0]);
    expect([...weights].map((weight) => weight.toFixed(12))).toEqual(
      [(3 / 5) * (1 / 4), (3 / 5) * (3 / 4), 2 / 5].map((weight) => weight.toFixed(12)),
    );
    const everybody = pool({ city: "all" });
    expect([everybody.members, [...everybody.weights]]).toEqual([
      [0, 1, 2],
      [1 / 3, 1 / 3, 1 / 3],
    ]);
  });

  it("are those of the most exact name", () => {
    const { members, weights } = pool(
      { city: "all", weight: 1 },
      { city: "jiangsu", weight: 2 },
      { city: "suzhou", weight: 4 },
    );
    expect(members).toEqual([0, 1, 2]);
    expect([...weights]).toEqual([1 / 7, 2 / 7, 4 / 7]);
  });

  it("stand for somebody", () => {
    const members = ["jiangsu", "nanjing", "suzhou"].map((city) => ({ city }));
    expect(() => names("revenue-pool", { members, share: 0.1 })).toThrow("stands for no city");
  });

  it("are each once", () => {
    const share = (...cities: string[]) => ({ members: cities.map((city) => ({ city })), share: 0.1 });
    expect(() => names("revenue-pool", share("delta", "jiangsu"))).toThrow("names nanjing twice");
    expect(() => names("revenue-pool", share("suzhou", "nanjing", "suzhou"))).toThrow("suzhou is listed twice");
  });

  it("have a weight, one of them at least", () => {
    const [holds] = someWeight;
    const weights = (...all: number[]) => holds({ members: all.map((weight) => ({ city: "all", weight })) });
    expect([weights(0, 0), weights(0, 0.1), weights(1)]).toEqual([false, true, true]);
  });

  it("are two at least", () => {
    expect(() => names("revenue-pool", { members: [{ city: "suzhou" }], share: 0.1 })).toThrow(LeverUseError);
    expect(() => names("revenue-pool", { members: [{ city: "jiangsu" }], share: 0.1 })).not.toThrow();
  });
});

describe("a province that holds land quota", () => {
  it("divides it among its cities by built-up area, while all and single cities have their own", () => {
    const { members, quota } = market({ city: "jiangsu", quota: 8 }, { city: "shanghai", quota: 5 });
    expect(members).toEqual([1, 2, 0]);
    expect([...quota]).toEqual([2, 6, 5]);
    expect([...market({ city: "all", quota: 8 }).quota]).toEqual([8, 8, 8]);
  });

  it("divides it among those of its cities that have none of their own", () => {
    const { members, quota } = market({ city: "jiangsu", quota: 8 }, { city: "nanjing", quota: 1 });
    expect(members).toEqual([2, 1]);
    expect([...quota]).toEqual([8, 1]);
  });

  it("releases land in the same parts", () => {
    const released = (together: boolean) =>
      [
        ...withLever("land-quota", { cities: "jiangsu", together, industrialLandRelease: 8 }).industrialLandRelease,
      ].slice(1, 3);
    expect(released(true)).toEqual([2, 6]);
    expect(released(false)).toEqual([8, 8]);
  });
});
