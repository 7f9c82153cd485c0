import { describe, expect, it } from "vitest";
import type { EffectRow, Uncertainty } from "../../../src/measures/results/index.js";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { type Amount, shownOf } from "../../../src/measures/views/difference.js";
import {
  centralSentence,
  citiesTable,
  citiesThatMatter,
  cityLevelsTable,
  clusterTable,
  dictionaryTable,
  drawRangesTable,
  effectCell,
  namesOf,
  placesTable,
  variantsTable,
} from "../../../src/report/tables/effects.js";
import type { Cell, Table } from "../../../src/report/tables/table.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const CONSUMPTION = "real-final-consumption-per-head";
const [template] = data.effects;

/** An effect in the last year under the variant that does all; certain unless an interval is given. */
function row(place: string, indicator: string, effect: number, more: Partial<EffectRow> = {}): EffectRow {
  const sure = { ciLow: 0.9 * effect, ciHigh: 1.1 * effect };
  return {
    ...template!,
    variant: "together",
    place,
    indicator,
    year: 2040,
    baselineMean: 100,
    effect,
    ...sure,
    ...more,
  };
}

const seen = (change: Partial<ReportData>, context: object = {}) =>
  lookup({ ...data, uncertainty: undefined, ...change, context: { ...data.context, ...context } });

const tight = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const textIn = (cell: Cell | string) => tight(typeof cell === "string" ? cell : cell.text);
const linesOf = ({ groups }: Table) => groups.flatMap(({ rows }) => rows.map((cells) => cells.map(textIn)));
const headsOf = ({ columns }: Table) => columns.map(textIn);

describe("the cell of an effect", () => {
  const view = seen({});
  const cell = (amount: Partial<Amount>, form: "percent" | "points" | "own" = "percent", indicator = "real-gdp") => {
    const found = effectCell(
      view,
      indicator,
      { effect: 1, baselineMean: 100, ciLow: 0.5, ciHigh: 1.5, ...amount },
      form,
    );
    return { ...found, text: tight(found.text) };
  };

  it("has a dash where there is no effect, or nothing that it could be a share of", () => {
    expect(effectCell(view, "real-gdp", undefined, "percent")).toEqual({ text: "–" });
    expect(cell({ baselineMean: 0 })).toEqual({ text: "–" });
    expect(cell({ baselineMean: 0 }, "own").text).toBe("+1.0");
    const wide = { ciLow: Number.NaN, ciHigh: Number.NaN };
    expect(cell({ effect: 1000, baselineMean: 1, ...wide }).text).toBe("+100 000 %");
    expect(cell({ effect: -1001, baselineMean: 1, ...wide })).toEqual({ text: "–" });
    expect(cell({ effect: 1001, baselineMean: -1, ...wide })).toEqual({ text: "–" });
    expect(cell({ effect: 1001, baselineMean: 1, ...wide }, "own").text).toBe("+1 001");
  });

  it("says none where runs are the same, and how small an effect is that is too small to tell", () => {
    expect(cell({ effect: 0, ciLow: 0, ciHigh: 0 })).toEqual({ text: "none", judged: "unclear" });
    const small = { effect: 0.001, ciLow: 0, ciHigh: 0.002 };
    expect(cell(small)).toEqual({ text: "within ±0.005 %", judged: "unclear" });
    expect(cell(small, "own")).toEqual({ text: "≈ 0", judged: "unclear" });
  });

  it("has the interval below it, but not below an effect of nothing that chance hides", () => {
    expect(cell({})).toEqual({ text: "+1.0 %", small: "0.5 to 1.5", judged: "better" });
    expect(cell({ effect: 0, ciLow: -1, ciHigh: 1 })).toEqual({ text: "0 %", small: undefined, judged: "unclear" });
    expect(cell({ effect: -1, ciLow: -1.5, ciHigh: -0.5 }).judged).toBe("worse");
    expect(cell({ effect: -1, ciLow: -1.5, ciHigh: -0.5 }, "percent", "theil-t-gdp").judged).toBe("better");
  });
});

