import { z } from "zod";
import { type AnyText, type Text, textOf, toText } from "../../language/index.js";
import { leverOf } from "../../levers/index.js";
import type { Control } from "./controls.js";

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
}

type Field = z.core.JSONSchema.BaseSchema & { label?: Text; unit?: string; source?: AnyText };

const described = new Map<string, Described>();

/** Made once for each control. */
export function describe(control: Control): Described {
  const known = described.get(control.id) ?? read(control);
  described.set(control.id, known);
  return known;
}

function read({ type, parameter }: Control): Described {
  const lever = leverOf(type);
  const field = fieldOf(z.toJSONSchema(lever.schema, { io: "input" }) as Field, parameter);
  const { label, unit = "", source, minimum, maximum } = field;
  return {
    label: lever.label,
    description: lever.description,
    decidedBy: lever.decidedBy,
    parameter: label ?? textOf(parameter),
    unit,
    source: toText(source && source !== "assumed" ? source : lever.source),
    minimum,
    maximum,
  };
}

/** A parameter of the lever itself, or of the members of its list. */
function fieldOf({ properties = {} }: Field, name: string): Field {
  const members = (properties["members"] as Field | undefined)?.items as Field | undefined;
  return (properties[name] ?? members?.properties?.[name] ?? {}) as Field;
}
