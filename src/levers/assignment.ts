import type { Industries } from "./lever.js";

/** What rules of assignment go by. */
type Structure = Pick<Industries, "output" | "inputShare">;

/** How a catalogue decides which city backs which sector. */
export const ASSIGNMENT_RULES = ["comparative-advantage", "relatedness", "chain-fit"] as const;

export type AssignmentRule = (typeof ASSIGNMENT_RULES)[number];

/** Which cities and sectors are to be matched, by index. */
export interface Matching {
  cities: readonly number[];
  sectors: readonly number[];
  /** Sectors for each city. */
  perCity: number;
}

/**
 * Sectors of each city, so that few back the same one. Pairs are taken in descending order of their score, as long as
 * the city has fewer than `perCity` sectors and the sector fewer than its even part of all places, rounded up; a city
 * that is then still short gets the best of what it lacks, whoever else has it. Greedy, so that everybody can follow
 * it; a tie goes to the pair listed first. By city, in the order given.
 */
export function assign(
  rule: AssignmentRule,
  { cities, sectors, perCity }: Matching,
  industries: Structure,
  allCities: readonly number[],
): number[][] {
  const score = SCORES[rule](industries, allCities);
  const evenPart = Math.ceil((cities.length * perCity) / sectors.length);
  const pairs = cities.flatMap((city, place) =>
    sectors.map((sector) => ({ place, sector, score: score(sector, city) })),
  );
  pairs.sort((a, b) => b.score - a.score);
  const taken: number[][] = cities.map(() => []);
  const users = (sector: number) => taken.filter((own) => own.includes(sector)).length;
  for (const room of [evenPart, Number.POSITIVE_INFINITY]) {
    for (const { place, sector } of pairs) {
      const own = taken[place]!;
      if (own.length < perCity && users(sector) < room && !own.includes(sector)) own.push(sector);
    }
  }
  return taken;
}

type Score = (sector: number, city: number) => number;

const SCORES: Record<AssignmentRule, (industries: Structure, cities: readonly number[]) => Score> = {
  /** Revealed comparative advantage (Balassa 1965): the sector's share in the city over its share in all cities. */
  "comparative-advantage": advantage,
  /** Density of related sectors in which the city has an advantage (Hidalgo et al. 2007). */
  relatedness: (industries, cities) => density(advantage(industries, cities), industries, cities),
  /**
   * How strong the city is in what the sector buys and in what buys from it, weighted by input shares (linkages,
   * Hirschman 1958; the mean of the two is our assumption).
   */
  "chain-fit": (industries, cities) => linkage(advantage(industries, cities), industries),
};

function advantage({ output, inputShare }: Structure, cities: readonly number[]): Score {
  const sectors = Math.sqrt(inputShare.length);
  const n = output.length / sectors;
  const all = Array.from({ length: sectors }, (_, s) => s);
  const sum = (list: readonly number[], of: (k: number) => number) => list.reduce((total, k) => total + of(k), 0);
  const ofCity = Float64Array.from({ length: n }, (_, i) => sum(all, (s) => output[s * n + i]!));
  const ofSector = all.map((s) => sum(cities, (i) => output[s * n + i]!));
  const total = sum(cities, (i) => ofCity[i]!);
  return (s, i) => {
    const expected = (ofCity[i]! * ofSector[s]!) / total;
    return expected > 0 ? output[s * n + i]! / expected : 0;
  };
}

/** Proximity of two sectors: the smaller of the chances that a city with an advantage in one has it in the other. */
function density(score: Score, { inputShare }: Structure, cities: readonly number[]): Score {
  const sectors = Math.sqrt(inputShare.length);
  const all = Array.from({ length: sectors }, (_, s) => s);
  const strong = all.map((s) => new Set(cities.filter((i) => score(s, i) > 1)));
  const proximity = (s: number, r: number) => {
    const both = [...strong[s]!].filter((i) => strong[r]!.has(i)).length;
    return both === 0 ? 0 : both / Math.max(strong[s]!.size, strong[r]!.size);
  };
  return (s, i) => {
    const others = all.filter((r) => r !== s).map((r) => ({ r, weight: proximity(s, r) }));
    return weightedMean(others.map(({ r, weight }) => ({ weight, value: strong[r]!.has(i) ? 1 : 0 })));
  };
}

function linkage(score: Score, { inputShare }: Structure): Score {
  const sectors = Math.sqrt(inputShare.length);
  return (s, i) => {
    const others = Array.from({ length: sectors }, (_, r) => r).filter((r) => r !== s);
    const upstream = others.map((r) => ({ weight: inputShare[s * sectors + r]!, value: score(r, i) }));
    const downstream = others.map((r) => ({ weight: inputShare[r * sectors + s]!, value: score(r, i) }));
    return (weightedMean(upstream) + weightedMean(downstream)) / 2;
  };
}

function weightedMean(terms: readonly { weight: number; value: number }[]): number {
  const weight = terms.reduce((sum, term) => sum + term.weight, 0);
  return weight > 0 ? terms.reduce((sum, term) => sum + term.weight * term.value, 0) / weight : 0;
}
