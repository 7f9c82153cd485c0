import type { z } from "zod";
import { choicesOf } from "../results/choices.js";
import { contextSchema, type ReportContext } from "../results/context.js";
import { type EffectRow, effectRows } from "../results/effects.js";
import { type Manifest, manifestSchema } from "../results/manifest.js";
import { policyRows, readPolicy } from "../results/policy.js";
import { CLUSTER } from "../results/record.js";
import type { Summary } from "../results/summary.js";
import {
  type DictionaryRow,
  type FlowRow,
  flowRows,
  type IndicatorRow,
  indicatorRows,
  readDictionary,
  readEffects,
  readFlows,
  readIndicators,
} from "../results/tables.js";
import type { ReportData } from "./data.js";
import { FIGURES } from "./figures/index.js";
import { SECTIONS } from "./sections.js";

/** What the parts of the page read. */
export const READ_INDICATORS: ReadonlySet<string> = new Set(
  [...SECTIONS, ...FIGURES].flatMap(({ reads = [] }) => reads),
);

/** Report data from results in memory. */
export function reportData(
  summary: Summary,
  beside: { manifest: Manifest; context: z.input<typeof contextSchema>; dictionary: DictionaryRow[] },
): ReportData {
  const context = contextSchema.parse(beside.context);
  const rows = { effects: effectRows(summary), indicators: indicatorRows(summary), flows: flowRows(summary) };
  const choices = choicesOf(policyRows(summary));
  return { ...beside, context, choices, ...shownRows(context, rows) };
}

/** Texts of the files of a results directory. */
export interface ReportFiles {
  manifest: string;
  /** report.json */
  context: string;
  indicators: string;
  effects: string;
  flows: string;
  dictionary: string;
  /** policy.jsonl */
  policy: string;
}

/** Report data from the files of a results directory. Throws where a file is not what it should be. */
export function readReport(files: ReportFiles): ReportData {
  const context = contextSchema.parse(JSON.parse(files.context));
  const rows = {
    effects: readEffects(files.effects),
    indicators: readIndicators(files.indicators),
    flows: readFlows(files.flows),
  };
  return {
    manifest: manifestSchema.parse(JSON.parse(files.manifest)),
    context,
    dictionary: readDictionary(files.dictionary),
    choices: choicesOf(readPolicy(files.policy)),
    ...shownRows(context, rows),
  };
}

/** Of tables that may be large, what a report shows. */
function shownRows(
  context: ReportContext,
  rows: { effects: Iterable<EffectRow>; indicators: Iterable<IndicatorRow>; flows: Iterable<FlowRow> },
): Pick<ReportData, "effects" | "cluster" | "flows"> {
  const variants = new Set([context.variants[0]!.id, context.focus]);
  const kinds = new Set(FIGURES.flatMap(({ readsFlows }) => readsFlows?.(context) ?? []));
  const ofReplicate = ({ scope, replicate }: IndicatorRow) => scope === CLUSTER && /^\d+$/.test(replicate);
  return {
    effects: filtered(rows.effects, ({ indicator }) => READ_INDICATORS.has(indicator)),
    cluster: filtered(rows.indicators, (row) => ofReplicate(row) && READ_INDICATORS.has(row.indicator)),
    flows: filtered(rows.flows, ({ kind, variant }) => kinds.has(kind) && variants.has(variant)),
  };
}

function filtered<Row>(rows: Iterable<Row>, keep: (row: Row) => boolean): Row[] {
  const kept: Row[] = [];
  for (const row of rows) if (keep(row)) kept.push(row);
  return kept;
}
