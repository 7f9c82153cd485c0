import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Text } from "../../language/index.js";
import { plain } from "../../report/present.js";
import { listText } from "../game/words.js";
import { useText } from "../page/language.js";
import { keepsWord, type Move, type PlayedGame, TODAY } from "./rules.js";
import { PLATFORM_WORDS, PROTECTION_WORDS, SUBSIDY_WORDS } from "./words.js";

interface Props {
  city: string;
  played: PlayedGame;
  nameOf(id: string): Text;
  onDecide(move: Move): void;
}

/** What a city government decides in a turn. */
export function MoveForm({ city, played, nameOf, onDecide }: Props) {
  const say = useText();
  const place = played.cities.indexOf(city);
  const last = played.turns.at(-1)?.moves[place];
  const [move, setMove] = useState<Move>({ ...(last ?? TODAY), readmit: false });
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => heading.current?.focus(), []);
  const change = (part: Partial<Move>) => setMove({ ...move, ...part });
  const money = (amount: number): Text => ({
    en: `${plain(amount / 10, 2)} bn yuan`,
    zh: `${plain(amount, 1)}亿元`,
  });
  const revenue = money(played.revenue[place]!);
  const platform = money((2 * played.gdp[place]!) / 1000);
  const others = played.breakers.filter((id) => id !== city);
  const broke = played.breakers.includes(city);
  return (
    <form
      class="move"
      onSubmit={(event) => {
        event.preventDefault();
        onDecide(move);
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {say({ en: `The government of ${nameOf(city).en}`, zh: `${nameOf(city).zh}政府` })}
      </h2>
      <p class="note">
        {say({
          en: `Your budget: ${revenue.en} a year. The platform's full share: ${platform.en} a year.`,
          zh: `本市财政：每年${revenue.zh}。平台足额出资：每年${platform.zh}。`,
        })}
      </p>
      <Levels
        name="protection"
        legend={{ en: "Protection against the others' goods", zh: "对外来商品的保护" }}
        words={PROTECTION_WORDS}
        value={move.protection}
        onValue={(protection) => change({ protection })}
      />
      <Levels
        name="subsidy"
        legend={{ en: "Subsidy of manufacturing", zh: "制造业补贴" }}
        words={SUBSIDY_WORDS}
        value={move.subsidy}
        onValue={(subsidy) => change({ subsidy })}
      />
      <Levels
        name="platform"
        legend={{ en: "Contribution to the platform", zh: "平台出资" }}
        words={PLATFORM_WORDS}
        value={move.platform}
        onValue={(platform) => change({ platform })}
      />
      <label class="sign">
        <input type="checkbox" checked={move.sign} onChange={() => change({ sign: !move.sign })} />{" "}
        {say({ en: "Sign the agreement for this turn", zh: "签署本轮协议" })}
      </label>
      {move.sign && !keepsWord(move) && (
        <p class="note wrong" role="status">
          {say({
            en: "With these levers you would break the promise that you sign.",
            zh: "按此设定，你将违背所签署的承诺。",
          })}
        </p>
      )}
      {broke && (
        <p class="note">
          {say({
            en: "You broke your word in the last turn: whether your signature counts is for the others to vote on.",
            zh: "你在上一轮违约：本轮签署是否有效由其他城市表决。",
          })}
        </p>
      )}
      {others.length > 0 && !broke && (
        <label class="sign">
          <input type="checkbox" checked={move.readmit} onChange={() => change({ readmit: !move.readmit })} />{" "}
          {say({
            en: `Vote to let back in who broke its word: ${listText(others.map(nameOf)).en}`,
            zh: `投票同意违约者返回：${listText(others.map(nameOf)).zh}`,
          })}
        </label>
      )}
      <p class="bar">
        <button type="submit" class="run">
          {say({ en: "Decide", zh: "决定" })}
        </button>
        <button type="button" onClick={() => change({ protection: 0, subsidy: 0, platform: 2, sign: true })}>
          {say({ en: "As the agreement promises", zh: "按协议承诺设定" })}
        </button>
      </p>
    </form>
  );
}

interface LevelsProps {
  name: string;
  legend: Text;
  words: readonly Text[];
  value: number;
  onValue(value: number): void;
}

function Levels({ name, legend, words, value, onValue }: LevelsProps) {
  const say = useText();
  return (
    <fieldset class="levels">
      <legend>{say(legend)}</legend>
      {words.map((label, level) => (
        <label key={label.en}>
          <input type="radio" name={name} value={level} checked={value === level} onChange={() => onValue(level)} />{" "}
          {say(label)}
        </label>
      ))}
    </fieldset>
  );
}
