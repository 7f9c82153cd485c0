/**
 * Arithmetic of fiscal agreements whose text fixes every number. The yearly ledger and the calculators that tests
 * compare with worked examples are the same functions.
 */
import { log, pow } from "../../maths/numerics/elementary.js";
import { normalShare } from "../../maths/numerics/normal.js";
import type { RelocationSharing } from "./policyEntries.js";

/** The numbers of a relocation tax-sharing rule, whomever it binds. */
export type SharingRule = Pick<
  RelocationSharing,
  "share" | "years" | "extension" | "capYears" | "minimumTax" | "governmentLedOnly" | "topUp"
>;

/**
 * Beijing-Tianjin-Hebei, Cai Yu [2015] 92: half for three years, two more if the cap is not reached; 20 million yuan a
 * year.
 */
export const beijingTianjinHebei2015: SharingRule = {
  share: 0.5,
  years: 3,
  extension: 2,
  capYears: 3,
  minimumTax: 0.2,
  governmentLedOnly: true,
  topUp: 0.5,
};

/** Most years of taxes before the move that a cap may count; so many years are remembered. */
export const LONGEST_CAP = 20;

/** A firm is eligible by its mean local tax of so many years (Cai Yu [2015] 92), however many years the cap counts. */
const ELIGIBILITY_YEARS = 3;

/** Records of local taxes, newest first -> the years that a rule looks at, the last year last. */
export function yearsBefore<Record>(history: readonly Record[], { capYears }: SharingRule): Record[] {
  return history.slice(0, Math.max(ELIGIBILITY_YEARS, capYears)).reverse();
}

/** Mean of the years that eligibility goes by; `taxesBefore`: the last year last. */
export function eligibleTax(taxesBefore: readonly number[]): number {
  const recent = taxesBefore.slice(-ELIGIBILITY_YEARS);
  return sum(recent) / recent.length;
}

/**
 * Share of taxes paid by firms whose tax is above `threshold` times the mean, with ln size normal of the given sd and
 * mean size one: Phi(sd/2 - ln(threshold)/sd).
 */
export function taxShareAbove(threshold: number, sd: number): number {
  if (!(threshold > 0)) return 1;
  if (!Number.isFinite(threshold)) return 0;
  if (sd === 0) return threshold <= 1 ? 1 : 0;
  return normalShare(sd / 2 - log(threshold) / sd);
}

/**
 * What the origin of a moved firm (or of a cohort that moved in one year) may still receive. Money in one unit
 * throughout.
 */
export interface SharingClaim {
  /** Most that the origin may receive in total. */
  cap: number;
  received: number;
  /** Full years since the move that have been settled. */
  yearsSettled: number;
}

/**
 * Opens the origin's claim at the move, or null where the rule gives none. `taxesBefore`: yearly local taxes, the last
 * year last.
 */
export function openClaim(
  rule: SharingRule,
  taxesBefore: readonly number[],
  governmentLed: boolean,
): SharingClaim | null {
  if (eligibleTax(taxesBefore) < rule.minimumTax || (rule.governmentLedOnly && !governmentLed)) return null;
  return { cap: claimCap(rule, taxesBefore), received: 0, yearsSettled: 0 };
}

/**
 * What the origin gets in a year: its share of the firm's local tax in the new city, and no more than is left under the
 * cap.
 */
export function receiptOf(share: number, localTax: number, remaining: number): number {
  return Math.min(share * localTax, remaining);
}

/** Books a year's receipt on a claim. */
export function settleYear(claim: SharingClaim, receipt: number): void {
  claim.received += receipt;
  claim.yearsSettled += 1;
}

/** True while the window (with its extension) runs and the cap is not reached. */
export function isOpen(rule: SharingRule, claim: SharingClaim): boolean {
  return claim.yearsSettled < rule.years + rule.extension && claim.received < claim.cap;
}

/** What the centre pays once, in the year in which the window closes: `topUp` of the cap less receipts. */
export function centralTopUp(rule: SharingRule, claim: SharingClaim): number {
  const closes = claim.yearsSettled === rule.years + rule.extension;
  return closes ? rule.topUp * (claim.cap - claim.received) : 0;
}

function claimCap(rule: SharingRule, taxesBefore: readonly number[]): number {
  return sum(taxesBefore.slice(-rule.capYears));
}

export interface SharingReceipts {
  eligible: boolean;
  cap: number;
  receipts: number[];
  total: number;
  /** Cap less total, the basis of the central grant; 0 where the rule gives nothing. */
  shortfall: number;
}

/**
 * The whole life of a claim: local taxes of the years before and after the move -> receipts of the origin, year by
 * year.
 */
export function relocationSharingReceipts(
  taxesBefore: readonly number[],
  taxesAfter: readonly number[],
  governmentLed: boolean,
  rule: SharingRule = beijingTianjinHebei2015,
): SharingReceipts {
  const claim = openClaim(rule, taxesBefore, governmentLed);
  const receipts = taxesAfter.map((tax) => {
    const receipt = claim && isOpen(rule, claim) ? receiptOf(rule.share, tax, claim.cap - claim.received) : 0;
    if (claim) settleYear(claim, receipt);
    return receipt;
  });
  const total = sum(receipts);
  const cap = claimCap(rule, taxesBefore);
  return { eligible: claim !== null, cap, receipts, total, shortfall: claim ? cap - total : 0 };
}

/** A city government's view of one firm that it may keep or release. */
export interface ReleaseQuestion {
  taxBefore: number;
  taxAfter: number;
  /** Years that it looks ahead. */
  horizon: number;
  /** Weight of next year's yuan, d. */
  discount: number;
  /** Yearly probability that the firm leaves anyway, p. */
  leaveHazard: number;
}

/**
 * Worth of keeping the firm (sum of [d(1-p)]^t tax), worth of its shared tax, and the land benefit at which releasing
 * it breaks even.
 */
export function releaseDecision(question: ReleaseQuestion, rule: SharingRule = beijingTianjinHebei2015) {
  const { taxBefore, taxAfter, horizon, discount, leaveHazard } = question;
  const before = new Array<number>(rule.capYears).fill(taxBefore);
  const after = new Array<number>(rule.years + rule.extension).fill(taxAfter);
  const keepValue = taxBefore * geometricSum(discount * (1 - leaveHazard), horizon);
  const { receipts } = relocationSharingReceipts(before, after, true, rule);
  const receiptsValue = sum(receipts.map((receipt, year) => receipt * pow(discount, year + 1)));
  return { keepValue, receiptsValue, breakEvenLandBenefit: keepValue - receiptsValue };
}

/**
 * Index of a compensation bond, P = k0 * sum of weight * value / base (Xin'an river agreement, 2012): at or below the
 * threshold the upstream city has kept its promise. Default: equal weights.
 */
export function compensationIndex(
  stability: number,
  values: readonly number[],
  base: readonly number[],
  weights: readonly number[] = values.map(() => 1 / values.length),
): number {
  return stability * sum(values.map((value, k) => (weights[k] * value) / base[k]));
}

/**
 * What downstream pays upstream (negative: the reverse) under a two-sided bond; what is expected of it where the index
 * is known up to normal noise, of which so much is the sd.
 */
export function bondTransfer(amount: number, index: number, threshold = 1, noise = 0): number {
  if (noise > 0) return amount * (2 * normalShare((threshold - index) / noise) - 1);
  return index <= threshold ? amount : -amount;
}

function geometricSum(ratio: number, terms: number): number {
  let total = 0;
  for (let t = 1; t <= terms; t++) total += pow(ratio, t);
  return total;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
