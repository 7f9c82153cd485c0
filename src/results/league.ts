import { csvLine } from "./csv.js";

/** Regions side by side: where each stands in the base year, and what the same reform does to it. */
export interface LeagueReport {
  schemaVersion: 1;
  holds: "league";
  /** The reform, in the words of its scenario. */
  reform: { title: string; question: string; variant: string; label: string };
  /** Years after the start of the run in which effects are taken, and worlds drawn for each region. */
  years: number;
  worlds: number;
  regions: LeagueRegion[];
  rows: LeagueRow[];
}

export interface LeagueRegion {
  id: string;
  label: string;
  currency: string;
  cities: number;
  /** Worlds that could not be calibrated or run. */
  failed: number;
}

/** An indicator, or the effect of the reform on it. */
export interface LeagueRow {
  kind: "level" | "effect";
  indicator: string;
  label: string;
  /** Of a level; effects are in `form`. */
  unit: string;
  form: "own" | "percent" | "points";
  better: "higher" | "lower" | "none";
  /** One a region, in their order. */
  cells: LeagueCell[];
}

export interface LeagueCell {
  /** At central values; null where it has no value. */
  value: number | null;
  /** 5 and 95 % of the worlds; null where none was drawn. */
  band: [number, number] | null;
  /** 1 is best, equals share a rank; null where nothing is better, or money of several currencies would be compared. */
  rank: number | null;
}

const COLUMNS = ["kind", "indicator", "label", "unit", "better", "region", "value", "low", "high", "rank"];

/** One line a row and region; per cent and percentage points for effects that are told so. */
export function leagueCsv({ regions, rows }: LeagueReport): string {
  const lines = rows.flatMap(({ kind, indicator, label, unit, form, better, cells }) =>
    cells.map(({ value, band, rank }, at) => {
      const [low, high] = band ?? [Number.NaN, Number.NaN];
      const told = form === "percent" ? "%" : form === "points" ? "percentage points" : unit;
      const region = regions[at]!;
      return csvLine([
        ...[kind, indicator, label, told.replaceAll("{currency}", region.currency), better, region.id],
        ...[value ?? Number.NaN, low, high, rank ?? Number.NaN],
      ]);
    }),
  );
  return csvLine(COLUMNS) + lines.join("");
}

export function leagueJson(report: LeagueReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
