import { BEYOND, COUNTRY, headlinesOf } from "../indicators/index.js";
import { percentSigns, shownUnit, type Text, t } from "../language/index.js";
import { effectDecimals, isNothing, type Lookup, plain, scaled, signed } from "../report/index.js";
import { CLUSTER, type EffectRow } from "../results/index.js";
import { textTable } from "./tables.js";

const HEADS = {
  baseline: t("cli.baseline"),
  effect: t("cli.effectHead"),
  percent: t("cli.inPercent"),
  interval: t("cli.chance95"),
  variant: t("cli.variant"),
  place: t("cli.whoGainsWhere"),
  city: t("cli.cityRealGdpHead"),
  cluster: t("cli.cluster"),
  country: t("cli.wholeCountry"),
  none: t("cli.none"),
} satisfies Record<string, Text>;

/** Every variant in a line: what it does to the cluster in the last year, per cent of the baseline. */
export function variantsTable(view: Lookup): string {
  const rows = view.variants.map(({ id, label }) => [
    label,
    ...BEYOND.map((indicator) => percentText(view, view.effect(id, CLUSTER, indicator))),
  ]);
  return textTable([view.say(HEADS.variant), ...beyondHeads(view)], rows);
}

/** Effects of the last year under one variant: the cluster's headline indicators, places within and beyond, every city's real GDP, winners first. */
export function effectTables(view: Lookup, variant: string): string {
  return [clusterTable(view, variant), placesTable(view, variant), cityTable(view, variant)]
    .filter((table) => table !== "")
    .join("\n");
}

function clusterTable(view: Lookup, variant: string): string {
  const rows = headlinesOf("screen")
    .flatMap((theme) => theme.rows)
    .flatMap(({ indicator }) => {
      const row = view.effect(variant, CLUSTER, indicator);
      if (!row) return [];
      const { label, unit } = view.source.dictionary.find((entry) => entry.indicator === indicator)!;
      const shown = shownUnit(unit, view.language);
      return [[`${view.say(label)} (${shown.unit})`, ...levelCells(row, shown.factor), ...percentCells(view, row)]];
    });
  return textTable([view.data.context.region, ...heads(view)], rows);
}

function cityTable(view: Lookup, variant: string): string {
  const { factor } = shownUnit(view.source.dictionary.find((one) => one.indicator === "real-gdp")!.unit, view.language);
  const rows = view.data.context.cities
    .flatMap(({ id, label }) => {
      const row = view.effect(variant, id, "real-gdp");
      return row ? [{ label, row }] : [];
    })
    .sort((a, b) => share(b.row) - share(a.row))
    .map(({ label, row }) => [label, ...levelCells(row, factor), ...percentCells(view, row)]);
  return rows.length > 0 ? textTable([view.say(HEADS.city), ...heads(view)], rows) : "";
}

/** The cluster, its agglomerations and provinces, its country and every hinterland, in per cent of the baseline. */
function placesTable(view: Lookup, variant: string): string {
  const { agglomerations, provinces, hinterlands } = view.data.context;
  const places = [
    { id: CLUSTER, label: view.say(HEADS.cluster) },
    ...agglomerations,
    ...(provinces.length > 1 ? provinces : []),
    { id: COUNTRY, label: view.say(HEADS.country) },
    ...hinterlands,
  ];
  const rows = places.flatMap(({ id, label }) => {
    const found = BEYOND.map((indicator) => view.effect(variant, id, indicator));
    return found.every((row) => row === undefined) ? [] : [[label, ...found.map((row) => percentText(view, row))]];
  });
  return textTable([view.say(HEADS.place), ...beyondHeads(view)], rows);
}

/** Short names of what places are told of. */
export const BEYOND_HEADS: Readonly<Record<(typeof BEYOND)[number], Text>> = {
  "real-gdp": t("cli.realGdp"),
  "real-national-income": t("cli.nationalIncome"),
  "real-final-consumption-per-head": t("cli.consumptionPerResident"),
  "well-being": t("cli.wellBeing"),
};

function beyondHeads(view: Lookup): string[] {
  return BEYOND.map((indicator) => view.say(BEYOND_HEADS[indicator]));
}

/** A single run shows no chance. */
function heads(view: Lookup): string[] {
  const all = [HEADS.baseline, HEADS.effect, HEADS.percent, HEADS.interval].map(view.say);
  return showsChance(view) ? all : all.slice(0, -1);
}

function showsChance({ data }: Lookup): boolean {
  return data.manifest.replicates > 1;
}

/** Level of the baseline and effect, with the decimals of the effect. */
function levelCells(row: EffectRow, factor: number): string[] {
  const decimals = Math.min(6, effectDecimals({ ...row, ...scaledRow(row, factor) }, "own"));
  return [
    plain(row.baselineMean * factor, levelDecimals(row.baselineMean * factor)),
    signed(row.effect * factor, decimals),
  ];
}

function scaledRow({ effect, ciLow, ciHigh }: EffectRow, factor: number) {
  return { effect: effect * factor, ciLow: ciLow * factor, ciHigh: ciHigh * factor };
}

/** Four significant digits. */
function levelDecimals(value: number): number {
  return value === 0 ? 0 : Math.min(6, Math.max(0, 3 - Math.floor(Math.log10(Math.abs(value)))));
}

/** Effect in per cent of the baseline, and its interval of chance; a dash where one run shows none. */
function percentCells(view: Lookup, row: EffectRow): string[] {
  const cells = percents(view, row);
  return showsChance(view) ? cells : cells.slice(0, 1);
}

function percents({ language, say }: Lookup, row: EffectRow): [string, string] {
  if (!Number.isFinite(share(row))) return ["–", "–"];
  if (isNothing(row)) return [say(HEADS.none), "–"];
  const decimals = effectDecimals(row, "percent");
  const show = (value: number) => signed(scaled(value, row.baselineMean, "percent"), decimals);
  const interval = Number.isNaN(row.ciLow) ? "–" : `[${show(row.ciLow)}, ${show(row.ciHigh)}]`;
  return [percentSigns(`${show(row.effect)} %`, language), interval];
}

function percentText(view: Lookup, row: EffectRow | undefined): string {
  if (!row) return "–";
  const [effect, interval] = percents(view, row);
  return interval === "–" ? effect : `${effect} ${interval}`;
}

function share({ effect, baselineMean }: EffectRow): number {
  return effect / Math.abs(baselineMean);
}
