import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { plain } from "../../../measures/views/present.js";
import { allOf, amountIn, both, type Text, t } from "../../../words/index.js";
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
  const money = (amount: number): Text =>
    t("lab.bnYuan", { amount: both((one) => plain(amountIn(amount, one), amountIn(1, one) < 1 ? 2 : 1)) });
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
        {say(t("lab.government", { nameOf: nameOf(city) }))}
      </h2>
      <p class="note">{say(t("lab.yourBudgetYearPlatform", { revenue, platform }))}</p>
      <Levels
        name="protection"
        legend={t("lab.protectionAgainstOthersGoods")}
        words={PROTECTION_WORDS}
        value={move.protection}
        onValue={(protection) => change({ protection })}
      />
      <Levels
        name="subsidy"
        legend={t("lab.subsidyManufacturing")}
        words={SUBSIDY_WORDS}
        value={move.subsidy}
        onValue={(subsidy) => change({ subsidy })}
      />
      <Levels
        name="platform"
        legend={t("lab.contributionPlatform")}
        words={PLATFORM_WORDS}
        value={move.platform}
        onValue={(platform) => change({ platform })}
      />
      <label class="sign">
        <input type="checkbox" checked={move.sign} onChange={() => change({ sign: !move.sign })} />{" "}
        {say(t("lab.signAgreementTurn"))}
      </label>
      {move.sign && !keepsWord(move) && (
        <p class="note wrong" role="status">
          {say(t("lab.theseLeversYouWould"))}
        </p>
      )}
      {broke && <p class="note">{say(t("lab.youBrokeYourWord"))}</p>}
      {others.length > 0 && !broke && (
        <label class="sign">
          <input type="checkbox" checked={move.readmit} onChange={() => change({ readmit: !move.readmit })} />{" "}
          {say(t("lab.voteLetBackBroke", { names: allOf(others.map(nameOf)) }))}
        </label>
      )}
      <p class="bar">
        <button type="submit" class="run">
          {say(t("lab.decide"))}
        </button>
        <button type="button" onClick={() => change({ protection: 0, subsidy: 0, platform: 2, sign: true })}>
          {say(t("lab.agreementPromises"))}
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
