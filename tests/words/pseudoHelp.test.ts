import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { RESERVED_NAMES } from "../../src/input/cityNames.js";
import type { Language } from "../../src/words/index.js";
import { stored } from "../snapshots/invented.js";
import { clustersAndMistakes } from "../snapshots/mistakes.js";
import { foreignWords, keysOfFiles } from "./foreign.js";

const XX = "xx" as Language;
const { INDICATORS } = await import("../../src/measures/indicators/catalogue/index.js");
const { BROKEN, errorOf } = await import("../snapshots/brokenFiles.js");
const { printedBy } = await import("../snapshots/printed.js");

const folder = mkdtempSync(join(tmpdir(), "agglom-pseudo-"));
afterAll(() => rmSync(folder, { recursive: true }));

const INDICATOR_IDS = INDICATORS.map(({ id }) => id);

/** Choices, and names in examples. */
const OF_OPTIONS = ["svg", "png", "pdf", "IMAGE", "SIGTERM", "sensitivity", "sweep"];

const PLACES = ["harbour", "mill", "spring", "coast", "inland", "rest-of-country", "teaching-two-cities"];
const SECTORS = ["agriculture", "manufacturing", "services"];
const CITIES_OF_DELTA = readFileSync("scenarios/regions/yangtze-river-delta/cities.csv", "utf8").match(/^[a-z-]+/gm)!;
const GROUPS = readFileSync("scenarios/regions/beijing-tianjin-hebei/employment.csv", "utf8").match(/[a-z-]+(?=,\d)/g)!;
const VARIANTS = ["free", "own", "higher", "backed", "catalogue", "link", "shared", "paid"];
const PROVINCES = ["jiangsu", "zhejiang", "anhui"];
const OUTSIDE = ["rest-of-china", "rest-of-world", "us-northeast"];
const TAXES = ["profit"];
const MEASURES = ["gain"];
/** Of what levers must agree on: park:CITY, local-taxes:CITY, access-today:CITY, moved-firms:CITY>CITY. */
const AGREED = ["park", "taxes", "today", "moved"];
const OF_SCENARIOS = [
  ...[...keysOfFiles(), ...RESERVED_NAMES, ...VARIANTS, ...MEASURES, ...AGREED, ...SECTORS, ...TAXES],
  ...[...PLACES, ...CITIES_OF_DELTA, ...PROVINCES, ...OUTSIDE, ...GROUPS],
];

/** What the broken files say that is known nowhere. */
const MISTAKES = ["Roads", "borders", "yaers", "parametres", "seeds", "lo", "nobody", "it rises", "title.and borders"];

const OF_CODES = ["NaN", "Infinity", "UTF", "CNY", "EUR", "USD", "GDP", "true", "en", "zh", "xx"];

/** Of the script that `submit` prints, and of mistakes. */
const OF_COMMANDS = [
  "jobs",
  "nproc",
  "seq",
  "parallel",
  "TERM",
  "KILL",
  "work",
  "CSV",
  "Parquet",
  "compair",
  "compare",
  "coordination",
];

describe("a made-up language", () => {
  it.each(stored("help"))("is all that the help of %s speaks", async (name) => {
    const help = await printedBy("--lang", XX, ...name.split("-").slice(1), "--help");
    expect(foreignWords(withoutNames(help), [...INDICATOR_IDS, ...OF_OPTIONS])).toEqual([]);
  });

  it("is all that is said of broken files", () => {
    const lines = BROKEN.flatMap((name) => errorOf(name)?.text[XX].split("\n") ?? []);
    expect(foreignWords(lines, [...OF_SCENARIOS, ...OF_CODES, ...MISTAKES])).toEqual([]);
  });

  it("is all that commands of clusters and mistakes are told in", async () => {
    const said: string[] = [];
    for (const [, ...args] of clustersAndMistakes(folder, XX)) said.push(await printedBy(...args));
    const lines = said.join("\n").split("\n");
    expect(foreignWords(lines, [...INDICATOR_IDS, ...OF_COMMANDS])).toEqual([]);
  });
});

/** What help says, without the names of commands and arguments in its first column. */
function withoutNames(help: string): string[] {
  return help.split("\n").map((line) => line.replace(/^ {2}(?!agglom )[a-z0-9]+(?: \[\p{L}+\])?(?= )/u, ""));
}
