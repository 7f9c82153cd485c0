import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import {
  advice,
  allOf,
  amountIn,
  completed,
  english,
  inOthers,
  joined,
  listed,
  nameOfLanguage,
  nativeWords,
  nextLanguage,
  percentSigns,
  quoted,
  range,
  SaidError,
  saying,
  shellWord,
  someOf,
  spoken,
  t,
  textOf,
  textOfError,
  together,
  toText,
  withOtherNames,
} from "../../src/words/index.js";
import { RANKS, spaceBeforePercent } from "../../src/words/phrases.js";

const names = ["A", "B", "C"].map((en, at) => textOf(en, ["甲", "乙", "丙"][at]));
const [a, b] = names as [(typeof names)[0], (typeof names)[0]];

describe("names in a row", () => {
  it("are parted as each language parts names, or as it is asked for", () => {
    expect(joined(names)).toEqual({ en: "A, B, C", zh: "甲、乙、丙" });
    expect(joined([a, "x"], "semicolon").en).toBe("A; x");
    expect([joined([]), joined([b], "or")]).toEqual([textOf(""), b]);
  });

  it("end with a word where there are two, and stand alone where there is one or none", () => {
    expect([[], [a], [a, b], names].map((some) => listed(some, "en"))).toEqual(["", "A", "A and B", "A, B and C"]);
    expect(allOf(names)).toEqual({ en: "A, B and C", zh: "甲、乙和丙" });
  });

  it("of which there are more than most say how many are left", () => {
    expect(someOf(names, 3)).toEqual(joined(names));
    expect(someOf(names, 2).en).toBe("A, B and 1 more");
    expect(someOf(names, 1).en).toBe("A and 2 more");
    expect(someOf(names, 2).zh).toMatch(/甲、乙.*[13]/);
  });
});

describe("short phrases", () => {
  it("are quoted where there is something to quote", () => {
    expect([quoted(a), quoted(textOf(""))]).toEqual([{ en: "“A”", zh: "“甲”" }, textOf("")]);
    expect(quoted(textOf("", "甲"))).toEqual({ en: "", zh: "“甲”" });
  });

  it("are words of a shell again once it has read them", () => {
    const words = ["plain", "情景.yaml", "", "two words", "it's", '"$HOME"', "`date`", "a;b", "100%", "star*", "~"];
    const read = execFileSync("bash", ["-c", `printf '%s\\n' ${words.map(shellWord).join(" ")}`], { encoding: "utf8" });
    expect(read.split("\n").slice(0, -1)).toEqual(words);
    expect(words.slice(0, 2).map(shellWord)).toEqual(words.slice(0, 2));
  });

  it("range from low to high, and are one number where these are the same", () => {
    expect([range("1", "2", "en"), range("1", "2", "zh"), range("1", "1", "zh")]).toEqual(["1 to 2", "1至2", "1"]);
  });

  it("make a paragraph of the sentences that there are", () => {
    expect(together(["One.", "", "Two."], "en")).toBe("One. Two.");
    expect(together(["一。", "", "二。"], "zh")).toBe("一。二。");
  });

  it("say what is wrong, what would be right and what to try, by key or as they are", () => {
    expect(advice("mcp.noLever", a, "mcp.noFile")).toEqual({
      what: t("mcp.noLever"),
      allowed: a,
      hint: t("mcp.noFile"),
    });
  });

  it("have per cent signs and amounts of money as the language writes them", () => {
    expect(percentSigns("+1 % to 2 %", "en")).toBe("+1 % to 2 %");
    expect(percentSigns("+1 % to 2 %", "zh")).toBe("+1% to 2%");
    expect([spaceBeforePercent("en"), spaceBeforePercent("zh")]).toEqual([true, false]);
    expect([amountIn(25, "en"), amountIn(25, "zh")]).toEqual([2.5, 25]);
  });
});

describe("languages", () => {
  it("follow one another round, and have their own names", () => {
    expect([nextLanguage("en"), nextLanguage("zh")]).toEqual(["zh", "en"]);
    expect([nameOfLanguage("en").tag, nameOfLanguage("zh").name]).toEqual(["en", "中文"]);
  });

  it("other than the reader's call a place by its other names", () => {
    expect(inOthers(a)).toEqual({ en: "甲", zh: "A" });
    expect(withOtherNames(a).en).toBe("A (甲)");
    expect([nativeWords(a), nativeWords(textOf("Paris"))]).toEqual(["甲", "Paris"]);
  });

  it("know the endings of names of places", () => {
    expect(RANKS.find(({ ending }) => ending === "省")?.kinds).toEqual(["province"]);
  });
});

describe("texts", () => {
  it("are made of a name, of data that lack a language, or of words that stand for all", () => {
    expect(completed({ en: "A" })).toEqual(textOf("A"));
    expect(completed({ en: "A", zh: "甲" })).toEqual(a);
    expect([toText("x"), toText(a), english("x"), english(a)]).toEqual([textOf("x"), a, "x", "A"]);
  });

  it("are filled in each language, with its own words of what stands in them", () => {
    expect(t("join.range", { low: a, high: 2 })).toEqual({ en: "A to 2", zh: "甲至2" });
    expect(t(a, { low: 1 })).toBe(a);
    expect(saying("zh")("join.range", { low: "1", high: "2" })).toBe("1至2");
  });

  it("are read in one language anywhere in data, and nothing else is changed", () => {
    const list = spoken([{ a: { b: a } }, null, 3, "x", undefined], "zh");
    expect(list).toEqual([{ a: { b: "甲" } }, null, 3, "x", undefined]);
    // What has more than the languages, or other words, is no text.
    const more = { en: "A", zh: "甲", fr: "A" };
    expect(spoken({ more, other: { en: "A", de: "A" } }, "zh")).toEqual({ more, other: { en: "A", de: "A" } });
    const date = new Date(0);
    expect(spoken(date, "en")).toBe(date);
  });

  it("of errors are those that they were given, or their own words", () => {
    expect(textOfError(new SaidError(a))).toEqual(a);
    expect(new SaidError(a).message).toBe("A");
    expect(textOfError(new Error("x"))).toEqual(textOf("x"));
    expect(textOfError("x")).toEqual(textOf("x"));
  });
});
