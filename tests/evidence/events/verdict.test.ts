import { describe, expect, it } from "vitest";
import { verdictOf } from "../../../src/evidence/events/study.js";

const said = (central: number, low = central, high = central) => ({
  central,
  worlds: { low, median: central, high, count: 16 },
});

describe("verdicts", () => {
  // Nothing brings -8 to 8 %; what happened is 2 %: true effects of -6 to 10 % are allowed.
  const little = { effect: 0.02, band: [-0.08, 0.08] as [number, number] };

  it("contradict what promises more or less than the event allows, with its whole band", () => {
    expect(verdictOf(little, said(0.2, 0.11, 0.3))).toBe("contradicted, too much");
    expect(verdictOf(little, said(-0.2, -0.3, -0.07))).toBe("contradicted, too little");
    expect(verdictOf(little, said(0.2, 0.09, 0.3))).toBe("inside, not informative");
    expect(verdictOf(little, { central: 0.2, worlds: null })).toBe("contradicted, too much");
  });

  it("support nothing where nothing could be seen", () => {
    expect(verdictOf(little, said(0.02, 0.01, 0.03))).toBe("inside, not informative");
  });

  it("support a band inside of what a seen event allows, of its sign", () => {
    const seen = { effect: -0.1, band: [-0.03, 0.03] as [number, number] };
    expect(verdictOf(seen, said(-0.1, -0.12, -0.08))).toBe("supported");
    expect(verdictOf(seen, said(-0.1, -0.2, -0.08))).toBe("inside, not informative");
    expect(verdictOf(seen, said(0))).toBe("contradicted, too much");
  });
});