describe("the table of effects on the cluster", () => {
  const effects = [row("cluster", "real-gdp", 2), row("cluster", "theil-t-gdp", -0.0123, { baselineMean: 0.123456 })];
  const restsOn = { ...data.manifest, replicates: 8, restsOn: { together: 7, border: 8 } };

  it("has levels of four digits, and of no more than six decimals", () => {
    const of = (level: number) => {
      const table = clusterTable(
        seen({ effects: [row("cluster", "theil-t-gdp", 0.01, { baselineMean: level })] }),
        [{ id: "together", label: "All" }],
        "screen",
      );
      return linesOf(table)[0]![1];
    };
    expect([0.00000123, 0.012345, 0.1, 1, 98.765, 123456, -9.99991, 0].map(of)).toEqual([
      ...["0.000001", "0.01235", "0.1000", "1.000", "98.77", "123 456", "−10.000", "0"],
    ]);
  });

  it("tells that a variant alone rests on fewer replicates", () => {
    const notes = (id: string) =>
      clusterTable(seen({ effects, manifest: restsOn }), [{ id, label: "All" }], "page").notes;
    expect(notes("together")).toEqual(["Rests on 7 of 8 replicates."]);
    expect(notes("border")).toEqual([]);
    expect(notes("tolls")).toEqual([]);
    expect(clusterTable(seen({ effects, manifest: restsOn }), seen({}).variants, "page").notes).toEqual([]);
  });

  it("names one variant in its title and has its effect, of several has their names over columns", () => {
    const view = seen({ effects });
    const alone = clusterTable(view, [{ id: "together", label: "All" }], "page");
    expect(alone.title).toBe("“All”: effects on Yangtze River Delta in 2040");
    expect(headsOf(alone)).toEqual(["Indicator", "Baseline", "Effect", "% of baseline"]);
    const both = clusterTable(
      view,
      [
        { id: "tolls", label: "Tolls" },
        { id: "together", label: "All" },
      ],
      "page",
    );
    expect(both.title).toBe("Effects on Yangtze River Delta in 2040");
    expect(headsOf(both)).toEqual(["Indicator", "Baseline", "Tolls", "All"]);
    expect(linesOf(both)[0]!.slice(1)).toEqual(["10.00", "–", "+2.0 %"]);
  });

  it("has themes on a page and none on a screen, and none without a row", () => {
    const titles = (place: "page" | "screen") =>
      clusterTable(seen({ effects }), [{ id: "together", label: "All" }], place).groups.map(({ title }) => title);
    expect(titles("page")).toHaveLength(2);
    expect(titles("page")).not.toContain(undefined);
    expect(new Set(titles("screen"))).toEqual(new Set([undefined]));
  });

  it("has rates in per cent, and their effects in percentage points", () => {
    const view = seen({ effects: [row("cluster", "firm-relocation-rate", 0.02, { baselineMean: 0.05 })] });
    const { rows } = clusterTable(view, view.variants, "page").groups[0]!;
    expect((rows[0]![0] as Cell).small).toBe("per cent");
    expect([textIn(rows[0]![1]!), textIn(rows[0]!.at(-1)!)]).toEqual(["5.000 %", "+2.0 pp"]);
  });

  it("is of the year that is asked for", () => {
    const earlier = seen({ effects: [...effects, row("cluster", "real-gdp", 5, { year: 2030 })] });
    const table = clusterTable(earlier, [{ id: "together", label: "All" }], "page", 2030);
    expect(linesOf(table).map((cells) => cells.at(-1))).toEqual(["+5.0 %"]);
  });
});

describe("tables of the measures that tell places apart", () => {
  const effects = [
    ...["cluster", "shanghai", "jiangsu", "country", "rest-of-china"].map((place, p) => row(place, "real-gdp", p + 1)),
    row("cluster", CONSUMPTION, -2),
    row("cluster", "real-gdp", 0.5, { variant: "tolls" }),
    row("rest-of-world", "residents", 3),
  ];
  const provinces = data.context.provinces.filter(({ id }) => id === "jiangsu");

  it("have the cluster first, then provinces, the country and what is beyond, each where it has an effect", () => {
    const view = seen({ effects });
    expect(linesOf(placesTable(view, shownOf(view))).map((cells) => cells.slice(0, 2))).toEqual([
      ["The cluster", "+1.0 %"],
      ["Shanghai", "+2.0 %"],
      ["Jiangsu", "+3.0 %"],
      ["The whole country", "+4.0 %"],
      ["Rest of China", "+5.0 %"],
    ]);
  });

  it("have no line for the only province", () => {
    const view = seen({ effects }, { provinces });
    const names = linesOf(placesTable(view, shownOf(view))).map(([name]) => name);
    expect(names).toEqual(["The cluster", "The whole country", "Rest of China"]);
  });

  it("have every variant, with a dash where it has no value", () => {
    const lines = linesOf(variantsTable(seen({ effects })));
    expect(lines.map(([name, gdp, , consumption]) => [name, gdp, consumption])).toEqual([
      ["No tolls between members", "+0.50 %", "–"],
      ["No booths at provincial borders", "–", "–"],
      ["No administrative border", "–", "–"],
      ["Tolls, booths and border together", "+1.0 %", "−2.0 %"],
    ]);
  });
});

