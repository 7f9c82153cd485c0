import { useState } from "preact/hooks";
import { TURN_YEARS, TURNS } from "../../../games/turns/rules.js";
import { ANNOUNCED, type Announced, type SeatView } from "../../../games/turns/views.js";
import { plain, signed } from "../../../measures/views/present.js";
import { type Text, type TextKey, t, textOf } from "../../../words/index.js";
import { Alert, Button, Note, Section, Texts, useFocus, usePercent, useText, Waits, Work } from "../parts/widgets.js";
import { MoveForm, moveText, WORD_CLASSES, WORD_WORDS } from "../play/MoveForm.js";
import { EndView } from "../play/tables.js";
import { type Asking, useAsk, useDesk, useSecondsLeft } from "./desk.js";
import { Guesses } from "./Guesses.js";
import { forgetSeat } from "./Join.js";

interface Props {
  token: string;
  /** The desk knows this seat no more. */
  onLost(): void;
}

/** The page of somebody who governs a city. */
export function Seat({ token, onLost }: Props) {
  const say = useText();
  const { view, ahead, line } = useDesk<SeatView>(token);
  const asking = useAsk(token);
  if (line === "unknown")
    return (
      <div class="door">
        <Alert>{say("class.noSeat")}</Alert>
        <Button
          class="next"
          onClick={() => {
            forgetSeat();
            onLost();
          }}
          text="class.takeSeat"
        />
      </div>
    );
  if (!view) return <p class="work">{say("class.comingIn")}</p>;
  const nameOf = (id: string): Text => view.cities.find((city) => city.id === id)?.label ?? textOf(id);
  const props = { view, nameOf, ...asking };
  return (
    <div class="seat">
      <Where view={view} nameOf={nameOf} ahead={ahead} />
      {line === "lost" && <Alert kind="notice">{say(asking.busy ? "class.lineLostSending" : "class.lineLost")}</Alert>}
      {view.phase === "gathering" && <Waiting {...props} />}
      {view.turn > 0 && <Outcome {...props} />}
      {(view.phase === "open" || view.phase === "closing") && <Turn {...props} />}
      {view.phase === "over" && (
        <>
          <EndView played={view.game} people={view.people} nameOf={nameOf} />
          <ClassGuesses view={view} />
        </>
      )}
      <Work failure={asking.failure} />
    </div>
  );
}

interface PartProps extends Asking {
  view: SeatView;
  nameOf(id: string): Text;
}

/** Who one is, which turn it is and how long it still takes: always in sight. */
function Where({ view, nameOf, ahead }: Pick<PartProps, "view" | "nameOf"> & { ahead: number }) {
  const say = useText();
  const turn = say("lab.overOrTurn", { ended: view.phase === "over", value: view.turn + 1, TURNS });
  return (
    <p class="where">
      <strong>{say(nameOf(view.city))}</strong> <span>{say("class.tableNumber", { number: view.table })}</span>{" "}
      <span>{view.phase === "gathering" ? say("class.notBegun") : turn}</span>{" "}
      <TimeLeft deadline={view.deadline} ahead={ahead} />
    </p>
  );
}

/** "1:05" until a time of the desk's clock, if there is one. Whoever hears the page is not told every second. */
export function TimeLeft({ deadline, ahead }: { deadline: number | undefined; ahead: number }) {
  const left = useSecondsLeft(deadline, ahead);
  if (left === undefined) return null;
  return (
    <span role="timer" class="time-left">
      {Math.floor(left / 60)}:{String(left % 60).padStart(2, "0")}
    </span>
  );
}

function Waiting(props: PartProps) {
  const say = useText();
  return (
    <>
      <h1>{say("class.youGovern", { city: props.nameOf(props.view.city) })}</h1>
      <Waits text="class.waitForTeacher" />
      <Rules {...props} />
      <Guess {...props} />
    </>
  );
}

function Rules({ view: { treatment, turn } }: Pick<PartProps, "view">) {
  const say = useText();
  const rules = [
    t("class.protectionKeeps", { percent: 100 * treatment.rentShare }),
    t("lab.subsidyDrawsManufacturersYour"),
    t("lab.platformServesEverybodyWhoever"),
    t("lab.signsCouncilSAgreement"),
    t(treatment.council ? "lab.breaksWordOutsideNext" : "class.nobodyKeptOut"),
    ...(treatment.talk ? [t("class.mayTalk")] : []),
  ];
  return (
    <details open={turn === 0}>
      <summary>{say("class.rules")}</summary>
      <p>{say("lab.eachYouGovernsCity", { TURNS, TURN_YEARS })}</p>
      <ul class="rules">
        <Texts all={rules} as="li" />
      </ul>
    </details>
  );
}

