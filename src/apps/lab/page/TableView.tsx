import { type Cell, isWords, type Table } from "../../../report/tables/table.js";

/**
 * A table as the report has it, its title as caption. What may be wider than the page is scrolled, from the keyboard
 * too.
 */
export function TableView({ table, kind }: { table: Table; kind?: string }) {
  const { title, columns, groups, notes = [] } = table;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what may be wider than the page is scrolled from the keyboard too.
    <section class="scroll" tabIndex={0} aria-label={title}>
      <table class={kind}>
        <caption>{title}</caption>
        <thead>
          <tr>
            {columns.map((column, at) => (
              <th key={at} scope="col">
                <Content cell={column} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {groups.flatMap(({ rows }) =>
            rows.map(([name, ...cells], at) => (
              <tr key={at}>
                <th scope="row">
                  <Content cell={name!} />
                </th>
                {cells.map((cell, c) => (
                  <td key={c} class={isWords(table, c + 1) ? undefined : "number"}>
                    <Content cell={cell} />
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
