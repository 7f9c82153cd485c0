import { describe, expect, it } from "vitest";
import type { Ran } from "../../src/levers/did.js";
import { findLever } from "../../src/levers/index.js";
import { type Text, textOf } from "../../src/words/index.js";
import { complete, region } from "./region.js";

/** What is said of runs from 2025 to 2027 in which `level` and, without the lever, `baseline` was measured. */
function said(
  type: string,
  parameters: object,
  level: Ran["level"],
  baseline: Ran["baseline"] = () => 0,
  othersPay = false,
  known: Ran["known"] = () => true,
  others = false,
) {
  const ran: Ran = {
    ...{ from: 2025, to: 2027, years: [2025, 2026, 2027], since: [2025, 2026, 2027], level, baseline },
    ...{ others, othersPay },
    known,
    moved: (kind, from, to) => ({ own: (kind === "firms" ? 10 : 29) * from.length + to.length + 6, baseline: 6 }),
    jobs: (nodes, sectors) => (nodes.includes(1) ? -1 : 0.5) * sectors.filter(Boolean).length,
    names: (nodes) => textOf(nodes.map((node) => region.nodeIds[node]).join("+")),
    sectors: (sectors) => textOf(sectors.map((sector) => region.sectorIds[sector]).join("+")),
    number: (value, decimals) => value.toFixed(decimals),
    money: (amount) => textOf(`${amount}`),
  };
  const { did } = findLever(type)!;
  return (did as (...given: unknown[]) => Text | undefined)(complete(type, parameters), region, ran)?.en;
}

/** Numbers by year, from 2025. */
const path =
  (...values: number[]) =>
  (year: number) =>
    values[year - 2025]!;

