import { describe, expect, it } from "vitest";
import type { ReportData } from "../../src/measures/views/data.js";
import { GAME_SECTIONS } from "../../src/report/sections/gameSections.js";
import { SECTIONS } from "../../src/report/sections/sections.js";
import { LANGUAGES } from "../../src/words/index.js";
import { FOLDERS, invented, stored } from "./invented.js";
import { comparisonPage, pageOf, WITHOUT_PAGE } from "./pageOf.js";
import { linesOfPage } from "./plain.js";

const PAGES = FOLDERS.filter((name) => !WITHOUT_PAGE.includes(name));
const before = stored("pages");

/** One run of each arm, which shows no chance, and no study. */
function ofOneRun(data: ReportData): ReportData {
  const effects = data.effects.map((row) => ({ ...row, ciLow: Number.NaN, ciHigh: Number.NaN, replicates: 1 }));
  const series = data.series.filter(({ replicate }) => replicate === "0");
  const { failed: _, restsOn: __, ...manifest } = data.manifest;
  return { ...data, effects, series, uncertainty: undefined, manifest: { ...manifest, replicates: 1, failed: [] } };
}

const about = (focus: string) => (data: ReportData) => ({ ...data, context: { ...data.context, focus } });

/** The same comparison with other questions: what the page says then that it did not say before. */
const OTHERWISE: Record<string, (data: ReportData) => ReportData> = {
  "comparison-one-run": ofOneRun,
  "comparison-of-a-loss": about("flood"),
  "comparison-of-what-is-not-clear": about("treaty"),
  "comparison-of-nothing": about("talk"),
  "comparison-of-what-failed": about("merger"),
};

describe.each(LANGUAGES)("what pages of invented results say, in %s", (language) => {
  it.each(PAGES)("%s", async (name) => {
    const lines = linesOfPage(await pageOf(name, language));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`pages/${name}.${language}.txt`);
  });

  it.each(Object.keys(OTHERWISE))("otherwise of %s", async (name) => {
    const { data } = await invented("comparison", "comparison");
    const usual = new Set(linesOfPage(comparisonPage(data, language)));
    const lines = linesOfPage(comparisonPage(OTHERWISE[name]!(data), language)).filter((line) => !usual.has(line));
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(`pages/${name}.${language}.txt`);
  });
});

describe("pages of invented results", () => {
  it("are all kept", () => {
    const names = [...PAGES, ...Object.keys(OTHERWISE)];
    expect(before.sort()).toEqual(names.flatMap((name) => LANGUAGES.map((language) => `${name}.${language}`)).sort());
  });

  it("have every section that there is", async () => {
    const ids = async (name: string) =>
      [...(await pageOf(name, "en")).matchAll(/<section id="([^"]*)"/g)].map(([, id]) => id);
    expect(await ids("comparison")).toEqual(SECTIONS.map(({ id }) => id));
    expect(await ids("game")).toEqual(GAME_SECTIONS.map(({ id }) => id));
  });
});
