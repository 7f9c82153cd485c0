import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { indexOfDilemma, keeping } from "../../../src/evidence/scorecard/people.js";
import { keepingOfPeople, twoGroups, withGovernment } from "../../../src/evidence/theory/cooperation.js";
import { between, close, forAll, solve } from "./solving.js";

describe("cooperation with compensation, any parameters", () => {
  const payoffs = fc.record({
    VA: between(0, 8),
    VB: between(0, 8),
    CA: between(0.5, 3),
    CB: between(0.5, 3),
    fA: between(0, 2),
    fB: between(0, 2),
    P: between(0, 1),
    M: between(-2, 6),
  });

  it("has the window in which neither side gains by leaving", () => {
    forAll(payoffs, (inputs) => {
      const { VA, VB, CA, CB, fA, fB, P, M } = inputs;
      const answer = solve<Record<string, number>>(twoGroups, inputs);
      close(answer["M_lo"], CB + fB - VB - P);
      close(answer["M_hi"], VA - fA - CA + P);
      expect(answer["CC_stable"]).toBe(M > answer["M_lo"]! && M < answer["M_hi"]!);
      expect(answer["window_nonempty"]).toBe(VA + VB + 2 * P > CA + CB + fA + fB);
    });
  });

  it("meets at the shares at which both are indifferent, a saddle", () => {
    forAll(payoffs, (inputs) => {
      const { VA, VB, CA, CB, fA, fB, P, M } = inputs;
      const [together, apart] = [VA - M - fA, VB + M - fB];
      fc.pre(Math.abs(together) > 0.1 && Math.abs(apart) > 0.1);
      // A gains by cooperating together where B does so with a probability of (CA - P) / together, and so for B.
      const [x, y] = [(CB - P) / apart, (CA - P) / together];
      fc.pre([x, y].every((share) => Math.abs(share) > 0.01 && Math.abs(share - 1) > 0.01));
      const answer = solve<Record<string, unknown>>(twoGroups, inputs);
      close(answer["x_star"] as number, x);
      close(answer["y_star"] as number, y);
      const inside = x > 0 && x < 1 && y > 0 && y < 1;
      expect(answer["interior_exists"]).toBe(inside);
      expect(answer["FF_stable"]).toBe(P < CA && P < CB);
      if (!inside) expect(answer["interior_eigs"]).toBeNull();
      else {
        const [low, high] = answer["interior_eigs"] as [number, number];
        const product = x * (1 - x) * y * (1 - y) * together * apart;
        close(low * high, -product, 1e-6);
        close(low + high, 0, 1e-6);
        expect(low).toBeLessThanOrEqual(high);
      }
    });
  });

  it("grows as in logistic growth where the gain does not depend on the other", () => {
    // Together both gain as much as alone on the other: A loses CA - P by cooperating, B gains P - CB.
    const pair = { VA: 3, VB: 1, CA: 1, CB: 0.25, fA: 2, fB: 2, P: 0.5, M: 1 };
    const [x0, y0, t] = [0.6, 0.2, [0, 1, 4]];
    const logistic = (share: number, gain: number, time: number) =>
      1 / (1 + ((1 - share) / share) * Math.exp(-gain * time));
    const { trajectory } = solve<{ trajectory: { xy: number[][] } }>(twoGroups, { ...pair, trajectory: { x0, y0, t } });
    expect(trajectory.xy).toEqual(
      t.map((time) => [expect.closeTo(logistic(x0, -0.5, time), 6), expect.closeTo(logistic(y0, 0.25, time), 6)]),
    );
    const { trajectory: none, ...others } = solve(twoGroups, pair);
    expect(none).toBeUndefined();
    // A never gains, so there is no point at which both would be indifferent, and nothing around it.
    expect(others).toMatchObject({ interior_exists: false, interior_eigs: null, basin_CC: null, FF_stable: false });
  });
});

