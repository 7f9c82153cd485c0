import { cos, sin } from "../maths/numerics/elementary.js";
import { sumOf } from "../maths/numerics/sums.js";
import { type Text, type TextKey, t, type Words } from "../words/index.js";
import { firstOf } from "./files.js";
import type { RegionFile, RegionTables } from "./regionSchema.js";
import type { SparseCity, SparseStructureRow, TableRow } from "./tables.js";

/**
 * Something that a region has and that its author did not give: a default, a rule, or a figure that speaks of other
 * cities.
 */
export interface FilledIn {
  /** What was filled in. */
  what: Text;
  /** What the region does not have, as the end of "because your region has". */
  lacks: Text;
  /** Where the default comes from. */
  source: Text;
}

/** In one sentence, in both languages. */
export function filledInText({ what, lacks, source }: FilledIn): Text {
  return t("scenario.filledBecauseYourRegion", { what, lacks, source });
}

/**
 * Built-up land where a city gives none: 0.1 km2 a thousand residents, 100 m2 each; shipped Chinese regions have 0.06
 * to 0.16.
 */
const KM2_PER_THOUSAND = 0.1;

/** Distance of neighbours where no coordinates are given, km. */
const SPACING_KM = 100;
const KM_PER_DEGREE = 111.2;
/** Turning by this angle from one point to the next spreads points evenly (Vogel 1979). */
const GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));

const GROUPS = ["primary", "secondary", "tertiary"] as const;
type Group = (typeof GROUPS)[number];

/** What cities borrow of the country. */
interface Country {
  national: RegionFile["national"];
  /** Fiscal regime of the hinterland that is the rest of the country, else the first. */
  regime: string;
  /** Province of cities that give none. */
  province: string;
  /** Value added by three groups of a city, 100 million, where its table of sectors tells it. */
  groupsOf?: ((city: string) => Record<Group, number>) | undefined;
}

/** Columns that cities leave out, filled in by stated rules, and a sentence for each rule that was used. */
export function fillCities(
  rows: readonly SparseCity[],
  country: Country,
): { cities: TableRow<"cities">[]; filledIn: FilledIn[] } {
  const { used, note } = rulesOf<Rule>();
  const centre = centreOf(rows);
  const cities = rows.map((row, n): TableRow<"cities"> => {
    const given = <Value>(rule: Rule, value: Value | undefined, fallback: () => Value): Value => {
      if (value !== undefined) return value;
      note(rule, row.id);
      return fallback();
    };
    const placed = row.latitude !== undefined && row.longitude !== undefined;
    if (!placed) note("coordinates", row.id);
    return {
      ...row,
      ...(placed ? { latitude: row.latitude!, longitude: row.longitude! } : spiral(centre, n)),
      ...groupValues(row, country, note),
      province: given("province", row.province, () => country.province),
      regime: row.regime ?? country.regime,
      builtupKm2: given("builtup", row.builtupKm2, () => KM2_PER_THOUSAND * row.residentsThousand),
      status: row.status ?? "assumed",
      source: row.source ?? "table of the region's author",
    };
  });
  const filledIn = [...used].map(([rule, ids]) => {
    const detail = rule === "province" ? ` (${country.province})` : "";
    return sentenceOf(RULES[rule], "scenario.of", ids, rows.length, detail);
  });
  return { cities, filledIn };
}

/** Rules that are used, each with the cities that it is used for. */
function rulesOf<Name>() {
  const used = new Map<Name, string[]>();
  return { used, note: (rule: Name, city: string) => used.set(rule, [...(used.get(rule) ?? []), city]) };
}

type Rule = "province" | "coordinates" | "builtup" | "groups";

const lacksColumn = (column: string) => t("scenario.them", { column });

/** What is told of a rule. */
type Told = Record<keyof FilledIn, Words>;

const RULES: Record<Rule, Told> = {
  province: {
    lacks: lacksColumn("province"),
    source: "scenario.allOneProvinceAssumed",
    what: "scenario.province",
  },
  coordinates: {
    lacks: lacksColumn("latitude, longitude"),
    source: t("scenario.evenSpiralOrderTable", { SPACING_KM }),
    what: "scenario.place",
  },
  builtup: {
    lacks: lacksColumn("builtup_km2"),
    source: t("scenario.km2ThousandResidentsShipped", { KM2_PER_THOUSAND }),
    what: "scenario.builtUpLand",
  },
  groups: {
    lacks: lacksColumn("primary_100m, secondary_100m, tertiary_100m"),
    source: "scenario.sharesCountryGdpAssumed",
    what: "scenario.valueAddedThreeSectors",
  },
};

/** What a rule has filled in, for cities `ids` of `all`; `whole`: how that and whose it is are put together. */
function sentenceOf({ what, lacks, source }: Told, whole: TextKey, ids: readonly string[], all: number, detail = "") {
  const told = t(whole, { what: t(what), whose: ids.length === all ? t("lab.allCities") : firstOf(ids), detail });
  return { what: told, lacks: t(lacks), source: t(source) };
}