describe("what a lever did", () => {
  it("with land is said with its price with and without it, rent for ever at 5 %", () => {
    const land = (parameters: object) =>
      said(
        "land-quota",
        parameters,
        (_, indicator) => (indicator === "land-rent-industrial" ? 2 : 3),
        () => 4,
      );
    expect(land({ cities: "jiangsu", industrialLandRelease: 2, housingLandRelease: -1 })).toBe(
      "2025 to 2027, nanjing+suzhou: 12.0 km2 of industrial land released (price of such land in 2027: 40 a km2, 80 without " +
        "the lever) and 6.0 km2 of residential land taken back (price of such land in 2027: 60 a km2, 80 without the lever).",
    );
    expect(land({ cities: "jiangsu", together: true, industrialLandRelease: 2 })).toContain(
      "6.0 km2 of industrial land",
    );
  });

  it("with a bond is said by who pays in how many years, the city downstream where the index is at its threshold", () => {
    const bond = { upstream: "nanjing", downstream: "suzhou", amount: 1, threshold: 1 };
    const index = (values: (year: number) => number) =>
      said("compensation-bond", bond, (place, _, year) => (place === "nanjing" ? values(year) : 9));
    expect(index(path(0.9, 1, 1.2))).toBe(
      "index 0.90 to 1.20 against 1; the city downstream pays in 2 of 3 years, upstream in 1.",
    );
    expect(index(path(NaN, 1, NaN))).toContain("in 1 of 1 years, upstream in 0.");
    const measured = { ...bond, noise: 0.1 };
    expect(said("compensation-bond", measured, () => 0.9)).toBe(
      "index 0.90 to 0.90 against 1; by it the city downstream pays in 3 of 3 years, upstream in 0; what cities do not " +
        "control moves it by a standard deviation of 0.1, so that the other side may pay in some.",
    );
    expect(index(path(NaN, NaN, NaN))).toBeUndefined();
  });

  it("with a critical input is said of the city that is exposed most, where any is", () => {
    const exposed = (most: number) =>
      said(
        "critical-input",
        { input: "chemicals", origins: "nanjing", cities: "all", sectors: "all" },
        (place, _, year) => (place === "suzhou" ? most : place === "nanjing" ? 0.9 : (year - 2025) / 2),
      );
    expect(exposed(0.25)).toMatch(/^Most exposed in 2025: suzhou, where 25.00 % of the cost/);
    expect(exposed(0)).toBeUndefined();
  });

  it("with firms is said by those that left and arrived, and the jobs at both ends; nothing of rates alone", () => {
    const order = {
      cities: ["nanjing"],
      sectors: ["food", "electronics"],
      firms: 2.5,
      destinations: ["suzhou", "rest"],
    };
    const moved = (parameters: object, firms: (year: number) => number) =>
      said("firm-release", { ...order, ...parameters }, (_, indicator, year) =>
        indicator === "government-led-moves" ? firms(year) : NaN,
      );
    expect(moved({}, path(1, 2, 4))).toBe(
      "7.50 firms ordered away from 2025 to 2027; 7 firms left nanjing by order, 12 more than otherwise reached suzhou+rest; " +
        "in these sectors in 2027: 2.00 thousand jobs fewer in nanjing, 1.00 thousand jobs more in suzhou+rest.",
    );
    expect(moved({ firms: undefined, jobs: 2 }, path(1, 0, 0))).toMatch(/^6 thousand jobs ordered away/);
    // Each of two cities is asked for as many, and what leaves them counts together.
    expect(moved({ cities: "jiangsu", destinations: "rest" }, path(1, 2, 4))).toMatch(
      /^15 firms ordered away from 2025 to 2027; 14 firms left nanjing\+suzhou by order,/,
    );
    const ofNanjing = (place: string, _: string, year: number) => (place === "nanjing" ? path(1, 2, 4)(year) : 100);
    expect(said("firm-release", order, ofNanjing)).toContain("; 7 firms left nanjing by order,");
    // Jobs of the variant are of its other levers as well.
    const beside = said("firm-release", order, ofNanjing, undefined, false, undefined, true);
    expect(beside).toContain("in these sectors in 2027, with all levers of the variant: 2.00 thousand jobs fewer");
    expect(moved({ destinations: undefined }, path(1, 0, 0))).toMatch(/in nanjing\.$/);
    expect(moved({}, path(0, 0, 0))).toBe(
      "no firm left nanjing from 2025 to 2027: firms are sent only to places that have some of their sector, and to platforms with room.",
    );
    expect(moved({ firms: undefined, releaseRate: 0.2 }, path(1, 0, 0))).toMatch(
      /^20 % a year of their firms in the sectors concerned ordered away from 2025 to 2027; 1 firm/,
    );
    expect(moved({ cities: "jiangsu", firms: undefined, releaseRate: 0.2 }, path(1, 0, 0))).toMatch(
      /^20 % a year of their firms/,
    );
    expect(moved({ firms: undefined, releaseRate: 0.2, destinations: undefined }, path(1, 0, 0))).toBeUndefined();
  });

  it("with a quota of capital is said by what flowed a year each way, with and without it", () => {
    const quota = { origins: ["nanjing"], destinations: "all", limit: 200 };
    expect(said("capital-quota", { ...quota, limit: 100, destinations: "suzhou" }, () => NaN)).toBe(
      "2025 to 2027, at most 100 a year: nanjing to suzhou 12 a year, 2 in the baseline; suzhou to nanjing 12 a year, 2 in the baseline.",
    );
    expect(said("capital-quota", { ...quota, bothWays: false }, () => NaN)).not.toContain("to nanjing");
  });

  it("with a catalogue is said by the listed sectors that each city may still back", () => {
    const catalogue = {
      ...{ cities: "jiangsu", sectors: ["food", "electronics"] },
      assignments: [{ city: "suzhou", sectors: ["electronics"] }],
    };
    expect(said("industrial-catalogue", catalogue, () => NaN)).toBe(
      "of the listed sectors each city may back from 2025 to 2027: nanjing (none), suzhou (electronics).",
    );
    const byRule = { ...catalogue, assignments: undefined, rule: "comparative-advantage" };
    expect(said("industrial-catalogue", byRule, () => NaN)).toMatch(
      /: nanjing \((food|electronics)\), suzhou \(\w+\)\.$/,
    );
  });

  it("with quotas is said by what was sold, years without a sale left out, and its mean price", () => {
    const sold = (tradable: boolean, km2: (year: number) => number) =>
      said(
        "quota-trade",
        {
          members: [
            { city: "nanjing", quota: 1 },
            { city: "suzhou", quota: 1 },
          ],
          tradable,
        },
        // Of Suzhou, which buys, and of all cities, with what other markets sell, more or less is told.
        (place, indicator, year) => {
          if (place !== "nanjing") return place === "suzhou" ? 0 : 99;
          return indicator === "quota-sold" ? km2(year) : path(4, 8, NaN)(year);
        },
      );
    expect(sold(true, path(1, 3, 5))).toBe("4.0 km2 were sold from 2025 to 2027, at 7 a km2 on average.");
    expect(sold(true, path(0, 0, 0))).toBe("nothing was sold from 2025 to 2027.");
    expect(sold(false, path(0, 0, 0))).toMatch(/2027, since nobody may sell\.$/);
  });

  it("with money is said by who receives and who pays, and by the largest one's first and last year", () => {
    const others = "the centre and others";
    const paid = (net: Record<string, (year: number) => number>, othersPay = false, before = 0) =>
      said(
        "central-transfer",
        { payer: "centre", payee: "suzhou", amount: 1 },
        (place, indicator, year) =>
          before + (net[indicator === "net-transfers" ? place : `people of ${place}`]?.(year) ?? 0),
        () => before,
        othersPay,
      );
    // Who receives less than before need not pay.
    expect(paid({ shanghai: path(-4, -5, -6), suzhou: path(4, 5, 6) }, false, 9)).toBe(
      "2025 to 2027, net: more for suzhou 15; less for shanghai 15.",
    );
    expect(paid({ shanghai: path(-4, -5, -6), nanjing: path(1, 1, 1), suzhou: path(2, 3, 4) })).toBe(
      `2025 to 2027, net: received by suzhou 9, nanjing 3, ${others} 3; paid by shanghai 15; shanghai pays 4 in 2025, 6 in 2027.`,
    );
    // A sponsor that pays first and receives at last.
    expect(paid({ shanghai: path(-8, 0, 1), suzhou: path(6, 0, -1) })).toBe(
      `2025 to 2027, net: received by suzhou 5, ${others} 2; paid by shanghai 7; shanghai pays 8 in 2025, receives 1 in 2027.`,
    );
    expect(paid({ nanjing: path(1, 2, 1) })).toBe(`2025 to 2027, net: received by nanjing 4; paid by ${others} 4.`);
    expect(paid({ nanjing: path(-1, -2, -1), "people of nanjing": path(0, 5, 1) })).toBe(
      `2025 to 2027, net: received by the household sector of nanjing 6; paid by nanjing 4, ${others} 2; ` +
        "the household sector of nanjing receives 0 in 2025, 1 in 2027.",
    );
    expect(paid({ nanjing: path(1, 2, 1) }, true)).toBe(
      `all payments, 2025 to 2027, net: received by nanjing 4; paid by ${others} 4.`,
    );
    // Years before the first payment and after the last one are not told.
    expect(paid({ nanjing: path(0, 2, 0.001) })).toBe(`2026, net: received by nanjing 2; paid by ${others} 2.`);
    expect(paid({ nanjing: path(2, 1, 0.001) })).toBe(
      `2025 to 2026, net: received by nanjing 3; paid by ${others} 3; nanjing receives 2 in 2025, 1 in 2026.`,
    );
    // Equal ones by name, as in the answer.
    expect(paid({ suzhou: path(1, 1, 1), nanjing: path(1, 1, 1) })).toBe(
      `2025 to 2027, net: received by nanjing 3, suzhou 3; paid by ${others} 6.`,
    );
    // Of a year that chance hides no single number is told.
    const hidden = said(
      "central-transfer",
      { payer: "centre", payee: "suzhou", amount: 1 },
      (place, indicator, year) => (place === "suzhou" && indicator === "net-transfers" ? path(6, 0, -1)(year) : 0),
      () => 0,
      false,
      (_, __, year) => year < 2027,
    );
    expect(hidden).toBe(`2025 to 2027, net: received by suzhou 5; paid by ${others} 5.`);
    expect(paid({ nanjing: path(0.001, NaN, 0.001) })).toBe("no money to speak of moved from 2025 to 2027.");
  });
});
