import { describe, expect, it } from "vitest";
import type { Choices, ReportContext, RunCourse } from "../../../src/measures/results/index.js";
import { answerView, courseSentences } from "../../../src/report/answer/fromContext.js";
import { textOf } from "../../../src/words/index.js";
import { inventedReport } from "../fixture.js";

const known = inventedReport(2).context;
const viewOf = (context: Partial<ReportContext>, choices: Partial<Choices> = {}) =>
  answerView({
    ...{ context: { ...known, ...context }, choices: { decisions: [], courses: [], meetings: [], ...choices } },
    ...{ years: [2022, 2023, 2026], effect: () => undefined, entry: () => undefined, uncertainty: undefined },
  });
const variants = (...labels: string[]) =>
  ["Baseline", ...labels].map((label, at) => ({ id: `arm-${at}`, label: textOf(label), description: textOf("") }));

describe("names of an answer", () => {
  it("are those of the report: the first arm is the baseline, the others are told", () => {
    const view = viewOf({ variants: variants("Tolls", "Border") });
    expect(view.baseline).toBe("arm-0");
    expect(view.variants.map(({ id, label }) => [id, label.en])).toEqual([
      ["arm-1", "Tolls"],
      ["arm-2", "Border"],
    ]);
  });

  it("are cut where they are long, and ids where they would then be alike", () => {
    const long = "A very long name of a policy that goes on and on";
    const [first, second, third] = viewOf({ variants: variants(`${long} here`, `${long} there`, "Short") }).variants;
    expect([first, second, third].map((one) => one!.label.en)).toEqual(["arm-1", "arm-2", "Short"]);
    const [alone] = viewOf({ variants: variants(`${long} here`) }).variants;
    expect(alone!.label.en.length).toBeLessThanOrEqual(36);
    expect(alone!.label.en).toMatch(/^A very long name/);
  });

  it("are those of places: cluster, agglomerations, provinces, cities, the country, hinterlands", () => {
    const named = (id: string) => [{ id, label: textOf(id) }];
    const { places } = viewOf({
      ...{ agglomerations: named("west"), provinces: named("coast"), hinterlands: named("rest") },
      cities: known.cities.slice(0, 1),
    });
    expect(places.map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      ...["cluster cluster", "west agglomeration", "coast province", "shanghai city"],
      ...["country country", "rest hinterland"],
    ]);
  });

  it("come with the plan of the scenario, or ask for the last year", () => {
    expect(viewOf({ answer: undefined }).plan).toEqual({
      ...{ when: { kind: "year", at: 2026, from: 2026, to: 2026 }, places: ["cluster"], equal: [] },
    });
    const answer = { when: { kind: "sum", at: 2023, from: 2022, to: 2023 }, places: ["shanghai"], equal: [] } as const;
    expect(viewOf({ answer: answer as never }).plan).toEqual(answer);
  });
});

it("choices come round again after the longest cycle of any replicate, in years between decisions", () => {
  const decisions = [2024, 2024, 2026, 2028].map((year) => ({
    ...{ variant: "a", replicate: 0, year, city: "suzhou", lever: "tax" },
    ...{ before: 0.2, value: 0.4, payoffBefore: 0, payoffAfter: 1, trials: [] },
  }));
  const courses = [
    { variant: "a", state: "cycle", length: 2 },
    { variant: "a", state: "cycle", length: 3 },
    { variant: "b", state: "settled" },
  ] as never;
  expect(viewOf({}, { decisions, courses }).cycles).toEqual({ a: 6 });
  expect(viewOf({}).cycles).toEqual({});
});

describe("whether choices of governments settle", () => {
  const course = (variant: string, state: RunCourse["state"], length?: number): RunCourse => ({
    ...{ variant, replicate: 0, year: 2040, state },
    ...(length !== undefined && { length }),
  });
  const said = (...courses: RunCourse[]) => courseSentences({ courses, decisions: [] }, (id) => `“${id}”`);

  it("is a sentence an arm where all replicates agree", () => {
    const [first, second, third, ...more] = said(
      course("a", "settled"),
      course("b", "cycle", 3),
      course("c", "moving"),
    );
    expect(more).toEqual([]);
    expect(first).toMatch(/“a”.*settle/);
    expect(second).toMatch(/“b”.*cycle.*3/);
    expect(third).toMatch(/“c”.*still move/);
    for (const one of [first, second, third]) expect(one).not.toMatch(/replicates/);
  });

  it("is one for each way that choices go, with how often, where replicates differ", () => {
    const told = said(course("a", "settled"), course("a", "cycle", 2), course("a", "settled"), course("a", "cycle", 4));
    expect(told).toHaveLength(3);
    expect(told[0]).toMatch(/settle.*2 of 4/);
    expect(told[1]).toMatch(/1 of 4/);
    expect(told[2]).toMatch(/1 of 4/);
    expect(said(course("a", "settled"), course("a", "settled"))).toHaveLength(1);
    expect(said()).toEqual([]);
  });

  it("is not known of an arm that decides in one year alone", () => {
    const decision = (year: number) => ({
      ...{ variant: "a", replicate: 0, year, city: "suzhou", lever: "tax" },
      ...{ before: 0.2, value: 0.4, payoffBefore: 0, payoffAfter: 1, trials: [] },
    });
    const told = (...years: number[]) =>
      courseSentences(
        { courses: [course("a", "moving"), course("a", "moving")], decisions: years.map(decision) },
        (id) => `“${id}”`,
      );
    expect(told(2024, 2024)).toEqual([
      "Choices of governments under “a” are made once: whether they would settle does not show.",
    ]);
    expect(told(2024, 2026)[0]).toMatch(/still move at the end.*2 of 2 replicates/);
  });
});
