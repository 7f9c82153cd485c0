import { describe, expect, it } from "vitest";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { FiscalTransfer } from "../../../src/model/engine/policyEntries.js";
import { Agreement, Ballot, type Proposal, type VotingRules } from "../../../src/model/governance/ballot.js";
import { Futures } from "../../../src/model/governance/futures.js";
import { closedBorders, foresightOf, imagine, openBetween, openness, worthOver, YEAR } from "./present.js";

const ALL = [0, 1, 2];
const closed = closedBorders(3);
const before = () => closed;

/** All who join open their borders to each other. */
const openUp: Proposal = (joining, policy) => {
  openBetween(joining, policy);
  return true;
};

/** A meeting on a proposal among three who gain three a year by an open border and lose one by their own. */
function ballot(rules: Partial<VotingRules> = {}, { spill = 0, proposal = openUp } = {}): Ballot {
  const foresight = foresightOf(3);
  const futures = new Futures(imagine(3, openness([1, 1, 1], spill)), before, foresight);
  const usual: VotingRules = {
    ...foresight,
    every: 1,
    decision: "unanimity",
    quorum: 0.5,
    binding: false,
    sanction: 0,
    monitoring: 1,
  };
  return new Ballot({ ...usual, ...rules }, proposal, futures, before, YEAR);
}

const firstVote = (held: Ballot, transfers: readonly FiscalTransfer[] = []) => held.vote(ALL, transfers)[0]!;

describe("a vote", () => {
  it("weighs the agreement against none where all are needed", () => {
    const votes = ballot({ binding: true }).vote(ALL, []);
    expect(votes.map(({ player }) => player)).toEqual(["city-0", "city-1", "city-2"]);
    for (const { inside, outside, breach, stays } of votes) {
      expect(inside).toBeCloseTo(4 * worthOver(4), 9);
      expect(outside).toBe(0);
      expect(breach).toBe(Number.NEGATIVE_INFINITY);
      expect(stays).toBe(true);
    }
  });

  it("weighs it against the others' agreement where these may go on alone", () => {
    const { inside, outside } = firstVote(ballot({ decision: "quorum", binding: true }, { spill: 2 }));
    expect(inside).toBeCloseTo(8 * worthOver(4), 9);
    expect(outside).toBeCloseTo(4 * worthOver(4), 9);
    expect(firstVote(ballot({ decision: "quorum", binding: true }, { spill: 5 })).stays).toBe(true);
    expect(firstVote(ballot({ decision: "quorum", quorum: 1, binding: true }, { spill: 2 })).outside).toBe(0);
  });

  it("leaves those outside who would rather have the others' agreement than their own", () => {
    const costly: Proposal = (joining, policy) => {
      if (joining.includes(0)) policy.transfers.push({ id: "due", payer: 0, payee: 1, amount: 600 });
      return openUp(joining, policy, YEAR);
    };
    const { inside, outside, stays } = firstVote(ballot({ binding: true }, { proposal: costly }));
    expect(inside).toBeCloseTo((4 - 6) * worthOver(4), 9);
    expect([outside, stays]).toEqual([0, false]);
  });

  it("counts compensation", () => {
    const paid = firstVote(ballot({ binding: true }), [{ id: "paid", payer: 0, payee: 1, amount: 100 }]);
    expect(paid.inside).toBeCloseTo((4 - 1) * worthOver(4), 9);
  });

  it("does not turn on rounding", () => {
    const even: Proposal = (joining, policy) => {
      if (joining.includes(0)) policy.transfers.push({ id: "due", payer: 0, payee: 1, amount: 400 + 1e-7 });
      return openUp(joining, policy, YEAR);
    };
    const { inside, stays } = firstVote(ballot({ binding: true }, { proposal: even }));
    expect(inside).toBeLessThan(0);
    expect(stays).toBe(true);
  });
});

describe("who may go on without others", () => {
  it.each<[Partial<VotingRules>, readonly number[], boolean]>([
    [{ decision: "unanimity" }, [1, 2], false],
    [{ decision: "quorum", quorum: 0.5 }, [1, 2], true],
    [{ decision: "quorum", quorum: 2 / 3 }, [1, 2], true],
    [{ decision: "quorum", quorum: 0.7 }, [1, 2], false],
    // Nobody agrees with itself.
    [{ decision: "quorum", quorum: 0.1 }, [1], false],
  ])("under %j: %j %s", (rules, members, may) => {
    expect(ballot(rules).mayGoOn(members)).toBe(may);
  });
});