describe("cooperation under a government", () => {
  const [VA, VB, CA, CB, fA, fB, P, M] = [2.2, 1.9, 2.4, 2.1, 0.6, 0.5, 0.3, 0.3];
  const [SA, SB, K, Bg, Cg] = [0.7, 0.8, 0.5, 2.5, 1];
  const setting = { VA, VB, CA, CB, fA, fB, P, M, SA, SB, K, Bg, Cg };
  /** What each gains by its first strategy over its second, at the shares of all. */
  const gains = ([x, y, z]: readonly [number, number, number]) => [
    y * (VA - M - fA) + P - CA + z * (SA + K),
    x * (VB + M - fB) + P - CB + z * (SB + K),
    (1 - x * y) * Bg - Cg - x * SA - y * SB + (2 - x - y) * K,
  ];
  const found = solve<{
    vertices: { eigenvalues: number[]; ESS: boolean }[];
    interior: { point: [number, number, number]; eigenvalues: [number, number][] }[];
    trajectory: { xyz: number[][] };
  }>;

  it("is stable where each would lose by another strategy", () => {
    const corners = [0, 1].flatMap((x) => [0, 1].flatMap((y) => [0, 1].map((z) => [x, y, z] as const)));
    const { vertices } = found(withGovernment, { ...setting, vertices: corners.map((vertex) => ({ vertex })) });
    for (const [k, corner] of corners.entries()) {
      const leaving = gains(corner).map((gain, i) => (corner[i] === 1 ? -gain : gain));
      expect(vertices[k]!.eigenvalues).toEqual(leaving.map((gain) => expect.closeTo(gain, 6)));
      expect(vertices[k]!.ESS).toBe(leaving.every((gain) => gain < 0));
    }
    expect(vertices.filter(({ ESS }) => ESS)).toHaveLength(1);
  });

  it("turns round the point at which all are indifferent, the fastest ways named first", () => {
    const { interior } = found(withGovernment, setting);
    expect(interior).toHaveLength(1);
    const { point, eigenvalues } = interior[0]!;
    expect(gains(point)).toEqual([0, 0, 0].map((gain) => expect.closeTo(gain, 8)));
    // Shares of each do not speed themselves: the eigenvalues sum to zero, a pair of them turns.
    const [first, second, third] = eigenvalues as [[number, number], [number, number], [number, number]];
    expect(first[0] + second[0] + third[0]).toBeCloseTo(0, 6);
    expect(first[1]).toBeGreaterThan(0);
    expect(second).toEqual([expect.closeTo(first[0], 9), expect.closeTo(-first[1], 9)]);
    expect(Math.hypot(...second)).toBeGreaterThan(Math.hypot(...third));
    expect(third[1]).toBeCloseTo(0, 9);
  });

  it("moves each share by its gain", () => {
    const [s0, step] = [[0.3, 0.5, 0.6] as const, 1e-4];
    const { trajectory } = found(withGovernment, { ...setting, trajectory: { s0, t: [0, step] } });
    expect(trajectory.xyz[0]).toEqual([...s0]);
    const speeds = gains(s0).map((gain, i) => s0[i]! * (1 - s0[i]!) * gain);
    for (const [i, speed] of speeds.entries()) expect((trajectory.xyz[1]![i]! - s0[i]!) / step).toBeCloseTo(speed, 3);
  });
});

describe("how people keep agreements", () => {
  it("is fitted to the shares of some games and asked of others", () => {
    const game = (reward: number, continuation = 0.75, error = 0) => ({
      ...{ temptation: 50, reward, punishment: 25, sucker: 12, continuation, error },
    });
    const truth = { bias: 0.4, slope: 3 };
    const [known, others] = [
      [game(32), game(40), game(48)],
      [game(36), game(44, 0.5, 0.1)],
    ];
    const fitted = known.map((one) => ({ game: one, share: keeping(one, truth), people: 40 }));
    const near = (games: typeof known) => games.map((one) => expect.closeTo(keeping(one, truth), 9));
    expect(solve(keepingOfPeople, { fitted, asked: others })).toMatchObject({
      ...{ bias: expect.closeTo(0.4, 9), slope: expect.closeTo(3, 9) },
      ...{ inSample: near(known), outOfSample: near(others) },
      index: [...known, ...others].map(indexOfDilemma),
    });
  });
});
