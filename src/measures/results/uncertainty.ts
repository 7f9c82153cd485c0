import { z } from "zod";
import { refused, t, textOf } from "../../words/index.js";
import { conditioningSchema } from "./conditioning.js";
import { heldIn, type Told, toldSchema } from "./context.js";
import { csvLine } from "./csv.js";
import {
  inEachLanguage,
  listOf,
  number,
  numberOrNull,
  numbersOrNull,
  reasonFields,
  seed,
  string,
  strings,
  text,
  unlikeInLength,
  whole,
} from "./manifest.js";

const share = number.min(0).max(1);
/** By how much of its size a quantile may miss that of another share. */
const ROUND_OFF = 1e-9;

/** Of each of 5, 50 and 95 %. */
const ofEach = z.tuple([number, number, number]);
/** 5, 50 and 95 % of the worlds. */
const band = ofEach.refine(
  ([low, middle, high]) => Math.max(low - middle, middle - high) <= ROUND_OFF * Math.max(Math.abs(low), Math.abs(high)),
  refused({ what: "results.notInOrder", allowed: t("results.rising") }),
);

/** Of what an effect should reach, in per cent of the baseline. */
export const TARGETS = { from: -100, to: 1000 } as const;

/** What a variant does to one indicator of one place in one year, over many worlds. */
const effectSchema = z.strictObject({
  variant: string,
  year: whole,
  place: string,
  indicator: string,
  /** Worlds in which baseline and variant have a value. */
  worlds: whole,
  /** Difference from the baseline of the same world, in the unit of the indicator. */
  effect: band,
  /** The same over the baseline's amount; null where some baseline is zero. */
  relative: band.nullable(),
  /** Worlds in which the difference is above, below zero. */
  rises: share,
  falls: share,
  /**
   * Worlds in which the relative effect misses the target, and the mean relative effect in these. Null where nobody
   * would call more of it better.
   */
  misses: share.nullable(),
  missedBy: numberOrNull,
});

const rankSchema = z.strictObject({
  variant: string,
  city: string,
  /** Among the cities by what happens to consumption per resident, 1 the best: 5, 50 and 95 % of the worlds. */
  rank: band,
  /** Worlds in which it is among the best, the worst quarter. */
  best: share,
  worst: share,
});

const driverSchema = z.strictObject({
  variant: string,
  indicator: string,
  factor: string,
  /** Rank correlation (Spearman) of the factor with the relative effect on the cluster, and its 95 % interval. */
  correlation: number,
  low: number,
  high: number,
  /** Median relative effect in the quarter of worlds with the lowest and the highest values of the factor. */
  atLow: number,
  atHigh: number,
});

/** What the answer tells of one place, in every draw. */
const pairedSchema = toldSchema.extend({
  /** Values by run, the baseline among them; null where a draw has none. */
  runs: z.record(string, numbersOrNull),
});

/** uncertainty.json, and what stands beside a shipped scenario: how far effects depend on what nobody knows well. */
const uncertaintyShape = z.strictObject({
  schemaVersion: z.literal(1),
  holds: z.literal("study of uncertainty"),
  program: string,
  /** SHA-256 of what of the scenario moves its effects. */
  subject: string,
  seed,
  /** Where the draws are from: stored beside the region, or its ranges alone. Absent in earlier results. */
  from: z.enum(["stored", "prior", "ranges", "outdated", "changed"]).optional(),
  /** What the draws were held against; absent where they are those of the ranges alone. */
  data: conditioningSchema.optional(),
  /** Each draw has its own luck in decisions of governments that learn or of councils. */
  byChance: z.boolean().optional(),
  /** Worlds that were drawn. */
  draws: whole.positive(),
  /** Worlds that have no base year or in which an arm could not be run, and why. */
  failed: z.array(z.strictObject({ draw: whole, arm: string.nullable(), ...reasonFields }).transform(inEachLanguage)),
  /** In per cent of the baseline: what an effect should reach. */
  target: number.min(TARGETS.from).max(TARGETS.to),
  /** Beginnings of names of factors that were held at their central values. */
  held: strings,
  factors: listOf({
    name: string,
    /** Files of earlier versions have the English name alone. */
    label: z.union([text, string.transform((name) => textOf(name))]),
    unit: string,
    central: numberOrNull,
    /** 5, 50 and 95 % of the draws. */
    drawn: band,
  }),
  /**
   * The first world in which all arms could be run: relative effects on the cluster's real GDP, by which a study tells
   * whether the model has moved.
   */
  probe: z.strictObject({ draw: whole, effects: z.record(string, number) }).nullable(),
  effects: z.array(effectSchema),
  /** Bootstrap standard errors of 5, 50 and 95 % of relative effects on the cluster in the last year, as shares. */
  errors: listOf({ variant: string, place: string, indicator: string, relative: ofEach }).optional(),
  /** Levers that raise what they set at central values, or lower it, and do not in a share of draws. */
  turned: listOf({ variant: string, label: text, sets: text, rises: z.boolean(), share }).optional(),
  /** Mean over the cities that choose a lever of what they chose last, by arm. */
  chosen: listOf({ variant: string, lever: string, mean: band }).optional(),
  ranks: z.array(rankSchema),
  drivers: z.array(driverSchema),
  /** From it follows how any two runs differ. Absent in earlier results. */
  paired: z.array(pairedSchema).optional(),
});

