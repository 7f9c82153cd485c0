import type { Calibration } from "../../calibrate/index.js";

/** The cleared base year under the names that its tables use. */
export interface BaseYear extends Calibration {
  money: string;
  node: (i: number) => string;
  sector: (s: number) => string;
  labour: (t: number) => string;
}

export function baseYearOf(calibration: Calibration): BaseYear {
  const { nodeIds, sectorIds, labourIds } = calibration.world.economy;
  return {
    ...calibration,
    money: `100 million ${calibration.region.currency} a year`,
    node: (i) => nodeIds[i],
    sector: (s) => sectorIds[s],
    labour: (t) => labourIds[t],
  };
}

export const SHARE = "share";

/** A column of names. */
export const name = <Row>(column: string, formula: string, value: (row: Row) => string) => ({
  name: column,
  unit: "id",
  formula,
  value,
});

/** A column of numbers. */
export const number = <Row>(column: string, unit: string, formula: string, value: (row: Row) => number) => ({
  name: column,
  unit,
  formula,
  value,
});

/** All indices below some bounds, the first slowest. */
export function* indices<Bounds extends readonly number[]>(
  ...bounds: Bounds
): Generator<{ [Place in keyof Bounds]: number }> {
  const at = bounds.map(() => 0);
  if (bounds.some((bound) => bound === 0)) return;
  for (;;) {
    yield at.slice() as { [Place in keyof Bounds]: number };
    let place = bounds.length - 1;
    while (place >= 0 && ++at[place] === bounds[place]) at[place--] = 0;
    if (place < 0) return;
  }
}

export { type Table, tableOf } from "./table.js";
