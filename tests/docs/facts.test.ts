import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { loadScenario } from "../../src/input/index.js";
import { disk } from "../input/disk.js";

const folder = "scenarios/facts";

it("docs/facts.md tells of every hypothesis that ships, in the words of its scenario", () => {
  const text = readFileSync("docs/facts.md", "utf8");
  const files = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  expect(files.length).toBe(12);
  for (const name of files) {
    const { id, claim, expect: expectations } = loadScenario(`${folder}/${name}`, disk).hypothesis!;
    expect(text).toContain(`| ${id} | ${claim.en} (`);
    for (const { claim: expected, main } of expectations)
      expect(text).toContain(`- ${main ? "**the claim**: " : ""}${expected.en}: `);
  }
});
