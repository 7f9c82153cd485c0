import { exp } from "../../maths/numerics/elementary.js";
import { findRoot } from "../../maths/numerics/roots.js";
import { sumOf } from "../../maths/numerics/sums.js";
import type { Enclave, ReceptionPlatform } from "./policyEntries.js";
import { knowsSector, type RelocationPlan, releaseWeights, stockOf, survival } from "./release.js";

/**
 * What draws firms to a city: its platforms taken together, which share their capacity and, sector by sector, their
 * offers, or an enclave park. A park is a place of its own: whoever would come to the city without its offer takes none
 * of its room.
 */
interface Reception {
  /** Id of the park, undefined for platforms. */
  park?: string;
  city: number;
  capacity: number;
  sectors: Uint8Array; // [S] of 0/1
  /** Mean offer of those that list the sector, weighted by capacity. [S] */
  offer: Float64Array;
}

/**
 * Lets platforms receive firms: their offers lower the moving cost into their city for listed sectors, scaled down (by
 * a common factor a city) until expected arrivals fit the capacity; firms released by their governments fill it first.
 * `firms` [s*n*n + i*n + h].
 */
export function openPlatforms(plan: RelocationPlan, firms: Float64Array): void {
  const { economy, policy } = plan;
  const { nodes: n, sectors } = economy;
  const platforms = policy.receptionPlatforms;
  const parks = policy.enclaves.filter(({ room }) => room > 0);
  if (platforms.length + parks.length === 0 && plan.releaseTo.size === 0) {
    plan.release.fill(0);
    return;
  }
  for (const { city, capacity, sectors: listed } of platforms)
    for (let s = 0; s < sectors; s++)
      if (listed[s] && knowsSector(plan, s, city)) plan.releaseWeight[s * n + city] += capacity;
  preferPlatforms(plan);
  scaleReleases(plan, firms);
  admit(plan, firms, [...byCity(platforms, sectors), ...parks.map(receptionOf)]);
}

/** Platforms of a city as one: capacities add up, a sector's offer is their mean by capacity. */
function byCity(platforms: readonly ReceptionPlatform[], sectors: number): Reception[] {
  const cities = [...new Set(platforms.map(({ city }) => city))];
  return cities.map((city) => {
    const own = platforms.filter((platform) => platform.city === city);
    const reception: Reception = {
      city,
      capacity: sumOf(own, ({ capacity }) => capacity),
      sectors: new Uint8Array(sectors),
      offer: new Float64Array(sectors),
    };
    for (let s = 0; s < sectors; s++) {
      const listing = own.filter((platform) => platform.sectors[s] === 1);
      const capacity = sumOf(listing, (platform) => platform.capacity);
      if (capacity === 0) continue;
      reception.sectors[s] = 1;
      reception.offer[s] = sumOf(listing, (platform) => platform.offer * platform.capacity) / capacity;
    }
    return reception;
  });
}

function receptionOf({ id, host, sectors, room, offer }: Enclave): Reception {
  return {
    park: id,
    city: host,
    capacity: room,
    sectors,
    offer: Float64Array.from(sectors, (listed) => listed * offer),
  };
}

/** Offers of several cities are settled against each other: rounds until none changes its part by more than this. */
const PART_ACCURACY = 1e-9;
const MOST_ROUNDS = 30;

/**
 * Raises closeness to the cities by their offers, as far as there is room: all the way, or by the part at which
 * expected arrivals just fill it. Each city's part is right for the parts of the others, whoever is listed first.
 */
