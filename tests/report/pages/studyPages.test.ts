import { describe, expect, it } from "vitest";
import { jsonText, METHODS, sensitivitySchema, sweepSchema } from "../../../src/measures/results/index.js";
import { sensitivityHtml, sensitivitySentences, sweepHtml, sweepSentences } from "../../../src/report/index.js";
import { manifest, sensitivity, sweep } from "../studies.js";

/** Ids of all elements, and of the figures that the page's script draws. */
function idsIn(html: string): { elements: string[]; figures: string[] } {
  const elements = [...html.matchAll(/<[a-z]+ [^>]*?id="([^"]+)"/g)].map(([, id]) => id!);
  const json = /<script type="application\/json" id="figures">(.*?)<\/script>/s.exec(html)![1]!;
  return { elements, figures: (JSON.parse(json) as { id: string }[]).map(({ id }) => id) };
}

function expectWhole(html: string, figures: string[]): void {
  const ids = idsIn(html);
  expect(new Set(ids.elements).size).toBe(ids.elements.length);
  expect(ids.figures).toEqual(figures);
  for (const id of figures) expect(ids.elements).toContain(`plot-${id}`);
  expect(html).toContain("Tolls &lt;b&gt;");
  expect(html).not.toMatch(/NaN|undefined/);
}

describe("the page of a study of sensitivity", () => {
  it.each(METHODS)("shows each outcome of %s, with nothing that breaks out of its text", (method) => {
    const report = sensitivity(method);
    expectWhole(sensitivityHtml(report, manifest, ""), [method === "morris" ? "screening-1" : "indices-1"]);
    expect(sensitivitySchema.parse(JSON.parse(jsonText(report)))).toEqual(report);
  });

  it("says first what the effect is and depends on, then what is missing", () => {
    const [answer, prior, lost] = sensitivitySentences(sensitivity("rank"));
    expect(answer).toContain("“No tolls” changes real GDP in 2024 by +3.0 % on average");
    expect(answer).toContain("It depends most on: Toll (2.00, 95 % interval 1.90 to 2.10).");
    expect(prior).toBe("Figures vary over their prior ranges: no data held against them.");
    expect(lost).toBe("1 of 12 parameter draws could not be run; what needs them is left out. The first: no base year");
  });

  it("names no share of a variance that few groups give, or that is above one", () => {
    const sobol = (value: number, used: number, low = 0) => {
      const report = sensitivity("sobol");
      const estimates = [{ measure: "total", value, low, high: 3 }];
      const of = { used, factors: report.outcomes[0]!.factors.map((one) => ({ ...one, estimates })) };
      const said = { ...report, outcomes: [{ ...report.outcomes[0]!, ...of }] } as typeof report;
      return sensitivitySentences(said)[0];
    };
    expect(sobol(0.5, 16)).toContain("It depends most on: Toll (0.500, ");
    const few = "What it depends on 15 groups of samples cannot tell: take more with --samples.";
    expect(sobol(0.5, 15)).toContain(few);
    expect(sobol(1.02, 64, 0.9)).toContain("It depends most on: Toll (1.02, ");
    expect(sobol(1.5, 64, 1.1)).toContain(
      "64 groups of samples cannot tell (a share of the variance comes out above 1)",
    );
  });
});

describe("the page of a sweep", () => {
  it("has a curve for one number, a map for two, and points for more", () => {
    expectWhole(sweepHtml(sweep(1, 3, 1), manifest, ""), ["curve", "front"]);
    expectWhole(sweepHtml(sweep(2, 3, 1), manifest, ""), ["map-1", "map-2", "map-3", "front"]);
    expectWhole(sweepHtml(sweep(3, 2, 5), manifest, ""), ["cases", "regret", "front"]);
  });

  it("names the option with the smallest largest regret first, or the best where there is one world", () => {
    expect(sweepSentences(sweep(1, 3, 4))[0]).toContain("“No tolls; Factor <0> 0 km” has the smallest largest regret");
    expect(sweepSentences(sweep(1, 3, 1))[0]).toContain("“No tolls; Factor <0> 2 km” does most for real GDP in 2024");
  });

  it("can be written and read", () => {
    const report = sweep(2, 2, 2);
    expect(sweepSchema.parse(JSON.parse(jsonText(report)))).toEqual(report);
  });
});
