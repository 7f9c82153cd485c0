import { z } from "zod";
import { type Language, type Spoken, spoken } from "../../words/index.js";
import {
  heading,
  jsonText,
  leadsNowhere,
  listOf,
  named,
  number,
  numberOrNull,
  numbers,
  numbersOrNull,
  string,
  strings,
  text,
  unlikeInLength,
  whole,
} from "./manifest.js";
import { CLUSTER, COUNTRY } from "./record.js";

/**
 * A change of a city against the baseline that goes beyond what was observed (indicators/observedChanges.ts): the year
 * in which it does so most.
 */
const beyondSchema = z.strictObject({
  variant: string,
  place: string,
  measure: z.enum(["real-gdp", "residents", "jobs"]),
  /** Whose jobs. */
  sector: text.optional(),
  /** Since the variant first differs from the baseline. */
  years: whole,
  /** Against the baseline, and the most that 99 of 100 cities saw; ratio less 1. */
  change: number,
  bound: number,
  /** The sector with the largest part in a change of GDP, or the only lever of the variant; left out where unknown. */
  driver: z.strictObject({ kind: z.enum(["sector", "lever"]), label: text }).optional(),
});

export type BeyondObserved = z.infer<typeof beyondSchema>;

/** What an answer tells of a place: an indicator, its values of several years in sum. */
export const toldSchema = z.strictObject({
  /** "cluster", "country", a hinterland, an agglomeration, a province or a city. */
  place: string,
  /** Id. */
  indicator: string,
  /** First and last year. */
  from: whole,
  to: whole,
});

export type Told = z.infer<typeof toldSchema>;

/** What a list holds of the same. */
export function heldIn<Held extends Told>(list: readonly Held[], told: Told): Held | undefined {
  const keys = ["place", "indicator", "from", "to"] as const;
  return list.find((one) => keys.every((key) => one[key] === told[key]));
}

/** Part of report.json: what the first sentences answer, asked by the scenario or chosen for it. */
const answerPlanSchema = z.strictObject({
  /** Runs whose difference is told: one against the baseline, or the first against the second; all if left out. */
  compare: strings.min(1).max(2).optional(),
  /**
   * Years that are told. year: `at`. shock: `at`, the sum from `from` to `to`, what is left in `to`. sum: from `from`
   * to `to`. path: every year of these.
   */
  when: z.strictObject({ kind: z.enum(["year", "shock", "sum", "path"]), at: whole, from: whole, to: whole }),
  /** Ids; the first is told first. */
  places: strings.min(1),
  /** Id of an indicator; left out, real GDP is told and winners are counted by residents' consumption. */
  measure: string.optional(),
  /**
   * Further indicators whose levels in all places are told first, with the measure's; left out where none are asked
   * for.
   */
  beside: strings.min(1).optional(),
  /** Runs whose differences are told where several variants are; left out, each variant against the next lower one. */
  differences: z
    .array(z.tuple([string, string]))
    .min(1)
    .optional(),
  /** Variants among which the headline names the highest and the lowest; left out, all. */
  ranked: strings.min(2).optional(),
  /** Lever of an agreement whose signature is told first; left out where none is asked for. */
  signed: z.strictObject({ type: string, label: text }).optional(),
  /** The region says who saves, so that what is consumed early and late is told as one present value; else left out. */
  saved: z.boolean().optional(),
  /**
   * From when on a variant's residents consume more than with a fixed stock of capital, null: not within the run; left
   * out where nobody looked.
   */
  savingPaid: z.strictObject({ variant: string, from: whole.nullable() }).optional(),
  /** What the program chose and why, in a sentence; left out where the scenario says it all. */
  chosen: text.optional(),
  /** Variants that differ from one another in no number, groups of two at least. */
  equal: z.array(strings.min(2)).default([]),
  /**
   * Half the width of the 95 % interval by which two runs differ over replicates; null of one replicate. Left out by
   * older results, of single years against the baseline, where effects have it, and of runs that failed in different
   * replicates.
   */
  chance: z
    .array(toldSchema.extend({ halves: listOf({ run: string, against: string, half: numberOrNull }) }))
    .optional(),
  /** The farthest beyond first; left out where nobody looked. */
  beyond: z.array(beyondSchema).optional(),
});

/** Years that are told together, first and last: summed where they are several. */
export interface Span {
  from: number;
  to: number;
}

/** Years that the headline tells. */
export function yearsTold({ kind, at, from, to }: AnswerPlan["when"]): Span {
  return kind === "sum" ? { from, to } : { from: at, to: at };
}