/** Groups that are left out share what the others leave of GDP, as the table of sectors or the country has them. */
function groupValues(
  row: SparseCity,
  { national, groupsOf }: Country,
  note: (rule: Rule, city: string) => void,
): Record<`${Group}100m`, number> {
  const missing = GROUPS.filter((group) => row[`${group}100m`] === undefined);
  const weights = groupsOf?.(row.id) ?? {
    primary: national.primary.value,
    secondary: national.secondary.value,
    tertiary: national.tertiary.value,
  };
  if (missing.length > 0 && !groupsOf) note("groups", row.id);
  const known = sumOf(GROUPS, (group) => row[`${group}100m`] ?? 0);
  const all = sumOf(missing, (group) => weights[group]);
  const left = Math.max(0, row.gdp100m - known);
  const value = (group: Group) =>
    row[`${group}100m`] ?? (all > 0 ? (left * weights[group]) / all : left / missing.length);
  return { primary100m: value("primary"), secondary100m: value("secondary"), tertiary100m: value("tertiary") };
}

interface Point {
  latitude: number;
  longitude: number;
}

/**
 * Mean of the coordinates that there are; without any, where the equator meets the first meridian, which no map will
 * take for a real place.
 */
function centreOf(rows: readonly SparseCity[]): Point {
  const known = rows.filter(({ latitude, longitude }) => latitude !== undefined && longitude !== undefined);
  const mean = (values: number[]) => sumOf(values) / Math.max(1, values.length);
  return {
    latitude: mean(known.map(({ latitude }) => latitude!)),
    longitude: mean(known.map(({ longitude }) => longitude!)),
  };
}

/** One place for each square of SPACING_KM. */
function spiral({ latitude, longitude }: Point, n: number): Point {
  const radius = SPACING_KM * Math.sqrt((n + 0.5) / Math.PI);
  const angle = n * GOLDEN_ANGLE;
  const north = (radius * sin(angle)) / KM_PER_DEGREE;
  const east = (radius * cos(angle)) / (KM_PER_DEGREE * cos((latitude * Math.PI) / 180));
  return { latitude: rounded(latitude + north), longitude: rounded(longitude + east) };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(4));
}

/** Value added of a table of sectors may miss GDP by this share without a word. */
const ROUNDING = 1e-3;

interface NationalTables {
  national: RegionFile["national"];
  tables: Pick<RegionTables, "sectors" | "valueAdded">;
}

/** Value added of every city in every sector, 100 million, and a sentence for each rule that was used. */
interface FilledStructure {
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
  country: NationalTables,
): FilledStructure {
  const weights = nationalWeights(country);
  const perPay = valueAddedPerPay(country);
  const sectors = country.tables.sectors.map(({ id }) => id);
  const { used, note } = rulesOf<StructureRule>();
  const structure = cities.flatMap(({ id, gdp100m }) => {
    const own = rows.filter(({ city }) => city === id);
    const named = new Map(own.map((row) => [row.sector, amountOf(row, perPay)]));
    const others = sectors.filter((sector) => !named.has(sector));
    const byEmployment = own.some(({ employmentThousand }) => employmentThousand !== undefined);
    if (own.length === 0) note("city", id);
    else if (others.length > 0) note("sectors", id);
    if (byEmployment) note("employment", id);
    const total = sumOf([...named.values()]);
    const all = sumOf(sectors.map((sector) => weights.get(sector)!));
    const outside = sumOf(others.map((sector) => weights.get(sector)!));
    const rest = byEmployment || own.length === 0 ? (gdp100m * outside) / all : Math.max(0, gdp100m - total);
    // Where the country has nothing of the others, what is named makes all of GDP.
    const left = outside > 0 ? rest : 0;
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
  return {
    structure,
    filledIn: [...used].map(([rule, ids]) =>
      sentenceOf(STRUCTURE_RULES[rule], "scenario.whatOfWhom", ids, cities.length),
    ),
  };
}

type StructureRule = "city" | "sectors" | "employment" | "scaled";

const STRUCTURE_RULES: Record<StructureRule, Told> = {
  city: {
    what: "scenario.filledBySector",
    lacks: "scenario.rowThemTableStructure",
    source: "scenario.sharesCountryGdpImputed",
  },
  sectors: {
    what: "scenario.filledSectorsUnnamed",
    lacks: "scenario.rowThemTableStructure",
    source: "scenario.tableLeavesGdpEmployment",
  },
  employment: {
    what: "scenario.filledFromEmployment",
    lacks: "scenario.valueAddedSector",
    source: "scenario.countrySValueAdded",
  },
  scaled: {
    what: "scenario.filledScaled",
    lacks: "scenario.valueAddedSectorAdds",
    source: "scenario.gdpTableCities",
  },
};

function amountOf({ sector, valueAdded100m, employmentThousand = 0 }: SparseStructureRow, perPay: Map<string, number>) {
  return valueAdded100m ?? employmentThousand * (perPay.get(sector) ?? 1);
}

/** The country's value added by sector: its three groups divided as in the input-output table. */
function nationalWeights({ national, tables }: NationalTables): Map<string, number> {
  const own = new Map(tables.valueAdded.map((row) => [row.sector, valueAddedOf(row)]));
  return new Map(
    tables.sectors.map(({ id, group }) => {
      const members = tables.sectors.filter((sector) => sector.group === group);
      const total = sumOf(members.map((sector) => own.get(sector.id) ?? 0));
      return [id, total > 0 ? (national[group].value * (own.get(id) ?? 0)) / total : 0];
    }),
  );
}

function valueAddedPerPay({ tables }: NationalTables): Map<string, number> {
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
