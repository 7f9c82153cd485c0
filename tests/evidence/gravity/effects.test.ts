import { describe, expect, it } from "vitest";
import {
  effectsOf,
  identifiedRegressors,
  type Observations,
  observationsAt,
  poissonFit,
  regress,
  separatedZeros,
} from "../../../src/evidence/gravity/effects.js";

const columns = (...regressors: number[][]) => regressors.map((column) => Float64Array.from(column));

const observed = (
  places: number,
  pairs: readonly (readonly [origin: number, destination: number])[],
  flow: readonly number[],
  ...regressors: number[][]
): Observations => ({
  places,
  origins: Int32Array.from(pairs, ([origin]) => origin),
  destinations: Int32Array.from(pairs, ([, destination]) => destination),
  flow: Float64Array.from(flow),
  regressors: columns(...regressors),
});

/** All ordered pairs of so many places. */
const pairsAmong = (places: number) =>
  Array.from({ length: places * places }, (_, k) => [Math.floor(k / places), k % places] as const).filter(
    ([from, to]) => from !== to,
  );

/** One origin and one destination: its effect is a constant. */
const alike = (flow: number[], ...regressors: number[][]) =>
  observed(
    2,
    flow.map(() => [0, 1] as const),
    flow,
    ...regressors,
  );

const close = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 9));

describe("effects of origins and destinations", () => {
  it("are one an origin and one a destination, but for the last destination of what hangs together", () => {
    expect(
      effectsOf(
        observed(
          3,
          [
            [0, 1],
            [0, 2],
            [1, 2],
          ],
          [1, 1, 1],
        ),
      ),
    ).toEqual({
      ofOrigin: Int32Array.of(0, 1, -1),
      ofDestination: Int32Array.of(-1, 2, -1),
      count: 3,
    });
  });

  it("have a unit of their own in each part between which nothing is observed", () => {
    const { ofOrigin, ofDestination, count } = effectsOf(
      observed(
        5,
        [
          [0, 1],
          [2, 3],
          [2, 4],
          [1, 0],
        ],
        [1, 1, 1, 1],
      ),
    );
    expect(count).toBe(4);
    expect([...ofOrigin]).toEqual([0, 2, 1, -1, -1]);
    // Of the part of 0 to 1 destination 1, of that of 1 to 0 destination 0, of the third 4 and not 3.
    expect([...ofDestination]).toEqual([-1, -1, -1, 3, -1]);
  });

  it("are taken of the observations that are kept", () => {
    const { origins, destinations, flow, regressors, places } = observationsAt(
      observed(
        3,
        [
          [0, 1],
          [0, 2],
          [1, 2],
        ],
        [4, 5, 6],
        [7, 8, 9],
      ),
      [2, 0],
    );
    expect([places, [...origins], [...destinations]]).toEqual([3, [1, 0], [2, 1]]);
    expect([[...flow], regressors.map((column) => [...column])]).toEqual([[6, 4], [[9, 7]]]);
  });
});

describe("weighted least squares beside effects", () => {
  it("are the closed form of a line: weighted means, slope, and what the effect leaves of the regressor", () => {
    // Means 2.75 and 2; products 1, squares 6.75 of 37.
    const observations = alike([1, 1, 1], [1, 2, 4]);
    const found = regress(observations, effectsOf(observations), Float64Array.of(1, 1, 2), Float64Array.of(1, 3, 2))!;
    expect([...found.coefficients]).toEqual(close([4 / 27]));
    expect([...found.fitted]).toEqual(close([2 - 7 / 27, 2 - 3 / 27, 2 + 5 / 27]));
    expect(found.leastLeft).toBeCloseTo(6.75 / 37, 9);
  });

  it("give each destination its own level", () => {
    const observations = observed(
      3,
      [
        [0, 1],
        [0, 2],
        [0, 1],
      ],
      [1, 1, 1],
    );
    const { fitted, leastLeft } = regress(
      observations,
      effectsOf(observations),
      Float64Array.of(1, 1, 1),
      Float64Array.of(5, 3, 8),
    )!;
    expect([...fitted]).toEqual(close([6.5, 3, 6.5]));
    expect(leastLeft).toBe(1);
  });

  it("know the smallest part that is left of any regressor, and none where effects make one up", () => {
    const ones = Float64Array.of(1, 1, 1, 1);
    const least = (...regressors: number[][]) => {
      const observations = alike([1, 1, 1, 1], ...regressors);
      return regress(observations, effectsOf(observations), ones, ones)?.leastLeft;
    };
    // 1, 1, -1, -1 is left whole, 1, 0, 1, 0 by half; the two share nothing.
    expect(least([1, 1, -1, -1], [1, 0, 1, 0])).toBeCloseTo(0.5, 9);
    expect(least([1, 0, 1, 0], [1, 1, -1, -1])).toBeCloseTo(0.5, 9);
    expect(least([1, 1, 1, 1])).toBeUndefined();
  });
});

