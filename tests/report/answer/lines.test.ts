import { describe, expect, it } from "vitest";
import { shortSentences } from "../../../src/report/answer/lines.js";

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

  it("is not parted inside the name of an indicator", () => {
    const long = `“A” against “B”, from 2024 to 2031 in sum: ${words(12)} +0.20 %, real consumption per resident, private and public +2.04 %.`;
    const [first, second] = shortSentences(long, "en");
    expect(first).toMatch(/word \+0\.20 %\.$/);
    expect(second).toBe("Real consumption per resident, private and public +2.04 %.");
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
  });
});
