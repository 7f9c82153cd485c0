import { describe, expect, it } from "vitest";
import {
  bondTransfer,
  centralTopUp,
  compensationIndex,
  isOpen,
  openClaim,
  receiptOf,
  releaseDecision,
  relocationSharingReceipts,
  beijingTianjinHebei2015 as rule2015,
  settleYear,
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

  it("lets the centre top up once, when the window closes", () => {
    const claim = openClaim(rule, [30, 40, 50], true)!;
    const topUps = [40, 40, 40, 40, 40, 40].map((tax) => {
      settleYear(claim, isOpen(rule, claim) ? receiptOf(rule.share, tax, claim.cap - claim.received) : 0);
      return centralTopUp(rule, claim);
    });
    expect(topUps).toEqual([0, 0, 0, 0, 10, 0]);
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
});
