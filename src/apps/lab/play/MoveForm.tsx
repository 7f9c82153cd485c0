import { useState } from "preact/hooks";
import { keepsWord, type Move, type PlayedGame, PROMISE, TODAY, type Word } from "../../../games/turns/rules.js";
import { sum } from "../../../measures/views/present.js";
import { allOf, type Text, type TextKey, t } from "../../../words/index.js";
import { Button, Note, Radios, useFocus, useText } from "../parts/widgets.js";

/** Levers, and what their levels are called. */
export const LEVELS = {
  protection: ["cli.none", "lab.asTodayThreePercent", "lab.doubleSixPercent"],
  subsidy: ["cli.none", "lab.n5Cost", "lab.n10Cost"],
  platform: ["lab.contribution", "lab.n01Gdp", "lab.n02Gdp"],
} as const satisfies Partial<Record<keyof Move, TextKey[]>>;

const LEGENDS = {
  protection: "lab.protectionAgainstOthersGoods",
  subsidy: "lab.subsidyManufacturing",
  platform: "lab.contributionPlatform",
} as const;

export const WORD_WORDS: Readonly<Record<Word, TextKey>> = {
  kept: "lab.signedKeptWord",
  broken: "lab.signedBrokeWord",
  none: "lab.didSign",
  out: "lab.keptOutCouncil",
};

/** How a page shows what became of a word. */
export const WORD_CLASSES: Readonly<Partial<Record<Word, string>>> = { kept: "right", broken: "wrong" };

/** A move in few words. */
export function moveText(move: Move): Text {
  const level = (lever: keyof typeof LEVELS) => t(LEVELS[lever][move[lever]]!);
  return t("lab.protectionSubsidyPlatform", { a: level("protection"), b: level("subsidy"), c: level("platform") });
}

interface Props {
  city: string;
  played: PlayedGame;
  /** Cities that people govern: the computer lets nobody back in. */
  people: readonly string[];
  nameOf(id: string): Text;
  /** What has been decided already, and may still be changed. */
  given?: Move | undefined;
  onDecide(move: Move): void;
}

/** What a city government decides in a turn. */
export function MoveForm({ city, played, people, nameOf, given, onDecide }: Props) {
  const say = useText();
  const place = played.cities.indexOf(city);
  const last = played.turns.at(-1)?.moves[place];
  const [move, setMove] = useState<Move>(given ?? { ...(last ?? TODAY), readmit: false });
  const heading = useFocus<HTMLHeadingElement>();
  const change = (part: Partial<Move>) => setMove({ ...move, ...part });
  const [revenue, platform] = [played.revenue[place]!, (2 * played.gdp[place]!) / 1000].map((amount) =>
    sum(amount, played.currency),
  );
  const others = played.breakers.filter((id) => id !== city);
  const broke = played.breakers.includes(city);
  const voters = people.some((id) => !played.breakers.includes(id));
  const tick = (part: "sign" | "readmit", text: string) => (
    <label class="sign">
      <input type="checkbox" checked={move[part]} onChange={() => change({ [part]: !move[part] })} /> {text}
    </label>
  );
  return (
    <form
      class="move"
      onSubmit={(event) => {
        event.preventDefault();
        onDecide(move);
      }}
    >
      <h2 ref={heading} tabIndex={-1}>
        {say("lab.government", { nameOf: nameOf(city) })}
      </h2>
      <Note text={t("lab.yourBudgetYearPlatform", { revenue, platform })} />
      {(["protection", "subsidy", "platform"] as const).map((lever) => (
        <Radios
          key={lever}
          kind="levels"
          name={lever}
          legend={<legend>{say(LEGENDS[lever])}</legend>}
          options={LEVELS[lever].map((label, id) => ({ id, label }))}
          value={move[lever]}
          onChoose={(level) => change({ [lever]: level })}
        />
      ))}
      {tick("sign", say("lab.signAgreementTurn"))}
      {move.sign && !keepsWord(move) && (
        <p class="note wrong" role="status">
          {say("lab.theseLeversYouWould")}
        </p>
      )}
      {broke && <Note text={t("lab.youBrokeYourWord", { voters })} />}
      {others.length > 0 &&
        !broke &&
        tick("readmit", say("lab.voteLetBackBroke", { names: allOf(others.map(nameOf)) }))}
      <p class="bar">
        <button type="submit" class="run">
          {say("lab.decide")}
        </button>
        <Button onClick={() => change({ ...PROMISE, readmit: move.readmit })} text="lab.agreementPromises" />
      </p>
    </form>
  );
}
