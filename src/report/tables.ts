import { BEYOND, COUNTRY, type EffectForm, headlinesOf } from "../indicators/index.js";
import type { EffectRow } from "../results/effects.js";
import type { DictionaryRow } from "../results/tables.js";
import type { Lookup, ShownEntry } from "./data.js";
import { distinguishable, effectDecimals } from "./effect.js";
import { byCity, interval } from "./findings.js";
import { escapeHtml } from "./html.js";
import { plain, scaled, signed, suffix } from "./present.js";

/** Effects on the cluster: indicators by theme in rows, variants in columns. HTML. */
export function effectTable(view: Lookup): string {
  const head = view.variants.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const body = headlinesOf("page")
    .map(({ theme, rows }) => {
      const lines = rows.map(({ indicator, form }) => effectLine(view, indicator, form)).join("");
      const span = view.variants.length + 2;
      return (
        lines && `<tbody><tr class="theme"><th colspan="${span}" scope="rowgroup">${theme}</th></tr>${lines}</tbody>`
      );
    })
    .join("");
  // Many variants must still fit a page.
  const dense = view.variants.length > 4 ? " compact" : "";
  return `<div class="scroll"><table class="effects${dense}"><thead><tr><th scope="col">Indicator</th><th scope="col">Baseline</th>${head}</tr></thead>${body}</table></div>`;
}

function effectLine(view: Lookup, indicator: string, form: EffectForm): string {
  const rows = view.variants.map(({ id }) => view.effect(id, "cluster", indicator));
  const first = rows.find((row) => row !== undefined);
  if (!first) return "";
  const { label, unit, better } = view.entry(indicator);
  const cells = rows.map((row) => `<td>${row ? effectCell(row, form, better) : ""}</td>`).join("");
  const share = form === "points";
  const level = share ? `${plain(100 * first.baselineMean)} %` : plain(first.baselineMean);
  const name = `${escapeHtml(label)}<small>${escapeHtml(share ? "per cent" : unit)}</small>`;
  return `<tr><th scope="row">${name}</th><td>${level}</td>${cells}</tr>`;
}

/** Effect with its interval; marked where it is better or worse beyond chance. */
export function effectCell(row: EffectRow, form: EffectForm, better: DictionaryRow["better"]): string {
  const value = signed(scaled(row.effect, row.baselineMean, form), effectDecimals(row, form)) + suffix(form);
  const range = interval(row, form);
  const small = range && row.effect !== 0 ? `<small>${range}</small>` : "";
  return `<span class="${judgement(row, better)}">${value}</span>${small}`;
}

function judgement(row: EffectRow, better: DictionaryRow["better"]): string {
  if (!distinguishable(row)) return "unclear";
  if (better === "none") return "neutral";
  return row.effect > 0 === (better === "higher") ? "better" : "worse";
}

/** Winners and losers of every variant, by residents' consumption. HTML. */
export function winnersTable(view: Lookup): string {
  const rows = view.variants.map(({ id, label }) => {
    const cities = byCity(view, id);
    const gain = cities.filter(({ row }) => row.effect > 0 && distinguishable(row));
    const loss = cities.filter(({ row }) => row.effect < 0 && distinguishable(row));
    const list = (entries: typeof cities) =>
      entries.map((entry) => `${escapeHtml(entry.label)} ${signed(entry.size)} %`).join(", ") || "none";
    const counts = [gain.length, cities.length - gain.length - loss.length, loss.length];
    const numbers = counts.map((count) => `<td>${count}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(label)}</th>${numbers}<td class="list">${list(gain.slice(0, 3))}</td><td class="list">${list(loss.slice(-3).reverse())}</td></tr>`;
  });
  const numbers = ["Gain", "No clear change", "Lose"].map((text) => `<th scope="col">${text}</th>`).join("");
  const lists = ["Largest gains", "Largest losses"].map((text) => `<th scope="col" class="list">${text}</th>`).join("");
  return `<div class="scroll"><table><thead><tr><th scope="col">Variant</th>${numbers}${lists}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

const CITY_COLUMNS: { indicator: string; form: EffectForm }[] = [
  { indicator: "real-final-consumption-per-head", form: "percent" },
  { indicator: "well-being", form: "percent" },
  { indicator: "real-national-income", form: "percent" },
  { indicator: "real-gdp", form: "percent" },
  { indicator: "residents", form: "percent" },
  { indicator: "own-revenue", form: "percent" },
  { indicator: "net-transfers", form: "own" },
];

/** The cluster, its agglomerations, and who is beyond it: what happens there in the focus variant. HTML. */
export function beyondTable(view: Lookup): string {
  const { hinterlands, agglomerations } = view.data.context;
  const places = [
    { id: "cluster", label: "The cluster" },
    ...agglomerations,
    { id: COUNTRY, label: "The whole country" },
    ...hinterlands,
  ];
  const rows = places.flatMap(({ id, label }) => {
    const cells = BEYOND.map((indicator) => {
      const row = view.effect(view.focus.id, id, indicator);
      return row && `<td>${effectCell(row, "percent", view.entry(indicator).better)}</td>`;
    });
    if (cells.some((cell) => cell === undefined)) return [];
    return [`<tr><th scope="row">${escapeHtml(label)}</th>${cells.join("")}</tr>`];
  });
  const head = BEYOND.map(
    (indicator) => `<th scope="col">${escapeHtml(view.entry(indicator).label)}<small>% of baseline</small></th>`,
  );
  return `<div class="scroll"><table class="effects"><thead><tr><th scope="col">${escapeHtml(view.focus.label)}</th>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** What the tables of cities read. */
export const CITIES_READ = CITY_COLUMNS.map(({ indicator }) => indicator);

/** The focus variant's effects, city by city, in the order of gains. HTML. */
export function cityTable(view: Lookup): string {
  const { context } = view.data;
  const place = new Map(byCity(view, view.focus.id).map(({ label }, at) => [label, at]));
  const cities = [...context.cities].sort((a, b) => (place.get(a.label) ?? 0) - (place.get(b.label) ?? 0));
  const provinces = new Map(context.provinces.map(({ id, label }) => [id, label]));
  const rows = cities.map(({ id, label, province }) => {
    const cells = CITY_COLUMNS.map(({ indicator, form }) => {
      const row = view.effect(view.focus.id, id, indicator);
      return `<td>${row ? effectCell(row, form, view.entry(indicator).better) : ""}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(label)}<small>${escapeHtml(provinces.get(province) ?? province)}</small></th>${cells.join("")}</tr>`;
  });
  const head = CITY_COLUMNS.map(({ indicator, form }) => {
    const { label, unit } = view.entry(indicator);
    return `<th scope="col">${escapeHtml(label)}<small>${form === "own" ? escapeHtml(unit) : "% of baseline"}</small></th>`;
  });
  return `<div class="scroll"><table class="effects"><thead><tr><th scope="col">City</th>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** All indicators of the tables. HTML. */
export function dictionaryTable(rows: readonly ShownEntry[]): string {
  const body = rows.map(
    (row) =>
      `<tr><th scope="row">${escapeHtml(row.label)}<small>${escapeHtml(row.indicator)}</small></th><td class="list">${escapeHtml(row.unit)}</td><td class="list">${escapeHtml(row.formula)}</td><td class="list">${escapeHtml(row.source)}</td></tr>`,
  );
  const head = ["Indicator", "Unit", "Formula", "Source"]
    .map((text) => `<th scope="col" class="list">${text}</th>`)
    .join("");
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
