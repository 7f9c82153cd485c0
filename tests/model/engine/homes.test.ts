import { describe, expect, it } from "vitest";
import { fitted, marginFactors } from "../../../src/maths/numerics/fitting.js";
import { addHomeFlows, chooseHomes, type HomeChoice, settleIn } from "../../../src/model/engine/homes.js";

const NU = 2 / 3;
const HAZARD = 0.05;

/** A world of places at fixed well-being whose base year rests: residents N, registered R, closeness of places. */
function world(registered: number[], residents: number[], closeness: number[][]): HomeChoice {
  const n = registered.length;
  const rows = Float64Array.from(registered);
  const seed = Float64Array.from(closeness.flat());
  const factors = marginFactors(seed, rows, Float64Array.from(residents));
  return {
    nodes: n,
    hazard: HAZARD,
    registered: rows,
    living: fitted(seed, factors),
    weight: factors.column,
    closeness: seed,
  };
}

/** Closeness `away` times `factor` off the diagonal. */
const scaled = (choice: HomeChoice, factor: number): HomeChoice => ({
  ...choice,
  closeness: choice.closeness.map((entry, k) => (k % (choice.nodes + 1) === 0 ? entry : entry * factor)),
});

function later(choice: HomeChoice, years: number): Float64Array {
  let { living } = choice;
  for (let year = 0; year < years; year++) living = chooseHomes({ ...choice, living }).living;
  return living;
}

const residents = (living: Float64Array, n: number) =>
  Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, o) => living[o * n + i]!).reduce((a, b) => a + b));
const long = 1000;

/** Numbers to this many digits. */
function close(found: ArrayLike<number>, wanted: number[], digits = 9): void {
  expect(found).toHaveLength(wanted.length);
  wanted.forEach((value, k) => void expect(found[k]!).toBeCloseTo(value, digits));
}

describe("two places", () => {
  const base = world(
    [100, 50],
    [80, 70],
    [
      [1, 0.1],
      [0.1, 1],
    ],
  );

  it("are inverted from margins and closeness", () => {
    expect(base.weight[1]! / base.weight[0]!).toBeCloseTo(2.777528294, 9);
    close([base.living[1]!, base.living[2]!], [21.7376023758, 1.7376023758]);
  });

  it("rest", () => {
    close(later(base, 1), [...base.living], 12);
  });

  it("answer a lower cost of living away in the first order", () => {
    const half = later(scaled(base, 0.1 ** -0.5), long);
    close([residents(half, 2)[1]!, half[1]!], [91.6505214066, 46.7612631697]);
    expect(residents(later(scaled(base, Math.exp(0.3)), long), 2)[1]).toBeCloseTo(74.9515284663, 9);
  });

  it("answer well-being, in ten years and in the long run", () => {
    const better = { ...base, weight: base.weight.map((value, i) => (i === 1 ? value * 1.1 ** (1 / NU) : value)) };
    expect(residents(later(better, long), 2)[1]).toBeCloseTo(72.7545707408, 9);
    expect(residents(later(better, 10), 2)[1]).toBeCloseTo(71.1053074866, 9);
  });

  it("that are alike hold k / (1 + k) of their people away at any closeness k, and no more residents", () => {
    for (const k of [0.1, 0.5]) {
      const alike = world(
        [100, 100],
        [100, 100],
        [
          [1, k],
          [k, 1],
        ],
      );
      expect(alike.living[1]).toBeCloseTo((100 * k) / (1 + k), 9);
      close(residents(later(scaled(alike, 1.5), long), 2), [100, 100]);
    }
  });

  it("drift to a target of residents that is not today's", () => {
    const target = marginFactors(base.closeness, base.registered, Float64Array.of(60, 90));
    expect(target.column[1]! / target.column[0]!).toBeCloseTo(6.8683917367, 9);
    const drifting = { ...base, weight: target.column };
    const flows = new Float64Array(4);
    addHomeFlows(drifting, chooseHomes(drifting), flows);
    close([flows[1]!, flows[2]!], [1.678959, 0.678959], 6);
    const second = (years: number) => residents(later(drifting, years), 2)[1]!;
    close([second(1), second(10), second(20)], [71, 78.0252612152, 82.8302815518]);
  });
});

