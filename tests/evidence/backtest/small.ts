import { type Exclusion, Panel } from "../../../src/evidence/backtest/panel.js";
import type { Region } from "../../../src/input/index.js";
import { textOf } from "../../../src/words/index.js";

/** What was observed of a city in a year, or of its groups of sectors. */
export type Seen = [city: string, year: number, values: Record<string, number>];
export type Jobs = [city: string, group: string, year: number, thousand: number];

export const excluded = (
  ...[city, variable, what, from, to, region = "delta"]: [
    city: string,
    variable: Exclusion["variable"],
    what: Exclusion["what"],
    from: number,
    to?: number,
    region?: string,
  ]
): Exclusion =>
  ({ region, city, variable, what, from, ...(to && { to }), reason: textOf("moved"), source: "" }) as never;

/** A panel of cities of one letter each, "a" and "b" in one province, all others in another. */
export function panelOf(
  cities: string,
  seen: readonly Seen[],
  jobs: readonly Jobs[] = [],
  exclusions: Exclusion[] = [],
): Panel {
  const region = {
    id: "delta",
    tables: {
      cities: [...cities].map((id) => ({ id, province: id < "c" ? "west" : "east" })),
      sectors: ["fields", "works", "works", undefined].map((employmentGroup) => ({ employmentGroup })),
      observed: seen.map(([city, year, values]) => ({ city, year, ...values })),
    },
  } as unknown as Region;
  const employed = jobs.map(([city, group, year, employedThousand]) => ({ city, group, year, employedThousand }));
  return new Panel(region, exclusions, employed as never);
}