describe("tables of cities", () => {
  const ids = data.context.cities.map(({ id }) => id);
  // From the last to the first; the third has no value.
  const effects = ids.flatMap((id, c) => (c === 2 ? [] : [row(id, CONSUMPTION, c + 1), row(id, "real-gdp", 50 - c)]));

  it("are in the order of gains, a city without a value last", () => {
    const view = seen({ effects });
    const lines = linesOf(citiesTable(view, shownOf(view)));
    const names = data.context.cities.map(({ label }) => label.en);
    const ordered = [...names.filter((_, c) => c !== 2).reverse(), names[2]];
    expect(lines.map(([name]) => name)).toEqual(ordered);
    // Where no rule shares anything there is no column of it.
    expect(lines.at(-1)!.slice(1)).toEqual(Array(6).fill("–"));
    const shared = seen({ effects: [...effects, row(ids[0]!, "net-transfers", 1)] });
    expect(
      linesOf(citiesTable(shared, shownOf(shared)))
        .at(-1)!
        .slice(1),
    ).toEqual(Array(7).fill("–"));
    const only = linesOf(citiesTable(view, shownOf(view), new Set([ids[0]!, ids[5]!])));
    expect(only.map(([name]) => name)).toEqual([names[5], names[0]]);
  });

  it("are short beyond eight cities: three at each end and those asked for", () => {
    const of = (count: number, places?: string[]) => {
      const cities = data.context.cities.slice(0, count);
      const answer = { when: { kind: "year", at: 2040, from: 2040, to: 2040 }, places, equal: [] };
      const view = seen({ effects }, { cities, ...(places ? { answer } : {}) });
      const found = citiesThatMatter(view, shownOf(view));
      return found && [...found].map((id) => ids.indexOf(id));
    };
    expect(of(8)).toBeUndefined();
    expect(of(9)).toEqual([8, 7, 6, 1, 0, 2]);
    expect(of(9, [ids[4]!])).toEqual([8, 7, 6, 1, 0, 2, 4]);
  });

  it("have money in its unit, all else in per cent, and say what stands beside an effect", () => {
    const view = seen({ effects: [row(ids[0]!, "net-transfers", 20), row(ids[0]!, "own-revenue", 20)] });
    const table = citiesTable(view, shownOf(view), new Set([ids[0]!]));
    expect(linesOf(table)[0]!.slice(-2)).toEqual(["+20 %", "+2.0"]);
    expect(table.columns.slice(-2).map((one) => (one as Cell).small)).toEqual([
      ...["% of baseline", "billion yuan, base-year prices"],
    ]);
    const drawn = { variant: "together", year: 2040, place: ids[0]!, indicator: "net-transfers" };
    const uncertainty = { ...data.uncertainty!, effects: [{ ...drawn, relative: [0.1, 0.2, 0.3] }] } as never;
    const ranged = seen({ effects: [row(ids[0]!, "net-transfers", 20)], uncertainty });
    const { rows } = citiesTable(ranged, shownOf(ranged), new Set([ids[0]!])).groups[0]!;
    expect((rows[0]!.at(-1) as Cell).small).toBe("1.8 to 2.2");
    const lone = seen({ effects, manifest: { ...data.manifest, replicates: 1 } });
    expect(citiesTable(lone, shownOf(lone)).notes).toEqual([]);
  });

  it("of one indicator have its level, its effect and per cent, and leave out cities without it", () => {
    const view = seen({ effects });
    const table = cityLevelsTable(view, { id: "together", label: "All" });
    expect(table.title).toBe("“All”: real GDP by city in 2040");
    expect(linesOf(table)).toHaveLength(ids.length - 1);
    expect(linesOf(table)[0]).toEqual([data.context.cities[0]!.label.en, "10.00", "+5.0", "+50 %"]);
    expect(headsOf(table)).toEqual(["City", "Baseline", "Effect", "% of baseline"]);
    expect(cityLevelsTable(view, { id: "together", label: "All" }, CONSUMPTION).title).toContain(
      "real consumption per resident, private and public by city",
    );
  });

  it("have the interval below the effect where there is no share, and not below an effect of nothing", () => {
    const none = { baselineMean: 0 };
    const view = seen({
      effects: [row(ids[0]!, "real-gdp", 20, none), row(ids[1]!, "real-gdp", 0, { ...none, ciLow: -1, ciHigh: 1 })],
    });
    const { rows } = cityLevelsTable(view, { id: "together", label: "All" }).groups[0]!;
    expect(rows.map((cells) => cells.slice(1))).toEqual([
      ["0", { text: "+2.0", small: "1.8 to 2.2" }, { text: "–" }],
      ["0", { text: "0", small: undefined }, { text: "–" }],
    ]);
  });
});

