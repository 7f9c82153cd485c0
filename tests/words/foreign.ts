import { readFileSync } from "node:fs";

/** What stands in every language as it is: commands, options and what they take, names of files, paths in them, columns, single words in quotes. */
const CODE = [
  /^ *agglom .*$/,
  /\bagglom(?: [a-z0-9]+)*\b/,
  /(?<![\w-])--[a-z][a-z-]*/,
  /<[a-z=]+(?:\.\.\.)?>|\[[a-z]+(?:\.\.\.)?\]/,
  /(?:[\w.-]+\/)+[\w.*-]*/,
  /[\w-]+\.(?:csv|html|jsonl?|log|md|parquet|yaml)\b/,
  /\w+(?:\[\d+\])*(?:\.[\w-]+(?:\[\d+\])*)+/,
  /\w+_\w+/,
  /"[\w.-]+"|`[^`]+`/,
];

/**
 * Words in plain letters, each with its line: a made-up language writes its own in other letters. `names`: ids, and names and sentences of the data,
 * which stand in every language as they are.
 */
export function foreignWords(lines: readonly string[], names: Iterable<string>): string[] {
  const known = [...names]
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const kept = new RegExp(
    [...CODE.map(({ source }) => source), `(?<![A-Za-z])(?:${known.join("|")})(?![A-Za-z])`].join("|"),
    "g",
  );
  const found = lines.flatMap((line) => {
    const words = line.replaceAll(kept, "…").match(/[A-Za-z]{2,}/g) ?? [];
    return words.map((word) => `${word}: ${line.slice(0, 100)}`);
  });
  return [...new Set(found)];
}

/** Keys of scenario and region files, and what is chosen there by name. */
export function keysOfFiles(): Set<string> {
  const found = new Set<string>();
  for (const name of ["scenario", "region"])
    collect(JSON.parse(readFileSync(`scenarios/${name}.schema.json`, "utf8")), found);
  return found;
}

function collect(schema: unknown, found: Set<string>): void {
  if (typeof schema !== "object" || schema === null) return;
  const {
    properties,
    enum: choices,
    const: only,
  } = schema as { properties?: object; enum?: unknown[]; const?: unknown };
  const named = [...Object.keys(properties ?? {}), ...(choices ?? []), only];
  for (const name of named) if (typeof name === "string") found.add(name);
  for (const part of Object.values(schema)) collect(part, found);
}
