import { z } from "zod";
import { levers } from "../../../levers/index.js";
import type { Form, LeverDefinition, Mechanism, Slider } from "../../../levers/lever.js";
import { plain } from "../../../measures/views/present.js";
import { type AnyText, amountIn, both, type Language, type Text, t, toText } from "../../../words/index.js";

/**
 * Whom a control may be narrowed to: pairs of cities, single cities, members of an agreement, cities that it must name,
 * or nobody.
 */
export type Reach = "pairs" | "cities" | "members" | "named" | "none";

/**
 * A lever of the lab: one parameter of a lever of the program, with all else of it fixed. Made of what the lever says
 * of its slider.
 */
export interface Control {
  /** In the address of the page. */
  id: string;
  mechanism: Mechanism;
  /** Shown before "more". */
  first: boolean;
  /** Lever and parameter of the program. */
  type: string;
  parameter: string;
  /** The parameter stands with the members of the lever's list. */
  ofMembers: boolean;
  form: Form;
  reach: Reach;
  /** Where it changes nothing: no lever is written there. */
  mark: number;
  /** The mark is no value of the parameter but what stands today. */
  marksToday: boolean;
  /** Part of the schema's bounds that a slider covers, and the mark. */
  low: number;
  high: number;
  step: number;
  /** Other parameters. */
  fixed: Readonly<Record<string, unknown>>;
  /** Parameters that may not stand beside the one that it moves. */
  instead: readonly string[];
  /** Parameters that name one city each. */
  named: readonly string[];
  /** Values of a choice and their names; the mark, 0, is none of them. */
  choices?: readonly (readonly [string, Text])[];
  /** What the page says of it. */
  words: Described;
}

const MADE = levers.flatMap((lever) =>
  lever.slider && "parameter" in lever.slider ? [controlOf(lever, lever.slider)] : [],
);

/** In the order of the page. */
export const MECHANISMS: readonly { id: Mechanism; label: Text }[] = [
  { id: "division", label: t("goalposts.division") },
  { id: "coordination", label: t("lab.policyCoordination") },
  { id: "platforms", label: t("lab.sharedPlatforms") },
  { id: "events", label: t("lab.events") },
];

/** By mechanism, in the order of the levers. */
export const CONTROLS: readonly Control[] = MECHANISMS.flatMap(({ id }) =>
  MADE.filter(({ mechanism }) => mechanism === id),
);

export function controlNamed(id: string): Control | undefined {
  return CONTROLS.find((control) => control.id === id);
}

function controlOf(lever: LeverDefinition<z.ZodObject>, slider: Slider): Control {
  const { type, schema } = lever;
  const { id = type, mechanism, first = false, parameter, fixed = {}, named = [], choices } = slider;
  const root = z.toJSONSchema(schema, { io: "input" }) as Field;
  const { field, ofMembers } = fieldOf(root, parameter);
  const form = slider.form ?? formOf(parameter, field);
  const reach = named.length > 0 ? "named" : reachOf(schema);
  const words = wordsOf(lever, root, slider);
  const one = (root.oneOf ?? []).flatMap(({ required = [] }) => required);
  const instead = one.includes(parameter) ? one.filter((name) => name !== parameter) : [];
  const shared = { id, mechanism, first, type, parameter, ofMembers, form, reach, fixed, instead, named, words };
  if (!choices) return { ...shared, ...rangeOf(slider, form, field) };
  const list = Object.entries(choices);
  return { ...shared, mark: 0, marksToday: false, low: 0, high: list.length, step: 1, choices: list };
}

function formOf(parameter: string, { unit = "" }: Field): Form {
  if (parameter === "scale") return "of-today";
  return unit.startsWith("100 million of currency") ? "money" : "share";
}