/** Of every draw there is a value, and of no other one. */
export const uncertaintySchema = uncertaintyShape.superRefine(
  ({ draws, failed, effects, paired = [] }, { addIssue }) => {
    const beyond = (path: (string | number)[], value: number, high: number) => {
      const allowed = t("scenario.numberFromTo", { number: t("scenario.wholeNumberOne"), low: 0, high });
      return value < 0 || value > high ? refused({ what: "scenario.outOfRange", allowed }, path) : undefined;
    };
    const issues = [
      ...failed.map(({ draw }, f) => beyond(["failed", f, "draw"], draw, draws - 1)),
      ...effects.map(({ worlds }, e) => beyond(["effects", e, "worlds"], worlds, draws)),
      ...paired.flatMap(({ runs }, p) =>
        Object.entries(runs).map(([run, values]) => unlikeInLength(["paired", p, "runs", run], values, draws)),
      ),
    ];
    for (const issue of issues) if (issue) addIssue(issue);
  },
);

export type Uncertainty = z.infer<typeof uncertaintySchema>;
export type UncertainEffect = Uncertainty["effects"][number];
export type Driver = Uncertainty["drivers"][number];

/**
 * Digits beyond these are noise of the draws, and two more, so that what is printed of them is not rounded twice;
 * levels, of which differences are taken, keep more.
 */
const DIGITS = 6;
const DIGITS_OF_LEVELS = 10;

/** Of fewer draws 5 and 95 % are little more than the smallest and the largest, so that no range is told of them. */
export const FEWEST_DRAWS = 16;

/** Text of uncertainty.json: a line an entry, so that a change of a stored study can be read. */
export function uncertaintyJson(uncertainty: Uncertainty): string {
  const entries = Object.entries(uncertaintySchema.parse(uncertainty)).map(([name, value]) => {
    const digits = name === "paired" ? DIGITS_OF_LEVELS : DIGITS;
    const rounded = (_: string, one: unknown) =>
      typeof one === "number" && !Number.isInteger(one) ? Number(one.toPrecision(digits)) : one;
    const text =
      Array.isArray(value) && value.length > 0 && typeof value[0] === "object"
        ? `[\n${value.map((one) => `    ${JSON.stringify(one, rounded)}`).join(",\n")}\n  ]`
        : JSON.stringify(value, rounded);
    return `  ${JSON.stringify(name)}: ${text}`;
  });
  return `{\n${entries.join(",\n")}\n}\n`;
}

/** Draws that ran to the end, in every arm. */
export function drawsRun({ draws, failed }: Pick<Uncertainty, "draws" | "failed">): number {
  return draws - new Set(failed.map(({ draw }) => draw)).size;
}

/** Draws that ranges are told of: where one failed in some arms alone, as many as the arm with the most has. */
export function drawsTold({ draws, failed, effects }: Pick<Uncertainty, "draws" | "failed" | "effects">): number {
  return effects.reduce((most, { worlds }) => Math.max(most, worlds), drawsRun({ draws, failed }));
}

/**
 * What the range of a study is: one given the data, or that of the ranges of the region, which nothing was held
 * against.
 */
export function givenOf({ data }: Pick<Uncertainty, "data">): "data" | "prior" {
  return data ? "data" : "prior";
}

/** Of fewer draws the ends of a range move with chance so much that their number is told with them. */
export const MANY_DRAWS = 100;

/** The effect on one place; the last year where none is named. */
export function uncertainEffect(
  { effects }: Uncertainty,
  variant: string,
  place: string,
  indicator: string,
  year?: number,
): UncertainEffect | undefined {
  const rows = effects.filter(
    (row) =>
      row.variant === variant &&
      row.place === place &&
      row.indicator === indicator &&
      (year === undefined || row.year === year),
  );
  // A study holds the years that the answer tells behind the last one.
  return rows.reduce<UncertainEffect | undefined>(
    (last, row) => (last && last.year > row.year ? last : row),
    undefined,
  );
}

/** How far a difference goes over draws. */
export type Spread = Pick<UncertainEffect, "worlds" | "effect" | "relative" | "rises" | "falls">;

