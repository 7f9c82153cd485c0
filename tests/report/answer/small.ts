import { RECEIPTS } from "../../../src/measures/indicators/index.js";
import type { EffectRow } from "../../../src/measures/results/index.js";
import type { PlaceKind } from "../../../src/measures/views/data.js";
import type { AnswerView } from "../../../src/report/answer/view.js";
import { type Text, textOf } from "../../../src/words/index.js";

/** An effect on a level of 1000 (of payments, on none) that is sure; or effect, level, and half of the interval of chance. */
export type Cell = number | readonly [effect: number, level: number, half: number];

/** [arm][place][indicator]: of every year, or by year. */
export type Cells = Record<string, Record<string, Record<string, Cell | { readonly byYear: readonly Cell[] }>>>;

export const YEARS = [2024, 2025, 2026];
const LAST = { kind: "year", at: 2026, from: 2026, to: 2026 } as const;

const KINDS: Record<string, PlaceKind> = {
  cluster: "cluster",
  country: "country",
  coast: "province",
  inland: "province",
};

const UNITS: Record<string, [label: string, unit: string]> = {
  "real-gdp": ["Real GDP", "100 million yuan, base-year prices"],
  "own-revenue": ["Own revenue", "100 million yuan"],
  "lever-cost": ["Spending on levers", "100 million yuan"],
  residents: ["Residents", "thousand persons"],
  share: ["Share of works", "share of GDP"],
  wage: ["Wage", "thousand yuan, base-year prices"],
};

const levelOf = (indicator: string) => (RECEIPTS.includes(indicator as (typeof RECEIPTS)[number]) ? 0 : 1000);

/** An answer on such effects of 2024 to 2026; its plan asks for the last year if nothing else is said. */
export function smallView(
  cells: Cells,
  plan: Partial<AnswerView["plan"]> = {},
  more: Partial<AnswerView> = {},
): AnswerView {
  const ids = new Set(["cluster", ...Object.values(cells).flatMap((places) => Object.keys(places))]);
  return {
    region: textOf("the Delta"),
    currency: textOf("yuan", "元"),
    years: YEARS,
    baseline: "baseline",
    variants: Object.keys(cells).map((id) => ({ id, label: textOf(id) })),
    plan: { when: LAST, places: ["cluster"], equal: [], ...plan },
    places: [...ids].map((id) => ({ id, label: textOf(id), kind: KINDS[id] ?? "city" })),
    effect(variant, place, indicator, year) {
      const given = cells[variant]?.[place]?.[indicator];
      const cell = typeof given === "object" && "byYear" in given ? given.byYear[YEARS.indexOf(year)] : given;
      if (cell === undefined) return undefined;
      const [effect, baselineMean, half] = typeof cell === "number" ? [cell, levelOf(indicator), 0] : cell;
      return {
        effect,
        baselineMean,
        variantMean: baselineMean + effect,
        ciLow: effect - half,
        ciHigh: effect + half,
      } as EffectRow;
    },
    entry(indicator) {
      const known = UNITS[indicator];
      return known && { label: textOf(known[0]), unit: textOf(known[1]), better: "none" };
    },
    chosen: { en: [], zh: [] },
    decided: { en: [], zh: [] },
    uncounted: {},
    cycles: {},
    ...more,
  };
}

export const english = (texts: readonly Text[]): string[] => texts.map(({ en }) => en);
