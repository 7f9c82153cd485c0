import { GAIN, LOSS } from "../../../figures/drawing/palette.js";
import { plain } from "../../../measures/views/present.js";
import type { Text } from "../../../words/index.js";
import { useText } from "../page/language.js";
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
  const largest = Math.max(
    1e-9,
    ...measures
      .filter(({ unit }) => unit === "percent")
      .flatMap(({ of }) => rows.map(({ id }) => Math.abs(of(results, id)))),
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled from the keyboard too.
    <section class="scroll" tabIndex={0} aria-label={say(caption)}>
      <table class="results">
        <caption>{say(caption)}</caption>
        <thead>
          <tr>
            <td />
            {measures.map(({ label }) => (
              <th key={label.en} scope="col">
                {say(label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, label }) => (
            <tr key={id}>
              <th scope="row">{say(label)}</th>
              {measures.map((measure) => (
                <Cell key={measure.label.en} measure={measure} value={measure.of(results, id)} largest={largest} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ measure, value, largest }: { measure: Measure; value: number; largest: number }) {
  if (!Number.isFinite(value)) return <td>–</td>;
  if (measure.unit === "number") return <td class="number">{plain(value, measure.decimals)}</td>;
  const width = `${Math.min(100, (100 * Math.abs(value)) / largest)}%`;
  return (
    <td class="number">
      {signed(value, measure.decimals)} %
      <span class="size" aria-hidden="true" style={{ width, background: value < 0 ? LOSS : GAIN }} />
    </td>
  );
}

/** "+0.97", "−0.46", "0.00" */
export function signed(value: number, decimals: number): string {
  const text = plain(Math.abs(value), decimals);
  if (Number(text) === 0) return text;
  return value < 0 ? `−${text}` : `+${text}`;
}
