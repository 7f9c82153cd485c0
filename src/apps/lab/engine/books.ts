import {
  columnSums,
  locationQuotients,
  recordYear,
  type Scope,
  type YearView,
} from "../../../measures/indicators/index.js";
import { employmentByNode } from "../../../measures/indicators/view.js";
import type { CityBooks, Industry } from "./calls.js";
import { measured } from "./runs.js";

/** A city's books in a year of two runs. */
export function booksOf(views: readonly [YearView, YearView], city: string): CityBooks {
  const node = views[0].economy.nodeIds.indexOf(city);
  const accounts = views.map((view) => accountsOf(view, { id: city, kind: "city", members: [node] }));
  const industries = views.map((view) => industriesOf(view, node));
  return {
    accounts: measured(CITY_ACCOUNTS).map(({ id }, k) => ({
      indicator: id,
      values: [accounts[0]![k]!, accounts[1]![k]!],
    })),
    industries: views[0].economy.sectorIds.map((sector, s): Industry => {
      const [before, after] = [industries[0]![s]!, industries[1]![s]!];
      const both = (name: keyof IndustryNow) => [before[name], after[name]] as const;
      return {
        sector,
        employment: both("employment"),
        valueAdded: both("valueAdded"),
        quotient: both("quotient"),
        firms: both("firms"),
      };
    }),
  };
}

function accountsOf(view: YearView, scope: Scope): Float64Array {
  const indicators = measured(CITY_ACCOUNTS);
  const values = new Float64Array(indicators.length);
  recordYear(view, [scope], values, indicators);
  return values;
}

interface IndustryNow {
  employment: number;
  valueAdded: number;
  quotient: number;
  firms: number;
}

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
