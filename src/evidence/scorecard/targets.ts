import { z } from "zod";
import { type FileSource, nearestName, UserError } from "../../input/index.js";
import { idSchema, wordsSchema } from "../../input/quantity.js";
import { cellOf, checkOnce, readTable, type Table } from "../../input/table.js";
import { advice, joined, type Text, t, textOf } from "../../words/index.js";
import { type Asks, FORMS, parseAsks } from "./asks.js";
import { isWeak, RULES, type Rule } from "./status.js";

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
  return targets.rows.map((row, i) => {
    const at = (column: "source" | "rule" | "asks" | "why" | "order") => cellOf(targets, i, column, row[column] ?? "");
    const source = sources.rows.find(({ id }) => id === row.source);
    if (!source) throw noSource(at("source"), row.source, sources);
    const rule = parseRule(row.rule);
    if (!rule) throw new UserError({ ...at("rule"), ...advice("evidence.noRule", RULE_FORMS, "evidence.chooseRule") });
    const asks = parseAsks(row.asks);
    if (!asks)
      throw new UserError({
        ...at("asks"),
        ...advice("evidence.noQuestion", joined(FORMS), "evidence.chooseQuestion"),
      });
    if (asks.kind === "nothing" && !row.why)
      throw new UserError({ ...at("why"), ...advice("evidence.noReasonWhy", "evidence.anyText", "evidence.sayWhy") });
    if ((rule.kind === "order") !== (row.order !== undefined))
      throw new UserError({
        ...at("order"),
        ...advice("evidence.orderAlone", "evidence.orderOfRule", "evidence.giveOrder"),
      });
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
export function parseRule(text: string): Rule | undefined {
  const [word, count, ...more] = text.split(" ");
  const kind = RULES.find((one) => one === word);
  if (!kind || more.length > 0) return undefined;
  const counts = !isWeak({ kind, errors: 0 }) && kind !== "digits";
  if (!counts) return count === undefined ? { kind, errors: kind === "digits" ? 1 : 0 } : undefined;
  const errors = Number(count);
  return errors > 0 && Number.isFinite(errors) ? { kind, errors } : undefined;
}

function noSource(at: ReturnType<typeof cellOf>, name: string, { rows, file }: Table<Source>): UserError {
  const ids = rows.map(({ id }) => id);
  const allowed = t("evidence.idOfSource", { file });
  return new UserError({
    ...at,
    ...advice("evidence.noSourceOf", allowed, "evidence.addSource"),
    nearest: nearestName(name, ids),
  });
}
