import { type Text, t } from "../words/index.js";
import { firstOf } from "./examination.js";
import type { FilledIn } from "./filledIn.js";
import type { RegionFile } from "./regionSchema.js";
import type { SparseCity, TableRow } from "./tables.js";

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
export interface Country {
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
  const used = new Map<Rule, string[]>();
  const note = (rule: Rule, city: string) => used.set(rule, [...(used.get(rule) ?? []), city]);
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
  return { cities, filledIn: [...used].map(([rule, ids]) => told(rule, ids, rows.length, country)) };
}

type Rule = "province" | "coordinates" | "builtup" | "groups";

const RULES: Record<Rule, { column: string; source: Text; what: Text }> = {
  province: {
    column: "province",
    source: t("scenario.allOneProvinceAssumed"),
    what: t("scenario.province"),
  },
  coordinates: {
    column: "latitude, longitude",
    source: t("scenario.evenSpiralOrderTable", { SPACING_KM }),
    what: t("scenario.place"),
  },
  builtup: {
    column: "builtup_km2",
    source: t("scenario.km2ThousandResidentsShipped", { KM2_PER_THOUSAND }),
    what: t("scenario.builtUpLand"),
  },
  groups: {
    column: "primary_100m, secondary_100m, tertiary_100m",
    source: t("scenario.sharesCountryGdpAssumed"),
    what: t("scenario.valueAddedThreeSectors"),
  },
};

function told(rule: Rule, ids: readonly string[], all: number, country: Country): FilledIn {
  const { column, source, what } = RULES[rule];
  const whose = ids.length === all ? t("lab.allCities") : firstOf(ids);
  const detail = rule === "province" ? ` (${country.province})` : "";
  return {
    what: t("scenario.of", { what, whose, detail }),
    lacks: t("scenario.them", { column }),
    source,
  };
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
  const known = GROUPS.reduce((sum, group) => sum + (row[`${group}100m`] ?? 0), 0);
  const all = missing.reduce((sum, group) => sum + weights[group], 0);
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
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / Math.max(1, values.length);
  return {
    latitude: mean(known.map(({ latitude }) => latitude!)),
    longitude: mean(known.map(({ longitude }) => longitude!)),
  };
}

/** One place for each square of SPACING_KM. */
function spiral({ latitude, longitude }: Point, n: number): Point {
  const radius = SPACING_KM * Math.sqrt((n + 0.5) / Math.PI);
  const angle = n * GOLDEN_ANGLE;
  const north = (radius * Math.sin(angle)) / KM_PER_DEGREE;
  const east = (radius * Math.cos(angle)) / (KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180));
  return { latitude: rounded(latitude + north), longitude: rounded(longitude + east) };
}

function rounded(degrees: number): number {
  return Number(degrees.toFixed(4));
}
