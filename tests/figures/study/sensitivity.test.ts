import { expect, it } from "vitest";
import { drawn } from "../../../src/figures/drawing/figure.js";
import { SENSITIVITY_FIGURES } from "../../../src/figures/study/sensitivity.js";
import { sensitivitySeen } from "../../../src/measures/views/index.js";
import { manifest, sensitivity } from "../../report/studies.js";

/** Where names stand of factors whose effects have this mean size and deviation; names are of twenty letters. */
function sides(...marks: (readonly [size: number, deviation: number])[]): unknown {
  const report = sensitivity("morris");
  const name = (at: number) => `factor ${at} of twenty ll`;
  const estimate = (measure: string, value: number) => ({ measure, value, low: value, high: value });
  const outcome = {
    ...report.outcomes[0]!,
    factors: marks.map(([size, deviation], at) => ({
      factor: name(at),
      estimates: [estimate("size", size), estimate("deviation", deviation)],
    })),
  };
  const shown = { ...report, outcomes: [outcome], factors: [] } as never;
  const [figure] = drawn(SENSITIVITY_FIGURES, () => ({ ...sensitivitySeen(shown, "en"), manifest }));
  return (figure!.data[0] as { textposition: unknown }).textposition;
}

it("names of figures stand above their marks, and below where the name of a higher one would be in the way", () => {
  expect(sides([10, 10], [4, 6], [3.9, 5.8])).toEqual(["top center", "top right", "bottom right"]);
  // Far enough to the side, or lower.
  expect(sides([10, 10], [2, 6], [4.9, 5.8])).toEqual(["top center", "top right", "top right"]);
  expect(sides([10, 10], [4, 6], [3.9, 5])).toEqual(["top center", "top right", "top right"]);
});
