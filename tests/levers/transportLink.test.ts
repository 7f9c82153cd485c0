import { describe, expect, it } from "vitest";
import { oneWay } from "./examples.js";
import { names, region, withLever } from "./region.js";

const link = (more: object) => names("transport-link", { ...oneWay, scale: 0.5, ...more });

describe("a faster link", () => {
  it("conflicts with others of goods, of people or of both, by what it carries", () => {
    const [goods, people] = ["transport-link:shanghai>nanjing", "transport-link:people:shanghai>nanjing"];
    expect([link({}), link({ carries: "goods" })]).toEqual([[goods], [goods]]);
    expect(link({ carries: "people" })).toEqual([people]);
    expect(link({ carries: "both" })).toEqual([goods, people]);
  });

  it("is one of pairs whose hours change, with the hours of each", () => {
    const links = (parameters: object) =>
      withLever("transport-link", { throughTraffic: false, ...parameters }).links.map(({ pair, hours, people }) => [
        ...[pair, hours, people],
      ]);
    // Shanghai to Nanjing (1) takes 2 hours and back (4); Nanjing to Suzhou (6) 1 hour.
    expect(links({ ...oneWay, scale: 0.5 })).toEqual([[1, 1, false]]);
    expect(links({ ...oneWay, scale: 1 })).toEqual([]);
    expect(links({ ...oneWay, travelHours: 2 })).toEqual([]);
    expect(links({ ...oneWay, travelHours: 1 })).toEqual([[1, 1, false]]);
    expect(links({ ...oneWay, travelHours: 5, carries: "both" })).toEqual([
      [1, 5, false],
      [1, 5, true],
    ]);
    const between = [
      ["shanghai", "nanjing"],
      ["nanjing", "suzhou"],
    ];
    expect(links({ between, oneWay: true, travelHours: 1 })).toEqual([[1, 1, false]]);
    expect(links({ between, oneWay: true, travelHours: 2 })).toEqual([[6, 2, false]]);
  });

  it("of people leaves the hours of goods, and changes the way of people to its hours over those", () => {
    const { travelHours, peopleWay } = withLever("transport-link", {
      ...oneWay,
      ...{ travelHours: 0.5, carries: "people", throughTraffic: false },
    });
    expect(travelHours).toEqual(region.base.travelHours);
    expect([...peopleWay.keys()].filter((pair) => peopleWay[pair] !== region.base.peopleWay[pair])).toEqual([1]);
    // Half an hour, of the two that goods take.
    expect(peopleWay[1]).toBeCloseTo(0.25, 12);
  });

  it("that is slower than today closes the way, also beside a faster one", () => {
    const slower = withLever("transport-link", { ...oneWay, travelHours: 9 });
    expect(slower.travelHours[1]).toBe(9);
    // Nobody else's way gets longer: their quickest ways did not lead by it alone, and data are no worse than before.
    expect([...slower.travelHours.keys()].filter((k) => slower.travelHours[k] !== region.base.travelHours[k])).toEqual([
      1,
    ]);
  });

  it("lengthens or shortens the road on which tolls are paid where that is given, and no other", () => {
    const { roadKm } = withLever("transport-link", { ...oneWay, scale: 1, roadKm: 9 });
    expect(roadKm[1]).toBe(9);
    expect(withLever("transport-link", { ...oneWay, scale: 0.5 }).roadKm).toEqual(region.base.roadKm);
  });

  it("has hours or a share of today's, and a road for goods alone", () => {
    const refused = (more: object) => () => link(more);
    expect(refused({ travelHours: 1 })).toThrow();
    expect(refused({ scale: undefined })).toThrow();
    expect(refused({ carries: "people", roadKm: 9 })).toThrow();
    expect(refused({ carries: "people" })).not.toThrow();
    expect(refused({ carries: "both", roadKm: 9 })).not.toThrow();
  });
});