/** Years of which payments are told in sum: all of the run where one year is asked for. */
export function yearsPaid({ kind, from, to }: AnswerPlan["when"], years: readonly number[]): Span {
  return kind === "year" ? { from: years[0]!, to: years.at(-1)! } : { from, to };
}

export type AnswerPlan = z.infer<typeof answerPlanSchema>;

// collaboration.json, and part of report.json: the index of collaboration in the last year, its blocks and parts.

const collaborationSchema = z.strictObject({
  year: whole,
  /** What 0 and 100 points are. */
  scale: text,
  /** Blocks of which some arm has a part, with these parts and their goalposts. */
  blocks: listOf({
    id: string,
    label: text,
    parts: listOf({ indicator: string, label: text, zero: number, one: number }),
  }),
  /** Blocks of which no arm has a part: never counted as zero. */
  without: z.array(named),
  /**
   * By arm: values and points of the parts of each block, points of blocks and of the index; null where there is none.
   */
  rows: listOf({
    variant: string,
    values: z.array(numbersOrNull),
    points: z.array(numbersOrNull),
    blocks: numbersOrNull,
    index: numberOrNull,
  }),
  /**
   * Of each variant against the baseline, in points, over the parts that both have: of each block and of the index,
   * smallest and largest that any weighting of the blocks gives, share of all weightings under which the index rises.
   */
  effects: listOf({
    variant: string,
    blocks: numbersOrNull,
    index: numberOrNull,
    lowest: numberOrNull,
    highest: numberOrNull,
    share: numberOrNull,
  }),
});

export type CollaborationReport = z.infer<typeof collaborationSchema>;

/** To a reader of one language. */
export type ShownCollaboration = Spoken<CollaborationReport>;

/** Text of collaboration.json. */
export function collaborationJson(report: CollaborationReport): string {
  return jsonText(collaborationSchema.parse(report));
}

// Part of report.json: what each variant changes, as a reader sees it.

const span = z.tuple([numberOrNull, numberOrNull]);

/** A lever of a variant that the baseline does not have. */
const leverChangeSchema = z.strictObject({
  type: string,
  label: text,
  from: whole,
  /** Null: to the end of the run. */
  to: whole.nullable(),
  decidedBy: text,
  /** In force only while a council agrees on it. */
  agreed: z.boolean(),
  /** Whom it is about or binds: name of the parameter and who. */
  places: listOf({ label: text, value: text }),
  /** Ids of cities that it names, alone or by their province; none where it is about all. */
  cities: strings.default([]),
  /** Ids of sectors that it names; none where it is about all. */
  sectors: strings.default([]),
  /** Numbers of policy that it changes in its first year: least and largest without and with it; null is no limit. */
  sets: listOf({
    label: text,
    unit: text,
    before: span,
    after: span,
    entries: whole,
    of: z.enum(["node", "pair", "cell", "sectorPair", "worker", "workerPair"]),
  }),
  /** Other parameters: of an agreement all, of what is a plain number those that the numbers above do not tell. */
  terms: listOf({ label: text, value: text, number: numberOrNull, unit: text }),
  /** What it did, where runs tell it; left out by older results. */
  deed: text.optional(),
});

const variantChangesSchema = z.strictObject({
  variant: string,
  /** What its levers take in reality and no number counts. */
  uncounted: z.array(text).optional(),
  levers: z.array(leverChangeSchema),
  /** What else differs: who chooses, who meets, which constants. */
  also: z.array(text),
});

export type VariantChanges = z.infer<typeof variantChangesSchema>;
export type LeverChange = z.infer<typeof leverChangeSchema>;

