import { useState } from "preact/hooks";
import { dealTriangle } from "../../../figures/game/triangle.js";
import { corePolygon } from "../../../maths/bargaining/triangle.js";
import { ofWords, tableOf } from "../../../report/tables/table.js";
import { allOf, joined, type TextKey, t } from "../../../words/index.js";
import type { AnalysedGame } from "../engine/calls.js";
import { useAnswer } from "../engine/useRun.js";
import { Drawing } from "../figures/Drawing.js";
import { TableView } from "../parts/TableView.js";
import { Button, Note, type Option, Section, Slide, useText, Work } from "../parts/widgets.js";
import { useOwn } from "../state/store.js";
import { type Deal, dealOf, inSteps, pairsOf, paymentsFor, receiptsOf, scaleOf } from "./deal.js";
import { amountText, moneyText, namesOf } from "./words.js";

/** Rules of compensation as buttons, and what their names mean. */
export const RULES = [
  { id: "none", label: "lab.noPayments" },
  { id: "minimal", label: "lab.leastWorks" },
  { id: "equal", label: "lab.equalGains", means: "lab.equalGainsMeans" },
  { id: "shapley", label: "cli.shapleyValue", means: "lab.shapleyMeans" },
  { id: "nucleolus", label: "lab.nucleolus", means: "lab.nucleolusMeans" },
] as const satisfies (Option & { means?: TextKey })[];

interface Props {
  scenario: string;
  game: AnalysedGame;
}

/** Payments between players, and whether the agreement of all then holds. */
export function DealMaker({ scenario, game }: Props) {
  const say = useText();
  const { report, players } = game;
  const { payments, receipts, set, follows, follow } = usePayments(game);
  const deal = dealOf(report, receipts);
  const { transfers } = report.compensation;
  return (
    <Section title="lab.findDealHolds">
      <p>{say("lab.allJoinSetThey")}</p>
      <div class="sliders">
        {payments.map((payment, at) => (
          <Payment key={at} id={`pay-${at}`} game={game} {...payment} onCount={(count) => set(at, count)} />
        ))}
      </div>
      <Verdict deal={deal} game={game} />
      <div class="deal">
        <div>
          <Stakes deal={deal} game={game} />
          <ul class="divisions">
            {RULES.map(({ id, label, ...rule }) => (
              <li key={id}>
                <Button
                  onClick={() => follow(id)}
                  disabled={!transfers[id]}
                  aria-pressed={!!transfers[id] && follows(id)}
                  text={label}
                />
                {"means" in rule && <Note as="span" text={rule.means} />}
              </li>
            ))}
          </ul>
        </div>
        {players.length === 3 && <CoreTriangle game={game} deal={deal} />}
      </div>
      <LookAgain key={receipts.join()} scenario={scenario} game={game} receipts={receipts} />
    </Section>
  );
}

/** Payments of the address, in steps of their sliders, and what changes them. */
function usePayments({ report, players }: AnalysedGame) {
  const [own, write] = useOwn();
  const pairs = pairsOf(players.length);
  const { step, most } = scaleOf(report);
  const counts = stepsIn(own("pay"), pairs.length, most);
  const inCounts = (rule: string) => {
    const transfers = report.compensation.transfers[rule]!;
    const receipts = players.map(({ id }) => transfers[id]!);
    return paymentsFor(pairs, inSteps(receipts, step, rule === "minimal")).map((count) =>
      Math.max(-most, Math.min(most, count)),
    );
  };
  const put = (all: readonly number[]) => write({ pay: all.some((count) => count !== 0) ? all.join("_") : "" });
  return {
    payments: pairs.map((pair, at) => ({ pair, count: counts[at]!, step, most })),
    receipts: receiptsOf(
      players.length,
      pairs,
      counts.map((count) => count * step),
    ),
    set: (at: number, count: number) => put(counts.with(at, count)),
    follows: (rule: string) => inCounts(rule).every((count, at) => count === counts[at]),
    follow: (rule: string) => put(inCounts(rule)),
  };
}

/** Steps of an address, where they fit. */
function stepsIn(text: string, count: number, most: number): number[] {
  const parts = text.split("_").map(Number);
  const fits = parts.length === count && parts.every((part) => Number.isInteger(part) && Math.abs(part) <= most);
  return fits && text !== "" ? parts : Array<number>(count).fill(0);
}

type PaymentProps = ReturnType<typeof usePayments>["payments"][number] & {
  id: string;
  game: AnalysedGame;
  onCount(count: number): void;
};

function Payment({ id, game: { players, currency }, pair, count, step, most, onCount }: PaymentProps) {
  const say = useText();
  const [a, b] = [players[pair[0]]!.label, players[pair[1]]!.label];
  const amount = moneyText(Math.abs(count) * step, currency);
  const told = count === 0 ? t("lab.payment") : t("lab.pays", { name: count > 0 ? b : a, amount });
  return (
    <Slide
      id={id}
      label={t("lab.between", { a, b })}
      low={-most}
      high={most}
      step={1}
      value={count}
      told={say(told)}
      ends={[say("lab.paysEnd", { name: a }), say("lab.paysEnd", { name: b })]}
      onValue={onCount}
    />
  );
}

