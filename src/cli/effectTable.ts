import type { PreparedScenario } from "../experiments/index.js";
import { INDICATORS } from "../indicators/index.js";
import { CLUSTER, type EffectRow, effectAt, type Summary } from "../results/index.js";
import { readable, signedPercent, textTable } from "./tables.js";

/** Indicators that the screen shows for the cluster; the files hold all of them. */
const HEADLINES = [
  "real-gdp",
  "real-consumption-per-head",
  "real-wage-general",
  "real-wage-skilled",
  "residents",
  "firms",
  "theil-t-gdp",
  "sigma-gdp",
  "cluster-trade-share",
  "unido-similarity",
  "own-revenue",
  "toll-revenue",
];

/** Effects of the last year: the cluster's headline indicators, then every city's real GDP, winners first and losers last. */
export function effectTables(prepared: PreparedScenario, summary: Summary): string {
  const last = summary.years.length - 1;
  let text = "";
  for (let v = 1; v < summary.variants.length; v++) {
    const { variant } = summary.variants[v]!;
    const label = prepared.scenario.variants[variant]?.label;
    text += `\n${typeof label === "string" ? label : (label?.en ?? variant)} (${variant}), effect in ${summary.years[last]} against the baseline, ${summary.replicates.length} paired replicates\n\n`;
    text += textTable(
      ["cluster", "baseline", "effect", "95 % interval", "in %", "same sign"],
      clusterRows(summary, v, last),
    );
    text += `\n${textTable(["city, real GDP", "baseline", "effect", "95 % interval", "in %", "same sign"], cityRows(prepared, summary, v, last))}`;
  }
  return text;
}

function clusterRows(summary: Summary, v: number, year: number): string[][] {
  const scope = summary.scopes.indexOf(CLUSTER);
  return HEADLINES.filter((id) => summary.indicators.includes(id)).map((id) => {
    const definition = INDICATORS.find((indicator) => indicator.id === id)!;
    return effectCells(definition.label.en, effectAt(summary, v, year, scope, summary.indicators.indexOf(id)));
  });
}

function cityRows(prepared: PreparedScenario, summary: Summary, v: number, year: number): string[][] {
  const indicator = summary.indicators.indexOf("real-gdp");
  return prepared.scopes
    .flatMap(({ id, kind }, scope) =>
      kind === "city" ? [{ id, effect: effectAt(summary, v, year, scope, indicator) }] : [],
    )
    .sort((a, b) => relative(b.effect) - relative(a.effect))
    .map(({ id, effect }) => effectCells(id, effect));
}

function relative({ effect, baselineMean }: EffectRow): number {
  return effect / Math.abs(baselineMean);
}

function effectCells(name: string, row: EffectRow): string[] {
  return [
    name,
    readable(row.baselineMean),
    readable(row.effect),
    `[${readable(row.ciLow)}, ${readable(row.ciHigh)}]`,
    signedPercent(relative(row)),
    `${Math.round(row.sameSignShare * 100)} %`,
  ];
}
