import { z } from "zod";
import { leverOf } from "../../../levers/index.js";
import { type Text, textOf, toText } from "../../../words/index.js";
import type { Control } from "./controls.js";
import { type Field, fieldOf } from "./schemaField.js";

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

const described = new Map<string, Described>();

/** Made once for each control. */
export function describe(control: Control): Described {
  const known = described.get(control.id) ?? read(control);
  described.set(control.id, known);
  return known;
}

function read({ type, parameter, named }: Control): Described {
  const lever = leverOf(type);
  const root = z.toJSONSchema(lever.schema, { io: "input" }) as Field;
  const labelled = (name: string) => fieldOf(root, name).field.label ?? textOf(name);
  const { unit = "", source, minimum, maximum } = fieldOf(root, parameter).field;
  return {
    label: lever.label,
    description: lever.description,
    decidedBy: lever.decidedBy,
    parameter: labelled(parameter),
    unit,
    source: toText(source && source !== "assumed" ? source : lever.source),
    minimum,
    maximum,
    named: named.map(labelled),
  };
}
