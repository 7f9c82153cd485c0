import { BEYOND, type EffectForm, headlinesOf } from "../../measures/indicators/index.js";
import {
  CLUSTER,
  type DictionaryRow,
  drawsTold,
  type EffectRow,
  givenOf,
  shareBelow,
  type UncertainEffect,
  type Uncertainty,
  uncertainEffect,
} from "../../measures/results/index.js";
import {
  type Amount,
  capitalised,
  distinguishable,
  effectDecimals,
  inSentence,
  inUnit,
  isNothing,
  isZero,
  type Lookup,
  labelIn,
  type NamedVariant,
  NOTHING,
  OF_BASELINE,
  oneYear,
  placesIn,
  plain,
  type Shown,
  scaled,
  shownPair,
  signed,
  suffix,
  unitOf,
  variantLabel,
  whenText,
} from "../../measures/views/index.js";
import { ENGLISH, percentSigns, t } from "../../words/index.js";
import { interval } from "../answer/findings.js";
import { bandText, type Names, TOLD } from "../answer/uncertainty.js";
import { type Cell, type Judgement, ofWords, type RowGroup, type Table, tableOf } from "./table.js";

const UNKNOWN = "–";

/** An effect that is so many times its baseline has none to be a share of: the baseline is zero but for rounding. */
const LARGEST_SHARE = 1000;

/**
 * An effect with its interval, marked where it is better or worse beyond chance. What is smaller than is told is none.
 */
export function effectCell(view: Lookup, indicator: string, row: Amount | undefined, form: EffectForm): Cell {
  if (!row || !Number.isFinite(scaled(row.effect, row.baselineMean, form))) return { text: UNKNOWN };
  if (form === "percent" && Math.abs(row.effect) > LARGEST_SHARE * Math.abs(row.baselineMean)) return { text: UNKNOWN };
  const { language } = view;
  if (isNothing(row)) {
    const within =
      form === "percent"
        ? percentSigns(view.say("report.noEffectShort", { zero: false, least: `${NOTHING} %` }), language)
        : "≈ 0";
    return { text: isZero(row) ? view.say("cli.none") : within, judged: "unclear" };
  }
  const value = signed(scaled(row.effect, row.baselineMean, form), effectDecimals(row, form)) + suffix(form, language);
  const judged = judgement(row, view.entry(indicator).better);
  const small = row.effect === 0 ? undefined : interval(row, form, language);
  return { text: percentSigns(value, language), small, judged };
}

function judgement(row: Amount, better: DictionaryRow["better"]): Judgement {
  if (!distinguishable(row)) return "unclear";
  if (better === "none") return "neutral";
  return row.effect > 0 === (better === "higher") ? "better" : "worse";
}

/** A level, four significant digits. */
function levelText(value: number): string {
  return plain(value, value === 0 ? 0 : Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value))))));
}

/** Level of the baseline, effect in the unit, effect in per cent of the baseline. */
function levelCells(view: Lookup, row: EffectRow): (Cell | string)[] {
  const shown = inUnit(row, unitOf(view, row.indicator).factor);
  const change = signed(shown.effect, Math.min(6, effectDecimals(shown, "own")));
  const percent = effectCell(view, row.indicator, row, "percent");
  // The interval stands once: below the effect where there is nothing that it could be a share of.
  const own = percent.text === UNKNOWN && row.effect !== 0 ? interval(shown, "own", view.language) : undefined;
  return [levelText(shown.baselineMean), { text: change, small: own }, percent];
}

const LEVEL_HEADS = ["experiments.baseline", "report.effectHead", OF_BASELINE] as const;

