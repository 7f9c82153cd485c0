import { useEffect, useState } from "preact/hooks";
import { Note, useText, Work } from "../parts/widgets.js";
import { useAsk } from "./desk.js";

interface Props {
  /** Of the room, where the address of the page holds it. */
  word: string;
  onSeat(token: string): void;
}

/** The door: the room word, and a table if somebody wants a certain one. */
export function Join({ word: given, onSeat }: Props) {
  const say = useText();
  const [word, setWord] = useState(given);
  const [table, setTable] = useState("");
  const { ask, busy, failure } = useAsk();
  // Who reads the code a second time is led back to its seat.
  useEffect(() => {
    const token = given && rememberedSeat(given);
    if (token) onSeat(token);
  }, []);
  const join = async () => {
    const seat = await ask("join", { word, ...(table === "" ? {} : { table: Number(table) }) });
    if (!seat) return;
    rememberSeat(word, seat.token!);
    onSeat(seat.token!);
  };
  return (
    <form
      class="door"
      onSubmit={(event) => {
        event.preventDefault();
        void join();
      }}
    >
      <h1>{say("class.takeSeat")}</h1>
      <p>{say("class.doorTold")}</p>
      <label>
        {say("class.roomWord")}
        <input
          name="word"
          required
          value={word}
          autocapitalize="none"
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setWord(event.currentTarget.value)}
        />
      </label>
      <label>
        {say("class.tableAsked")}
        <input
          name="table"
          type="number"
          inputMode="numeric"
          min={1}
          max={200}
          value={table}
          onInput={(event) => setTable(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="next" disabled={busy || word.trim() === ""}>
        {say("class.sitDown")}
      </button>
      <Work failure={failure} />
      <Note text="class.open" />
    </form>
  );
}

const PLACE = "agglom-seat";

/** Of this browser; some allow none, and the address of the page still holds the seat. */
function memory<Found>(use: (kept: Storage) => Found): Found | undefined {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}

/** Remembers a seat on the phone alone. */
function rememberSeat(word: string, token: string): void {
  memory((kept) => kept.setItem(PLACE, `${word.trim().toLowerCase()} ${token}`));
}

function rememberedSeat(word: string): string | undefined {
  const [room, token] = memory((kept) => kept.getItem(PLACE))?.split(" ") ?? [];
  return room === word ? token : undefined;
}

/** A seat that is known no more. */
export function forgetSeat(): void {
  memory((kept) => kept.removeItem(PLACE));
}
