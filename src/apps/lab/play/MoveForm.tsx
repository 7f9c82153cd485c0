import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { plain } from "../../../measures/views/present.js";
import { allOf, amountIn, both, type Text, t } from "../../../words/index.js";
import { keepsWord, type Move, type PlayedGame, TODAY, type Word } from "../engine/rules.js";
import { useText } from "../parts/language.js";

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

export const PROTECTION_WORDS: readonly Text[] = [t("cli.none"), t("lab.today3"), t("lab.double6")];

export const SUBSIDY_WORDS: readonly Text[] = [t("cli.none"), t("lab.n5Cost"), t("lab.n10Cost")];

export const PLATFORM_WORDS: readonly Text[] = [t("lab.contribution"), t("lab.n01Gdp"), t("lab.n02Gdp")];

export const WORD_WORDS: Readonly<Record<Word, Text>> = {
  kept: t("lab.signedKeptWord"),
  broken: t("lab.signedBrokeWord"),
  none: t("lab.didSign"),
  out: t("lab.keptOutCouncil"),
};

/** A move in few words. */
export function moveText({ protection, subsidy, platform }: Move): Text {
  const [a, b, c] = [PROTECTION_WORDS[protection]!, SUBSIDY_WORDS[subsidy]!, PLATFORM_WORDS[platform]!];
  return t("lab.protectionSubsidyPlatform", { a, b, c });
}
