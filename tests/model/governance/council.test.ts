import { describe, expect, it } from "vitest";
import { copyPolicy } from "../../../src/model/engine/instruments.js";
import type { Policy } from "../../../src/model/engine/policy.js";
import type { Proposal } from "../../../src/model/governance/ballot.js";
import { Council, type CouncilSettings } from "../../../src/model/governance/council.js";
import { closedBorders, foresightOf, imagine, openBetween, openness, receivedBy, type Worth, YEAR } from "./present.js";

const closed = closedBorders(3);
const openUp: Proposal = (joining, policy) => {
  openBetween(joining, policy);
  return true;
};
/** Member 0 gives a sum every year to another. */
const gift =
  (amount: number, payee = 1): Proposal =>
  (joining, policy) => {
    if (joining.includes(0)) policy.transfers.push({ id: "gift", payer: 0, payee, amount });
    return true;
  };
const items = (...proposals: Proposal[]) => proposals.map((proposal, k) => ({ label: `item ${k}`, proposal }));

function councilOf(set: Partial<CouncilSettings> = {}, standing?: (policy: Policy) => Policy): Council {
  const usual = { from: YEAR, every: 2, quorum: 0.5, binding: true, sanction: 0, monitoring: 1 };
  return new Council({ ...foresightOf(3), ...usual, decision: "unanimity", agenda: items(openUp), ...set }, standing);
}

const equal = openness([1, 1, 1]);
/** The policies that are carried out from the first year on. */
const carriedOut = (council: Council, years: number, worth: (year: number) => Worth = () => equal) =>
  Array.from({ length: years }, (_, y) => council.govern(imagine(3, worth(YEAR + y), YEAR + y), closed));
const isOpen = ({ border }: Policy, from: number, to: number) => border[from * 3 + to] === 0;

describe("a council", () => {
  it("carries out what all have signed, on a copy of the scenario's policy", () => {
    const council = councilOf();
    const [policy] = carriedOut(council, 1);
    expect(isOpen(policy!, 0, 1)).toBe(true);
    expect(isOpen(closed, 0, 1)).toBe(false);
    const [resolution] = council.resolutions;
    expect(resolution).toMatchObject({ year: YEAR, item: "item 0", members: [0, 1, 2] });
    expect(resolution!.votes.map(({ player }) => player)).toEqual(council.playerIds);
    expect("bargain" in resolution! && resolution.bargain !== undefined).toBe(false);
  });

  it("meets from its first year on, every so many years; what it has agreed holds in between", () => {
    const council = councilOf({ from: YEAR + 1, every: 2 });
    const policies = carriedOut(council, 5);
    expect(council.resolutions.map(({ year }) => year)).toEqual([YEAR + 1, YEAR + 3]);
    expect(policies.map((policy) => isOpen(policy, 0, 1))).toEqual([false, true, true, true, true]);
    expect(policies[0]).toBe(closed);
  });

  it("starts afresh at every meeting: who would rather leave by then, leaves", () => {
    const council = councilOf({ every: 2 });
    const later = openness([9, 1, 1]);
    const policies = carriedOut(council, 4, (year) => (year < YEAR + 2 ? equal : later));
    expect(policies.map((policy) => isOpen(policy, 0, 1))).toEqual([true, true, false, false]);
    expect(council.resolutions.map(({ members }) => members)).toEqual([[0, 1, 2], []]);
  });

  it("under unanimity fails by one refusal, and says whose", () => {
    const council = councilOf();
    const [policy] = carriedOut(council, 1, () => openness([9, 1, 1]));
    expect(policy).toBe(closed);
    expect(council.resolutions[0]!.votes.map(({ stays }) => stays)).toEqual([false, true, true]);
  });

  it("under a quorum goes on without those who refuse; they are named last", () => {
    const council = councilOf({ decision: "quorum" });
    const [policy] = carriedOut(council, 1, () => openness([1, 9, 1]));
    expect(council.resolutions[0]!.members).toEqual([0, 2]);
    expect(council.resolutions[0]!.votes.map(({ player, stays }) => [player, stays])).toEqual([
      ["city-0", true],
      ["city-2", true],
      ["city-1", false],
    ]);
    expect([isOpen(policy!, 0, 2), isOpen(policy!, 0, 1)]).toEqual([true, false]);
  });

  it("goes on for as long as somebody refuses, and ends where too few are left", () => {
    // Without the first the second has too little of it, and the third cannot agree with itself.
    const chain: Proposal = (joining, policy) => {
      if (joining.includes(0)) openBetween([0, 1], policy);
      if (joining.includes(1) && joining.includes(2)) openBetween([1, 2], policy);
      return true;
    };
    const council = councilOf({ decision: "quorum", agenda: items(chain) });
    carriedOut(council, 1, () => openness([9, 4, 1]));
    expect(council.resolutions[0]!.members).toEqual([]);
  });

  it("does not table what would not be in force before the next meeting", () => {
    const dated =
      (first: number, last: number): Proposal =>
      (joining, policy, year) =>
        year >= first && year <= last && openUp(joining, policy, year);
    const [soon, late] = [dated(YEAR + 1, YEAR + 1), dated(YEAR + 2, YEAR + 9)].map((proposal) =>
      councilOf({ agenda: items(proposal) }),
    );
    const policies = carriedOut(soon!, 2);
    expect(policies.map((policy) => isOpen(policy, 0, 1))).toEqual([false, true]);
    carriedOut(late!, 1);
    expect(late!.resolutions).toEqual([]);
  });
});

