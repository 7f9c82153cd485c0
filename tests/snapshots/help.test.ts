import type { Command } from "commander";
import { describe, expect, it } from "vitest";
import { programOf } from "../../src/apps/cli/main.js";
import { LANGUAGES } from "../../src/words/index.js";
import { stored } from "./invented.js";
import { englishIn } from "./plain.js";
import { printedBy } from "./printed.js";

const before = stored("help");

const helps = new Map<string, string>();
async function listen({ commands }: Pick<Command, "commands">, ...names: string[]): Promise<void> {
  helps.set(["agglom", ...names].join("-"), await printedBy(...names, "--help"));
  for (const part of commands) await listen(part, ...names, part.name());
}
await listen(programOf());

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

  it.each(LANGUAGES.slice(1))(
    "says no sentence in English where it is asked for in another language: %s",
    async (language) => {
      const all: string[] = [];
      for (const name of helps.keys()) {
        const help = await printedBy("--lang", language, ...name.split("-").slice(1), "--help");
        const prose = help.split("\n").filter((line) => !line.includes("agglom "));
        expect(englishIn(prose.join("\n")), name).toEqual([]);
        all.push(help);
      }
      await expect(all.join("\n")).toMatchFileSnapshot(`help.${language}.txt`);
    },
  );

  it("tells mistakes in the language asked for, wherever that is written", async () => {
    const unknown = await printedBy("compare", "a.yaml", "--lang=zh", "--replicats", "2");
    expect(unknown).toContain("错误：未知选项“--replicats”\n（是否指 --replicates？）\n");
    expect(await printedBy("--lang", "zh", "check")).toContain("错误：缺少必需的参数“file”\n");
    expect(await printedBy("check", "a", "b", "--lang", "zh")).toContain(
      "错误：参数过多（check）。应有1个，却有2个。\n",
    );
    expect(await printedBy("run", "a", "--lang", "zh", "--firms", "x")).toContain("允许：1至10000000的整数。\n");
    expect(await printedBy("check", "a", "--lang", "fr")).toContain(
      "argument 'fr' is invalid. Allowed choices are en, zh.\n",
    );
  });
});