function admit(plan: RelocationPlan, firms: Float64Array, receptions: readonly Reception[]): void {
  const { relocation } = plan.economy;
  const rooms = receptions.map(({ park, city, capacity, sectors }) =>
    park === undefined ? Math.max(0, capacity - releasedTo(plan, firms, city, sectors)) : capacity,
  );
  const bonuses = receptions.map(({ offer }) => offer.map((amount) => exp(amount / relocation.tasteDispersion) - 1));
  const bare = plan.plantCloseness;
  plan.plantCloseness = bare.slice();
  const parts = receptions.map(() => 1);
  const make = (r: number, part: number) => {
    parts[r] = part;
    raiseCloseness(plan, bare, receptions[r].city, raisesOf(receptions, bonuses, parts, receptions[r].city));
  };
  receptions.forEach((_, r) => {
    make(r, 1);
  });
  for (let round = 0; round < MOST_ROUNDS; round++) {
    let change = 0;
    receptions.forEach((reception, r) => {
      const before = parts[r];
      make(r, 0);
      const market = expectedArrivals(plan, firms, bare, reception, bonuses[r]);
      const sent = sentArrivals(
        plan,
        firms,
        reception,
        bonuses[r],
        raisesOf(receptions, bonuses, parts, reception.city),
      );
      const arrivals = (part: number) => market(part) + sent(part);
      const room = rooms[r];
      make(r, arrivals(1) <= room ? 1 : arrivals(0) >= room ? 0 : findRoot((part) => arrivals(part) - room, 0, 1));
      change = Math.max(change, Math.abs(parts[r] - before));
    });
    if (change <= PART_ACCURACY) break;
  }
  receptions.forEach(({ park, city }, r) => {
    if (park === undefined) return;
    const raises = raisesOf(receptions, bonuses, parts, city);
    plan.settling.set(
      park,
      bonuses[r].map((bonus, s) => (parts[r] * bonus) / (1 + raises[s])),
    );
  });
}

/** What all offers of a city add to its closeness, as shares of it. [S] */
function raisesOf(
  receptions: readonly Reception[],
  bonuses: readonly Float64Array[],
  parts: readonly number[],
  city: number,
): Float64Array {
  const raises = new Float64Array(bonuses[0].length);
  receptions.forEach((reception, r) => {
    if (reception.city === city) for (let s = 0; s < raises.length; s++) raises[s] += parts[r] * bonuses[r][s];
  });
  return raises;
}

/** Brings a city closer. `bare`: closeness without offers; `raises` [S]. */
function raiseCloseness(
  { economy, plantCloseness }: RelocationPlan,
  bare: Float64Array,
  city: number,
  raises: Float64Array,
): void {
  const { nodes: n, sectors } = economy;
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      const at = (s * n + i) * n + city;
      if (i !== city) plantCloseness[at] = bare[at] * (1 + raises[s]);
    }
  }
}

/** Where some of the places that an order names have platforms for the sector, its firms go to these, by capacity. */
function preferPlatforms({ economy, releaseWeight, releaseTo }: RelocationPlan): void {
  const n = economy.nodes;
  for (const [k, weights] of releaseTo) {
    const s = Math.floor(k / n);
    const capacity = weights.map((weight, j) => (weight > 0 ? releaseWeight[s * n + j] : 0));
    if (capacity.some((room) => room > 0)) releaseTo.set(k, capacity);
  }
}

/**
 * No more firms are released than platforms can take, whatever the sectors; the others stay. Named places without
 * platforms take all that are sent.
 */
function scaleReleases(plan: RelocationPlan, firms: Float64Array): void {
  const { nodes: n, sectors } = plan.economy;
  const taken = takenOf(plan, firms);
  for (let s = 0; s < sectors; s++) {
    for (let i = 0; i < n; i++) {
      const k = s * n + i;
      const sent = releaseWeights(plan, k);
      const sentTo = sumOf(sent);
      if (plan.releaseTo.has(k) && !sent.some((weight, j) => weight > 0 && plan.releaseWeight[s * n + j] > 0)) continue;
      const received = sent.map((weight, j) => weight * taken[s * n + j]);
      plan.release[k] *= sentTo > 0 ? sumOf(received) / sentTo : 0;
      if (plan.releaseTo.has(k)) plan.releaseTo.set(k, received);
    }
  }
  plan.releaseWeight.forEach((weight, cell) => {
    plan.releaseWeight[cell] = weight * taken[cell];
  });
}

/**
 * Of the firms that are sent to the platforms of a city, the share that these take: a platform gets of every sector
 * that it lists its share of the city's capacity for it, and takes as many of all together as it has room for.
 * [s*n + j]
 */
