import { expect, it } from "vitest";
import { courseSentence, pathSentences } from "../../../src/report/answer/course.js";
import { smallView } from "./small.js";

it("a path of seven years is told in two sentences, of five years and of two", () => {
  const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
  const when = { kind: "path", at: 2030, from: 2024, to: 2030 } as const;
  const view = smallView({ a: { cluster: { "real-gdp": 10 } } }, { when }, { years });
  expect(pathSentences(view, { run: "a", against: "baseline" }).map(({ en }) => en)).toEqual([
    "Year by year: +1.00 % in 2024, +1.00 % in 2025, +1.00 % in 2026, +1.00 % in 2027, +1.00 % in 2028.",
    "Year by year: +1.00 % in 2029, +1.00 % in 2030.",
  ]);
});

it("a path of a place other than all cities together says whose it is", () => {
  const when = { kind: "path", at: 2026, from: 2024, to: 2026 } as const;
  const ofCoast = (effect: number) => {
    const cells = { a: { coast: { "real-gdp": effect }, cluster: { "real-gdp": 10 } } };
    const view = smallView(cells, { when, places: ["coast", "cluster"] });
    return pathSentences(view, { run: "a", against: "baseline" })[0]!;
  };
  expect(ofCoast(10)).toEqual({
    en: "Year by year, real GDP of coast: +1.00 % in 2024, +1.00 % in 2025, +1.00 % in 2026.",
    zh: expect.stringMatching(/^逐年（coast的.*）：/),
  });
  expect(ofCoast(0).en).toBe("No clear effect on real GDP of coast in any year from 2024 to 2026.");
});

it("an effect that reads the same at both ends neither grows nor fades", () => {
  const said = (...effects: number[]) => {
    const byYear = effects.map((effect) => [effect, 1000, 0] as const);
    const view = smallView({ a: { cluster: { "real-gdp": { byYear } } } });
    return courseSentence(view, { run: "a", against: "baseline" })!.en;
  };
  expect(said(0.051, 0.052, 0.054)).toMatch(/^The effect on real GDP is \+0\.01 % in 2024 and \+0\.01 % in 2026\.$/);
  expect(said(0.14, 0.12, 0.11)).toMatch(/^The effect on real GDP is \+0\.01 % in 2024 and \+0\.01 % in 2026\.$/);
  expect(said(10, 20, 30)).toMatch(/still growing at the end\.$/);
  // A last year that is no more than the first, or that goes the other way than some, is no growth.
  expect(said(30, 28, 29)).not.toContain("growing");
  expect(said(-30, 32, -31)).not.toContain("growing");
});

it("a course is of its place where that is not the whole cluster", () => {
  const byYear = [10, 20, 30].map((effect) => [effect, 1000, 0] as const);
  const view = smallView({ a: { bay: { "real-gdp": { byYear } } } }, { places: ["bay"] });
  expect(courseSentence(view, { run: "a", against: "baseline" })!.en).toMatch(/^The effect on real GDP of bay is/);
});

it("an effect that turns round is gone whole, not as far as its size has fallen", () => {
  const said = (before: number, after: number) => {
    const byYear = [100, before, after].map((effect) => [effect, 1000, 0] as const);
    const view = smallView({ a: { cluster: { "real-gdp": { byYear } } } });
    return courseSentence(view, { run: "a", against: "baseline" })!.en;
  };
  expect(said(40, -30)).toMatch(
    /largest in 2024 \(\+10\.0 %\); 60 % of it has gone by 2025, and it is −3\.00 % in 2026\.$/,
  );
  expect(said(80, -70)).toMatch(/; 100 % of it has gone by 2026, and it is −7\.00 % in 2026\.$/);
  expect(said(90, 60)).toMatch(/largest in 2024 \(\+10\.0 %\), and it is \+6\.00 % in 2026\.$/);
});
