import { describe, expect, it } from "vitest";
import { builtLinks, hoursWith, type PublicWork } from "../../../src/model/engine/policyEntries.js";

/** A city's half of a link between places 0 and 1, which takes an hour when it is complete. */
const work = (set: Partial<PublicWork> = {}): PublicWork => ({
  ...{ project: "bridge", city: 0, end: 1, part: 0.5, hoursBefore: 3, travelHours: 1 },
  ...{ throughTraffic: false, amount: 10, sector: 0, ...set },
});

describe("a way that is built by parts", () => {
  it("is as much shorter as its parts are of the whole", () => {
    expect(hoursWith([], 3)).toBe(3);
    expect(hoursWith([work()], 3)).toBe(2);
    expect(hoursWith([work(), work({ city: 1, end: 0 })], 3)).toBe(1);
    // Three quarters of a plan that saves one hour, a quarter of one that saves two.
    expect(hoursWith([work({ part: 0.75, travelHours: 2 }), work({ part: 0.25 })], 3)).toBe(1.75);
  });

  it("is no shorter than the fastest plan, whatever is paid beyond that", () => {
    expect(hoursWith([work({ part: 0.8 }), work({ part: 0.8 })], 3)).toBe(1);
    expect(hoursWith([work({ part: 0.8, travelHours: 2 }), work({ part: 0.8, travelHours: 1.5 })], 3)).toBe(1.5);
  });

  it("is no longer than without it, where the way is shorter than the plan already", () => {
    expect(hoursWith([work({ part: 1, travelHours: 4 })], 3)).toBe(3);
    expect(hoursWith([work({ part: 0.5, travelHours: 4 }), work({ part: 0.5 })], 3)).toBe(2);
  });
});

describe("links that are built", () => {
  const today = Float64Array.of(0, 3, 9, 5, 0, 9, 9, 9, 0);

  it("are shorter in both directions, each from what it takes today, by all parts of a project", () => {
    const works = [work(), work({ project: "tunnel", city: 2, part: 1, travelHours: 8 }), work({ city: 1, end: 0 })];
    // The bridge stands once for each who pays for it; the tunnel leads from the third place to the second.
    expect(builtLinks(works, today)).toEqual([
      { pair: 1, hours: 1, throughTraffic: false },
      { pair: 3, hours: 1, throughTraffic: false },
      { pair: 7, hours: 8, throughTraffic: false },
      { pair: 5, hours: 8, throughTraffic: false },
      { pair: 3, hours: 1, throughTraffic: false },
      { pair: 1, hours: 1, throughTraffic: false },
    ]);
  });

  it("are open to others where one who pays opens them", () => {
    const works = [work(), work({ city: 1, end: 0, throughTraffic: true }), work({ project: "tunnel", city: 2 })];
    expect(builtLinks(works, today).map(({ throughTraffic }) => throughTraffic)).toEqual([
      ...[true, true, true, true, false, false],
    ]);
  });
});
