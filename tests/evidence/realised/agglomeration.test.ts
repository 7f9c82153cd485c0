import { describe, expect, it } from "vitest";
import { wagesToDensity } from "../../../src/evidence/realised/agglomeration.js";
import { subjectOf } from "../../../src/evidence/realised/subject.js";
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
