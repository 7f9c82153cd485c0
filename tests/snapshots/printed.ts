import { beginLanguage } from "../../src/apps/cli/language.js";
import { main } from "../../src/apps/cli/main.js";
import { beginOutput, type Write } from "../../src/apps/cli/output.js";

/** Texts that were written, by where they went: 1 is standard output, 2 standard error. */
function hearing(): { said: Record<1 | 2, string>; write: Write } {
  const said = { 1: "", 2: "" };
  const write: Write = (file, text) => {
    said[file] += text;
    return undefined;
  };
  return { said, write };
}

/** What a command prints: its answer, then after a line what it says on standard error. */
export async function printedBy(...args: string[]): Promise<string> {
  const { said, write } = hearing();
  await main(["node", "agglom", ...args], write);
  // Other tests of this process speak English.
  beginLanguage([]);
  return said[2] === "" ? said[1] : `${said[1]}---\n${said[2]}`;
}

/** What is printed meanwhile. */
export function printedIn(work: () => void): string {
  const { said, write } = hearing();
  beginOutput(write);
  work();
  return said[1];
}
