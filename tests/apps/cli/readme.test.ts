import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { diskFiles } from "../../../src/apps/node/disk/files.js";
import { loadScenario, memoryFiles, parseOverride } from "../../../src/input/index.js";
import { ALL as LEVERS } from "../../../src/levers/all.js";
import { INDICATORS } from "../../../src/measures/indicators/index.js";
import { agglomHere } from "./program.js";

/** The first scenario that a text shows. */
function firstScenario(text: string, overrides: Parameters<typeof loadScenario>[2] = []) {
  const own = memoryFiles({ "my-scenario.yaml": text.match(/```yaml\n([^`]*)```/)![1]! });
  const read = (path: string) => (path === "my-scenario.yaml" ? own : diskFiles).read(path);
  const files = { ...diskFiles, read };
  return loadScenario("my-scenario.yaml", files, overrides);
}

describe.each(["README.md", "README.zh.md"])("%s", (file) => {
  const text = readFileSync(file, "utf8");

  it("is read in five minutes: at most 200 lines", () => {
    expect(text.split("\n").length - 1).toBeLessThanOrEqual(200);
  });

  it("counts levers and indicators as they are", () => {
    expect(text).toMatch(new RegExp(`(All|全部) ?${LEVERS.length}( levers|种政策工具)`));
    expect(text).toMatch(new RegExp(`(All|全部) ?${INDICATORS.length}( indicators|个指标)`));
  });

  it("links to files that exist", () => {
    const links = [...text.matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, path]) => path!);
    expect(links.filter((path) => !path.startsWith("http") && !existsSync(path))).toEqual([]);
  });

  it("shows a first scenario that is valid, and overrides that it takes", () => {
    const commands = [...text.matchAll(/npx agglom compare my-scenario.yaml(.*)/g)].map(([, options]) => options!);
    for (const options of commands) {
      const overrides = [...options.matchAll(/--set (\S+)/g)].map(([, set]) => parseOverride(set!));
      expect(Object.keys(firstScenario(text, overrides).variants)).toHaveLength(2);
    }
    expect(commands).toHaveLength(4);
  });

  it("gives the height of the border that it changes as the region has it", () => {
    const { barriers } = firstScenario(text).region;
    const own = barriers.border.find(({ between }) => [between].flat(2).sort().join() === "jiangsu,zhejiang");
    const [, said] = text.match(/`border: 0.05`.*[（(](?:基准情景为)?(\d+) ?%/)!;
    expect(Number(said)).toBe(Math.round(100 * own!.value));
  });

  it("shows commands and options that the program has", async () => {
    const commands = [...text.matchAll(/^npx agglom (\w+)([^#\n]*)/gm)];
    for (const name of new Set(commands.map(([, name]) => name!))) {
      const { status, stdout } = await agglomHere(name, "--help");
      expect(status, name).toBe(0);
      const used = commands
        .filter(([, other]) => other === name)
        .flatMap(([, , rest]) => rest!.match(/--[a-z-]+/g) ?? []);
      for (const option of used) expect(stdout).toContain(option);
    }
    expect(commands.length).toBeGreaterThan(3);
  });
});

it("the two first scenarios differ in words alone", () => {
  const [english, chinese] = ["README.md", "README.zh.md"].map((file) => {
    const { title: _, question: __, variants, ...rest } = firstScenario(readFileSync(file, "utf8"));
    return { ...rest, levers: Object.entries(variants).map(([name, { levers }]) => [name, levers]) };
  });
  expect(chinese).toEqual(english);
});

it("docs/commands.md shows messages as the program prints them", async () => {
  const shown = [...readFileSync("docs/commands.md", "utf8").matchAll(/\$ npx agglom (.*)\n(.*)\n/g)];
  for (const [, command, message] of shown)
    expect((await agglomHere(...command!.split(" "))).stderr).toContain(message);
  expect(shown).toHaveLength(3);
});
