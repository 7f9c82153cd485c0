import { describe, expect, it } from "vitest";
import { lookup, type ReportData } from "../../../src/measures/views/data.js";
import { decisionsHtml, reasonsHtml } from "../../../src/report/sections/governments.js";
import { inventedReport } from "../fixture.js";

const data = inventedReport(2);
const reasons = (changed: Partial<ReportData["context"]> = {}) =>
  reasonsHtml(lookup({ ...data, context: { ...data.context, ...changed } }));

describe("what is said of governments that choose", () => {
  it("names the lever and its unit, and by its type where an older report.json does not know it", () => {
    expect(decisionsHtml(lookup(data))).toContain(
      "Tax on profit (share of profit), mean of 27 cities: 0.25 before the first decision; after the last decision it is 0.30 under “No administrative border”",
    );
    const older = lookup({ ...data, context: { ...data.context, chosen: [] } });
    expect(decisionsHtml(older)).toContain("tax-rates, mean of 27 cities");
  });

  it("gives reasons city by city, and none for those who imitate", () => {
    expect(reasons()).toContain("best alternative");
    expect(reasons().match(/<details>/g)).toHaveLength(2 + 1);
    expect(reasons({ imitating: ["border", "together"] })).not.toContain("best alternative");
  });

  it("says of each city what else it tried, whether that would have cost much, and whether it chose a bound", () => {
    const tried = (...payoffs: [value: number, payoff: number][]) =>
      payoffs.map(([value, payoff]) => ({ value, payoff }));
    const [first] = data.choices.decisions;
    const row = (value: number, trials: object[]) => {
      const decision = { ...first!, value, before: 0.25, payoffBefore: 1, payoffAfter: 2, trials };
      const html = reasonsHtml(
        lookup({ ...data, choices: { ...data.choices, decisions: [decision as never], meetings: [] } }),
      );
      return [...html.matchAll(/<td[^>]*>(.*?)<\/td>/g)].slice(-5).map(([, cell]) => cell!);
    };
    expect(row(0.3, tried([0, 1.5], [0.3, 2], [0.6, 1.9]))).toEqual([
      ...["+100.0", "0.60 (\u221210.0)", "0 (\u221250.0)", "0.60 (\u221210.0)", "steep"],
    ]);
    expect(row(0.3, tried([0, 1.9995], [0.3, 2], [0.6, 1.9]))[4]).toBe("flat");
    expect(row(0, tried([0, 2], [0.6, 1.9]))[4]).toBe("steep, at the lowest");
    expect(row(0.6, tried([0, 1.9995], [0.6, 2]))[4]).toBe("flat, at the highest");
    expect(row(0.3, tried([0.3, 2]))).toEqual(["+100.0", "", "0.30 (0)", "0.30 (0)", "nothing else tried"]);
  });

  it("is nothing where nobody decides", () => {
    const quiet = lookup({ ...data, choices: { decisions: [], courses: [], meetings: [] } });
    expect(decisionsHtml(quiet) + reasonsHtml(quiet)).toBe("");
  });

  it("gives the mean of what cities chose last, and had before they first chose, arm by arm", () => {
    const light = { ...data, effects: [], flows: [] };
    const [first] = data.choices.decisions;
    const chosen = (variant: string, city: string, year: number, before: number, value: number) => ({
      ...{ ...first!, variant, city, year, before, value, replicate: 0 },
    });
    const said = (...decisions: object[]) =>
      decisionsHtml(lookup({ ...light, choices: { decisions: decisions as never, courses: [], meetings: [] } }));
    expect(
      said(
        chosen("border", "suzhou", 2024, 0.2, 0.5),
        chosen("border", "wuxi", 2024, 0.3, 0.5),
        chosen("border", "suzhou", 2026, 0.5, 0.1),
        chosen("border", "wuxi", 2026, 0.5, 0.3),
        chosen("together", "suzhou", 2024, 0.2, 0.4),
        chosen("together", "wuxi", 2024, 0.3, 0.4),
      ),
    ).toBe(
      '<ul class="findings"><li>Tax on profit (share of profit), mean of 2 cities: 0.25 before the first decision; ' +
        "after the last decision it is 0.20 under “No administrative border”, 0.40 under “Tolls, booths and border together”." +
        "</li></ul>",
    );
    expect(said(chosen("border", "suzhou", 2024, 0.2, 0.5))).toContain(", Suzhou: 0.20 before the first decision");
    // A bound may hold all cities at an end of what they tried.
    const ofTrials = (city: string, value: number) => ({
      ...chosen("border", city, 2024, 0.2, value),
      trials: [0.1, 0.2, 0.5].map((one) => ({ value: one, payoff: 1 })),
    });
    const end = "under “No administrative border” ";
    expect(said(ofTrials("suzhou", 0.5), ofTrials("wuxi", 0.5))).toContain(`${end}(the highest tried).`);
    expect(said(ofTrials("suzhou", 0.1), ofTrials("wuxi", 0.1))).toContain(`${end}(the lowest tried).`);
    expect(said(ofTrials("suzhou", 0.5), ofTrials("wuxi", 0.2))).not.toContain("tried)");
    // What they come to in other draws stands beside it.
    const held = [{ variant: "border", lever: first!.lever, mean: [0, 0.4, 0.5] as [number, number, number] }];
    const ranged = { ...light, uncertainty: { ...data.uncertainty!, chosen: held } };
    const drawn = (...decisions: object[]) =>
      decisionsHtml(lookup({ ...ranged, choices: { decisions: decisions as never, courses: [], meetings: [] } }));
    expect(drawn(ofTrials("suzhou", 0.5), ofTrials("wuxi", 0.5))).toContain(
      `${end}(the highest tried, range 0 to 0.50).`,
    );
    expect(drawn(ofTrials("suzhou", 0.5), ofTrials("wuxi", 0.2))).toContain(`0.35 ${end}(range 0 to 0.50).`);
    const alike = (value: number) => {
      const chosen = [{ ...held[0]!, mean: [0, 0, 0] as [number, number, number] }];
      const uncertainty = { ...data.uncertainty!, chosen };
      const choices = { decisions: [ofTrials("suzhou", value)] as never, courses: [], meetings: [] };
      return decisionsHtml(lookup({ ...light, uncertainty, choices }));
    };
    // The same over draws is what central values choose, too.
    expect(alike(0)).toContain("the same over draws");
    expect(alike(0.2)).toContain(`0.20 ${end}(range 0)`);
    // Of choices that go round the last is one of several.
    const round = [0.5, 0.2, 0.5, 0.1].map((value, at) => chosen("border", "suzhou", 2024 + at, 0.2, value));
    const courses = [{ variant: "border", replicate: 0, state: "cycle", length: 2 }];
    const cycling = { decisions: round, courses, meetings: [] } as never;
    expect(decisionsHtml(lookup({ ...light, choices: cycling }))).toContain(
      `it is 0.10 ${end}(goes round: 0.50, 0.10).`,
    );
  });

  it("tells arms apart in which other cities choose or come from another value, and together where they end alike", () => {
    const light = { ...data, effects: [], flows: [] };
    const [first] = data.choices.decisions;
    const chosen = (variant: string, city: string, year: number, before: number, value: number) => ({
      ...{ ...first!, variant, city, year, before, value, replicate: 0 },
    });
    const said = (...decisions: object[]) =>
      decisionsHtml(lookup({ ...light, choices: { decisions: decisions as never, courses: [], meetings: [] } }))
        .replace(/<[^>]*>/g, "|")
        .split("|")
        .filter((text) => text !== "");
    const both = [chosen("border", "suzhou", 2024, 0.2, 0.5), chosen("border", "wuxi", 2024, 0.3, 0.5)];
    expect(said(...both, chosen("together", "suzhou", 2026, 0.1, 0.5))).toEqual([
      "Tax on profit (share of profit), mean of 2 cities: 0.25 before the first decision; " +
        "after the last decision it is 0.50 under “No administrative border”.",
      "Tax on profit (share of profit), Suzhou: 0.10 before the first decision; " +
        "after the last decision it is 0.50 under “Tolls, booths and border together”.",
    ]);
    const alike = both.map((one) => ({ ...one, variant: "together", year: 2030 }));
    expect(said(...both, ...alike)).toEqual([
      "Tax on profit (share of profit), mean of 2 cities: 0.25 before the first decision; " +
        "after the last decision it is 0.50 under “No administrative border” and “Tolls, booths and border together”.",
    ]);
  });

  it("tells levers that were left where they were last", () => {
    const [first] = data.choices.decisions;
    const chosen = (lever: string, value: number) => ({ ...first!, lever, city: "suzhou", before: 0.2, value });
    const choices = { decisions: [chosen("left", 0.2), chosen("moved", 0.3)], courses: [], meetings: [] };
    const said = decisionsHtml(lookup({ ...data, effects: [], flows: [], choices: choices as never }));
    expect(said.match(/<li>\w+/g)).toEqual(["<li>moved", "<li>left"]);
  });

  it("calls the largest group of arms the others where it is long, and cuts a list that has no others", () => {
    const [first] = data.choices.decisions;
    const arms = [..."abcdef"];
    const said = (values: readonly number[], states: readonly string[], more: readonly object[] = []) => {
      const own = arms.flatMap((variant, arm) =>
        [2024, 2026].map((year) => ({ ...first!, variant, city: "suzhou", year, before: 0.2, value: values[arm]! })),
      );
      const courses = arms.map((variant, arm) => ({ variant, replicate: 0, state: states[arm]!, length: null }));
      const choices = { decisions: [...own, ...more], courses, meetings: [] } as never;
      return decisionsHtml(lookup({ ...data, effects: [], flows: [], choices })).replace(/<[^>]*>/g, " ");
    };
    const still = Array.from(arms, () => "settled");
    const most = said([0.1, 0.1, 0.3, 0.1, 0.1, 0.5], ["moving", ...still.slice(1)]);
    expect(most).toContain("after the last decision it is 0.30 under “c”, 0.50 under “f”, 0.10 under all others.");
    expect(most).toMatch(/under “a” still move .*\. +Choices of governments under all others settle\./);
    const same = said(
      arms.map(() => 0.1),
      still,
    );
    expect(same).toContain("it is 0.10 under “a”, “b”, “c” and 3 more.");
    expect(same).toContain("Choices of governments under “a”, “b”, “c” and 3 more settle.");
    // Of arms that choose something else alone nothing is said.
    const other = { ...first!, lever: "other", variant: "g", city: "suzhou", before: 0.2, value: 0.4 };
    expect(said([0.1, 0.1, 0.3, 0.1, 0.1, 0.5], still, [other])).toContain(
      "it is 0.10 under “a”, “b”, “d” and “e”, 0.30 under “c”, 0.50 under “f”.",
    );
    const few = said([0.1, 0.1, 0.1, 0.3, 0.3, 0.5], still);
    expect(few).toContain("it is 0.10 under “a”, “b” and “c”, 0.30 under “d” and “e”, 0.50 under “f”.");
  });

  it("speaks of the first replicate where there are more, of the last decision of each city", () => {
    const light = { ...data, effects: [], flows: [], choices: { ...data.choices, meetings: [] } };
    const several = reasonsHtml(lookup(light));
    expect(several).toContain("First replicate.");
    expect(several).toContain("decision of 2040</summary>");
    expect(several).toContain('<th scope="row">Suzhou</th>');
    const single = reasonsHtml(lookup({ ...light, manifest: { ...light.manifest, replicates: 1 } }));
    expect(single).not.toContain("First replicate.");
  });
});
