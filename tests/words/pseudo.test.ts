import { describe, expect, it } from "vitest";
import type { Language } from "../../src/words/index.js";
import { foreignWords } from "./foreign.js";

const XX = "xx" as Language;
const { FOLDERS } = await import("../snapshots/invented.js");
const { pageOf, WITHOUT_PAGE } = await import("../snapshots/pageOf.js");
const { linesOfPage } = await import("../snapshots/plain.js");

const { INDICATORS } = await import("../../src/measures/indicators/catalogue/index.js");

/** Ids of indicators stand beside their labels. */
const IDS = INDICATORS.map(({ id }) => id);

/** Why runs of the invented results failed: what was written down at that time. */
const REASONS = [
  "Year 2022: revenue of Mine is negative",
  "Year 2022: the market does not clear",
  "Year 2023: the market does not clear",
  "The base year cannot be made",
];

const TABLES = ["effects", "indicators", "replicates", "flows", "structure"];

const VARIANTS = ["border", "merger", "paid"];

const NAMES = [...IDS, ...REASONS, ...TABLES, ...VARIANTS, "households", "national"];

describe("a made-up language", () => {
  it.each(FOLDERS.filter((name) => !WITHOUT_PAGE.includes(name)))("is all that the page of %s speaks", async (name) => {
    // The answer stands in the other languages, too, behind a fold.
    const page = (await pageOf(name, XX)).replace(/<details lang="(?:en|zh-Hans)">.*?<\/details>/gs, "");
    expect(foreignWords(linesOfPage(page), NAMES)).toEqual([]);
  });
});
