import { BEYOND, COUNTRY, type EffectForm, headlinesOf } from "../indicators/index.js";
import { ENGLISH, type Language, type Text, t } from "../language/index.js";
import type { EffectRow } from "../results/effects.js";
import type { DictionaryRow } from "../results/tables.js";
import { isNothing } from "./answer/index.js";
import type { Lookup } from "./data.js";
import { distinguishable, effectDecimals } from "./effect.js";
import { byCity, interval } from "./findings.js";
import { escapeHtml } from "./html.js";
import { OF_BASELINE, plain, scaled, signed, suffix } from "./present.js";
import { inUnit, unitOf } from "./unit.js";

/** Effects on the cluster: indicators by theme in rows, variants in columns. HTML. */
export function effectTable(view: Lookup): string {
  const head = view.variants.map(({ label }) => `<th scope="col">${escapeHtml(label)}</th>`).join("");
  const body = headlinesOf("page")
    .map(({ theme, rows }) => {
      const lines = rows.map(({ indicator, form }) => effectLine(view, indicator, form)).join("");
      const span = view.variants.length + 2;
      return (
        lines &&
        `<tbody><tr class="theme"><th colspan="${span}" scope="rowgroup">${view.say(theme)}</th></tr>${lines}</tbody>`
      );
    })
    .join("");
  // Many variants must still fit a page.
  const dense = view.variants.length > 4 ? " compact" : "";
  return `<div class="scroll"><table class="effects${dense}"><thead><tr><th scope="col">${view.say(INDICATOR)}</th><th scope="col">${view.say(t("experiments.baseline"))}</th>${head}</tr></thead>${body}</table></div>`;
}

function effectLine(view: Lookup, indicator: string, form: EffectForm): string {
  const { unit, factor } = unitOf(view, indicator);
  const rows = view.variants.map(({ id }) => {
    const row = view.effect(id, "cluster", indicator);
    return row && inUnit(row, factor);
  });
  const first = rows.find((row) => row !== undefined);
  if (!first) return "";
  const { label, better } = view.entry(indicator);
  const cells = rows.map((row) => `<td>${row ? effectCell(row, form, better, view.language) : ""}</td>`).join("");
  const share = form === "points";
  const level = share ? `${plain(100 * first.baselineMean)} %` : plain(first.baselineMean);
  const name = `${escapeHtml(label)}<small>${escapeHtml(share ? view.say(t("report.perCent")) : unit)}</small>`;
  return `<tr><th scope="row">${name}</th><td>${level}</td>${cells}</tr>`;
}

const NO_EFFECT: Text = t("cli.none");

/** Effect with its interval; marked where it is better or worse beyond chance. What is smaller than is told is none. */
export function effectCell(
  row: EffectRow,
  form: EffectForm,
  better: DictionaryRow["better"],
  language: Language,
): string {
  if (isNothing(row) && row.effect !== 0) return `<span class="unclear">${NO_EFFECT[language]}</span>`;
  const value = signed(scaled(row.effect, row.baselineMean, form), effectDecimals(row, form)) + suffix(form, language);
  const range = interval(row, form, language);
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
  const { say } = view;
  const rows = view.variants.map(({ id, label }) => {
    const cities = byCity(view, id);
    const gain = cities.filter(({ row }) => row.effect > 0 && distinguishable(row) && !isNothing(row));
    const loss = cities.filter(({ row }) => row.effect < 0 && distinguishable(row) && !isNothing(row));
    const list = (entries: typeof cities) =>
      entries.map((entry) => `${escapeHtml(entry.label)} ${signed(entry.size)} %`).join(say(COMMA)) || say(NONE);
    const counts = [gain.length, cities.length - gain.length - loss.length, loss.length];
    const lists = [list(gain.slice(0, 3)), list(loss.slice(-3).reverse())];
    // Of a variant that was not finished once nothing is known.
    const shown = (cell: string | number) => (cities.length > 0 ? cell : "–");
    const numbers = counts.map((count) => `<td>${shown(count)}</td>`).join("");
    return `<tr><th scope="row">${escapeHtml(label)}</th>${numbers}${lists.map((cell) => `<td class="list">${shown(cell)}</td>`).join("")}</tr>`;
  });
  const numbers = COUNTS.map((text) => `<th scope="col">${say(text)}</th>`).join("");
  const lists = LISTS.map((text) => `<th scope="col" class="list">${say(text)}</th>`).join("");
  return `<div class="scroll"><table><thead><tr><th scope="col">${say(t("report.variant"))}</th>${numbers}${lists}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

const INDICATOR: Text = t("lab.indicator");
const NONE: Text = t("cli.none");
const COMMA: Text = t("join.comma");
const COUNTS: readonly Text[] = [t("report.gain"), t("report.clearChange"), t("report.lose")];
const LISTS: readonly Text[] = [t("report.largestGains"), t("report.largestLosses")];

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
    { id: "cluster", label: view.say(t("report.cluster")) },
    ...agglomerations,
    { id: COUNTRY, label: view.say(t("report.wholeCountry")) },
    ...hinterlands,
  ];
  const rows = places.flatMap(({ id, label }) => {
    const cells = BEYOND.map((indicator) => {
      const row = view.effect(view.focus.id, id, indicator);
      return row && `<td>${effectCell(row, "percent", view.entry(indicator).better, view.language)}</td>`;
    });
    if (cells.some((cell) => cell === undefined)) return [];
    return [`<tr><th scope="row">${escapeHtml(label)}</th>${cells.join("")}</tr>`];
  });
  const head = BEYOND.map(
    (indicator) =>
      `<th scope="col">${escapeHtml(view.entry(indicator).label)}<small>${view.say(OF_BASELINE)}</small></th>`,
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
      if (!row) return "<td></td>";
      const shown = inUnit(row, unitOf(view, indicator).factor);
      return `<td>${effectCell(shown, form, view.entry(indicator).better, view.language)}</td>`;
    });
    return `<tr><th scope="row">${escapeHtml(label)}<small>${escapeHtml(provinces.get(province) ?? province)}</small></th>${cells.join("")}</tr>`;
  });
  const head = CITY_COLUMNS.map(({ indicator, form }) => {
    const unit = form === "own" ? unitOf(view, indicator).unit : view.say(OF_BASELINE);
    return `<th scope="col">${escapeHtml(view.entry(indicator).label)}<small>${escapeHtml(unit)}</small></th>`;
  });
  return `<div class="scroll"><table class="effects"><thead><tr><th scope="col">${view.say(t("lab.city"))}</th>${head.join("")}</tr></thead><tbody>${rows.join("")}</tbody></table></div>`;
}

/** All indicators of the tables. HTML. */
export function dictionaryTable({ data, language, say }: Lookup): string {
  // Formulas and sources name works and symbols as they are.
  const foreign = language === ENGLISH ? "" : ' lang="en"';
  const body = data.dictionary.map(
    (row) =>
      `<tr><th scope="row">${escapeHtml(row.label)}<small>${escapeHtml(row.indicator)}</small></th><td class="list">${escapeHtml(row.unit)}</td><td class="list"${foreign}>${escapeHtml(row.formula)}</td><td class="list"${foreign}>${escapeHtml(row.source)}</td></tr>`,
  );
  const heads: Text[] = [INDICATOR, t("report.unit"), t("report.formula"), t("lab.source")];
  const head = heads.map((text) => `<th scope="col" class="list">${say(text)}</th>`).join("");
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table></div>`;
}
