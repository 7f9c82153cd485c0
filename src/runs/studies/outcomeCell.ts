/** A number that a study keeps of every draw and arm. */
export interface OutcomeCell {
  /** Calendar year. */
  year: number;
  /** "cluster", "country", a hinterland, an agglomeration, a province or a city. */
  place: string;
  /** Id; or what was decided (`decided.ts`). */
  indicator: string;
}

export function sameCell(one: OutcomeCell, other: OutcomeCell): boolean {
  return one.indicator === other.indicator && one.place === other.place && one.year === other.year;
}
