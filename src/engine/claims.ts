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

/** Most that a claim can still receive this year. */
export function remainingClaim(claim: OpenClaim): number {
  return isOpen(claim.rule, claim.account) ? Math.max(0, claim.account.cap - claim.account.received) : 0;
}
