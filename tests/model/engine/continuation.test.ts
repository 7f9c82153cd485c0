import { describe, expect, it } from "vitest";
import { approach, easeWedges } from "../../../src/model/engine/continuation.js";
import { close } from "./setting.js";

/** The shares that are tried where `solve` says which of them clear, given the last that did. */
function tried(solve: (share: number, last: number) => boolean) {
  const shares: number[] = [];
  let last = 0;
  const arrives = approach((share) => {
    shares.push(share);
    const cleared = solve(share, last);
    if (cleared) last = share;
    return cleared;
  });
  return { shares, arrives };
}

describe("the way to a hard market", () => {
  it("doubles the log costs of trade from a quarter to the whole", () => {
    expect(tried(() => true)).toEqual({ shares: [0.25, 0.5, 1], arrives: true });
  });

  it("takes shorter steps after one that was too long, and ends at the whole itself", () => {
    const { shares, arrives } = tried((share, last) => last === 0 || share <= 1.2 * last);
    expect(arrives).toBe(true);
    expect(shares.slice(0, 4)).toEqual([0.25, 0.5, 0.25 * Math.SQRT2, 0.25 * 2 ** 0.25]);
    expect(shares.at(-1)).toBe(1);
  });

  it("gives up where no step leads on, and where even the start does not clear", () => {
    expect(tried((share) => share < 0.6).arrives).toBe(false);
    expect(tried(() => false)).toEqual({ shares: [0.25], arrives: false });
  });
});

describe("eased wedges", () => {
  const wedges = {
    freeness: Float64Array.of(1, 1e-4, 0),
    tollFreeness: Float64Array.of(0, 0.1e-4, 0),
    rentFreeness: Float64Array.of(0, 0.2e-4, 0),
    tariffFreeness: Float64Array.of(0, 0.3e-4, 0),
    coordination: Float64Array.of(0.5),
  };

  it("have a share of every log cost, and the same parts of the price that are toll, rent and tariff", () => {
    const { freeness, tollFreeness, rentFreeness, tariffFreeness } = easeWedges(wedges, 0.5);
    expect([...freeness]).toEqual([1, expect.closeTo(1e-2, 12), 0]);
    expect([...tollFreeness!]).toEqual([0, expect.closeTo(0.1e-2, 12), 0]);
    expect([...rentFreeness!]).toEqual([0, expect.closeTo(0.2e-2, 12), 0]);
    expect([...tariffFreeness!]).toEqual([0, expect.closeTo(0.3e-2, 12), 0]);
  });

  it("have no toll, rent and tariff where there are none, and leave headquarters and the whole way as they are", () => {
    const eased = easeWedges({ ...wedges, tollFreeness: null, rentFreeness: null, tariffFreeness: null }, 0.5);
    expect([eased.tollFreeness, eased.rentFreeness, eased.tariffFreeness]).toEqual([null, null, null]);
    expect(eased.coordination).toBe(wedges.coordination);
    for (const part of ["freeness", "tollFreeness", "rentFreeness", "tariffFreeness"] as const)
      expect([...easeWedges(wedges, 1)[part]!]).toEqual(close([...wedges[part]], 18));
  });
});
