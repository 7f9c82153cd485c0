import { sumAt } from "../../maths/numerics/sums.js";
import type { Economy } from "../../model/engine/economy.js";
import type { FactorFlows, YearOutcome } from "../../model/engine/outcome.js";
import { english, SaidError, type Text, t, toText, unitText } from "../../words/index.js";
import {
  type AuditSummary,
  CLUSTER,
  COUNTRY,
  type DictionaryRow,
  type FlowTable,
  type PlaceLevel,
} from "../results/index.js";
import { INDICATORS } from "./catalogue/index.js";
import { columnSums, locationQuotients } from "./measures/structure.js";
import OBSERVED from "./observedChanges.json" with { type: "json" };
import { type IndicatorDefinition, MONEY, rowsOf, tableOf, type YearView } from "./view.js";

/**
 * A set of nodes that indicators are recorded for. Beyond the cluster stand its country, cities included, and each
 * hinterland.
 */
export interface Scope {
  id: string;
  kind: PlaceLevel;
  members: number[];
}

export { COUNTRY };

/**
 * Scopes in the order of all tables: the cluster, agglomerations (given by the ids of their cities), provinces as they
 * first appear, cities, the country, hinterlands. A province that is one city of the same name (Shanghai, Beijing) is
 * listed once, as the city.
 */
export function scopesOf(
  { economy, cities, provinces }: Pick<YearView, "economy" | "cities" | "provinces">,
  agglomerations: readonly { id: string; cities: readonly string[] }[] = [],
): Scope[] {
  const [cluster, ...parts] = placeScopes(economy.nodeIds, provinces, cities);
  const several = agglomerations.map(({ id, cities: own }): Scope => {
    return { id, kind: "agglomeration", members: cities.filter((node) => own.includes(economy.nodeIds[node])) };
  });
  return [cluster, ...several, ...parts, ...beyond(economy, cities)];
}

/** The cluster, groups of several cities and groups that are no city, cities: of places with their names and groups. */
export function placeScopes(
  ids: readonly string[],
  groups: readonly string[],
  cities: number[] = ids.map((_, place) => place),
): Scope[] {
  const cityIds = cities.map((place) => ids[place]);
  const names = [...new Set(cities.map((place) => groups[place]))];
  const listed = names.map((id) => ({ id, members: cities.filter((place) => groups[place] === id) }));
  const apart = listed.filter(({ id, members }) => members.length > 1 || !cityIds.includes(id));
  const clash = apart.find(({ id }) => cityIds.includes(id));
  if (clash) throw new SaidError(t("indicators.cityAndProvince", { id: clash.id }));
  return [
    { id: CLUSTER, kind: "cluster", members: cities },
    ...apart.map((group): Scope => ({ ...group, kind: "province" })),
    ...cities.map((place, at): Scope => ({ id: cityIds[at], kind: "city", members: [place] })),
  ];
}

/** The country as a whole, where more than the cities belongs to it, and what lies around them. */
function beyond({ nodes, nodeIds, country }: Economy, cities: number[]): Scope[] {
  const all = Array.from({ length: nodes }, (_, node) => node);
  const outside = all.filter((node) => !cities.includes(node));
  const members = all.filter((node) => country[node] === country[cities[0]]);
  return [
    ...(members.length > cities.length ? [{ id: COUNTRY, kind: "country", members } satisfies Scope] : []),
    ...outside.map((node): Scope => ({ id: nodeIds[node], kind: "hinterland", members: [node] })),
  ];
}

/**
 * Values of a year, [scope][indicator]; NaN where an indicator is not defined. `into` is that year's part of
 * RunRecord.values.
 */
export function recordYear(
  view: YearView,
  scopes: Scope[],
  into: Float64Array,
  indicators: readonly IndicatorDefinition[] = INDICATORS,
): void {
  let cell = 0;
  for (const scope of scopes) {
    const seen = atOwnPrices(view, scope);
    for (const indicator of indicators) {
      const value = scopeMeasures(indicator.scope, scope) ? indicator.measure(seen, scope.members) : NaN;
      into[cell++] = Number.isFinite(value) ? value : NaN;
    }
  }
}

