import { z } from "zod";
import { type FileSource, type Measure, mistakeAt, nearestName } from "../../input/index.js";
import { idSchema, wordsSchema } from "../../input/quantity.js";
import { cellOf, checkOnce, readTable } from "../../input/table.js";
import { joined, type Text, t, textOf } from "../../words/index.js";
import type { CommonGood, NoisyDilemma, RepeatedDilemma } from "./people.js";

/**
 * What a published number says of the model's own: a status that follows from value, published number, error and rule
 * alone, so that a changed model changes it.
 */

/**
 * digits: off by at most the error, which is the rounding of what was printed. within: by at most so many errors. at
 * least, at most: not below or above by more than so many errors. sign, order: no more is compared, since what was
 * published measures something else.
 */
export const RULES = ["digits", "within", "at-least", "at-most", "sign", "order"] as const;

export interface Rule {
  kind: (typeof RULES)[number];
  /** Of the published number; none where the kind counts none. */
  errors: number;
}

/** In the order of the scorecard: what fails stands first. */
export const STATUSES = ["misses", "concept differs", "cannot be asked yet", "inside the error", "reproduced"] as const;

export type Status = (typeof STATUSES)[number];

/** A published number with its error and the model's own, in one unit. */
export interface Compared {
  value: number;
  published: number;
  error: number;
}

/** Ends count, also where rounding puts a value beyond. */
const ROUNDING = 1e-9;

/** Rules that say nothing of size: of numbers whose concepts differ. */
const isWeak = ({ kind }: Rule) => kind === "sign" || kind === "order";

/**
 * Whether a number keeps a rule. `peers`: the others of an ordered set; a number keeps its order if it stands to each
 * of them as published.
 */
export function keeps(rule: Rule, compared: Compared, peers: readonly Compared[] = []): boolean {
  const { value, published, error } = compared;
  const allowed = rule.errors * error + ROUNDING * Math.max(1, Math.abs(published));
  switch (rule.kind) {
    case "digits":
    case "within":
      return Math.abs(value - published) <= allowed;
    case "at-least":
      return value >= published - allowed;
    case "at-most":
      return value <= published + allowed;
    case "sign":
      return Math.sign(value) === Math.sign(published);
    case "order":
      return peers.every((peer) => Math.sign(value - peer.value) === Math.sign(published - peer.published));
  }
}

/**
 * `compared` absent: the model could not be asked. A rule that says nothing of size makes no agreement: at best the
 * concept differs; at worst even the sign or the order does, which is a miss.
 */
export function statusOf(rule: Rule, compared: Compared | undefined, peers: readonly Compared[] = []): Status {
  if (compared === undefined || Number.isNaN(compared.value)) return "cannot be asked yet";
  if (!keeps(rule, compared, peers)) return "misses";
  if (isWeak(rule)) return "concept differs";
  return rule.kind === "digits" ? "reproduced" : "inside the error";
}

/** Model less published, in errors; null where a rule says nothing of size. */
export function distanceOf(rule: Rule, { value, published, error }: Compared): number | null {
  return isWeak(rule) || Number.isNaN(value) || error === 0 ? null : (value - published) / error;
}

/** A table, figure or passage of one publication. */
const sourceSchema = z.strictObject({
  id: idSchema,
  /** Author, year, where in it. */
  source: wordsSchema,
  whereRead: wordsSchema,
  /** Whether the number was seen there, or is known by heart. */
  status: z.enum(["read", "recalled"]),
  /** What it is about: China, people who chose, a published model nested exactly, or anything else. */
  kind: z.enum(["china", "people", "theory", "other"]),
  /** What is compared, and in what the two differ: concept, place, year, size of the reform. */
  compared: wordsSchema,
  comparedZh: wordsSchema,
});

const targetSchema = z.strictObject({
  id: idSchema,
  source: idSchema,
  label: wordsSchema,
  labelZh: wordsSchema,
  place: wordsSchema,
  placeZh: wordsSchema,
  published: z.number(),
  /** In the unit of the number. */
  error: z.number().gte(0),
  /** Where the error comes from; `assumed` where none is published. */
  errorFrom: z.enum(["standard-error", "range", "rounding", "sampling", "tolerance", "assumed"]),
  unit: wordsSchema,
  rule: wordsSchema,
  /** Numbers of one name stand in an order. */
  order: idSchema.optional(),
  asks: wordsSchema,
  /** What the model's number is multiplied by, to have the unit. */
  times: z.number().optional(),
  /** Whether a figure was set by it, or with an eye on it. */
  used: z.enum(["fit", "no"]),
  /** Why the two differ, or why it cannot be asked. */
  why: wordsSchema.optional(),
  whyZh: wordsSchema.optional(),
});

export type Source = z.output<typeof sourceSchema>;

type Rewritten = "source" | "label" | "labelZh" | "place" | "placeZh" | "rule" | "asks" | "why" | "whyZh";

/** A published number that the model can be asked for, or cannot yet. */
export interface Target extends Omit<z.output<typeof targetSchema>, Rewritten> {
  source: Source;
  label: Text;
  place: Text;
  rule: Rule;
  asks: Asks;
  times: number;
  why: Text | undefined;
  file: string;
  line: number;
}

/**
 * Reads a table of targets, and `sources.csv` beside it. Throws UserError where an id stands twice, a source is not
 * there, or a rule or a question has no known form.
 */
