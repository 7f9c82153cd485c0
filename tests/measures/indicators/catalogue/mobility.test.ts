import { describe, expect, it } from "vitest";
import { yearView } from "../../../../src/measures/indicators/view.js";
import { economy, outcome, provinces } from "../fixture.js";
import { value, valuesOf } from "../values.js";

describe("moves", () => {
  it("count departures, and net moves without those inside", () => {
    expect(value("a", "firm-relocation-rate")).toBeCloseTo(9 / 40, 12);
    expect(value("a", "net-firm-moves")).toBe(3 - 9);
    expect(value("P", "net-firm-moves")).toBe(2 - 6);
    expect(value("cluster", "net-firm-moves")).toBe(-1);
  });

  it("count migrants of every type and tell provinces apart", () => {
    expect(value("a", "net-migration-rate")).toBeCloseTo((1 + 2 - 1) / 50, 12);
    expect(value("a", "cross-province-firms")).toBeCloseTo(6 / 9, 12);
    expect(value("cluster", "cross-province-workers")).toBeCloseTo(2 / 4, 12);
    expect(value("b", "cross-province-capital")).toBeNaN();
  });

  it("count who lives where he is not registered, without those who stay inside a place", () => {
    expect(value("b", "registered-elsewhere")).toBe(30);
    expect(value("a", "own-people-away")).toBe(10);
    expect(value("cluster", "registered-elsewhere")).toBe(5);
    expect(value("cluster", "own-people-away")).toBe(0);
    expect(value("b", "well-being-registered")).toBeCloseTo(1.1, 12);
    expect(value("cluster", "well-being-registered")).toBeCloseTo(1.1 ** (50 / 235), 12);
  });

  it("count migrants gross as half of all arrivals and departures, headquarters and capital net", () => {
    // One of 50 workers left a, three came.
    expect(value("a", "gross-migration-rate")).toBeCloseTo((3 + 1) / 2 / 50, 12);
    expect(value("a", "net-headquarters-moves")).toBe(1);
    expect(value("b", "net-headquarters-moves")).toBe(-1);
    expect(value("a", "government-led-moves")).toBe(1);
    expect(value("a", "net-capital-inflow")).toBeCloseTo(-1 / 100, 12);
    expect(value("b", "net-capital-inflow")).toBeCloseTo(1 / 80, 12);
  });

  it("count migrants of each type once, between provinces as well", () => {
    const year = outcome(2030);
    const workers = year.flows.workers.slice();
    // Of general labour 5 go from a to b in the same province, 3 from a to c in the other.
    workers.set([0, 5, 3, 0]);
    const moved = valuesOf(yearView(economy, provinces, { ...year, flows: { ...year.flows, workers } }, outcome(2021)));
    expect(moved("a", "cross-province-workers")).toBeCloseTo(3 / (5 + 3 + 1), 12);
    expect(moved("cluster", "cross-province-workers")).toBeCloseTo((3 + 2) / (5 + 3 + 1 + 1 + 2), 12);
    expect(moved("a", "net-migration-rate")).toBeCloseTo((3 - 9) / 50, 12);
  });

  it("say nothing of who is registered where nobody asks", () => {
    const nobody = valuesOf(yearView(economy, provinces, { ...outcome(2030), registration: null }, outcome(2021)));
    for (const id of ["registered-elsewhere", "own-people-away", "well-being-registered"])
      expect(nobody("a", id), id).toBeNaN();
    expect(nobody("a", "net-firm-moves")).toBe(3 - 9);
  });
});
