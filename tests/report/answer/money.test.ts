import { describe, expect, it } from "vitest";
import { moneySentence, parties, sharingSentences } from "../../../src/report/answer/money.js";
import type { AnswerView } from "../../../src/report/answer/view.js";
import { type Cell, english, smallView } from "./small.js";

const pair = { run: "pact", against: "baseline" };
const SUM = { kind: "sum", at: 2026, from: 2025, to: 2026 } as const;

describe("what a policy costs city governments", () => {
  const said = (own: Cell, cost: Cell, plan: Partial<AnswerView["plan"]> = {}, more = {}) =>
    moneySentence(smallView({ pact: { cluster: { "own-revenue": own, "lever-cost": cost }, ...more } }, plan), pair)
      ?.en;

  it("is own revenue and spending on levers, each of its own sign, a year", () => {
    expect(said(5, 20)).toBe(
      "City governments’ own revenue rises by 0.50 bn yuan a year (+0.50 %, 2026); " +
        "they spend 2.00 bn yuan a year more on levers.",
    );
    expect(said(-5, -20)).toBe(
      "City governments’ own revenue falls by 0.50 bn yuan a year (−0.50 %, 2026); " +
        "they spend 2.00 bn yuan a year less on levers.",
    );
  });

  it("is either alone where the other is nothing, not clear, or asked for already, and nothing of neither", () => {
    expect(said(5, 0)).toBe("City governments’ own revenue rises by 0.50 bn yuan a year (+0.50 %, 2026).");
    expect(said([5, 1000, 9], 20)).toBe("City governments spend 2.00 bn yuan a year more on levers.");
    expect(said([0.004, 0.01, 0], 20)).toBe("City governments spend 2.00 bn yuan a year more on levers.");
    expect(said(5, 20, { measure: "own-revenue" })).toBe("City governments spend 2.00 bn yuan a year more on levers.");
    expect(said(0, [0.005, 0, 0])).toBe("City governments spend 0.001 bn yuan a year more on levers.");
    expect(said(0, [-0.005, 0, 0])).toBe("City governments spend 0.001 bn yuan a year less on levers.");
    expect(said(0, [0.0049, 0, 0])).toBeUndefined();
    expect(moneySentence(smallView({ pact: {} }), pair)).toBeUndefined();
  });

  it("is in sum where a sum is asked for", () => {
    expect(said(5, 20, { when: SUM })).toBe(
      "City governments’ own revenue rises by 1.00 bn yuan from 2025 to 2026 in sum (+0.50 %); " +
        "they spend 4.00 bn yuan more on levers.",
    );
  });

  it("is before payments between cities where there are any", () => {
    const shares = { harbour: { "net-transfers": 10 } };
    expect(said(5, 0, {}, shares)).toContain("own revenue before payments between cities rises");
  });
});