/** Money of places beyond the cluster is counted at their own prices, not at those of the cluster. */
function atOwnPrices(view: YearView, { kind, members }: Scope): YearView {
  if (kind !== "country" && kind !== "hinterland") return view;
  const { gdp, realGdp } = view.outcome.accounts;
  return { ...view, deflator: sumAt(members, gdp) / sumAt(members, realGdp) };
}

/**
 * A cluster indicator says nothing of one city, a city indicator nothing of several; both compare cities, and nothing
 * beyond them.
 */
export function scopeMeasures(kind: IndicatorDefinition["scope"], scope: Scope): boolean {
  if (kind === "both") return true;
  if (scope.kind === "country" || scope.kind === "hinterland") return false;
  return kind === "city" ? scope.kind === "city" : scope.members.length > 1;
}

/** Rows of dictionary.csv. */
export function dictionaryRows(
  currency: Text,
  indicators: readonly Omit<IndicatorDefinition, "measure">[] = INDICATORS,
): DictionaryRow[] {
  return indicators.map(({ id, label, unit, formula, source, better }) => ({
    indicator: id,
    label,
    unit: unitText(unit, currency),
    formula: toText(formula),
    source: toText(source),
    better,
  }));
}

/** Kinds of flow in the order of FlowTable: plants, headquarters, workers by type, capital, goods of all sectors. */
export function flowKinds({ labourIds }: Economy): string[] {
  return ["firms", "headquarters", ...labourIds, "capital", GOODS];
}

/** The same with sector and unit of each. */
export function flowHeads(economy: Economy, currency: Text): Pick<FlowTable, "kinds" | "sectors" | "units"> {
  const { labourIds } = economy;
  const kinds = flowKinds(economy);
  const capital = english(unitText(MONEY, currency));
  const units = ["firms", "firms", ...labourIds.map(() => "thousand persons"), capital, english(goodsUnit(currency))];
  return { kinds, sectors: kinds.map(() => ""), units };
}

/** The kind of flow that is trade, at buyers' prices. */
export const GOODS = "goods";

export function goodsUnit(currency: Text): Text {
  return unitText("100 million {currency}, prices of the year's numeraire", currency);
}

/** Flows of a year, [kind][from][to]; `into` is that year's part of FlowTable.values. */
export function recordFlows(economy: Economy, outcome: YearOutcome, into: Float64Array): void {
  const pairs = economy.nodes * economy.nodes;
  const { firms, headquarters, workers, capital }: FactorFlows = outcome.flows;
  let offset = 0;
  for (const block of [firms, headquarters, workers, capital, outcome.market.trade]) {
    into.set(block, offset);
    offset += block.length;
  }
  if (offset !== flowKinds(economy).length * pairs)
    throw new Error(`recordFlows: ${offset} flows, expected ${flowKinds(economy).length} kinds of ${pairs} pairs`);
}

/** Audit of a year in the form that results keep; fold years with worseAudit. */
export function auditOf(outcome: YearOutcome): AuditSummary {
  const { accountNames: _, ...errors } = outcome.accounts.audit;
  return { ...errors, residual: outcome.market.residual, iterations: outcome.market.iterations };
}

/** Location quotients of employment against all cities: one row a city, one column a sector; 0 for 0/0. */
export function structureOf(view: YearView): number[][] {
  const table = rowsOf(tableOf(view), view.cities);
  const total = columnSums(table);
  return table.map((row) => locationQuotients(row, total).map((quotient) => quotient || 0));
}

/** What was observed of cities: real GDP, residents, jobs of a sector in a city. */
export type ObservedMeasure = "real-gdp" | "residents" | "jobs";

/** Jobs of a sector in a city from which on its changes were counted, thousands. */
export const LEAST_JOBS = 10;

/**
 * Between which bounds 98 of 100 observed changes over some years lie, relative to all cities (1 % and 99 % quantile);
 * ratio less 1. Of the shortest observed time that is no shorter; of longer times those of the longest.
 */
export function observedBounds(measure: ObservedMeasure, years: number): { low: number; high: number } {
  const { horizons } = OBSERVED[measure];
  return horizons.find((horizon) => horizon.years >= years) ?? horizons[horizons.length - 1];
}
