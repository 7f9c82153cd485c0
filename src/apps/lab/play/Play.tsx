import { useState } from "preact/hooks";
import { type Move, TURN_YEARS, TURNS } from "../../../games/turns/rules.js";
import { type Text, t, textOf } from "../../../words/index.js";
import { useAnswer, useWorld } from "../engine/useRun.js";
import { Alert, Button, counts, Note, Select, Texts, useText, Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { citiesFor, codeOf, type Game, gameOf, MOST_PEOPLE } from "./code.js";
import { MoveForm } from "./MoveForm.js";
import { EndView, TurnTable } from "./tables.js";

/** A game between people at one screen: everybody governs a city, the market answers, a council votes. */
export function Play() {
  const say = useText();
  const play = usePlay();
  const { code, game, work, save, left } = play;
  return (
    <div class="play">
      <h1>{say("lab.playAgainstEachOther")}</h1>
      {code !== "" && !game && <Alert>{say("lab.codeGameBeginAnew")}</Alert>}
      {game ? <Round key={code.split(".")[0]} {...play} game={game} /> : <Setup left={left} onStart={save} />}
      {game && <Work {...work} />}
    </div>
  );
}

type RoundProps = ReturnType<typeof usePlay> & { game: NonNullable<ReturnType<typeof usePlay>["game"]> };

function Round({ game, ids, over, work: { answer }, nameOf, save, code }: RoundProps) {
  const say = useText();
  const [seated, setSeated] = useState("");
  const moved = game.moves.length > over.length ? game.moves.at(-1)!.length : 0;
  const turn = over.length;
  const ended = turn === TURNS;
  const next = ids[moved]!;
  // A turn that is over is shown until somebody goes on.
  const [shownTurn, setShownTurn] = useState(turn);
  const showing = turn > shownTurn || ended;
  const seat = `${turn}-${moved}`;
  const decide = (move: Move) => {
    setSeated("");
    save(withMove(game, move));
  };
  const played = answer && { played: answer, people: ids, nameOf };
  return (
    <>
      <Note text={t("lab.overOrTurn", { ended, value: showing ? turn : turn + 1, TURNS })} />
      {played && showing && turn > 0 && <TurnTable {...played} turn={turn - 1} />}
      {played && ended && <EndView {...played} />}
      {answer && !ended && showing && (
        <p class="bar">
          <Button class="next" onClick={() => setShownTurn(turn)} text="lab.nextTurn" />
        </p>
      )}
      {answer &&
        !showing &&
        (seated === seat ? (
          <MoveForm key={seat} city={next} played={answer} people={ids} nameOf={nameOf} onDecide={decide} />
        ) : (
          <Pass name={nameOf(next)} onTake={() => setSeated(seat)} />
        ))}
      {played && turn > 0 && (
        <details>
          <summary>{say("lab.turnsSoFar", { over: ended })}</summary>
          {played.played.turns.map((_, at) => (
            <TurnTable key={at} {...played} turn={at} />
          ))}
        </details>
      )}
      <div class="bar steps">
        <label>
          {say("lab.codeGame")} <input readOnly size={Math.max(24, code.length)} value={code} />
        </label>
        <Button class="plain" onClick={() => save(undefined)} text="lab.newGame" />
        <Note as="span" text="lab.addressPageHoldsGame" />
      </div>
    </>
  );
}

/** The screen between two people, of whom neither shall see the other's move. */
function Pass({ name, onTake }: { name: Text; onTake(): void }) {
  const say = useText();
  return (
    <div class="pass">
      <p class="lead">{say("lab.handScreenGovernmentOthers", { nameOf: name })}</p>
      <p class="bar">
        <Button class="next" onClick={onTake} text={t("lab.iGovern", { nameOf: name })} />
      </p>
    </div>
  );
}

const RULES = [
  "lab.protectionMakesGoodsOthers",
  "lab.subsidyDrawsManufacturersYour",
  "lab.platformServesEverybodyWhoever",
  "lab.signsCouncilSAgreement",
  "lab.breaksWordOutsideNext",
] as const;

/** Who plays, and the rules. `left`: the code of a game that may go on. */
export function Setup({ left = "", onStart }: { left?: string; onStart(game: Game): void }) {
  const say = useText();
  const [people, setPeople] = useState(2);
  const [code, setCode] = useState(left);
  const found = gameOf(code.trim());
  const cities = citiesFor(people);
  const computers = cities - people;
  return (
    <>
      <p class="lead">{say("lab.eachYouGovernsCity", { TURNS, TURN_YEARS })}</p>
      <ul class="rules">
        <Texts all={RULES} as="li" />
      </ul>
      <p class="bar">
        <Select
          label="lab.people"
          value={people}
          options={counts(Array.from({ length: MOST_PEOPLE - 1 }, (_, k) => k + 2))}
          onChoose={(count) => setPeople(Number(count))}
        />
        <Button
          class="next"
          onClick={() => onStart({ people: [...Array(people).keys()], moves: [] })}
          text="lab.beginWord"
        />
        <span class="note">
          {say(computers > 0 ? "lab.citiesComputerGovernsSigns" : "lab.citiesOneEach", {
            citiesFor: cities,
            computers,
          })}
        </span>
      </p>
      <p class="bar">
        <label>
          {say("lab.goCode")}{" "}
          <input value={code} size={24} maxLength={60} onInput={(event) => setCode(event.currentTarget.value)} />
        </label>
        <Button disabled={!found} onClick={() => found && onStart(found)} text="lab.go" />
        {code.trim() !== "" && !found && (
          <span class="note wrong" role="status">
            {say("lab.noCodeOfGame")}
          </span>
        )}
      </p>
    </>
  );
}

/** Cities of a table in the order of its scenario. */
const CITIES = ["harbour", "mill", "spring", "ford", "ridge"] as const;

export function scenarioFor(people: number): string {
  return citiesFor(people) === 3 ? "teaching/agreement" : "teaching/five-cities";
}

/** The game of the address: as far as it has been played, and what the model says of turns that are over. */
function usePlay() {
  const [own, write] = useOwn();
  const game = gameOf(own("play"));
  const people = game?.people.length ?? 2;
  const { world } = useWorld(scenarioFor(people));
  const over = game ? game.moves.filter((turn) => turn.length === people) : [];
  const ids = game?.people.map((place) => CITIES[place]!) ?? [];
  const ask = game && { scenario: scenarioFor(people), people: ids, moves: over };
  const work = useAnswer("play", ask);
  // A game that is left can be taken up again by its code.
  const save = (next: Game | undefined) =>
    write(next ? { play: codeOf(next), "game-left": "" } : { play: "", "game-left": own("play") });
  const nameOf = (id: string): Text => world?.cities.find((city) => city.id === id)?.label ?? textOf(id);
  return { code: own("play"), left: own("game-left"), game, ids, over, work, nameOf, save };
}

/** A game with one more move. */
export function withMove(game: Game, move: Move): Game {
  const last = game.moves.at(-1);
  const open = last !== undefined && last.length < game.people.length;
  const moves = open ? [...game.moves.slice(0, -1), [...last, move]] : [...game.moves, [move]];
  return { ...game, moves };
}
