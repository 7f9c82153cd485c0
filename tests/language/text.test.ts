import { expect, it } from "vitest";
import { listed, spoken, textOf } from "../../src/language/index.js";

it("data are seen in one language, whatever their shape", () => {
  const data = { title: textOf("A", "甲"), list: [{ label: textOf("B", "乙"), size: 2 }], kept: new Float64Array(1) };
  const seen = spoken(data, "zh");
  expect(seen).toEqual({ title: "甲", list: [{ label: "乙", size: 2 }], kept: new Float64Array(1) });
  expect(seen.kept).toBe(data.kept);
});

it("a name without Chinese is shown as it is", () => {
  expect(textOf("Paris")).toEqual({ en: "Paris", zh: "Paris" });
});

it("lists end with a word in each language", () => {
  const names = [textOf("A", "甲"), textOf("B", "乙"), textOf("C", "丙")];
  expect([listed(names, "en"), listed(names, "zh")]).toEqual(["A, B and C", "甲、乙和丙"]);
});
