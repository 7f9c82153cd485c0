import { z } from "zod";
import { english, type Spoken } from "../../words/index.js";
import { givenSchema } from "./conditioning.js";
import { csvTable } from "./csv.js";
import { text } from "./text.js";

/** 5 and 95 % of the worlds; null where none was drawn. */
const band = z.tuple([z.number(), z.number()]).nullable();

/** league.json. Regions side by side: where each stands in the base year, and what the same reform does to it. */
export const leagueSchema = z.strictObject({
  schemaVersion: z.literal(2),
  holds: z.literal("league"),
  /** That made it. */
  program: z.strictObject({ name: z.literal("agglom"), version: z.string(), commit: z.string().nullable() }),
  /** The reform, in the words of its scenario. */
  reform: z.strictObject({ title: text, question: text, variant: z.string(), label: text }),
  /** Years after the start of the run in which effects are taken, and worlds drawn for each region. */
  years: z.int(),
  worlds: z.int(),
  regions: z.array(
    z.strictObject({
      id: z.string(),
      label: text,
      /** "yuan" */
      currency: text,
      cities: z.int(),
      /** Worlds that could not be calibrated or run. */
      failed: z.int(),
      given: givenSchema,
    }),
  ),
  /** An indicator, or the effect of the reform on it. */
  rows: z.array(
    z.strictObject({
      kind: z.enum(["level", "effect"]),
      indicator: z.string(),
      label: text,
      /** Of a level, with "{currency}" for that of each region; effects are in `form`. */
      unit: text,
      form: z.enum(["own", "percent", "points"]),
      better: z.enum(["higher", "lower", "none"]),
      /** One a region, in their order. */
      cells: z.array(
        z.strictObject({
          /** At central values; null where it has no value. */
          value: z.number().nullable(),
          band,
          /**
           * 1 is best, values that are shown alike (levels to three digits, effects to two) share a rank; null where
           * nothing is better, or money of several currencies would be compared.
           */
          rank: z.int().nullable(),
        }),
      ),
    }),
  ),
});

export type LeagueReport = z.infer<typeof leagueSchema>;
export type LeagueRow = LeagueReport["rows"][number];
export type LeagueCell = LeagueRow["cells"][number];

/** Digits that carry meaning, and the least that is shown as more than zero. */
const SHOWN: Record<LeagueRow["kind"], { digits: number; least: number }> = {
  level: { digits: 3, least: 5e-9 },
  effect: { digits: 2, least: 5e-7 },
};

/** A value as tables and pages show it: what reads alike is alike, also in rank. */
export function shownValue(value: number, kind: LeagueRow["kind"]): number {
  const { digits, least } = SHOWN[kind];
  return Math.abs(value) < least ? 0 : Number(value.toPrecision(digits));
}

/** As a reader of one language sees it. */
export type ShownLeague = Spoken<LeagueReport>;

/** One line a row and region; per cent and percentage points for effects that are told so. */
export function leagueCsv({ regions, rows }: LeagueReport): string {
  const lines = rows.flatMap(({ kind, indicator, label, unit, form, better, cells }) =>
    cells.map(({ value, band, rank }, at) => {
      const told = form === "percent" ? "%" : form === "points" ? "percentage points" : english(unit);
      const { id, currency } = regions[at];
      const inUnit = told.replaceAll("{currency}", english(currency));
      return [kind, indicator, english(label), inUnit, better, id, value, band?.[0], band?.[1], rank];
    }),
  );
  return csvTable("kind,indicator,label,unit,better,region,value,low,high,rank", lines);
}

export function leagueJson(report: LeagueReport): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
