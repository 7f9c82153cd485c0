import { describe, expect, it } from "vitest";
import {
  bondTransfer,
  centralTopUp,
  compensationIndex,
  eligibleTax,
  isOpen,
  openClaim,
  receiptOf,
  releaseDecision,
  relocationSharingReceipts,
  beijingTianjinHebei2015 as rule2015,
  settleYear,
  taxShareAbove,
  yearsBefore,
} from "../../../src/model/engine/sharing.js";

/** The rule with money in million yuan, as in the worked examples. */
const rule = { ...rule2015, minimumTax: 20 };

describe("tax sharing after relocation (Cai Yu [2015] 92)", () => {
  it.each<[string, number[], number[], number[], number]>([
    [
      "runs five years where the cap is not reached",
      [30, 40, 50],
      [40, 40, 40, 40, 40, 40],
      [20, 20, 20, 20, 20, 0],
      20,
    ],
    ["stops at the cap", [30, 40, 50], [80, 80, 80, 80, 80], [40, 40, 40, 0, 0], 0],
    ["cuts the last receipt to the cap", [30, 40, 50], [100, 120, 140, 160, 160], [50, 60, 10, 0, 0], 0],
    ["admits a firm at the least tax", [20, 20, 20], [0, 10, 20, 30, 40, 50], [0, 5, 10, 15, 20, 0], 10],
  ])("%s", (_, before, after, receipts, shortfall) => {
    expect(relocationSharingReceipts(before, after, true, rule)).toMatchObject({ eligible: true, receipts, shortfall });
  });

  it("gives nothing for small firms and market-driven moves", () => {
    const none = { eligible: false, receipts: [0, 0, 0], total: 0, shortfall: 0 };
    expect(relocationSharingReceipts([10, 15, 20], [50, 50, 50], true, rule)).toMatchObject({ ...none, cap: 45 });
    expect(relocationSharingReceipts([30, 40, 50], [80, 80, 80], false, rule)).toMatchObject({ ...none, cap: 120 });
  });

  it("goes by the last three years for who is eligible, however many years the cap counts", () => {
    const rising = [5, 5, 5, 30, 40, 50];
    const caps = [1, 3, 6].map((capYears) => openClaim({ ...rule, capYears }, rising, true)?.cap);
    expect(caps).toEqual([50, 120, 135]);
    expect(yearsBefore([50, 40, 30, 5, 5, 5, 1], { ...rule, capYears: 1 })).toEqual([30, 40, 50]);
    expect(yearsBefore([50, 40, 30, 5, 5, 5, 1], { ...rule, capYears: 6 })).toEqual(rising);
  });

  it("counts the years that there are where a firm has paid for fewer than three", () => {
    expect(eligibleTax([1, 2, 3, 4, 8])).toBe(5);
    expect(eligibleTax([30, 50])).toBe(40);
    expect(openClaim(rule, [30, 50], true)).toEqual({ cap: 80, received: 0, yearsSettled: 0 });
  });

  it("has an origin that was paid all as one that gets no more, and nothing to top up", () => {
    const claim = { cap: 100, received: 100, yearsSettled: 1 };
    expect(isOpen(rule, claim)).toBe(false);
    expect(isOpen(rule, { ...claim, received: 99 })).toBe(true);
    expect([3, 4, 5].map((yearsSettled) => isOpen(rule, { cap: 100, received: 0, yearsSettled }))).toEqual([
      ...[true, true, false],
    ]);
    expect(centralTopUp(rule, { ...claim, yearsSettled: 5 })).toBe(0);
    expect(receiptOf(0.5, 80, 30)).toBe(30);
  });

  it("is in 100 million yuan where no other rule is given", () => {
    expect(relocationSharingReceipts([0.3, 0.4, 0.5], [0.4, 0.4], true)).toMatchObject({
      eligible: true,
      receipts: [0.2, 0.2],
    });
    expect(relocationSharingReceipts([0.1, 0.2, 0.2], [0.4], true).eligible).toBe(false);
    const question = { taxBefore: 0.4, taxAfter: 0.4, horizon: 1, discount: 1, leaveHazard: 0.5 };
    // A fifth a year for five years, against the tax of a year that comes with even odds.
    expect(releaseDecision(question)).toEqual({
      keepValue: 0.2,
      receiptsValue: expect.closeTo(1, 12),
      breakEvenLandBenefit: expect.closeTo(-0.8, 12),
    });
  });

  it("lets the centre top up once, when the window closes", () => {
    const claim = openClaim(rule, [30, 40, 50], true)!;
    const topUps = [40, 40, 40, 40, 40, 40].map((tax) => {
      settleYear(claim, isOpen(rule, claim) ? receiptOf(rule.share, tax, claim.cap - claim.received) : 0);
      return centralTopUp(rule, claim);
    });
    expect(topUps).toEqual([0, 0, 0, 0, 10, 0]);
  });
});

