import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { ALL } from "../../src/words/catalogues/all.js";
import { FORBIDDEN, forbiddenIn, runIn, saidFor, TERMS } from "./glossary.js";

function filesIn(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => `${folder}/${name}`);
}

const DOCUMENTS = ["README.zh.md", ...filesIn("docs", /\.zh\.md$/)].filter((file) => !/glossary/.test(file));
const SCENARIOS = filesIn("scenarios", /\.yaml$/);
const PRINTED = filesIn("tests/snapshots", /\.txt$/);

/** A button, and the head of a column: there the term is another word. */
const OTHERWISE = ["lab.run", "lab.arm"];

describe("Chinese", () => {
  it("has words that are not used", () => {
    const words = FORBIDDEN.map(({ word }) => word);
    expect(words).toEqual(expect.arrayContaining(["基准情形", "沙普利", "福祉", "腹地", "份额", "群组"]));
    expect(forbiddenIn("同质群组的份额；按群组")).toEqual(["群组: …的份额；按群组", "份额: 同质群组的份额；按群组"]);
  });

  it("has names in Latin letters that run into a figure, which ids do not", () => {
    const wrong = ["实际GDP2041年+2%", "：实际GDP+2.98%", "指数T−2.7%（", "实际GDP±0.005%以内"];
    expect(wrong.flatMap(runIn)).toHaveLength(wrong.length);
    const right = ["实际GDP 2041年+2%", "据假说d06与t07", "CO2排放", "R2为0.3", "二季度Q1", "误差1e-9", "见gdp100m列"];
    expect(right.flatMap(runIn)).toEqual([]);
  });

  it("has no space before the per cent signs of answers and tables", () => {
    const told = Object.entries(ALL.zh.texts).filter(([key]) => /^(report|game)\./.test(key));
    expect(told.filter(([, text]) => /\d %/.test(text))).toEqual([]);
  });

  it.each([...DOCUMENTS, ...SCENARIOS, ...PRINTED])("of %s uses none of them", (file) => {
    expect(forbiddenIn(readFileSync(file, "utf8"))).toEqual([]);
  });

  it.each([...DOCUMENTS, ...SCENARIOS, ...PRINTED])("of %s parts a name in Latin letters from a figure", (file) => {
    expect(runIn(readFileSync(file, "utf8"))).toEqual([]);
  });

  it("of the catalogue uses none of them", () => {
    const wrong = saidFor("zh").flatMap(({ key, words }) => forbiddenIn(words).map((one) => `${key} ${one}`));
    expect(wrong).toEqual([]);
  });

  it("says baseline scenario for a baseline", () => {
    const wrong = saidFor("zh").filter(
      ({ english, words }) => /\bbaseline\b/i.test(english) && /基准(?!情景)/.test(words),
    );
    expect(wrong).toEqual([]);
  });

  it("has the glossary's word for a term", () => {
    expect(TERMS.size).toBeGreaterThan(60);
    const said = saidFor("zh").filter(({ key }) => !OTHERWISE.includes(key));
    const wrong = said.flatMap(({ key, english, words }) => {
      const term = TERMS.get(english.toLowerCase());
      return term === undefined || words === term ? [] : [`${key}: ${english} is ${term}, not ${words}`];
    });
    expect(wrong).toEqual([]);
  });
});
