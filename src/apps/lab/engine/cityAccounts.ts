/** Indicators that make up the books of a city, in the order of all tables. */
export const CITY_ACCOUNTS: readonly string[] = [
  "real-gdp",
  "real-gdp-per-head",
  "real-final-consumption-per-head",
  "real-consumption-per-head",
  "public-services-per-head",
  "well-being",
  "residents",
  "firms",
  "own-revenue",
  "local-taxes",
  "land-revenue",
  "toll-revenue",
  "protection-rent",
  "central-balance",
  "net-transfers",
  "lever-cost",
];
