import type { z } from "zod";
import type { AnyText, Text } from "../../../words/index.js";

/** A parameter as JSON Schema has it, with what `.meta` says of it. */
export type Field = z.core.JSONSchema.BaseSchema & { label?: Text; unit?: string; source?: AnyText };

/** A parameter of the lever itself, or of the members of its list. */
export function fieldOf({ properties = {} }: Field, name: string): { field: Field; ofMembers: boolean } {
  const own = properties[name] as Field | undefined;
  const members = (properties["members"] as Field | undefined)?.items as Field | undefined;
  const theirs = members?.properties?.[name] as Field | undefined;
  return { field: own ?? theirs ?? {}, ofMembers: own === undefined && theirs !== undefined };
}
