import { columnSums, locationQuotients, type Scope, type YearView } from "../../../measures/indicators/index.js";
import { employmentByNode } from "../../../measures/indicators/view.js";
import type { Both, CityBooks, Industry } from "./calls.js";
import { measured, valuesOf } from "./runs.js";

/** Indicators that make up the books of a city. */
export const CITY_ACCOUNTS = measured([
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
]);

/** A city's books in a year of two runs. */
export function booksOf(views: readonly [YearView, YearView], city: string): CityBooks {
  const { nodeIds, sectorIds } = views[0].economy;
  const node = nodeIds.indexOf(city);
  const scope: Scope = { id: city, kind: "city", members: [node] };
  const accounts = views.map((view) => valuesOf(view, [scope], CITY_ACCOUNTS));
  const industries = views.map((view) => industriesOf(view, node));
  const both = <T>(of: (at: 0 | 1) => T) => [of(0), of(1)] as const;
  return {
    accounts: CITY_ACCOUNTS.map(({ id }, k) => ({ indicator: id, values: both((at) => accounts[at]![k]!) })),
    industries: sectorIds.map((sector, s) => {
      const of = (name: keyof IndustryNow): Both => both((at) => industries[at]![s]![name]);
      return {
        sector,
        employment: of("employment"),
        valueAdded: of("valueAdded"),
        quotient: of("quotient"),
        firms: of("firms"),
      };
    }),
  };
}

type IndustryNow = Record<Exclude<keyof Industry, "sector">, number>;

function industriesOf(view: YearView, node: number): IndustryNow[] {
  const { economy, outcome, cities } = view;
  const table = employmentByNode(view);
  const all = columnSums(cities.map((city) => table[city]!));
  const quotients = locationQuotients(table[node]!, all);
  return economy.sectorIds.map((_, s) => {
    const cell = s * economy.nodes + node;
    return {
      employment: table[node]![s]!,
      valueAdded: outcome.accounts.valueAdded[cell]!,
      quotient: quotients[s]!,
      firms: outcome.firms[cell]!,
    };
  });
}
