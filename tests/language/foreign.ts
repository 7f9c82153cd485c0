/** What stands in every language as it is: commands, options, and names of files. */
const CODE = /\bagglom(?: [a-z0-9]+)?\b|(?<![\w-])--[a-z][a-z-]*|(?:[\w.-]+\/)+[\w.*-]*|[\w-]+\.(?:csv|html|jsonl?|md|parquet|yaml)\b/g;

/**
 * Words in plain letters, each with its line: a made-up language writes its own in other letters. `names`: ids, and names and sentences of the data,
 * which stand in every language as they are.
 */
export function foreignWords(lines: readonly string[], names: readonly string[]): string[] {
  const known = [...names].sort((a, b) => b.length - a.length).map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const kept = new RegExp(`(?<![A-Za-z])(?:${known.join("|")})(?![A-Za-z])`, "g");
  const found = lines.flatMap((line) => {
    const words = line.replaceAll(CODE, "…").replaceAll(kept, "…").match(/[A-Za-z]{2,}/g) ?? [];
    return words.map((word) => `${word}: ${line.slice(0, 100)}`);
  });
  return [...new Set(found)];
}
