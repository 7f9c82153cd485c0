import type { ComponentChildren } from "preact";
import { type Cell, isWords, type Table } from "../../../report/tables/table.js";

interface Props {
  table: Table;
  /** What a table without a title is called by whoever hears the page. */
  name?: string;
  kind?: string;
  /** What stands in a cell beside its text. */
  beside?(row: number, column: number): ComponentChildren;
}

/**
 * A table as the report has it, its title as caption. What may be wider than the page is scrolled, from the keyboard
 * too.
 */
export function TableView({ table, name: called, kind, beside = () => null }: Props) {
  const { title, columns, groups, notes = [] } = table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled by keyboard.
    <section class="scroll" tabIndex={0} aria-label={title || called}>
      <table class={kind}>
        {title && <caption>{title}</caption>}
        <thead>
          <tr>
            {columns.map((column, at) =>
              column === "" ? <td key={at} /> : <Head key={at} cell={column} of="col" kind={kindOf(table, at)} />,
            )}
          </tr>
        </thead>
        <tbody>
          {groups.flatMap(({ rows }) =>
            rows.map(([name, ...cells], row) => (
              <tr key={row}>
                <Head cell={name!} of="row" />
                {cells.map((cell, at) => (
                  <td key={at} class={classOf(cell) ?? kindOf(table, at + 1)}>
                    <Content cell={cell} />
                    {beside(row, at + 1)}
                  </td>
                ))}
              </tr>
            )),
          )}
        </tbody>
      </table>
      {notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
    </section>
  );
}

function Head({ cell, of, kind }: { cell: Cell | string; of: "col" | "row"; kind?: string | undefined }) {
  return (
    <th scope={of} class={kind}>
      <Content cell={cell} />
    </th>
  );
}

function kindOf(table: Table, at: number): string | undefined {
  return isWords(table, at) ? undefined : "number";
}

function classOf(cell: Cell | string): string | undefined {
  const judged = typeof cell === "object" ? cell.judged : undefined;
  return judged === "better" ? "right" : judged === "worse" ? "wrong" : undefined;
}

function Content({ cell }: { cell: Cell | string }) {
  if (typeof cell === "string") return <>{cell}</>;
  const { text, small } = cell;
  return (
    <>
      {text}
      {small && <small> {small}</small>}
    </>
  );
}
