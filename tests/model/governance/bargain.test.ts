import { describe, expect, it } from "vitest";
import { Ballot, type Proposal, type VotingRules } from "../../../src/model/governance/ballot.js";
import { type CompensationSettings, strikeBargain } from "../../../src/model/governance/bargain.js";
import { Futures } from "../../../src/model/governance/futures.js";
import { closedBorders, foresightOf, imagine, inMoney, openBetween, openness, REVENUE, YEAR } from "./present.js";

const ALL = [0, 1, 2];
const closed = closedBorders(3);
const before = () => closed;
const openUp: Proposal = (joining, policy) => {
  openBetween(joining, policy);
  return true;
};

/** Three open their borders, each of which is worth three a year to the neighbour and has its cost; money is at 100 for one. */
function bargain(
  costs: readonly number[],
  compensation: Partial<CompensationSettings> = {},
  { rules = {}, members = ALL }: { rules?: Partial<VotingRules>; members?: readonly number[] } = {},
) {
  const foresight = foresightOf(3);
  const futures = new Futures(imagine(3, openness(costs)), before, foresight);
  const usual = { ...foresight, every: 1, quorum: 0.5, sanction: 0, monitoring: 1 };
  const voting: VotingRules = { ...usual, decision: "unanimity", binding: true, ...rules };
  const ballot = new Ballot(voting, openUp, futures, before, YEAR);
  return strikeBargain(futures, ballot, members, { rule: "minimal", centralTopUp: 0, ...compensation }, "test");
}

const closeTo = (amounts: readonly number[]) => amounts.map((amount) => expect.closeTo(amount, 6));
/** Who needs something is offered 100 thousand yuan more. */
const MARGIN = 1e-3;
const total = (amounts: readonly number[]) => amounts.reduce((sum, amount) => sum + amount, 0);

describe("gains and what refusing would bring", () => {
  it("are in money a year, before anything is paid", () => {
    const { bargain: struck } = bargain([5, 1, 2]);
    expect(struck.gains).toEqual(closeTo([-400, 400, 200]));
    expect(struck.refusing).toEqual(closeTo([0, 0, 0]));
  });

  it("count a breach where members are not bound", () => {
    const { bargain: struck } = bargain([5, 1, 2], {}, { rules: { binding: false, every: 1 } });
    // Six a year in the first of four years, the second of which counts half: 6 / 1.875 a year.
    expect(struck.refusing).toEqual(closeTo(ALL.map(() => inMoney(6 / 1.875))));
  });

  it("are nothing for those who are not at the table", () => {
    const { bargain: struck, votes } = bargain([5, 1, 2], {}, { members: [1, 2] });
    expect(struck.gains).toEqual(closeTo([0, 200, 100]));
    expect(votes.length).toBe(2);
  });

  it("are no more of a loss than all that a player has", () => {
    const { bargain: struck } = bargain([1000, 1, 2]);
    expect(struck.gains[0]).toBe(-REVENUE);
  });
});

describe("the least that makes all sign", () => {
  it("is nothing where all sign anyhow", () => {
    const { bargain: struck, votes } = bargain([1, 1, 2]);
    expect(struck.receipts).toEqual([0, 0, 0]);
    expect(struck.centre).toBe(0);
    expect(votes.every(({ stays }) => stays)).toBe(true);
  });

  it("is what a loser lacks, paid by the others in proportion to what they have to spare", () => {
    const { bargain: struck, votes } = bargain([5, 1, 2]);
    const [lost, first, second] = struck.receipts as [number, number, number];
    expect(lost).toBeCloseTo(400 + MARGIN, 6);
    expect(first / second).toBeCloseTo(2, 4);
    expect(total(struck.receipts)).toBeCloseTo(0, 9);
    expect(votes.every(({ stays }) => stays)).toBe(true);
    // It is left with next to nothing more than without an agreement.
    expect(inMoney(votes[0]!.inside - votes[0]!.outside)).toBeGreaterThan(0);
    expect(inMoney(votes[0]!.inside - votes[0]!.outside)).toBeLessThan(0.01);
  });

  it("may take all that the others have to spare and the centre's money, up to its limit", () => {
    // 1200 are lacking, 600 to spare.
    const { bargain: struck, votes } = bargain([9, 1, 2], { centralTopUp: 601 });
    expect(struck.receipts).toEqual(closeTo([1200 + MARGIN, MARGIN - 400, MARGIN - 200]));
    expect(struck.centre).toBeCloseTo(600 + 3 * MARGIN, 6);
    expect(votes.every(({ stays }) => stays)).toBe(true);
  });

  it("is not paid at all where even that is too little", () => {
    for (const centralTopUp of [0, 599]) {
      const { bargain: struck, votes } = bargain([9, 1, 2], { centralTopUp });
      expect(struck.receipts).toEqual([0, 0, 0]);
      expect(struck.centre).toBe(0);
      expect(votes.map(({ stays }) => stays)).toEqual([false, true, true]);
    }
  });

  it("buys off breaches, too", () => {
    const costs = [2, 0.5, 0.5];
    // Bound, nobody need be paid; free to break its word, the one with the dearest border has 200 and would have more.
    expect(bargain(costs).bargain.receipts).toEqual([0, 0, 0]);
    const { bargain: struck, votes } = bargain(costs, {}, { rules: { binding: false, every: 1 } });
    expect(struck.receipts[0]).toBeCloseTo(inMoney(6 / 1.875) - 200 + MARGIN, 4);
    expect(votes.every(({ stays }) => stays)).toBe(true);
  });
});

describe("other rules", () => {
  it.each([
    // Joint gains of 200 before payments, divided alike or (GDP is the same) by GDP.
    ["equal", [466.667, -333.333, -133.333]],
    ["gdp", [466.667, -333.333, -133.333]],
    // Losses are covered, in proportion to gains.
    ["loss", [400, -266.667, -133.333]],
    // Nash: what refusing brings is nothing to anybody, so that all get a third.
    ["nash", [466.667, -333.333, -133.333]],
  ] as const)("%s divides what the agreement brings", (rule, receipts) => {
    const { bargain: struck } = bargain([5, 1, 2], { rule });
    expect(struck.receipts).toEqual(receipts.map((amount) => expect.closeTo(amount, 2)));
    expect(struck.centre).toBe(0);
  });

  it("are paid as they are, whoever signs", () => {
    const { bargain: struck, votes } = bargain([9, 1, 2], { rule: "equal" });
    expect(struck.receipts[0]).toBeCloseTo(1200 - 200, 6);
    expect(votes.map(({ stays }) => stays)).toEqual([false, false, false]);
  });

  it("nash falls back on the least payments where there is nothing to divide", () => {
    const { bargain: struck } = bargain([9, 1, 2], { rule: "nash", centralTopUp: 1000 });
    expect(struck.receipts[0]).toBeCloseTo(1200 + MARGIN, 6);
    expect(struck.centre).toBeCloseTo(600 + 3 * MARGIN, 6);
  });
});