describe("three places", () => {
  const closeness = [
    [1, 0.2, 0.05],
    [0.2, 1, 0.1],
    [0.05, 0.1, 1],
  ];
  const appeal = Float64Array.of(1, 1.5, 3);
  const registered = Float64Array.of(100, 60, 40);
  const choice: HomeChoice = {
    nodes: 3,
    hazard: HAZARD,
    registered,
    living: Float64Array.of(100, 0, 0, 0, 60, 0, 0, 0, 40),
    weight: appeal,
    closeness: Float64Array.from(closeness.flat()),
  };
  const base = { ...choice, living: later(choice, long) };

  it("settle where the logit says", () => {
    close(residents(base.living, 3), [75.5905172414, 67.5646551724, 56.8448275862]);
    const nearer = scaled(base, Math.exp(0.3));
    close(residents(later(nearer, long), 3), [70.4842044789, 69.0502420038, 60.4655535172]);
    const intoThird = base.closeness.map((entry, k) => (k === 2 || k === 5 ? entry * Math.exp(0.3) : entry));
    close(residents(later({ ...base, closeness: intoThird }, long), 3), [72.8825059025, 64.5982083567, 62.5192857408]);
  });

  it("raise the well-being of those registered by nu times ln of what is within their reach", () => {
    const before = chooseHomes(base).reach;
    const now = chooseHomes(scaled(base, Math.exp(0.3))).reach;
    close(
      now.map((reach, o) => NU * Math.log(reach / before[o]!)),
      [0.0687180632, 0.0558993503, 0.0144203596],
    );
  });

  it("keep their residents this year where somebody is registered, and not in the long run", () => {
    const homes = { registered: registered.slice(), living: base.living.slice(), settled: new Float64Array(3) };
    const [fromFirst, fromSecond] = [homes.living[2]!, homes.living[5]!] as const;
    settleIn(homes, 3, 2, 7, Float64Array.of(0, 0, 0.2, 0, 0, 0.1, 0, 0, 0));
    close(
      [fromFirst - homes.living[2]!, fromSecond - homes.living[5]!],
      [(7 * fromFirst) / (fromFirst + fromSecond), (7 * fromSecond) / (fromFirst + fromSecond)],
    );
    close(residents(homes.living, 3), residents(base.living, 3));
    // What they lost: a fifth of income of those of the first, a tenth of those of the second.
    const lost = (7 * (0.2 * fromFirst + 0.1 * fromSecond)) / (fromFirst + fromSecond);
    close([...homes.settled], [0, 0, lost]);
    close([homes.registered[2]!, homes.registered.reduce((a, b) => a + b)], [47, 200]);
  });

  it("settling five people of the first in the third brings more to it in the long run", () => {
    const living = base.living.slice();
    living[2]! -= 5;
    living[8]! += 5;
    const settled = { ...base, registered: Float64Array.of(95, 60, 45), living };
    close(residents(later(settled, long), 3), [72.2203663793, 66.7645474138, 61.0150862069]);
  });

  it("balance pair by pair at rest, keep who is registered where, and two equal types give what one gives", () => {
    const flows = new Float64Array(9);
    const chosen = chooseHomes(base);
    addHomeFlows(base, chosen, flows);
    for (const [i, j] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const)
      expect(flows[i * 3 + j]).toBeCloseTo(flows[j * 3 + i]!, 12);
    const half = { ...base, registered: registered.map((r) => r / 2), living: base.living.map((l) => l / 2) };
    close(
      chooseHomes(half).living.map((l) => 2 * l),
      [...chosen.living],
      12,
    );
    for (let o = 0; o < 3; o++) {
      const row = chosen.living.subarray(o * 3, o * 3 + 3);
      expect(row.reduce((a, b) => a + b)).toBeCloseTo(registered[o]!, 12);
    }
  });
});

describe("size of places", () => {
  /** Slope of the ln share of people who live away on the ln size of their place. */
  function slope(withSize: boolean): number {
    const sizes = [100, 200, 400, 800].flatMap((size) => Array.from({ length: 20 }, () => size));
    const average = sizes.reduce((a, b) => a + b) / sizes.length;
    const closeness = sizes.map((_, o) =>
      sizes.map((size, i) => (o === i ? 1 : withSize ? (0.002 * size) / average : 0.002)),
    );
    const { living } = world(sizes, sizes, closeness);
    const x = sizes.map(Math.log);
    const y = sizes.map((size, o) => Math.log(1 - living[o * 80 + o]! / size));
    const mean = (list: number[]) => list.reduce((a, b) => a + b) / list.length;
    const [mx, my] = [mean(x), mean(y)];
    const covariance = x.reduce((sum, value, k) => sum + (value - mx) * (y[k]! - my), 0);
    return covariance / x.reduce((sum, value) => sum + (value - mx) ** 2, 0);
  }

  it("as options counted by size, leaves the share who leave alone; without, it falls with the root of size", () => {
    expect(slope(true)).toBeCloseTo(-0.01, 2);
    expect(slope(false)).toBeCloseTo(-0.465, 2);
  });
});

describe("a year of choices", () => {
  it("is that of a tenth, by what every place offers and how close it is", () => {
    const chosen = chooseHomes({
      nodes: 2,
      hazard: 0.1,
      registered: Float64Array.of(100, 70),
      living: Float64Array.of(90, 10, 20, 50),
      weight: Float64Array.of(1, 3),
      closeness: Float64Array.of(1, 0.5, 0.5, 1),
    });
    close(chosen.reach, [2.5, 3.5]);
    close(chosen.share, [0.4, 0.6, 1 / 7, 6 / 7]);
    // 10 of the first and 7 of the second choose.
    close(chosen.choosing, [4 + 1, 6 + 6]);
    close(chosen.living, [85, 15, 19, 51]);
  });

  it("settles no more people than live away, and nobody where nobody does", () => {
    const [cost, settled] = [Float64Array.of(0, 0.5, 0.5, 0), new Float64Array(2)];
    const home = { registered: Float64Array.of(5, 3), living: Float64Array.of(5, 0, 0, 3), settled };
    for (const people of [0, 4]) settleIn(home, 2, 1, people, cost);
    expect([...home.registered, ...home.living]).toEqual([5, 3, 5, 0, 0, 3]);
    expect([...settled]).toEqual([0, 0]);
    const away = { registered: Float64Array.of(5, 3), living: Float64Array.of(3, 2, 0, 3), settled };
    settleIn(away, 2, 1, 9, cost);
    expect([...settled]).toEqual([0, 1]);
    expect([...away.registered, ...away.living]).toEqual([3, 5, 3, 0, 0, 5]);
  });
});
