import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadScenario } from "../../src/input/index.js";
import { ENGLISH, LANGUAGES, type Language } from "../../src/words/index.js";
import { BROKEN, errorOf } from "../snapshots/brokenFiles.js";
import { englishIn } from "../words/english.js";
import { disk } from "./disk.js";

// One folder a mistake: the broken file or files, and message.txt with the words that the message must hold, one phrase a line.
const root = "tests/broken";
const mistakes = BROKEN.filter((name) => name !== "good");

describe("broken files", () => {
  it("differ from files without mistakes", () => {
    expect(loadScenario(`${root}/good/scenario.yaml`, disk).title.en).toBe("Good");
  });

  it.each(mistakes)("%s is said in Chinese without a sentence of English", (mistake) => {
    expect(englishIn(messageOf(mistake, "zh"))).toEqual([]);
  });

  it("cover at least forty mistakes", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(40);
  });

  it.each(mistakes)("%s", (mistake) => {
    const message = messageOf(mistake);
    const phrases = readFileSync(`${root}/${mistake}/message.txt`, "utf8").trimEnd().split("\n");
    for (const phrase of phrases) expect(message).toContain(phrase);
    for (const paragraph of message.split("\n")) {
      expect(paragraph).toMatch(/^(tests|scenarios)\/\S+:\d+(:\d+)?: .+\. Allowed: .+\.$/);
      expect(paragraph).not.toMatch(/undefined|\[object/);
    }
  });

  it.each(LANGUAGES)("are told in words that are kept, in %s", async (language) => {
    const said = BROKEN.map((name) => `## ${name}\n${errorOf(name)?.text[language] ?? "no error"}\n`);
    await expect(said.join("\n")).toMatchFileSnapshot(`../snapshots/errors.${language}.txt`);
  });
});

function messageOf(mistake: string, language: Language = ENGLISH): string {
  const error = errorOf(mistake);
  if (!error) throw new Error(`${mistake} loads without an error`);
  return error.text[language];
}
