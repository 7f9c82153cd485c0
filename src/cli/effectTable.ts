import type { PreparedScenario } from "../experiments/index.js";
import { BEYOND, COUNTRY, headlinesOf, INDICATORS } from "../indicators/index.js";
import { contrast, type EffectsOf } from "../report/index.js";
import { CLUSTER, type EffectRow, effectAt, pairsOf, type Summary } from "../results/index.js";
import { intervalText, readable, signedPercent, textTable } from "./tables.js";

/** Effects of the last year: the cluster's headline indicators, then every city's real GDP, winners first and losers last. */
export function effectTables(prepared: PreparedScenario, summary: Summary): string {
  const last = summary.years.length - 1;
  return summary.names
    .slice(1)
    .map((variant, v) => {
      const label = prepared.scenario.variants[variant]?.label.en ?? variant;
      const pairs = pairsOf(summary, v + 1).length;
      if (pairs === 0) return `\n${label} (${variant}): no run that can be compared with the baseline\n`;
      const head = `${label} (${variant}), effect in ${summary.years[last]} against the baseline, ${basis(summary, pairs)}`;
      // A single replicate shows no chance.
      const columns = pairs > 1 ? COLUMNS : COLUMNS.filter(({ ofChance }) => !ofChance);
      const of: EffectsOf = (place, indicator) =>
        effectAt(summary, v + 1, last, summary.scopes.indexOf(place), summary.indicators.indexOf(indicator));
      const first = summary.scopes.includes(COUNTRY) ? contrast(of) : undefined;
      const parts = [
        effectTable("cluster", clusterRows(summary, v + 1, last), columns),
        beyondTable(prepared, of, pairs),
        effectTable("city, real GDP", cityRows(prepared, summary, v + 1, last), columns),
      ];
      return `\n${head}\n${first ? `${first}\n` : ""}\n${parts.join("\n")}`;
    })
    .join("");
}

function basis({ replicates }: Summary, pairs: number): string {
  const all = replicates.length;
  const count = pairs < all ? `${pairs} of ${all}` : `${pairs}`;
  return all > 1 && pairs > 1
    ? `${count} paired replicates`
    : `${count} replicate${all > 1 ? "s" : ""}, so without intervals`;
}

function effectTable(what: string, rows: readonly Row[], columns: typeof COLUMNS): string {
  return textTable(
    [what, ...columns.map(({ title }) => title)],
    rows.map(({ name, effect }) => [name, ...columns.map(({ cell }) => cell(effect))]),
  );
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

const BEYOND_TITLES: Record<(typeof BEYOND)[number], string> = {
  "real-gdp": "real GDP",
  "real-national-income": "national income",
  "real-final-consumption-per-head": "consumption per resident",
  "well-being": "well-being",
};

/** The cluster, its agglomerations, its whole country and every hinterland, in per cent, with intervals where there are any. */
function beyondTable({ scopes, scenario }: PreparedScenario, of: EffectsOf, pairs: number): string {
  const { hinterlands, agglomerations } = scenario.region;
  const names = new Map([...hinterlands, ...agglomerations].map(({ id, label }) => [id, label.en]));
  const places = scopes.filter(({ kind }) => ["cluster", "agglomeration", "country", "hinterland"].includes(kind));
  const cell = (row: EffectRow) => {
    const share = (value: number) => signedPercent(value / Math.abs(row.baselineMean));
    return share(row.effect) + (pairs > 1 ? ` ${intervalText(row, share)}` : "");
  };
  return textTable(
    ["who gains where", ...BEYOND.map((indicator) => BEYOND_TITLES[indicator])],
    places.map(({ id, kind }) => [
      kind === "country" ? "whole country" : (names.get(id) ?? id),
      ...BEYOND.map((indicator) => cell(of(id, indicator)!)),
    ]),
  );
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
