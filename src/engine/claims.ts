import type { RelocationSharing } from "./policy.js";
import { isOpen, type SharingClaim } from "./sharing.js";

/**
 * An open claim of relocation tax sharing: firms that moved from `origin` to `destination` in one year and sector and whose local taxes
 * are shared with the origin until the window closes or the cap is reached. The market pays it; the year's end settles it (sharing.ts).
 */
export interface OpenClaim {
  rule: RelocationSharing;
  account: SharingClaim;
  origin: number;
  destination: number;
  sector: number;
  movedIn: number;
  /** Mass (sum of weight z^(sigma-1)) of the moved firms that still stand, and its share in the destination cell. */
  mass: number;
  cellShare: number;
}

/** The claims that may still receive something in a year, as columns: markets are cleared in many rounds, and there may be thousands. [claims] each */
export interface ClaimTable {
  count: number;
  /** Node that receives, node that pays, and the cell [s*n + i] whose taxes are shared. */
  origin: Int32Array;
  destination: Int32Array;
  cell: Int32Array;
  /** Share of the rule, the claim's share of its cell, and the most that it can still receive. */
  share: Float64Array;
  cellShare: Float64Array;
  remaining: Float64Array;
}

export function claimTable(claims: readonly OpenClaim[], nodes: number): ClaimTable {
  const integers = () => new Int32Array(claims.length);
  const numbers = () => new Float64Array(claims.length);
  const table: ClaimTable = {
    count: 0,
    origin: integers(),
    destination: integers(),
    cell: integers(),
    share: numbers(),
    cellShare: numbers(),
    remaining: numbers(),
  };
  for (const { rule, account, sector, origin, destination, cellShare } of claims) {
    const remaining = account.cap - account.received;
    if (!isOpen(rule, account) || remaining <= 0) continue;
    const c = table.count++;
    table.origin[c] = origin;
    table.destination[c] = destination;
    table.cell[c] = sector * nodes + destination;
    table.share[c] = rule.share;
    table.cellShare[c] = cellShare;
    table.remaining[c] = remaining;
  }
  return table;
}

export const NO_CLAIMS = claimTable([], 0);
