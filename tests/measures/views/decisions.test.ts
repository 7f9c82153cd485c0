import { describe, expect, it } from "vitest";
import type { Decision } from "../../../src/measures/results/index.js";
import { lookup, readerOf } from "../../../src/measures/views/data.js";
import {
  chosenValues,
  distinct,
  firstRun,
  inFirstYear,
  inLastYear,
  leverName,
  leversChosen,
  meanOf,
  ofVariant,
  playerNames,
  variantLabel,
  weighing,
} from "../../../src/measures/views/decisions.js";
import { ENGLISH, titleOf } from "../../../src/words/index.js";
import { inventedReport } from "../../report/fixture.js";

const one = (change: Partial<Decision>): Decision => ({
  ...{ variant: "border", replicate: 0, year: 2024, city: "suzhou", lever: "tax-rates" },
  ...{ before: 0.25, value: 0.2, payoffBefore: 1, payoffAfter: 2, trials: [] },
  ...change,
});

/** What a reader sees of a report in which these decisions were made. */
const viewOf = (decisions: Decision[]) => {
  const report = inventedReport(2);
  return lookup({ ...report, choices: { ...report.choices, decisions } });
};

describe("levers that governments choose", () => {
  it("stand in the order of their first decision, each with its decisions and the arms that have any", () => {
    const levers = leversChosen(
      viewOf([
        one({ lever: "subsidies", year: 2024 }),
        one({ variant: "together" }),
        one({ variant: "border", year: 2025 }),
        one({ variant: "together", year: 2025 }),
      ]),
    );
    expect(levers.map(({ label }) => label)).toEqual(["subsidies", "Tax on profit"]);
    expect(levers.map(({ unit }) => unit)).toEqual(["", "share of profit"]);
    expect(levers.map(({ decisions }) => decisions.map(({ year }) => year))).toEqual([[2024], [2024, 2025, 2025]]);
    expect(levers.map(({ variants }) => variants)).toEqual([["border"], ["together", "border"]]);
  });

  it("have the decimals of the largest value of all, before, after or only tried, whatever its sign", () => {
    const decimals = (change: Partial<Decision>) => leversChosen(viewOf([one(change)]))[0]!.decimals;
    expect(decimals({ before: 0.01, value: 0.02 })).toBe(3);
    expect(decimals({ before: 0.3, value: 0.02 })).toBe(2);
    expect(decimals({ before: 0.02, value: 0.3 })).toBe(2);
    expect(decimals({ before: 0.02, value: 0.01, trials: [{ value: -4, payoff: 0 }] })).toBe(1);
  });

  it("are named with their unit in brackets where they have one", () => {
    const [first, second] = leversChosen(viewOf([one({}), one({ lever: "other" })]));
    expect(leverName(first!, readerOf(ENGLISH))).toBe("Tax on profit (share of profit)");
    expect(leverName(second!, readerOf(ENGLISH))).toBe("other");
  });
});

describe("decisions of an arm", () => {
  const events = [
    one({ variant: "together", replicate: 0, value: 1 }),
    one({ replicate: 3, value: 2 }),
    one({ replicate: 5, value: 3 }),
    one({ replicate: 3, year: 2025, value: 4 }),
  ];
  const values = (decisions: readonly Decision[]) => decisions.map(({ value }) => value);

  it("are all of its replicates, or those of the first that it has", () => {
    expect(values(ofVariant(events, "border"))).toEqual([2, 3, 4]);
    expect(values(firstRun(events, "border"))).toEqual([2, 4]);
    expect(values(firstRun(events, "together"))).toEqual([1]);
    expect(firstRun(events, "tolls")).toEqual([]);
  });

  it("are of the first or of the last year that has any, in whatever order they stand", () => {
    const mixed = [2025, 2024, 2026, 2024].map((year, value) => one({ year, value }));
    expect(values(inFirstYear(mixed))).toEqual([1, 3]);
    expect(values(inLastYear(mixed))).toEqual([2]);
    expect(inFirstYear([])).toEqual([]);
    expect(inLastYear([])).toEqual([]);
  });

  it("have a mean of what was in force before and of what was chosen, and none where there are none", () => {
    const two = [one({ before: 1, value: 5 }), one({ before: 3, value: 8 })];
    expect([meanOf(two, "before"), meanOf(two, "value")]).toEqual([2, 6.5]);
    expect(meanOf([], "value")).toBeNaN();
    expect(distinct([2, 1, 2])).toEqual([2, 1]);
  });
});

