import {
  isShare,
  type Language,
  percentSigns,
  percentUnit,
  type ShownUnit,
  shownUnit,
  type Text,
  t,
  textOf,
} from "../../words/index.js";
import {
  type Conditioning,
  type Driver,
  type LeagueReport,
  type LeagueRow,
  type Manifest,
  type MomentRow,
  type SensitivityReport,
  type ShownSensitivity,
  type SweepOption,
  type SweepReport,
  shownValue,
  type Uncertainty,
} from "../results/index.js";
import { labelIn, type Reader, type Seen, seen } from "./data.js";
import { inSentence, plain, signed, threeDigits, unitAfter } from "./present.js";

export interface SweepView extends Seen<SweepReport> {
  manifest: Manifest;
}

export interface SensitivityView extends Seen<SensitivityReport> {
  manifest: Manifest;
}

/** A sweep as a reader of one language sees it, money in the unit of that language. */
export function sweepSeen(report: SweepReport, language: Language): Seen<SweepReport> {
  const units = report.outcomes.map(({ unit }) => shownUnit(unit, language));
  const unitsOfFactors = report.factors.map(({ unit }) => unitOfFactor(unit, language));
  return seen(
    {
      ...report,
      factors: report.factors.map((factor, f) => ({ ...factor, unit: textIn(unitsOfFactors[f]!) })),
      outcomes: report.outcomes.map((outcome, o) => ({ ...outcome, unit: textIn(units[o]!) })),
      options: report.options.map(({ values, effects, regret, ...option }) => ({
        ...option,
        values: values.map((value, f) => unitsOfFactors[f]!.factor * value),
        effects: effects.map(({ low, middle, high, ...rest }, o) => {
          const { factor } = units[o]!;
          return { low: factor * low, middle: factor * middle, high: factor * high, ...rest };
        }),
        ...(regret
          ? { regret: { largest: units[0]!.factor * regret.largest, mean: units[0]!.factor * regret.mean } }
          : {}),
      })),
    },
    language,
  );
}

/** The same of a study of sensitivity. Shares and correlations have no unit. */
export function sensitivitySeen(report: SensitivityReport, language: Language): Seen<SensitivityReport> {
  const outcomes = report.outcomes.map((outcome) => {
    const { unit, factor } = shownUnit(outcome.unit, language);
    const inUnit = report.method === "morris" ? factor : 1;
    return {
      ...outcome,
      unit: textIn({ unit, factor }),
      mean: factor * outcome.mean,
      deviation: factor * outcome.deviation,
      factors: outcome.factors.map(({ factor: name, estimates }) => ({
        factor: name,
        estimates: estimates.map(({ measure, value, low, high }) => ({
          measure,
          value: inUnit * value,
          low: inUnit * low,
          high: inUnit * high,
        })),
      })),
    };
  });
  return seen({ ...report, outcomes }, language);
}

/** The same of a league. */
export function leagueSeen(report: LeagueReport, language: Language): Seen<LeagueReport> {
  const rows = report.rows.map((row) => {
    const shown = shownUnit(row.unit, language);
    const factor = row.kind === "level" || row.form === "own" ? shown.factor : 1;
    const cells = row.cells.map(({ value, band, rank }) => ({
      value: value === null ? null : factor * value,
      band: band && ([factor * band[0], factor * band[1]] as [number, number]),
      rank,
    }));
    return { ...row, unit: textIn(shown), cells };
  });
  return seen({ ...report, rows }, language);
}

/** A unit of what is varied, without what it says of prices and conditions; shares are told in per cent. */
function unitOfFactor(unit: Text, language: Language): ShownUnit {
  const { unit: whole, factor } = isShare(unit) ? percentUnit(unit, language) : shownUnit(unit, language);
  return { unit: whole.split(/[,(，（]/)[0]!.trim(), factor };
}

function textIn({ unit }: ShownUnit): Text {
  return textOf(unit);
}

/** An outcome of a study as people call it: "real GDP", "real GDP of Shanghai". */
export function outcomeName(
  { label, place, placeLabel }: { label: string; place: string; placeLabel: string },
  { say }: Pick<Reader, "say">,
): string {
  const name = inSentence(label);
  return place === "cluster" ? name : say("report.of", { name, placeLabel });
}

/** An option as people call it: "All four; toll scale 50 %". */
export function optionName({ report, say, language }: Seen<SweepReport>, { variant, values }: SweepOption): string {
  const { factors, variants } = report;
  const after = (unit: string) => (unit.length <= SHORT ? unitAfter(unit) : "");
  const set = factors.flatMap(({ name, label, unit }, f) =>
    isFactorOf(variant, name) ? [`${label} ${valueText(values[f]!)}${after(unit)}`] : [],
  );
  return percentSigns([labelIn(variants, variant), ...set].join(say("join.semicolon")), language);
}

/** Whether a factor is one of a variant: those of another's own part do nothing to it. */
export const isFactorOf = (variant: string, factor: string): boolean =>
  !factor.startsWith("variants.") || factor.startsWith(`variants.${variant}.`);

/** A sweep without options that differ from an earlier one in factors of other variants alone. */
export function withoutCopies(view: Seen<SweepReport>): Seen<SweepReport> {
  const { factors, options } = view.report;
  const known = new Set<string>();
  const different = options.filter(({ variant, values }) => {
    const own = values.filter((_, f) => isFactorOf(variant, factors[f]!.name));
    const key = JSON.stringify([variant, own]);
    return !known.has(key) && known.add(key);
  });
  return { ...view, report: { ...view.report, options: different } };
}

/** Longer units are sentences. */
const SHORT = 24;

/** A level with as many digits as it needs. */
export function valueText(value: number): string {
  return String(Number(value.toPrecision(6))).replace("-", "\u2212");
}

/** A figure as people call it. */
export function figureLabel({ factors }: ShownSensitivity, name: string): string {
  return factors.find((one) => one.name === name)?.label ?? name;
}

/** As a league shows it: effects with a sign and two digits, levels with three. */
export function leagueNumber(value: number, kind: LeagueRow["kind"]): string {
  const shown = shownValue(value, kind);
  return kind === "effect" ? signed(shown) : plain(shown, threeDigits(shown));
}

/** What is done with a datum, in words. */
export function useText({ id, use }: MomentRow, { without }: Pick<Conditioning, "without">): Text {
  if (without.includes(id)) return t("report.useWithout");
  if (use === "condition") return t("report.useCondition");
  return t(use === "drawn" ? "report.useDrawn" : "report.useCheck");
}

/** What draws say of the size of an effect if nothing else is asked for, or nothing of it is known. */
const USUAL = "real-gdp";

/**
 * What the effect of a variant on a measure depends on, the strongest first, without what chance among the draws
 * explains: studies hold this of few measures, all of the cluster in the last year; of another one that of real GDP.
 */
export function drivenOf(
  { drivers }: Uncertainty,
  variant: string,
  asked = USUAL,
): { indicator: string; drivers: Driver[] } {
  const own = drivers.filter((row) => row.variant === variant);
  const indicator = own.some((row) => row.indicator === asked) ? asked : USUAL;
  return { indicator, drivers: own.filter((row) => row.indicator === indicator && (row.low > 0 || row.high < 0)) };
}

export function labelOf({ factors }: Uncertainty, { factor }: Driver): Text {
  return factors.find(({ name }) => name === factor)?.label ?? textOf(factor);
}
