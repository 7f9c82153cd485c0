import { readdirSync, readFileSync } from "node:fs";
import {
  isArgumentElement,
  isNumberElement,
  isPluralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
} from "@formatjs/icu-messageformat-parser";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { INDICATORS, TABLE_INDICATORS } from "../../src/measures/indicators/index.js";
import { ALL } from "../../src/words/catalogues/all.js";
import {
  type AnyText,
  type Catalogue,
  ENGLISH,
  english,
  type Family,
  LANGUAGES,
  type TextKey,
  toText,
} from "../../src/words/index.js";
import { saidFor } from "./glossary.js";

// Types see that a key exists and that every language has it. What they cannot see stands here.

interface Use {
  where: string;
  key: string;
  /** Names of the values given; undefined: none. */
  values: readonly string[] | undefined;
}

const SOURCES = readdirSync("src", { recursive: true, encoding: "utf8" })
  .filter((file) => /\.tsx?$/.test(file) && !file.startsWith("words/catalogues/"))
  .map((file) => ({ file, code: readFileSync(`src/${file}`, "utf8") }));

const USES = SOURCES.flatMap(({ file, code }) => usesIn(file, code));

describe("texts", () => {
  it("are given the values that their messages name, and no others", () => {
    const wrong = USES.flatMap(({ where, key, values }) => {
      if (values === undefined) return [];
      const named = new Set(LANGUAGES.flatMap((language) => placesOf(textOf(language, key))));
      const missing = [...named].filter((name) => !values.includes(name));
      const idle = values.filter((name) => !named.has(name));
      return missing.length + idle.length > 0 ? [`${where} ${key}: missing ${missing}; not used ${idle}`] : [];
    });
    expect(wrong).toEqual([]);
  });

  it("name no value where none is given", () => {
    const wrong = USES.filter(
      ({ key, values }) =>
        values === undefined &&
        LANGUAGES.some((language) => /\{[a-z]\w*(?:, (?:plural|select)|\})/.test(textOf(language, key))),
    );
    expect(wrong.map(({ where, key }) => `${where} ${key}`)).toEqual(WITHOUT_VALUES);
  });

  it("are all used", () => {
    const used = new Set(SOURCES.flatMap(({ code }) => [...code.matchAll(/"(\w+\.\w+)"/g)].map(([, key]) => key!)));
    const keys = Object.keys(ALL.en.texts).filter((key) => !/^(join|indicatorLabel|indicatorFormula)\./.test(key));
    expect(keys.filter((key) => !used.has(key))).toEqual([]);
  });

  it("are there for every indicator, and for nothing else that is called so", () => {
    const all = [...INDICATORS, ...TABLE_INDICATORS];
    const isKey = (words: AnyText) => /^indicator(Label|Formula)\./.test(english(toText(words)));
    expect(all.filter(({ label, formula }) => isKey(label) || isKey(formula)).map(({ id }) => id)).toEqual([]);
    const names = all.map(({ id }) => id.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()));
    const keys = Object.keys(ALL.en.texts).filter(isKey);
    expect(keys.filter((key) => !names.includes(key.split(".")[1]!))).toEqual([]);
  });

  it("that are the same in English are the same in other languages", () => {
    const different = LANGUAGES.slice(1).flatMap((language) => {
      const byEnglish = new Map<string, Set<string>>();
      for (const { key, english, words } of saidFor(language)) {
        // Marks between words, units (which count in Chinese what they name in English), and sentences with places.
        if (/^(join|unit)\./.test(key) || english.includes("{") || OTHER_SENSES.includes(key)) continue;
        byEnglish.set(bare(english), (byEnglish.get(bare(english)) ?? new Set()).add(bare(words)));
      }
      return [...byEnglish].flatMap(([english, said]) => (said.size > 1 ? [[language, english, ...said]] : []));
    });
    expect(different).toEqual([]);
  });
});

describe("what is named by English words", () => {
  it("has words in every other language", () => {
    expect(lackingIn(ALL), "words that files of src/words/catalogues lack").toEqual([]);
  });

  it("is told by its file, family and English words where a language lacks them", () => {
    const { km, ...unit } = ALL.zh.named.unit;
    const xx = { ...ALL.zh, named: { ...ALL.zh.named, unit } };
    expect([km, lackingIn({ ...ALL, xx })]).toEqual(["公里", ['xx.ts: named.unit: "km"']]);
    expect(lackingIn({ ...ALL, xx: ALL.en })).toContain('xx.ts: named.account: "wages"');
  });
});

/** Words that languages lack of those that another one has; English needs none. */
function lackingIn(catalogues: Record<string, Catalogue>): string[] {
  const languages = Object.entries(catalogues).filter(([language]) => language !== ENGLISH);
  const names = languages.flatMap(([, { named }]) =>
    Object.entries(named ?? {}).flatMap(([family, words]) =>
      Object.keys(words).map((english) => ({ family: family as Family, english })),
    ),
  );
  const lacking = languages.flatMap(([language, { named }]) =>
    names
      .filter(({ family, english }) => !named?.[family][english])
      .map(({ family, english }) => `${language}.ts: named.${family}: "${english}"`),
  );
  return [...new Set(lacking)];
}

/** Without capitals and the mark at the end. */
const bare = (words: string) => words.toLowerCase().replace(/[.:。：\s]+$/, "");

/** English has one word for two things: members' sum, pairs by number, a map of YAML. */
const OTHER_SENSES = [
  ...["cli.members", "help.population", "parameter.cities", "indicators.size", "lab.firmsInSentence", "lab.pairsHead"],
  ...["levers.city", "levers.receivingCityInSentence", "report.steps", "scenario.map"],
];

/** Braces that stand for themselves: templates of Plotly, examples of files. */
const WITHOUT_VALUES: string[] = [];

function textOf(language: (typeof LANGUAGES)[number], key: string): string {
  return ALL[language].texts[key as TextKey];
}

/** Names of the places of a message. */
function placesOf(message: string): string[] {
  const visit = (elements: readonly MessageFormatElement[]): string[] =>
    elements.flatMap((element) => {
      if (isArgumentElement(element) || isNumberElement(element)) return [element.value];
      if (!isPluralElement(element) && !isSelectElement(element)) return [];
      return [element.value, ...Object.values(element.options).flatMap(({ value }) => visit(value))];
    });
  return visit(parse(message, { ignoreTag: true }));
}

/** Calls of `t`, or of what says texts, with a key that is written there. */
function usesIn(file: string, code: string): Use[] {
  const kind = file.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true, kind);
  const found: Use[] = [];
  const visit = (node: ts.Node): void => {
    ts.forEachChild(node, visit);
    if (!ts.isCallExpression(node) || !/^(\w+\.)?(t|say|said)$/.test(node.expression.getText(source))) return;
    const [key, values] = node.arguments;
    if (!key || !ts.isStringLiteral(key)) return;
    const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
    const plain = values && ts.isObjectLiteralExpression(values) && !values.properties.some(ts.isSpreadAssignment);
    if (values && !plain) return;
    const names = plain ? values.properties.map((property) => property.name!.getText(source)) : undefined;
    found.push({ where: `${file}:${line}`, key: key.text, values: names });
  };
  visit(source);
  return found;
}
