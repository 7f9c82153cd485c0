import type { DeskView, TableView } from "../../../games/turns/views.js";
import { plain } from "../../../measures/views/present.js";
import type { TextKey } from "../../../words/index.js";
import { Note, Section, useText } from "../parts/widgets.js";
import { WORD_CLASSES, WORD_WORDS } from "../play/MoveForm.js";
import { signsText, WORD_SIGNS } from "../play/tables.js";
import { treatmentText } from "./Debrief.js";

/** All tables: how far each went on the way to the best, who broke its word when, who has yet to move. */
export function Wall({ view }: { view: DeskView }) {
  const say = useText();
  if (view.tables.length === 0) return null;
  return (
    <Section title="class.wall" class="wall">
      <ul>
        {view.tables.map((table) => (
          <Card key={table.number} table={table} view={view} />
        ))}
      </ul>
      {view.turn > 0 && <p class="note">{signsText(say)}</p>}
    </Section>
  );
}

function Card({ table, view }: { table: TableView; view: DeskView }) {
  const say = useText();
  const share = table.shares.at(-1);
  return (
    <li>
      <h3>{say("class.tableNumber", { number: table.number })}</h3>
      <Note text={treatmentText(table.treatment)} />
      {share !== undefined && <Way share={share} />}
      <table>
        <caption class="hidden">{say("class.whatTableShows", { number: table.number })}</caption>
        <thead>
          <tr>
            <th scope="col">
              <span class="hidden">{say("lab.city")}</span>
            </th>
            {table.words.map((_, turn) => (
              <th key={turn} scope="col">
                {turn + 1}
              </th>
            ))}
            <th scope="col">
              <span class="hidden">{say("class.seat")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {view.cities.map(({ id, label }, c) => {
            const state = stateOf(table.seats[c], view.phase);
            return (
              <tr key={id}>
                <th scope="row">{say(label)}</th>
                {table.words.map((words, turn) => (
                  <td key={turn} class={WORD_CLASSES[words[c]!]} title={say(WORD_WORDS[words[c]!])}>
                    {WORD_SIGNS[words[c]!]}
                    <span class="hidden">{say(WORD_WORDS[words[c]!])}</span>
                  </td>
                ))}
                <td class={`state ${state.kind}`}>{say(state.label)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </li>
  );
}

/** The share of the way from nobody's agreement to the best for all. */
function Way({ share }: { share: number }) {
  const say = useText();
  const percent = 100 * share;
  return (
    <div class="way">
      <div class="bar-of">
        <div style={{ width: `${Math.min(100, Math.max(0, percent))}%` }} />
      </div>
      <span>{say("class.ofWay", { percent: plain(percent, 0) })}</span>
    </div>
  );
}

function stateOf(seat: TableView["seats"][number], phase: DeskView["phase"]): { kind: string; label: TextKey } {
  if (!seat) return { kind: "nobody", label: phase === "gathering" ? "class.free" : "lab.computer" };
  if (phase === "open" && seat.moved) return { kind: "moved", label: "class.moved" };
  if (!seat.here) return { kind: "away", label: "class.away" };
  return phase === "open" ? { kind: "thinks", label: "class.thinks" } : { kind: "moved", label: "class.here" };
}
