import { type Case, casesOf, FORECASTS, type Materials } from "./cases.js";
import { noChange, type Score, scoreOf } from "./score.js";
import { QUANTITIES, type Quantity, type Window } from "./windows.js";

/** What came out of one quantity in one window. */
export interface WindowResult {
  quantity: Quantity;
  window: Window;
  cases: Case[];
  /** Root mean squared error of "no change". */
  noChange: number;
  /** In the order of FORECASTS; those that cannot be made are left out. */
  scores: Score[];
}

/** Every quantity in every window, pooled over the panels. */
export function backtest(materials: Materials, seed?: string): WindowResult[] {
  return QUANTITIES.flatMap((quantity) =>
    quantity.windows.flatMap((window) => {
      const cases = casesOf(materials, quantity.id, window);
      if (cases.length === 0) return [];
      const scores = Object.values(FORECASTS).flatMap((name) => scoreOf(cases, name, seed) ?? []);
      return [{ quantity, window, cases, noChange: noChange(cases), scores }];
    }),
  );
}

/** Whether the model did worse than saying that nothing changes. */
export function isMiss({ scores }: WindowResult): boolean {
  const own = scores.find(({ forecast }) => forecast === FORECASTS.model);
  return own !== undefined && own.r2 < 0;
}
