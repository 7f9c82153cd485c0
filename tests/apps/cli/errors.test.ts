import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { agglomHere, root } from "./program.js";

const folder = mkdtempSync(join(tmpdir(), "agglom-errors-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const SCENARIO = "scenarios/teaching/two-cities.yaml";

const GAME = "scenarios/beijing-tianjin-hebei/compensation.yaml";
const WORTHLESS = `extends: ${root}/scenarios/teaching/three-cities.yaml
objectives: { weights: { gdp: 1, revenue: 0, consumption: 0 } }
coordination:
  label: Test
  players: { harbour: [harbour], mill: [mill] }
  agreement: { levers: [{ type: toll, from: 2024, between: members, scale: 0 }] }
variants: { asked: { label: Asked, council: { from: 2024, every: 2 } } }
`;
const BARE = `extends: ${root}/${SCENARIO}
variants:
  a:
    levers: []
    label: Nothing
`;

/** Command line, words that the message must hold. */
const mistakes: [string, string[], string[]][] = [
  ["a command that does not exist", ["compair", SCENARIO], ["unknown command", "compare"]],
  ["no command at all", [], ["Usage"]],
  ["a file that does not exist", ["compare", join(folder, "none.yaml")], ["none.yaml", "cannot be read"]],
  ["an unknown key", ["check", file("key.yaml", "titel: x\n")], ["titel", "title"]],
  ["a broken override", ["check", SCENARIO, "--set", "years"], ["path=value"]],
  ["an override with an alias", ["check", SCENARIO, "--set", "title=*nobody"], ["*nobody stands for nothing"]],
  [
    "an override that holds itself",
    ["check", SCENARIO, "--set", "title=&a [*a]"],
    ["stands within what it stands for"],
  ],
  [
    "an override of the parent",
    ["check", SCENARIO, "--set", "extends=other.yaml"],
    ["extends", "a parent is read before"],
  ],
  ["a key that no object has", ["check", SCENARIO, "--set", "variants={ __proto__: {} }"], ["__proto__ is no key"]],
  ["a thousand levels", ["check", file("deep.yaml", `a: ${"[".repeat(5000)}`)], ["deep.yaml:1:", "nested too deeply"]],
  [
    "a schema for a folder that does not exist",
    ["schema", "--write", "none/x.json"],
    ["none/x.json", "lies in no folder"],
  ],
  ["an override out of range", ["check", SCENARIO, "--set", "years=-3"], ["years", "-3"]],
  [
    "an uncertain number that may be drawn beyond its bounds",
    [
      "check",
      SCENARIO,
      "--set",
      "uncertain=[{ path: years, distribution: { kind: uniform, low: -1, high: 3 }, status: assumed }]",
    ],
    ["years = -1 is out of range", "`uncertain[0]` draws this value"],
  ],
  ["an override of an unknown key", ["check", SCENARIO, "--set", "yeers=3"], ["yeers", "years"]],
  ["an unknown variant", ["run", SCENARIO, "--variant", "tols"], ["tols", "Allowed"]],
  ["replicates that are no number", ["compare", SCENARIO, "--replicates", "many"], ["replicates", "whole number"]],
  ["an unknown indicator", ["compare", SCENARIO, "--indicator", "gdpp"], ["gdpp", "real-gdp"]],
  [
    "nothing to compare",
    ["compare", file("alone.yaml", `extends: ${root}/${SCENARIO}\nvariants: null\n`)],
    ["variants", "at least one variant", "or use agglom run"],
  ],
  [
    "nothing to compare but an agreement",
    ["compare", "scenarios/beijing-tianjin-hebei/compensation.yaml"],
    [
      "variants",
      "Who gains by the agreement is what agglom game scenarios/beijing-tianjin-hebei/compensation.yaml tells",
    ],
  ],
  [
    "a gain without worth in money, as far as the game needs it",
    ["game", file("child.yaml", `extends: ${file("parent.yaml", WORTHLESS)}\n`)],
    ["parent.yaml:2:", "objectives.weights leaves harbour", "Give one of the two a weight"],
  ],
  ["nothing to attribute", ["attribute", file("bare.yaml", BARE)], ["bare.yaml:4:", "variants.a.levers has no levers"]],
  [
    "chance where there is none",
    ["game", GAME, "--set", "population=cohorts", "--replicates", "5"],
    ["--replicates", "5"],
  ],
  ["a scenario's option beside a plain game", ["game", "--table", "x.json", "--pay", "minimal"], ["--pay", "--table"]],
  ["a number for a map", ["game", GAME, "--set", "coordination.players=3"], ["is a number", "a map"]],
  ["a directory without results", ["report", folder], ["manifest.json", "agglom compare"]],
  [
    "a scenario in place of targets",
    ["theory", "scenarios/teaching/two-cities.yaml"],
    ["two-cities.yaml:8:1: region is what scenarios have", "Give a file of targets"],
  ],
  ["targets that are no JSON", ["theory", file("targets.json", "{")], ["targets.json:1:", "not valid"]],
  ["a region that does not exist", ["calibrate", join(folder, "region.yaml")], ["region.yaml", "cannot be read"]],
];

describe("a mistake on the command line", () => {
  it.each(mistakes)("%s: status 2, a message with the place, nothing written", async (_, args, words) => {
    const before = readdirSync(folder);
    const { status, stderr, stdout } = await agglomHere(...args);
    expect(status).toBe(2);
    const text = stderr + stdout;
    for (const word of words) expect(text).toContain(word);
    expect(text).not.toMatch(/\n\s+at .*\(/);
    expect(readdirSync(folder)).toEqual(before);
  });

  it.each(["check", "run", "compare", "attribute"])("%s finds too few firms before a run", async (command) => {
    const { status, stderr } = await agglomHere(command, SCENARIO, "--firms", "3");
    expect(status).toBe(2);
    expect(stderr).toMatch(/--firms: firms = 3 is too few: there are 6 cells .*Set firms to 6 or more/);
  });

  it("too few firms: the place is that of the number", async () => {
    const few = file("few.yaml", `extends: ${root}/${SCENARIO}\nfirms: 5\n`);
    expect((await agglomHere("check", few)).stderr).toContain("few.yaml:2:1: firms = 5");
    expect((await agglomHere("check", few, "--set", "firms=4")).stderr).toContain("--set firms: firms = 4");
    expect((await agglomHere("check", few, "--firms", "6")).status).toBe(0);
    expect((await agglomHere("check", few, "--set", "population=cohorts")).status).toBe(0);
  });

  it.each([
    ["compare", SCENARIO],
    ["run", SCENARIO],
    ["attribute", SCENARIO],
    ["game", "scenarios/teaching/three-cities.yaml"],
    ["calibrate", SCENARIO],
    ["check", SCENARIO],
  ])("%s writes over nothing but results, and says so before the run", async (command, scenario) => {
    const own = file(`own-${command}.yaml`, "mine");
    for (const target of [own, folder, ".", ""]) {
      const { status, stderr } = await agglomHere(command, scenario, "--out", target);
      expect(status).toBe(2);
      expect(stderr).toMatch(/^--out: .*Allowed: a folder that is absent, empty.*Choose another place/);
    }
    expect(readFileSync(own, "utf8")).toBe("mine");
  });
});
