import type { Uncertainty } from "../../measures/results/index.js";
import { bandOf } from "../../measures/results/uncertainty.js";

/**
 * How firmly cities stand in the order of gains. `effects`: by draw, NaN where a draw has none; only draws with all
 * cities count.
 */
export function ranksOf(
  variant: string,
  cities: readonly { city: string; effects: readonly number[] }[],
): Uncertainty["ranks"] {
  const draws = cities[0]?.effects.length ?? 0;
  const whole = Array.from({ length: draws }, (_, draw) => draw).filter((draw) =>
    cities.every(({ effects }) => Number.isFinite(effects[draw])),
  );
  if (whole.length === 0) return [];
  const ranks = cities.map(() => [] as number[]);
  for (const draw of whole) {
    const order = cities.map((_, c) => c).sort((a, b) => cities[b].effects[draw] - cities[a].effects[draw]);
    order.forEach((c, place) => {
      ranks[c].push(place + 1);
    });
  }
  const quarter = Math.max(1, Math.round(cities.length / 4));
  const shareOf = (list: readonly number[], counts: (rank: number) => boolean) =>
    list.filter(counts).length / list.length;
  return cities.map(({ city }, c) => ({
    variant,
    city,
    rank: bandOf(ranks[c]),
    best: shareOf(ranks[c], (rank) => rank <= quarter),
    worst: shareOf(ranks[c], (rank) => rank > cities.length - quarter),
  }));
}
