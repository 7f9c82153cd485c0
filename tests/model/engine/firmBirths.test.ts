import { expect, it } from "vitest";
import { type FirmColumns, growColumns, moveColumn } from "../../../src/model/engine/firmBirths.js";

/** Three firms, no two of whose numbers are the same. */
function threeFirms(): FirmColumns {
  return {
    key: Uint32Array.of(1, 2, 3),
    sector: Uint16Array.of(11, 12, 13),
    plant: Uint16Array.of(21, 22, 23),
    headquarters: Uint16Array.of(31, 32, 33),
    weight: Float64Array.of(41, 42, 43),
    size: Float64Array.of(51, 52, 53),
    claim: Int32Array.of(61, -1, 63),
  };
}

const rowsOf = (columns: FirmColumns) => Object.values(columns).map((column) => [...column]);

it("a firm keeps all its numbers where its position is taken over, and where columns grow", () => {
  const firms = threeFirms();
  const last = rowsOf(threeFirms()).map(([, , value]) => value);
  moveColumn(firms, 2, 0);
  expect(rowsOf(firms)).toEqual(rowsOf(threeFirms()).map(([, middle], c) => [last[c], middle, last[c]]));
  expect(rowsOf(growColumns(firms, 5))).toEqual(rowsOf(firms).map((column) => [...column, 0, 0]));
});
