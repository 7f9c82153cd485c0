import { RECEIPTS } from "../../measures/indicators/index.js";
import { type Span, type Spread, yearsPaid } from "../../measures/results/index.js";
import {
  type Amount,
  difference,
  isClear,
  isUnclear,
  oneYear,
  type Pair,
  percentOf,
  spanOf,
  spreadOfSum,
  spreadOver,
  sum,
  whenText,
} from "../../measures/views/index.js";
import { allOf, joined, someOf, type Text, t } from "../../words/index.js";
import { amountRange, isTold, LEAST, type Ranged, rangeWords, signedPercent, subjectText } from "./amounts.js";
import { type AnswerView, measureOf, type NamedPlace } from "./view.js";

/** What a pair costs city governments: own revenue, spending on levers. */
export function moneySentence(view: AnswerView, pair: Pair): Text | undefined {
  const of = (indicator: string) => difference(view, pair, "cluster", indicator);
  const [own, cost] = [of("own-revenue"), of("lever-cost")];
  const shared = parties(view, pair).some(({ indicator }) => indicator === GOVERNMENTS);
  const moved =
    own && isTold(view, "own-revenue", own) && measureOf(view) !== "own-revenue"
      ? revenueText(own, view, shared)
      : undefined;
  const spent = cost && Math.abs(cost.effect) >= LEAST ? sum(cost.effect, view.currency) : undefined;
  if (!moved && !spent) return undefined;
  const { from, to } = spanOf(view);
  const values = { moved: moved !== undefined, spent, summed: from !== to };
  const levers = spent && t("report.spendOnLevers", { ...values, more: cost!.effect > 0 });
  const clauses = [moved, levers].filter((clause) => clause !== undefined);
  return t("join.withFullStop", { text: joined(clauses, "semicolon") });
}

function revenueText(row: Amount, view: AnswerView, shares: boolean): Text {
  const values = { amount: sum(row.effect, view.currency), share: signedPercent(percentOf(row)) };
  const { from, to } = spanOf(view);
  return t("report.cityGovernmentsOwnRevenue", {
    effect: row.effect > 0,
    ...values,
    shares,
    from,
    lastYear: to,
    summed: from !== to,
  });
}

interface Party {
  /** The city's government by the name of the city, or its households. */
  name: Text;
  place: NamedPlace;
  /** Of what it receives. */
  indicator: string;
  /** Received in the years of the span, 100 million. */
  total: number;
  /** By year. */
  years: { year: number; received: number }[];
}

/** Years in which sharing may be told: from the reform, or the years that are asked for. */
const sharingSpan = ({ years, plan }: AnswerView): Span => yearsPaid(plan.when, years);

/** What governments and households of a city receive. */
const [GOVERNMENTS, HOUSEHOLDS] = RECEIPTS;
const RECEIVED = [
  { indicator: GOVERNMENTS, nameOf: ({ label }: NamedPlace) => label },
  { indicator: HOUSEHOLDS, nameOf: ({ label }: NamedPlace) => t("report.householdsOf", { name: label }) },
];

/**
 * Who receives and who pays under sharing rules, compensation and subsidies, by year; the largest receiver first. What
 * is left is the centre's, or of places outside.
 */
export function parties(view: AnswerView, pair: Pair, { from, to }: Span = sharingSpan(view)): Party[] {
  return view.places
    .filter(({ kind }) => kind === "city")
    .flatMap((place) => RECEIVED.map(({ indicator, nameOf }) => ({ place, indicator, name: nameOf(place) })))
    .map(({ place, indicator, name }): Party => {
      const years = view.years
        .filter((year) => from <= year && year <= to)
        .map((year) => ({ year, received: difference(view, pair, place.id, indicator, oneYear(year))?.effect ?? 0 }));
      return { place, name, indicator, years, total: years.reduce((all, { received }) => all + received, 0) };
    })
    .filter(({ years }) => years.some(({ received }) => Math.abs(received) >= LEAST))
    .sort((a, b) => b.total - a.total || (a.place.id < b.place.id ? -1 : 1));
}

/**
 * Payments between cities in sum, those of the year in which a city most goes against its sum, and at which prices they
 * are counted; nothing where nobody pays.
 */
