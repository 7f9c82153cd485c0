import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { loadRegion, loadScenario, UserError } from "../../src/scenario/index.js";
import { disk } from "./disk.js";

// One folder a mistake: the broken file or files, and message.txt with the words that the message must hold, one phrase a line.
const root = "tests/broken";
const mistakes = readdirSync(root).filter((name) => name !== "good");

describe("broken files", () => {
  it("differ from files without mistakes", () => {
    expect(loadScenario(`${root}/good/scenario.yaml`, disk).title.en).toBe("Good");
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

function messageOf(folder: string): string {
  const isScenario = readdirSync(folder).includes("scenario.yaml");
  try {
    if (isScenario) loadScenario(`${folder}/scenario.yaml`, disk);
    else loadRegion(`${folder}/region.yaml`, disk);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  throw new Error(`${folder} loads without an error`);
}
