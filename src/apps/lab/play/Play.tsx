import { useState } from "preact/hooks";
import { t } from "../../../words/index.js";
import { useText } from "../page/language.js";
import { Work } from "../page/Work.js";
import { EndView } from "./EndView.js";
import { MoveForm } from "./MoveForm.js";
import { type Move, TURNS } from "./rules.js";
import { Setup } from "./Setup.js";
import { TurnTable } from "./TurnTable.js";
import { usePlay, withMove } from "./usePlay.js";

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
