import type { z } from "zod";
import { FIGURES } from "../figures/comparison/index.js";
import { ALL as PRINT_FIGURES } from "../figures/comparison/print/all.js";
import {
  CLUSTER,
  choicesOf,
  contextSchema,
  type DictionaryRow,
  EFFECTS,
  type EffectRow,
  type EffectsAsked,
  effectRows,
  FLOWS,
  type FlowRow,
  type FlowsAsked,
  flowRows,
  keptRow,
  type Manifest,
  policyRows,
  REPLICATES,
  type ReplicateRow,
  type ReportContext,
  type RunsAsked,
  replicateRows,
  type Summary,
  type Uncertainty,
  yearsTold,
} from "../measures/results/index.js";
import { askedOf, key, oneYear, type Reading, type ReportData, type Series } from "../measures/views/index.js";
import { SECTIONS } from "./sections/sections.js";

/** All that may read: figures may have been registered meanwhile. */
const parts = (): readonly Partial<Reading>[] => [...SECTIONS, ...FIGURES, ...PRINT_FIGURES];

/** Indicators of which parts of the page read effects. */
export function readIndicators(): ReadonlySet<string> {
  return new Set(parts().flatMap(({ reads = [] }) => reads));
}

/** Effects of which the page shows something: of some indicators every year, of others those that the answer tells. */
export function effectsShown([, last]: Manifest["years"], context: ReportContext): EffectsAsked {
  const told = context.answer ? yearsTold(context.answer.when) : oneYear(last);
  const indicators = readIndicators();
  const courses = new Set([...askedOf(context), ...parts().flatMap(({ readsCourses = [] }) => readsCourses)]);
  return (indicator, _level, year) =>
    courses.has(indicator) || ((year === last || (told.from <= year && year <= told.to)) && indicators.has(indicator));
}

/** Those of the cluster that they read replicate by replicate. */
export function readByReplicate(): ReadonlySet<string> {
  return new Set(parts().flatMap(({ readsByReplicate = [] }) => readsByReplicate));
}

/** Report data from results in memory: with the digits that their tables keep. */
export function reportData(
  summary: Summary,
  beside: {
    manifest: Manifest;
    context: z.input<typeof contextSchema>;
    dictionary: DictionaryRow[];
    uncertainty?: Uncertainty | undefined;
  },
): ReportData {
  const context = contextSchema.parse(beside.context);
  const shown = new ShownRows(beside.manifest, context);
  for (const row of effectRows(summary, shown.asksEffect)) shown.addEffect(keptRow(EFFECTS, row));
  for (const row of replicateRows(summary, shown.asksRun)) shown.addRun(keptRow(REPLICATES, row));
  for (const row of flowRows(summary, shown.asksFlow)) shown.addFlow(keptRow(FLOWS, row));
  return { ...beside, context, choices: choicesOf(policyRows(summary)), ...shown.rows() };
}

type Rows<Row> = Iterable<Row> | AsyncIterable<Row>;

/** What the files of a results directory hold; tables come row by row. */
export interface ReportFiles
  extends Pick<ReportData, "manifest" | "context" | "dictionary" | "choices" | "uncertainty"> {
  replicates: Rows<ReplicateRow>;
  effects: Rows<EffectRow>;
  flows: Rows<FlowRow>;
}

/** Report data from the files of a results directory. Throws what reading a table throws. */
export async function readReport({ effects, replicates, flows, ...beside }: ReportFiles): Promise<ReportData> {
  const shown = new ShownRows(beside.manifest, beside.context);
  for await (const row of effects) if (shown.asksEffect(row.indicator, row.level, row.year)) shown.addEffect(row);
  for await (const row of replicates) if (shown.asksRun(row.indicator, row.place)) shown.addRun(row);
  for await (const row of flows) if (shown.asksFlow(row.kind, row.sector, row.variant)) shown.addFlow(row);
  return { ...beside, ...shown.rows() };
}

/** Of tables that may be large, what a report shows. */
class ShownRows {
  private readonly first: number;
  private readonly last: number;
  private readonly byReplicate = readByReplicate();
  private readonly variants: ReadonlySet<string>;
  private readonly kinds: ReadonlySet<string>;
  private readonly effects: EffectRow[] = [];
  private readonly series = new Map<string, Series>();
  private readonly flows: FlowRow[] = [];

  readonly asksEffect: EffectsAsked;

  constructor({ years }: Manifest, context: ReportContext) {
    [this.first, this.last] = years;
    this.asksEffect = effectsShown(years, context);
    this.variants = new Set([context.variants[0]!.id, context.focus, ...(context.answer?.compare ?? [])]);
    this.kinds = new Set([...FIGURES, ...PRINT_FIGURES].flatMap(({ readsFlows }) => readsFlows?.(context) ?? []));
  }

  readonly asksRun: RunsAsked = (indicator, place) => place === CLUSTER && this.byReplicate.has(indicator);

  readonly asksFlow: FlowsAsked = (kind, sector, variant) =>
    sector === "" && this.kinds.has(kind) && this.variants.has(variant);

  addEffect(row: EffectRow): void {
    this.effects.push(row);
  }

  addRun({ variant, replicate, indicator, year, value }: ReplicateRow): void {
    const run = key(variant, String(replicate), indicator);
    const years = this.last - this.first + 1;
    const values = this.series.get(run)?.values ?? new Float64Array(years).fill(NaN);
    values[year - this.first] = value;
    this.series.set(run, { variant, replicate: String(replicate), indicator, values });
  }

  addFlow(row: FlowRow): void {
    this.flows.push(row);
  }

  rows(): Pick<ReportData, "effects" | "series" | "flows"> {
    return { effects: this.effects, series: [...this.series.values()], flows: this.flows };
  }
}
