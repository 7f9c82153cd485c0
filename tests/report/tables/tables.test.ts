import { describe, expect, it } from "vitest";
import { CHANNELS, CONSUMPTION, headlinesOf, INDICATORS } from "../../../src/measures/indicators/index.js";
import type { EffectRow } from "../../../src/measures/results/effects.js";
import { lookup } from "../../../src/measures/views/data.js";
import { shownOf, yearOf } from "../../../src/measures/views/difference.js";
import { citiesTable, citiesThatMatter, clusterTable, dictionaryTable } from "../../../src/report/tables/effects.js";
import { citiesGeoJson } from "../../../src/report/tables/geojson.js";
import { channelsTable } from "../../../src/report/tables/ofResults.js";
import { paymentsOf } from "../../../src/report/tables/payments.js";
import { type Cell, type Table, tableHtml } from "../../../src/report/tables/table.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const view = lookup(data);
const effectTable = (of: typeof view) => tableHtml(clusterTable(of, of.variants, "page"));
const rowsOf = (html: string) => html.match(/<tr>.*?<\/tr>/g)!;
const textOf = (html: string) =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();

describe("the table of channels", () => {
  it("has the parts of the effect of each place and their sum, in per cent of what that is compared with", () => {
    const [row] = data.effects.filter(({ variant }) => variant === shownOf(view).pair.run);
    const year = yearOf(view);
    const effect = (place: string, indicator: string, effect: number) => ({
      ...row!,
      ...{ place, indicator, year, effect, baselineMean: indicator.startsWith("channel") ? 0 : 50 },
    });
    const [first, second] = CHANNELS;
    const effects = [
      ...[effect("cluster", CONSUMPTION, 1), effect("cluster", first!.id, 1.5), effect("cluster", second!.id, -0.5)],
      ...[effect("country", CONSUMPTION, -0.25), effect("country", second!.id, -0.25)],
      effect(data.context.cities[0]!.id, CONSUMPTION, 0),
    ];
    const { columns, groups } = channelsTable(lookup({ ...data, effects }))!;
    expect(columns.map((one) => (typeof one === "string" ? one : one.text))).toEqual([
      ...["Place", first!.label.en, second!.label.en, "Sum"],
    ]);
    expect(groups.flatMap(({ rows }) => rows).map(([, ...cells]) => cells)).toEqual([
      ["+3.000", "−1.000", "+2.000"],
      ["0", "−0.500", "−0.500"],
    ]);
    expect(channelsTable(lookup({ ...data, effects: [] }))).toBeUndefined();
  });
});

describe("the table of effects", () => {
  it("has a row for every headline, under the name that the catalogue gives it", () => {
    const shown = rowsOf(effectTable(view)).slice(1).map(textOf);
    const names = headlinesOf("page").flatMap(({ rows }) =>
      rows.map(({ indicator }) => INDICATORS.find(({ id }) => id === indicator)!.label.en),
    );
    expect(shown).toHaveLength(names.length);
    for (const [at, name] of names.entries()) expect(shown[at]!.startsWith(name), name).toBe(true);
  });

  it("says whether an effect is better or worse beyond chance", () => {
    const cell = (indicator: string, change: { effect: number; ciLow: number; ciHigh: number }) => {
      const effects = data.effects.map((row) =>
        row.indicator === indicator ? { ...row, baselineMean: 100, ...change } : row,
      );
      const name = INDICATORS.find(({ id }) => id === indicator)!.label.en;
      const row = rowsOf(effectTable(lookup({ ...data, effects }))).find((one) => one.includes(name))!;
      return /<span class="(\w+)">/.exec(row)![1];
    };
    const rise = { effect: 1, ciLow: 0.5, ciHigh: 1.5 };
    expect(cell("real-gdp", rise)).toBe("better");
    expect(cell("theil-t-gdp", rise)).toBe("worse");
    expect(cell("toll-revenue", rise)).toBe("neutral");
    expect(cell("real-gdp", { ...rise, ciLow: -0.5 })).toBe("unclear");
  });

  it("leaves out an indicator that older results do not have, and a theme without any", () => {
    const effects = data.effects.filter(({ indicator }) => !/rate$/.test(indicator));
    expect(effectTable(lookup({ ...data, effects }))).not.toContain("Mobility");
  });
});