/** How far the table will go on the way to the best for all: one guess, then those of the class beside it. */
function Guess({ view, ask, busy }: PartProps) {
  const say = useText();
  const inPercent = usePercent();
  const [guess, setGuess] = useState(50);
  const [given, setGiven] = useState(false);
  const told = view.guess !== undefined || view.turn > 0;
  const guesses = useFocus<HTMLDivElement>(given && told);
  if (told)
    return (
      <div ref={guesses} tabIndex={-1}>
        <ClassGuesses view={view} />
      </div>
    );
  return (
    <form
      class="guess"
      onSubmit={(event) => {
        event.preventDefault();
        setGiven(true);
        void ask("guess", { guess });
      }}
    >
      <label>
        {say("class.guessAsked")}
        <input
          type="range"
          min={0}
          max={100}
          step={10}
          value={guess}
          aria-valuetext={inPercent(guess)}
          onInput={(event) => setGuess(Number(event.currentTarget.value))}
        />
      </label>
      <output>{inPercent(guess)}</output>{" "}
      <button type="submit" disabled={busy}>
        {say("class.giveGuess")}
      </button>
    </form>
  );
}

function ClassGuesses({ view: { guess, guesses, share, phase } }: Pick<PartProps, "view">) {
  const reached = share === undefined ? [] : [share];
  return <Guesses guesses={guesses} own={guess} reached={reached} plays over={phase === "over"} />;
}

/** What to decide, and that it has arrived. */
function Turn(props: PartProps) {
  const say = useText();
  const { view, nameOf, ask } = props;
  const { turn, city, move } = view;
  if (view.phase === "closing") return <Waits text="class.marketAnswers" />;
  return (
    <>
      {view.treatment.talk && <Talk {...props} />}
      {move && (
        <p class="sent right" role="status">
          {say("class.moveIn")}
        </p>
      )}
      <MoveForm
        key={turn}
        city={city}
        played={view.game}
        people={view.people}
        nameOf={nameOf}
        given={move}
        onDecide={(decided) => void ask("move", { turn, move: decided })}
      />
      <Guess {...props} />
      <Rules {...props} />
    </>
  );
}

const ANNOUNCEMENTS: Readonly<Record<Announced, TextKey>> = { keep: "class.sayKeep", own: "class.sayOwn" };

/** What cities say that they will do. */
function Talk({ view: { said, cities, city, turn }, nameOf, ask, busy }: PartProps) {
  const say = useText();
  const own = said[cities.findIndex(({ id }) => id === city)];
  const told = cities.flatMap(({ id }, c) => (said[c] ? [{ id, key: ANNOUNCEMENTS[said[c]] }] : []));
  return (
    <section class="talk" aria-label={say("class.talk")}>
      <p>{say("class.mayTalk")}</p>
      <p class="bar">
        {ANNOUNCED.map((one) => (
          <Button
            key={one}
            aria-pressed={own === one}
            disabled={busy}
            onClick={() => void ask("say", { turn, said: one })}
            text={ANNOUNCEMENTS[one]}
          />
        ))}
      </p>
      <ul role="status">
        {told.map(({ id, key }) => (
          <li key={id}>
            <strong>{say(nameOf(id))}</strong>
            {say("join.colon")}
            {say(key)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What came of the turn before, a card a city, one's own first. */
function Outcome({ view, nameOf }: Pick<PartProps, "view" | "nameOf">) {
  const say = useText();
  const { game, city, people, share, turn, guess } = view;
  const last = game.turns[turn - 1]!;
  const order = [city, ...game.cities.filter((id) => id !== city)];
  return (
    <Section title={t("class.turnWas", { turn })} class="outcome">
      <Note text="class.scoreMeans" />
      <ul>
        {order.map((id) => {
          const c = game.cities.indexOf(id);
          const word = last.words[c]!;
          return (
            <li key={id} class={id === city ? "own" : undefined}>
              <strong>{say(nameOf(id))}</strong> {!people.includes(id) && <small>{say("lab.computer")}</small>}
              <span class="score">{signed(last.scores[c]!, 2)}</span>
              <span class={WORD_CLASSES[word]}>{say(WORD_WORDS[word])}</span>
              <small>{say(moveText(last.moves[c]!))}</small>
            </li>
          );
        })}
      </ul>
      {share !== undefined && (
        <p>
          {say("class.tableWent", {
            over: view.phase === "over",
            percent: plain(100 * share, 0),
            guess: guess ?? "none",
          })}
        </p>
      )}
    </Section>
  );
}
