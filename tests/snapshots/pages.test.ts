import { describe, expect, it } from "vitest";
import { leagueSentences } from "../../src/evidence/league/index.js";
import { LANGUAGES, type Language } from "../../src/language/index.js";
import { readResults } from "../../src/node/readResults.js";
import { GAME_SECTIONS } from "../../src/report/gameSections.js";
import {
  gameHtml,
  leagueHtml,
  type ReportData,
  reportHtml,
  sensitivityHtml,
  sweepHtml,
} from "../../src/report/index.js";
import { SECTIONS } from "../../src/report/sections.js";
import { FOLDERS, folderOf, invented, stored } from "./invented.js";
import { linesOfPage } from "./plain.js";

/** Results that are tables alone have no page. */
const WITHOUT_PAGE = ["attribution", "backtest", "events", "phase"];
const PAGES = FOLDERS.filter((name) => !WITHOUT_PAGE.includes(name));
const before = stored("pages");

const comparisonPage = (data: ReportData, language: Language) => reportHtml({ data, plotlySource: "", language });

/** The page of a folder, without the library that draws its figures. */
async function pageOf(name: string, language: Language): Promise<string> {
  const results = await readResults(folderOf(name));
  switch (results.kind) {
    case "comparison":
      return comparisonPage(results.data, language);
    case "game":
      return gameHtml(results.report, results.manifest, "", language);
    case "sweep":
      return sweepHtml(results.report, results.manifest, "", language);
    case "sensitivity":
      return sensitivityHtml(results.report, results.manifest, "", language);
    case "league":
      return leagueHtml(results.report, leagueSentences(results.report, language), "", language);
    case "tables":
      throw new Error(`${name} has no page`);
  }
}

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