describe("who pays whom", () => {
  const viewOf = (cities: Record<string, Cell | readonly [Cell, Cell, Cell]>, plan: Partial<AnswerView["plan"]> = {}) =>
    smallView(
      {
        pact: Object.fromEntries(
          Object.entries(cities).map(([city, given]) => [
            city,
            { "net-transfers": typeof given === "number" ? given : { byYear: given as readonly Cell[] } },
          ]),
        ),
      },
      plan,
    );

  it("is told of cities that receive or pay in any year, the largest receiver first, equal ones by name", () => {
    const view = viewOf({ cluster: 9, mill: -7, none: 0, little: 0.0049, harbour: [1, 2, 4], bay: [4, 2, 1] });
    expect(parties(view, pair).map(({ place, total }) => [place.id, total])).toEqual([
      ["bay", 7],
      ["harbour", 7],
      ["mill", -21],
    ]);
    const [bay] = parties(view, pair);
    expect(bay!.years).toEqual([
      { year: 2024, received: 4 },
      { year: 2025, received: 2 },
      { year: 2026, received: 1 },
    ]);
    expect(parties(viewOf({ mill: [0, 0.005, 0] }), pair)).toHaveLength(1);
  });

  it("is of all years where one year is asked for, and else of the years that are", () => {
    const view = viewOf({ mill: [1, 2, 4] }, { when: SUM });
    expect(parties(view, pair)[0]!.total).toBe(6);
    expect(parties(view, pair, { from: 2024, to: 2025 })[0]!.total).toBe(3);
  });

  it("is said with the first and the last year in which anything is paid, three of each side and how many more", () => {
    const view = viewOf({
      ...{ a: [0, 10, 10], b: [0, 20, 20], c: [0, 30, 30], d: [0, 40, 40] },
      ...{ w: [0, -10, -10], x: [0, -20, -20], y: [0, -30, -30], z: [0, -40, -40] },
    });
    expect(english(sharingSentences(view, pair))).toEqual([
      "“pact”, payments from 2025 to 2026 in sum, net: received by d 8.00 bn yuan, c 6.00 bn yuan, b 4.00 bn yuan " +
        "and 1 more; paid by z 8.00 bn yuan, y 6.00 bn yuan, x 4.00 bn yuan and 1 more.",
    ]);
  });

  it("names others where cities together receive or pay, and not at all where nobody pays", () => {
    expect(english(sharingSentences(viewOf({ a: [0, 10, 0] }), pair))).toEqual([
      "“pact”, payments in 2025, net: received by a 1.00 bn yuan; paid by the centre and others 1.00 bn yuan.",
    ]);
    expect(english(sharingSentences(viewOf({ a: [0, 0, -10] }), pair))).toEqual([
      "“pact”, payments in 2026, net: received by the centre and others 1.00 bn yuan; paid by a 1.00 bn yuan.",
    ]);
    expect(sharingSentences(viewOf({ a: 0 }), pair)).toEqual([]);
  });

  it("names households of a city beside its government, and the centre where it pays them", () => {
    const subsidised = (government: number, households: number) =>
      smallView({ pact: { a: { "net-transfers": government, "household-receipts": households } } }, { when: SUM });
    expect(english(sharingSentences(subsidised(-10, 10), pair))).toEqual([
      "“pact”, payments from 2025 to 2026 in sum, net: received by the household sector of a 2.00 bn yuan; paid by a 2.00 bn yuan.",
    ]);
    expect(english(sharingSentences(subsidised(0, 10), pair))).toEqual([
      "“pact”, payments from 2025 to 2026 in sum, net: received by the household sector of a 2.00 bn yuan; paid by the centre and others 2.00 bn yuan.",
    ]);
    // Only governments share own revenue.
    const own = (government: number) =>
      moneySentence(
        smallView({
          pact: { cluster: { "own-revenue": 5 }, a: { "net-transfers": government, "household-receipts": 9 } },
        }),
        pair,
      )?.en;
    expect(own(0)).toContain("City governments’ own revenue rises");
    expect(own(-9)).toContain("own revenue before payments between cities rises");
  });

  it("is more or less than under another policy, under which who receives less need not pay", () => {
    const arms = (own: number, other: number) => ({ a: { "net-transfers": own }, b: { "net-transfers": other } });
    const view = smallView({ pact: arms(10, -10), rival: arms(40, -15) });
    expect(english(sharingSentences(view, { run: "pact", against: "rival" }))).toEqual([
      "“pact” against “rival”, payments from 2024 to 2026 in sum, net: more for the centre and others 7.50 bn yuan " +
        "and b 1.50 bn yuan; less for a 9.00 bn yuan.",
    ]);
  });

  it("is more or less than in a baseline that has payments, in which who receives more may pay", () => {
    const paid = { a: { "net-transfers": [10, -40, 0] }, b: { "net-transfers": [-10, 40, 0] } } as const;
    expect(english(sharingSentences(smallView({ back: paid }), { run: "back", against: "baseline" }))).toEqual([
      "“back”, payments from 2024 to 2026 in sum, net: more for a 3.00 bn yuan; less for b 3.00 bn yuan.",
    ]);
  });

  it("says which sums chance could explain", () => {
    const [said] = english(
      sharingSentences(
        smallView({ pact: { a: { "net-transfers": [10, 0, 40] }, b: { "net-transfers": [-10, 0, 2] } } }),
        pair,
      ),
    );
    expect(said).toContain("received by a 3.00 bn yuan (perhaps by chance); paid by b 3.00 bn yuan.");
  });

  it("gives ranges over parameter draws of both sides, turned for who pays, and says once what they are", () => {
    const draws = Array.from({ length: 20 }, (_, draw) => draw + 1);
    const ofCity = (place: string, pact: number[]) => ({
      ...{ place, indicator: "net-transfers", from: 2024, to: 2026 },
      runs: { baseline: draws.map(() => 0), pact },
    });
    const paired = [
      ofCity(
        "a",
        draws.map((one) => 10 * one),
      ),
      ofCity(
        "b",
        draws.map((one) => 20 - 10 * one),
      ),
    ];
    const uncertainty = { draws: 20, failed: [], effects: [], paired } as never;
    const cities = { a: { "net-transfers": 10 }, b: { "net-transfers": [-10, 0, 40] as const } };
    expect(english(sharingSentences(smallView({ pact: cities }, {}, { uncertainty }), pair))).toEqual([
      "“pact”, payments from 2024 to 2026 in sum, net: received by a 3.00 bn yuan (1.05 to 20.0); " +
        "paid by b 3.00 bn yuan (−0.95 to 17.9; perhaps by chance); in brackets prior range, 20 draws.",
    ]);
    // What others pay is what cities together receive in the same draws: 20 hundred millions in each.
    const alone = { a: { "net-transfers": 10 }, b: { "net-transfers": -4 } };
    expect(english(sharingSentences(smallView({ pact: alone }, {}, { uncertainty }), pair))[0]).toBe(
      "“pact”, payments from 2024 to 2026 in sum, net: received by a 3.00 bn yuan (1.05 to 20.0); paid by the centre " +
        "and others 1.80 bn yuan (2.00 to 2.00) and b 1.20 bn yuan (−0.95 to 17.9); in brackets prior range, 20 draws.",
    );
    // Who receives in all draws and pays at central values does not receive less than nothing.
    const other = { a: { "net-transfers": -10 }, b: { "net-transfers": 10 } };
    expect(english(sharingSentences(smallView({ pact: other }, {}, { uncertainty }), pair))[0]).toContain(
      "paid by a 3.00 bn yuan (over draws the other way: 1.05 to 20.0);",
    );
    // Of other years than the study holds there is no range.
    const early = smallView({ pact: cities }, { when: SUM }, { uncertainty });
    expect(english(sharingSentences(early, pair))[0]).not.toContain("bracket");
  });

  it("cancels out where each city pays back what it received", () => {
    expect(english(sharingSentences(viewOf({ a: [10, -10, 0] }), pair))).toEqual([
      "“pact”: payments from 2024 to 2025 in sum cancel out.",
    ]);
  });

  it("is told of the year in which a city most goes against its sum", () => {
    const turned = (a: [number, number, number], b: [number, number, number]) =>
      english(sharingSentences(viewOf({ a, b }), pair))[1];
    expect(turned([-10, 40, -20], [5, -40, 5])).toBe("In 2026, though, a pays 2.00 bn yuan.");
    expect(turned([-10, 40, -20], [25, -40, 5])).toBe("In 2024, though, b receives 2.50 bn yuan.");
    expect(turned([10, 40, -0.004], [-5, -40, 0.004])).toBeUndefined();
    // Nor of a year that chance hides.
    const byChance = { byYear: [10, 40, [-20, 0, 30]] } as const;
    const cities = { a: { "net-transfers": byChance }, b: { "net-transfers": { byYear: [-10, -40, -1] } } };
    expect(sharingSentences(smallView({ pact: cities } as never), pair)).toHaveLength(1);
  });
});
