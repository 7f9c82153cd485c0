import type { z } from "zod";
import type { Policy } from "../model/engine/policy.js";
import { type AnyText, advice, SaidError, type Text, t, type Words } from "../words/index.js";
import type { Ran } from "./did.js";

/**
 * What a lever needs to know of the region to turn names into indices. Node order is that of the world:
 * cities first, hinterlands last.
 */
export interface LeverContext {
  /** [n] */
  nodeIds: readonly string[];
  /** Number of cities; nodes from here on are hinterlands. */
  cities: number;
  /** Province (or special region) of each node. */
  provinces: readonly string[];
  /** Agglomeration of each node; "" where it belongs to none. */
  agglomerations: readonly string[];
  /** Country of each node. */
  countries: readonly string[];
  /** [S] */
  sectorIds: readonly string[];
  /** [T] */
  labourIds: readonly string[];
  /** Calendar year that is being compiled. */
  year: number;
  /** First calendar year of the lever. */
  from: number;
  /** The policy before any lever, for levers given as a share of what stands. */
  base: Policy;
  /** The region's industries in the base year, for levers that go by them. */
  industries: Industries;
  /** Growth of the country, share a year. */
  growth: number;
  /** Built-up area of the base year, by which cities divide what they hold together. [n], km2 */
  area: Float64Array;
}

/** Node and sector indices as in the policy: n nodes, S sectors. */
export interface Industries {
  /** Output in the base year. [s*n + i] */
  output: Float64Array;
  /** Share of input r in the cost of sector s. [s*S + r] */
  inputShare: Float64Array;
  /** Local taxes a year of a firm of mean size, and sd of ln size. [s*n + i], 100 million */
  firmTax: Float64Array;
  sizeDispersion: number;
}

/**
 * One policy instrument: its parameters (bounds, units, defaults, labels and sources live in the schema only) and its
 * pure step onto the policy arrays. One file a lever; registered in all.ts.
 */
export interface LeverDefinition<Schema extends z.ZodType = z.ZodType> extends LeverTexts, LeverSteps<Schema> {}

/** From the least to the largest, without and with a lever. */
export interface Change {
  before: readonly [low: number, high: number];
  after: readonly [low: number, high: number];
}

interface LeverTexts {
  /** What people call it. */
  label: Text;
  /** One or two sentences: what it does in the model and through which channel. */
  description: Text;
  /** Who decides it in reality. */
  decidedBy: Text;
  /** Law, report or literature that it follows. */
  source: AnyText;
}

interface LeverSteps<Schema extends z.ZodType> {
  /** A word of lower-case letters, digits and hyphens, by which scenarios name it. */
  type: string;
  /** How the lab moves it, or why the lab does not. Of shipped levers; the lab has no others. */
  slider?: Slider | NoSlider;
  /** Parameter that says for how many years it lasts, from its first on; absent where it lasts until `to`. */
  term?: string & keyof z.output<Schema>;
  /** Parameters beside `type`, `from` and `to`; every field carries .meta({ label, unit, source? }). Strict object. */
  schema: Schema;
  /**
   * Names of what it sets, one a cell ("toll:shanghai>suzhou"): two levers with a common name in a common year
   * conflict.
   */
  sets(parameters: z.output<Schema>, context: LeverContext): string[];
  /** What its number must agree on with those of other levers in force in the same year. */
  agrees?: Agreed<Schema>;
  /** Writes the policy of context.year. Must not read the clock, draw random numbers or touch anything but `policy`. */
  apply(parameters: z.output<Schema>, context: LeverContext, policy: Policy): void;
  /**
   * Why the lever can do nothing under a policy that holds all levers of its year; undefined where it can, absent where
   * it always can.
   */
  idle?(parameters: z.output<Schema>, context: LeverContext, policy: Policy): Text | undefined;
  /** The most that agreements in force on a policy allow of the amount; absent: nothing limits it but the schema. */
  limit?(parameters: z.output<Schema>, context: LeverContext, policy: Policy): number;
  /**
   * What it takes in reality and nobody pays in the model, so that no number counts it; absent where there is nothing.
   * `changes`: least and largest value of what it changes in its first year, in the order of its policy's instruments.
   */
  uncounted?(parameters: z.output<Schema>, changes: readonly Change[]): Text | undefined;
  /** What whoever reads the results should know of it; undefined, or absent, where there is nothing. */
  caution?(parameters: z.output<Schema>, context: LeverContext): Text | undefined;
  /** Whether its parameters say more than the numbers of policy that they make; absent where they never do. */
  toldByParameters?(parameters: z.output<Schema>): boolean;
  /** Whether what it pays stands among cities' net transfers; absent where it never does. */
  pays?(parameters: z.output<Schema>): boolean;
  /**
   * What it did in runs, in a sentence; undefined, or "values" for all parameters, where the numbers of policy that it
   * changes tell it. `context` is that of its first year. Of shipped levers; others are told by their values.
   */
  did?: "values" | ((parameters: z.output<Schema>, context: LeverContext, ran: Ran) => Text | undefined);
}

