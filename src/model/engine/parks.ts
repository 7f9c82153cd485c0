import type { Enclave } from "./policyEntries.js";

/**
 * An enclave park that stands: when it was opened, and what its room has received, as a share of the host's firms by
 * sector, [S].
 */
interface Park {
  opened: number;
  received: Float64Array;
}

/** Parks by the id of their agreement; one that is not listed opens this year. */
export type Parks = ReadonlyMap<string, Park>;

export const NO_PARKS: Parks = new Map();

/**
 * Share of the host's activity in sector `s` that lies in the park: what its room has received, and the agreed share of
 * the rest (7.11a).
 */
export function parkShare(parks: Parks, { id, parkShare: agreed }: Enclave, s: number): number {
  const received = parks.get(id)?.received[s] ?? 0;
  return received + agreed * (1 - received);
}

/** The same of all parks and sectors, none of what a park does not list. [enclave*S + s] */
export function parkShares(parks: Parks, enclaves: readonly Enclave[], sectors: number): Float64Array {
  const shares = new Float64Array(enclaves.length * sectors);
  for (const [e, park] of enclaves.entries()) {
    for (let s = 0; s < sectors; s++) if (park.sectors[s]) shares[e * sectors + s] = parkShare(parks, park, s);
  }
  return shares;
}

/** Years that a park has been open, 0 in its first. */
export function parkAge(parks: Parks, { id }: Enclave, year: number): number {
  return year - (parks.get(id)?.opened ?? year);
}