/** report.json: what a report needs beside the tables - names, places, the question, industrial structure. */
const contextShape = z.strictObject({
  schemaVersion: z.literal(2),
  ...heading,
  /** "yuan" */
  currency: text,
  /** Baseline first. */
  variants: listOf({
    id: string,
    label: text,
    description: text.optional(),
  }).min(1),
  /** What the first sentences answer; left out by older results. */
  answer: answerPlanSchema.optional(),
  /** What each variant changes. */
  changes: z.array(variantChangesSchema).default([]),
  /** The variant of the figures that show a single one. */
  focus: string,
  /** First year in which a variant may differ from the baseline. */
  reformYear: whole,
  /** Of a region of several. */
  agglomerations: z.array(named).default([]),
  provinces: z.array(named),
  cities: listOf({
    id: string,
    label: text,
    province: string,
    /** Degrees; left out where cities have no place on a map. */
    longitude: number.optional(),
    latitude: number.optional(),
  }).min(1),
  /** Land around the cities: rings of degrees, longitude first. */
  outlines: z.array(z.array(z.tuple([number, number]))).default([]),
  hinterlands: z.array(named).default([]),
  sectors: z.array(named).min(1),
  /** Kinds of flow that are people. */
  labour: strings,
  /** Location quotients of employment in the last year. [variant][city][sector] */
  structure: z.array(z.array(numbers)),
  /**
   * Employment of the base year, thousands [city][sector], and whether sectors below the broad ones are imputed; left
   * out by older results.
   */
  employment: z.strictObject({ year: whole, imputed: z.boolean(), values: z.array(numbers) }).optional(),
  /** The vector of collaboration in the last year; left out by older results. */
  collaboration: collaborationSchema.optional(),
  /** What governments may choose: name of the lever in policy.jsonl, and what is chosen. */
  chosen: listOf({ lever: string, label: text, unit: text }).default([]),
  /** Variants whose governments imitate each other in place of weighing alternatives. */
  imitating: strings.default([]),
  /** Arms that no replicate finished together with the baseline. */
  unfinished: z.array(named).default([]),
  /** Players of an agreement. */
  players: strings.default([]),
  /** Sentences on levers and variants that change nothing. */
  withoutEffect: z.array(text).default([]),
  /** Sentences on what whoever reads the results should know of levers. */
  cautions: z.array(text).default([]),
  /** Sentences for the box of limits, beside the general ones. */
  limits: z.array(text).default([]),
});

/** Names lead to something that the file holds, and lists are as long as what they are of. */
export const contextSchema = contextShape.superRefine((context, { addIssue }) => {
  const { variants, unfinished, agglomerations, provinces, cities, hinterlands, sectors, structure, answer } = context;
  const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);
  const [compared, runs] = [ids(variants), [...new Set(ids([...variants, ...unfinished]))]];
  const places = [CLUSTER, COUNTRY, ...ids([...hinterlands, ...agglomerations, ...provinces, ...cities])];
  const { places: told = [], compare = [], differences = [], ranked = [], beyond = [] } = answer ?? {};
  const issues = [
    leadsNowhere(["focus"], context.focus, compared),
    ...context.changes.map(({ variant }, v) => leadsNowhere(["changes", v, "variant"], variant, compared)),
    ...cities.map(({ province }, c) => leadsNowhere(["cities", c, "province"], province, ids(provinces))),
    ...told.map((place, p) => leadsNowhere(["answer", "places", p], place, places)),
    ...compare.map((run, r) => leadsNowhere(["answer", "compare", r], run, runs)),
    ...differences.flatMap((pair, d) => pair.map((run, r) => leadsNowhere(["answer", "differences", d, r], run, runs))),
    ...ranked.map((run, r) => leadsNowhere(["answer", "ranked", r], run, runs)),
    ...beyond.map(({ variant }, b) => leadsNowhere(["answer", "beyond", b, "variant"], variant, runs)),
    ...beyond.map(({ place }, b) => leadsNowhere(["answer", "beyond", b, "place"], place, places)),
    unlikeInLength(["structure"], structure, variants.length),
    ...structure.map((rows, v) => unlikeInLength(["structure", v], rows, cities.length)),
    ...structure.flatMap((rows, v) => rows.map((row, c) => unlikeInLength(["structure", v, c], row, sectors.length))),
  ];
  for (const issue of issues) if (issue) addIssue(issue);
});

export type ReportContext = z.infer<typeof contextSchema>;

/** What a reader of one language sees of it: strings in place of texts. */
export type ShownContext = Spoken<ReportContext>;

/** The part of it that answers need. */
export type AnswerContext = Pick<ReportContext, "region" | "currency" | "variants" | keyof Places | keyof Asked>;

type Places = Pick<ReportContext, "agglomerations" | "provinces" | "cities" | "hinterlands">;

/** What a scenario asks, and what its variants change and who decides. */
export type Asked = { answer: AnswerPlan } & Pick<ReportContext, "changes" | "chosen" | "players">;

export function contextIn<Told extends AnswerContext>(context: Told, language: Language): Spoken<Told> {
  return spoken(context, language);
}

/** Text of report.json. */
export function contextJson(context: z.input<typeof contextSchema>): string {
  return jsonText(contextSchema.parse(context), 0);
}
