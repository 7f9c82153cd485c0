import { describe, expect, it } from "vitest";
import { lookup } from "../../../src/measures/views/data.js";
import { findings, interval } from "../../../src/report/answer/findings.js";
import { inventedReport, rowOf as row } from "../fixture.js";

const data = inventedReport();

describe("findings", () => {
  it("say what happens, to whom, and how sure that is, in both languages", () => {
    const { en, zh } = findings(lookup(data));
    const text = en.join("\n");
    expect(text).toMatch(
      /raises real GDP by 0\.\d+ % in 2040 \(\+4 to \+16 %, 90 % range over 60 parameter draws .*; by chance alone \+0\.\d+ % to \+0\.\d+ %, 95 %\)\./,
    );
    expect(text).toMatch(/Residents gain in \d+ of 27 cities/);
    expect(text).toMatch(/Theil’s T\) is [\d.]+ % lower than in the baseline \(95 % interval [\d.]+ to [\d.]+ %\)/);
    expect(text).toMatch(
      /Council under “No booths at provincial borders”: all sign at 1 of 3 meetings .*Shanghai and Jiangsu refuse/,
    );
    expect(zh.join("")).toMatch(
      /实际GDP提高0\.\d+%（对\d+个不确定的参数联合抽取60组，90%区间为\+4%至\+16%，中位数为\+[0-9]+%；仅计随机波动的95%置信区间/,
    );
    expect(zh.join("")).not.toMatch(/undefined|NaN/);
  });

  it("say that doubt about parameters is missing where no study is there", () => {
    const { en, zh } = findings(lookup({ ...data, uncertainty: undefined }));
    expect(en.join("\n")).toContain("the uncertainty of parameters is not included");
    expect(zh.join("")).toContain("未计入参数的不确定性");
  });

  it("say so where nothing changes or chance could explain it", () => {
    const change = (effect: number, ciLow: number, ciHigh: number) => {
      const effects = data.effects.map((one) => ({ ...one, effect, ciLow, ciHigh }));
      const none = { ...data.choices, meetings: [], courses: [] };
      return findings(lookup({ ...data, effects, choices: none })).en[0];
    };
    expect(change(0, 0, 0)).toContain("has no effect on real GDP");
    expect(change(1000, -500, 2500)).toContain("does not clearly change real GDP");
    expect(change(1000, 500, 2500)).toContain("raises real GDP");
  });

  it("claim no interval of chance for a single run", () => {
    expect(findings(lookup(inventedReport(1))).en.join("\n")).not.toContain("by chance alone");
  });

  it("give intervals where there are any", () => {
    expect(interval(row(1.234, 0.2), "percent", "en")).toBe("1.0 to 1.4");
    expect(interval(row(1, Number.NaN), "percent", "en")).toBeUndefined();
  });
});
