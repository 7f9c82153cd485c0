import { t } from "../words/index.js";
import { firstOf } from "./examination.js";
import type { FilledIn } from "./filledIn.js";
import type { RegionFile, RegionTables } from "./regionSchema.js";
import type { SparseCity, SparseStructureRow, TableRow } from "./tables.js";

/** Value added of a table of sectors may miss GDP by this share without a word. */
const ROUNDING = 1e-3;

interface Country {
  national: RegionFile["national"];
  tables: Pick<RegionTables, "sectors" | "valueAdded">;
}

/** Value added of every city in every sector, 100 million, and a sentence for each rule that was used. */
export interface FilledStructure {
  structure: TableRow<"structure">[];
  filledIn: FilledIn[];
}

/**
 * A table of sectors by city made complete. Employment becomes value added by the country's value added per unit of
 * pay, as if a sector paid the same everywhere in a city; sectors that the table leaves out get what it leaves of GDP,
 * or with employment the country's share; all is scaled to GDP.
 */
export function fillStructure(
  rows: readonly SparseStructureRow[],
  cities: readonly SparseCity[],
  country: Country,
): FilledStructure {
  const weights = nationalWeights(country);
  const perPay = valueAddedPerPay(country);
  const sectors = country.tables.sectors.map(({ id }) => id);
  const used = new Map<Rule, string[]>();
  const note = (rule: Rule, city: string) => used.set(rule, [...(used.get(rule) ?? []), city]);
  const structure = cities.flatMap(({ id, gdp100m }) => {
    const own = rows.filter(({ city }) => city === id);
    const named = new Map(own.map((row) => [row.sector, amountOf(row, perPay)]));
    const others = sectors.filter((sector) => !named.has(sector));
    const byEmployment = own.some(({ employmentThousand }) => employmentThousand !== undefined);
    if (own.length === 0) note("city", id);
    else if (others.length > 0) note("sectors", id);
    if (byEmployment) note("employment", id);
    const total = sum([...named.values()]);
    const all = sum(sectors.map((sector) => weights.get(sector)!));
    const outside = sum(others.map((sector) => weights.get(sector)!));
    const rest = byEmployment || own.length === 0 ? (gdp100m * outside) / all : Math.max(0, gdp100m - total);
    const left = others.length > 0 ? rest : 0;
    if (own.length > 0 && !byEmployment && Math.abs(total + left - gdp100m) > ROUNDING * gdp100m) note("scaled", id);
    return sectors.map((sector): TableRow<"structure"> => {
      const amount = named.get(sector);
      const value =
        amount === undefined
          ? outside > 0
            ? (left * weights.get(sector)!) / outside
            : 0
          : total > 0
            ? (amount * (gdp100m - left)) / total
            : 0;
      return { city: id, sector, valueAdded100m: value, source: "table of the region's author, completed" };
    });
  });
  return { structure, filledIn: [...used].map(([rule, ids]) => told(rule, ids, cities.length)) };
}

type Rule = "city" | "sectors" | "employment" | "scaled";

const RULES: Record<Rule, FilledIn> = {
  city: {
    what: t("scenario.filledBySector"),
    lacks: t("scenario.rowThemTableStructure"),
    source: t("scenario.sharesCountryGdpImputed"),
  },
  sectors: {
    what: t("scenario.filledSectorsUnnamed"),
    lacks: t("scenario.rowThemTableStructure"),
    source: t("scenario.tableLeavesGdpEmployment"),
  },
  employment: {
    what: t("scenario.filledFromEmployment"),
    lacks: t("scenario.valueAddedSector"),
    source: t("scenario.countrySValueAdded"),
  },
  scaled: {
    what: t("scenario.filledScaled"),
    lacks: t("scenario.valueAddedSectorAdds"),
    source: t("scenario.gdpTableCities"),
  },
};

function told(rule: Rule, ids: readonly string[], all: number): FilledIn {
  const { what, lacks, source } = RULES[rule];
  const whose = ids.length === all ? t("lab.allCities") : firstOf(ids);
  return { what: t("scenario.whatOfWhom", { what, whose }), lacks, source };
}

function amountOf({ sector, valueAdded100m, employmentThousand = 0 }: SparseStructureRow, perPay: Map<string, number>) {
  return valueAdded100m ?? employmentThousand * (perPay.get(sector) ?? 1);
}

/** The country's value added by sector: its three groups divided as in the input-output table. */
function nationalWeights({ national, tables }: Country): Map<string, number> {
  const own = new Map(tables.valueAdded.map((row) => [row.sector, valueAddedOf(row)]));
  return new Map(
    tables.sectors.map(({ id, group }) => {
      const members = tables.sectors.filter((sector) => sector.group === group);
      const total = sum(members.map((sector) => own.get(sector.id) ?? 0));
      return [id, total > 0 ? (national[group].value * (own.get(id) ?? 0)) / total : 0];
    }),
  );
}

function valueAddedPerPay({ tables }: Country): Map<string, number> {
  return new Map(
    tables.valueAdded.map((row) => [
      row.sector,
      row.labourCompensation100m > 0 ? valueAddedOf(row) / row.labourCompensation100m : 1,
    ]),
  );
}

function valueAddedOf(row: TableRow<"valueAdded">): number {
  return row.labourCompensation100m + row.operatingSurplus100m + row.depreciation100m + row.netProductionTax100m;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
