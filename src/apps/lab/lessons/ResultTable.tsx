import { GAIN, LOSS } from "../../../figures/drawing/palette.js";
import { plain, signed } from "../../../measures/views/present.js";
import { tableOf } from "../../../report/tables/table.js";
import type { Text } from "../../../words/index.js";
import { TableView } from "../parts/TableView.js";
import { useText } from "../parts/widgets.js";
import type { Measure, Results } from "./lesson.js";

interface Props {
  caption: Text;
  rows: readonly { id: string; label: Text }[];
  measures: readonly Measure[];
  results: Results;
}

/** Arms side by side; changes have a bar of their size. */
export function ResultTable({ caption, rows, measures, results }: Props) {
  const say = useText();
  const values = rows.map(({ id }) => measures.map(({ of }) => of(results, id)));
  const changes = values.flatMap((row) => row.filter((_, at) => measures[at]!.unit === "percent"));
  const largest = Math.max(1e-9, ...changes.map(Math.abs));
  const table = tableOf(
    say(caption),
    ["", ...measures.map(({ label }) => say(label))],
    rows.map(({ label }, row) => [say(label), ...measures.map((one, at) => shown(one, values[row]![at]!))]),
  );
  const bar = (row: number, column: number) => {
    const value = values[row]![column - 1]!;
    if (measures[column - 1]!.unit === "number" || !Number.isFinite(value)) return null;
    const width = `${Math.min(100, (100 * Math.abs(value)) / largest)}%`;
    return <span class="size" aria-hidden="true" style={{ width, background: value < 0 ? LOSS : GAIN }} />;
  };
  return <TableView table={table} kind="results" beside={bar} />;
}

function shown({ unit, decimals }: Measure, value: number): string {
  if (!Number.isFinite(value)) return "–";
  return unit === "number" ? plain(value, decimals) : `${signed(value, decimals)} %`;
}
