import {
  type AnswerContext,
  type Choices,
  contextIn,
  type Decision,
  type RunCourse,
  type ShownContext,
} from "../../measures/results/index.js";
import {
  type Choosing,
  type ChosenLever,
  decimalsFor,
  distinct,
  inFirstYear,
  inLastYear,
  itemNames,
  labelIn,
  lastYearOf,
  leverName,
  leversChosen,
  meanOf,
  ofVariant,
  placesIn,
  plain,
  playerNames,
  readerOf,
} from "../../measures/views/index.js";
import {
  both,
  bothSentences,
  ENGLISH,
  joined,
  type Language,
  listed,
  someOf,
  type Text,
  t,
} from "../../words/index.js";
import { councilSentences, groups } from "./agreements.js";
import { shortenedTo } from "./lines.js";
import type { AnswerView, NamedVariant } from "./view.js";

/** What an answer needs beside names and places. */
interface AnswerSource extends Pick<AnswerView, "years" | "effect" | "entry" | "uncertainty"> {
  context: AnswerContext;
  choices: Choices;
}

/** Answers know the names of the report's context, wherever their numbers come from. */
export function answerView({ context, choices, ...numbers }: AnswerSource): AnswerView {
  return {
    ...numbers,
    region: context.region,
    currency: context.currency,
    baseline: context.variants[0]!.id,
    variants: shortened(context.variants.slice(1).map(({ id, label }) => ({ id, label }))),
    plan: context.answer ?? lastYearOf(numbers.years),
    places: placesIn(context, { cluster: context.region, country: t("cli.wholeCountry") }),
    ...decisionsSaid(context, choices, numbers.uncertainty),
    uncounted: Object.fromEntries(context.changes.map(({ variant, uncounted }) => [variant, uncounted ?? []])),
    cycles: cyclesOf(choices),
    meetings: choices.meetings,
  };
}

/** The longest cycle of any replicate, in years: decisions are as far apart as the first two. */
function cyclesOf({ courses, decisions }: Choices): AnswerView["cycles"] {
  const cycling = courses.filter(({ state }) => state === "cycle");
  const years = (variant: string) => {
    const [first, second] = distinct(ofVariant(decisions, variant).map(({ year }) => year));
    const longest = Math.max(...ofVariant(cycling, variant).map(({ length }) => length ?? 0));
    return first === undefined || second === undefined ? 0 : longest * (second - first);
  };
  return Object.fromEntries(cycling.map(({ variant }) => [variant, years(variant)]));
}

/** Columns of a label in a sentence. */
const LONGEST = 36;

/** Labels that leave room for what is said of them; those that would then be alike are told by their ids. */
function shortened(variants: NamedVariant[]): NamedVariant[] {
  const cut = variants.map(({ label }) => both((language) => shortenedTo(label[language], LONGEST)));
  return variants.map(({ id }, at) => {
    const label = both((language) =>
      cut.filter((other) => other[language] === cut[at]![language]).length > 1 ? id : cut[at]![language],
    );
    return { id, label };
  });
}

/**
 * Who signs, what governments chose, and whether their choices settle. What they chose is by itself where that, or a
 * council, is what every variant is about.
 */
function decisionsSaid(
  context: AnswerContext,
  choices: Choices,
  uncertainty: AnswerView["uncertainty"],
): Pick<AnswerView, "chosen" | "decided"> {
  const decisions = [...choices.decisions, ...choices.meetings];
  const everywhere = context.variants.slice(1).every(({ id }) => decisions.some(({ variant }) => variant === id));
  const averages = bothSentences((language) => {
    const shown = contextIn(context, language);
    return averageSentences({ ...readerOf(language), data: { choices, context: shown, uncertainty } }, namesIn(shown));
  });
  const decided = bothSentences((language) => {
    const shown = contextIn(context, language);
    const { meetings } = choices;
    const councils = { ...shown, meetings, playerName: playerNames(shown), itemName: itemNames(shown) };
    return [
      ...councilSentences(councils, namesIn(shown), language),
      ...(everywhere ? [] : averages[language]),
      ...courseSentences(choices, namesIn(shown), language),
    ];
  });
  return { chosen: everywhere ? averages : bothSentences(() => []), decided };
}