/**
 * A number that several levers give of one thing: parts of it, which come to at most 1, or a fact, of which all say the
 * same. `of` names the things, one a cell ("local-taxes:shanghai").
 */
interface Agreed<Schema extends z.ZodType> {
  parameter: keyof z.output<Schema> & string;
  is: "part" | "fact";
  of(parameters: z.output<Schema>, context: LeverContext): string[];
}

/** Keeps the parameter type of a definition while the registry holds them all. Its texts may be given by key. */
export function defineLever<Schema extends z.ZodType>(
  definition: LeverSteps<Schema> & Record<keyof LeverTexts, Words>,
): LeverDefinition<Schema> {
  const { label, description, decidedBy, source } = definition;
  const texts = { label: t(label), description: t(description), decidedBy: t(decidedBy), source: t(source) };
  return { ...definition, ...texts };
}

/** The paper's three mechanisms of industrial collaboration, and what happens to cities without anybody's decision. */
export type Mechanism = "division" | "coordination" | "platforms" | "events";

/**
 * How a value is told: as a share of what stands today, as a share, as 100 million of currency a year, or by a text of
 * its own.
 */
export type Form = "of-today" | "share" | "money" | ((amount: string) => Text);

/** The slider by which the lab moves a lever. What is left out follows from the lever's schema. */
export interface Slider {
  /** Name in addresses of the page, which old links hold. Default: the type of the lever. */
  id?: string;
  mechanism: Mechanism;
  /** Shown before "more". Default: false */
  first?: boolean;
  /** Parameter that it moves, of the lever or of the members of its list. */
  parameter: string;
  /** Default: "of-today" for a scale, "money" for a parameter in currency, "share" otherwise. */
  form?: Form;
  /** Ends. Default: the schema's bounds, and twice of what stands today. In the parameter's unit. */
  low?: number;
  high?: number;
  /** Default: 0.05; 0.5 for money. In the parameter's unit. */
  step?: number;
  /**
   * Where it changes nothing, so that no lever is written. Default: 1 of today, 0 otherwise. "below", "above": a place
   * of its own beside the ends, for a value that differs among cities today.
   */
  mark?: number | "below" | "above";
  /** Other parameters, where the schema's defaults do not do. */
  fixed?: Readonly<Record<string, unknown>>;
  /** Parameters that name one city each, which the page asks for. */
  named?: readonly string[];
  /** Names of the values of a parameter that is a word, in the slider's order; its mark is before them. */
  choices?: Readonly<Record<string, Text>>;
}

/** Why the lab has no slider for a lever. */
export interface NoSlider {
  none: Text;
}

/**
 * A lever whose parameters contradict each other, or leave it nothing to do, as the names of the region show. `path`
 * leads to the place inside the lever: ["assignments", 0, "city"].
 */
export class LeverUseError extends SaidError {
  readonly problem: { value: unknown } & ReturnType<typeof advice>;

  /** `texts`: as `advice` takes them. */
  constructor(
    readonly path: readonly (string | number)[],
    value: unknown,
    ...texts: Parameters<typeof advice>
  ) {
    const problem = { value, ...advice(...texts) };
    super(t("levers.pathWhat", { path: path.join("."), what: problem.what }));
    this.problem = problem;
  }
}
