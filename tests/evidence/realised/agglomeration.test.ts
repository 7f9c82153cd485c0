import { describe, expect, it } from "vitest";
import { wagesToDensity } from "../../../src/evidence/realised/agglomeration.js";
import { clearedWith, subjectOf } from "../../../src/evidence/realised/subject.js";
import { closedRegion } from "../../calibrate/setting.js";
import { calibrationOf } from "../../model/arms.js";

const subject = subjectOf(calibrationOf(closedRegion.id));

describe("wages to the size of cities", () => {
  it("are the mean of cities, each for itself", () => {
    const alone = subject.cities.map((city) => wagesToDensity({ ...subject, cities: [city] }));
    expect(wagesToDensity(subject)).toBeCloseTo((alone[0]! + alone[1]!) / 2, 12);
    expect(alone[0]).not.toBeCloseTo(alone[1]!, 3);
    // What follows people makes up for what they cost, and no more than a third.
    for (const one of alone) {
      expect(one).toBeGreaterThan(0);
      expect(one).toBeLessThan(1 / 3);
    }
  });

  it("are asked of twelve cities of all sizes where there are more", () => {
    const asked: number[] = [];
    // 24 cities of which none can be measured: which of them are looked up.
    const cities = new Proxy(Array<number>(24).fill(0), {
      get: (target, key) => {
        if (typeof key === "string" && /^\d+$/.test(key)) asked.push(Number(key));
        return Reflect.get(target, key);
      },
    });
    const stopped = { ...subject, cities, calibration: { market: {} } } as never;
    expect(() => wagesToDensity(stopped)).toThrow();
    expect(asked).toEqual([1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23]);
  });
});

describe("the wage of a city that has grown by a per cent", () => {
  const { calibration } = subject;
  const { world } = calibration;
  const { nodes: n } = world.economy;
  const HARBOUR = 0;
  /** Every entry of a place, wherever it stands in blocks of places. */
  const more = (values: Float64Array, by: number, placeOf = (k: number) => k % n) =>
    values.map((value, k) => (placeOf(k) === HARBOUR ? value * (1 + by) : value));

  /** Ln wage there, and what capital and entries bring there against the others, with more of all three. */
  function grown(people: number, capital: number, firms: number) {
    const { market } = clearedWith(subject, (copy, memory) => {
      memory.employment = more(memory.employment, people);
      copy.population.firms.set(more(copy.population.firms, firms, (link) => Math.floor(link / n) % n));
      return {
        ...copy,
        stocks: {
          ...copy.stocks,
          workers: more(copy.stocks.workers, people),
          capital: more(copy.stocks.capital, capital),
        },
        residuals: { ...copy.residuals, entryFirms: more(copy.residuals.entryFirms, firms) },
      };
    });
    const mean = (value: (k: number) => number, weight: Float64Array, there: boolean) => {
      const places = [...weight.keys()].filter((k) => (k % n === HARBOUR) === there && weight[k]! > 0);
      const all = places.reduce((sum, k) => sum + weight[k]!, 0);
      return places.reduce((sum, k) => sum + (weight[k]! / all) * value(k), 0);
    };
    const against = (value: (k: number) => number, weight: Float64Array) =>
      mean(value, weight, true) - mean(value, weight, false);
    return {
      wage: Math.log(mean((k) => market.wage[k]!, world.stocks.workers, true)),
      capital: against((k) => Math.log(market.capitalRent[k]! / market.capitalPrice[k % n]!), world.stocks.capital),
      entry: against((k) => market.entryValue[k]!, world.residuals.entryFirms),
    };
  }

  it("is where as much capital and as many firms have come as bring their returns back to what they were", () => {
    const rest = grown(0, 0, 0);
    // Newton's steps on both returns at once.
    let [capital, firms] = [0.01, 0.01];
    const off = (a: number, b: number) => {
      const found = grown(0.01, a, b);
      return [found.capital - rest.capital, found.entry - rest.entry] as const;
    };
    for (let step = 0; step < 3; step++) {
      const [now, a, b] = [off(capital, firms), off(capital + 1e-4, firms), off(capital, firms + 1e-4)];
      const slope = (of: readonly [number, number], which: 0 | 1) => (of[which] - now[which]) / 1e-4;
      const [p, q, r, t] = [slope(a, 0), slope(b, 0), slope(a, 1), slope(b, 1)];
      const det = p * t - q * r;
      capital -= (t * now[0] - q * now[1]) / det;
      firms -= (p * now[1] - r * now[0]) / det;
    }
    for (const left of off(capital, firms)) expect(left).toBeCloseTo(0, 7);
    const elasticity = (grown(0.01, capital, firms).wage - rest.wage) / Math.log(1.01);
    // Each response alone is taken as a straight line: a per cent of a per cent is left.
    expect(wagesToDensity({ ...subject, cities: [HARBOUR] })).toBeCloseTo(elasticity, 2);
    expect(Math.abs(elasticity)).toBeGreaterThan(0.05);
  });
});