const namesIn =
  ({ variants }: Pick<ShownContext, "variants">): NameOf =>
  (id) =>
    `“${labelIn(variants, id)}”`;

const WORDS: Record<RunCourse["state"], (length: number) => Text> = {
  settled: () => t("report.settle"),
  cycle: (length) => t("report.goRoundCycleDecisions", { length }),
  moving: () => t("report.stillMoveEndRead"),
};

type NameOf = (variant: string) => string;

/** What governments chose on average, lever by lever; those that they left where they were come last. */
export function averageSentences(view: Choosing, nameOf: NameOf): string[] {
  const levers = leversChosen(view).map((lever) => averagesOf(lever, nameOf, view));
  const [moved, left] = [true, false].map((wanted) => levers.filter((lever) => lever.moved === wanted));
  return [...moved!, ...left!].flatMap(({ sentences }) => sentences);
}

/** What an arm's cities chose on average, and had before. */
interface ArmAverage {
  variant: string;
  whose: string;
  before: number;
  last: number;
  /** All cities ended at the highest, or at the lowest, of what they tried: a bound may hold them. */
  end: "highest" | "lowest" | "none";
  /** Over parameter draws, where a study holds it. */
  range: readonly [low: number, middle: number, high: number] | undefined;
  /** Of each decision of the last cycle, where choices go round. */
  cycle: readonly number[];
}

/**
 * What the cities chose on average, and where they came from, with the digits that means need: one sentence for arms
 * that come from the same.
 */
function averagesOf(lever: ChosenLever, nameOf: NameOf, view: Choosing): { sentences: string[]; moved: boolean } {
  const arms = lever.variants.map((variant) => armAverage(lever, variant, view));
  const decimals = decimalsFor(Math.max(...arms.flatMap(({ before, last }) => [before, last].map(Math.abs))));
  const told = (value: number) => plain(value, decimals);
  const from = ({ whose, before }: ArmAverage) => JSON.stringify([whose, told(before)]);
  const starts = [...groups(arms, from).values()];
  // "All others" are all that choose anything: another lever has no last decision on this one.
  const all =
    starts.length === 1 && distinct(view.data.choices.decisions.map(({ variant }) => variant)).length === arms.length;
  const sentences = starts.map((same) => {
    const ending = (arm: ArmAverage) => [told(arm.last), arm.end, arm.range?.map(told), arm.cycle.map(told)];
    const means = [...groups(same, (arm) => JSON.stringify(ending(arm))).values()];
    const last = inGroups(means, nameOf, view.language, all).map(({ arms: [arm], quoted }) =>
      view.say(noted(t("report.meanUnderVariant", { mean: told(arm!.last), quoted }), notesOf(arm!, told))),
    );
    const { whose, before } = same[0]!;
    const values = { name: leverName(lever, view), whose, before: told(before), last: joined(last, "comma") };
    return view.say("report.beforeFirstDecisionAfterLast", values);
  });
  return { sentences, moved: arms.some(({ before, last }) => told(before) !== told(last)) };
}

/** Between what it goes round, whether it is an end of what was tried, and how far it goes over draws. */
function notesOf({ last, end, range, cycle }: ArmAverage, told: (value: number) => string): Text[] {
  const [low, , high] = (range ?? []).map(told);
  const band = low === high ? low : t("join.range", { low, high });
  const round = cycle.map(told);
  return [
    ...(new Set(round).size > 1 ? [t("report.chosenInTurns", { values: joined(round, "comma") })] : []),
    ...(end === "none" ? [] : [t("report.endTried", { end })]),
    ...(band === undefined
      ? []
      : [t("report.shortRange", { band, same: low === high && low === told(last), fewer: false, draws: 0 })]),
  ];
}

const noted = (what: Text, notes: readonly Text[]): Text =>
  notes.length > 0 ? t("join.withBracket", { what, bracket: joined(notes, "comma") }) : what;

