import type { Span } from "../../measures/results/index.js";
import { type Pair, pairsOf, spreadOfSum, spreadOver } from "../../measures/views/difference.js";
import { amountText, type Lookup, plain, variantLabel } from "../../measures/views/index.js";
import { type TextKey, t, textOf } from "../../words/index.js";
import { amountRange, LEAST, rangeWords } from "../answer/amounts.js";
import { askedOf } from "../answer/findings.js";
import { parties } from "../answer/money.js";
import type { AnswerView } from "../answer/view.js";
import { type Table, tableOf } from "./table.js";

/** Levers whose payments are amounts that somebody names, and those that share taxes above a base. */
const NAMED = ["central-transfer", "compensation-bond", "innovation-platform", "enclave-park", "reception-platform"];
const SHARED = ["increment-sharing"];

/** What changed hands under one pair, and how much of it in all years, 100 million. */
export interface Payments {
  /** The pair's first run, and the pair in words. */
  run: string;
  name: string;
  turnover: number;
  table: Table;
}

/**
 * Who pays whom, year by year and in sum: net receipts of every city under sharing, transfers, bonds and pools against
 * the baseline; what does not stay between cities is the centre's or of places outside. Of every pair in which somebody
 * pays.
 */
export function paymentsOf(view: Lookup): Payments[] {
  const asked = askedOf(view);
  return pairsOf(asked).flatMap((pair) => {
    const cities = parties(asked, pair, wholeRun(view));
    return cities.length > 0 ? [paymentsOfPair(view, asked, pair, cities)] : [];
  });
}

const wholeRun = ({ years, lastYear }: Lookup): Span => ({ from: years[0]!, to: lastYear });

function paymentsOfPair(view: Lookup, asked: AnswerView, pair: Pair, cities: ReturnType<typeof parties>): Payments {
  const { say } = view;
  const years = view.years
    .map((year, y) => ({ name: String(year), amounts: withOthers(cities.map((city) => city.years[y]!.received)) }))
    .filter(({ amounts }) => amounts.some((amount) => Math.abs(amount) >= LEAST));
  const totals = withOthers(cities.map(({ total }) => total));
  const others = years.some(({ amounts }) => Math.abs(amounts.at(-1)!) >= LEAST);
  const times = [
    ...[...years, { name: say("report.sum"), amounts: totals }].map(({ name, amounts }) => ({
      name,
      cells: amounts.map((amount) => shown(view, amount)),
    })),
    ...rangesOf(view, asked, pair, cities),
  ];
  const who = [...cities.map(({ name }) => say(name)), ...(others ? [say("report.centreAndOthers")] : [])];
  const name = nameOf(view, pair);
  // Years down, unless there are more cities than years.
  const [head, names, rows] =
    who.length < times.length
      ? (["lab.year", who, times.map((time) => [time.name, ...who.map((_, at) => time.cells[at]!)])] as const)
      : ([
          "lab.city",
          times.map((time) => time.name),
          who.map((one, at) => [one, ...times.map(({ cells }) => cells[at]!)]),
        ] as const);
  return {
    run: pair.run,
    name,
    turnover: totals.reduce((all, total) => all + Math.max(0, total), 0),
    table: tableOf(
      say,
      t("report.whoPaysWhom", { name, currency: view.data.context.currency }),
      [head, ...names.map((text) => textOf(text))],
      rows,
      pricesOf(view, pair),
    ),
  };
}

/** What the sum of each city, and what is left for others, is over parameter draws. */
function rangesOf(view: Lookup, asked: AnswerView, pair: Pair, cities: ReturnType<typeof parties>) {
  const ranges = cities.map((city) => spreadOver(asked, pair, city.place.id, city.indicator, wholeRun(view)));
  if (!ranges.every((one) => one !== undefined)) return [];
  const parts = cities.map(({ place, indicator }) => ({ place: place.id, indicator }));
  const left = spreadOfSum(asked, pair, parts, wholeRun(view))?.effect;
  const cells = [
    ...ranges.map(({ effect: [low, , high] }) => [low, high] as const),
    left && ([-left[2], -left[0]] as const),
  ].map((ends) => (ends ? view.say(amountRange(ends, "+")) : "\u2013"));
  const drawn = Math.max(...ranges.map(({ worlds }) => worlds));
  return [{ name: view.say("report.rangeOfSums", rangeWords(asked, drawn)), cells }];
}

/** What cities receive, then what all others do, so that nothing is lost. */
function withOthers(amounts: readonly number[]): number[] {
  return [...amounts, -amounts.reduce((all, one) => all + one, 0)];
}

function shown({ language }: Lookup, hundredMillions: number): string {
  if (Math.abs(hundredMillions) < LEAST) return plain(0);
  return (hundredMillions < 0 ? "\u2212" : "+") + amountText(hundredMillions, language);
}

function nameOf(view: Lookup, { run, against }: Pair): string {
  const [name, other] = [run, against].map((id) => `“${variantLabel(view, id)}”`);
  return against === view.baseline ? name! : view.say("report.oneAgainstOther", { name, other });
}

/** At which prices payments are counted, and the base above which they are due: it decides who receives. */
function pricesOf(view: Lookup, { run, against }: Pair): TextKey[] {
  const levers = view.source.context.changes
    .filter(({ variant }) => variant === run || variant === against)
    .flatMap((variant) => variant.levers.map(({ type }) => type));
  const uses = (types: readonly string[]) => levers.some((type) => types.includes(type));
  const told: (TextKey | false)[] = [
    "report.paymentsNet",
    uses(NAMED) && "report.pricesOfAmounts",
    uses(SHARED) && "report.pricesOfIncrements",
  ];
  return told.filter((one) => one !== false);
}
