import { describe, expect, it } from "vitest";
import { RandomStream } from "../../../src/model/engine/random.js";
import type { Proposal } from "../../../src/model/governance/ballot.js";
import { Council, type CouncilSettings } from "../../../src/model/governance/council.js";
import { gainIndex, keepProbability, trustAfter } from "../../../src/model/governance/trust.js";
import { closedBorders, foresightOf, imagine, openBetween, openness, worthOver, YEAR } from "./present.js";

/** Everybody keeps it at no cost: what is shallow. */
const shallow: Proposal = () => true;
const open: Proposal = (joining, policy) => {
  openBetween(joining, policy);
  return true;
};
const TRUST = { initial: 0.3, learn: 0.1, loss: 0.5 };
const PEOPLE = { bias: -0.19, slope: 2.31 };
/** Three a year for the other's open border, one for one's own. */
const [GAIN, COST] = [3, 1];

function councilOf(set: Partial<CouncilSettings>): Council {
  const usual = { from: YEAR, every: 1, quorum: 0.5, binding: false, sanction: 0, monitoring: 1 };
  const agenda = [shallow, open].map((proposal, k) => ({ label: ["shallow", "deep"][k]!, proposal }));
  return new Council({ ...foresightOf(2), ...usual, decision: "unanimity", agenda, ...set });
}

function meet(set: Partial<CouncilSettings>, years = 1): Council {
  const council = councilOf(set);
  const worth = openness([COST, COST]);
  for (let y = 0; y < years; y++) council.govern(imagine(2, worth, YEAR + y), closedBorders(2));
  return council;
}

const logit = (seed: number, set = PEOPLE) => ({ ...set, random: new RandomStream(seed, 0, "council") });
const deep = ({ resolutions }: Council) => resolutions.filter(({ item }) => item === "deep");
const signed = (council: Council) => deep(council).find(({ members }) => members.length > 0)?.year;

describe("trust", () => {
  it("closes a part of what is lacking in every kept year, and loses a part of itself by a breach", () => {
    let trust = TRUST.initial;
    for (let year = 0; year < 7; year++) trust = trustAfter(trust, true, TRUST);
    expect(trust).toBeCloseTo(1 - 0.7 * 0.9 ** 7, 12);
    expect(trustAfter(trust, false, TRUST)).toBeCloseTo(trust / 2, 12);
    expect([trustAfter(1, true, TRUST), trustAfter(0, false, TRUST)]).toEqual([1, 0]);
  });

  it("is written down for every year, and grows only where something is in force", () => {
    const { trusted } = meet({ trust: TRUST }, 4);
    for (const [k, { year, trust }] of trusted.entries()) {
      expect(year).toBe(YEAR + k);
      for (const one of trust) expect(one).toBeCloseTo(1 - 0.7 * 0.9 ** k, 12);
    }
    const nothing = meet({ trust: TRUST, agenda: [{ label: "deep", proposal: open }] }, 4);
    expect(nothing.trusted.at(-1)!.trust).toEqual([0.3, 0.3]);
  });

  it("weighs what others promise: T (a - c) w - (1 - T) c inside, T a in a breach", () => {
    for (const initial of [0, 0.3, 0.5, 1]) {
      for (const { inside, outside, breach } of deep(meet({ trust: { ...TRUST, initial } }))[0]!.votes) {
        expect(inside).toBeCloseTo(initial * (GAIN - COST) * worthOver(4) - (1 - initial) * COST, 9);
        expect(breach).toBeCloseTo(initial * GAIN, 9);
        expect(outside).toBeCloseTo(0, 9);
      }
    }
  });

  it("opens the way from what is shallow to what is deep in the year that the closed form says", () => {
    // The deep one is signed where T (a - c) w - (1 - T) c is at least T a.
    const least = COST / ((GAIN - COST) * worthOver(4) + COST - GAIN);
    const years = Math.ceil(Math.log((1 - least) / 0.7) / Math.log(0.9));
    expect(years).toBe(5);
    expect(signed(meet({ trust: TRUST }, 12))).toBe(YEAR + years);
    const slow = meet({ trust: { ...TRUST, learn: TRUST.learn / 2 } }, 12);
    expect(signed(slow)).toBe(YEAR + Math.ceil(Math.log((1 - least) / 0.7) / Math.log(0.95)));
  });

  it("leads nowhere where the deep one is tabled alone", () => {
    expect(signed(meet({ trust: TRUST, agenda: [{ label: "deep", proposal: open }] }, 12))).toBeUndefined();
  });

  it("that is full is a council without trust, to the last digit", () => {
    const plain = meet({}, 3).resolutions;
    const full = meet({ trust: { ...TRUST, initial: 1 } }, 3).resolutions;
    const bare = full.map(({ trust: _, votes, ...rest }) => ({
      ...rest,
      votes: votes.map(({ belief: __, ...vote }) => vote),
    }));
    expect(bare).toEqual(plain);
    expect(plain[0]!.votes[0]!).not.toHaveProperty("belief");
  });
});

