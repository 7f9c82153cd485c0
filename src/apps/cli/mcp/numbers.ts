import {
  CLUSTER,
  type EffectRow,
  effectRows,
  type SweepReport,
  uncertainEffect,
} from "../../../measures/results/index.js";
import { namesOf } from "../../../report/index.js";
import { shownUnit, type Text, t } from "../../../words/index.js";
import { languageAsked, said } from "../language.js";
import type { Compared } from "./runs.js";

type Ends = [low: number | null, high: number | null];

/** A number before it is told. */
interface Untold {
  of: { indicator: string; label: string; variant: string; place: string; year: number };
  /** Names of place and variant in a sentence. */
  named: { place: Text | string; variant: string };
  /** Variant minus baseline. */
  value: number;
  unit: Text;
  baseline?: number;
  /** In per cent of the baseline. */
  percent?: { value: number; ends: Ends };
  /** A range, what it is about, and on how many draws or replicates it rests. */
  range: { ends: Ends; covers: string; n: number };
  /** Of the scenario, and of the program. */
  hash: string;
  version: string;
}

/**
 * A number that another program may tell: what it is of, unit, range and what that covers, and a sentence that may be
 * quoted. Null: no such number.
 */
function told({ of, named, value, unit, percent, range, hash, version, ...more }: Untold) {
  const shown = shownUnit(unit, languageAsked());
  // The per cent of next to nothing is none.
  const isOfAmount = percent !== undefined && Number.isFinite(percent.value);
  // A range in the unit is not lost where one in per cent is not known.
  const hasPercent = isOfAmount && (percent.ends[0] !== null || range.ends[0] === null);
  const [low, high] = hasPercent ? percent.ends : range.ends.map((end) => end && shown.factor * end);
  const { covers, n } = range;
  const ends = { low: short(low), high: short(high), unit: hasPercent ? "%" : shown.unit };
  const quote = t("mcp.quote", {
    ...of,
    ...named,
    value: short(shown.factor * value),
    unit: shown.unit,
    version,
    hash: hash.slice(0, 12),
    hasPercent,
    percent: short(percent?.value),
    range: low == null ? covers : t("mcp.rangeText", { ...ends, covers, n }),
  });
  return {
    ...of,
    value: known(value),
    unit: said(unit),
    ...more,
    ...(percent && {
      percent: { value: known(percent.value), low: percent.ends[0], high: percent.ends[1] },
    }),
    low: range.ends[0],
    high: range.ends[1],
    n,
    covers,
    hash,
    quote: said(quote),
  };
}

const known = (value: number) => (Number.isFinite(value) ? value : null);

/** Three significant digits, with the sign. */
function short(value: number | null = 0): string {
  const text = String(Number((value ?? 0).toPrecision(3))).replace("-", "\u2212");
  return Number(value) > 0 ? `+${text}` : text;
}

/** Which effects are asked for. */
export interface Cells {
  indicators: readonly string[];
  places: readonly string[];
  variants: readonly string[];
  years: readonly number[];
}

/** Effects of a comparison, with every digit of `agglom compare --json`. */
export function toldEffects(compared: Compared, { indicators, places, variants, years }: Cells) {
  const rows: EffectRow[] = [];
  for (const row of effectRows(compared.experiment.comparison.summary)) {
    const asked = indicators.includes(row.indicator) && places.includes(row.place);
    if (asked && variants.includes(row.variant) && years.includes(row.year)) rows.push(row);
  }
  rows.sort((a, b) => indicators.indexOf(a.indicator) - indicators.indexOf(b.indicator));
  return rows.map((row) => toldEffect(compared, row));
}

function toldEffect({ view, manifest, data }: Compared, row: EffectRow) {
  const { indicator, variant, place, year, effect, baselineMean, effectPct } = row;
  const names = namesOf(view);
  const { range, inPercent } = rangeOf(data.uncertainty, row);
  return told({
    of: { indicator, label: view.entry(indicator).label, variant, place, year },
    named: {
      place: place === CLUSTER ? view.data.context.region : names.place(place),
      variant: names.variant(variant),
    },
    value: effect,
    unit: data.dictionary.find((entry) => entry.indicator === indicator)!.unit,
    baseline: baselineMean,
    percent: { value: effectPct, ends: inPercent },
    range,
    hash: manifest.scenario.sha256,
    version: manifest.program.version,
  });
}

/** Over parameter draws where there is a study, else of chance, else none. */
function rangeOf(
  study: Compared["data"]["uncertainty"],
  { variant, place, indicator, year, ciLow, ciHigh, ciLowPct, ciHighPct, replicates: n }: EffectRow,
): { range: Untold["range"]; inPercent: Ends } {
  const drawn = study && uncertainEffect(study, variant, place, indicator, year);
  if (drawn) {
    const [low, , high] = drawn.effect;
    const [lowShare = null, , highShare = null] = drawn.relative ?? [];
    return {
      range: { ends: [low, high], n: drawn.worlds, covers: said("mcp.coversDraws") },
      inPercent: [lowShare && 100 * lowShare, highShare && 100 * highShare],
    };
  }
  const covers = said(Number.isNaN(ciLow) ? "mcp.coversNothing" : "mcp.coversChance");
  return { range: { ends: [known(ciLow), known(ciHigh)], n, covers }, inPercent: [known(ciLowPct), known(ciHighPct)] };
}

/** Effects of the options of a sweep in the last year. */
export function toldOptions(report: SweepReport, hash: string, version: string): object[] {
  const isDrawn = report.worlds > 1;
  const covers = said(isDrawn ? "mcp.coversDraws" : "mcp.coversNothing");
  return report.options.map(({ variant, values, effects, front }) => {
    const set = Object.fromEntries(report.factors.map(({ name }, f) => [name, values[f]!]));
    const option = [variant, ...Object.entries(set).map(([name, value]) => `${name}=${value}`)].join(", ");
    const numbers = effects.map(({ low, middle, high, worlds: n }, o) => {
      const { indicator, label, place, placeLabel, year, unit } = report.outcomes[o]!;
      return told({
        of: { indicator, label: said(label), variant, place, year },
        named: { place: place === CLUSTER ? report.region : placeLabel, variant: option },
        value: middle,
        unit,
        hash,
        version,
        range: { ends: isDrawn ? [known(low), known(high)] : [null, null], n, covers },
      });
    });
    return { variant, values: set, front, numbers };
  });
}
