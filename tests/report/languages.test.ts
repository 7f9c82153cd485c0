import { describe, expect, it } from "vitest";
import { METHODS } from "../../src/measures/results/index.js";
import { gameHtml, leagueHtml, reportHtml, sensitivityHtml, sweepHtml } from "../../src/report/index.js";
import type { Language } from "../../src/words/index.js";
import { inventedReport, manifestOf } from "./fixture.js";
import { game } from "./game.js";
import { league, manifest, sensitivity, sweep } from "./studies.js";

type Page = (language: Language) => string;

const PAGES: [name: string, page: Page][] = [
  ["a comparison", (language) => reportHtml({ data: inventedReport(2), plotlySource: "", language })],
  ["a comparison of one run", (language) => reportHtml({ data: inventedReport(1), plotlySource: "", language })],
  ["a game", (language) => gameHtml(game, manifestOf(1), "", language)],
  ...METHODS.map((method): [string, Page] => [
    `a study of sensitivity (${method})`,
    (language) => sensitivityHtml(sensitivity(method), manifest, "", language),
  ]),
  ...([1, 2, 3] as const).map((factors): [string, Page] => [
    `a sweep of ${factors}`,
    (language) => sweepHtml(sweep(factors, 2, 4), manifest, "", language),
  ]),
  ["a league", (language) => leagueHtml(league(), "", language)],
];

/** What is written in the page for people who read another language. */
const otherwise = (html: string) => html.replace(/<(details|td|dd) [^>]*lang="[^"]*".*?<\/\1>/gs, " ");

/** What readers see or are read out: text of elements, aria labels, and texts of figures. */
function visible(html: string): string[] {
  const [body] = otherwise(html).match(/<body>.*<\/body>/s)!;
  const labels = [...body!.matchAll(/aria-label="([^"]*)"/g)].map(([, label]) => label!);
  const elements = body!.replace(/<script.*?<\/script>/gs, "").split(/<[^>]*>/);
  const json = /<script type="application\/json" id="figures">(.*?)<\/script>/s.exec(html)![1]!;
  const title = /<title>(.*?)<\/title>/s.exec(html)![1]!;
  return [title, ...labels, ...elements, ...textsIn(JSON.parse(json))].map((text) => text.trim()).filter(Boolean);
}

/** Of a figure's fonts, colours and modes nobody reads. */
const UNREAD = /^(id|type|mode|symbol|family|color|fillcolor|fill|dash|.*color|.*anchor|.*ref|.*axis\d*|anchor|align)$/;

function textsIn(value: unknown, key = ""): string[] {
  if (typeof value === "string") return UNREAD.test(key) ? [] : value.replace(/%\{[^}]*\}/g, " ").split(/<[^>]*>/);
  if (Array.isArray(value)) return value.flatMap((item) => textsIn(item, key));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => textsIn(inner, name));
}

/** Names of files, commands, works and programs, and the reasons that these runs give. */
const NAMES =
  /The base year cannot be made\.|no &lt;base&gt; year|no base year|[\w/-]+\.(csv|json|jsonl|yaml|html)|agglom compare FILE --uncertainty 256|SHA-256 [0-9a-f]+|(Morris|Campolongo|Cariboni|Saltelli|Sobol|Jansen|Savage|Dixit|Stiglitz)/g;

/** Three Latin words and more after each other. */
const ENGLISH = /[A-Za-z][A-Za-z’'-]*( +[A-Za-z][A-Za-z’'-]*){2,}/;

const CHINESE = /[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]/;

describe.each(PAGES)("the page of %s", (_, page) => {
  it("in Chinese has no sentence in English", () => {
    const html = page("zh");
    expect(html).toContain('<html lang="zh-Hans">');
    const texts = visible(html).map((text) => text.replaceAll(NAMES, "…"));
    expect(texts.filter((text) => ENGLISH.test(text))).toEqual([]);
    expect(texts.filter((text) => /\d %/.test(text))).toEqual([]);
  });

  it("in English has nothing in Chinese", () => {
    const html = page("en");
    expect(html).toContain('<html lang="en">');
    expect(visible(html).filter((text) => CHINESE.test(text))).toEqual([]);
  });
});
