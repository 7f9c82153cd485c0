import type { Economy } from "./economy.js";
import type { Pending } from "./pending.js";
import type { RelocationSharing } from "./policyEntries.js";
import { centralTopUp, isOpen, type SharingClaim, settleYear } from "./sharing.js";

/**
 * An open claim of relocation tax sharing: firms that moved from `origin` to `destination` in one year and sector and
 * whose local taxes are shared with the origin until the window closes or the cap is reached. The market pays it; the
 * year's end settles it.
 */
export interface OpenClaim {
  rule: RelocationSharing;
  account: SharingClaim;
  origin: number;
  destination: number;
  sector: number;
  movedIn: number;
  /** Mass (sum of weight z^(sigma-1)) of the moved firms that still stand. */
  mass: number;
  /** Of firms one by one: their claim under the rule before, which the same firms hold; absent: none. */
  beside?: number;
}

/**
 * The claims that may still receive something in a year, as columns: markets are cleared in many rounds, and there may
 * be thousands. [claims] each
 */
export interface ClaimTable {
  count: number;
  /** Position in the list of claims. */
  position: Int32Array;
  /** Node that receives, node that pays, and the cell [s*n + i] whose taxes are shared. */
  origin: Int32Array;
  destination: Int32Array;
  cell: Int32Array;
  /** Share of the rule, the claim's share of its cell's taxes, and the most that it can still receive. */
  share: Float64Array;
  cellShare: Float64Array;
  remaining: Float64Array;
  /** What it receives this year, filled by public finance. */
  receipt: Float64Array;
}

/** `cellMass` [s*n + i]: mass of all firms of the cell, of whose taxes a claim's firms pay their part. */
export function claimTable(claims: readonly OpenClaim[], nodes: number, cellMass: Float64Array): ClaimTable {
  const integers = () => new Int32Array(claims.length);
  const numbers = () => new Float64Array(claims.length);
  const table: ClaimTable = {
    count: 0,
    position: integers(),
    origin: integers(),
    destination: integers(),
    cell: integers(),
    share: numbers(),
    cellShare: numbers(),
    remaining: numbers(),
    receipt: numbers(),
  };
  for (const [position, { rule, account, sector, origin, destination, mass }] of claims.entries()) {
    const remaining = account.cap - account.received;
    if (!isOpen(rule, account) || remaining <= 0) continue;
    const c = table.count++;
    const cell = sector * nodes + destination;
    table.position[c] = position;
    table.origin[c] = origin;
    table.destination[c] = destination;
    table.cell[c] = cell;
    table.share[c] = rule.share;
    table.cellShare[c] = cellMass[cell] > 0 ? Math.min(1, mass / cellMass[cell]) : 0;
    table.remaining[c] = remaining;
  }
  return table;
}

export const NO_CLAIMS = claimTable([], 0, new Float64Array(0));

/** At the year's end: books receipts on all claims; the centre promises its grant to those that close. */
export function settleClaims(
  claims: readonly OpenClaim[],
  table: ClaimTable,
  economy: Economy,
  pending: Pending,
): void {
  const receipts = new Float64Array(claims.length);
  for (let c = 0; c < table.count; c++) receipts[table.position[c]] = table.receipt[c];
  for (const [position, { rule, account, origin }] of claims.entries()) {
    settleYear(account, receipts[position]);
    const grant = centralTopUp(rule, account);
    pending.toCities[origin] += grant;
    pending.toCentre[economy.regime[origin]] -= grant;
  }
}

/**
 * Firms of the same rules, move and year share a claim a rule: caps and taxes both scale with size, so the sum is
 * exact. Returns the claim's position.
 */
export function addToClaims(claims: OpenClaim[], fresh: OpenClaim): number {
  const known = claims.findIndex(
    ({ rule, beside, movedIn, origin, destination, sector }) =>
      rule.id === fresh.rule.id &&
      beside === fresh.beside &&
      movedIn === fresh.movedIn &&
      origin === fresh.origin &&
      destination === fresh.destination &&
      sector === fresh.sector,
  );
  if (known < 0) return claims.push(fresh) - 1;
  const claim = claims[known];
  claim.account.cap += fresh.account.cap;
  claim.mass += fresh.mass;
  return known;
}

export function copyClaims(claims: readonly OpenClaim[]): OpenClaim[] {
  return claims.map((claim) => ({ ...claim, account: { ...claim.account } }));
}
