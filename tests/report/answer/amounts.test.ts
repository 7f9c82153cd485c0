import { describe, expect, it } from "vitest";
import { INDICATORS } from "../../../src/measures/indicators/index.js";
import type { Amount } from "../../../src/measures/views/index.js";
import {
  changeText,
  isMoney,
  isNone,
  isShareOfBase,
  isTold,
  labelOf,
  levelMeasure,
  levelText,
  measureText,
  noneValues,
  rangedChange,
  roundedPercent,
  shortChange,
  signedPercent,
  signedSum,
  sizePercent,
  sizeText,
  subjectText,
  sumRange,
} from "../../../src/report/answer/amounts.js";
import { textOf, unitText } from "../../../src/words/index.js";
import { smallView } from "./small.js";

const view = smallView({ reform: {} });
const asking = (measure: string) => smallView({ reform: {} }, { measure });
const yuan = textOf("yuan", "元");
/** An effect, with an interval of so much to either side. */
const row = (effect: number, baselineMean = 1000, half = 0): Amount => ({
  ...{ effect, baselineMean, ciLow: effect - half, ciHigh: effect + half },
});

describe("per cents in sentences", () => {
  it("have three digits, but no finer than hundredths", () => {
    expect([0.1234, 9.94, 9.95, 12.34, 99.4, 99.5, 123.4].map((value) => sizePercent(-value))).toEqual(
      ["0.12", "9.94", "9.9", "12.3", "99.4", "100", "123"].map((one) => `${one} %`),
    );
    expect([12.34, -0.1234, -123.4, 0].map(signedPercent)).toEqual(["+12.3 %", "−0.12 %", "−123 %", "0 %"]);
    expect([12.34, -0.1264, -123.6].map(roundedPercent)).toEqual([12.3, -0.13, -124]);
  });
});

describe("sums in sentences", () => {
  it("have their sign, and ranges one before each end", () => {
    expect([25, -25].map((one) => signedSum(one, yuan).en)).toEqual(["+2.50 bn yuan", "−2.50 bn yuan"]);
    expect(sumRange([-3, 542], yuan).en).toBe("−0.30 to +54.2 bn yuan");
    expect(sumRange([0, 10], yuan).en).toBe("0 to +1.00 bn yuan");
  });

  it("are known by their unit", () => {
    expect(["real-gdp", "own-revenue", "residents", "wage", "unheard"].map((id) => isMoney(view, id))).toEqual([
      ...[true, true, false, false, false],
    ]);
  });
});

describe("the size of an effect", () => {
  it("is in per cent with its money or people behind, in points of a share, else in per cent alone", () => {
    const said = (id: string, effect: number) => sizeText(view, id, row(effect)).en;
    expect(said("real-gdp", -25)).toBe("2.50 % (2.50 bn yuan)");
    expect(said("residents", -2.5)).toBe("0.25 % (2\u202F500 people)");
    expect(said("share", -0.25)).toBe("25 percentage points");
    expect(said("wage", -25)).toBe("2.50 %");
  });

  it("is money alone where it is more than ten times what there was", () => {
    expect(sizeText(view, "own-revenue", row(1000, 100)).en).toBe("1\u202F000 % (100 bn yuan)");
    expect(sizeText(view, "own-revenue", row(1001, 100)).en).toBe("100 bn yuan");
    expect(sizeText(view, "own-revenue", row(-1001, -100)).en).toBe("100 bn yuan");
    expect([10, -10, 10.1].map((effect) => isShareOfBase(row(effect, -1)))).toEqual([false, false, false]);
  });

  it("names no money of less than half a hundredth of a hundred million, and no fewer than five people", () => {
    expect(sizeText(view, "own-revenue", row(0.004, 0.01)).en).toBe("40.0 %");
    expect(sizeText(view, "own-revenue", row(0.005, 0.01)).en).toBe("50.0 % (0.001 bn yuan)");
    expect(sizeText(view, "residents", row(0.004, 0.01)).en).toBe("40.0 %");
    expect(sizeText(view, "residents", row(0.005, 0.01)).en).toBe("50.0 % (5 people)");
  });
});

