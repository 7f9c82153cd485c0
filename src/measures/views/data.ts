import {
  ENGLISH,
  type Language,
  type Say,
  type ShownUnit,
  type Spoken,
  saying,
  shownUnit,
  spoken,
} from "../../words/index.js";
import { COUNTRY } from "../indicators/index.js";
import {
  type Choices,
  CLUSTER,
  contextIn,
  type DictionaryRow,
  type EffectRow,
  type FlowRow,
  knowsChance,
  type Manifest,
  type ReportContext,
  type ShownContext,
  type Uncertainty,
} from "../results/index.js";

/** All that a report shows, as plain data. */
export interface ReportData {
  manifest: Manifest;
  context: ReportContext;
  /**
   * Of the last year and of those that the answer tells, of the indicators that a part of the page reads; of every year
   * where it shows courses.
   */
  effects: EffectRow[];
  /** Of the indicators that a part of the page reads replicate by replicate. */
  series: Series[];
  /** Flows that a figure reads, in the runs that it shows. */
  flows: FlowRow[];
  dictionary: DictionaryRow[];
  /** What governments and councils decided. */
  choices: Choices;
  /** A study of what is not known, where one belongs to the scenario. */
  uncertainty?: Uncertainty | undefined;
}

/** An indicator of the cluster in one run. */
export interface Series {
  variant: string;
  replicate: string;
  indicator: string;
  /** By year; NaN where there is none. */
  values: Float64Array;
}

export interface NamedVariant {
  id: string;
  label: string;
}

/** By year. */
interface PairedSeries {
  before: Float64Array;
  after: Float64Array;
}

/** What the dictionary says of an indicator, to a reader of one language. */
export type ShownEntry = Spoken<DictionaryRow>;

/** Report data as a reader of one language sees them. */
export interface ShownData extends Omit<ReportData, "context" | "dictionary"> {
  context: ShownContext;
  dictionary: ShownEntry[];
}

/** Report data with the look-ups that figures and tables share. */
export interface Lookup extends Reader {
  /** All of it, in the reader's language. */
  data: ShownData;
  /** In all languages. */
  source: ReportData;
  /** Name of the arm that the others are compared with. */
  baseline: string;
  /** Variants other than the baseline. */
  variants: NamedVariant[];
  /** The variant of figures that show a single one. */
  focus: NamedVariant;
  /** Calendar years, in order. */
  years: number[];
  /** Calendar year that effects are of. */
  lastYear: number;
  /** Whether replicates differ: intervals are shown. */
  chance: boolean;
  /** Effect of a year, the last if not given; undefined where there is no value. */
  effect(variant: string, place: string, indicator: string, year?: number): EffectRow | undefined;
  /** Effects of all years, in order. */
  course(variant: string, place: string, indicator: string): EffectRow[];
  /** Values of the cluster by year, one entry a replicate. */
  clusterValues(variant: string, indicator: string): Float64Array[];
  /** The same of baseline and variant, of the replicates that both have. */
  clusterPairs(variant: string, indicator: string): PairedSeries[];
  /** Flows of some kinds. */
  flows(kinds: readonly string[]): FlowRow[];
  /** What the dictionary says of an indicator. */
  entry(indicator: string): ShownEntry;
}

