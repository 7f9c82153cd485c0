import { useState } from "preact/hooks";
import type { AnalysedGame } from "../engine/calls.js";
import { useAnswer } from "../engine/useAnswer.js";
import { useText } from "../page/language.js";
import { useOwn } from "../page/useOwn.js";
import { Work } from "../page/Work.js";
import { CoreTriangle } from "./CoreTriangle.js";
import { type Deal, dealOf, pairsOf, paymentsFor, receiptsOf, scaleOf } from "./deal.js";
import { amountText, listText, moneyText, RULES } from "./words.js";

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
      <h2 id="deal-title">{say({ en: "Find a deal that holds", zh: "找到能维持的协议" })}</h2>
      <p>
        {say({
          en: "All join. Set what they pay each other every year, so that nobody would leave.",
          zh: "假定全体加入。设定各方每年相互支付的金额，使无人愿意退出。",
        })}
      </p>
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
            count === 0
              ? { en: "nothing", zh: "不支付" }
              : count > 0
                ? { en: `${b.en} pays ${amount.en}`, zh: `${b.zh}支付${amount.zh}` }
                : { en: `${a.en} pays ${amount.en}`, zh: `${a.zh}支付${amount.zh}` };
          return (
            <label key={`${a.en}-${b.en}`} class="slide" for={`pay-${at}`}>
              <span>{say({ en: `Between ${a.en} and ${b.en}`, zh: `${a.zh}与${b.zh}之间` })}</span>
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
          ? say({ en: "This deal holds: nobody would leave.", zh: "协议能维持：无人愿意退出。" })
          : leavers.length > 0
            ? say({
                en: `It does not hold: ${listText(leavers.map(({ player }) => name(player))).en} would leave.`,
                zh: `协议不能维持：${listText(leavers.map(({ player }) => name(player))).zh}会退出。`,
              })
            : say({
                en: `Nobody would leave alone, but ${listText(group!.members.map(name)).en} would do better among themselves.`,
                zh: `无人会单独退出，但${listText(group!.members.map(name)).zh}自行实施协议会更好。`,
              })}
      </p>
      <p class="rest">
        {leavers
          .map(({ player, paid, without }) => {
            const amount = lacks(without - paid);
            return say({
              en: `${name(player).en} lacks ${amount.en} a year.`,
              zh: `${name(player).zh}每年尚缺${amount.zh}。`,
            });
          })
          .join(" ")}{" "}
        {leavers.length === 0 && group && (
          <>
            {say({
              en: `That group lacks ${lacks(group.lacks).en} a year.`,
              zh: `该群体每年尚缺${lacks(group.lacks).zh}。`,
            })}{" "}
          </>
        )}
        {report.compensation.transfers["minimal"] === null &&
          say({
            en: "Together they gain less than the losers need: no payments among them make everybody stay.",
            zh: "合计收益少于受损方所需：任何内部支付都无法使全体留下。",
          })}
        {report.core?.empty
          ? say({
              en: " No division of the gain satisfies every group (the core is empty), so the deal counts as one that holds once nobody would leave alone.",
              zh: "没有任何分配能使每个群体满意（核为空），因此只要无人单独退出即视为能维持。",
            })
          : null}
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
        <caption>
          {say({
            en: `If all agree, bn ${currency.en} a year`,
            zh: `全体协议时，亿${currency.zh}/年`,
          })}
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{say({ en: "Gains", zh: "收益" })}</th>
            <th scope="col">{say({ en: "With payments", zh: "计入支付" })}</th>
            <th scope="col">{say({ en: "If it stays out", zh: "若置身其外" })}</th>
            <th scope="col">{say({ en: "Would it stay?", zh: "是否留下" })}</th>
          </tr>
        </thead>
        <tbody>
          {deal.stakes.map(({ player, gain, paid, without, stays }) => (
            <tr key={player}>
              <th scope="row">{say(players.find(({ id }) => id === player)!.label)}</th>
              <td class="number">{say(amountText(gain))}</td>
              <td class="number">{say(amountText(paid))}</td>
              <td class="number">{say(amountText(without))}</td>
              <td class={stays ? "right" : "wrong"}>
                {stays ? say({ en: "stays", zh: "留下" }) : say({ en: "leaves", zh: "退出" })}
              </td>
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
          {say({ en: "Look again with these payments made", zh: "实际支付后再算一次" })}
        </button>
        <span class="note">
          {say({
            en: "Above, a payment counts as what it is. Payments also move prices and people; this runs the model with them.",
            zh: "上表中支付按面值计。支付也会影响价格与人口流动，此处带支付重新运行模型。",
          })}
        </span>
      </p>
      <Work {...work} />
      {deal && (
        <p role="status" class={deal.holds ? "verdict right" : "verdict wrong"}>
          {deal.holds
            ? say({ en: "It holds when paid, too: ", zh: "实际支付后仍能维持：" })
            : say({ en: "It does not hold when paid: ", zh: "实际支付后不能维持：" })}
          {deal.stakes
            .map(({ player, paid }) => {
              const { label } = players.find(({ id }) => id === player)!;
              const amount = amountText(paid);
              return say({ en: `${label.en} ${amount.en}`, zh: `${label.zh}${amount.zh}` });
            })
            .join(say({ en: ", ", zh: "、" }))}
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
