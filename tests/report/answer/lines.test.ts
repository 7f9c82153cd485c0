import { describe, expect, it } from "vitest";
import { columnsOf } from "../../../src/measures/views/present.js";
import { shortenedTo, shortSentences, wrapped } from "../../../src/report/answer/lines.js";

const words = (count: number) => Array.from({ length: count }, () => "word").join(" ");

describe("a sentence that is too long", () => {
  it("is parted at commas, but not inside brackets", () => {
    expect(
      shortSentences(
        `In 2031, ${words(28)}, most in Ningbo (−76.1 %, −0.33 bn yuan), least in Wuhu (−76.1 %, −0.10 bn yuan).`,
        "en",
      ),
    ).toEqual([
      `In 2031, ${words(28)}.`,
      "Most in Ningbo (−76.1 %, −0.33 bn yuan), least in Wuhu (−76.1 %, −0.10 bn yuan).",
    ]);
  });

  it("is not parted after the words that open it, nor inside a list of names or brackets", () => {
    const opened = `the Delta: against the baseline, ${words(16)} is highest under “A” (+0.21 %) and “B” (+0.21 %).`;
    expect(shortSentences(`${opened} It is lowest under “C” (−0.1 %).`, "en")).toEqual([
      opened,
      "It is lowest under “C” (−0.1 %).",
    ]);
    const list = "received by Philadelphia 7.30 bn dollars, Providence 6.20 bn dollars, Worcester 3.92 bn dollars";
    expect(shortSentences(`${words(18)}: ${list} and 18 more; paid by New York 28.0 bn dollars.`, "en")).toEqual([
      `${words(18)}: ${list} and 18 more.`,
      "Paid by New York 28.0 bn dollars.",
    ]);
    const ground = `${"字".repeat(20)}供应工业用地50.0平方公里（2033年地价4.34亿元；若无则为4.67亿元）和供应居住用地50.0平方公里`;
    expect(shortSentences(`与基准情景相比，${"字".repeat(60)}：${ground}。`, "zh")).toEqual([
      `与基准情景相比，${"字".repeat(60)}：${ground}。`,
    ]);
  });

  it("is not parted inside a list of quoted names, nor of these with a number each", () => {
    const said = `Choices of governments under “A”, “B”, “C” and “D” still move at the end: ${words(24)}.`;
    expect(shortSentences(said, "en")).toEqual([said]);
    const lowest = `It is lowest under ${words(26)}, “A” (−0.69 %), “B” (−0.69 %) and “C” (−0.74 %).`;
    expect(shortSentences(lowest, "en")).toEqual([lowest]);
  });

  it("is not parted after the quoted name that opens it", () => {
    const opened = `“Half of the growth of taxes shared”, payments ${words(30)}.`;
    expect(shortSentences(opened, "en")).toEqual([opened]);
    const inChinese = `“按现行办法分享迁移企业税收”，合计支付${"字".repeat(60)}。`;
    expect(shortSentences(inChinese, "zh")).toEqual([inChinese]);
  });

  it("is not parted inside the name of a sector", () => {
    const said = `Beyond: Tangshan ${words(28)}, largest part in mining, metals and minerals.`;
    expect(shortSentences(said, "en")).toEqual([
      `Beyond: Tangshan ${words(28)}.`,
      "Largest part in mining, metals and minerals.",
    ]);
  });

  it("is not parted inside the name of an indicator", () => {
    const long = `“A” against “B”, from 2024 to 2031 in sum: ${words(12)} +0.20 %, real consumption per resident, private and public +2.04 %.`;
    const [first, second] = shortSentences(long, "en");
    expect(first).toMatch(/word \+0\.20 %\.$/);
    expect(second).toBe("Real consumption per resident, private and public +2.04 %.");
  });

  it("is not parted inside the name of a variant, nor before a number of draws", () => {
    const name = "“Open to goods, and half the cost; of…”";
    const range = "prior range −1 to +3 %, 16 draws";
    const [first, second] = shortSentences(`the Delta: ${words(20)} under ${name} (+2.98 %, ${range}). It is.`, "en");
    expect([first, second]).toEqual([`the Delta: ${words(20)} under ${name} (+2.98 %, ${range}).`, "It is."]);
    expect(shortSentences(`${words(28)} +1 %, ${range}.`, "en").at(-1)).toBe("Prior range −1 to +3 %, 16 draws.");
    const long = "字".repeat(50);
    expect(shortSentences(`${long}最高为“对货物开放，迁移成本；减半”提高，先验区间大，16组抽样。`, "zh")).toEqual([
      `${long}最高为“对货物开放，迁移成本；减半”提高。`,
      "先验区间大，16组抽样。",
    ]);
  });

  it("keeps what a number is a share of, and lets a remark in brackets be a sentence", () => {
    const long = "字".repeat(58);
    expect(shortSentences(`${long}：50%（占本地户籍居民使用量）。`, "zh").join("")).toContain(
      "50%（占本地户籍居民使用量）",
    );
    expect(shortSentences(`${long}提高2.00%（未计入参数的不确定性）。`, "zh")).toEqual([
      `${long}提高2.00%。`,
      "未计入参数的不确定性。",
    ]);
    // What is left of a change is no sentence without it.
    const left = "+0.03 % from 2024 to 2033 in sum, +0.04 % in 2033.";
    expect(shortSentences(`${words(26)} −0.19 % in 2024, ${left}`, "en")).toHaveLength(1);
    // That there is no change is what the sentence says, as its number would be.
    for (const none of ["no effect", "not clear", "within ±0.005 %"])
      expect(shortSentences(`${"word ".repeat(29)}is (${none}, prior range 0 to +11 %).`, "en")).toHaveLength(1);
    expect(shortSentences(`${long}最高为甲（无影响，先验区间0至11%，16组抽样）。`, "zh")).toHaveLength(1);
  });
});

describe("a text of so many columns", () => {
  it.each([
    ["Real GDP +0.2 %", 15],
    ["−0.2 %…", 7],
    ["实际GDP", 7],
    ["e\u0301te\u0301", 3],
    ["", 0],
  ])("%s has %i", (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });

  it("is broken, or cut short, where the next word or character would not fit", () => {
    expect(wrapped("one two 三四五", 7)).toEqual(["one two", "三四五"]);
    // A space inside a number is none to break at.
    expect(wrapped("of 1\u202f078 bn", 6)).toEqual(["of", "1\u202f078", "bn"]);
    expect(wrapped("GDP +0.22 % in sum", 10)).toEqual(["GDP", "+0.22 % in", "sum"]);
    expect([shortenedTo("one two", 7), shortenedTo("one two", 6), shortenedTo("一二三四", 6)]).toEqual([
      "one two",
      "one t…",
      "一二…",
    ]);
    // A number stays with its unit, and a name that is long ends with a word.
    expect(wrapped("paid 83.0 bn yuan", 10)).toEqual(["paid", "83.0 bn", "yuan"]);
    expect(wrapped("支付83.0亿元", 9)).toEqual(["支付", "83.0亿元"]);
    expect(shortenedTo("All approvals handled across the border", 36)).toBe("All approvals handled across the…");
  });
});
