import type { Text } from "../words/index.js";

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
