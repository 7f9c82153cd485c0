import { limitOf, mapOf, spotText } from "../../../figures/comparison/mapOf.js";
import type { Spot } from "../../../figures/comparison/mapSheet.js";
import type { GameReport } from "../../../measures/results/index.js";
import { allOf, amountIn, joined, type Text, t, textOf } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { placesOf } from "../figures/CityMap.js";
import { Drawing } from "../figures/Drawing.js";
import { Button, useLanguage, useText } from "../parts/widgets.js";
import { dealOf } from "./deal.js";
import { moneyText } from "./words.js";

interface Props {
  game: AnalysedGame;
  /** A player, or that nobody would; else none is made. */
  guess: string;
  onGuess(id: string): void;
}

/** Asks who would refuse, once: buttons stay where they are, so that focus does too. */
export function Guess({ game, guess, onGuess }: Props) {
  const say = useText();
  const { report, players, agreement, currency, uncounted } = game;
  const total = report.coalitions.find(({ members }) => members.length === players.length)!.value;
  const made = isGuess(game, guess);
  const { from } = report.settings;
  return (
    <section aria-labelledby="guess-title" class={made ? "guess made" : "guess"}>
      <p>
        {say("lab.togetherGain", { agreement, from, loses: total < 0, amount: moneyText(Math.abs(total), currency) })}
        {uncounted.map((kind) => say("join.sentence") + say(kind)).join("")}
      </p>
      <h2 id="guess-title">{say("lab.whoWouldRefuse")}</h2>
      <p class="bar">
        {[...players, NOBODY].map(({ id, label }) => (
          <Button key={id} text={label} aria-pressed={id === guess} aria-disabled={made} onClick={() => onGuess(id)} />
        ))}
      </p>
      {made && <Told game={game} guess={guess} />}
      <Signers game={game} guess={guess} />
    </section>
  );
}

/** Who may sign, where it lies; after the guess also what the agreement brings to each. */
function Signers({ game, guess }: Omit<Props, "onGuess">) {
  const [say, language] = [useText(), useLanguage()];
  const { players, currency } = game;
  const made = isGuess(game, guess);
  const { stakes } = dealOf(game.report);
  const gains = stakes.map(({ gain }) => (made ? amountIn(gain, language) : NaN));
  const { at, distances } = placesOf({ cities: players });
  const spots = players.map(
    ({ id, label, gdp }, i): Spot => ({
      id,
      label: say(label),
      ...at[i]!,
      gdp,
      effect: gains[i]!,
      clear: made,
    }),
  );
  const scale = say("lab.gainOfGovernment", { currency });
  const caption = say("lab.areaGdp");
  const title = say("lab.whoMaySign");
  const limit = limitOf(gains, LEAST);
  const gained = spots.map((spot) => spotText(spot, ""));
  return (
    <Drawing
      draw={(space) => mapOf({ title, caption, spots, limit, scale, unit: "", distances, say, chosen: guess }, space)}
      label={made ? say(joined([scale, joined(gained, "semicolon")], "colon")) : title}
      class="map signers"
    />
  );
}

/** The least gain at which the scale of colours ends, in the large unit of the language. */
const LEAST = 0.01;

const NOBODY = { id: "-", label: t("lab.nobody") };

export function isGuess({ players }: AnalysedGame, guess: string): boolean {
  return [...players, NOBODY].some(({ id }) => id === guess);
}

/** Who refuses, and what it loses by. */
function Told({ game, guess }: Omit<Props, "onGuess">) {
  const say = useText();
  const { report, players, currency } = game;
  const refusers = dealOf(report)
    .stakes.filter(({ stays }) => !stays)
    .map(({ player, paid, without }) => ({ ...players.find(({ id }) => id === player)!, costs: without - paid }));
  const right = refusers.length === 0 ? guess === NOBODY.id : refusers.some(({ id }) => id === guess);
  const label = refusers.length === 0 ? NOBODY.label : allOf(refusers.map((one) => one.label));
  return (
    <div role="status">
      <p class={right ? "verdict right" : "verdict wrong"}>
        {say(right ? "lab.yesModelSays" : "lab.modelSays", { label })}
      </p>
      {refusers.map(({ id, label: name, costs }) => {
        const [loses, keeps] = aimsOf(report, id);
        if (loses.length === 0 || keeps.length === 0) return null;
        const amount = moneyText(costs, currency);
        return <p key={id}>{say("lab.losesIn", { name, amount, loses: allOf(loses), keeps: allOf(keeps) })}</p>;
      })}
    </div>
  );
}

const AIMS: Readonly<Record<string, Text>> = {
  gdp: textOf("GDP"),
  revenue: t("lab.revenueAfterSharing"),
  consumption: t("cli.consumptionPerResident"),
};

/**
 * In which single aims a player loses by signing, and in which it does not; of those that money cannot buy: nothing.
 */
function aimsOf({ price, settings }: GameReport, player: string): [loses: Text[], keeps: Text[]] {
  const cells = (price?.cells ?? []).filter(
    (cell) => cell.player === player && cell.horizon === settings.horizon && AIMS[cell.objective],
  );
  const named = (fits: (needs: number) => boolean) =>
    cells.filter(({ needs }) => needs !== null && fits(needs)).map(({ objective }) => AIMS[objective]!);
  return [named((needs) => needs > 0), named((needs) => needs === 0)];
}
