import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ENGLISH, type Language } from "../../src/language/index.js";
import { loadRegion, loadScenario, UserError } from "../../src/scenario/index.js";
import { englishIn } from "../language/english.js";
import { disk } from "./disk.js";

// One folder a mistake: the broken file or files, and message.txt with the words that the message must hold, one phrase a line.
const root = "tests/broken";
const mistakes = readdirSync(root).filter((name) => name !== "good");

describe("broken files", () => {
  it("differ from files without mistakes", () => {
    expect(loadScenario(`${root}/good/scenario.yaml`, disk).title.en).toBe("Good");
  });

  it.each(mistakes)("%s is said in Chinese without a sentence of English", (mistake) => {
    expect(englishIn(messageOf(`${root}/${mistake}`, "zh"))).toEqual([]);
  });

  it("cover at least forty mistakes", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(40);
  });

  it.each(mistakes)("%s", (mistake) => {
    const message = messageOf(`${root}/${mistake}`);
    const phrases = readFileSync(`${root}/${mistake}/message.txt`, "utf8").trimEnd().split("\n");
    for (const phrase of phrases) expect(message).toContain(phrase);
    for (const paragraph of message.split("\n")) {
      expect(paragraph).toMatch(/^(tests|scenarios)\/\S+:\d+(:\d+)?: .+\. Allowed: .+\.$/);
      expect(paragraph).not.toMatch(/undefined|\[object/);
    }
  });
});

function messageOf(folder: string, language: Language = ENGLISH): string {
  const isScenario = readdirSync(folder).includes("scenario.yaml");
  try {
    if (isScenario) loadScenario(`${folder}/scenario.yaml`, disk);
    else loadRegion(`${folder}/region.yaml`, disk);
  } catch (error) {
    if (error instanceof UserError) return error.text[language];
    throw error;
  }
  throw new Error(`${folder} loads without an error`);
}
