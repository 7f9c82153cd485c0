import { describe, expect, it } from "vitest";
import { because } from "../../../src/measures/results/index.js";
import { lookup } from "../../../src/measures/views/data.js";
import { findings, interval } from "../../../src/report/answer/findings.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport, rowOf as row } from "../fixture.js";

const data = inventedReport();

/** The same, asked about one variant. */
function about(variant: string, more: object = {}) {
  const when = { kind: "year", at: 2040, from: 2040, to: 2040 } as const;
  const answer = { compare: [variant], when, places: ["cluster"], equal: [] };
  return lookup({ ...data, ...more, context: { ...data.context, answer } });
}

describe("findings", () => {
  it("say what happens, to whom, and how sure that is, in both languages", () => {
    const { en, zh } = findings(lookup(data));
    const text = en.join("\n");
    expect(text).toMatch(
      /real GDP in 2040 is highest under “Tolls, booths and border together” \(\+0\.60 %.*\)\. It is lowest under “No booths/,
    );
    expect(text).toMatch(/“No administrative border”: real GDP \+0\.48 % in 2040 \(range \+3\.0 to \+12\.0 %\)\./);
    expect(text).toMatch(/in 2040, residents gain in \d+ of 27 cities/);
    expect(text).toMatch(/Ranges are over 60 kept draws of \d+ uncertain parameters, of 310 candidates/);
    const lever = { label: textOf("Toll"), sets: textOf("Toll"), rises: true, share: 0.25 };
    const turned = [{ ...lever, variant: "together" }];
    const turning = findings(about("together", { uncertainty: { ...data.uncertainty, turned } })).en.join("\n");
    expect(turning).toMatch(/ draws[^\n]*\.\nIn 25 % of draws the lever “Toll” is not the rise of toll/);
    const one = findings(about("together")).en.join("\n");
    expect(one).toMatch(
      /raises real GDP by 0\.\d+ % in 2040 \(90 % range given the data \+4 to \+16 %, 60 draws; by chance alone \+0\.\d+ % to \+0\.\d+ %, 95 %\)\./,
    );
    expect(one).toMatch(/Theil’s T\) is [\d.]+ % lower than in the baseline \(95 % interval [\d.]+ to [\d.]+ %\)/);
    expect(text).toMatch(
      /Council under “No booths at provincial borders”: all sign at 1 of 3 meetings .*Shanghai and Jiangsu refuse/,
    );
    expect(findings(about("together")).zh.join("")).toMatch(
      /实际GDP提高0\.\d+%（给定数据的90%区间\+4%至\+16%，60组抽样；仅计随机波动的95%置信区间/,
    );
    expect(zh.join("")).not.toMatch(/undefined|NaN/);
  });

  it("say why a variant has no range where too few draws of it are left", () => {
    const lost = (count: number, arm: string | null) => {
      const failed = Array.from({ length: count }, (_, draw) => ({ draw, arm, ...because(textOf("No market.")) }));
      const effects = data.uncertainty!.effects.filter(({ variant }) => variant !== "together");
      const uncertainty = { ...data.uncertainty!, failed, effects };
      return [lookup({ ...data, uncertainty }), about("together", { uncertainty })].map((view) => findings(view).en);
    };
    const { draws } = data.uncertainty!;
    const said = `“Tolls, booths and border together” has no range: it could not be run in ${draws - 15} of ${draws} parameter draws, which leaves fewer than 16. The first: No market.`;
    for (const arm of ["together", "baseline", null])
      for (const told of lost(draws - 15, arm)) expect(told).toContain(said);
    for (const told of lost(draws - 16, "together")) expect(told.join()).not.toContain("has no range");
    for (const told of lost(draws - 15, "elsewhere")) expect(told.join()).not.toContain("has no range");
  });

  it("say that doubt about parameters is missing where no study is there", () => {
    const { en, zh } = findings(lookup({ ...data, uncertainty: undefined }));
    expect(en.join("\n")).toContain("The uncertainty of parameters is not included");
    expect(zh.join("")).toContain("未计入参数的不确定性");
  });

  it("say so where nothing changes or chance could explain it", () => {
    const change = (effect: number, ciLow: number, ciHigh: number) => {
      const effects = data.effects.map((one) => ({ ...one, effect, ciLow, ciHigh }));
      const none = { ...data.choices, meetings: [], courses: [] };
      return findings(about("together", { effects, choices: none })).en[0];
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
    expect(interval(row(1.5, 1e-9), "percent", "en")).toMatch(/^(\S+) to \1$/);
  });
});