describe("a breach", () => {
  it("brings all that others open and costs nothing of one's own, until the next meeting", () => {
    expect(firstVote(ballot({ every: 1 })).breach).toBeCloseTo(6 * worthOver(1), 9);
    expect(firstVote(ballot({ every: 2 })).breach).toBeCloseTo(6 * worthOver(2), 9);
  });

  it("tempts where meetings are rare", () => {
    // Four a year for ever against six until the others know.
    expect([1, 2].map((every) => firstVote(ballot({ every })).stays)).toEqual([true, false]);
  });

  it("ends with the horizon where nobody would see it before", () => {
    expect(firstVote(ballot({ every: 9 })).breach).toBeCloseTo(6 * worthOver(4), 9);
    expect(firstVote(ballot({ monitoring: 0 })).breach).toBeCloseTo(6 * worthOver(4), 9);
  });

  it("comes out at each meeting with the chance that it was noticed in one of the years before", () => {
    const noticed = 1 - (1 - 0.4) ** 2;
    const expected = noticed * worthOver(2) + (1 - noticed) * worthOver(4);
    expect(firstVote(ballot({ every: 2, monitoring: 0.4 })).breach).toBeCloseTo(6 * expected, 9);
  });

  it("is fined in the years in which it is noticed, for the others in equal parts", () => {
    const present = imagine(3, openness([1, 1, 1]));
    const foresight = foresightOf(3);
    const futures = new Futures(present, before, foresight);
    const rules = { ...foresight, every: 1, quorum: 0.5, binding: false, decision: "unanimity" } as const;
    const fined = new Ballot({ ...rules, sanction: 200, monitoring: 0.5 }, openUp, futures, before, YEAR);
    const { breach } = firstVote(fined);
    // An expected fine of one a year, as long as it has not come out: with a half, a quarter, an eighth.
    const years = [0, 1, 2, 3].map((year) => 0.5 ** year * 0.5 ** year);
    expect(breach).toBeCloseTo((6 - 1) * years.reduce((sum, one) => sum + one, 0), 9);
    const broken = present.looked.flat().find(({ border, transfers }) => border[1] === 0 && transfers.length > 0)!;
    expect(broken.transfers.map(({ payer, payee, amount }) => [payer, payee, amount])).toEqual([
      [0, 1, 50],
      [0, 2, 50],
    ]);
  });

  it("neither pays compensation nor gets any", () => {
    const paid = [{ id: "paid", payer: 0, payee: 1, amount: 100 }];
    const others = [{ id: "paid", payer: 2, payee: 1, amount: 100 }];
    const held = ballot({ every: 1 });
    for (const transfers of [[], paid, others]) expect(firstVote(held, transfers).breach).toBeCloseTo(6, 9);
    // Who is paid by another that keeps its word goes on being paid.
    expect(ballot({ every: 1 }).vote(ALL, others)[0]!.inside).toBeCloseTo(4 * worthOver(4), 9);
  });

  it("is nothing in years in which nothing is agreed", () => {
    const later: Proposal = (joining, policy, year) => year > YEAR && openUp(joining, policy, year);
    expect(firstVote(ballot({ every: 1 }, { proposal: later })).breach).toBe(0);
  });
});

describe("an agreement", () => {
  /** In force this year alone; what it is asked is kept. */
  function dated() {
    const asked: string[] = [];
    const proposal: Proposal = (joining, policy, year) => {
      asked.push(`${joining.join("+")} in ${year}`);
      return year === YEAR && openUp(joining, policy, year);
    };
    return { asked, proposal };
  }

  it("is written on a copy in the years in which it is in force, and each year is asked for once", () => {
    const { asked, proposal } = dated();
    const agreement = new Agreement(proposal, before, [0, 2]);
    const policies: Policy[] = [YEAR, YEAR, YEAR + 1].map((year) => agreement.policy(year));
    expect([YEAR, YEAR + 1].map((year) => agreement.inForce(year))).toEqual([true, false]);
    expect(policies[0]!.border[0 * 3 + 2]).toBe(0);
    expect(policies[1]).toBe(policies[0]);
    expect(policies[2]).toBe(closed);
    expect(closed.border[0 * 3 + 2]).toBe(1);
    expect(asked).toEqual([`0+2 in ${YEAR}`, `0+2 in ${YEAR + 1}`]);
  });

  it("takes two", () => {
    const { asked, proposal } = dated();
    const alone = new Agreement(proposal, before, [1]);
    expect([alone.policy(YEAR), alone.inForce(YEAR)]).toEqual([closed, false]);
    expect(asked).toEqual([]);
  });

  it("is paid for while it is in force", () => {
    const course = new Agreement(dated().proposal, before, [0, 2]).paying([
      { id: "paid", payer: 0, payee: 2, amount: 1 },
    ]);
    expect([YEAR, YEAR + 1].map((year) => course(year).transfers.length)).toEqual([1, 0]);
  });
});
