import { describe, expect, it } from "vitest";
import { phaseCsv } from "../../../src/evidence/theory/corePeriphery.js";
import { csvRecords } from "../../../src/measures/results/index.js";

describe("the phase diagram of two equal places", () => {
  const rows = [...csvRecords(phaseCsv())].slice(1).map(([barrier, share, state]) => ({
    ...{ barrier: Number(barrier), share: Number(share), state },
  }));
  const way = (state: string) => rows.filter((row) => row.state === state);
  /** The first barrier of a way at which the place has another share than before. */
  const turn = (state: string) => {
    const points = way(state);
    return points.find(({ share }) => Math.abs(share - points[0]!.share) > 0.1)!.barrier;
  };

  it("turns at the barriers of Fujita, Krugman and Venables (1999): break below 1.63, sustain up to 1.81", () => {
    expect(turn("falling")).toBeCloseTo(1.62, 6);
    expect(turn("rising")).toBeCloseTo(1.81, 6);
  });

  it("is where it began when the barrier is back", () => {
    expect(way("falling")[0]!.share).toBeCloseTo(way("rising").at(-1)!.share, 6);
    expect(way("falling").at(-1)!.share).toBe(1);
  });
});