function takenOf(plan: RelocationPlan, firms: Float64Array): Float64Array {
  const { releaseWeight: capacities, economy, policy } = plan;
  const { nodes: n, sectors } = economy;
  const sent = Array.from({ length: sectors }, (_, s) => inflows(plan, firms, s));
  const taken = new Float64Array(sectors * n);
  for (const { city, capacity, sectors: listed } of policy.receptionPlatforms) {
    const parts = sent.map((_, s) =>
      listed[s] && capacities[s * n + city] > 0 ? capacity / capacities[s * n + city] : 0,
    );
    const all = sumOf(sent, (inflow, s) => parts[s] * inflow[city]);
    for (let s = 0; s < sectors; s++) taken[s * n + city] += parts[s] * (all > capacity ? capacity / all : 1);
  }
  return taken;
}

/** Firms of a sector that are to be released to every place, of those that do not close. [n] */
function inflows(plan: RelocationPlan, firms: Float64Array, s: number): Float64Array {
  const n = plan.economy.nodes;
  const inflow = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const k = s * n + i;
    if (plan.release[k] === 0) continue;
    const weights = releaseWeights(plan, k);
    const total = sumOf(weights);
    if (total === 0) continue;
    const released = plan.release[k] * survival(plan, k) * stockOf(firms, k, n);
    for (let j = 0; j < n; j++) inflow[j] += (released * weights[j]) / total;
  }
  return inflow;
}

function releasedTo(plan: RelocationPlan, firms: Float64Array, city: number, sectorMask: Uint8Array): number {
  let total = 0;
  for (let s = 0; s < sectorMask.length; s++) if (sectorMask[s]) total += inflows(plan, firms, s)[city];
  return total;
}

/**
 * Of firms that governments send to the host of a park those that settle there, by the part of its offer that is made;
 * of platforms none, whose room they have taken already. `others`: what other offers of the city add to its closeness,
 * as shares of it. [S]
 */
function sentArrivals(
  plan: RelocationPlan,
  firms: Float64Array,
  { park, city, sectors: listed }: Reception,
  bonus: Float64Array,
  others: Float64Array,
): (part: number) => number {
  const sent = Array.from(listed, (on, s) => (park !== undefined && on ? inflows(plan, firms, s)[city] : 0));
  return (part) => sumOf(sent, (stock, s) => (stock * part * bonus[s]) / (1 + others[s] + part * bonus[s]));
}

/**
 * Firms that the market is expected to bring to the platforms of a city in their sectors this year, whoever draws them,
 * or to a park by its offer, by the part of the offers that is made. `bare`: closeness without offers.
 */
function expectedArrivals(
  plan: RelocationPlan,
  firms: Float64Array,
  bare: Float64Array,
  { park, city, sectors: listed }: Reception,
  bonus: Float64Array,
): (part: number) => number {
  const { nodes: n, sectors, relocation } = plan.economy;
  // By link and origin: firms that neither close nor are released and reconsider, the city's weight without this offer
  // and without any over all weights, and what the whole offer adds to it.
  const movers: number[] = [];
  const share: number[] = [];
  const bareShare: number[] = [];
  const gain: number[] = [];
  for (let s = 0; s < sectors; s++) {
    if (!listed[s]) continue;
    const hazard = relocation.plantHazard[s] * (1 - plan.refused[s * n + city]);
    for (let h = 0; h < n; h++) {
      const weights = (s * n + h) * n;
      for (let i = 0; i < n; i++) {
        const k = s * n + i;
        const stock = firms[k * n + h];
        if (i === city || stock === 0) continue;
        const row = k * n;
        let total = 0;
        for (let j = 0; j < n; j++) total += plan.plantWeight[weights + j] * plan.plantCloseness[row + j];
        if (total === 0) continue;
        movers.push(stock * survival(plan, k) * (1 - plan.release[k]) * hazard);
        share.push((plan.plantWeight[weights + city] * plan.plantCloseness[row + city]) / total);
        bareShare.push((plan.plantWeight[weights + city] * bare[row + city]) / total);
        gain.push(bonus[s]);
      }
    }
  }
  return (part) => {
    let arrivals = 0;
    for (let k = 0; k < movers.length; k++) {
      const added = bareShare[k] * part * gain[k];
      const uninvited = park === undefined ? share[k] : 0;
      arrivals += (movers[k] * (uninvited + added)) / (1 + added);
    }
    return arrivals;
  };
}