describe("values that were chosen", () => {
  const decisions = [
    // Suzhou chooses in two replicates, Shanghai in the second year alone, both in one arm; Wuxi in the other alone.
    one({ city: "suzhou", year: 2026, before: 0.2, value: 0.1 }),
    one({ city: "suzhou", year: 2024, before: 0.3, value: 0.2 }),
    one({ city: "suzhou", year: 2024, before: 0.5, value: 0.4, replicate: 1 }),
    one({ city: "shanghai", year: 2026, before: 0.6, value: 0.8 }),
    one({ city: "wuxi", year: 2024, before: 0.9, value: 0.7, variant: "together" }),
  ];

  it("are means over replicates, by city from the highest to the lowest, the mean of the cities on top", () => {
    const view = viewOf(decisions);
    const { rows, arms } = chosenValues(view, leversChosen(view)[0]!, ["border", "together"]);
    expect(rows).toEqual(["Mean", "Wuxi", "Shanghai", "Suzhou"]);
    expect(arms.map(({ label }) => label)).toEqual(["No administrative border", "Tolls, booths and border together"]);
    expect(arms.map(({ columns }) => columns)).toEqual([
      ["before", "2024", "2026"],
      ["before", "2024"],
    ]);
    const [border, together] = arms.map(({ values }) => values);
    const close = (row: number[]) => row.map((value) => expect.closeTo(value, 12));
    expect(border).toEqual([close([0.5, 0.3, 0.45]), [NaN, NaN, NaN], [0.6, NaN, 0.8], close([0.4, 0.3, 0.1])]);
    expect(together).toEqual([
      [0.9, 0.7],
      [0.9, 0.7],
      [NaN, NaN],
      [NaN, NaN],
    ]);
  });

  it("of one city have no mean beside it", () => {
    const view = viewOf(decisions.slice(0, 3));
    const { rows, arms } = chosenValues(view, leversChosen(view)[0]!, ["border"]);
    expect(rows).toEqual(["Suzhou"]);
    expect(arms[0]!.values).toHaveLength(1);
  });
});

describe("what a decision was weighed against", () => {
  const weighed = (value: number, payoffAfter: number, trials: [value: number, payoff: number][]) =>
    weighing(one({ value, payoffAfter, trials: trials.map(([at, payoff]) => ({ value: at, payoff })) }));

  it("is the best of all that lies a tenth of the range away or further, not the nearest", () => {
    const { lowest, highest, best } = weighed(0.5, 3, [
      [1, 1],
      [0.45, 2.9],
      [0, 2],
      [0.6, 2.5],
      [0.8, 2.8],
    ]);
    expect(lowest).toEqual({ value: 0, gain: -1 });
    expect(highest).toEqual({ value: 1, gain: -2 });
    expect(best!.value).toBe(0.8);
    // Ten of a hundred away is far enough.
    expect(
      weighed(50, 3, [
        [0, 1],
        [40, 2.5],
        [100, 0],
      ]).best!.value,
    ).toBe(40);
  });

  it("knows no other where nothing else was tried, and is not called flat then", () => {
    const { best, flat, lowest, highest } = weighed(0.2, 3, [[0.2, 3]]);
    expect([best, flat, lowest.value, highest.value]).toEqual([undefined, false, 0.2, 0.2]);
  });

  it("is flat below a tenth of a log point, whichever way it goes", () => {
    expect(
      weighed(0.5, 3, [
        [0, 2],
        [0.8, 2.9991],
        [1, 1],
      ]).flat,
    ).toBe(true);
    expect(
      weighed(0.5, 3, [
        [0, 2],
        [0.8, 2.9989],
        [1, 1],
      ]).flat,
    ).toBe(false);
    expect(
      weighed(0.5, 3, [
        [0, 2],
        [0.8, 3.0011],
        [1, 1],
      ]).flat,
    ).toBe(false);
  });

  it("at either bound goes by the slope to the nearest value, but inside the range it does not", () => {
    // Of 0.00004 lost over 0.01 the slope makes 0.0004 over a tenth of the range.
    const near = (value: number, neighbour: number) =>
      weighed(value, 3, [
        [0, 2],
        [1, 2],
        [value, 3],
        [neighbour, 2.99996],
      ]).flat;
    expect([near(0, 0.01), near(1, 0.99), near(0.5, 0.51)]).toEqual([true, true, false]);
    // Of 0.0004 it makes 0.004, which is no longer little.
    expect(
      weighed(0, 3, [
        [0, 3],
        [0.01, 2.9996],
        [1, 2],
      ]).flat,
    ).toBe(false);
    // At a bound with a neighbour well away it is that neighbour that tells.
    expect(
      weighed(0, 3, [
        [0, 3],
        [0.4, 2.9996],
        [1, 2],
      ]).flat,
    ).toBe(true);
    // So does one that is just a tenth of the range away.
    expect(
      weighed(0, 3, [
        [0, 3],
        [10, 2.99],
        [40, 2.9996],
        [100, 2],
      ]).flat,
    ).toBe(true);
  });
});

describe("names of players and arms", () => {
  it("are those of provinces before agglomerations before cities, and else made of the id", () => {
    const nameOf = playerNames({
      provinces: [{ id: "a", label: "Province A" }],
      agglomerations: [
        { id: "a", label: "Agglomeration A" },
        { id: "b", label: "Agglomeration B" },
      ],
      cities: ["a", "b", "c"].map((id) => ({
        ...{ id, label: `City ${id}`, province: "a", longitude: 0, latitude: 0 },
      })),
    } as unknown as Parameters<typeof playerNames>[0]);
    expect(["a", "b", "c", "hong-kong"].map(nameOf)).toEqual(["Province A", "Agglomeration B", "City c", "Hong Kong"]);
    expect(titleOf("south-china-sea")).toBe("South China Sea");
  });

  it("of an arm that the report does not know are its id", () => {
    const view = viewOf([]);
    expect(["tolls", "baseline", "unheard"].map((id) => variantLabel(view, id))).toEqual([
      "No tolls between members",
      "Baseline",
      "unheard",
    ]);
  });
});
