import { describe, expect, it } from "vitest";
import { isTest, MARGIN, verdictOf } from "../../../src/evidence/events/study.js";
import { because } from "../../../src/measures/results/index.js";
import { textOf } from "../../../src/words/index.js";

const said = (central: number, low = central, high = central) => ({
  central,
  worlds: { low, median: central, high, count: 16 },
});
const happened = (effect: number, band: number, groups = 40) => ({
  ...{ effect, groups },
  band: [-band, band] as [number, number],
});

describe("verdicts", () => {
  // Nothing brings -8 to 8 %; what happened is 2 %: true effects of -6 to 10 % are allowed.
  const little = happened(0.02, 0.08);

  it("contradict what lies further than the margin from all that the event allows", () => {
    expect(verdictOf(little, said(0.2, 0.13, 0.3))).toBe("contradicted, too much");
    expect(verdictOf(little, said(-0.2, -0.3, -0.09))).toBe("contradicted, too little");
    expect(verdictOf(little, { central: 0.2, worlds: null })).toBe("contradicted, too much");
    // By a tenth of a point more or less nothing turns.
    expect(verdictOf(little, said(0.2, 0.101, 0.3))).toBe("not informative");
    expect(verdictOf(little, said(0.2, 0.099, 0.3))).toBe("not informative");
  });

  it("are no test of what could not be seen among placebos", () => {
    expect(verdictOf(little, said(0.02, 0.01, 0.03))).toBe("too small to be seen");
    expect(isTest({ verdict: "too small to be seen" })).toBe(false);
    expect(isTest({ verdict: "equivalent" })).toBe(true);
    expect(isTest({ verdict: undefined })).toBe(true);
  });

  it("are no test where the run at central values could not be finished, whatever drawn worlds say", () => {
    const failed = { ...said(NaN, 0.13, 0.3), failure: because(textOf("no land")) };
    for (const groups of [9, 40]) expect(verdictOf({ ...little, groups }, failed)).toBe("could not be run");
    expect(isTest({ verdict: "could not be run" })).toBe(false);
  });

  it("hold for equivalent only what is allowed within the margin of the prediction", () => {
    const sharp = happened(-0.1, 0.015);
    expect(verdictOf(sharp, said(-0.1, -0.11, -0.09))).toBe("equivalent");
    expect(verdictOf(happened(-0.1, 0.04), said(-0.1, -0.11, -0.09))).toBe("not informative");
    // Without an effect predicted, none seen within two per cent is equivalent.
    expect(verdictOf(happened(0.001, 0.015), said(0))).toBe("equivalent");
    // At the margin, and no further.
    for (const effect of [MARGIN, -MARGIN]) expect(verdictOf(happened(effect, 0), said(0))).toBe("equivalent");
  });

  it("need twenty placebo groups that share no city", () => {
    expect(verdictOf(happened(0.5, 0.01, 9), said(0))).toBe("too few placebos");
    expect(verdictOf(happened(0.5, 0.01, 20), said(0))).toBe("contradicted, too little");
  });
});
