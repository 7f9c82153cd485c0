import { InvalidArgumentError } from "commander";
import { beforeEach, describe, expect, it } from "vitest";
import { wholeNumber } from "../../../src/apps/cli/command.js";
import { beginLanguage } from "../../../src/apps/cli/language.js";
import { positiveNumber, tableOptions, targetPercent } from "../../../src/apps/cli/options.js";
import { durationText, intervalText, readable, replicatesText, signedPercent } from "../../../src/apps/cli/output.js";

describe("numbers on the screen", () => {
  it.each([
    [0.2, "1 s", "1秒"],
    [1, "1 s", "1秒"],
    [119.4, "119 s", "119秒"],
    [120, "2 min", "2分钟"],
    [7199, "120 min", "120分钟"],
    [7200, "2 h", "2小时"],
    [12_600, "3.5 h", "3.5小时"],
    [360_000, "100 h", "100小时"],
  ])("%d seconds are %s", (seconds, en, zh) => expect(durationText(seconds)).toEqual({ en, zh }));

  it.each([
    [0, "0"],
    [Number.NaN, "-"],
    [Number.POSITIVE_INFINITY, "-"],
    [12_345.6, "12346"],
    [99_999, "99999"],
    [284_213.4, "284213"],
    [1e12, "1.00e+12"],
    [1234.56, "1235"],
    [12.3456, "12.35"],
    [-1.23456, "-1.235"],
    [0.00123456, "0.001235"],
    [0.000123456, "0.000123"],
    [0.0001, "0.000100"],
    [0.00009, "9.00e-5"],
  ])("%d is readable as %s", (value, text) => expect(readable(value)).toBe(text));

  it.each([
    [0, "0 %"],
    [Number.NaN, "-"],
    [0.0123456, "+1.23 %"],
    [-0.0123456, "-1.23 %"],
    [0.001, "+0.10 %"],
    [0.0009, "+0.090 %"],
    [-0.00012, "-0.012 %"],
    [1e-6, "0 %"],
    [-1e-6, "0 %"],
    [9999, "+999900.00 %"],
    [10_000, "-"],
    [-1e14, "-"],
  ])("a share of %d is %s", (share, text) => expect(signedPercent(share)).toBe(text));

  it("have per cent signs as the language writes them", () => {
    expect([0, 0.0123456].map((share) => signedPercent(share, "zh"))).toEqual(["0%", "+1.23%"]);
  });

  it("say how many replicates they rest on, and show no interval of one", () => {
    expect([1, 8].map((count) => replicatesText(count))).toEqual(["1 replicate", "8 replicates"]);
    expect(replicatesText(1, "zh")).toBe("重复1次");
    const interval = (replicates: number) => intervalText({ ciLow: 1, ciHigh: 2, replicates }, String);
    expect([1, 2].map(interval)).toEqual(["-", "[1, 2]"]);
  });
});

describe("numbers of the command line", () => {
  beforeEach(() => beginLanguage([]));

  it("are whole and within bounds, both of them allowed", () => {
    const read = wholeNumber(2, 5);
    expect(["2", "5", " 3 "].map(read)).toEqual([2, 5, 3]);
    for (const text of ["1", "6", "2.5", "", " ", "x", "NaN"]) expect(() => read(text)).toThrow(InvalidArgumentError);
    expect(() => read("6")).toThrow("a whole number from 2 to 5");
  });

  it("are any, or above zero", () => {
    expect(["-1.5", "0", "-100", "1000"].map(targetPercent)).toEqual([-1.5, 0, -100, 1000]);
    for (const text of ["", " ", "x", "Infinity", "1e308", "-101"])
      expect(() => targetPercent(text)).toThrow(InvalidArgumentError);
    expect(positiveNumber("0.5")).toBe(0.5);
    for (const text of ["0", "-1", "x", "Infinity", ""]) expect(() => positiveNumber(text)).toThrow("a number above 0");
  });

  it("say which effects are kept", () => {
    const all = (keep?: "replicates" | "effects" | "all") =>
      tableOptions({ format: "csv", ...(keep && { keep }) }).allEffects;
    expect([all(), all("replicates"), all("effects"), all("all")]).toEqual([false, false, true, true]);
  });
});
