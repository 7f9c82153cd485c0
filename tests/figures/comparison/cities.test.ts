import { expect, it } from "vitest";
import { colourOf, symbolOf, winnersAndLosers } from "../../../src/figures/comparison/cities.js";
import { drawn, PAGE } from "../../../src/figures/drawing/figure.js";
import { GAIN, LOSS, UNCLEAR } from "../../../src/figures/drawing/palette.js";
import { lookup } from "../../../src/measures/views/data.js";
import { viewOf } from "../../../src/measures/views/reading.js";
import { inventedReport } from "../../report/fixture.js";

const data = inventedReport(2);
const INDICATORS = ["real-final-consumption-per-head", "real-gdp", "own-revenue"];

/** The figure of an answer, its panels by title, and what it says of Suzhou in each. */
function seen(answer: object) {
  const plan = { places: ["cluster"], equal: [], when: { kind: "year", at: 2030, from: 2030, to: 2030 }, ...answer };
  const source = { ...data, context: { ...data.context, answer: plan as never }, uncertainty: undefined };
  const [{ layout, data: marks, caption }] = drawn(
    [winnersAndLosers],
    (one) => viewOf(lookup(source), one),
    PAGE,
  ) as unknown as [
    { layout: { annotations: { text: string }[] }; data: { x: number[]; text: string[] }[]; caption: string },
  ];
  const titles = layout.annotations.map(({ text }) => text.replace(/<br>/g, " ").replace(/^<b>.<\/b> */, ""));
  return { titles, caption, suzhou: marks.map(({ x, text }) => x[text.indexOf("Suzhou")]!) };
}

const level = (variant: string, indicator: string) =>
  data.effects.find(
    (row) => row.variant === variant && row.place === "suzhou" && row.year === 2030 && row.indicator === indicator,
  )!.variantMean;

it("the cities of an answer on two variants are those of their difference, in the year that is asked for", () => {
  const { caption, suzhou } = seen({ compare: ["together", "tolls"] });
  expect(caption).toMatch(/^“Tolls, booths and border together” against “No tolls between members” in 2030\. /);
  for (const [at, indicator] of INDICATORS.entries())
    expect(suzhou[at]).toBeCloseTo(100 * (level("together", indicator) / level("tolls", indicator) - 1), 6);
});

it("the measure that is asked for comes first, in points where it is a share, and cities stand in its order", () => {
  const { titles } = seen({ compare: ["tolls"], measure: "own-revenue" });
  expect(titles.slice(0, 2)).toEqual([
    "Own revenue of city governments",
    "Real consumption per resident, private and public",
  ]);
});

it.each([
  [2, 1, 3, GAIN, "circle"],
  [-2, -3, -1, LOSS, "diamond"],
  [1, -1, 2, UNCLEAR, "circle-open"],
  // The centre is above zero, all draws are below, and the other way round: nobody can say which it is.
  [0.1, -1.6, -0.3, UNCLEAR, "circle-open"],
  [-0.1, 0.3, 1.6, UNCLEAR, "diamond-open"],
])("an effect of %d with a range from %d to %d has the colour and the shape of what is known", (...one) => {
  const [effect, low, high, colour, symbol] = one;
  expect([colourOf({ effect, low, high }), symbolOf({ effect, low, high })]).toEqual([colour, symbol]);
});
