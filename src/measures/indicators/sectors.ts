import type { YearView } from "./view.js";

/**
 * What the table of structure says of a sector in a city, in the order of its columns: workers in thousands, money in
 * 100 million, nominal in the year's numeraire.
 */
export const SECTOR_MEASURES = [
  "employment",
  "output",
  "value_added",
  "purchases",
  "intermediate_purchases",
  "firms",
] as const;

/** Those of all cities. [measure][city*S + s] */
export function sectorsOf({ economy: { nodes, sectors }, outcome, cities }: YearView): number[][] {
  const { market, accounts, firms } = outcome;
  const cells: Record<(typeof SECTOR_MEASURES)[number], Float64Array> = {
    employment: market.employment,
    output: market.revenue,
    value_added: accounts.valueAdded,
    purchases: market.purchases,
    intermediate_purchases: market.intermediatePurchases,
    firms,
  };
  return SECTOR_MEASURES.map((measure) =>
    cities.flatMap((node) => Array.from({ length: sectors }, (_, s) => cells[measure][s * nodes + node])),
  );
}