/** A baseline that is the rounding of zero has no per cent. */
export const FROM_NOTHING = 1e4;

/** Of values before and after, a pair a draw. */
export function spreadOf(before: readonly number[], after: readonly number[]): Spread {
  const worlds = before.length;
  const effects = after.map((value, i) => value - before[i]!);
  const ratios = effects.map((effect, i) => effect / Math.abs(before[i]!));
  return {
    worlds,
    effect: bandOf(effects),
    relative: ratios.every((ratio) => Math.abs(ratio) < FROM_NOTHING) ? bandOf(ratios) : null,
    rises: effects.filter((effect) => effect > 0).length / worlds,
    falls: effects.filter((effect) => effect < 0).length / worlds,
  };
}

/** 5, 50 and 95 %; NaN of no values. */
export function bandOf(values: ArrayLike<number>): [number, number, number] {
  const sorted = Float64Array.from(values).sort();
  return BAND.map((share) => quantileOfDraws(sorted, share)) as [number, number, number];
}

const BAND = [0.05, 0.5, 0.95];

/** The same of draws that have a value; null of fewer than two: one draw is no range. */
export function bandOfDraws(values: readonly number[]): [number, number, number] | null {
  const known = values.filter(Number.isFinite);
  return known.length > 1 ? bandOf(known) : null;
}

/**
 * The value below which one more draw falls with the given probability, of draws in rising order: between the draws
 * whose ranks enclose (n + 1) share (type 6 of Hyndman and Fan 1996), so that a range over few draws is as wide as it
 * must be. Of fewer than 19 draws 5 and 95 % are the smallest and the largest, between which one more falls with
 * probability (n - 1) / (n + 1).
 */
export function quantileOfDraws(sorted: ArrayLike<number>, share: number): number {
  const rank = Math.min(sorted.length, Math.max(1, (sorted.length + 1) * share));
  const below = Math.floor(rank);
  const [low, high] = [sorted[below - 1]!, sorted[Math.min(sorted.length, below + 1) - 1]!];
  return low + (rank - below) * (high - low);
}

/**
 * Share of draws in which one run differs from another by less than so much, relative to the other; undefined where a
 * study does not hold it.
 */
export function shareBelow(
  study: Pick<Uncertainty, "paired">,
  pair: { run: string; against: string },
  { year, ...asked }: { place: string; indicator: string; year: number },
  relative: number,
): number | undefined {
  const ratios = valuesOf(study, pair, [{ ...asked, from: year, to: year }]).map(
    ([before, after]) => (after - before) / Math.abs(before),
  );
  return ratios.length > 0 ? ratios.filter((ratio) => ratio < relative).length / ratios.length : undefined;
}

/**
 * How one run differs from another in the same draws, of several in sum; undefined where a study does not hold it, or
 * too few draws.
 */
export function pairedDifference(
  study: Pick<Uncertainty, "paired">,
  pair: { run: string; against: string },
  ...asked: readonly Told[]
): Spread | undefined {
  const both = valuesOf(study, pair, asked);
  if (both.length < FEWEST_DRAWS) return undefined;
  return spreadOf(
    both.map(([before]) => before),
    both.map(([, after]) => after),
  );
}

/** Values before and after, in sum, in the draws that have all; none where a study does not hold them. */
function valuesOf(
  { paired = [] }: Pick<Uncertainty, "paired">,
  { run, against }: { run: string; against: string },
  asked: readonly Told[],
): (readonly [before: number, after: number])[] {
  const found = asked.map((told) => heldIn(paired, told));
  const sumAt = (name: string, draw: number) =>
    found.reduce((sum, one) => sum + (one?.runs[name]?.[draw] ?? Number.NaN), 0);
  return Array.from(
    { length: found[0]?.runs[against]?.length ?? 0 },
    (_, draw) => [sumAt(against, draw), sumAt(run, draw)] as const,
  ).filter((both) => both.every(Number.isFinite));
}

const EFFECT_COLUMNS = [
  ...["variant", "year", "place", "indicator", "worlds", "effect_05", "effect_50", "effect_95"],
  ...["relative_05", "relative_50", "relative_95", "rises", "falls", "misses_target", "missed_by"],
];

/** Lines of uncertainty.csv: bands over worlds; relative ones are shares of the baseline. */
export function* uncertaintyCsv({ effects }: Uncertainty): Generator<string> {
  yield csvLine(EFFECT_COLUMNS);
  for (const { variant, year, place, indicator, worlds, effect, relative, rises, falls, misses, missedBy } of effects) {
    const shares = relative ?? ["", "", ""];
    const cell = [variant, year, place, indicator, worlds];
    yield csvLine([...cell, ...effect, ...shares, rises, falls, misses, missedBy]);
  }
}
