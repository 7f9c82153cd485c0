import { describe, expect, it } from "vitest";
import {
  basins,
  describeRestPoint,
  equalPayoffs,
  matchedAtRandom,
  normalForm,
  type PopulationGame,
  type RestPoint,
  restPoints,
} from "../../../src/maths/bargaining/index.js";

/** One population that plays a symmetric game with itself. */
const within = (...table: readonly (readonly number[])[]): PopulationGame => ({
  strategies: [table.length],
  payoffs: (state) => Float64Array.from(table, (row) => row.reduce((sum, payoff, k) => sum + payoff * state[k]!, 0)),
});

/** Two strategies of which the first earns so much more, by its share. */
const ahead = (of: (share: number) => number): PopulationGame => ({
  strategies: [2],
  payoffs: ([share]) => Float64Array.of(of(share!), 0),
});

const near = (value: number) => expect.closeTo(value, 9);
/** State and real parts of the eigenvalues. */
const told = ({ state, eigenvalues }: RestPoint) => [[...state], eigenvalues.map(({ re }) => re)];

const HAWK_AND_DOVE = within([-1.5, 2], [0, 1]);
const COORDINATION = within([1, 0, 0], [0, 1, 0], [0, 0, 1]);
const ROCK_PAPER_SCISSORS = within([0, -1, 1], [1, 0, -1], [-1, 1, 0]);