/** What figures and texts look up in results, in a language. */
export function lookup(source: ReportData, language: Language = ENGLISH): Lookup {
  const { manifest } = source;
  const context = contextIn(source.context, language);
  const data = { ...source, context, dictionary: spoken(source.dictionary, language) };
  const [first, lastYear] = manifest.years;
  const courses = new Map<string, EffectRow[]>();
  for (const row of data.effects) {
    const name = key(row.variant, row.place, row.indicator);
    const course = courses.get(name);
    if (course) course.push(row);
    else courses.set(name, [row]);
  }
  const years = Array.from({ length: lastYear - first + 1 }, (_, y) => first + y);
  const variants = context.variants.slice(1);
  const focus = variants.find(({ id }) => id === context.focus) ?? variants[0];
  if (!focus) throw new Error("A report compares variants with a baseline; these results hold a baseline alone");
  const baseline = context.variants[0]!.id;
  const series = (variant: string, indicator: string) =>
    data.series.filter((one) => one.variant === variant && one.indicator === indicator);
  return {
    ...readerOf(language),
    data,
    source,
    baseline,
    variants,
    focus,
    years,
    lastYear,
    chance: data.effects.some((row) => row.place === CLUSTER && knowsChance(row)),
    effect: (variant, place, indicator, year = lastYear) =>
      courses.get(key(variant, place, indicator))?.findLast((row) => row.year === year),
    course: (variant, place, indicator) => courses.get(key(variant, place, indicator)) ?? [],
    clusterValues: (variant, indicator) => series(variant, indicator).map(({ values }) => values),
    clusterPairs(variant, indicator) {
      const before = new Map(series(baseline, indicator).map(({ replicate, values }) => [replicate, values]));
      return series(variant, indicator).flatMap(({ replicate, values: after }) => {
        const paired = before.get(replicate);
        return paired ? [{ before: paired, after }] : [];
      });
    },
    flows: (kinds) => data.flows.filter(({ kind }) => kinds.includes(kind)),
    entry: (indicator) =>
      data.dictionary.find((row) => row.indicator === indicator) ?? {
        indicator,
        label: indicator,
        unit: "",
        formula: "",
        source: "",
        better: "none",
      },
  };
}

/** What people call a thing of a list; its id where it is none of it. */
export function labelIn(list: readonly NamedVariant[], id: string): string {
  return list.find((one) => one.id === id)?.label ?? id;
}

/** What a place is: the whole cluster, one of its parts, the whole country, or a place beyond the cluster. */
export type PlaceKind = "cluster" | "agglomeration" | "province" | "city" | "country" | "hinterland";

/** A place as it is called: in one language or in each. */
export interface Place<Label> {
  id: string;
  label: Label;
  kind: PlaceKind;
}

type Parts<Label> = Record<
  "agglomerations" | "provinces" | "cities" | "hinterlands",
  readonly Omit<Place<Label>, "kind">[]
>;

/** Every place of a context, in the order of reading; `cluster`, `country`: what these two are called. */
export function placesIn<Label>(
  { agglomerations, provinces, cities, hinterlands }: Parts<Label>,
  { cluster, country }: { cluster: Label; country: Label },
): Place<Label>[] {
  const of = (places: Parts<Label>["cities"], kind: PlaceKind) => places.map(({ id, label }) => ({ id, label, kind }));
  return [
    { id: CLUSTER, label: cluster, kind: "cluster" },
    ...of(agglomerations, "agglomeration"),
    ...of(provinces, "province"),
    ...of(cities, "city"),
    { id: COUNTRY, label: country, kind: "country" },
    ...of(hinterlands, "hinterland"),
  ];
}

/** Several words as one that no other words give. */
export function key(...parts: string[]): string {
  return parts.join("\u0000");
}

/** The unit of an indicator as the page shows it, and what numbers of the tables are multiplied by. */
export function unitOf(view: Lookup, indicator: string): ShownUnit {
  const row = view.source.dictionary.find((one) => one.indicator === indicator);
  return row ? shownUnit(row.unit, view.language) : { unit: "", factor: 1 };
}

/** A row of effects in another unit. */
export function inUnit<Row extends { effect: number; ciLow: number; ciHigh: number; baselineMean: number }>(
  row: Row,
  factor: number,
): Row {
  const { effect, ciLow, ciHigh, baselineMean } = row;
  return {
    ...row,
    effect: factor * effect,
    ciLow: factor * ciLow,
    ciHigh: factor * ciHigh,
    baselineMean: factor * baselineMean,
  };
}

/** Who reads a page: one language, and texts in it. */
export interface Reader {
  /** Of the reader. */
  language: Language;
  /** A text by its key, to this reader. */
  say: Say;
}

export function readerOf(language: Language): Reader {
  return { language, say: saying(language) };
}

/** A report as a reader of one language sees it. */
export interface Seen<Report> extends Reader {
  report: Spoken<Report>;
}

export function seen<Report>(report: Report, language: Language): Seen<Report> {
  return { ...readerOf(language), report: spoken(report, language) };
}
