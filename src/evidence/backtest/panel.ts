import type { Region } from "../../input/index.js";
import type { Exclusion } from "./tables.js";

/** Columns of the observed panel that a backtest reads. */
export type Observed =
  | "gdp100m"
  | "primary100m"
  | "secondary100m"
  | "tertiary100m"
  | "gdpReal2000Prices100m"
  | "residentsThousand";

export const SECTORS = ["primary100m", "secondary100m", "tertiary100m"] as const;

/** The observed panel of a region: its cities with real GDP, and what of it may be compared. */
export class Panel {
  /** Ids, in the order of the region. */
  readonly cities: readonly string[];
  readonly provinces: readonly string[];
  private readonly rows: ReadonlyMap<string, Region["tables"]["observed"][number]>;
  private readonly exclusions: readonly Exclusion[];

  constructor(
    readonly region: Region,
    exclusions: readonly Exclusion[],
  ) {
    const { cities, observed } = region.tables;
    this.rows = new Map(observed.map((row) => [`${row.city} ${row.year}`, row]));
    const measured = new Set(observed.flatMap((row) => ((row.gdpReal2000Prices100m ?? 0) > 0 ? [row.city] : [])));
    const kept = cities.filter(({ id }) => measured.has(id));
    this.cities = kept.map(({ id }) => id);
    this.provinces = kept.map(({ province }) => province);
    this.exclusions = exclusions.filter((one) => one.region === "*" || one.region === region.id);
  }

  /** By city; NaN where the year was not observed. Money 100 million, persons thousand. */
  at(variable: Observed, year: number): number[] {
    return this.cities.map((city) => this.value(city, variable, year));
  }

  value(city: string, variable: Observed, year: number): number {
    return this.rows.get(`${city} ${year}`)?.[variable] ?? Number.NaN;
  }

  /** ln of the value of `to` over that of `from`. By city; NaN where one is missing. */
  growth(variable: Observed, from: number, to: number): number[] {
    const before = this.at(variable, from);
    return this.at(variable, to).map((after, i) => Math.log(after / before[i]));
  }

  /** Whether a change from one year to the other may be compared with that of other cities. By city */
  comparable(variable: Exclusion["variable"], from: number, to: number): boolean[] {
    return this.cities.map(
      (city) =>
        !this.exclusions.some(
          (one) => one.variable === variable && (one.city === "*" || one.city === city) && spoils(one, from, to),
        ),
    );
  }
}

function spoils(exclusion: Exclusion, from: number, to: number): boolean {
  if (exclusion.what === "step") return from < exclusion.from && exclusion.from <= to;
  const last = exclusion.to ?? exclusion.from;
  return [from, to].some((year) => exclusion.from <= year && year <= last);
}

/**
 * ln growth against the whole, where parts with these weights grow so: how their shares change. NaN parts are left out
 * of the whole.
 */
export function relative(weights: readonly number[], growth: readonly number[]): number[] {
  let before = 0;
  let after = 0;
  weights.forEach((weight, i) => {
    const grown = weight * Math.exp(growth[i]);
    if (Number.isNaN(grown)) return;
    before += weight;
    after += grown;
  });
  return growth.map((rate) => rate - Math.log(after / before));
}
