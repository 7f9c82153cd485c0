import { z } from "zod";
import { number, numberOrNull, string, strings, whole } from "./manifest.js";
import type { PolicyEvent, PolicyPatch } from "./record.js";
import type { Summary } from "./summary.js";

// What governments and councils decided and why, out of the events of policy.jsonl. Payoffs are objectives: discounted
// sums of logs.

const decisionSchema = z.object({
  value: number,
  before: number,
  payoffBefore: number,
  payoffAfter: number,
  /** All that was weighed, in the order of trying. */
  trials: z.array(z.object({ value: number, payoff: number })),
});

const courseSchema = z.object({ state: z.enum(["settled", "cycle", "moving"]), length: whole.optional() });

/** An amount of every player. */
export const byPlayer = z.record(string, number);

const meetingSchema = z.object({
  /** What was decided on, where the agenda has several items. */
  item: string.optional(),
  /** Those between whom the agreement is in force from this meeting on. */
  members: strings,
  /** Of those among whom the agreement was tabled last; no breach where members are bound. */
  votes: z.array(
    z.object({
      player: string,
      inside: number,
      outside: number,
      breach: numberOrNull,
      stays: z.boolean(),
      /** Where members are doubted: how much better inside would be than refusing or a breach, were all believed. */
      promised: number.optional(),
      /** Signs and breaks its word. */
      breaks: z.boolean().optional(),
    }),
  ),
  /**
   * Before payments: what the agreement brings players a year, and what refusing or a breach would at best; 100 million
   * of the currency.
   */
  gains: byPlayer.optional(),
  refusing: byPlayer.optional(),
  /** Net payments that players receive a year and what the centre pays, 100 million of the currency. */
  receipts: byPlayer.optional(),
  centre: number.optional(),
  /** How far players were believed, 0..1; left out where all are. */
  trust: byPlayer.optional(),
});

interface OfRun {
  variant: string;
  replicate: number;
  year: number;
}

export type Decision = OfRun & { city: string; lever: string } & z.infer<typeof decisionSchema>;
export type RunCourse = OfRun & z.infer<typeof courseSchema>;
export type CouncilMeeting = OfRun & z.infer<typeof meetingSchema>;

/** Whether a meeting decided on levers of a type: on all of the agreement, or on an item that they are of. */
export function isAbout({ item }: CouncilMeeting, type: string): boolean {
  return item === undefined || item.split(" + ").includes(type);
}

export interface Choices {
  decisions: Decision[];
  /** Of every run whose governments choose. */
  courses: RunCourse[];
  meetings: CouncilMeeting[];
}

/** Of the rows of `policyRowSchema`, or of events as the engine makes them. */
export function choicesOf(rows: Iterable<PolicyRow>): Choices {
  const choices: Choices = { decisions: [], courses: [], meetings: [] };
  for (const { variant, replicate, year, patches } of rows)
    for (const patch of patches) sort({ variant, replicate, year }, patch, choices);
  return { ...choices, decisions: ofWholeYears(choices.decisions) };
}

/**
 * One decision on a lever a year: a city with several goes through them again while any moves. From what was in force
 * before all of it to what it came to, weighed as last; its gain is that of all the moves of this lever.
 */
function ofWholeYears(decisions: readonly Decision[]): Decision[] {
  const known = new Map<string, Decision>();
  for (const decision of decisions) {
    const { variant, replicate, year, city, lever } = decision;
    const key = JSON.stringify([variant, replicate, year, city, lever]);
    const earlier = known.get(key);
    known.set(key, earlier ? wholeYear(earlier, decision) : decision);
  }
  return [...known.values()];
}

function wholeYear({ before, payoffBefore, payoffAfter }: Decision, last: Decision): Decision {
  return { ...last, before, payoffBefore: last.payoffBefore - (payoffAfter - payoffBefore) };
}

function sort(run: OfRun, { path, value }: PolicyPatch, { decisions, courses, meetings }: Choices): void {
  const [, city, lever] = path.map(String);
  const made = valueSchema(path);
  if (made === meetingSchema) meetings.push({ ...run, ...(value as z.infer<typeof meetingSchema>) });
  if (made === courseSchema) courses.push({ ...run, ...(value as z.infer<typeof courseSchema>) });
  if (made === decisionSchema) decisions.push({ ...run, city, lever, ...(value as z.infer<typeof decisionSchema>) });
}

/** What stands at a place of the policy, where it was chosen: of a council, of a run, of a government. */
function valueSchema([block, , lever]: PolicyPatch["path"]) {
  if (block === "agreement") return meetingSchema;
  if (block !== "governments") return undefined;
  return lever === undefined ? courseSchema : decisionSchema;
}

const patchSchema = z
  .object({ op: z.enum(["add", "remove", "replace"]), path: z.array(z.union([string, whole])), value: z.unknown() })
  .superRefine(({ path, value }, { addIssue }) => {
    for (const issue of valueSchema(path)?.safeParse(value).error?.issues ?? [])
      addIssue({ ...issue, path: ["value", ...issue.path] } as Parameters<typeof addIssue>[0]);
  });

/** Of a line of policy.jsonl. */
export const policyRowSchema = z.object({
  variant: string,
  replicate: whole,
  year: whole,
  actor: string,
  patches: z.array(patchSchema),
});

/** A line of policy.jsonl. */
interface PolicyRow extends PolicyEvent {
  variant: string;
  replicate: number;
}

/** Events in the order of variants, replicates and years. */
export function* policyRows(summary: Summary): Generator<PolicyRow> {
  for (const [v, { variant, replicates }] of summary.variants.entries())
    for (const replicate of replicates)
      for (const event of summary.rows.row(v, replicate).events) yield { variant, replicate, ...event };
}

/** Lines of policy.jsonl: one event a line. */
export function* policyJsonl(summary: Summary): Generator<string> {
  for (const row of policyRows(summary)) yield JSON.stringify(row) + "\n";
}
