import type { Distribution } from "../../../src/input/index.js";
import type { DrawResult, Draws } from "../../../src/runs/studies/cases.js";
import type { Factor } from "../../../src/runs/studies/factor.js";
import type { Outcome } from "../../../src/runs/studies/measured.js";
import { textOf } from "../../../src/words/index.js";

/** A factor whose changes tell its value. */
export function factor(name: string, distribution: Distribution): Factor {
  const changes = (value: number) => [{ path: [name], value }];
  return { name, label: textOf(name), unit: textOf("km"), distribution, source: "", changes };
}

export const uniform = (low: number, high: number) => ({ kind: "uniform", low, high }) as Distribution;
export const list = (...values: number[]) => ({ kind: "list", values }) as Distribution;

export const scenario = {
  ...{ title: textOf("Tolls"), question: textOf("Why?"), region: { label: textOf("Delta"), tables: { cities: [] } } },
  ...{ seed: 1, startYear: 2022, years: 3, population: "cohorts" },
  variants: { free: { label: textOf("Free") }, dear: { label: textOf("dear") } },
  uncertain: [],
  governments: { behaviour: "fixed", levers: [] },
} as unknown as Draws["scenario"];

export const outcome = (indicator: string, better: Outcome["better"], form: Outcome["form"] = "own"): Outcome => ({
  ...{ indicator, better, form, year: 2024, place: "cluster" },
  ...{ label: textOf(indicator), unit: textOf("1") },
});

/** Draws of a baseline and two variants; the cells are those of the outcomes. */
export function worldsOf(outcomes: readonly Outcome[], results: DrawResult[]): Draws {
  const cells = outcomes.map(({ year, place, indicator }) => ({ year, place, indicator }));
  return { scenario, arms: ["baseline", "free", "dear"], cells, cities: ["north"], results };
}

/** A world in which the baseline has nothing of anything, and the variants these. */
export function world(free: number[], dear: number[]): DrawResult {
  return { arms: [new Float64Array(free.length), Float64Array.from(free), Float64Array.from(dear)] };
}
