import { type Text, t } from "../words/index.js";

/** Square kilometres, firms and thousand jobs below which nothing is told to have happened. */
export const NOTICEABLE = 0.0005;

/** Hundred millions below which no money is told to have moved. */
const LEAST_MONEY = 0.005;

/**
 * The finished runs of a lever's variant, as the lever may ask for them: means over the replicates that it shares with
 * the baseline.
 */
export interface Ran {
  /** Years of the runs in which the lever is in force. */
  years: readonly number[];
  /** First of them, for sentences. */
  from: number;
  /** Last of them. */
  to: number;
  /** From the lever's first year to the last of the runs. */
  since: readonly number[];
  /** An indicator of a place and year in the variant; NaN where it has none. */
  level(place: string, indicator: string, year: number): number;
  /** The same in the baseline. */
  baseline(place: string, indicator: string, year: number): number;
  /** Real firms that moved between nodes in the lever's years, beyond those of the baseline. */
  firmsMoved(from: readonly number[], to: readonly number[]): number;
  /** Jobs of some sectors ([S], 0 or 1) in some nodes in the last year, beyond those of the baseline; thousands. */
  jobs(nodes: readonly number[], sectors: Uint8Array): number;
  /** What people call nodes. */
  names(nodes: readonly number[]): Text;
  /** As numbers are printed. */
  number(value: number, decimals: number): string;
  /** As amounts are printed; 100 million of the region's currency. */
  money(hundredMillions: number): Text;
}

/** What a lever did that pays between cities or from the centre: what cities receive by all payments together. */
export function paidToCities(_parameters: unknown, { nodeIds, cities }: Cities, ran: Ran): Text {
  const { from, to } = ran;
  const received = ran.since.flatMap((year) =>
    nodeIds.slice(0, cities).map((city) => {
      const more = ran.level(city, "net-transfers", year) - ran.baseline(city, "net-transfers", year);
      return Math.max(0, more) || 0;
    }),
  );
  const paid = received.reduce((sum, amount) => sum + amount, 0);
  if (paid < LEAST_MONEY) return t("levers.noMoneyMoved", { from, to });
  return t("levers.moneyMoved", { from, to, amount: ran.money(paid) });
}

interface Cities {
  nodeIds: readonly string[];
  cities: number;
}