/** Whether the grand coalition holds, in a sentence or two. */
function Verdict({ deal, game: { players, currency, report } }: { deal: Deal; game: AnalysedGame }) {
  const say = useText();
  const name = namesOf(players);
  const leavers = deal.stakes.filter(({ stays }) => !stays);
  const [group] = deal.objections;
  const lacks = leavers.map(({ player, paid, without }) =>
    t("lab.lacksYear", { name: name(player), amount: moneyText(without - paid, currency) }),
  );
  const rest = [
    ...lacks,
    ...(lacks.length === 0 && group ? [t("lab.groupLacksYear", { lacks: moneyText(group.lacks, currency) })] : []),
    ...(report.compensation.transfers["minimal"] === null ? [t("lab.togetherTheyGainLess")] : []),
    ...(report.core?.empty ? [t("lab.divisionGainSatisfiesEvery")] : []),
  ];
  return (
    <div class="answer" role="status" data-holds={deal.holds ? "yes" : "no"}>
      <p class={deal.holds ? "first right" : "first"}>
        {deal.holds
          ? say("lab.dealHoldsNobodyWould")
          : leavers.length > 0
            ? say("lab.doesHoldWouldLeave", { names: allOf(leavers.map(({ player }) => name(player))) })
            : say("lab.nobodyWouldLeaveAlone", { names: allOf(group!.members.map(name)) })}
      </p>
      <p class="rest">{say(joined(rest, "sentence"))}</p>
    </div>
  );
}

function Stakes({ deal, game: { players, currency } }: { deal: Deal; game: AnalysedGame }) {
  const say = useText();
  const heads = ["", "lab.gains", "lab.payments", "lab.ifStaysOut", ofWords("lab.wouldStay")] as const;
  const rows = deal.stakes.map(({ player, gain, paid, without, stays }) => [
    say(namesOf(players)(player)),
    ...[gain, paid, without].map((amount) => say(amountText(amount))),
    { text: say(stays ? "lab.stays" : "lab.leaves"), judged: stays ? ("better" as const) : ("worse" as const) },
  ]);
  return <TableView table={tableOf(say, t("lab.ifAllAgreeBn", { currency }), heads, rows)} kind="results" />;
}

/** The model run once more with the payments made: money moves prices and people. */
function LookAgain({ scenario, game, receipts }: Props & { receipts: readonly number[] }) {
  const say = useText();
  const [asked, setAsked] = useState(false);
  const work = useAnswer("paid", asked ? { scenario, receipts } : undefined);
  const { report, players } = game;
  const nothing = receipts.every((amount) => amount === 0);
  // What was paid is in these gains already.
  const deal = work.answer && dealOf(report, [], work.answer);
  return (
    <>
      <p class="bar">
        <Button
          class="run"
          onClick={() => setAsked(true)}
          aria-disabled={nothing || asked}
          text="lab.lookAgainThesePayments"
        />
        <Note as="span" text="lab.abovePaymentCountsPayments" />
      </p>
      <Work {...work} />
      {deal && (
        <p role="status" class={deal.holds ? "verdict right" : "verdict wrong"}>
          {say(deal.holds ? "lab.holdsWhenPaidToo" : "lab.doesHoldWhenPaid")}
          {deal.stakes
            .map(({ paid }, at) => say("join.nameAndAmount", { name: players[at]!.label, amount: amountText(paid) }))
            .join(say("join.enumeration"))}
        </p>
      )}
    </>
  );
}

/** All divisions of three players' gain, the core, and where the deal stands. */
export function CoreTriangle({ game, deal }: { game: AnalysedGame; deal: Deal }) {
  const say = useText();
  const { coalitions } = game.report;
  const players = game.players.map(({ id, label }) => ({ id, label: say(label) }));
  const total = coalitions.find(({ members }) => members.length === 3)!.value;
  if (!(total > 0)) return null;
  const core = corePolygon(
    coalitions,
    players.map(({ id }) => id),
    total,
  );
  const told = t(core.length === 0 ? "lab.coreEmpty" : deal.holds ? "lab.dealLiesCore" : "lab.dealLiesOutsideCore");
  const title = say("lab.divisionsGainAmongThree");
  const paid = deal.stakes.map((stake) => stake.paid);
  const caption = say(joined([t("lab.cornerGivesAllGain"), told], "sentence"));
  return (
    <Drawing
      draw={(space) => dealTriangle({ title, caption, players, coalitions, total, paid }, space)}
      label={say(joined([title, told], "sentence"))}
      class="core"
      titled
    />
  );
}
