import { createHash } from "node:crypto";

/** SHA-256 of plain data, whatever the order of its keys: what is equal has the same. */
export function contentSum(data: unknown): string {
  return createHash("sha256").update(JSON.stringify(data, sorted)).digest("hex");
}

/** Characters of an id: enough for no two tasks ever to have the same by chance. */
const LENGTH = 32;

/** Id of a task: what it depends on, never its place in a list. */
export function taskId(plan: string, task: object): string {
  return contentSum({ plan, task }).slice(0, LENGTH);
}

function sorted(_: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const entries = Object.entries(value).sort(([first], [second]) => (first < second ? -1 : 1));
  return Object.fromEntries(entries);
}