/** Ends, step and mark of a slider; a mark beside the ends is one step away. */
function rangeOf(slider: Slider, form: Form, { minimum = 0, maximum = 1 }: Field) {
  const ofToday = form === "of-today";
  const { low = minimum, high = ofToday ? 2 : maximum, step = form === "money" ? 0.5 : 0.05 } = slider;
  const { mark = ofToday ? 1 : 0 } = slider;
  if (mark === "below") return { low: low - step, high, step, mark: low - step, marksToday: true };
  if (mark === "above") return { low, high: high + step, step, mark: high + step, marksToday: true };
  return { low, high, step, mark, marksToday: ofToday };
}

/** By the field of a lever that says whom it binds. */
function reachOf({ shape }: z.ZodObject): Reach {
  if ("between" in shape) return "pairs";
  if ("members" in shape) return "members";
  return "cities" in shape ? "cities" : "none";
}

/** How a control is set. */
export interface Setting {
  control: string;
  value: number;
  /**
   * A city, a pair "a~b", a word such as "different-province", or `AS_PACKAGE`; absent: everybody, or the first cities
   * where some must be named.
   */
  where?: string | undefined;
}

/** Cities that a control which must name some names: those chosen, the first ones where none are. */
export function namedCities({ named }: Control, where: string | undefined, cities: readonly string[]): string[] {
  return where?.split("~") ?? named.map((_, k) => cities[k] ?? "");
}

/** A parameter as JSON Schema has it, with what `.meta` says of it. */
export type Field = z.core.JSONSchema.BaseSchema & { label?: Text; unit?: string; source?: AnyText };

/** A parameter of the lever itself, or of the members of its list. */
export function fieldOf({ properties = {} }: Field, name: string): { field: Field; ofMembers: boolean } {
  const own = properties[name] as Field | undefined;
  const members = (properties["members"] as Field | undefined)?.items as Field | undefined;
  const theirs = members?.properties?.[name] as Field | undefined;
  return { field: own ?? theirs ?? {}, ofMembers: own === undefined && theirs !== undefined };
}

/** What the page says of a control: from the lever and the schema of its parameter. */
export interface Described {
  label: Text;
  description: Text;
  decidedBy: Text;
  parameter: Text;
  /** As the schema has it. */
  unit: string;
  source: Text;
  /** Bounds of the schema; absent where it has none. */
  minimum?: number | undefined;
  maximum?: number | undefined;
  /** What the cities are that the control must name. */
  named: readonly Text[];
}

function wordsOf(lever: LeverDefinition<z.ZodObject>, root: Field, { parameter, named = [] }: Slider): Described {
  const labelled = (name: string) => fieldOf(root, name).field.label!;
  const { unit = "", source, minimum, maximum } = fieldOf(root, parameter).field;
  const { label, description, decidedBy } = lever;
  return {
    label,
    description,
    decidedBy,
    parameter: labelled(parameter),
    unit,
    source: toText(source && source !== "assumed" ? source : lever.source),
    minimum,
    maximum,
    named: named.map(labelled),
  };
}

/** The value of a control as people read it. */
export function valueText(control: Control, value: number, currency: Text): Text {
  const { form, choices, mark, marksToday, step } = control;
  if (marksToday && value === mark) return t("lab.today");
  if (choices) return choices[value - 1]?.[1] ?? t("cli.none");
  const percent = plain(100 * value, 100 * step < 1 ? 1 : 0);
  switch (form) {
    case "of-today":
      return t("lab.percentOfToday", { percent });
    case "share":
      return t("lab.percentOnly", { percent });
    case "money":
      return t("lab.bnYear", {
        ...{ amount: both((language) => roundAmount(value, language)), currency },
        each: control.ofMembers,
      });
    default:
      return form(plain(value, value % 1 === 0 ? 0 : 2));
  }
}

/** Hundred millions in the large unit of a language, without decimals where they are whole. */
function roundAmount(hundredMillions: number, language: Language): string {
  const amount = amountIn(hundredMillions, language);
  const decimals = amountIn(1, language) < 1 ? 2 : 1;
  return plain(amount, Number.isInteger(amount) ? 0 : decimals);
}
