import { describe, expect, it } from "vitest";
import { calibrate } from "../../../src/calibrate/index.js";
import { observedFlows, onObservedPairs, simulatedFlow, validateFlows } from "../../../src/evidence/flows/flows.js";
import type { Subject } from "../../../src/evidence/realised/subject.js";
import { greatCircleKm } from "../../../src/maths/numerics/greatCircle.js";
import { closedRegion } from "../../calibrate/setting.js";
import { fiveCities } from "../inference/fiveCities.js";

/** Two nodes and three sectors: farms and factories on lorries, services not. Pairs stand from one to the other. */
const year = {
  market: {
    tradeBySector: Float64Array.of(1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400),
    headquartersPayments: Float64Array.of(5, 6, 7, 8),
  },
  flows: {
    workers: Float64Array.of(0, 1, 2, 0, 0, 10, 20, 0, 0, 100, 200, 0),
    firms: Float64Array.of(0, 3, 4, 0),
    capital: Float64Array.of(0, 8, 9, 0),
  },
};
const calibration = {
  world: { economy: { nodes: 2, labourTypes: 3, goods: { loadValue: Float64Array.of(10, 20, Infinity) } } },
  region: { tables: { sectors: [{ group: "primary" }, { group: "secondary" }, { group: "secondary" }] } },
};
const subject = { calibration, year } as unknown as Subject;

describe("what flows in the model's base year", () => {
  it("is goods of all that travels on lorries, workers of all types, and the rest as it stands", () => {
    expect([...simulatedFlow(subject, "goods")]).toEqual([11, 22, 33, 44]);
    expect([...simulatedFlow(subject, "workers")]).toEqual([0, 111, 222, 0]);
    expect([...simulatedFlow(subject, "headquarters")]).toEqual([5, 6, 7, 8]);
    expect([...simulatedFlow(subject, "firms")]).toEqual([0, 3, 4, 0]);
    expect([...simulatedFlow(subject, "capital")]).toEqual([0, 8, 9, 0]);
  });

  it("is trade of a group of sectors as far as these travel on lorries; services are the others", () => {
    expect([...simulatedFlow(subject, "primary")]).toEqual([1, 2, 3, 4]);
    expect([...simulatedFlow(subject, "secondary")]).toEqual([10, 20, 30, 40]);
    expect([...simulatedFlow(subject, "services")]).toEqual([100, 200, 300, 400]);
  });
});

describe("observed flows of a region", () => {
  const row = (origin: string, destination: string, flow?: number) => ({ origin, destination, flow }) as never;
  const withFlows = (...travelFlows: never[]) => ({
    ...closedRegion,
    tables: { ...closedRegion.tables, travelFlows },
  });

  it("stand by cities in the order of their table, without those inside a city and those that nobody knows", () => {
    const table = observedFlows(
      withFlows(row("mill", "harbour", 3), row("mill", "mill", 9), row("harbour", "mill"), row("harbour", "mill", 0)),
    );
    expect(table.flows).toEqual([
      { origin: 1, destination: 0, flow: 3 },
      { origin: 0, destination: 1, flow: 0 },
    ]);
    expect([table.toItself, table.unobserved]).toEqual([1, 1]);
    expect(table.places).toEqual([
      { id: "harbour", province: "coast", latitude: 31, longitude: 121.5 },
      { id: "mill", province: "inland", latitude: 31.5, longitude: 119.5 },
    ]);
  });

  it("must hold one that is more than nothing, or the region is told to have none", () => {
    const none = /two-cities.*tables\.travelFlows/s;
    expect(() => observedFlows(withFlows())).toThrow(none);
    expect(() => observedFlows(withFlows(row("mill", "harbour", 0)))).toThrow(none);
    expect(() => observedFlows(withFlows(row("mill", "mill", 5)))).toThrow(none);
  });

  it("are refused between two cities at one place", () => {
    const [harbour, mill] = closedRegion.tables.cities;
    const { latitude, longitude } = harbour!;
    const region = withFlows(row("harbour", "mill", 3));
    const moved = { ...region, tables: { ...region.tables, cities: [harbour!, { ...mill!, latitude, longitude }] } };
    expect(() => observedFlows(moved)).toThrow(/tables\.cities = "mill" lies where harbour does.*Correct the coord/s);
  });

  it("are set beside those of the model on the same pairs, whatever other nodes there are", () => {
    const table = observedFlows(withFlows(row("mill", "harbour", 3), row("harbour", "mill", 4)));
    // Of three nodes, the cities first.
    const beside = onObservedPairs(table, Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
    expect(beside.flows.map(({ flow }) => flow)).toEqual([3, 1]);
    expect(beside.places).toBe(table.places);
  });
});

describe("flows of the model beside observed ones", () => {
  const { cities } = fiveCities.tables;
  /** Residents times residents over squared kilometres. */
  const travelFlows = cities.flatMap((from) =>
    cities.flatMap((to) => {
      const flow = (from.residentsThousand * to.residentsThousand) / greatCircleKm(from, to) ** 2;
      return from === to ? [] : [{ origin: from.id, destination: to.id, flow }];
    }),
  ) as never;
  const rows = validateFlows(calibrate({ ...fiveCities, tables: { ...fiveCities.tables, travelFlows } }));

  it("are as like as can be where naive gravity was observed, and the model's less so", () => {
    expect(rows.map(({ kind }) => kind)).toEqual(["goods", "workers", "headquarters", "firms", "capital"]);
    for (const { pairs, naive, deviance, spearman, difference, region } of rows) {
      expect([region, pairs]).toEqual([closedRegion.id, 20]);
      expect([naive.deviance, naive.spearman]).toEqual([1, 1].map((one) => expect.closeTo(one, 10)));
      expect(deviance).toBeLessThan(1);
      expect(spearman).toBeLessThan(1);
      expect(difference.value).toBeCloseTo(deviance - 1, 10);
      expect(difference.high).toBeLessThan(1e-9);
    }
  });

  it("are below naive gravity then, but for capital, of which travel is no yardstick", () => {
    expect(rows.map(({ verdict }) => verdict)).toEqual([
      ...["below naive", "below naive", "below naive", "below naive", "no yardstick"],
    ]);
  });
});
