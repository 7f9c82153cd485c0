/**
 * Words that scenarios and results use for more than one place or for nobody's: no place and no player may be called
 * so.
 */
export const RESERVED_NAMES = [
  "all",
  "all-nodes",
  "members",
  "centre",
  "cluster",
  "country",
  "scenario",
  "council",
  "governments",
] as const;

export function isReservedName(id: string): boolean {
  return RESERVED_NAMES.some((name) => name === id);
}