describe("an agenda", () => {
  it("is decided item by item, each on top of what has passed", () => {
    const council = councilOf({ agenda: items(gift(10), openUp, gift(5, 2)) });
    const [policy] = carriedOut(council, 1);
    // Nobody gives for nothing; open borders pass.
    expect(council.resolutions.map(({ item, members }) => [item, members.length])).toEqual([
      ["item 0", 0],
      ["item 1", 3],
      ["item 2", 0],
    ]);
    expect(policy!.transfers).toEqual([]);
  });

  it("passes as one package what would fail item by item: what one thing costs another gives", () => {
    const both: Proposal = (...tabled) => gift(10)(...tabled) && openUp(...tabled);
    const [policy] = carriedOut(councilOf({ agenda: items(both) }), 1);
    expect(policy!.transfers).toMatchObject([{ payer: 0, payee: 1, amount: 10 }]);
    expect(isOpen(policy!, 0, 1)).toBe(true);
  });

  it("does not open twice what is open: nobody minds the second time", () => {
    const council = councilOf({ agenda: items(openUp, openUp) });
    carriedOut(council, 1);
    for (const { inside, outside } of council.resolutions[1]!.votes) expect(inside).toBe(outside);
    expect(council.resolutions[1]!.members).toEqual([0, 1, 2]);
  });
});

describe("a council with compensation", () => {
  const compensation = { rule: "minimal", centralTopUp: 0 } as const;

  it("pays what it has agreed in the years in which it is in force", () => {
    const lasting: Proposal = (joining, policy, year) => year <= YEAR + 1 && openUp(joining, policy, year);
    const council = councilOf({ agenda: items(lasting), every: 4, compensation });
    const policies = carriedOut(council, 3, () => openness([5, 1, 1]));
    const { receipts } = council.resolutions[0]!.bargain!;
    expect(receipts[0]).toBeGreaterThan(0);
    for (const city of [0, 1, 2])
      expect(policies.map((policy) => receivedBy(policy, city))).toEqual(
        [receipts[city], receipts[city], 0].map((amount) => expect.closeTo(amount!, 9)),
      );
    expect(policies[0]!.transfers[0]!.id).toMatch(/^compensation item 0:/);
  });

  it("leaves out the one that lacks most first: the others may be affordable", () => {
    const council = councilOf({ decision: "quorum", compensation });
    const [policy] = carriedOut(council, 1, () => openness([30, 4, 1]));
    expect(council.resolutions[0]!.members).toEqual([1, 2]);
    expect(council.resolutions[0]!.bargain!.receipts.map((amount) => Math.sign(amount))).toEqual([0, 1, -1]);
    expect(isOpen(policy!, 1, 2)).toBe(true);
  });

  it("pays nothing where nothing comes about", () => {
    const [policy] = carriedOut(councilOf({ compensation }), 1, () => openness([30, 4, 1]));
    expect(policy!.transfers).toEqual([]);
  });
});

it("looks at futures with what governments have chosen, and leaves it to them to write that on the policy", () => {
  // Governments close their borders again as far as they may: nothing comes of the agreement.
  const standing = (policy: Policy) => {
    const chosen = copyPolicy(policy);
    chosen.border.fill(1);
    return chosen;
  };
  const council = councilOf({}, standing);
  const [policy] = carriedOut(council, 1);
  for (const { inside } of council.resolutions[0]!.votes) expect(inside).toBe(0);
  expect(isOpen(policy!, 0, 1)).toBe(true);
});
