import { useState } from "preact/hooks";
import { encode } from "uqr";
import { TURNS } from "../../../games/turns/rules.js";
import { type DeskView, PATTERNS, TABLE_SIZES } from "../../../games/turns/views.js";
import { t, textOf } from "../../../words/index.js";
import { Alert, Button, counts, Note, Select, Texts, useText, Waits, Work } from "../parts/widgets.js";
import { Debrief } from "./Debrief.js";
import { type Asking, useAsk, useDesk } from "./desk.js";
import { Guesses } from "./Guesses.js";
import { TimeLeft } from "./Seat.js";
import { Wall } from "./Wall.js";

/** The teacher's page: how phones come in, what the turn does, and what became of all tables. */
export function Teacher({ token }: { token: string }) {
  const say = useText();
  const { view, ahead, line } = useDesk<DeskView>(token);
  const asking = useAsk(token);
  if (line === "unknown") return <Alert>{say("class.noTeacher")}</Alert>;
  if (!view) return <p class="work">{say("class.comingIn")}</p>;
  const props = { view, token, ...asking };
  const begun = view.phase !== "gathering";
  return (
    <div class="teacher">
      {line === "lost" && <Alert kind="notice">{say("class.lineLost")}</Alert>}
      <div class={begun ? "desk begun" : "desk"}>
        <Door view={view} small={begun} />
        <section class="steer" aria-label={say("class.steer")}>
          {begun ? <Turns {...props} ahead={ahead} /> : <Begin {...props} />}
          <Work failure={asking.failure} />
        </section>
      </div>
      <Wall view={view} />
      <Guesses
        guesses={view.tables.flatMap((table) => table.guesses)}
        reached={view.tables.flatMap(({ shares }) => shares.at(-1) ?? [])}
        over={view.phase === "over"}
      />
      {view.turn > 0 && <Debrief view={view} />}
    </div>
  );
}

interface PartProps extends Asking {
  view: DeskView;
  token: string;
}

/** How phones come in. */
function Door({ view: { word, places }, small }: { view: DeskView; small: boolean }) {
  const say = useText();
  const [at, setAt] = useState(0);
  const place = places[at] ?? places[0] ?? "";
  return (
    <section class="way-in" aria-label={say("class.wayIn")}>
      <Code text={`${place}#word=${word}`} label={say("class.code", { place })} size={small ? 120 : 260} />
      <div>
        <p class="place">{place}</p>
        <p class="word">
          {say("class.roomWord")} <strong>{word}</strong>
        </p>
        {places.length > 1 && (
          <Select
            label="class.otherAddresses"
            value={at}
            options={places.map((label, id) => ({ id, label: textOf(label) }))}
            onChoose={(id) => setAt(Number(id))}
          />
        )}
        <Note text="class.open" />
        <details>
          <summary>{say("class.phonesDoNotReach")}</summary>
          <Texts all={["class.apart", "class.hotspot", "class.firewall"]} kind="note" />
        </details>
      </div>
    </section>
  );
}

/** A code that a phone's camera reads. */
function Code({ text, label, size }: { text: string; label: string; size: number }) {
  const { data, size: cells } = encode(text, { border: 3 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return (
    <svg role="img" aria-label={label} width={size} height={size} viewBox={`0 0 ${cells} ${cells}`} class="code">
      <rect width={cells} height={cells} fill="#fff" />
      <path d={path.join("")} fill="#000" shape-rendering="crispEdges" />
    </svg>
  );
}

/** Seats in which somebody sits. */
function seatsOf(tables: DeskView["tables"]) {
  return tables.flatMap(({ seats }) => seats.flatMap((seat) => seat ?? []));
}

const TREATMENTS = [
  { id: "council", label: "class.council", all: "class.allKeptOut", none: "class.noneKeptOut" },
  { id: "rentShare", label: "class.rent", all: "class.allKeepMuch", none: "class.noneKeepMuch" },
  { id: "talk", label: "class.talk", all: "class.allTalk", none: "class.noneTalk" },
] as const;

/** Which tables have what, and the begin. */
function Begin({ view: { tables, patterns, cities }, ask, busy }: PartProps) {
  const say = useText();
  const seats = seatsOf(tables);
  return (
    <>
      <h1>{say("class.seatsTaken", { seats: seats.length, tables: tables.length })}</h1>
      <Select
        label="class.tableSize"
        value={cities.length}
        options={counts(TABLE_SIZES)}
        onChoose={(size) => void ask("size", { cities: Number(size) })}
      />
      <fieldset class="treatments">
        <legend>{say("class.treatments")}</legend>
        {TREATMENTS.map(({ id, label, all, none }) => (
          <Select
            key={id}
            label={label}
            value={patterns[id]}
            options={PATTERNS.map((pattern) => ({
              id: pattern,
              label: { all, none, some: "class.someTables" as const }[pattern],
            }))}
            onChoose={(pattern) => void ask("treat", { patterns: { ...patterns, [id]: pattern } })}
          />
        ))}
      </fieldset>
      <Note text="class.treatmentsTold" />
      <p class="bar">
        <Button
          class="next"
          disabled={busy || seats.length === 0}
          onClick={() => void ask("begin")}
          text="class.begin"
        />
      </p>
    </>
  );
}

/** Plans of lessons have turns of three to five minutes. */
const TIMES = [60, 120, 180, 240, 300] as const;

/** The open turn: who has moved, the timer, the close, which asks first where nobody has decided. */
function Turns({ view, token, ask, busy, ahead }: PartProps & { ahead: number }) {
  const say = useText();
  const [asked, setAsked] = useState<number>();
  const { phase, turn, tables, deadline } = view;
  const seats = seatsOf(tables);
  const moved = seats.filter((seat) => seat.moved).length;
  const ended = phase === "over";
  const asks = moved === 0 && asked === turn;
  const close = () => (moved > 0 || asks ? void ask("close", { turn }) : setAsked(turn));
  return (
    <>
      <div class="bar">
        <h1>{say("lab.overOrTurn", { ended, value: turn + 1, TURNS })}</h1>
        <TimeLeft deadline={deadline} ahead={ahead} />
      </div>
      {phase === "closing" && <Waits text="class.marketAnswers" />}
      {phase === "open" && (
        <>
          <p class="lead" role="status">
            {say("class.haveMoved", { moved, seats: seats.length })}
          </p>
          <p class="bar">
            <Button
              class="next"
              disabled={busy}
              onClick={close}
              text={asks ? "class.closeUndecided" : "class.closeTurn"}
            />
            {TIMES.map((seconds) => (
              <Button
                key={seconds}
                disabled={busy}
                onClick={() => void ask("timer", { seconds })}
                text={t("class.closeIn", { minutes: seconds / 60 })}
              />
            ))}
            {deadline !== undefined && (
              <Button class="plain" onClick={() => void ask("timer", { seconds: 0 })} text="class.noTimer" />
            )}
          </p>
          <Note text="class.whoDoesNotMove" />
        </>
      )}
      <p class="bar">
        {turn > 0 && (
          <a href={`class/table.csv?token=${token}`} download="agglom-class.csv">
            {say("class.csv")}
          </a>
        )}
        {ended && <Button disabled={busy} onClick={() => void ask("again")} text="class.again" />}
      </p>
    </>
  );
}
