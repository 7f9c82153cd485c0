import { sumOf } from "../../maths/numerics/sums.js";
import type { Enclave } from "./policyEntries.js";

/**
 * An enclave park that stands: its host, when it was opened, and what its room has received, as a share of the host's
 * firms by sector, [S].
 */
interface Park {
  host: number;
  opened: number;
  received: Float64Array;
}

/** Parks by the id of their agreement; one that is not listed opens this year. */
export type Parks = ReadonlyMap<string, Park>;

/** What opens no more: parks by id, and where they stand. */
export type Opened = ReadonlyMap<string, Pick<Park, "host">>;

export const NO_PARKS: Parks = new Map();

/** The park of an agreement where it stands; undefined where it opens this year, as one does anew in another host. */
export function parkOf<Known extends Pick<Park, "host">>(
  parks: ReadonlyMap<string, Known>,
  { id, host }: Pick<Enclave, "id" | "host">,
): Known | undefined {
  const park = parks.get(id);
  return park?.host === host ? park : undefined;
}

/**
 * Share of the host's activity that lies in each park, none of what it does not list: what its room has received, and
 * the agreed share of what the rooms of no park of the host have (7.11a). Parks of one host come to at most 1, since
 * what they have received and their agreed shares do. [enclave*S + s]
 */
export function parkShares(parks: Parks, enclaves: readonly Enclave[], sectors: number): Float64Array {
  const shares = new Float64Array(enclaves.length * sectors);
  const received = (park: Enclave, s: number) => (park.sectors[s] ? (parkOf(parks, park)?.received[s] ?? 0) : 0);
  for (const [e, park] of enclaves.entries()) {
    const ofHost = enclaves.filter(({ host }) => host === park.host);
    for (let s = 0; s < sectors; s++) {
      if (!park.sectors[s]) continue;
      const rest = 1 - sumOf(ofHost, (other) => received(other, s));
      shares[e * sectors + s] = received(park, s) + park.parkShare * rest;
    }
  }
  return shares;
}

/** Years that a park has been open, 0 in its first. */
export function parkAge(parks: Parks, park: Enclave, year: number): number {
  return year - (parkOf(parks, park)?.opened ?? year);
}
