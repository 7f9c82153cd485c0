import { pow } from "../../maths/numerics/elementary.js";
import type { Economy } from "./economy.js";
import { Compiled, instrumentsWith, type WedgePolicy } from "./instruments.js";
import { linkCost } from "./policy.js";

/** Policy and geography as the market sees them. Rows are buyers: [s*n*n + j*n + i], i the seller. */
export interface Wedges {
  /** phi = a d^(1 - sigma), d the delivered price over the factory price, a the weight of the seller's goods (7.1e). */
  freeness: Float64Array;
  /** freeness times the share of what the buyer pays that is toll; null where no toll is charged. */
  tollFreeness: Float64Array | null;
  /**
   * freeness times the share of what the buyer pays that is a rent of protection; null where protection leaves none.
   */
  rentFreeness: Float64Array | null;
  /** freeness times the share of what the buyer pays that is tariff; null where there is none. */
  tariffFreeness: Float64Array | null;
  /**
   * kappa^(eta (1 - sigma)): what coordination leaves of a plant's competitiveness. [s*n*n + i*n + h], i plant, h
   * headquarters; null = none
   */
  coordination: Float64Array | null;
}

/**
 * Delivered-price wedge between seller i and buyer j, and the shares of the buyer's price that are toll, rent of
 * protection and tariff; the seller gets the rest.
 */
export interface DeliveredPrice {
  factor: number;
  tollShare: number;
  rentShare: number;
  tariffShare: number;
}

/**
 * d[i,j,s] = (1 + hours/h0)^distanceElasticity (1 + delay + toll)(1 + border)(1 + rules)(1 + protection of j against i)
 * (1 + tariff) x residual; at home only the hours inside a node and the residual (7.1a). Protection is the last gate:
 * its rent is taken first of what the buyer pays (7.1c), customs stand before it (7.1d), the toll is a share of what is
 * left (7.1b), so that all together never exceed the price. Delay (lost) and toll (a transfer) are shares of the load's
 * value; all but toll, rent and tariff melts on the way (Samuelson 1954).
 */
export function deliveredPrice(
  economy: Economy,
  policy: WedgePolicy,
  sector: number,
  seller: number,
  buyer: number,
  out: DeliveredPrice,
): void {
  const n = economy.nodes;
  const pair = seller * n + buyer;
  const goods = economy.goods;
  const distance = pow(1 + policy.travelHours[pair] / goods.referenceHours, goods.distanceElasticity[sector]);
  if (seller === buyer) {
    out.factor = distance * goods.residualCost[sector * n * n + pair];
    out.tollShare = 0;
    out.rentShare = 0;
    out.tariffShare = 0;
    return;
  }
  const load = goods.loadValue[sector];
  const exposure = goods.borderExposure[sector];
  const protection = policy.protection[sector * n * n + pair] * exposure;
  const tariff = policy.tariff[sector * n * n + pair];
  const delay = (policy.delayHours[pair] * goods.valueOfTime) / load;
  const toll = (policy.tollPerKm[pair] * policy.roadKm[pair]) / load;
  out.factor =
    distance *
    (1 + delay + toll) *
    (1 + policy.border[pair] * exposure) *
    (1 + ruleDifference(policy, n, sector, pair) * exposure) *
    (1 + protection) *
    (1 + tariff) *
    goods.residualCost[sector * n * n + pair];
  out.rentShare = (policy.protectionRentShare[sector * n + buyer] * protection) / (1 + protection);
  out.tariffShare = (1 - out.rentShare) * (tariff / (1 + tariff));
  out.tollShare = (toll / (1 + delay + toll)) * (1 - out.rentShare - out.tariffShare);
}

/** Difference of rules of a pair, which may be the same for all sectors. */
function ruleDifference({ ruleDifference: rules }: WedgePolicy, n: number, sector: number, pair: number): number {
  return rules.length > n * n ? rules[sector * n * n + pair] : rules[pair];
}

