import { useState } from "preact/hooks";
import { allOf, t } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { useAnswer } from "../engine/useAnswer.js";
import { useText } from "../parts/language.js";
import { Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { CoreTriangle } from "./CoreTriangle.js";
import { type Deal, dealOf, pairsOf, paymentsFor, receiptsOf, scaleOf } from "./deal.js";
import { amountText, moneyText, RULES } from "./words.js";

interface Props {
  scenario: string;
  game: AnalysedGame;
}

/** Payments between players, and whether the agreement of all then holds. */
export function DealMaker({ scenario, game }: Props) {
  const say = useText();
  const [own, write] = useOwn();
  const { report, players, currency } = game;
  const pairs = pairsOf(players.length);
  const { step, most } = scaleOf(report);
  const steps = stepsIn(own("pay"), pairs.length, most);
  const receipts = receiptsOf(
    players.length,
    pairs,
    steps.map((count) => count * step),
  );
  const deal = dealOf(report, receipts);
  const set = (all: readonly number[]) => write({ pay: all.some((count) => count !== 0) ? all.join("_") : "" });
  const rule = (id: string) => {
    const transfers = report.compensation.transfers[id];
    if (!transfers) return;
    const wanted = paymentsFor(
      pairs,
      players.map((player) => transfers[player.id]!),
    );
    // Rounded away from zero, so that a payment which is just enough stays so.
    set(wanted.map((amount) => Math.sign(amount) * Math.min(most, Math.ceil(Math.abs(amount) / step - 1e-9))));
  };
  return (
    <section aria-labelledby="deal-title">
      <h2 id="deal-title">{say(t("lab.findDealHolds"))}</h2>
      <p>{say(t("lab.allJoinSetThey"))}</p>
      <p class="bar">
        {RULES.map(({ id, label }) => (
          <button key={id} type="button" onClick={() => rule(id)} disabled={!report.compensation.transfers[id]}>
            {say(label)}
          </button>
        ))}
      </p>
      <div class="sliders">
        {pairs.map(([first, second], at) => {
          const [a, b] = [players[first]!.label, players[second]!.label];
          const count = steps[at]!;
          const amount = moneyText(Math.abs(count) * step, currency);
          const told =
            count === 0 ? t("lab.payment") : count > 0 ? t("lab.pays", { b, amount }) : t("lab.pays2", { a, amount });
          return (
            <label key={`${a.en}-${b.en}`} class="slide" for={`pay-${at}`}>
              <span>{say(t("lab.between", { a, b }))}</span>
              <input
                id={`pay-${at}`}
                type="range"
                min={-most}
                max={most}
                step={1}
                value={count}
                aria-valuetext={say(told)}
                onInput={(event) => set(steps.with(at, Number(event.currentTarget.value)))}
              />
              <output>{say(told)}</output>
            </label>
          );
        })}
      </div>
      <Verdict deal={deal} game={game} />
      <div class="deal">
        <Stakes deal={deal} game={game} />
        {players.length === 3 && <CoreTriangle game={game} deal={deal} />}
      </div>
      <LookAgain key={receipts.join()} scenario={scenario} game={game} receipts={receipts} />
    </section>
  );
}

/** Whether the grand coalition holds, in a sentence or two. */
function Verdict({ deal, game }: { deal: Deal; game: AnalysedGame }) {
  const say = useText();
  const { players, currency, report } = game;
  const name = (id: string) => players.find((player) => player.id === id)!.label;
  const leavers = deal.stakes.filter(({ stays }) => !stays);
  const [group] = deal.objections;
  const lacks = (amount: number) => moneyText(amount, currency);
  return (
    <div class="answer" role="status" data-holds={deal.holds ? "yes" : "no"}>
      <p class={deal.holds ? "first right" : "first"}>
        {deal.holds
          ? say(t("lab.dealHoldsNobodyWould"))
          : leavers.length > 0
            ? say(t("lab.doesHoldWouldLeave", { names: allOf(leavers.map(({ player }) => name(player))) }))
            : say(t("lab.nobodyWouldLeaveAlone", { names: allOf(group!.members.map(name)) }))}
      </p>
      <p class="rest">
        {leavers
          .map(({ player, paid, without }) => {
            const amount = lacks(without - paid);
            return say(t("lab.lacksYear", { name: name(player), amount }));
          })
          .join(" ")}{" "}
        {leavers.length === 0 && group && <>{say(t("lab.groupLacksYear", { lacks: lacks(group.lacks) }))} </>}
        {report.compensation.transfers["minimal"] === null && say(t("lab.togetherTheyGainLess"))}
        {report.core?.empty ? say(t("lab.divisionGainSatisfiesEvery")) : null}
      </p>
    </div>
  );
}

function Stakes({ deal, game }: { deal: Deal; game: AnalysedGame }) {
  const say = useText();
  const { players, currency } = game;
  return (
    <div class="scroll">
      <table class="results">
        <caption>{say(t("lab.ifAllAgreeBn", { currency }))}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say(t("lab.gains"))}</th>
            <th scope="col">{say(t("lab.payments"))}</th>
            <th scope="col">{say(t("lab.ifStaysOut"))}</th>
            <th scope="col">{say(t("lab.wouldStay"))}</th>
          </tr>
        </thead>
        <tbody>
          {deal.stakes.map(({ player, gain, paid, without, stays }) => (
            <tr key={player}>
              <th scope="row">{say(players.find(({ id }) => id === player)!.label)}</th>
              <td class="number">{say(amountText(gain))}</td>
              <td class="number">{say(amountText(paid))}</td>
              <td class="number">{say(amountText(without))}</td>
              <td class={stays ? "right" : "wrong"}>{stays ? say(t("lab.stays")) : say(t("lab.leaves"))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The model run once more with the payments made: money moves prices and people. */
function LookAgain({ scenario, game, receipts }: Props & { receipts: readonly number[] }) {
  const say = useText();
  const [asked, setAsked] = useState(false);
  const work = useAnswer("paid", asked ? { scenario, receipts } : undefined);
  const { report, players } = game;
  const nothing = receipts.every((amount) => amount === 0);
  // What was paid is in these gains already.
  const deal = work.answer && dealOf(report, Array<number>(players.length).fill(0), work.answer);
  return (
    <>
      <p class="bar">
        <button type="button" class="run" onClick={() => setAsked(true)} disabled={nothing || asked}>
          {say(t("lab.lookAgainThesePayments"))}
        </button>
        <span class="note">{say(t("lab.abovePaymentCountsPayments"))}</span>
      </p>
      <Work {...work} />
      {deal && (
        <p role="status" class={deal.holds ? "verdict right" : "verdict wrong"}>
          {deal.holds ? say(t("lab.holdsWhenPaidToo")) : say(t("lab.doesHoldWhenPaid"))}
          {deal.stakes
            .map(({ player, paid }) => {
              const { label } = players.find(({ id }) => id === player)!;
              const amount = amountText(paid);
              return say(t("lab.text", { label, amount }));
            })
            .join(say(t("join.enumeration")))}
        </p>
      )}
    </>
  );
}

/** Steps of an address, where they fit. */
function stepsIn(text: string, count: number, most: number): number[] {
  const parts = text.split("_").map(Number);
  const fits = parts.length === count && parts.every((part) => Number.isInteger(part) && Math.abs(part) <= most);
  return fits && text !== "" ? parts : Array<number>(count).fill(0);
}
