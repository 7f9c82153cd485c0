import { expect, it } from "vitest";
import { inSentence, plain, rangeEnd, signed, unitAfter } from "../../../src/measures/views/present.js";

it("numbers have two digits, a true minus sign and thin spaces", () => {
  expect(signed(0.4212)).toBe("+0.42");
  expect(signed(-0.01234)).toBe("\u22120.012");
  expect(signed(0)).toBe("0");
  expect(signed(-0.001, 2)).toBe("0");
  expect(plain(238350.4)).toBe("238\u202F350");
  expect(plain(Number.NaN)).toBe("\u2013");
});

it("an end of a range that is not 0 is not told as 0 where one more decimal tells its sign", () => {
  expect([4.6, 0.3, 0.04, 0, -0.3].map((end) => rangeEnd(end, 0))).toEqual(["+5", "+0.3", "0", "0", "\u22120.3"]);
  expect(rangeEnd(0.3, 0, plain)).toBe("0.3");
});

it("a unit follows its number, unless it is one", () => {
  expect(["yuan", "1", ""].map(unitAfter)).toEqual([" yuan", "", ""]);
});

it("names of people keep their capital inside a sentence", () => {
  const labels = ["Krugman specialisation", "Hoover index of income", "Atkinson index of GDP per head", "GDP"];
  expect(labels.map(inSentence)).toEqual(labels);
  expect(inSentence("Real wage")).toBe("real wage");
});
