import type { Data } from "plotly.js-dist-min";
import { inSentence, signed } from "../../measures/views/present.js";

interface SideOf<Row> {
  name: string;
  colour: string;
  of(row: Row): number;
}

/** Bars from a middle to what rows are on either side, per cent. */
export function barsFrom<Row>(middle: number, rows: readonly Row[], sides: readonly SideOf<Row>[]): Data[] {
  return sides.map(({ name, colour, of }) => ({
    type: "bar",
    orientation: "h",
    name: inSentence(name),
    base: rows.map(() => middle) as unknown as number[],
    x: rows.map((row) => of(row) - middle),
    y: rows.map((_, at) => at),
    customdata: rows.map((row) => signed(of(row), 1)),
    hovertemplate: `%{customdata} %<extra>${name}</extra>`,
    marker: { color: colour },
  }));
}
