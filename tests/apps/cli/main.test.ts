import { expect, it } from "vitest";
import { main } from "../../../src/apps/cli/main.js";
import { Interrupted } from "../../../src/apps/node/process/interrupt.js";
import { SimulationError } from "../../../src/model/engine/errors.js";
import { textOf } from "../../../src/words/index.js";

/** Exit status and message where a command ends with this error. */
async function ended(error: unknown): Promise<[number, string]> {
  let told = "";
  const status = await main(["node", "agglom", "schema"], (file, text) => {
    if (file === 1) throw error;
    told += text;
    return undefined;
  });
  return [status, told];
}

const system = (code: string, syscall: string) => Object.assign(new Error(`${code}: ${syscall}`), { code, syscall });

it.each<[string, unknown, number, string | RegExp]>([
  ["a folder that is gone", system("ENOENT", "uv_cwd"), 2, /^The folder that you are in is not there any more\./],
  ["a full disk", system("ENOSPC", "write"), 75, /no space|full/],
  ["a stop by hand", new Interrupted("SIGINT"), 130, /^Stopped\. Nothing is kept/],
  ["a stop by a cluster", new Interrupted("SIGTERM"), 75, /^Stopped\. Nothing is kept/],
  ["a market that does not clear", new SimulationError(textOf("No price clears it."), {}), 1, "No price clears it.\n"],
  ["anything else", new Error("nobody knows"), 1, /nobody knows/],
])("%s is told with the exit status that scripts go by", async (_, error, status, words) => {
  const [ends, told] = await ended(error);
  expect(ends).toBe(status);
  expect(told).toMatch(words);
  expect(told).not.toContain(" at ");
});