/** Effects on the cluster, indicators by theme: variants in columns; a single one with its effect in the unit too. */
export function clusterTable(
  view: Lookup,
  variants: readonly NamedVariant[],
  place: "page" | "screen",
  year = view.lastYear,
): Table {
  const { say } = view;
  const alone = variants.length === 1;
  const groups = headlinesOf(place).map(({ theme, rows }): RowGroup => {
    const lines = rows.flatMap(({ indicator, form }) => {
      const line = alone
        ? loneLine(view, variants[0]!.id, indicator, year)
        : effectLine(view, variants, { indicator, form }, year);
      return line ? [line] : [];
    });
    return place === "page" ? { title: say(theme), rows: lines } : { rows: lines };
  });
  const heads = alone
    ? LEVEL_HEADS.map((head) => say(head))
    : [say("experiments.baseline"), ...variants.map(({ label }) => label)];
  const { region } = view.data.context;
  return {
    title: say("report.effectsOnCluster", { region, year, alone, label: variants[0]!.label }),
    columns: [say("lab.indicator"), ...heads],
    groups: groups.filter(({ rows }) => rows.length > 0),
    notes: alone ? fewerReplicates(view, variants[0]!) : [],
  };
}

/** What the effects of a variant rest on, where replicates of it failed. */
function fewerReplicates({ data: { manifest }, say }: Lookup, { id }: NamedVariant): string[] {
  const { replicates: basis, restsOn } = manifest;
  const own = restsOn?.[id] ?? basis;
  return own < basis ? [say("report.restsOnReplicates", { own, basis })] : [];
}

function loneLine(view: Lookup, variant: string, indicator: string, year: number): (Cell | string)[] | undefined {
  const row = view.effect(variant, CLUSTER, indicator, year);
  if (!row) return undefined;
  return [{ text: view.entry(indicator).label, small: unitOf(view, indicator).unit }, ...levelCells(view, row)];
}

function effectLine(
  view: Lookup,
  variants: readonly NamedVariant[],
  { indicator, form }: { indicator: string; form: EffectForm },
  year: number,
): (Cell | string)[] | undefined {
  const { unit, factor } = unitOf(view, indicator);
  const rows = variants.map(({ id }) => {
    const row = view.effect(id, CLUSTER, indicator, year);
    return row && inUnit(row, factor);
  });
  const first = rows.find((row) => row !== undefined);
  if (!first) return undefined;
  const points = form === "points";
  const level = points ? `${levelText(100 * first.baselineMean)} %` : levelText(first.baselineMean);
  const name = { text: view.entry(indicator).label, small: points ? view.say("report.perCent") : unit };
  return [name, percentSigns(level, view.language), ...rows.map((row) => effectCell(view, indicator, row, form))];
}

/** Heads of the measures by which variants and places are told apart. */
function beyondHeads(view: Lookup): Cell[] {
  return BEYOND.map((indicator) => ({ text: view.entry(indicator).label, small: view.say(OF_BASELINE) }));
}

/** Every variant in a line: what it does to the cluster in the last year. */
export function variantsTable(view: Lookup): Table {
  const { lastYear } = view;
  const rows = view.variants.map(({ id, label }) => {
    const shown = shownPair(view, { run: id, against: view.baseline }, oneYear(lastYear));
    return [label, ...beyondCells(view, shown, CLUSTER)];
  });
  const title = t("report.effectsOfVariants", { lastYear });
  return tableOf(view.say, title, ["report.variant", ...beyondHeads(view)], rows);
}

function beyondCells(view: Lookup, { effect }: Shown, place: string): Cell[] {
  return BEYOND.map((indicator) => effectCell(view, indicator, effect(place, indicator), "percent"));
}

