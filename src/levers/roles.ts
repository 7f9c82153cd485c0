import type { z } from "zod";

/**
 * How a field of a lever names places, and what that means for an agreement among some cities:
 * - form: a list of names, one node, pairs, or a list of `{ city, ... }`;
 * - bound: those named act, pay or give up something, so that nobody may name them without their vote;
 * - least: how many must be left when others stay out, or the lever falls away.
 */
interface Traits {
  form: "names" | "node" | "pairs" | "members";
  bound: boolean;
  least: number;
}

const ROLES = {
  /** Cities that do something, or on which something is done by their own consent. */
  acting: { form: "names", bound: true, least: 1 },
  /** Places that the lever is about, but of which it asks nothing: where somebody comes from, where a link leads. */
  concerned: { form: "names", bound: false, least: 1 },
  /** A city on which the lever rests: payer, host, sponsor, a side of a bond. */
  party: { form: "node", bound: true, least: 1 },
  /** A city that only receives, without which there is nothing to give. */
  recipient: { form: "node", bound: false, least: 1 },
  /** Pairs of places: bound as soon as neither side is asked. */
  sides: { form: "pairs", bound: true, least: 1 },
  /** Members of a common rule or fund; it takes two. */
  members: { form: "members", bound: true, least: 2 },
  /** Shares of something that others hand out to cities. */
  assigned: { form: "members", bound: false, least: 0 },
} as const satisfies Record<string, Traits>;

export type Role = keyof typeof ROLES;

/** A field that names places. */
export interface RoleField extends Traits {
  field: string;
  /** Of a list of members, the number that a province holds for its cities together. */
  divided?: string | undefined;
}

/** The fields of a lever's schema that name places, in its order. */
export function roleFields(schema: z.ZodObject): RoleField[] {
  return Object.entries(schema.shape).flatMap(([field, part]) => {
    const role = roleOf(part as z.ZodType);
    const divided = (part as z.ZodType).meta()?.["divided"] as string | undefined;
    return role ? [{ field, ...ROLES[role], ...(divided && { divided }) }] : [];
  });
}

/** Defaults and optional fields wrap the type that has the role. */
function roleOf(part: z.ZodType): Role | undefined {
  const own = part.meta()?.["role"] as Role | undefined;
  const inner = (part.def as { innerType?: z.ZodType }).innerType;
  return own ?? (inner && roleOf(inner));
}