export function sharingSentences(view: AnswerView, pair: Pair): Text[] {
  const paying = parties(view, pair);
  if (paying.length === 0) return [];
  const span = firstToLast(paying);
  // Who receives less than under another policy, or in a baseline that has payments, need not pay.
  const paidBefore = ({ place, indicator }: Party) =>
    Math.abs(difference(view, pair, place.id, indicator, span)?.baselineMean ?? 0) >= LEAST;
  const beside = pair.against !== view.baseline || paying.some(paidBefore);
  const byChance = ({ place, indicator }: Party) => {
    const row = difference(view, pair, place.id, indicator, span);
    return row !== undefined && isUnclear(row);
  };
  // What is left of sums is no surer than they are.
  const chance = paying.filter(byChance).reduce((all, { total }) => all + Math.abs(total), 0);
  const amountOf = (one: Party | { total: number; ofChance: boolean }): Text => {
    const amount = sum(one.total, view.currency);
    const unclear = "place" in one ? byChance(one) : one.ofChance;
    const range = "place" in one ? receivedRange(view, pair, one) : leftRange(view, pair, paying, one.total);
    const bracket = [range?.band, unclear ? t("report.byChance") : undefined].filter((part) => part !== undefined);
    return bracket.length > 0 ? t("join.withBracket", { what: amount, bracket: joined(bracket, "semicolon") }) : amount;
  };
  const others = -paying.reduce((all, { total }) => all + total, 0);
  const side = (sign: 1 | -1) =>
    [...paying, { name: t("report.theCentreAndOthers"), total: others, ofChance: chance >= Math.abs(others) }]
      .filter(({ total }) => total * sign >= LEAST)
      .sort((a, b) => sign * (b.total - a.total))
      .map((one) => t("join.nameAndAmount", { name: one.name, amount: amountOf(one) }));
  const [receive, pay] = [side(1), side(-1)];
  const drawn = Math.max(...paying.map((one) => receivedRange(view, pair, one)?.draws ?? 0));
  const clauses = [
    receive.length > 0 ? t("report.receivedBy", { names: largestOf(receive), beside }) : undefined,
    pay.length > 0 ? t("report.paidBy", { names: largestOf(pay), beside }) : undefined,
    drawn > 0 ? t("report.inBrackets", rangeWords(view, drawn)) : undefined,
  ].filter((clause) => clause !== undefined);
  const values = { name: subjectText(view, pair), when: whenText(span, "net-transfers") };
  const turned = beside ? undefined : turnedSentence(view, pair, paying);
  return [
    clauses.length > 0
      ? t("report.sharedInSum", { ...values, clauses: joined(clauses, "semicolon") })
      : t("report.sharedToNothing", values),
    ...(turned ? [turned] : []),
  ];
}

/** What a city receives, or pays where it pays in sum, over parameter draws; undefined where none were run. */
function receivedRange(
  view: AnswerView,
  pair: Pair,
  { place, indicator, total }: Party,
): Pick<Ranged, "band" | "draws"> | undefined {
  return rangeTold(spreadOver(view, pair, place.id, indicator, sharingSpan(view)), total < 0);
}

/** The same of all others, who receive what cities together pay. */
function leftRange(
  view: AnswerView,
  pair: Pair,
  paying: readonly Party[],
  total: number,
): Pick<Ranged, "band" | "draws"> | undefined {
  const parts = paying.map(({ place, indicator }) => ({ place: place.id, indicator }));
  return rangeTold(spreadOfSum(view, pair, parts, sharingSpan(view)), total > 0);
}

function rangeTold(spread: Spread | undefined, turned: boolean): Pick<Ranged, "band" | "draws"> | undefined {
  if (!spread) return undefined;
  const [least, , most] = spread.effect;
  const [low, high] = turned ? [-most, -least] : [least, most];
  // Where the country grows in draws alone, say, another city has the larger increment.
  const other = high <= -LEAST;
  const band = amountRange(other ? [-high, -low] : [low, high]);
  return { band: other ? t("report.otherWayInDraws", { band }) : band, draws: spread.worlds };
}

/** All of a side, or the first three and how many more there are: who is left out is counted. */
const largestOf = (side: readonly Text[]): Text => (side.length > 3 ? someOf(side, 3) : allOf(side));

function firstToLast(paying: readonly Party[]): Span {
  const moved = paying.flatMap(({ years }) => years.filter(({ received }) => Math.abs(received) >= LEAST));
  const years = moved.map(({ year }) => year);
  return { from: Math.min(...years), to: Math.max(...years) };
}

/** "In 2025 Shanghai pays 0.37 bn yuan": the largest year against the sum. */
function turnedSentence(view: AnswerView, pair: Pair, paying: readonly Party[]): Text | undefined {
  const against = paying.flatMap(({ place, indicator, name, total, years }) =>
    years
      .filter(({ received }) => received * total < 0 && Math.abs(received) >= LEAST)
      .filter(({ year }) => isClear(difference(view, pair, place.id, indicator, oneYear(year))))
      .map(({ year, received }) => ({ name, year, received })),
  );
  const [most] = against.sort((a, b) => Math.abs(b.received) - Math.abs(a.received));
  if (!most) return undefined;
  const amount = sum(most.received, view.currency);
  return t("report.inYearReceives", { year: most.year, place: most.name, pays: most.received < 0, amount });
}
