import type { EffectForm } from "../indicators/index.js";
import type { EffectRow } from "../results/effects.js";
import { uncertainEffect } from "../results/uncertainty.js";
import { councilSentences } from "./agreements.js";
import { beyond, contrast, type EffectsOf } from "./beyond.js";
import type { Lookup } from "./data.js";
import { variantLabel } from "./decisions.js";
import { distinguishable, effectDecimals } from "./effect.js";
import { plain, scaled, signed } from "./present.js";
import { bandText, worldsText } from "./uncertainty.js";

/** Indicators that the sentences are about. */
export const FINDINGS_READ = ["real-gdp", "real-final-consumption-per-head", "theil-t-gdp", "own-revenue"] as const;

/** Plain-language findings: one sentence each, computed from the effects of the last year. No markup. */
export function findings(view: Lookup): string[] {
  const of: EffectsOf = (scope, indicator) => view.effect(view.focus.id, scope, indicator);
  const effects = [
    contrast(of),
    income(view),
    ranking(view),
    welfare(view),
    beyond(of, view.data.context.hinterlands),
    winners(view),
    equality(view),
    revenue(view),
  ];
  return [...effects.filter((sentence) => sentence !== undefined), ...councils(view)];
}

/** "0.38 to 0.46", or undefined without an interval. */
export function interval(row: EffectRow, form: EffectForm): string | undefined {
  if (Number.isNaN(row.ciLow)) return undefined;
  const decimals = effectDecimals(row, form);
  const bound = (value: number) => plain(scaled(value, row.baselineMean, form), decimals);
  return `${bound(row.ciLow)} to ${bound(row.ciHigh)}`;
}

/** "0.42 % higher than in the baseline (95 % interval 0.38 to 0.46)" */
function comparison(row: EffectRow): string {
  if (row.effect === 0) return "exactly as in the baseline";
  const range = (of: EffectRow) => {
    const bounds = interval(of, "percent");
    return bounds ? ` (95 % interval ${bounds} %)` : "";
  };
  if (!distinguishable(row)) return `not distinguishable from the baseline${range(row)}`;
  const rise = row.effect > 0 ? row : { ...row, effect: -row.effect, ciLow: -row.ciHigh, ciHigh: -row.ciLow };
  const size = Math.abs(scaled(row.effect, row.baselineMean, "percent"));
  return `${plain(size, effectDecimals(row, "percent"))} % ${row.effect > 0 ? "higher" : "lower"} than in the baseline${range(rise)}`;
}

/** The wide interval stands beside the first number, before that of chance. */
function income(view: Lookup): string | undefined {
  const row = view.effect(view.focus.id, "cluster", "real-gdp");
  if (!row) return undefined;
  const subject = `Under “${view.focus.label}”, the cluster’s real income in ${view.lastYear} is`;
  const wide = wideInterval(view);
  const chance = interval(row, "percent");
  if (!wide) {
    const unsaid = chance ? ", by chance alone: what is not known of parameters is not in the interval" : "";
    return `${subject} ${comparison(row)}${unsaid}.`;
  }
  if (!chance || !distinguishable(row)) return `${subject} ${comparison(row)} at central values, and ${wide}.`;
  const central = comparison({ ...row, ciLow: Number.NaN, ciHigh: Number.NaN });
  return `${subject} ${central} at central values, and ${wide}; by chance alone ${chance} % (95 %).`;
}

function wideInterval({ data: { uncertainty }, focus }: Lookup): string | undefined {
  const effect = uncertainty && uncertainEffect(uncertainty, focus.id, "cluster", "real-gdp");
  const band = bandText(effect);
  return effect && band ? `${band} ${worldsText(uncertainty!, effect)}` : undefined;
}

function ranking(view: Lookup): string | undefined {
  const sizes = view.variants.flatMap(({ id, label }) => {
    const row = view.effect(id, "cluster", "real-gdp");
    return row ? [{ label, size: scaled(row.effect, row.baselineMean, "percent") }] : [];
  });
  if (sizes.length < 2) return undefined;
  sizes.sort((a, b) => b.size - a.size);
  const list = sizes.map(({ label, size }) => `“${label}” ${signed(size)} %`).join(", ");
  return `Effects of all variants on real income, largest first: ${list}.`;
}

function welfare(view: Lookup): string | undefined {
  const row = view.effect(view.focus.id, "cluster", "real-final-consumption-per-head");
  return row && `Real consumption per resident, private and public, is ${comparison(row)}.`;
}

/** Cities by what happens to their residents' consumption. */
export function byCity(view: Lookup, variant: string): { label: string; row: EffectRow; size: number }[] {
  const rows = view.data.context.cities.flatMap(({ id, label }) => {
    const row = view.effect(variant, id, "real-final-consumption-per-head");
    return row ? [{ label, row, size: scaled(row.effect, row.baselineMean, "percent") }] : [];
  });
  return rows.sort((a, b) => b.size - a.size);
}

function winners(view: Lookup): string | undefined {
  const cities = byCity(view, view.focus.id);
  const gain = cities.filter(({ row }) => row.effect > 0 && distinguishable(row));
  const loss = cities.filter(({ row }) => row.effect < 0 && distinguishable(row));
  if (cities.length === 0) return undefined;
  if (gain.length + loss.length === 0) return "Residents of no city clearly gain or lose in consumption.";
  const unclear = cities.length - gain.length - loss.length;
  const rest = unclear > 0 ? `, and ${unclear} ${unclear === 1 ? "shows" : "show"} no clear change` : "";
  const most = gain[0] ? ` The largest gain is that of ${gain[0].label} (${signed(gain[0].size)} %)` : "";
  const worst = loss.at(-1);
  const least = worst ? `${most ? ", the" : " The"} largest loss that of ${worst.label} (${signed(worst.size)} %)` : "";
  const lose = loss.length === 0 ? "those of none lose" : `those of ${loss.length} lose`;
  const counts = `Residents of ${gain.length} of ${cities.length} cities gain in consumption, ${lose}${rest}.`;
  return counts + most + least + (most || least ? "." : "");
}

function equality(view: Lookup): string | undefined {
  const row = view.effect(view.focus.id, "cluster", "theil-t-gdp");
  return row && `Inequality of income between cities (Theil’s T) is ${comparison(row)}.`;
}

/** Who signs under each council: an arm without an agreement is the baseline. */
function councils(view: Lookup): string[] {
  const { choices, context } = view.data;
  return councilSentences({ ...context, meetings: choices.meetings }, (variant) => `“${variantLabel(view, variant)}”`);
}

function revenue(view: Lookup): string | undefined {
  const row = view.effect(view.focus.id, "cluster", "own-revenue");
  return row && `City governments’ own revenue is ${comparison(row)}.`;
}
