import { expect, it } from "vitest";
import { cumulativeEffect } from "../../../src/figures/comparison/print/cumulative.js";
import { distanceEffect } from "../../../src/figures/comparison/print/distance.js";
import { employmentShares } from "../../../src/figures/comparison/print/employment.js";
import { impulse } from "../../../src/figures/comparison/print/impulse.js";
import { effectCourse, tornado } from "../../../src/figures/comparison/worlds.js";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { invented } from "../../snapshots/invented.js";

const { data } = await invented("comparison", "comparison");
const drawnOf = (figure: typeof impulse, given: ReportData = data) => figure.draw(lookup(given)) as Drawing | undefined;
interface Trace {
  x: number[];
  y: number[];
  fill?: string;
  name?: string;
  showlegend?: boolean;
}
const traces = ({ data: all }: Drawing) => all as unknown as Trace[];

it("what ends again is told year by year and in sum, of the first year's baseline", () => {
  const drawing = drawnOf(impulse)!;
  const lines = traces(drawing).filter(({ fill }) => fill === undefined);
  expect(lines[0]!.y.map((value) => Number(value.toFixed(2)))).toEqual([0, 0, 1.09, 1.18, 2.35]);
  expect(lines[1]!.y.at(-1)).toBeCloseTo((100 * (90 + 100 + 200)) / 8250, 6);
  const changes = data.context.changes.map((one) => ({
    ...one,
    levers: one.levers.map((lever) => ({ ...lever, to: null })),
  }));
  expect(drawnOf(impulse, { ...data, context: { ...data.context, changes } })).toBeUndefined();
});

it("shares of employment are those of the sector that levers name and that differs most, else of information services", () => {
  const titleOf = (given: ReportData) => drawnOf(employmentShares, given)!.title;
  expect(titleOf(data)).toBe("Share of information services in employment by city");
  const [first, second] = data.context.sectors;
  const sectors = [first!.id, second!.id];
  const changes = data.context.changes.map((one) => ({
    ...one,
    levers: one.levers.map((lever) => ({ ...lever, sectors })),
  }));
  // Every city has as much of the one, and not of the other.
  for (const [differs, { label }] of [first!, second!].entries()) {
    const values = data.context.cities.map((_, c) =>
      data.context.sectors.map((_, s) => (s === differs ? 1 + c : s < 2 ? 1 : 20 - (s === 2 ? c : 0))),
    );
    const employment = { year: 2021, imputed: true, values };
    const title = titleOf({ ...data, context: { ...data.context, changes, employment } });
    expect(title).toBe(`Share of ${label.en.toLowerCase()} in employment by city`);
  }
});

/** With another question. */
function asking(answer: object): ReportData {
  const plan = { places: ["cluster"], equal: [], when: { kind: "year", at: 2024, from: 2024, to: 2024 }, ...answer };
  return { ...data, context: { ...data.context, answer: plan as never } };
}

const effectOf = (variant: string, year: number, indicator = "real-gdp") =>
  lookup(data).effect(variant, "cluster", indicator, year)!;

it("what two variants differ by is added up over the years that are asked for, and told so", () => {
  const sum = { kind: "sum", at: 2023, from: 2022, to: 2023 };
  const { title, caption, ...drawing } = drawnOf(
    cumulativeEffect,
    asking({ compare: ["border", "tolls"], when: sum }),
  )!;
  const [line, peak] = traces(drawing as Drawing);
  expect(title).toBe("Difference in real GDP: added up, and largest of a year");
  expect(caption).toMatch(
    /^“No border” against “No tolls”, .*sum from 2022 to 2023, in per cent of “No tolls” in 2022 /,
  );
  const moved = (year: number) => effectOf("border", year).effect - effectOf("tolls", year).effect;
  const { variantMean } = effectOf("tolls", 2022);
  expect(line!.x.at(-1)).toBe(2023);
  expect(line!.y.at(-1)).toBeCloseTo((100 * (moved(2022) + moved(2023))) / variantMean, 6);
  expect(peak!.x).toEqual([expect.closeTo((100 * moved(2024)) / effectOf("tolls", 2024).variantMean, 6)]);
});

it("a measure in money that the baseline has none of is added up in money", () => {
  const measure = "net-transfers";
  const rows = data.effects.filter(({ indicator, place }) => indicator === "real-gdp" && place === "cluster");
  const effects = rows.map((row) => ({ ...row, indicator: measure, baselineMean: 0, variantMean: row.effect }));
  const asked = asking({ compare: ["border"], measure });
  const { data: all, layout } = drawnOf(cumulativeEffect, { ...asked, effects: [...data.effects, ...effects] })!;
  const total = [2022, 2023, 2024].reduce((sum, year) => sum + effectOf("border", year).effect, 0);
  // Hundred millions, told in billions.
  expect((all as unknown as Trace[])[0]!.y.at(-1)).toBeCloseTo(total / 10, 6);
  expect(JSON.stringify(layout.yaxis)).toContain("billion");
});

it("courses over draws are those of both variants that are compared, not of one that is taken for their difference", () => {
  const drawing = drawnOf(effectCourse, asking({ compare: ["border", "tolls"] }))!;
  const { title, caption } = drawing;
  expect(title).toMatch(/^Two variants, each against the baseline: /);
  expect(caption).toContain("“No border” and “No tolls”, each against the baseline.");
  expect(
    traces(drawing)
      .filter(({ showlegend }) => showlegend)
      .map(({ name }) => name),
  ).toEqual(["No border", "No tolls"]);
});

it("what an effect depends on is that of the measure that is asked for, and says of which variant, year and place", () => {
  const asked = drawnOf(tornado, asking({ compare: ["border"], measure: "real-national-income" }))!;
  expect(asked.title).toBe("What the effect of “No border” on real national income of residents in 2024 depends on");
  expect(asked.caption).not.toContain("Draws say this only");
  for (const answer of [{ compare: ["border", "tolls"] }, { compare: ["border"], measure: "well-being" }]) {
    const other = drawnOf(tornado, asking(answer))!;
    expect(other.title).toBe("What the effect of “No border” on real GDP in 2024 depends on");
    expect(other.caption).toContain("Draws say this only of one variant against the baseline");
  }
});

it("cities stand at their distance from the nearest one that a lever names, which stand at zero", () => {
  const [others, named] = traces(drawnOf(distanceEffect)!);
  expect(named!.x).toEqual([0, 0]);
  // Lake, at 120.4 degrees, lies nearest to Mill, at 120.
  expect(Math.min(...others!.x)).toBeGreaterThan(20);
  expect(others!.x).toHaveLength(4);
  const changes = data.context.changes.map((one) => ({
    ...one,
    levers: one.levers.map((lever) => ({ ...lever, cities: [] })),
  }));
  expect(drawnOf(distanceEffect, { ...data, context: { ...data.context, changes } })).toBeUndefined();
});
