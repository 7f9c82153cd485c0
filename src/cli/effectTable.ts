import type { PreparedScenario } from "../experiments/index.js";
import { headlinesOf, INDICATORS } from "../indicators/index.js";
import { CLUSTER, type EffectRow, effectAt, type Summary } from "../results/index.js";
import { intervalText, readable, signedPercent, textTable } from "./tables.js";

/** Effects of the last year: the cluster's headline indicators, then every city's real GDP, winners first and losers last. */
export function effectTables(prepared: PreparedScenario, summary: Summary): string {
  const last = summary.years.length - 1;
  const replicates = summary.replicates.length;
  // A single replicate shows no chance.
  const columns = replicates > 1 ? COLUMNS : COLUMNS.filter(({ ofChance }) => !ofChance);
  const table = (what: string, rows: readonly Row[]) =>
    textTable(
      [what, ...columns.map(({ title }) => title)],
      rows.map(({ name, effect }) => [name, ...columns.map(({ cell }) => cell(effect))]),
    );
  let text = "";
  for (let v = 1; v < summary.variants.length; v++) {
    const { variant } = summary.variants[v]!;
    const label = prepared.scenario.variants[variant]?.label.en ?? variant;
    const basis = replicates > 1 ? `${replicates} paired replicates` : "1 replicate, so without intervals";
    text += `\n${label} (${variant}), effect in ${summary.years[last]} against the baseline, ${basis}\n\n`;
    text += table("cluster", clusterRows(summary, v, last));
    text += `\n${table("city, real GDP", cityRows(prepared, summary, v, last))}`;
  }
  return text;
}

interface Row {
  name: string;
  effect: EffectRow;
}

const COLUMNS: { title: string; cell: (row: EffectRow) => string; ofChance?: boolean }[] = [
  { title: "baseline", cell: ({ baselineMean }) => readable(baselineMean) },
  { title: "effect", cell: ({ effect }) => readable(effect) },
  { title: "95 % interval", cell: (row) => intervalText(row, readable), ofChance: true },
  { title: "in %", cell: (row) => signedPercent(relative(row)) },
  { title: "same sign", cell: sameSign, ofChance: true },
];

function sameSign({ sameSignShare, replicates }: EffectRow): string {
  return replicates > 1 ? `${Math.round(sameSignShare * 100)} %` : "-";
}

function clusterRows(summary: Summary, v: number, year: number): Row[] {
  const scope = summary.scopes.indexOf(CLUSTER);
  const headlines = headlinesOf("screen").flatMap(({ rows }) => rows);
  return headlines.map(({ indicator }) => ({
    name: INDICATORS.find(({ id }) => id === indicator)!.label.en,
    effect: effectAt(summary, v, year, scope, summary.indicators.indexOf(indicator)),
  }));
}

function cityRows(prepared: PreparedScenario, summary: Summary, v: number, year: number): Row[] {
  const indicator = summary.indicators.indexOf("real-gdp");
  return prepared.scopes
    .flatMap(({ id, kind }, scope) =>
      kind === "city" ? [{ name: id, effect: effectAt(summary, v, year, scope, indicator) }] : [],
    )
    .sort((a, b) => relative(b.effect) - relative(a.effect));
}

function relative({ effect, baselineMean }: EffectRow): number {
  return effect / Math.abs(baselineMean);
}
