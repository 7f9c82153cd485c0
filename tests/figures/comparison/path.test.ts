import { expect, it } from "vitest";
import { effectPath } from "../../../src/figures/comparison/path.js";
import { type Drawing, HALF } from "../../../src/figures/drawing/figure.js";
import { lookup } from "../../../src/measures/views/data.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../../report/fixture.js";

const { uncertainty: _, ...data } = inventedReport(2);
const when = { kind: "year", at: 2040, from: 2040, to: 2040 } as const;

function drawnFor(answer: { compare?: string[]; places: string[] }): Drawing {
  const context = { ...data.context, answer: { when, equal: [], ...answer } };
  return effectPath.draw(lookup({ ...data, context }), HALF) as Drawing;
}

it("the path of several variants is a line each in one axis, with the range of the last year beside its end", () => {
  const { data: traces, layout, caption } = drawnFor({ places: ["cluster"] });
  const lines = traces as { name?: string; x: number[]; y: number[]; showlegend?: boolean }[];
  const shown = lines.filter(({ showlegend }) => showlegend !== false);
  expect(shown.map(({ name }) => name!.replaceAll("<br>", " "))).toEqual(
    data.context.variants.slice(1).map(({ label }) => label.en),
  );
  const together = data.effects.find(
    ({ variant, place, indicator, year }) =>
      variant === "together" && place === "cluster" && indicator === "real-gdp" && year === 2040,
  )!;
  expect(shown.at(-1)!.y.at(-1)).toBeCloseTo((100 * together.effect) / together.baselineMean, 10);
  const range = lines.at(-1)!;
  expect(range.x[0]).toBeGreaterThan(2040);
  expect(range.y).toEqual(
    [together.ciLow, together.ciHigh].map((end) => expect.closeTo((100 * end) / together.baselineMean, 10)),
  );
  expect(layout.showlegend).toBe(true);
  expect(caption).toContain("95 % interval of the mean over 2 replicates in the last year");
});

it.each(["en", "zh"] as const)("the path of a share is in percentage points, in %s", (language) => {
  const measure = "real-gdp";
  const dictionary = data.dictionary.map((row) =>
    row.indicator === measure ? { ...row, unit: textOf("share of GDP", "占GDP的比重") } : row,
  );
  const context = { ...data.context, answer: { when, equal: [], places: ["cluster"], compare: ["tolls"] } };
  const seen = lookup({ ...data, context, dictionary }, language);
  const { data: traces, layout } = effectPath.draw(seen, HALF) as Drawing;
  const last = data.effects.find(
    ({ variant, place, indicator, year }) =>
      variant === "tolls" && place === "cluster" && indicator === measure && year === 2040,
  )!;
  expect((traces as { y: number[] }[]).at(-1)!.y.at(-1)).toBeCloseTo(100 * last.effect, 10);
  expect(JSON.stringify(layout)).toContain(language === "en" ? "percentage points" : "百分点");
});

it("the path of the variant and the place that are asked for stands alone, in its range", () => {
  const { data: traces, title, layout } = drawnFor({ compare: ["tolls"], places: ["hefei"] });
  expect(traces).toHaveLength(2);
  expect(title).toBe("Effect on real GDP by year, Hefei");
  expect(layout.showlegend).not.toBe(true);
});

it("the path of two variants is how they differ, year by year", () => {
  const { data: traces, title, caption, layout } = drawnFor({ compare: ["together", "tolls"], places: ["hefei"] });
  const level = (variant: string) =>
    data.effects.find(
      (row) => row.variant === variant && row.place === "hefei" && row.indicator === "real-gdp" && row.year === 2040,
    )!.variantMean;
  const line = (traces as { y: number[] }[]).at(-1)!;
  expect(line.y.at(-1)).toBeCloseTo(100 * (level("together") / level("tolls") - 1), 6);
  expect(title).toBe("Difference in real GDP by year, Hefei");
  expect(caption).toMatch(/^“Tolls, booths and border together” against “No tolls between members”, Hefei\. /);
  expect(layout.yaxis?.title).toMatchObject({ text: "Difference, % of the second" });
});
