import { useState } from "preact/hooks";
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
      <h1>{say({ en: "Play against each other", zh: "对局" })}</h1>
      {code !== "" && !game && (
        <p class="notice bad" role="alert">
          {say({
            en: "This is no code of a game. Begin anew, or copy the whole code.",
            zh: "这不是有效的对局代码。请重新开始，或复制完整代码。",
          })}
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
      <p class="note">
        {say({
          en: ended ? "The game is over." : `Turn ${showing ? turn : turn + 1} of ${TURNS}`,
          zh: ended ? "对局结束。" : `第${showing ? turn : turn + 1}轮，共${TURNS}轮`,
        })}
      </p>
      {answer && showing && turn > 0 && <TurnTable played={answer} turn={turn - 1} people={ids} nameOf={nameOf} />}
      {answer && ended && <EndView played={answer} people={ids} nameOf={nameOf} />}
      {!ended && showing && answer && (
        <p class="bar">
          <button type="button" class="next" onClick={() => setShownTurn(turn)}>
            {say({ en: "Next turn", zh: "下一轮" })}
          </button>
        </p>
      )}
      {!ended && !showing && answer && seated !== seat && (
        <div class="pass">
          <p class="lead">
            {say({
              en: `Hand the screen to the government of ${nameOf(next).en}. The others look away.`,
              zh: `请把屏幕交给${nameOf(next).zh}政府，其他人回避。`,
            })}
          </p>
          <p class="bar">
            <button type="button" class="next" onClick={() => setSeated(seat)}>
              {say({ en: `I govern ${nameOf(next).en}`, zh: `我是${nameOf(next).zh}政府` })}
            </button>
          </p>
        </div>
      )}
      {!ended && !showing && answer && seated === seat && (
        <MoveForm key={seat} city={next} played={answer} nameOf={nameOf} onDecide={decide} />
      )}
      {answer && turn > 0 && (
        <details>
          <summary>{say({ en: "Turns so far", zh: "已完成各轮" })}</summary>
          {answer.turns.map((_, at) => (
            <TurnTable key={`turn-${String(at)}`} played={answer} turn={at} people={ids} nameOf={nameOf} />
          ))}
        </details>
      )}
      <div class="bar steps">
        <label>
          {say({ en: "Code of this game", zh: "本局代码" })} <input readOnly size={24} value={code} />
        </label>
        <button type="button" class="plain" onClick={() => save(undefined)}>
          {say({ en: "New game", zh: "新对局" })}
        </button>
        <span class="note">
          {say({
            en: "The address of this page holds the game, too: who opens it goes on from here.",
            zh: "本页地址也包含对局：打开该地址即可继续。",
          })}
        </span>
      </div>
    </>
  );
}
