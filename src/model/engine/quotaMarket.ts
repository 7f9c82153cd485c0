import { sumOf } from "../../maths/numerics/sums.js";
import { SaidRangeError, t } from "../../words/index.js";
/**
 * The market for land quota among cities: each has a quota and a linear inverse demand for land; cities with low value
 * of land sell to those with high value (China's quota trade under the link scheme, Chongqing's land tickets).
 */
export interface QuotaMarketRules {
  /** Fixed price; absent or NaN = the price that clears. */
  price?: number;
  /** Most that may change hands in total; absent = no limit. */
  cap?: number;
}

/** All arrays in the order of the members. */
export interface QuotaMarketOutcome {
  price: number;
  /** Total that changes hands. */
  volume: number;
  /** Land that each may use. */
  use: Float64Array;
  /** Sold (positive) or bought (negative). */
  sales: Float64Array;
  /** price * sales. */
  revenue: Float64Array;
  /** Value of land in each city without trade. */
  priceWithoutTrade: Float64Array;
  /** Surplus from land, plus revenue, over that without trade. */
  gain: Float64Array;
  totalGain: number;
}

/**
 * Clears the market. Inverse demand of member i: price = intercept[i] - slope[i] * use; demand below zero is zero, and
 * where quota exceeds all demand at a price of zero the rest stays unused. Under a fixed price or a cap the longer side
 * is rationed in proportion to what each wanted to trade. Throws RangeError where a slope is not positive or a quota
 * negative.
 */
export function clearQuotaMarket(
  intercept: ArrayLike<number>,
  slope: ArrayLike<number>,
  quota: ArrayLike<number>,
  { price: fixedPrice = Number.NaN, cap = Number.POSITIVE_INFINITY }: QuotaMarketRules = {},
): QuotaMarketOutcome {
  checkMembers(slope, quota);
  const price = Number.isNaN(fixedPrice) ? clearingPrice(intercept, slope, quota) : fixedPrice;
  const wanted = Float64Array.from(quota, (own, i) => own - demand(intercept[i], slope[i], price));
  const { sales, volume } = ration(wanted, cap);
  const use = sales.map((sold, i) => quota[i] - sold);
  const revenue = sales.map((sold) => price * sold);
  const priceWithoutTrade = Float64Array.from(quota, (own, i) => Math.max(0, intercept[i] - slope[i] * own));
  const gain = use.map(
    (land, i) => surplus(intercept[i], slope[i], land) - surplus(intercept[i], slope[i], quota[i]) + revenue[i],
  );
  return { price, volume, use, sales, revenue, priceWithoutTrade, gain, totalGain: sumOf(gain) };
}

function demand(intercept: number, slope: number, price: number): number {
  return Math.max(0, (intercept - price) / slope);
}

/** Area under the inverse demand; land beyond the point where it is worth nothing adds nothing. */
function surplus(intercept: number, slope: number, land: number): number {
  const used = Math.min(land, demand(intercept, slope, 0));
  return (intercept - (slope * used) / 2) * used;
}

/** Members enter in the order of their intercepts; the price is right once it chokes off the next one. */
function clearingPrice(intercept: ArrayLike<number>, slope: ArrayLike<number>, quota: ArrayLike<number>): number {
  const order = Array.from(intercept, (_, i) => i).sort((a, b) => intercept[b] - intercept[a]);
  const supply = sumOf(quota);
  let demandAtZero = 0;
  let steepness = 0;
  let price = 0;
  for (const [rank, i] of order.entries()) {
    demandAtZero += intercept[i] / slope[i];
    steepness += 1 / slope[i];
    price = (demandAtZero - supply) / steepness;
    const next = order[rank + 1];
    if (next === undefined || price >= intercept[next]) break;
  }
  return Math.max(0, price);
}

/** Scales wanted sales (positive) and purchases (negative) to the volume that both sides and the cap allow. */
function ration(wanted: Float64Array, cap: number): { sales: Float64Array; volume: number } {
  const offered = sumOf(wanted.map((sale) => Math.max(0, sale)));
  const asked = sumOf(wanted.map((sale) => Math.max(0, -sale)));
  const volume = Math.min(offered, asked, cap);
  const soldShare = offered > volume ? volume / offered : 1;
  const boughtShare = asked > volume ? volume / asked : 1;
  return { sales: wanted.map((sale) => sale * (sale > 0 ? soldShare : boughtShare)), volume };
}

function checkMembers(slope: ArrayLike<number>, quota: ArrayLike<number>): void {
  for (let i = 0; i < quota.length; i++) {
    if (!(slope[i] > 0)) throw new SaidRangeError(t("engine.quotaSlope", { member: i, slope: slope[i] }));
    if (!(quota[i] >= 0)) throw new SaidRangeError(t("engine.quotaNegative", { member: i, quota: quota[i] }));
  }
}
