import { describe, expect, it } from "vitest";
import { type ASSIGNMENT_RULES, assign } from "../../src/levers/industrialCatalogue.js";
import type { LeverUseError } from "../../src/levers/lever.js";
import { changes, names } from "./region.js";

type Rule = (typeof ASSIGNMENT_RULES)[number];

/**
 * What the first of two cities gets of the candidates. Every sector makes 100 in both together, so that its advantage
 * is in proportion to what the first one makes. `buys`: share of the second sector in what the first buys.
 */
function chosen(rule: Rule, candidates: number[], made: number[], buys: [number, number, number][] = []) {
  const inputShare = new Float64Array(made.length ** 2);
  for (const [sector, input, share] of buys) inputShare[sector * made.length + input] = share;
  const output = Float64Array.from(made.flatMap((own) => [own, 100 - own]));
  return assign(rule, { cities: [0], sectors: candidates, perCity: 1 }, { output, inputShare }, [0, 1])[0];
}

describe("a catalogue that goes by the chain", () => {
  const made = [80, 10, 40, 40];

  it("looks at what a sector buys of others, not of itself", () => {
    const buys: [number, number, number][] = [
      [1, 0, 0.3],
      [0, 0, 0.5],
    ];
    expect(chosen("chain-fit", [0, 1], made, buys)).toEqual([1]);
  });

  it("looks at those that buy from it as much", () => {
    // Sector 2 buys from what makes 80, nobody buys from it: 40. Sector 3 buys from 80 and 10 and sells to 80: 62.5.
    const buys: [number, number, number][] = [
      ...([[2, 0, 0.4]] as [number, number, number][]),
      ...([3, 3].map((sector, input) => [sector, input, 0.2]) as [number, number, number][]),
      [0, 3, 0.1],
    ];
    expect(chosen("chain-fit", [2, 3], made, buys)).toEqual([3]);
  });

  it("weighs sectors by their shares, whatever these add up to", () => {
    // A tenth of 80 and nine tenths of 10 are 17, less than half of 40 over a half.
    const buys: [number, number, number][] = [
      [2, 0, 0.1],
      [2, 1, 0.9],
      [3, 2, 0.5],
    ];
    expect(chosen("chain-fit", [2, 3], [80, 10, 40, 5], buys)).toEqual([3]);
  });
});

describe("a catalogue that goes by advantage", () => {
  it("gives nobody a sector that nobody has before one that there is", () => {
    const output = Float64Array.of(0, 0, 5, 5, 5, 5);
    const matching = { cities: [0], sectors: [0, 1], perCity: 1 };
    const industries = { output, inputShare: new Float64Array(9) };
    expect(assign("comparative-advantage", matching, industries, [0, 1])).toEqual([[1]]);
  });

  it("leaves a tie to the pair that is listed first", () => {
    expect(chosen("comparative-advantage", [2, 1], [30, 50, 50])).toEqual([2]);
    expect(chosen("comparative-advantage", [1, 2], [30, 50, 50])).toEqual([1]);
  });

  it("compares a city with those that are looked at alone", () => {
    // Of the first two cities; the third would make the second sector common.
    const output = Float64Array.of(30, 30, 0, 10, 5, 900, 60, 65, 100);
    const matching = { cities: [0], sectors: [0, 1], perCity: 1 };
    const industries = { output, inputShare: new Float64Array(9) };
    expect(assign("comparative-advantage", matching, industries, [0, 1])).toEqual([[1]]);
    expect(assign("comparative-advantage", matching, industries, [0, 1, 2])).toEqual([[0]]);
  });
});

describe("a catalogue that goes by related sectors", () => {
  const inputShare = new Float64Array(9);
  const related = (city: number, sectors: number[], output: number[], cities: number[]) => {
    const matching = { cities: [city], sectors, perCity: 1 };
    return assign("relatedness", matching, { output: Float64Array.from(output), inputShare }, cities)[0];
  };

  it("gives a city what goes with its strong sectors elsewhere, wherever it is listed", () => {
    // Food and chemicals go together in the first two cities; the third has food only, the fourth electronics only.
    const output = [40, 40, 60, 5, 40, 40, 5, 5, 5, 5, 5, 60];
    for (const sectors of [
      [1, 2],
      [2, 1],
    ])
      expect(related(2, sectors, output, [0, 1, 2, 3])).toEqual([1]);
  });

  it("counts as strong what is more than the share of all, not what is the same", () => {
    // The first city is as all three are; the second and the third have nothing strong in common.
    const output = [10, 20, 0, 10, 5, 15, 10, 5, 15];
    expect(related(1, [0, 1], output, [0, 1, 2])).toEqual([0]);
  });
});

describe("a catalogue as it is written", () => {
  const listed = { cities: "jiangsu", sectors: ["food", "chemicals"] };
  const assignments = [{ city: "nanjing", sectors: ["food", "chemicals"] }];

  it("has a rule or a list, and a number of sectors only with a rule", () => {
    expect(names("industrial-catalogue", { ...listed, assignments })).toHaveLength(4);
    expect(() => names("industrial-catalogue", { ...listed, assignments, perCity: 1 })).toThrow(/perCity/);
    expect(() => names("industrial-catalogue", { ...listed, assignments, rule: "relatedness" })).toThrow(/rule/);
    expect(names("industrial-catalogue", { ...listed, rule: "relatedness", perCity: 2 })).toHaveLength(4);
  });

  it("gives each city one sector where it does not say how many", () => {
    // Food is 1 and 2 in Nanjing and Suzhou, chemicals are 5 and 6: one of each is closed to the other.
    const closed = changes("industrial-catalogue", { ...listed, rule: "comparative-advantage" });
    expect(closed.filter((one) => one.startsWith("subsidyCeiling"))).toEqual([
      "subsidyCeiling[1]",
      "subsidyCeiling[6]",
    ]);
  });

  it("closes what its list does not name for a city, and all to a city that it leaves out", () => {
    const given = { ...listed, assignments: [{ city: "nanjing", sectors: ["food"] }] };
    const closed = changes("industrial-catalogue", given).filter((one) => one.startsWith("subsidyCeiling"));
    expect(closed).toEqual(["subsidyCeiling[2]", "subsidyCeiling[5]", "subsidyCeiling[6]"]);
  });

  it("names the city or the sector of its list that it does not bind, and the city that stands there twice", () => {
    const refusal = (...assignments: object[]) => {
      try {
        names("industrial-catalogue", { ...listed, assignments });
      } catch (error) {
        const { path, message } = error as LeverUseError;
        return `${path.join(".")}: ${message}`;
      }
      return "accepted";
    };
    const one = (city: string, ...sectors: string[]) => ({ city, sectors });
    expect(refusal(one("shanghai"))).toMatch(/^assignments\.0\.city: .*shanghai is not among `cities`/);
    expect(refusal(one("jiangsu"), one("suzhou"))).toMatch(/^assignments\.1\.city: .*suzhou is listed twice/);
    expect(refusal(one("suzhou", "food", "electronics"))).toMatch(
      /^assignments\.0\.sectors\.1: .*electronics is not among `sectors`/,
    );
    expect(refusal(one("suzhou", "food"), one("nanjing", "food"))).toBe("accepted");
  });
});
