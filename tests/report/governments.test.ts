import { describe, expect, it } from "vitest";
import { courseSentences } from "../../src/report/courses.js";
import { type ReportData, readReport } from "../../src/report/data.js";
import { choiceMaps } from "../../src/report/figures/choices.js";
import { governmentsHtml } from "../../src/report/governments.js";
import { lookup } from "../../src/report/lookup.js";
import { reportHtml } from "../../src/report/page.js";
import { weighing } from "../../src/report/weighing.js";
import { reportFiles } from "./fixture.js";

const files = reportFiles(2);
const data = readReport(files);
const view = lookup(data);
const html = governmentsHtml(view, choiceMaps(view));
const text = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

it("says of every arm with choosing governments how its choices end, and in how many replicates", () => {
  const run = (variant: string, state: "settled" | "cycle") => ({
    variant,
    replicate: 0,
    year: 2030,
    state,
    length: 2,
  });
  const runs = [run("pact", "settled"), run("pact", "cycle"), run("pact", "settled"), run("alone", "settled")];
  expect(courseSentences(runs, (variant) => variant)).toEqual([
    "Choices of governments under pact settle (2 of 3 replicates).",
    "Choices of governments under pact go round in a cycle of 2 decisions (1 of 3 replicates).",
    "Choices of governments under alone settle.",
  ]);
});

describe("what governments chose", () => {
  it("reads decisions, courses and meetings of all replicates, and no other events", () => {
    expect(data.choices.decisions).toHaveLength(2 * 2 * 27 * 17);
    expect(data.choices.courses.map(({ state }) => state)).toEqual(Array(4).fill("moving"));
    expect(data.choices.meetings).toHaveLength(2 * 3);
  });

  it("maps values before and after, the mean of the cities first, the highest city on top", () => {
    const [figure] = choiceMaps(view);
    const panels = figure!.data as unknown as { z: number[][]; zmin: number; zmax: number }[];
    expect(panels).toHaveLength(2);
    const { z, zmin, zmax } = panels[0]!;
    const [mean, highest, ...others] = z;
    expect(z).toHaveLength(1 + 27);
    expect(highest![0]).toBe(0.25);
    expect(highest!.at(-1)).toBeCloseTo(0.6, 4);
    expect(others.at(-1)!.at(-1)).toBeCloseTo(0, 4);
    expect(mean!.at(-1)).toBeCloseTo(0.3, 4);
    expect([zmin, zmax]).toEqual([Math.min(...z.flat()), Math.max(...z.flat())]);
  });

  it("names the lever and its unit, and by its type where an older report.json does not know it", () => {
    expect(text).toContain(
      "Tax on profit (share of profit), mean of 27 cities: 0.25 before the first decision; after the last 0.30 under “No administrative border”",
    );
    const older = lookup({ ...data, context: { ...data.context, chosen: [] } });
    expect(governmentsHtml(older, [])).toContain("tax-rates, mean of 27 cities");
  });

  it("tells why: the change, the best alternative well away, and whether it matters", () => {
    const payoff = (value: number) => 3 - (value - 0.2) ** 2;
    const trials = [0, 0.19, 0.3, 0.6].map((value) => ({ value, payoff: payoff(value) }));
    const decision = { value: 0.2, before: 0.1, payoffBefore: payoff(0.1), payoffAfter: payoff(0.2), trials };
    const place = { variant: "a", replicate: 0, year: 2024, city: "c", lever: "l" };
    const { best, lowest, highest, flat } = weighing({ ...place, ...decision });
    expect(best!.value).toBe(0.3);
    expect(best!.gain).toBeCloseTo(-0.01, 12);
    expect([lowest.value, highest.value, flat]).toEqual([0, 0.6, false]);
    const shallow = trials.map(({ value, payoff: one }) => ({ value, payoff: 3 + (one - 3) / 100 }));
    expect(weighing({ ...place, ...decision, payoffAfter: 3, trials: shallow }).flat).toBe(true);
    // At a bound the far end costs much, which says nothing of the neighbourhood.
    const corner = [0, 0.005, 0.6].map((value) => ({ value, payoff: -10 * value * value }));
    expect(weighing({ ...place, ...decision, value: 0, payoffAfter: 0, trials: corner }).flat).toBe(false);
    const flatCorner = corner.map(({ value, payoff: one }) => ({ value, payoff: one / 10 }));
    expect(weighing({ ...place, ...decision, value: 0, payoffAfter: 0, trials: flatCorner }).flat).toBe(true);
  });

  it("gives no reasons for those who imitate", () => {
    expect(text).toContain("best alternative");
    const context = { ...data.context, imitating: ["border", "together"] };
    expect(governmentsHtml(lookup({ ...data, context }), [])).not.toContain("best alternative");
  });

  it("tells of a council who signed, who refused and why, and who was paid", () => {
    expect(text).toContain("2024 all nobody Shanghai: +2.00 over outside none");
    expect(text).toContain(
      "2026 nobody Shanghai: outside is better by 0.30; Jiangsu: a breach is better by 2.00 Zhejiang: +10",
    );
    expect(text).toContain("Shanghai lacks 5.0; the others can spare 3.0");
    expect(text).toContain("2028 Jiangsu, Zhejiang, Anhui Shanghai: in an earlier round");
    expect(text).toContain("Jiangsu \u22121.2, Anhui +1.7, the centre pays 0.50");
  });

  it("is no part of a report in which nobody decides", () => {
    const quiet: ReportData = { ...data, choices: { decisions: [], courses: [], meetings: [] } };
    expect(reportHtml({ data: quiet, plotlySource: "" })).not.toContain("What governments decided");
    expect(readReport({ ...files, policy: "" }).choices).toEqual(quiet.choices);
    expect(reportHtml({ data, plotlySource: "" })).toContain("What governments decided");
  });

  it("refuses events that are not what they should be", () => {
    const event = { variant: "a", replicate: 0, year: 2024, actor: "governments" };
    const patch = { op: "add", path: ["governments", "course"], value: { state: "lost" } };
    expect(() => readReport({ ...files, policy: JSON.stringify({ ...event, patches: [patch] }) })).toThrow(/state/);
  });
});
