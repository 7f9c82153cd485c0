import { label as plainly } from "../../../figures/drawing/figure.js";
import { coalitionMoves } from "../../../figures/game/coalitions.js";
import { isAtRest } from "../../../figures/game/moves.js";
import type { GameCoalition } from "../../../measures/results/index.js";
import { allOf, both, joined, type Text, t } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { Drawing } from "../figures/Drawing.js";
import { Section, useText } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { amountText, namesOf, shortNames } from "./words.js";

/** Coalitions by size, with an arrow for every single move that pays; the box that is chosen is told in words. */
export function Lattice({ game }: { game: AnalysedGame }) {
  const say = useText();
  const [own, write] = useOwn();
  const { report, players } = game;
  const { coalitions } = report;
  const short = shortNames(players);
  const nameOf = (id: string) => short[players.findIndex((player) => player.id === id)]!;
  const label = ({ members }: GameCoalition) =>
    members.length === 0
      ? say("lab.nobody")
      : members.length === players.length
        ? say("cli.all")
        : members.map((id) => say(nameOf(id))).join(" ");
  const chosen = Number.parseInt(own("coalition"), 10);
  const at =
    chosen >= 0 && chosen < coalitions.length
      ? chosen
      : coalitions.findIndex((one) => one.members.length === players.length);
  const resting = coalitions.filter((one) => isAtRest(one) && one.members.length > 1);
  const texts = coalitions.map((one) => `<b>${plainly(label(one))}</b><br>${plainly(say(amountText(one.value)))}`);
  const title = say("lab.wouldJoinWouldLeave");
  return (
    <Section title="lab.wouldJoinWouldLeave">
      <p>
        {say("lab.eachBoxCoalitionApplies")}
        {say("join.sentence")}
        {say("lab.namesCut", { names: joined(players.map(({ label: name }, p) => withShort(short[p]!, name))) })}
      </p>
      {/* What may be wider than the page is scrolled by keyboard, from box to box. */}
      <div class="scroll">
        <Drawing
          draw={(space) => coalitionMoves({ title, players, coalitions, texts, chosen: at }, space)}
          label={title}
          class="lattice"
          titled
          pressed={String(at)}
          onPressed={(coalition) => write({ coalition })}
        />
      </div>
      <p class="lattice-told" aria-live="polite">
        <strong>{label(coalitions[at]!)}</strong>
        {say("join.colon")}
        {say(sentenceOf(game, coalitions[at]!))}
      </p>
      <p>
        {resting.length > 0
          ? say("lab.withoutPaymentsTheseHold", { coalitions: joined(resting.map(label), "semicolon") })
          : say("lab.withoutPaymentsCoalitionHolds")}
      </p>
    </Section>
  );
}

/** "H = Harbour" */
const withShort = (short: Text, name: Text) => both((language) => `${short[language]} = ${name[language]}`);

/** Who gains what in a coalition, and who would move. */
function sentenceOf({ players, currency }: AnalysedGame, { members, payoffs, value, leave, join }: GameCoalition) {
  if (members.length < 2) return t("lab.thereAgreementTakesTwo");
  const each = players.map(({ id, label }) =>
    t("join.nameAndAmount", { name: label, amount: amountText(payoffs[id]!) }),
  );
  const movers = (who: readonly string[] | null) => allOf((who ?? []).map(namesOf(players)));
  return t("lab.membersGainBnYear", {
    total: amountText(value),
    currency,
    leaveCount: Boolean(leave?.length),
    out: movers(leave),
    joinCount: Boolean(join?.length),
    into: movers(join),
    each: allOf(each),
  });
}
