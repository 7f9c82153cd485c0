import { describe, expect, it } from "vitest";
import { estimateBorders, placeboBorders } from "../../../src/evidence/index.js";
import type { FlowTable } from "../../../src/input/index.js";
import { greatCircleKm } from "../../../src/maths/numerics/greatCircle.js";

/** Places in rows of a grid, a province each. */
function grid(...sizes: number[]): FlowTable["places"] {
  return sizes.flatMap((size, province) =>
    Array.from({ length: size }, (_, k) => ({
      id: `${"abcdef"[province]}${k}`,
      province: `${"ABCDEF"[province]}`,
      latitude: 30 + 1.1 * province + 0.13 * ((k * k) % 5),
      longitude: 115 + 0.9 * k + 0.21 * ((province * k) % 3),
    })),
  );
}

/** Flows that gravity explains wholly, with a border of `border(a, b)` ln points between two provinces. */
function gravityTable(places: FlowTable["places"], border: (from: string, to: string) => number): FlowTable {
  const flows = places.flatMap((from, origin) =>
    places.flatMap((to, destination) => {
      if (origin === destination) return [];
      const mass = (3 + ((7 * origin) % 5)) * (2 + ((3 * destination) % 7));
      const crossed = from.province === to.province ? 0 : border(from.province, to.province);
      return [{ origin, destination, flow: mass * greatCircleKm(from, to) ** -1.4 * Math.exp(crossed) }];
    }),
  );
  return { places, flows, toItself: 0, unobserved: 0 };
}

const three = gravityTable(grid(4, 5, 4), () => -0.8);
const withFlows = (table: FlowTable, flow: (pair: FlowTable["flows"][number]) => number): FlowTable => ({
  ...table,
  flows: table.flows.map((pair) => ({ ...pair, flow: flow(pair) })),
});

describe("gravity of a table", () => {
  it("finds what made it, whatever the masses, without any error", () => {
    const { border, pairs, distance, observations } = estimateBorders(three);
    expect(observations).toBe(13 * 12);
    for (const found of [border, pairs["A-B"], pairs["A-C"], pairs["B-C"]]) {
      expect(found).toMatchObject({ coefficient: expect.closeTo(-0.8, 8), standardError: expect.closeTo(0, 7) });
    }
    expect(distance).toMatchObject({ coefficient: expect.closeTo(-1.4, 8) });
  });

  it("tells borders of a province of one place as differences only, the last one away", () => {
    const level: Record<string, number> = { AB: -0.5, AC: -0.9, BC: -0.7 };
    const { pairs } = estimateBorders(gravityTable(grid(4, 4, 1), (from, to) => level[[from, to].sort().join("")]!));
    expect(Object.keys(pairs)).toEqual(["A-B", "A-C", "B-C"]);
    expect(pairs["A-B"]).toMatchObject({ coefficient: expect.closeTo(-0.5, 7) });
    // C has one place: A-C less B-C.
    expect(pairs["A-C"]).toMatchObject({ coefficient: expect.closeTo(-0.2, 7), relativeTo: ["B-C"] });
    expect(pairs["B-C"]).toMatchObject({
      identified: false,
      reason: expect.objectContaining({ en: expect.stringContaining("make it up") }),
    });
  });

  it("is the same from shares of an origin's flows where gravity holds, and whatever the unit", () => {
    const sent = new Map<number, number>();
    for (const { origin, flow } of three.flows) sent.set(origin, (sent.get(origin) ?? 0) + flow);
    const shares = estimateBorders(withFlows(three, ({ origin, flow }) => flow / sent.get(origin)!));
    expect(shares.border).toMatchObject({ coefficient: expect.closeTo(-0.8, 7) });
  });

  it("keeps zeros that say something, and leaves out what has no finite estimate", () => {
    const some = estimateBorders(
      withFlows(three, ({ origin, destination, flow }) => (origin === 1 && destination === 9 ? 0 : flow)),
    );
    expect(some.observations).toBe(13 * 12);
    const silent = estimateBorders(
      withFlows(three, ({ origin, destination, flow }) => (origin === 2 || destination === 2 ? 0 : flow)),
    );
    expect(silent.observations).toBe(12 * 11);
    expect(silent.border).toMatchObject({ coefficient: expect.closeTo(-0.8, 7) });
    const province = (place: number) => three.places[place]!.province;
    const closed = estimateBorders(
      withFlows(three, ({ origin, destination, flow }) =>
        [province(origin), province(destination)].sort().join("") === "AC" ? 0 : flow,
      ),
    );
    expect(closed.pairs["A-C"]).toEqual({
      identified: false,
      reason: expect.objectContaining({ en: expect.stringContaining("nothing flows across it") }),
    });
    expect(closed.pairs["A-B"]).toMatchObject({ coefficient: expect.closeTo(-0.8, 6) });
    expect(closed.observations).toBe(13 * 12);
  });

  it("does without pairs that nobody observed", () => {
    const gaps = { ...three, flows: three.flows.filter((_, k) => k % 7 !== 3) };
    expect(estimateBorders(gaps).border).toMatchObject({ coefficient: expect.closeTo(-0.8, 7) });
  });

  it("refuses what effects make up: one origin, one province, two places", () => {
    const one = { ...three, flows: three.flows.filter(({ origin }) => origin === 0) };
    expect(estimateBorders(one)).toMatchObject({
      border: { identified: false },
      distance: { identified: false },
      adValorem: { "4": null, "8": null },
      observations: 12,
    });
    const inOne = estimateBorders(gravityTable(grid(6), () => 0));
    expect(inOne.border).toEqual({
      identified: false,
      reason: expect.objectContaining({ en: "all places lie in one province" }),
    });
    expect(inOne.distance).toMatchObject({ coefficient: expect.closeTo(-1.4, 8) });
    const two = estimateBorders(gravityTable(grid(1, 1), () => -1));
    expect(two.border).toMatchObject({ identified: false });
    expect(
      placeboBorders(
        gravityTable(grid(2, 2), () => -1),
        5,
        "1",
      ),
    ).toBeNull();
  });
});

describe("kilometres", () => {
  it("are great circles on the mean radius", () => {
    expect(greatCircleKm({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(
      Math.PI * 6371.0088,
      6,
    );
    expect(greatCircleKm({ latitude: 90, longitude: 5 }, { latitude: 0, longitude: 77 })).toBeCloseTo(
      (Math.PI / 2) * 6371.0088,
      6,
    );
  });
});
