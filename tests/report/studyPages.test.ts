import { describe, expect, it } from "vitest";
import { sensitivityHtml, sensitivitySentences, sweepHtml, sweepSentences } from "../../src/report/index.js";
import {
  type Manifest,
  MEASURES,
  METHODS,
  type SensitivityMethod,
  type SweepReport,
  sensitivityJson,
  sensitivitySchema,
  sweepJson,
  sweepSchema,
} from "../../src/results/index.js";

const manifest: Manifest = {
  schemaVersion: 2,
  program: { name: "agglom", version: "0", commit: null },
  node: "v20",
  scenario: { file: "a.yaml", sha256: "0".repeat(64) },
  seed: 1,
  replicates: 1,
  failed: [{ variant: "baseline", replicate: 3, reason: "no <base> year" }],
  years: [2022, 2024],
  variants: ["baseline", "free"],
  audit: null,
  run: { command: "", seconds: 1, host: "" },
};

const head = { schemaVersion: 1, title: "Tolls <b>", question: "Why?", region: "Delta", seed: 1, years: [2022, 2024] };

const sensitivity = (method: SensitivityMethod) => {
  const estimates = (size: number) =>
    MEASURES[method].map((measure) => ({ measure, value: size, low: size - 0.1, high: size + 0.1 }));
  return sensitivitySchema.parse({
    ...head,
    holds: "study of sensitivity",
    method,
    samples: 4,
    worlds: 12,
    factors: [
      { name: "a", label: "Gain <i>", unit: "share", low: 0, high: 1 },
      { name: "b", label: "Toll", unit: "yuan", low: 1, high: 3 },
    ],
    outcomes: [
      {
        ...{ variant: "free", variantLabel: "No tolls", indicator: "real-gdp", label: "Real GDP", place: "cluster" },
        ...{ year: 2024, unit: "%", mean: 3, deviation: 0.5, used: 8, dropped: 1 },
        factors: [
          { factor: "b", estimates: estimates(2) },
          { factor: "a", estimates: estimates(0) },
        ],
      },
    ],
    failed: [{ case: 3, arm: null, reason: "no base year" }],
  });
};

const sweep = (factors: number, levels: number, worlds: number): SweepReport => {
  const points = Array.from({ length: levels ** factors }, (_, p) =>
    Array.from({ length: factors }, (_, f) => Math.floor(p / levels ** f) % levels),
  );
  const outcome = { place: "cluster", year: 2024, unit: "%" };
  return sweepSchema.parse({
    ...head,
    holds: "sweep",
    ...{ design: "grid", population: "cohorts", replicates: 1, worlds, drawn: 3, compared: worlds },
    factors: Array.from({ length: factors }, (_, f) => ({ name: `f${f}`, label: `Factor <${f}>`, unit: "km" })),
    outcomes: [
      { ...outcome, indicator: "real-gdp", label: "Real GDP", better: "higher" },
      { ...outcome, indicator: "theil-t-gdp", label: "Theil T", better: "lower" },
      { ...outcome, indicator: "lever-cost", label: "Spending", better: "lower" },
    ],
    variants: [{ id: "free", label: "No tolls" }],
    options: points.map((values, point) => ({
      ...{ point, variant: "free", values, front: point === 0 },
      effects: [1, -1, 2].map((size) => ({
        ...{ low: size * point - 1, high: size * point + 1, rises: 0.5, worlds },
        middle: point === 1 ? null : size * point + 0,
      })),
      ...(worlds > 1 ? { regret: { largest: point, mean: point / 2 } } : {}),
    })),
    pareto: { efficiency: 0, equity: 1, cost: 2 },
    cases: points.length * worlds,
    failed: [],
  });
};

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
    expect(sensitivitySchema.parse(JSON.parse(sensitivityJson(report)))).toEqual(report);
  });

  it("says first what the effect is and depends on, then what is missing", () => {
    const [answer, lost] = sensitivitySentences(sensitivity("sobol"));
    expect(answer).toContain("“No tolls” changes real GDP in 2024 by +3.0 % on average");
    expect(answer).toContain("It depends most on: Toll (2.00, 95 % interval 1.90 to 2.10).");
    expect(lost).toBe("1 of 12 worlds could not be run; what needs them is left out. The first: no base year");
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
    expect(sweepSchema.parse(JSON.parse(sweepJson(report)))).toEqual(report);
  });
});