describe("the dictionary", () => {
  it("marks formulas and sources as foreign where a reader's language is not theirs", () => {
    const marks = (language: "en" | "zh") =>
      dictionaryTable(lookup(data, language)).columns.map((one) => (one as { foreign?: true }).foreign);
    expect(marks("en")).toEqual([undefined, undefined, undefined, undefined]);
    expect(marks("zh")).toEqual([undefined, undefined, true, true]);
  });
});

describe("names in sentences about draws", () => {
  it("are those of variants, of places, of the country and of the cluster", () => {
    const { variant, place } = namesOf(lookup(data));
    expect(variant("tolls")).toBe("No tolls between members");
    const places = ["suzhou", "jiangsu", "rest-of-china", "country", "cluster", "atlantis"];
    expect(places.map(place)).toEqual([
      ...["Suzhou", "Jiangsu", "Rest of China", "the whole country", "the cluster", "atlantis"],
    ]);
  });
});

describe("ranges over draws", () => {
  const study = (change: object): Uncertainty => ({
    ...data.uncertainty!,
    effects: data.uncertainty!.effects.map((one) => ({ ...one, ...change })),
  });
  const drawn = (change: object, effect = 2) => {
    const view = seen({ effects: [row("cluster", "real-gdp", effect)] });
    const table = drawRangesTable(view, study(change));
    expect(headsOf(table)).toEqual(["Variant", "Real GDP"]);
    return table.groups[0]!.rows.at(-1)![1] as Cell;
  };
  const relative = [0.01, 0.02, 0.03];

  it("say how often an effect rises where draws do not agree in 995 of 1000", () => {
    expect(drawn({ relative, rises: 0.995, falls: 0.005 }).small).toBe("+1.0 to +3.0 %");
    expect(drawn({ relative, rises: 0.994, falls: 0.006 }).small).toBe("+1.0 to +3.0 %; 99 % rise");
    expect(drawn({ relative, rises: 0, falls: 0.995 }).small).toBe("+1.0 to +3.0 %");
    expect(drawn({ relative: null }).small).toBeUndefined();
  });

  it("leave an effect open that some draws do not have", () => {
    expect(drawn({ relative }).judged).toBe("better");
    expect(drawn({ relative: [0, 0.02, 0.03] }).judged).toBe("unclear");
    expect(drawn({ relative: null }).judged).toBe("better");
    expect(drawn({ relative: [-0.03, -0.02, -0.01] }, -2).judged).toBe("worse");
    expect(drawn({ relative: [-0.03, -0.02, 0] }, -2).judged).toBe("unclear");
    expect(drawn({ relative: [-0.03, -0.02, -0.01] }, 2).judged).toBe("unclear");
  });

  it("call central values far from the draws where fewer than a tenth lie on one side", () => {
    // Twenty draws with effects of 1 to 20 per cent.
    const runs = {
      baseline: Array.from({ length: 20 }, () => 100),
      together: Array.from({ length: 20 }, (_, d) => 101 + d),
    };
    const paired = [{ place: "cluster", indicator: "real-gdp", from: 2040, to: 2040, runs }];
    const said = (effect: number, change: object = {}) =>
      centralSentence(seen({ effects: [row("cluster", "real-gdp", effect, change)] }), {
        ...study({}),
        paired,
      } as never);
    const rises = (above: number, below: number) =>
      `Of the draws ${above} % have a higher effect on real GDP than the central values, ${below} % a lower one.`;
    const far = " The central case lies outside the middle 80 %: quote the range.";
    expect(said(1.5)).toBe(rises(95, 5) + far);
    expect(said(2.5)).toBe(rises(90, 10));
    expect(said(18.5)).toBe(rises(10, 90));
    expect(said(19.5)).toBe(rises(5, 95) + far);
    expect(said(-1.5, { baselineMean: -100 })).toBe(rises(100, 0) + far);
    expect(centralSentence(seen({ effects: [] }), study({}))).toBeUndefined();
    expect(centralSentence(seen({ effects: [row("cluster", "real-gdp", 2)] }), { ...study({}), paired: [] })).toBe(
      undefined,
    );
  });
});

it("a place of a city's province that has no name is called by its id", () => {
  const cities = [{ ...data.context.cities[0]!, province: "nowhere", label: textOf("Lone") }];
  const view = seen({ effects: [row(cities[0]!.id, CONSUMPTION, 1)] }, { cities });
  expect(citiesTable(view, shownOf(view)).groups[0]!.rows[0]![0]).toEqual({ text: "Lone", small: "nowhere" });
});
