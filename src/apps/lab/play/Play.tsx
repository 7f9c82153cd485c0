import { useState } from "preact/hooks";
import { t, textOf } from "../../../words/index.js";
import type { NamedPlace } from "../engine/calls.js";
import { type Move, TURN_YEARS, TURNS } from "../engine/rules.js";
import { useAnswer, useWorld } from "../engine/useAnswer.js";
import { useText } from "../parts/language.js";
import { Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { citiesFor, codeOf, type Game, gameOf, MOST_PEOPLE } from "./code.js";
import { MoveForm } from "./MoveForm.js";
import { EndView, TurnTable } from "./tables.js";

/** A game between people at one screen: everybody governs a city, the market answers, a council votes. */
export function Play() {
  const say = useText();
  const play = usePlay();
  const { code, game, work, save } = play;
  return (
    <div class="play">
      <h1>{say(t("lab.playAgainstEachOther"))}</h1>
      {code !== "" && !game && (
        <p class="notice bad" role="alert">
          {say(t("lab.codeGameBeginAnew"))}
        </p>
      )}
      {game ? <Round key={code.split(".")[0]} {...play} game={game} /> : <Setup onStart={save} />}
      {game && <Work {...work} />}
    </div>
  );
}

type RoundProps = ReturnType<typeof usePlay> & { game: NonNullable<ReturnType<typeof usePlay>["game"]> };

function Round({ game, ids, over, work, nameOf, save, code }: RoundProps) {
  const say = useText();
  const [seated, setSeated] = useState("");
  const moved = game.moves.length > over.length ? game.moves.at(-1)!.length : 0;
  const turn = over.length;
  const ended = turn === TURNS;
  const next = ids[moved]!;
  const { answer } = work;
  // A turn that is over is shown until somebody goes on.
  const [shownTurn, setShownTurn] = useState(turn);
  const showing = turn > shownTurn || ended;
  const decide = (move: Move) => {
    setSeated("");
    save(withMove(game, move));
  };
  const seat = `${turn}-${moved}`;
  return (
    <>
      <p class="note">{say(t("lab.text6", { ended, value: showing ? turn : turn + 1, TURNS }))}</p>
      {answer && showing && turn > 0 && <TurnTable played={answer} turn={turn - 1} people={ids} nameOf={nameOf} />}
      {answer && ended && <EndView played={answer} people={ids} nameOf={nameOf} />}
      {!ended && showing && answer && (
        <p class="bar">
          <button type="button" class="next" onClick={() => setShownTurn(turn)}>
            {say(t("lab.nextTurn"))}
          </button>
        </p>
      )}
      {!ended && !showing && answer && seated !== seat && (
        <div class="pass">
          <p class="lead">{say(t("lab.handScreenGovernmentOthers", { nameOf: nameOf(next) }))}</p>
          <p class="bar">
            <button type="button" class="next" onClick={() => setSeated(seat)}>
              {say(t("lab.iGovern", { nameOf: nameOf(next) }))}
            </button>
          </p>
        </div>
      )}
      {!ended && !showing && answer && seated === seat && (
        <MoveForm key={seat} city={next} played={answer} nameOf={nameOf} onDecide={decide} />
      )}
      {answer && turn > 0 && (
        <details>
          <summary>{say(t("lab.turnsSoFar"))}</summary>
          {answer.turns.map((_, at) => (
            <TurnTable key={`turn-${String(at)}`} played={answer} turn={at} people={ids} nameOf={nameOf} />
          ))}
        </details>
      )}
      <div class="bar steps">
        <label>
          {say(t("lab.codeGame"))} <input readOnly size={24} value={code} />
        </label>
        <button type="button" class="plain" onClick={() => save(undefined)}>
          {say(t("lab.newGame"))}
        </button>
        <span class="note">{say(t("lab.addressPageHoldsGame"))}</span>
      </div>
    </>
  );
}

/** Who plays, and the rules. */
export function Setup({ onStart }: { onStart(game: Game): void }) {
  const say = useText();
  const [people, setPeople] = useState(2);
  const [code, setCode] = useState("");
  const found = gameOf(code.trim());
  const computers = citiesFor(people) - people;
  return (
    <>
      <p class="lead">{say(t("lab.eachYouGovernsCity", { TURNS, TURN_YEARS }))}</p>
      <ul class="rules">
        <li>{say(t("lab.protectionMakesGoodsOthers"))}</li>
        <li>{say(t("lab.subsidyDrawsManufacturersYour"))}</li>
        <li>{say(t("lab.platformServesEverybodyWhoever"))}</li>
        <li>{say(t("lab.signsCouncilSAgreement"))}</li>
        <li>{say(t("lab.breaksWordOutsideNext"))}</li>
      </ul>
      <p class="bar">
        <label>
          {say(t("lab.people"))}{" "}
          <select value={people} onChange={(event) => setPeople(Number(event.currentTarget.value))}>
            {Array.from({ length: MOST_PEOPLE - 1 }, (_, k) => k + 2).map((count) => (
              <option key={count} value={count}>
                {count}
              </option>
            ))}
          </select>
        </label>
        <button
          type="button"
          class="next"
          onClick={() => onStart({ people: Array.from({ length: people }, (_, place) => place), moves: [] })}
        >
          {say(t("lab.begin2"))}
        </button>
        <span class="note">
          {computers > 0
            ? say(t("lab.citiesComputerGovernsSigns", { citiesFor: citiesFor(people), computers }))
            : say(t("lab.citiesOneEach", { citiesFor: citiesFor(people) }))}
        </span>
      </p>
      <p class="bar">
        <label>
          {say(t("lab.goCode"))}{" "}
          <input value={code} size={24} maxLength={60} onInput={(event) => setCode(event.currentTarget.value)} />
        </label>
        <button type="button" disabled={!found} onClick={() => found && onStart(found)}>
          {say(t("lab.go"))}
        </button>
        {code.trim() !== "" && !found && (
          <span class="note wrong" role="status">
            {say(t("lab.codeGame2"))}
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
export function usePlay() {
  const [own, write] = useOwn();
  const game = gameOf(own("play"));
  const people = game?.people.length ?? 2;
  const { world } = useWorld(scenarioFor(people));
  const over = game ? game.moves.filter((turn) => turn.length === people) : [];
  const ids = game?.people.map((place) => CITIES[place]!) ?? [];
  const ask = game && { scenario: scenarioFor(people), people: ids, moves: over };
  const work = useAnswer("play", ask);
  const save = (next: Game | undefined) => write({ play: next ? codeOf(next) : "" });
  const nameOf = (id: string): NamedPlace["label"] => world?.cities.find((city) => city.id === id)?.label ?? textOf(id);
  return { code: own("play"), game, ids, over, work, nameOf, save };
}

/** A game with one more move. */
export function withMove(game: Game, move: Move): Game {
  const last = game.moves.at(-1);
  const open = last !== undefined && last.length < game.people.length;
  const moves = open ? [...game.moves.slice(0, -1), [...last, move]] : [...game.moves, [move]];
  return { ...game, moves };
}
