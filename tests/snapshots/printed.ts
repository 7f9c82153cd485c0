import { main } from "../../src/cli/main.js";
import { heard } from "./heard.js";

// Tests that use these put heard.ts in the place of src/node/standardOutput.ts.

/** What a command prints: its answer, then after a line what it says on standard error. */
export async function printedBy(...args: string[]): Promise<string> {
  heard.out = heard.err = "";
  await main(["node", "agglom", ...args]);
  return heard.err === "" ? heard.out : `${heard.out}---\n${heard.err}`;
}

/** What is printed meanwhile. */
export function printedIn(work: () => void): string {
  heard.out = "";
  work();
  return heard.out;
}