describe("the table of one variant", () => {
  const rowOf = (change: object) => {
    const effects = data.effects.map((row) =>
      row.indicator === "equivalent-variation" && row.place === "cluster" ? { ...row, ...change } : row,
    );
    const of = lookup({ ...data, effects });
    const { groups } = clusterTable(of, [of.focus], "page");
    const name = INDICATORS.find(({ id }) => id === "equivalent-variation")!.label.en;
    return groups
      .flatMap(({ rows }) => rows)
      .find(([first]) => (first as Cell).text === name)!
      .slice(1);
  };
  const rise = { effect: 140, ciLow: 130, ciHigh: 150 };

  it("has the effect in the unit, and in per cent of the baseline with its interval", () => {
    expect(rowOf({ ...rise, baselineMean: 1000 })).toEqual([
      "100.0",
      { text: "+14", small: undefined },
      { text: "+14 %", small: "13 to 15", judged: "better" },
    ]);
  });

  it("tells no per cent of a baseline that is zero but for rounding, and puts the interval below the effect", () => {
    for (const baselineMean of [0, 1e-12])
      expect(rowOf({ ...rise, baselineMean }).slice(1)).toEqual([{ text: "+14", small: "13 to 15" }, { text: "–" }]);
  });
});

describe("tables of cities", () => {
  it("are short where there are many: the largest and smallest gains and the cities that are asked for", () => {
    const { context } = data;
    const asked = { when: { kind: "year" as const, at: 2040, from: 2040, to: 2040 }, places: ["suzhou"], equal: [] };
    const about = lookup({ ...data, context: { ...context, answer: asked } });
    const few = citiesThatMatter(about, shownOf(about));
    const rows = (only?: ReadonlySet<string>) => rowsOf(tableHtml(citiesTable(about, shownOf(about), only))).slice(1);
    const whole = rows().map(textOf);
    const suzhou = whole.filter((row) => row.startsWith("Suzhou"));
    expect(rows(few).map(textOf)).toEqual([...whole.slice(0, 3), ...suzhou, ...whole.slice(-3)]);
    const small = lookup({ ...data, context: { ...context, cities: context.cities.slice(0, 8) } });
    expect(citiesThatMatter(small, shownOf(small))).toBeUndefined();
  });

  it("list all cities in the order of gains, with their provinces", () => {
    const rows = rowsOf(tableHtml(citiesTable(view, shownOf(view))))
      .slice(1)
      .map(textOf);
    const gain = (id: string) => {
      const { effect, baselineMean } = view.effect("together", id, "real-final-consumption-per-head")!;
      return effect / baselineMean;
    };
    const cities = [...data.context.cities].sort((a, b) => gain(b.id) - gain(a.id));
    expect(rows).toHaveLength(27);
    for (const [at, { label }] of cities.entries()) expect(rows[at]!.startsWith(label.en), label.en).toBe(true);
    expect(rows.find((row) => row.startsWith("Suzhou"))).toMatch(/^Suzhou Jiangsu/);
  });
});

it("a table of cities says what stands with an effect: the range over draws where there is one, else chance", () => {
  const { run } = shownOf(view).pair;
  const of = { variant: run, year: view.lastYear, place: "suzhou", indicator: "real-gdp" };
  const suzhous = { ...of, effect: [1, 2, 3], relative: [0.01, 0.02, 0.03], misses: null, missedBy: null };
  const study = { ...data.uncertainty!, effects: [suzhous] } as never;
  const ranged = lookup({ ...data, uncertainty: study });
  const drawn = citiesTable(ranged, shownOf(ranged));
  const plain = lookup({ ...data, uncertainty: undefined });
  const chance = citiesTable(plain, shownOf(plain));
  expect(drawn.notes).toEqual([
    "Beside an effect: “90 %” the range over parameter draws, else the 95 % interval of chance alone.",
  ]);
  expect(chance.notes).toEqual(["Beside an effect: the 95 % interval of chance alone."]);
  const small = (table: Table) =>
    table.groups[0]!.rows.flatMap((row) => row.slice(1).map((one) => (one as Cell).small));
  expect(small(chance).join()).not.toContain("90 %");
  const suzhou = drawn.groups[0]!.rows.find(([name]) => (name as Cell).text === "Suzhou")!;
  expect((suzhou[4] as Cell).small).toBe("90 %: +1.0 to +3.0 %");
});