export function readTargetsOf(files: FileSource, file: string): Target[] {
  const beside = file.replace(/[^/]*$/, "sources.csv");
  const targets = readTable(files, file, targetSchema);
  const sources = readTable(files, beside, sourceSchema);
  checkOnce(sources, "id", "evidence.idsOwn", "evidence.giveOtherId");
  checkOnce(targets, "id", "evidence.idsOwn", "evidence.giveOtherId");
  const ids = sources.rows.map(({ id }) => id);
  return targets.rows.map((row, i) => {
    const at = (column: "source" | "rule" | "asks" | "why" | "order") => cellOf(targets, i, column, row[column] ?? "");
    const source = sources.rows[ids.indexOf(row.source)];
    if (!source)
      throw mistakeAt(
        { ...at("source"), nearest: nearestName(row.source, ids) },
        "evidence.noSourceOf",
        t("evidence.idOfSource", { file: beside }),
        "evidence.addSource",
      );
    const rule = parseRule(row.rule);
    if (!rule) throw mistakeAt(at("rule"), "evidence.noRule", RULE_FORMS, "evidence.chooseRule");
    const asks = parseAsks(row.asks);
    if (!asks) throw mistakeAt(at("asks"), "evidence.noQuestion", joined(FORMS), "evidence.chooseQuestion");
    if (asks.kind === "nothing" && !row.why)
      throw mistakeAt(at("why"), "evidence.noReasonWhy", "evidence.anyText", "evidence.sayWhy");
    if ((rule.kind === "order") !== (row.order !== undefined))
      throw mistakeAt(at("order"), "evidence.orderAlone", "evidence.orderOfRule", "evidence.giveOrder");
    const { labelZh, placeZh, whyZh, ...rest } = row;
    const why = row.why === undefined ? undefined : textOf(row.why, whyZh);
    const label = textOf(row.label, labelZh);
    const place = textOf(row.place, placeZh);
    return { ...rest, source, label, place, rule, asks, times: row.times ?? 1, why, file, line: targets.lines[i] };
  });
}

const RULE_FORMS = textOf(
  RULES.map((kind) => (kind.includes("t-") || kind === "within" ? `${kind} N` : kind)).join(", "),
);

/** "within 2", "digits"; undefined where it is no rule. */
function parseRule(text: string): Rule | undefined {
  const [word, count, ...more] = text.split(" ");
  const kind = RULES.find((one) => one === word);
  if (!kind || more.length > 0) return undefined;
  const counts = !isWeak({ kind, errors: 0 }) && kind !== "digits";
  if (!counts) return count === undefined ? { kind, errors: kind === "digits" ? 1 : 0 } : undefined;
  const errors = Number(count);
  return errors > 0 && Number.isFinite(errors) ? { kind, errors } : undefined;
}

/** How the model is asked for a number: what stands in the column `asks` of a table of targets. */
type Asks =
  /** What a scenario beside the table brings. */
  | { kind: "run"; scenario: string; measure: Measure }
  /** A realised elasticity of a shipped region, by id. */
  | { kind: "realised"; region: string; id: string }
  /**
   * Share of a theory group's numbers that come out; or one number of it: subgroup, position of the case and path in
   * it, with dots between.
   */
  | { kind: "theory"; group: string; at?: string | undefined }
  | { kind: "repeated-dilemma"; game: RepeatedDilemma }
  | { kind: "keeping"; game: NoisyDilemma }
  | { kind: "common-good"; game: CommonGood }
  | { kind: "nothing" };

/** The forms, as an error lists them. */
const FORMS = [
  "run SCENARIO/VARIANT INDICATOR@PLACE [YEAR] [percent|difference|value]",
  "realised REGION ID",
  "theory GROUP [SUBGROUP.CASE.PATH]",
  "repeated-dilemma TEMPTATION REWARD PUNISHMENT SUCKER CONTINUATION",
  "keeping TEMPTATION REWARD PUNISHMENT SUCKER CONTINUATION ERROR",
  "common-good PLAYERS YIELD",
  "nothing",
] as const;

/** Reads a cell; undefined where it has none of the forms. */
function parseAsks(text: string): Asks | undefined {
  const [kind, ...words] = text.split(" ").filter(Boolean);
  const count = words.length;
  const numbers = words.map(Number);
  if (kind === "nothing" && count === 0) return { kind };
  if (kind === "run") return parseRun(words);
  if (kind === "realised" && count === 2) return { kind, region: words[0], id: words[1] };
  if (kind === "theory" && (count === 1 || count === 2)) return { kind, group: words[0], at: words[1] };
  if (numbers.some(Number.isNaN)) return undefined;
  const [temptation, reward, punishment, sucker, continuation, error] = numbers;
  const game = { temptation, reward, punishment, sucker, continuation };
  if (kind === "repeated-dilemma" && count === 5) return { kind, game };
  if (kind === "keeping" && count === 6) return { kind, game: { ...game, error } };
  if (kind === "common-good" && count === 2) return { kind, game: { players: numbers[0], yield: numbers[1] } };
  return undefined;
}

const RUN = /^run (\S+)\/(\S+) (\S+)@(\S+)(?: (\d{4}))?(?: (percent|difference|value))?$/;

function parseRun(words: readonly string[]): Asks | undefined {
  const found = RUN.exec(["run", ...words].join(" "));
  if (!found) return undefined;
  const [, scenario, arm, of, place, year, as = "percent"] = found;
  const measure: Measure = { of, in: arm, place, as: as as Measure["as"], ...(year && { year: Number(year) }) };
  return { kind: "run", scenario, measure };
}
