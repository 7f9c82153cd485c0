import { type ShownUnit, shownUnit } from "../../words/index.js";
import type { Lookup } from "./data.js";

/** The unit of an indicator as the page shows it, and what numbers of the tables are multiplied by. */
export function unitOf(view: Lookup, indicator: string): ShownUnit {
  const row = view.source.dictionary.find((one) => one.indicator === indicator);
  return row ? shownUnit(row.unit, view.language) : { unit: "", factor: 1 };
}

/** A row of effects in another unit. */
export function inUnit<Row extends { effect: number; ciLow: number; ciHigh: number; baselineMean: number }>(
  row: Row,
  factor: number,
): Row {
  const { effect, ciLow, ciHigh, baselineMean } = row;
  return {
    ...row,
    effect: factor * effect,
    ciLow: factor * ciLow,
    ciHigh: factor * ciHigh,
    baselineMean: factor * baselineMean,
  };
}
