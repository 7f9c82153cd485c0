import { columnSums, locationQuotients, type Table } from "./structure.js";

/** Which functions places hold, and how much they double each other. */

/**
 * Functional specialisation of a core against its periphery (Duranton and Puga 2005; in this form widespread in the
 * literature on Chinese city clusters): (services to producers / manufacturing) in the core over the same ratio in the
 * periphery. Above one, the core manages and the periphery makes.
 */
export function functionalSpecialisation(
  core: { services: number; manufacturing: number },
  periphery: { services: number; manufacturing: number },
): number {
  return core.services / core.manufacturing / (periphery.services / periphery.manufacturing);
}

/** Quotients below one by rounding alone count as one. */
const ONE = 1 - 1e-12;

/** Sectors in which each unit is specialised: location quotient of at least one. [unit][sector] of 0 and 1. */
export function specialisations(table: Table): Float64Array[] {
  const all = columnSums(table);
  return table.map((row) => locationQuotients(row, all).map((quotient) => (quotient >= ONE ? 1 : 0)));
}

/**
 * Overlap of two sets given as 0 and 1 (Jaccard 1901): common members over members of either. NaN where both are empty.
 */
export function overlap(first: ArrayLike<number>, second: ArrayLike<number>): number {
  let both = 0;
  let either = 0;
  for (let s = 0; s < first.length; s++) {
    both += Math.min(first[s], second[s]);
    either += Math.max(first[s], second[s]);
  }
  return both / either;
}

/**
 * Duplication of choices, chosen[unit][sector] of 0 and 1: of what a unit has chosen, the share of the others that have
 * chosen it too, mean over all choices. 0 = everyone something else, 1 = all the same. NaN for a single unit or no
 * choice.
 */
export function duplication(chosen: Table): number {
  const others = chosen.length - 1;
  const counts = columnSums(chosen);
  let shared = 0;
  let choices = 0;
  for (const count of counts) {
    shared += (count * (count - 1)) / others;
    choices += count;
  }
  return shared / choices;
}
