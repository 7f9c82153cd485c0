import { describe, expect, it, vi } from "vitest";
import { stored } from "./invented.js";
import { printedBy } from "./printed.js";

vi.mock("../../src/node/standardOutput.js", () => import("./heard.js"));

const before = stored("help");

/** Names of the commands that a text of help lists. */
function commandsIn(help: string): string[] {
  const [list = ""] = help.split(/^Commands:\n/m)[1]?.split("\n\n") ?? [];
  const names = [...list.matchAll(/^ {2}([a-z]\S*)/gm)].map(([, name]) => name!);
  return names.filter((name) => name !== "help");
}

const helps = new Map<string, string>();
async function listen(...names: string[]): Promise<void> {
  const help = await printedBy(...names, "--help");
  helps.set(["agglom", ...names].join("-"), help);
  for (const name of commandsIn(help)) await listen(...names, name);
}
await listen();

describe("the help of commands", () => {
  it("has every command, with those that it consists of", () => {
    expect(helps.size).toBeGreaterThan(30);
    expect([...helps.keys()]).toEqual(
      expect.arrayContaining(["agglom-compare", "agglom-plan-sweep", "agglom-new-region"]),
    );
    expect(before.sort()).toEqual([...helps.keys()].sort());
  });

  it.each([...helps.keys()])("%s", async (name) => {
    await expect(helps.get(name)).toMatchFileSnapshot(`help/${name}.txt`);
  });
});