describe("regressors that a table tells", () => {
  const four = pairsAmong(4);
  const first = four.map(([from, to]) => (from * 5 + to * to) % 7);
  const second = four.map(([from, to]) => (from * from + 3 * to) % 5);
  const kept = (...regressors: number[][]) =>
    identifiedRegressors(
      observed(
        4,
        four,
        four.map(() => 1),
        ...regressors,
      ),
    );

  it("are all where none is made up", () => {
    expect(kept(first, second)).toEqual([0, 1]);
    expect(kept()).toEqual([]);
  });

  it("are not what origins, destinations or the regressors before make up: the last falls away", () => {
    const ofOrigin = four.map(([from]) => (from === 2 ? 3 : 1));
    const ofDestination = four.map(([, to]) => to * to);
    const mixed = first.map((value, k) => 2 * value - second[k]! + ofOrigin[k]!);
    expect(kept(ofOrigin, first, ofDestination, second)).toEqual([1, 3]);
    expect(kept(first, second, mixed)).toEqual([0, 1]);
    expect(kept(mixed, first, second)).toEqual([0, 1]);
    expect(kept(first, first, second)).toEqual([0, 2]);
    expect(kept(first.map(() => 0))).toEqual([]);
  });
});

describe("zeros that something tells from all other flows", () => {
  const four = pairsAmong(4);
  const separated = (zeros: number[], ...regressors: number[][]) => {
    const observations = observed(
      4,
      four,
      four.map((_, k) => (zeros.includes(k) ? 0 : 1 + k)),
      ...regressors,
    );
    return [...separatedZeros(observations)];
  };
  const dummy = (...positions: number[]) => four.map((_, k) => (positions.includes(k) ? 1 : 0));

  it("are those of a column without any flow, and no other zero", () => {
    expect(separated([3], dummy(3))).toEqual([3]);
    expect(separated([3, 8], dummy(3, 8))).toEqual([3, 8]);
    expect(separated([3, 7], dummy(3))).toEqual([3]);
  });

  it("are none where the column has a flow too, or no column is there", () => {
    expect(separated([3], dummy(3, 8))).toEqual([]);
    expect(separated([3, 7])).toEqual([]);
    expect(separated([])).toEqual([]);
  });

  it("are all of an origin that sends nothing", () => {
    expect(separated([0, 1, 2])).toEqual([0, 1, 2]);
  });
});

describe("gravity by Poisson pseudo maximum likelihood", () => {
  it("is the ratio of means of two groups, with expected flows over the mean flow", () => {
    // Means 2 and 8 of a mean of 5.
    const { coefficients, linear } = poissonFit(alike([1, 3, 5, 11], [0, 0, 1, 1]))!;
    expect([...coefficients]).toEqual(close([Math.log(4)]));
    expect([...linear]).toEqual(close([0.4, 0.4, 1.6, 1.6].map(Math.log)));
  });

  it("keeps what each place sends and receives, zeros included", () => {
    const three = pairsAmong(3);
    const flow = [4, 0, 3, 1, 2, 9];
    const { linear } = poissonFit(observed(3, three, flow))!;
    const expected = [...linear].map((value) => (19 / 6) * Math.exp(value));
    for (const side of [0, 1] as const)
      for (const place of [0, 1, 2]) {
        const sum = (values: number[]) =>
          values.reduce((total, value, k) => total + (three[k]![side] === place ? value : 0), 0);
        expect(sum(expected)).toBeCloseTo(sum(flow), 7);
      }
  });

  it("comes to the same from any start, also from one that is far away", () => {
    const observations = alike([1, 3, 5, 11], [0, 0, 1, 1]);
    for (const start of [-3, 0, 6]) {
      const { coefficients } = poissonFit(observations, new Float64Array(4).fill(start))!;
      expect(coefficients[0]).toBeCloseTo(Math.log(4), 8);
    }
  });

  it("rests nowhere where the zeros of a column could be fitted ever better, or a column is made up", () => {
    expect(poissonFit(alike([1, 3, 0, 0], [0, 0, 1, 1]))).toBeNull();
    expect(poissonFit(alike([1, 3, 5, 11], [1, 1, 1, 1]))).toBeNull();
  });
});
