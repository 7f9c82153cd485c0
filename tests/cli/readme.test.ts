import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../src/node/files.js";
import { loadScenario, memoryFiles, parseOverride } from "../../src/scenario/index.js";
import { agglom } from "./program.js";

const text = readFileSync("README.md", "utf8");

describe("the README", () => {
  it("links to files that exist", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, path]) => path!);
    expect(links.filter((path) => !path.startsWith("http") && !existsSync(path))).toEqual([]);
  });

  it("shows a first scenario that is valid, and overrides that it takes", () => {
    const own = memoryFiles({ "my-scenario.yaml": text.match(/```yaml\n([^`]*)```/)![1]! });
    const files = { read: (path: string) => (path === "my-scenario.yaml" ? own : diskFiles).read(path) };
    const commands = [...text.matchAll(/npx agglom compare my-scenario.yaml(.*)/g)].map(([, options]) => options!);
    for (const options of commands) {
      const overrides = [...options.matchAll(/--set (\S+)/g)].map(([, set]) => parseOverride(set!));
      expect(Object.keys(loadScenario("my-scenario.yaml", files, overrides).variants)).toHaveLength(2);
    }
    expect(commands).toHaveLength(4);
  });

  it("shows messages as the program prints them", () => {
    const shown = [...text.matchAll(/\$ npx agglom (.*)\n(.*)\n/g)];
    for (const [, command, message] of shown) expect(agglom(...command!.split(" ")).stderr).toContain(message);
    expect(shown).toHaveLength(3);
  });
});
