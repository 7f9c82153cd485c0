import { expect, it } from "vitest";
import { variantDifferences } from "../../../src/figures/comparison/differences.js";
import type { Drawing } from "../../../src/figures/drawing/figure.js";
import { lookup } from "../../../src/measures/views/data.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../../report/fixture.js";

const data = inventedReport(2);

interface Marks {
  x: number[];
  error_x: { array: number[]; arrayminus: number[] };
  marker: { symbol: string[] };
}

function rows(source = data) {
  const drawing = variantDifferences.draw(lookup(source)) as Drawing | undefined;
  const [{ x, error_x, marker }] = (drawing?.data ?? [{}]) as unknown as [Marks];
  const names = drawing?.layout.yaxis?.ticktext as string[] | undefined;
  return { names: names?.map((one) => one.replaceAll("<br>", " ")), x, error_x, marker };
}

it("every variant stands against every other, the larger effect first, with the range of their difference", () => {
  const { names, x, error_x, marker } = rows();
  expect(names).toHaveLength(6);
  expect(names![0]).toMatch(/^“Tolls, booths and border together” against /);
  for (const effect of x!) expect(effect).toBeGreaterThan(0);
  // Draw d of run v is 1000 + v d: of the last against the second the range is that of 2 d / (1000 + 2 d).
  const at = names!.indexOf("“Tolls, booths and border together” against “No booths at provincial borders”");
  const [low, high] = [x![at]! - error_x!.arrayminus[at]!, x![at]! + error_x!.array[at]!];
  // 5 and 95 % of 65 ranks: draws 2.25 and 60.75, counted from 0.
  expect(low).toBeCloseTo((100 * 2 * 2.25) / 1004.5, 1);
  expect(high).toBeCloseTo((100 * 2 * 60.75) / 1121.5, 1);
  expect(marker!.symbol[at]).toBe("circle");
});

it("names variants as they are called, signs of HTML too", () => {
  const variants = data.context.variants.map((one) => ({ ...one, label: textOf(`R&D <${one.id}>`) }));
  const { names } = rows({ ...data, context: { ...data.context, variants } });
  expect(names![0]).toBe("“R&amp;D &lt;together&gt;” against “R&amp;D &lt;border&gt;”");
});

it("is hollow where the range holds zero, and not there without draws or with one variant", () => {
  const study = data.uncertainty!;
  const [told] = study.paired!;
  const swayed = told!.runs["baseline"]!.map((_, d) => 1000 + (d % 2 === 0 ? 20 : -20));
  const paired = [{ ...told!, runs: { ...told!.runs, together: swayed } }];
  expect(rows({ ...data, uncertainty: { ...study, paired } }).marker!.symbol[0]).toBe("circle-open");
  expect(rows({ ...data, uncertainty: undefined }).x).toBeUndefined();
  const when = { kind: "year", at: 2040, from: 2040, to: 2040 } as const;
  const answer = { compare: ["tolls"], when, places: ["cluster"], equal: [] };
  expect(rows({ ...data, context: { ...data.context, answer } }).x).toBeUndefined();
});