/** Turns the year's policy into wedges. Arrays of `reuse` are overwritten where given (same dimensions). */
export function compileWedges(economy: Economy, policy: WedgePolicy, reuse?: Wedges): Wedges {
  const { nodes: n, sectors } = economy;
  const freeness = reuse?.freeness ?? new Float64Array(sectors * n * n);
  const tolls = reuse?.tollFreeness ?? new Float64Array(sectors * n * n);
  const rents = reuse?.rentFreeness ?? new Float64Array(sectors * n * n);
  const tariffs = reuse?.tariffFreeness ?? new Float64Array(sectors * n * n);
  const delivered = { factor: 1, tollShare: 0, rentShare: 0, tariffShare: 0 };
  for (let s = 0; s < sectors; s++) {
    for (let j = 0; j < n; j++) {
      for (let i = 0; i < n; i++) {
        const at = (s * n + j) * n + i;
        freeness[at] = pairFreeness(economy, policy, s, i, j, delivered);
        tolls[at] = freeness[at] * delivered.tollShare;
        rents[at] = freeness[at] * delivered.rentShare;
        tariffs[at] = freeness[at] * delivered.tariffShare;
      }
    }
  }
  const charged = (part: Float64Array) => (part.some((withheld) => withheld > 0) ? part : null);
  return {
    freeness,
    tollFreeness: charged(tolls),
    rentFreeness: charged(rents),
    tariffFreeness: charged(tariffs),
    coordination: compileCoordination(economy, policy, reuse?.coordination ?? null),
  };
}

/** phi between all nodes for one sector. [j*n + i] */
export function compileSector(economy: Economy, policy: WedgePolicy, sector: number): Float64Array {
  const n = economy.nodes;
  const delivered = { factor: 1, tollShare: 0, rentShare: 0, tariffShare: 0 };
  return new Float64Array(n * n).map((_, at) =>
    pairFreeness(economy, policy, sector, at % n, Math.floor(at / n), delivered),
  );
}

/** phi of a seller's goods for a buyer (7.1e); the delivered price is left in `delivered`. */
function pairFreeness(
  economy: Economy,
  policy: WedgePolicy,
  sector: number,
  seller: number,
  buyer: number,
  delivered: DeliveredPrice,
): number {
  const n = economy.nodes;
  deliveredPrice(economy, policy, sector, seller, buyer, delivered);
  return policy.taste[(sector * n + seller) * n + buyer] * pow(delivered.factor, 1 - economy.substitution[sector]);
}

/** What distance to its headquarters makes of a plant's weight [s*n*n + i*n + h]; null where it costs nothing. */
function compileCoordination(economy: Economy, policy: WedgePolicy, reuse: Float64Array | null): Float64Array | null {
  const { nodes: n, sectors } = economy;
  if (!policy.coordinationCost.some((cost) => cost !== 0)) return null;
  const coordination = reuse ?? new Float64Array(sectors * n * n);
  for (let s = 0; s < sectors; s++) {
    const exponent = economy.headquartersCostShare[s] * (1 - economy.substitution[s]);
    for (let i = 0; i < n; i++) {
      for (let h = 0; h < n; h++) {
        coordination[(s * n + i) * n + h] = pow(1 + linkCost(policy, h * n + i), exponent);
      }
    }
  }
  return coordination;
}

/** The wedges of the policy in force. */
export function compiledWedges(economy: Economy) {
  return new Compiled(instrumentsWith({ wedge: true }), (policy, former: Wedges | undefined) =>
    compileWedges(economy, policy, former),
  );
}

/**
 * What a way costs a vehicle in hours: travel, stops and queues, and tolls over the value of an hour (left out where
 * time has no value). [i*n + j]
 */
export function wayHours(
  { goods }: Economy,
  {
    travelHours,
    delayHours,
    tollPerKm,
    roadKm,
  }: Pick<WedgePolicy, "travelHours" | "delayHours" | "tollPerKm" | "roadKm">,
): Float64Array {
  const value = goods.valueOfTime;
  return travelHours.map(
    (hours, pair) => hours + delayHours[pair] + (value > 0 ? (tollPerKm[pair] * roadKm[pair]) / value : 0),
  );
}