/** Names of arms that are read in a row. */
const NAMED = 3;

/**
 * Groups of arms with their names; the largest of them, where it has more arms than are read in a row and they are in
 * no other, as "all others" behind them. `all`: no arm is left out.
 */
function inGroups<Arm extends { variant: string }>(
  told: readonly Arm[][],
  nameOf: NameOf,
  language: Language,
  all = true,
): { arms: Arm[]; quoted: string }[] {
  const largest = told.reduce((most, arms) => (arms.length > most.length ? arms : most));
  const beside = told.filter((arms) => arms !== largest);
  const apart = largest.every(({ variant }) => !beside.flat().some((arm) => arm.variant === variant));
  const rest = all && apart && largest.length > NAMED;
  return (rest ? [...beside, largest] : told).map((arms) => {
    const names = arms.map(({ variant }) => nameOf(variant));
    if (!rest || arms !== largest) return { arms, quoted: listed(names, language) };
    return { arms, quoted: (beside.length > 0 ? t("report.theOthers") : someOf(names, NAMED))[language] };
  });
}

function armAverage({ name, decisions }: ChosenLever, variant: string, { say, data }: Choosing): ArmAverage {
  const own = ofVariant(decisions, variant);
  const [city, ...others] = distinct(own.map((decision) => decision.city));
  const alone = labelIn(data.context.cities, city!);
  const whose = others.length === 0 ? alone : say("report.meanCities", { cities: others.length + 1 });
  const last = inLastYear(own);
  const [before, mean] = [meanOf(inFirstYear(own), "before"), meanOf(last, "value")];
  const held = data.uncertainty?.chosen?.find((one) => one.variant === variant && one.lever === name);
  return { variant, whose, before, last: mean, end: endOf(last), range: held?.mean, cycle: cycleOf(own, data.choices) };
}

/** Means of the decisions of the longest cycle in which choices of a variant go round; none where they do not. */
function cycleOf(own: readonly Decision[], { courses }: Choices): number[] {
  const lengths = courses.filter(({ variant, state }) => variant === own[0]!.variant && state === "cycle");
  const longest = Math.max(0, ...lengths.map(({ length }) => length ?? 0));
  const years = distinct(own.map(({ year }) => year)).sort((a, b) => a - b);
  return (longest > 0 ? years.slice(-longest) : []).map((at) =>
    meanOf(
      own.filter(({ year }) => year === at),
      "value",
    ),
  );
}

function endOf(decisions: readonly Decision[]): ArmAverage["end"] {
  const are = (end: (...values: number[]) => number) =>
    decisions.every(({ value, trials }) => trials.length > 1 && value === end(...trials.map((trial) => trial.value)));
  return are(Math.max) ? "highest" : are(Math.min) ? "lowest" : "none";
}

/**
 * How choices of governments end, one sentence for each way: they settle, go round in so many decisions, or still move;
 * under which arms, and in how many of their replicates. Of one decision alone nobody knows.
 */
export function courseSentences(
  { courses, decisions }: Pick<Choices, "courses" | "decisions">,
  nameOf: NameOf,
  language: Language = ENGLISH,
): string[] {
  const ways = distinct(courses.map(({ variant }) => variant)).flatMap((variant) => {
    const once = distinct(ofVariant(decisions, variant).map(({ year }) => year)).length === 1;
    const words = courses
      .filter((run) => run.variant === variant)
      .map(({ state, length }) => (once ? t("report.onlyOnce") : WORDS[state](length ?? 0))[language]);
    return distinct(words).map((ending) => {
      const count = words.filter((other) => other === ending).length;
      return { variant, said: { ending, several: !once && words.length > 1, count, wordsCount: words.length } };
    });
  });
  if (ways.length === 0) return [];
  const alike = [...groups(ways, ({ said }) => JSON.stringify(said)).values()];
  return inGroups(alike, nameOf, language).map(({ arms, quoted }) => {
    const values = { nameOf: quoted, ...arms[0]!.said };
    return t("report.choicesGovernmentsUnder", values)[language];
  });
}
