import { GAIN, LOSS } from "../../../figures/drawing/palette.js";
import { plain, signed } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import type { Words } from "../../../words/index.js";
import type { Named } from "../engine/calls.js";
import { TableView } from "../parts/TableView.js";
import { usePercent, useText } from "../parts/widgets.js";
import type { Measure, Results } from "./lesson.js";

interface Props {
  caption: Words;
  rows: readonly Named[];
  measures: readonly Measure[];
  results: Results;
}

/** Arms beside measures, the fewer of them as columns so that a phone shows all; changes have a bar of their size. */
export function ResultTable({ caption, rows: arms, measures, results }: Props) {
  const say = useText();
  const inPercent = usePercent();
  const [rows, columns] = measures.length > arms.length ? [measures, arms] : [arms, measures];
  const cells = rows.map((row) =>
    columns.map((column) => {
      const [arm, measure] = ("of" in row ? [column, row] : [row, column]) as [Named, Measure];
      return { measure, value: measure.of(results, arm.id) };
    }),
  );
  const changes = cells.flat().filter(({ measure }) => measure.unit === "percent");
  const largest = Math.max(1e-9, ...changes.map(({ value }) => Math.abs(value)));
  const table = tableOf(
    say,
    caption,
    ["", ...columns.map(({ label }) => label)],
    rows.map(({ label }, row) => [
      say(label),
      ...cells[row]!.map(({ measure: { unit, decimals }, value }) => {
        if (!Number.isFinite(value)) return "–";
        return unit === "number" ? plain(value, decimals) : inPercent(signed(value, decimals));
      }),
    ]),
  );
  const bar = (row: number, column: number) => {
    const { measure, value } = cells[row]![column - 1]!;
    if (measure.unit === "number" || !Number.isFinite(value)) return null;
    const width = `${Math.min(100, (100 * Math.abs(value)) / largest)}%`;
    return <span class="size" aria-hidden="true" style={{ width, background: value < 0 ? LOSS : GAIN }} />;
  };
  return <TableView table={table} kind="results" beside={bar} />;
}
