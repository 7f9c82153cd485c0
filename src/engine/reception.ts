import type { ReceptionPlatform } from "./policy.js";
import type { RelocationPlan } from "./relocationPlan.js";

/** The platforms of one city taken together: they share their capacity and, sector by sector, their offers. */
interface Reception {
  city: number;
  capacity: number;
  sectors: Uint8Array; // [S] of 0/1
  /** Mean offer of those that list the sector, weighted by capacity. [S] */
  offer: Float64Array;
}

/**
 * Lets platforms receive firms: their offers lower the moving cost into their city for listed sectors, scaled down (by a common factor a city) until
 * expected arrivals fit the capacity; firms released by their governments fill it first. `firms` [s*n*n + i*n + h].
 */
export function openPlatforms(plan: RelocationPlan, firms: Float64Array): void {
  const { economy, policy } = plan;
  const { nodes: n, sectors } = economy;
  if (policy.receptionPlatforms.length === 0) {
    plan.release.fill(0);
    return;
  }
  for (const { city, capacity, sectors: listed } of policy.receptionPlatforms) {
    const count = listed.reduce((a, b) => a + b, 0);
    for (let s = 0; s < sectors; s++) if (listed[s]) plan.releaseWeight[s * n + city] += capacity / count;
  }
  scaleReleases(plan, firms);
  for (const reception of byCity(policy.receptionPlatforms, sectors)) admit(plan, firms, reception);
}

function byCity(platforms: readonly ReceptionPlatform[], sectors: number): Reception[] {
  const cities = [...new Set(platforms.map(({ city }) => city))];
  return cities.map((city) => {
    const own = platforms.filter((platform) => platform.city === city);
    const reception: Reception = {
      city,
      capacity: own.reduce((sum, { capacity }) => sum + capacity, 0),
      sectors: new Uint8Array(sectors),
      offer: new Float64Array(sectors),
    };
    for (let s = 0; s < sectors; s++) {
      const listing = own.filter((platform) => platform.sectors[s] === 1);
      const capacity = listing.reduce((sum, platform) => sum + platform.capacity, 0);
      if (capacity === 0) continue;
      reception.sectors[s] = 1;
      reception.offer[s] = listing.reduce((sum, platform) => sum + platform.offer * platform.capacity, 0) / capacity;
    }
    return reception;
  });
}

/** Raises closeness to the city by its offers, as far as there is room. */
function admit(plan: RelocationPlan, firms: Float64Array, { city, capacity, sectors: listed, offer }: Reception): void {
  const { nodes: n, sectors, relocation } = plan.economy;
  const room = Math.max(0, capacity - releasedTo(plan, firms, city, listed));
  const before = plan.plantCloseness.slice();
  let scale = 1;
  for (let round = 0; round < 30; round++) {
    for (let s = 0; s < sectors; s++) {
      if (!listed[s]) continue;
      const bonus = Math.exp(offer[s] / relocation.tasteDispersion) - 1;
      for (let i = 0; i < n; i++) {
        const at = (s * n + i) * n + city;
        if (i !== city) plan.plantCloseness[at] = before[at] * (1 + scale * bonus);
      }
    }
    const arrivals = expectedArrivals(plan, firms, city, listed);
    if (arrivals <= room * (1 + 1e-6) || scale === 0) return;
    scale = scale < 1e-9 ? 0 : scale * Math.min(1, room / arrivals) ** 1.5;
  }
}

/** No more firms are released than the listed platforms can take. */
function scaleReleases(plan: RelocationPlan, firms: Float64Array): void {
  const { economy } = plan;
  const { nodes: n, sectors } = economy;
  for (let s = 0; s < sectors; s++) {
    let capacity = 0;
    let expected = 0;
    for (let i = 0; i < n; i++) {
      capacity += plan.releaseWeight[s * n + i];
      let stock = 0;
      for (let h = 0; h < n; h++) stock += firms[(s * n + i) * n + h];
      expected += plan.release[s * n + i] * stock;
    }
    const scale = expected > capacity ? capacity / expected : 1;
    for (let i = 0; i < n; i++) plan.release[s * n + i] *= scale;
  }
}

function releasedTo(plan: RelocationPlan, firms: Float64Array, city: number, sectorMask: Uint8Array): number {
  const { nodes: n, sectors } = plan.economy;
  let total = 0;
  for (let s = 0; s < sectors; s++) {
    if (!sectorMask[s]) continue;
    let capacity = 0;
    for (let i = 0; i < n; i++) capacity += plan.releaseWeight[s * n + i];
    if (capacity === 0) continue;
    for (let i = 0; i < n; i++) {
      let stock = 0;
      for (let h = 0; h < n; h++) stock += firms[(s * n + i) * n + h];
      total += (plan.release[s * n + i] * stock * plan.releaseWeight[s * n + city]) / capacity;
    }
  }
  return total;
}

/** Firms that the market is expected to bring to a city in the listed sectors this year. */
function expectedArrivals(plan: RelocationPlan, firms: Float64Array, city: number, sectorMask: Uint8Array): number {
  const { nodes: n, sectors, relocation } = plan.economy;
  let arrivals = 0;
  for (let s = 0; s < sectors; s++) {
    if (!sectorMask[s]) continue;
    const hazard = relocation.plantHazard[s] * (1 - plan.refused[s * n + city]);
    for (let h = 0; h < n; h++) {
      const weights = (s * n + h) * n;
      for (let i = 0; i < n; i++) {
        const stock = firms[(s * n + i) * n + h];
        if (i === city || stock === 0) continue;
        const row = (s * n + i) * n;
        let total = 0;
        for (let j = 0; j < n; j++) total += plan.plantWeight[weights + j] * plan.plantCloseness[row + j];
        if (total > 0)
          arrivals += (stock * hazard * plan.plantWeight[weights + city] * plan.plantCloseness[row + city]) / total;
      }
    }
  }
  return arrivals;
}