describe("the size of what is no share of anything", () => {
  const units: Record<string, [en: string, zh: string]> = {
    moves: ["firms a year", "家/年"],
    wage: ["thousand yuan a head, base-year prices", "千元/人（基年价格）"],
    gap: ["index, 0 to 1", "指数（0—1）"],
    spread: ["standard deviation of ln return", "对数回报率标准差"],
    residents: ["thousand persons", "千人"],
  };
  const known = { ...view, entry: (id: string) => units[id] && { label: textOf(id), unit: textOf(...units[id]) } };
  const seen = known as typeof view;

  it("is in its own unit; of an index, or of what has no unit, a bare number", () => {
    const said = (id: string, effect: number, was = 0) => changeText(seen, id, row(effect, was));
    expect(said("moves", -8.1)).toEqual(textOf("−8.1 firms a year", "−8.1家/年"));
    expect(said("wage", 0.25, 1e-15)).toEqual(textOf("+0.25 thousand yuan a head", "+0.25千元/人"));
    expect(said("residents", 0.005).en).toBe("+5 people");
    expect(said("residents", 0.005).zh).toBe("+5人");
    expect(said("residents", 0.2).zh).toBe("+0.0200万人");
    expect(["gap", "spread", "unheard"].map((id) => said(id, 0.034).en)).toEqual(["+0.034", "+0.034", "+0.034"]);
    expect(sizeText(seen, "moves", row(-8.1, 0)).en).toBe("8.1 firms a year");
  });

  it("is none where it rounds to nothing and chance leaves no more open", () => {
    const said = (id: string, effect: number, was = 0, half = 0) => changeText(seen, id, row(effect, was, half)).en;
    expect(said("moves", 1e-14, 1e-16)).toBe("within ±0.000001 firms a year");
    expect(said("moves", 1e-14, 1e-16, NaN)).toBe("within ±0.000001 firms a year");
    expect(said("moves", 0, 0, 3)).toBe("not clear");
    expect(said("residents", 0.004)).toBe("within ±5 people");
    expect(changeText(view, "share", row(1e-12, 1e-9)).en).toBe("within ±0.000001 percentage points");
    expect(changeText(view, "share", row(7e-6, 0.02)).en).toBe("+0.00070 percentage points");
    expect(isTold(view, "share", row(1e-12, 1e-6))).toBe(false);
  });

  it("of no indicator is a per cent above 1000, or of zero", () => {
    const said = INDICATORS.flatMap(({ id, unit, label }) => {
      const one = { ...view, entry: () => ({ label, unit: unitText(unit, yuan), better: "none" as const }) };
      const rows = [row(0.1, 0), row(-3, 1e-12), row(1e-15, 1e-30), row(40, 2), row(1e-4, 0, 1e-5)];
      return rows.flatMap((cell) => [changeText(one, id, cell).en, shortChange(one, id, cell).en]);
    });
    expect(said.filter((one) => /–|^[^ (]*\d{4,}\S* %|\u202F\S* %/.test(one))).toEqual([]);
    expect(said.filter((one) => one.includes("undefined"))).toEqual([]);
  });
});

describe("a change", () => {
  it("has its sign, in brackets or inside of some", () => {
    expect(changeText(view, "real-gdp", row(-25)).en).toBe("−2.50 % (−2.50 bn yuan)");
    expect(changeText(view, "real-gdp", row(25), true).en).toBe("+2.50 %, +2.50 bn yuan");
    expect(changeText(view, "residents", row(12.345)).en).toBe("+1.23 % (+12\u202F300 people)");
    expect(changeText(view, "residents", row(12.345)).zh).toContain("1.23万");
    expect(changeText(view, "share", row(-0.25)).en).toBe("−25 percentage points");
  });

  it("is in words where there is none, less than is told, or nothing clear", () => {
    expect(changeText(view, "wage", row(0)).en).toBe("no effect");
    expect(changeText(view, "wage", row(0.04)).en).toBe("within ±0.005 %");
    expect(changeText(view, "wage", row(25, 1000, 30)).en).toBe("not clear");
    expect(changeText(view, "own-revenue", row(0.004, 0)).en).toBe("within ±0.001 bn yuan");
    expect(shortChange(view, "wage", row(25, 1000, 30)).en).toBe("not clear");
    // Too little money to be told, and much of what there was.
    expect(shortChange(view, "own-revenue", row(0.001, 0.01)).en).toBe("+10.0 %");
  });

  it("in one number is a per cent of GDP, money of other sums, people, points of a share, else per cent", () => {
    const short = (id: string, effect: number, seen = view) => shortChange(seen, id, row(effect)).en;
    expect(short("real-gdp", 25)).toBe("+2.50 %");
    expect(short("real-gdp", 25, asking("real-gdp"))).toBe("+2.50 bn yuan");
    expect(short("real-gdp", 25, asking("own-revenue"))).toBe("+2.50 %");
    expect(short("own-revenue", -25)).toBe("−2.50 bn yuan");
    expect(short("residents", -25)).toBe("−25\u202F000 people");
    expect(short("share", 0.25)).toBe("+25 percentage points");
    expect(short("wage", 25)).toBe("+2.50 %");
  });

  it("beside a range is in per cent too, also of money", () => {
    expect(rangedChange(view, "real-gdp", row(25)).en).toBe("+2.50 %");
    expect(rangedChange(view, "own-revenue", row(25)).en).toBe("+2.50 % (+2.50 bn yuan)");
    expect(rangedChange(view, "own-revenue", row(25), true).en).toBe("+2.50 %, +2.50 bn yuan");
  });
});

describe("what is too little to be told", () => {
  it("is an effect that is not clear, and money of less than is told", () => {
    expect(isTold(view, "wage", row(25))).toBe(true);
    expect(isTold(view, "wage", row(25, 1000, 30))).toBe(false);
    expect(isTold(view, "own-revenue", row(0.004, 0.01))).toBe(false);
    expect(isTold(view, "own-revenue", row(-0.005, 0.01))).toBe(true);
    expect(isTold(view, "wage", row(0.004, 0.01))).toBe(true);
  });

  it("is none where it is nothing, or next to no money of none", () => {
    expect(isNone(view, "wage", row(0.04))).toBe(true);
    expect(isNone(view, "wage", row(0.004, 0))).toBe(false);
    expect(isNone(view, "own-revenue", row(0.004, 0))).toBe(true);
    expect(isNone(view, "own-revenue", row(0.005, 0))).toBe(false);
    expect(isNone(view, "own-revenue", row(0.004, 0.01))).toBe(false);
    expect(noneValues(view, row(0), "own-revenue")).toEqual({ zero: true, least: "0.005 %" });
    expect(noneValues(view, row(0.04), "own-revenue")).toEqual({ zero: false, least: "0.005 %" });
    expect(noneValues(view, row(0.004, 0), "own-revenue")).toEqual({
      zero: false,
      least: textOf("0.001 bn yuan", "0.01亿元"),
    });
  });
});

describe("names and levels", () => {
  it("are a label inside a sentence, and an id of what is not known", () => {
    expect(["wage", "unheard"].map((id) => measureText(view, id).en)).toEqual(["wage", "unheard"]);
    expect(measureText(view, "own-revenue").en).toBe("own revenue");
    expect([labelOf(view, "reform")?.en, labelOf(view, "unheard")]).toEqual(["reform", undefined]);
  });

  it("of levels have their unit where it is neither money nor a share, without the year of prices", () => {
    expect(["wage", "own-revenue", "share", "residents", "unheard"].map((id) => levelMeasure(view, id).en)).toEqual([
      ...["Wage (thousand yuan)", "Own revenue", "Share of works", "Residents (thousand persons)", "unheard"],
    ]);
  });

  it("are money in billions, shares in per cent, all else as it is, with three digits", () => {
    expect(levelText(view, "own-revenue", 1234).en).toBe("123 bn yuan");
    expect(levelText(view, "own-revenue", -20).en).toBe("−2.00 bn yuan");
    expect(levelText(view, "share", 0.1234).en).toBe("12.3 %");
    expect(levelText(view, "wage", 12.34).en).toBe("12.3");
  });

  it("of what is told are an arm, or one against another", () => {
    expect(subjectText(view, { run: "reform", against: "baseline" }).en).toBe("“reform”");
    expect(subjectText(view, { run: "baseline", against: "reform" }).en).toBe("“Baseline” against “reform”");
  });
});
