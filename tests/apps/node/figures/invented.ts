import type { PrintedResults } from "../../../../src/figures/print/results.js";
import { type Manifest, MEASURES, sensitivitySchema, sweepSchema } from "../../../../src/measures/results/index.js";
import { textOf } from "../../../../src/words/index.js";
import { inventedReport } from "../../../report/fixture.js";
import { game } from "../../../report/game.js";

/** One result of each kind, with invented numbers. */
export function inventedResults(): PrintedResults[] {
  const data = inventedReport();
  const { manifest } = data;
  return [
    { kind: "comparison", data },
    { kind: "game", report: game, manifest },
    { kind: "sweep", report: sweep(1), manifest },
    { kind: "sweep", report: sweep(2), manifest },
    { kind: "sensitivity", report: sensitivity("morris"), manifest },
    { kind: "sensitivity", report: sensitivity("sobol"), manifest },
    { kind: "league", report: league },
    ...tables(manifest),
  ];
}

const head = {
  ...{ schemaVersion: 2, title: textOf("Tolls"), question: textOf("Why?"), region: textOf("Delta") },
  seed: 1,
  years: [2022, 2024],
};

const NAMES = ["Hours of a trip inside a city", "Local protection, into cities", "Profit in operating surplus"];

export function sweep(factors: number) {
  const levels = [0, 0.5, 1];
  const points = factors === 1 ? levels.map((x) => [x]) : levels.flatMap((x) => levels.map((y) => [x, y]));
  const outcome = { place: "cluster", placeLabel: textOf("the cluster"), year: 2024, unit: textOf("%") };
  return sweepSchema.parse({
    ...head,
    holds: "sweep",
    ...{ design: "grid", population: "cohorts", replicates: 1, worlds: 8, drawn: 3, compared: 8 },
    factors: points[0]!.map((_, f) => ({
      name: `f${f}`,
      label: textOf("Administrative border, share of the base value that remains"),
      unit: textOf("share (0 removes it)"),
    })),
    outcomes: [
      { ...outcome, indicator: "real-gdp", label: textOf("Real GDP"), better: "higher" },
      { ...outcome, indicator: "theil-t-gdp", label: textOf("Theil T of GDP per head"), better: "lower" },
      { ...outcome, indicator: "lever-cost", label: textOf("Spending on levers"), better: "lower" },
      {
        ...outcome,
        indicator: "well-being",
        label: textOf("Well-being of residents, private and public"),
        better: "higher",
      },
    ],
    variants: [{ id: "free", label: textOf("No tolls") }],
    options: points.map((values, point) => ({
      ...{ point, variant: "free", values, front: point < 3, regret: { largest: point, mean: point / 2 } },
      effects: [1, -1, 2, 3].map((size) => ({
        ...{ low: size * point - 1, middle: size * point + 0.01, high: size * point + 1, rises: 0.5, worlds: 8 },
      })),
    })),
    pareto: { efficiency: 0, equity: 1, cost: 2 },
    cases: 8 * points.length,
    failed: [],
  });
}

export function sensitivity(method: "morris" | "sobol") {
  return sensitivitySchema.parse({
    ...head,
    holds: "study of sensitivity",
    ...{ method, samples: 4, worlds: 12 },
    factors: NAMES.map((label) => ({ name: label, label: textOf(label), unit: textOf("share"), low: 0, high: 1 })),
    outcomes: [
      {
        ...{
          variant: "free",
          variantLabel: textOf("No tolls"),
          indicator: "real-gdp",
          label: textOf("Real GDP"),
          place: "cluster",
        },
        ...{
          placeLabel: textOf("the cluster"),
          year: 2024,
          unit: textOf("%"),
          mean: 3,
          deviation: 0.5,
          used: 8,
          dropped: 1,
        },
        factors: NAMES.map((factor, at) => ({
          factor,
          estimates: MEASURES[method].map((measure, m) => {
            const value = (3 - at) * (m === 0 ? 1 : 0.3);
            return { measure, value, low: value - 0.1, high: value + 0.1 };
          }),
        })),
      },
    ],
    failed: [],
  });
}

export const league: Extract<PrintedResults, { kind: "league" }>["report"] = {
  ...{ schemaVersion: 2, holds: "league", years: 10, worlds: 8 },
  program: { name: "agglom", version: "1", commit: null },
  reform: {
    title: textOf("Borders halved"),
    question: textOf("Where?"),
    variant: "free",
    label: textOf("Borders halved"),
  },
  regions: ["Yangtze River Delta", "Guangdong-Hong Kong-Macao Greater Bay Area", "Two cities"].map((label) => ({
    ...{ id: label, label: textOf(label), currency: textOf("yuan", "元"), cities: 3, failed: 0 },
  })),
  rows: (["level", "effect"] as const).flatMap((kind) =>
    ["Real GDP per resident", "Theil T of GDP per head", "Division of functions between cities"].map((label, at) => ({
      ...{
        kind,
        indicator: label,
        label: textOf(label),
        unit: textOf("share"),
        form: "percent" as const,
        better: "higher" as const,
      },
      cells: [1, 2, 3].map((value) => ({
        ...{ value: value * (at + 1), rank: kind === "level" ? value : null },
        band: kind === "effect" ? ([value - 0.5, value + 4] as [number, number]) : null,
      })),
    })),
  ),
};

function tables(manifest: Manifest): PrintedResults[] {
  const levers = ["toll", "administrative-border", "total"];
  const attribution = ["real-gdp", "own-revenue"].flatMap((indicator) =>
    levers.map((lever, at) => ({
      ...{ place: "cluster", indicator, lever, year: "2041", baseline_mean: "100", replicates: "8" },
      ...{ effect: String([1, -3, -2][at]), least: String([0.5, -4, -2][at]), most: String([2, -2, -2][at]) },
    })),
  );
  const cases = Array.from({ length: 12 }, (_, at) => ({
    ...{ quantity: at % 2 ? "gdp" : "residents", from: "2010", to: "2020" },
    ...{ observed: String(Math.sin(at) / 10), model: String(Math.cos(at) / 10) },
  }));
  const scores = [{ quantity: "gdp", from: "2010", to: "2020", forecast: "model", r2: "0.1", spearman: "0.4" }];
  const events = ["bridge-2008", "reform-2014", "earthquake-2008"].map((event, at) => ({
    ...{ event, effect: String(0.05 * at), band_low: "-0.1", band_high: "0.08", worlds: "8" },
    ...(at === 2 ? {} : { predicted: "0.02", predicted_low: "0.01", predicted_high: "0.04" }),
  }));
  const of = (results: Record<string, readonly object[]>): PrintedResults => ({
    ...{ kind: "tables", manifest },
    results: { tables: results as never, labels: {}, dictionary: [] },
  });
  return [of({ attribution }), of({ backtest: cases, scores }), of({ events })];
}