describe("members that sign as people do", () => {
  it("keep their word as often as the logit says", () => {
    const runs = Array.from({ length: 400 }, (_, seed) =>
      meet({ trust: { ...TRUST, initial: 0.5 }, logit: logit(seed) }),
    );
    const votes = runs.flatMap((council) => deep(council)[0]!.votes);
    // Kept with even odds: half of what is gained over a breach where the other keeps its word, half of what is lost.
    const kept = 0.5 * ((GAIN - COST) * worthOver(4) - GAIN);
    const index = (kept - 0.5 * COST) / (kept + 0.5 * COST);
    const probability = keepProbability(index, PEOPLE);
    const share = votes.filter(({ breaks }) => !breaks).length / votes.length;
    expect(Math.abs(share - probability)).toBeLessThan(
      2.6 * Math.sqrt((probability * (1 - probability)) / votes.length),
    );
    expect(probability).toBeCloseTo(1 / (1 + Math.exp(0.19 + 2.31 * 0.142857)), 5);
  });

  it("break what they signed where a breach is the better of the rest: the borders of the others stay open", () => {
    const council = councilOf({ trust: TRUST, logit: logit(1, { bias: -20, slope: 0 }) });
    const policy = council.govern(imagine(2, openness([COST, COST])), closedBorders(2));
    expect(deep(council)[0]!.members).toEqual([0, 1]);
    // Both break: nothing is open.
    expect(policy.border).toEqual(closedBorders(2).border);
    council.govern(imagine(2, openness([COST, COST]), YEAR + 1), closedBorders(2));
    expect(council.trusted[1]!.trust).toEqual([0.15, 0.15]);
  });

  it("lose no trust by a breach that nobody notices", () => {
    const breaking = { trust: TRUST, monitoring: 0, logit: logit(1, { bias: -20, slope: 0 }) };
    for (const one of meet(breaking, 2).trusted[1]!.trust) expect(one).toBeCloseTo(0.37, 12);
  });

  it("refuse where refusing is the better of the rest", () => {
    const council = meet({ binding: true, logit: logit(1, { bias: -20, slope: 0 }) });
    expect(deep(council)[0]!.members).toEqual([]);
  });

  it("do for certain what the largest coefficients say", () => {
    const sure = meet({ trust: { ...TRUST, initial: 1 }, logit: logit(1, { bias: 20, slope: 100 }) });
    expect(deep(sure)[0]!.votes.every(({ stays, breaks }) => stays && !breaks)).toBe(true);
    for (const index of [-1, 0, 1])
      expect(Number.isFinite(keepProbability(index, { bias: -20, slope: 100 }))).toBe(true);
  });
});

it("counts gain as a share of what is at stake: -1 where all is loss, 1 where all is gain, 0 where nothing is", () => {
  expect([gainIndex(-3, -1), gainIndex(2, 1), gainIndex(0, 0), gainIndex(0, 2)]).toEqual([-1, 1, 0, 0]);
  expect(gainIndex(1, 3)).toBeCloseTo(0.2, 12);
});