describe("rest points of a population game", () => {
  it("are all pure states first, then mixed ones, with how fast a few who play otherwise grow", () => {
    const points = restPoints(HAWK_AND_DOVE);
    // Doves among hawks earn 0 against -1.5, hawks among doves 2 against 1. At two fifths of hawks, both earn the same,
    // and 0.4 x 0.6 x 2.5 is how fast a change dies out.
    expect(points.map(told)).toEqual([
      [[1, 0], [near(1.5)]],
      [[0, 1], [near(1)]],
      [[near(0.4), near(0.6)], [near(-0.6)]],
    ]);
    expect(points.map(({ stable }) => stable)).toEqual([false, false, true]);
  });

  it("are found once each, the fewest strategies in use first", () => {
    const [third, half] = [near(1 / 3), near(1 / 2)];
    const points = restPoints(COORDINATION);
    expect(points.map(({ state }) => [...state])).toEqual([
      ...[
        [1, 0, 0],
        [0, 1, 0],
        [half, half, 0],
        [0, 0, 1],
        [half, 0, half],
        [0, half, half],
      ].sort((a, b) => b.filter((share) => share === 0).length - a.filter((share) => share === 0).length),
      [third, third, third],
    ]);
    expect(points.map(({ stable }) => stable)).toEqual([true, true, true, false, false, false, false]);
    // Who plays what nobody plays earns nothing where others earn a half; of the two in use, more of one pays.
    expect(points[3]!.eigenvalues).toEqual([
      { re: near(-0.5), im: 0 },
      { re: near(0.5), im: near(0) },
    ]);
  });

  it("leave out states with less than nobody, or with nobody, of a strategy that is to be in use", () => {
    expect(restPoints(within([1, 0], [2, 2])).map(({ state }) => [...state])).toEqual([
      [1, 0],
      [0, 1],
    ]);
    // The first two of three earn the same only where nobody plays the first.
    const touching = ahead((share) => share);
    expect(restPoints(touching).map(({ state }) => [...state])).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it("of two populations are profiles, the second population's strategies running faster", () => {
    // Who is met with the same coin loses it: of the first population those who match win.
    const pennies = matchedAtRandom(normalForm([2, 2], ([a, b]) => (a === b ? [1, -1] : [-1, 1])));
    const points = restPoints(pennies);
    expect(points.map(({ state }) => [...state])).toEqual([
      [1, 0, 1, 0],
      [1, 0, 0, 1],
      [0, 1, 1, 0],
      [0, 1, 0, 1],
      [near(0.5), near(0.5), near(0.5), near(0.5)],
    ]);
    // One population would change, the other would not: growth of what nobody plays, in the order of the state.
    expect(points[0]!.eigenvalues).toEqual([
      { re: -2, im: 0 },
      { re: 2, im: 0 },
    ]);
    expect(points[4]!.eigenvalues.map(({ re, im }) => [re, Math.abs(im)])).toEqual([
      [near(0), near(1)],
      [near(0), near(1)],
    ]);
    expect(points.every(({ stable }) => !stable)).toBe(true);
  });

  it("are not stable where a few who play otherwise earn the same", () => {
    const same = within([1, 1], [1, 1]);
    expect(describeRestPoint(same, Float64Array.of(1, 0))).toMatchObject({
      eigenvalues: [{ re: 0, im: 0 }],
      stable: false,
    });
  });
});

describe("the state of equal payoffs", () => {
  it("is the start itself, as a copy, where one strategy is in use", () => {
    const start = Float64Array.of(0, 1);
    const state = equalPayoffs(HAWK_AND_DOVE, start);
    expect(state).toEqual(start);
    expect(state).not.toBe(start);
  });

  it("keeps what is not in use out, and leaves the start alone", () => {
    const start = Float64Array.of(0.2, 0, 0.8);
    expect([...equalPayoffs(within([3, 0, 0], [9, 9, 9], [0, 0, 1]), start)!]).toEqual([near(0.25), 0, near(0.75)]);
    expect([...start]).toEqual([0.2, 0, 0.8]);
  });

  it("may lie beyond zero and one", () => {
    expect([...equalPayoffs(within([1, 0], [2, 2]), Float64Array.of(0.5, 0.5))!]).toEqual([near(2), near(-1)]);
  });

  it("is none where a strategy earns more by the same everywhere, or by more than nothing at every share", () => {
    const half = Float64Array.of(0.5, 0.5);
    expect(equalPayoffs(within([1, 1], [0, 0]), half)).toBeNull();
    expect(
      equalPayoffs(
        ahead((share) => 1 + (share - 0.3) ** 2),
        half,
      ),
    ).toBeNull();
  });

  it("is one where payoffs differ by nothing that counts, though no step comes to an end there", () => {
    const state = equalPayoffs(
      ahead((share) => (share - 0.3) ** 5),
      Float64Array.of(0.5, 0.5),
    )!;
    expect(Math.abs(state[0]! - 0.3)).toBeLessThan(0.01);
    expect(state[0]! + state[1]!).toBeCloseTo(1, 12);
  });
});

describe("basins", () => {
  const shares = (game: PopulationGame, starts: number, duration?: number) =>
    basins(game, starts, duration).map(({ restPoint, share }) => [restPoint && [...restPoint.state], share]);

  it("count evenly spread starts, those that lead nowhere last", () => {
    // Starts at an eighth, three, five and seven; a quarter divides them.
    expect(shares(within([3, 0], [0, 1]), 4)).toEqual([
      [[1, 0], 0.75],
      [[0, 1], 0.25],
      [null, 0],
    ]);
    // Of ten starts one is the centre, from which nobody goes anywhere.
    expect(shares(COORDINATION, 4, 20)).toEqual([
      [[1, 0, 0], 0.3],
      [[0, 1, 0], 0.3],
      [[0, 0, 1], 0.3],
      [null, 0.1],
    ]);
  });

  it("are nobody's where paths circle, or have not come anywhere in the time", () => {
    expect(shares(ROCK_PAPER_SCISSORS, 3, 10)).toEqual([[null, 1]]);
    expect(shares(within([3, 0], [0, 1]), 4, 0.1)).toEqual([
      [[1, 0], 0],
      [[0, 1], 0],
      [null, 1],
    ]);
  });

  it("of two populations count the starts of both", () => {
    // Both want the same, the first alternative twice as much. Paths from a quarter of each go to the second; where one
    // of the two has three quarters, the other follows it.
    const pairs = shares(
      matchedAtRandom(normalForm([2, 2], ([a, b]) => (a === b ? (a === 0 ? [2, 2] : [1, 1]) : [0, 0]))),
      2,
    );
    expect(pairs).toEqual([
      [[1, 0, 1, 0], 0.75],
      [[0, 1, 0, 1], 0.25],
      [null, 0],
    ]);
  });
});
