import {
  CLUSTER,
  type EffectRow,
  effectRows,
  type SweepReport,
  uncertainEffect,
} from "../../../measures/results/index.js";
import { namesOf } from "../../../report/index.js";
import { shownUnit, t } from "../../../words/index.js";
import { languageAsked, said } from "../language.js";
import type { Compared } from "./runs.js";

/** Ends of a range, on how many draws or replicates it rests, and what it is about. */
interface Range {
  low: number | null;
  high: number | null;
  n: number;
  covers: string;
}

/** A number that another program may tell: what it is of, how sure it is, and a sentence that may be quoted. */
export interface ToldNumber extends Range {
  indicator: string;
  label: string;
  variant: string;
  place: string;
  year: number;
  /** Variant minus baseline, in the unit. */
  value: number;
  unit: string;
  baseline?: number;
  /** The same in per cent of the baseline; null where that is 0. */
  percent?: { value: number | null; low: number | null; high: number | null };
  /** Of the scenario. */
  hash: string;
  quote: string;
}

const known = (value: number) => (Number.isFinite(value) ? value : null);

/** Which effects are asked for; all of what is left out. */
export interface Cells {
  indicators: readonly string[];
  places: readonly string[];
  variants: readonly string[];
  years: readonly number[];
}

/** Effects of a comparison, with every digit of `agglom compare --json`. */
export function toldEffects(compared: Compared, { indicators, places, variants, years }: Cells): ToldNumber[] {
  const told: ToldNumber[] = [];
  for (const row of effectRows(compared.experiment.comparison.summary)) {
    const asked = indicators.includes(row.indicator) && places.includes(row.place);
    if (asked && variants.includes(row.variant) && years.includes(row.year)) told.push(toldEffect(compared, row));
  }
  return told.sort((a, b) => indicators.indexOf(a.indicator) - indicators.indexOf(b.indicator));
}

function toldEffect({ view, manifest, data }: Compared, row: EffectRow): ToldNumber {
  const { indicator, variant, place, year, effect, baselineMean, effectPct } = row;
  const { label } = view.entry(indicator);
  const unit = data.dictionary.find((entry) => entry.indicator === indicator)!.unit;
  const { range, inPercent } = rangeOf(data.uncertainty, row);
  const shown = shownUnit(unit, languageAsked());
  const names = namesOf(view);
  const [low, high] = inPercent;
  const hasPercent = Number.isFinite(effectPct);
  const quote = t("mcp.quote", {
    ...{
      label,
      place: place === CLUSTER ? view.data.context.region : names.place(place),
      year,
      variant: names.variant(variant),
    },
    ...{ value: short(shown.factor * effect), unit: shown.unit, hasPercent, percent: short(effectPct) },
    range: rangeText(range, hasPercent ? [low, high, "%"] : [range.low, range.high, said(unit)]),
    ...{ version: manifest.program.version, hash: manifest.scenario.sha256.slice(0, 12) },
  });
  return {
    ...{ indicator, label, variant, place, year, value: effect, unit: said(unit), baseline: baselineMean },
    percent: { value: known(effectPct), low, high },
    ...range,
    hash: manifest.scenario.sha256,
    quote: said(quote),
  };
}

/** Over parameter draws where there is a study, else of chance, else none. */
function rangeOf(
  study: Compared["data"]["uncertainty"],
  { variant, place, indicator, year, ciLow, ciHigh, ciLowPct, ciHighPct, replicates }: EffectRow,
): { range: Range; inPercent: [number | null, number | null] } {
  const drawn = study && uncertainEffect(study, variant, place, indicator, year);
  if (drawn) {
    const [low, , high] = drawn.effect;
    const [lowShare = null, , highShare = null] = drawn.relative ?? [];
    return {
      range: { low, high, n: drawn.worlds, covers: said(t("mcp.coversDraws")) },
      inPercent: [lowShare && 100 * lowShare, highShare && 100 * highShare],
    };
  }
  const covers = said(Number.isNaN(ciLow) ? t("mcp.coversNothing") : t("mcp.coversChance"));
  return {
    range: { low: known(ciLow), high: known(ciHigh), n: replicates, covers },
    inPercent: [known(ciLowPct), known(ciHighPct)],
  };
}

function rangeText({ n, covers }: Range, [low, high, unit]: [number | null, number | null, string]): string {
  if (low === null || high === null) return covers;
  return said(t("mcp.rangeText", { low: short(low), high: short(high), unit, n, covers }));
}

/** Three significant digits, with the sign. */
function short(value: number): string {
  const text = String(Number(value.toPrecision(3))).replace("-", "\u2212");
  return value > 0 ? `+${text}` : text;
}

/** Effects of the options of a sweep in the last year. */
export function toldOptions(report: SweepReport, hash: string, version: string): object[] {
  return report.options.map(({ variant, values, effects, front }) => {
    const set = report.factors.map(({ name }, f) => `${name}=${values[f]}`).join(", ");
    return {
      variant,
      values: Object.fromEntries(report.factors.map(({ name }, f) => [name, values[f]])),
      front,
      numbers: effects.map(({ low, middle, high, worlds }, o) => {
        const { indicator, label, place, placeLabel, year, unit } = report.outcomes[o]!;
        const drawn = report.worlds > 1;
        const covers = said(drawn ? t("mcp.coversDraws") : t("mcp.coversNothing"));
        const range = { low: drawn ? known(low) : null, high: drawn ? known(high) : null, n: worlds, covers };
        const quote = t("mcp.quote", {
          ...{
            label,
            place: place === CLUSTER ? report.region : placeLabel,
            year,
            variant: set === "" ? variant : `${variant}, ${set}`,
          },
          ...{ value: short(middle), unit, hasPercent: false, percent: "", version, hash: hash.slice(0, 12) },
          range: rangeText(range, [range.low, range.high, said(unit)]),
        });
        const told = { indicator, label: said(label), variant, place, year, value: known(middle), unit: said(unit) };
        return { ...told, ...range, hash, quote: said(quote) };
      }),
    };
  });
}