it.each([
  [[0.01, 0.02, 0.03], "better"],
  [[-0.01, 0.02, 0.03], "unclear"],
  [[-0.03, -0.02, -0.01], "unclear"],
])("a gain of a city whose draws lie at %s is %s", (relative, judged) => {
  const of = { variant: shownOf(view).pair.run, year: view.lastYear, place: "suzhou", indicator: "real-gdp" };
  const study = { ...data.uncertainty!, effects: [{ ...of, effect: relative, relative }] } as never;
  const ranged = lookup({ ...data, uncertainty: study });
  const { rows } = citiesTable(ranged, shownOf(ranged)).groups[0]!;
  expect((rows.find(([name]) => (name as Cell).text === "Suzhou")![4] as Cell).judged).toBe(judged);
});

describe("what the answer compares", () => {
  const when = { kind: "year", at: 2030, from: 2030, to: 2030 } as const;
  const answer = { compare: ["together", "tolls"], when, places: ["cluster"], equal: [] };
  const asked = lookup({ ...data, context: { ...data.context, answer } });
  const level = (variant: string) => asked.effect(variant, "suzhou", "real-gdp", 2030)!.variantMean;
  const difference = 100 * (level("together") / level("tolls") - 1);

  it("stands in the table of cities, under the names of both and the year", () => {
    const table = citiesTable(asked, shownOf(asked));
    expect(table.title).toMatch(/^“Tolls, booths and border together” against “[^”]+”: effects by city in 2030$/);
    expect(clusterTable(asked, asked.variants, "page", yearOf(asked)).title).toMatch(/ in 2030$/);
    const row = table.groups[0]!.rows.find(([name]) => (name as { text: string }).text === "Suzhou")!;
    const gdp = table.columns.findIndex((one) => (one as { text: string }).text === "Real GDP");
    expect(Number.parseFloat((row[gdp] as { text: string }).text)).toBeCloseTo(difference, 2);
  });

  it("is a point of its own for each city of the GeoJSON, in the year that is asked for", () => {
    const { features } = JSON.parse(citiesGeoJson(asked)!);
    const of = (id: string) => features.find((one: { id: string }) => one.id === id).properties;
    expect(features).toHaveLength(27 * 5);
    const { against, year, real_gdp_effect_pct, real_gdp_baseline } = of("suzhou:together:tolls");
    expect([against, year, real_gdp_baseline]).toEqual(["tolls", 2030, level("tolls")]);
    expect(real_gdp_effect_pct).toBeCloseTo(difference, 6);
    expect(of("suzhou:tolls")).toMatchObject({ against: "baseline", year: 2030, real_gdp_replicates: 2 });
  });
});

describe("the table of payments", () => {
  const sharing = { type: "increment-sharing", label: { en: "Sharing", zh: "分享" }, from: 2024, to: null };
  const lever = {
    ...sharing,
    decidedBy: sharing.label,
    agreed: false,
    places: [],
    cities: [],
    sectors: [],
    sets: [],
    terms: [],
  };
  const received = (row: EffectRow) => (row.place === "suzhou" ? 4 : row.place === "hefei" ? -3 : 0);
  const effects = data.effects.map((row) =>
    row.indicator === "net-transfers" ? { ...row, effect: row.year < 2024 ? 0 : received(row) } : row,
  );
  const changes = [{ variant: "together", levers: [lever], also: [] }];
  const paid = paymentsOf(lookup({ ...data, effects, context: { ...data.context, changes } }));

  it("says by year and in sum who receives and who pays, and that the centre pays the rest", () => {
    const { table, turnover } = paid.find(({ run }) => run === "together")!;
    expect(turnover).toBeCloseTo(4 * 17, 10);
    expect(table.columns).toEqual(["Year", "Suzhou", "Hefei", "centre and others"]);
    const { rows } = table.groups[0]!;
    expect(rows[0]).toEqual(["2024", "+0.40", "−0.30", "−0.10"]);
    expect(rows.at(-1)).toEqual(["Sum", "+6.80", "−5.10", "−1.70"]);
  });

  it("says at which prices the base of sharing is counted, of variants that share", () => {
    const notes = (run: string) => paid.find((one) => one.run === run)!.table.notes!.join(" ");
    expect(notes("together")).toMatch(/own local taxes of the base year, raised by its own living costs/);
    expect(notes("tolls")).not.toContain("base of sharing");
  });
});

it("the dictionary has a row an indicator, and no markup from data", () => {
  const html = tableHtml(
    dictionaryTable(
      lookup({
        ...data,
        dictionary: [...data.dictionary, { ...data.dictionary[0]!, formula: { en: "a < b", zh: "a < b" } }],
      }),
    ),
  );
  expect(rowsOf(html)).toHaveLength(1 + INDICATORS.length + 1);
  expect(html).toContain("a &lt; b");
});