/** The cluster, its agglomerations and provinces, and who is beyond it: what a variant does there. */
export function placesTable(view: Lookup, shown: Shown): Table {
  const { say, data } = view;
  const several = data.context.provinces.length > 1;
  const places = placesIn(data.context, { cluster: say("report.cluster"), country: say("report.wholeCountry") });
  const rows = places
    .filter(({ kind }) => kind !== "city" && (several || kind !== "province"))
    .filter(({ id }) => BEYOND.some((indicator) => shown.effect(id, indicator)))
    .map(({ id, label }) => [label, ...beyondCells(view, shown, id)]);
  const title = t("report.effectsByPlace", { name: shown.name, when: whenText(shown.span) });
  return tableOf(say, title, ["lab.place", ...beyondHeads(view)], rows);
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

/** What the tables of cities read. */
export const CITIES_READ = CITY_COLUMNS.map(({ indicator }) => indicator);

/** Cities up to which a table shows all; beyond, so many with the largest gains and losses and those asked for. */
const FEW = 8;
const AT_EACH_END = 3;

/** Ids of the cities that a short table shows; undefined where it would leave out none. */
export function citiesThatMatter(view: Lookup, shown: Shown): ReadonlySet<string> | undefined {
  const ordered = inOrder(view, shown, CITY_COLUMNS[0]!.indicator).map(({ id }) => id);
  if (ordered.length <= FEW) return undefined;
  const asked = view.data.context.answer?.places ?? [];
  return new Set([...ordered.slice(0, AT_EACH_END), ...ordered.slice(-AT_EACH_END), ...asked]);
}

/** Effects city by city, in the order of gains in consumption; of `only` these if given. */
export function citiesTable(view: Lookup, shown: Shown, only?: ReadonlySet<string>): Table {
  const { provinces, cities: all } = view.data.context;
  // Where no rule shares anything a column says so seven times.
  const moves = (indicator: string) => all.some(({ id }) => (shown.effect(id, indicator)?.effect ?? 0) !== 0);
  const columns = CITY_COLUMNS.filter(({ indicator, form }) => form !== "own" || moves(indicator));
  const cities = inOrder(view, shown, CITY_COLUMNS[0]!.indicator).filter(({ id }) => only?.has(id) ?? true);
  const rows = cities.map(({ id, label, province }) => [
    { text: label, small: labelIn(provinces, province) },
    ...columns.map(({ indicator, form }) => {
      const row = shown.effect(id, indicator);
      const cell = effectCell(view, indicator, row && inUnit(row, unitOf(view, indicator).factor), form);
      const spread = form === "percent" ? shown.spread(id, indicator) : undefined;
      const drawn = row && bandText(spread, view.language);
      return drawn ? overDraws(cell, row.effect, spread?.relative, view.say("report.rangeOfNinety", { drawn })) : cell;
    }),
  ]);
  const heads = columns.map(({ indicator, form }) => ({
    text: view.entry(indicator).label,
    small: form === "own" ? unitOf(view, indicator).unit : view.say(OF_BASELINE),
  }));
  const title = t("report.effectsByCity", { name: shown.name, when: whenText(shown.span) });
  const values = { ranged: view.data.uncertainty !== undefined, chance: view.chance };
  const notes = values.ranged || values.chance ? [t("report.smallNumbers", values)] : [];
  return tableOf(view.say, title, ["lab.city", ...heads], rows, notes);
}

/** One indicator of every city under a variant: level, effect, per cent; winners first. */
export function cityLevelsTable(view: Lookup, variant: NamedVariant, indicator = "real-gdp"): Table {
  const shown = shownPair(view, { run: variant.id, against: view.baseline }, oneYear(view.lastYear));
  const rows = inOrder(view, shown, indicator).flatMap(({ id, label }) => {
    const row = view.effect(variant.id, id, indicator);
    return row ? [[label, ...levelCells(view, row)]] : [];
  });
  const [baseline, ...rest] = LEVEL_HEADS;
  const level = { text: view.say(baseline), small: unitOf(view, indicator).unit };
  const measured = inSentence(view.entry(indicator).label);
  const title = t("report.effectsByCityOn", { label: variant.label, lastYear: view.lastYear, indicator: measured });
  return tableOf(view.say, title, ["lab.city", level, ...rest], rows);
}

/** Cities by the effect on an indicator, per cent, the largest first; those without one last. */
function inOrder(view: Lookup, { effect }: Shown, indicator: string) {
  const gain = (id: string) => {
    const row = effect(id, indicator);
    return row ? scaled(row.effect, row.baselineMean, "percent") : -Infinity;
  };
  return [...view.data.context.cities].sort((a, b) => gain(b.id) - gain(a.id));
}

/** All indicators of the tables. */
export function dictionaryTable({ data, language, say }: Lookup): Table {
  const rows = data.dictionary.map(({ label, indicator, unit, formula, source }) => [
    { text: label, small: indicator },
    unit,
    formula,
    source,
  ]);
  // Formulas and sources name works and symbols as they are.
  const foreign = language === ENGLISH ? {} : ({ foreign: true } as const);
  const [unit, formula, source] = [ofWords("report.unit"), ofWords("report.formula"), ofWords("lab.source")];
  const heads = ["lab.indicator", unit, { ...formula, ...foreign }, { ...source, ...foreign }] as const;
  return tableOf(say, "report.dictionary", heads, rows);
}

/** Names of variants and places, as sentences about draws say them. */
export function namesOf(view: Lookup): Names {
  const { say, data } = view;
  const places = placesIn(data.context, { cluster: say("cli.cluster"), country: say("cli.wholeCountry") });
  return { variant: (id: string) => variantLabel(view, id), place: (id: string) => labelIn(places, id) };
}

/** Effect on what every variant is told of, and its range over parameter draws. */
export function drawRangesTable(view: Lookup, uncertainty: Uncertainty): Table {
  const { say, lastYear } = view;
  const told = TOLD.filter(({ place, indicator }) => view.variants.some(({ id }) => view.effect(id, place, indicator)));
  const rows = view.variants.map(({ id, label }) => [
    label,
    ...told.map(({ place, indicator }): Cell => {
      const row = view.effect(id, place, indicator);
      const drawn = uncertainEffect(uncertainty, id, place, indicator);
      const cell = effectCell(view, indicator, row, "percent");
      return overDraws(cell, row?.effect ?? 0, drawn?.relative, drawn && rangeOf(view, drawn));
    }),
  ]);
  const title = t("report.drawRanges", { lastYear, given: givenOf(uncertainty), draws: drawsTold(uncertainty) });
  const heads = told.map((one) => ({ text: capitalised(say(one.title)) }));
  return tableOf(say, title, ["report.variant", ...heads], rows);
}

/**
 * How many draws lie below the central case, of real GDP in the last year; undefined where a study does not hold it.
 */
export function centralSentence(view: Lookup, uncertainty: Uncertainty): string | undefined {
  const row = view.effect(view.focus.id, CLUSTER, "real-gdp");
  if (!row) return undefined;
  const asked = { place: CLUSTER, indicator: "real-gdp", year: view.lastYear };
  const runs = { run: view.focus.id, against: view.baseline };
  const below = shareBelow(uncertainty, runs, asked, row.effect / Math.abs(row.baselineMean));
  if (below === undefined) return undefined;
  const far = below < TAIL || below > 1 - TAIL;
  const percent = Math.round(100 * below);
  return view.say("report.centralPlace", { below: percent, above: 100 - percent, far });
}

/** A central case with fewer draws on one side than this is outside the middle of them. */
const TAIL = 0.1;

/** Chance alone would call an effect clear whose sign the draws do not agree on, or agree not to have. */
function overDraws(cell: Cell, effect: number, range?: UncertainEffect["relative"], small?: string): Cell {
  const isOpen = range && (effect < 0 ? range[2]! >= 0 : range[0]! <= 0);
  return { ...cell, small, ...(isOpen && { judged: "unclear" }) };
}

/** "1.2 to 5.6 %", and how often it rises where that is not sure. */
function rangeOf({ say, language }: Lookup, drawn: UncertainEffect): string | undefined {
  const band = bandText(drawn, language);
  const sure = Math.max(drawn.rises, drawn.falls) >= 0.995;
  return band && !sure ? say("report.rise", { band, rising: plain(100 * drawn.rises, 0) }) : band;
}