describe("the part of taxes that firms above a size pay", () => {
  it("is all without a least size, and none above an endless one", () => {
    expect([0, -1, Number.POSITIVE_INFINITY].map((threshold) => taxShareAbove(threshold, 1))).toEqual([1, 1, 0]);
  });

  it("is all or nothing where firms are alike", () => {
    expect([0.9, 1, 1.1].map((threshold) => taxShareAbove(threshold, 0))).toEqual([1, 1, 0]);
  });

  it("is that of the larger ones where their size is lognormal", () => {
    // Half of the taxes are paid above e^(sd^2/2) times the mean.
    expect(taxShareAbove(Math.exp(0.5), 1)).toBeCloseTo(0.5, 6);
    expect(taxShareAbove(1, 2)).toBeCloseTo(0.8413447460685429, 6);
    expect(taxShareAbove(Math.exp(4), 2)).toBeCloseTo(0.15865525393145707, 6);
  });
});

describe("a city's decision to release a firm", () => {
  const question = { taxBefore: 40, taxAfter: 40, horizon: 20, discount: 1 / 1.05, leaveHazard: 0.05 };

  it("weighs six years of the firm's tax against shared receipts of two", () => {
    const decision = releaseDecision(question, rule);
    expect(decision.keepValue).toBeCloseTo(328.65836191275343, 9);
    expect(decision.receiptsValue).toBeCloseTo(86.58953341261638, 9);
    expect(decision.breakEvenLandBenefit).toBeCloseTo(242.06882850013704, 9);
  });

  it("turns to release where firms are likely to leave anyway", () => {
    expect(releaseDecision({ ...question, leaveHazard: 0.3 }, rule).breakEvenLandBenefit).toBeCloseTo(
      -6.613591705402143,
      9,
    );
  });

  it("counts no receipts without sharing or below the least tax", () => {
    expect(releaseDecision(question, { ...rule, share: 0 }).receiptsValue).toBe(0);
    const small = releaseDecision({ ...question, taxBefore: 15 }, rule);
    expect(small.receiptsValue).toBe(0);
    expect(small.keepValue).toBeCloseTo(123.24688571728252, 9);
  });
});

describe("the Xin'an river bond", () => {
  const base = [2.3, 0.12, 0.06, 1.4];

  it.each([
    [[2.0, 0.1, 0.05, 1.5], 0.7666278467908904, 100],
    [[3.0, 0.3, 0.08, 1.8], 1.3649715320910973, -100],
    [base, 0.85, 100],
  ])("values %j: index %d, transfer %d", (values, index, transfer) => {
    expect(compensationIndex(0.85, values, base)).toBeCloseTo(index, 12);
    expect(bondTransfer(100, compensationIndex(0.85, values, base))).toBe(transfer);
  });

  it("weighs its values as it is told, and goes the other way above its own threshold alone", () => {
    // 0.5 (3/4 of twice as much, 1/4 of half as much).
    expect(compensationIndex(0.5, [4, 1], [2, 2], [0.75, 0.25])).toBeCloseTo(0.8125, 12);
    expect([1, 1.1].map((index) => bondTransfer(10, index))).toEqual([10, -10]);
    expect([1.2, 1.3].map((index) => bondTransfer(10, index, 1.2))).toEqual([10, -10]);
  });
});
