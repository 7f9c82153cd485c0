import { byRegret } from "../../figures/study/sweep.js";
import {
  type EvaluationReport,
  FEWEST_DRAWS,
  isChosen,
  type LeagueReport,
  type SensitivityReport,
  type ShownLeague,
  type ShownOutcome,
  type SweepOption,
  type SweepReport,
  shownValue,
  worldsOf,
} from "../../measures/results/index.js";
import {
  decimalsFor,
  figureLabel,
  inSentence,
  leagueNumber,
  leagueSeen,
  optionName,
  outcomeName,
  plain,
  type Seen,
  seen,
  sensitivitySeen,
  signed,
  sweepSeen,
  unitAfter,
  valueText,
  withInterval,
  withoutCopies,
} from "../../measures/views/index.js";
import { ENGLISH, joined, type Language, listed, saidIn, type Text, t } from "../../words/index.js";

type SweepSeen = Seen<SweepReport>;

/** What a sweep says in words, the answer first. No markup. */
export function sweepSentences(report: SweepReport, language: Language = ENGLISH): string[] {
  const view = withoutCopies(sweepSeen(report, language));
  const { cases, factors, worlds } = report;
  const open = factors.some(isChosen) ? inWorlds(view).map((one) => (worlds > 1 ? leastRegret(one) : best(one))) : [];
  const answer = open.length > 0 ? [...open, front(view), mixed(view)] : overWorld(view);
  const failures = lost(view.report, (count, reason) =>
    view.say("report.casesCouldRunFirst", { count, cases, reason }),
  );
  return saidIn([...answer, ...failures], language);
}

/** Effects of every variant over levels of numbers that nobody chooses, that with the largest effect first. */
function overWorld(view: SweepSeen): string[] {
  const { factors, options, outcomes, variants, worlds } = view.report;
  const outcome = outcomes[0]!;
  const direction = outcome.better === "lower" ? -1 : 1;
  const courses = variants
    .map(({ id, label }) => ({ label, ends: endsOf(effectsOf(options.filter(({ variant }) => variant === id))) }))
    .filter(({ ends: [low] }) => Number.isFinite(low))
    .sort((a, b) => direction * (b.ends[1] - a.ends[1]));
  if (courses.length === 0) return [];
  const told = courses.slice(0, NAMED).map(({ label, ends }) => {
    // Digits that the width warrants; of none, those of the size.
    const decimals = Math.min(decimalsFor(ends[1] - ends[0] || ends[1]), 3);
    const size = rangeOf(ends.map((end) => signed(end, decimals)));
    return t("report.overWorldOf", { label, size, unit: outcome.unit });
  });
  const names = factors.map(({ label, unit }, f) => {
    const span = rangeOf(endsOf(options.map(({ values }) => values[f]!)).map(valueText));
    return t("report.overWorldSpan", { label, span, unit: unitAfter(unit) });
  });
  const rest = courses.length - told.length;
  const values = { what: outcomeName(outcome, view), year: outcome.year, rest, worlds };
  return [view.say("report.overWorldValues", { ...values, names: joined(names), told: joined(told, "semicolon") })];
}

const effectsOf = (options: readonly SweepOption[]) =>
  options.map(({ effects }) => effects[0]!.middle).filter(Number.isFinite);

const endsOf = (all: readonly number[]): [low: number, high: number] => [Math.min(...all), Math.max(...all)];

/** "1 to 2", or the one number that both ends are told as. */
function rangeOf([low, high]: readonly string[]): Text | string {
  return low === high ? low! : t("join.range", { low, high });
}

/** Options that differ in a number that nobody chooses are not all open to anybody: they are compared apart. */
function mixed({ report: { factors, options }, say }: SweepSeen): string | undefined {
  const names = factors.filter((factor) => !isChosen(factor)).map(({ label }) => label);
  const worlds = worldsOf(factors, options).length;
  return names.length > 0
    ? say("report.nobodyChooses", { names: joined(names), worlds, most: NAMED, more: worlds > NAMED })
    : undefined;
}

/** The first worlds in which there is a choice, or the only one, each as a sweep of its own. */
function inWorlds({ report, ...view }: SweepSeen): SweepSeen[] {
  const worlds = worldsOf(report.factors, report.options).filter((own, _, all) => own.length > 1 || all.length === 1);
  const of = (world: number[]) => ({ ...report, options: world.map((at) => report.options[at]!) });
  return worlds.slice(0, NAMED).map((world) => ({ ...view, report: of(world) }));
}

function leastRegret(view: SweepSeen): string | undefined {
  const { report, say } = view;
  const outcome = report.outcomes[0]!;
  const [first] = byRegret(report);
  if (!first) return undefined;
  const { largest, mean } = first.regret!;
  const { low, high } = first.effects[0]!;
  const digits = Math.min(3, Math.max(decimalsFor(largest), 2));
  const [name, what, { year, unit }] = [optionName(view, first), outcomeName(outcome, view), outcome];
  const [most, average] = [plain(largest, digits), plain(mean, digits)];
  return say("report.optionsOverWorldsHas", {
    optionsCount: report.options.length,
    compared: report.compared,
    name,
    what,
    year,
    most,
    unit,
    average,
    low: signed(low),
    high: signed(high),
    few: report.compared < FEWEST_DRAWS,
  });
}

function best(view: SweepSeen): string | undefined {
  const { report, say } = view;
  const outcome = report.outcomes[0]!;
  const direction = outcome.better === "lower" ? -1 : 1;
  const known = report.options.filter(({ effects }) => Number.isFinite(effects[0]!.middle));
  const ranked = known.sort((a, b) => direction * (b.effects[0]!.middle - a.effects[0]!.middle));
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last) return undefined;
  const apart = first.effects[0]!.middle - last.effects[0]!.middle;
  const size = ({ effects }: SweepOption) => {
    const { middle } = effects[0]!;
    return `${signed(middle, Math.max(decimalsFor(middle), Math.min(decimalsFor(apart), 3)))} ${outcome.unit}`;
  };
  const [what, { year }] = [outcomeName(outcome, view), outcome];
  const [most, least] = [optionName(view, first), optionName(view, last)];
  const values = { knownCount: known.length, what, year, most, size: size(first) };
  if (size(first) === size(last)) return say("report.optionsAlike", values);
  return say("report.optionsDoesMostAgainst", { ...values, least, size2: size(last) });
}

function front(view: SweepSeen): string | undefined {
  const { report, say } = view;
  const { pareto, outcomes, options } = report;
  const count = options.filter((option) => option.front).length;
  if (count === 0 || options.length < 2) return undefined;
  const name = (o: number) => outcomeName(outcomes[o]!, view);
  const [efficiency, equity, cost] = [name(pareto.efficiency), name(pareto.equity), name(pareto.cost)];
  return say("report.beatenAnotherAllOnce", { count, optionsCount: options.length, efficiency, equity, cost });
}

/** How many cases could not be run, and why the first of them. */
function lost({ failed }: Pick<SweepSeen["report"], "failed">, told: (count: number, reason: string) => string) {
  const count = new Set(failed.map((one) => one.case)).size;
  return count === 0 ? [] : [told(count, failed[0]!.text)];
}

type SensitivitySeen = Seen<SensitivityReport>;

/** What a study of sensitivity says in words, the answer first. No markup. */
export function sensitivitySentences(report: SensitivityReport, language: Language = ENGLISH): string[] {
  const view = sensitivitySeen(report, language);
  const { outcomes, worlds } = view.report;
  const failures = lost(view.report, (cases, reason) =>
    view.say("report.worldsCouldRunNeeds", { cases, worlds, reason }),
  );
  const prior = view.say("report.overPriorRanges");
  return saidIn([...outcomes.map((outcome) => sentence(view, outcome)), prior, ...failures], language);
}

/** Of fewer groups a share of the variance is no more than chance. */
const FEWEST_GROUPS = 16;

/** Of fewer draws a rank correlation of any size is: of 8, one in twenty is beyond ±0.738 by chance (Zar 1972). */
const FEWEST_RANKS = 8;

/** How many figures a sentence names. */
const NAMED = 3;

function sentence(view: SensitivitySeen, outcome: ShownOutcome): string {
  const { report, say } = view;
  const { variantLabel, year, unit, mean, deviation } = outcome;
  const [of, average, spread] = [outcomeName(outcome, view), signed(mean), plain(deviation)];
  const size = say("report.changesAverageOverWorlds", { variantLabel, of, year, average, unit, spread });
  const known = outcome.factors.filter(
    ({ estimates }) => estimates[0]!.value !== 0 && !Number.isNaN(estimates[0]!.value),
  );
  if (known.length === 0) return `${size}${say("report.dependsNoneFigures")}`;
  // Few groups give "shares" of any size; one near 1 may come out a little above it.
  const above = known.some(({ estimates }) => estimates[0]!.low > 1);
  if (report.method === "sobol" && (above || outcome.used < FEWEST_GROUPS))
    return say("report.tooFewGroups", { size, groups: outcome.used, above });
  if (report.method === "rank" && outcome.used < FEWEST_RANKS)
    return say("report.tooFewRanks", { size, draws: outcome.used });
  const clear = report.method === "rank" ? known.filter(({ estimates: [one] }) => one!.low * one!.high > 0) : known;
  if (clear.length === 0) return say("report.noClearRank", { size, draws: outcome.used });
  const named = clear.slice(0, NAMED).map(({ factor, estimates }) => {
    const { value, low, high } = estimates[0]!;
    const [middle, from, to] = withInterval(value, low, high);
    const name = figureLabel(report, factor);
    return say("report.n95Interval", { name, middle, from, to });
  });
  const meaning = say(MEANING[report.method](unit));
  return say("report.dependsMost", { size, named: joined(named, "semicolon"), meaning });
}

const MEANING: Record<SensitivityReport["method"], (unit: string) => Text> = {
  morris: (unit) => t("report.bracketsMeanChangeEffect", { unit }),
  sobol: () => t("report.bracketsShareVarianceLeft"),
  rank: () => t("report.bracketsSpearmanSRank"),
};

type LeagueSeen = Seen<LeagueReport>;

/**
 * First sentences of a league: to whom the reform brings most and least, who leads most often in levels, and what could
 * not be run. No markup.
 */
export function leagueSentences(source: LeagueReport, language: Language): string[] {
  const view = leagueSeen(source, language);
  return saidIn([effects(view), leaders(view), lostDraws(view)], language);
}

interface Place {
  name: string;
  value: number;
  /** "South bay (+3.1 %, 2.3 to 3.9)" */
  text: string;
}

function effects(view: LeagueSeen): Text | undefined {
  const { report, language } = view;
  const row = report.rows.find(({ kind, indicator }) => kind === "effect" && indicator === "real-gdp");
  const sorted = row ? placesOf(view, row).sort((a, b) => b.value - a.value) : [];
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (!most || !least) return undefined;
  const { label } = report.reform;
  const { years, worlds } = report;
  const given = givenOfAll(report);
  const alike = leagueNumber(most.value, "effect") === leagueNumber(least.value, "effect");
  const falls = most.value < 0;
  const none = alike && shownValue(most.value, "effect") === 0;
  if (least.value < 0 && !falls && !alike)
    return t("report.leagueSpread", { label, most: most.text, least: least.text, years, worlds, given });
  const all = listed(
    sorted.map(({ text }) => text),
    language,
  );
  const [first, last] = falls ? [least, most] : [most, least];
  const whom =
    alike && sorted.length > 1
      ? t("report.leagueAlike", { all, falls, none })
      : t("report.leagueMostAndLeast", { most: first.text, several: sorted.length > 1, least: last.text, falls });
  return t("report.leagueRaises", { label, whom, falls, none, years, worlds, given });
}

/** "some": draws of some regions were held against data, those of others were not. */
function givenOfAll({ regions }: Pick<ShownLeague, "regions">): "data" | "prior" | "some" | undefined {
  const kinds = new Set(regions.map(({ given }) => given));
  return kinds.size > 1 ? "some" : [...kinds][0];
}

function placesOf({ report, say }: LeagueSeen, row: ShownLeague["rows"][number]): Place[] {
  return row.cells.flatMap(({ value, band }, at) => {
    if (value === null) return [];
    const name = report.regions[at]!.label;
    const [from, to] = (band ?? []).map((end) => leagueNumber(end, "effect"));
    const interval = from === undefined ? "" : ` [${from}, ${to}]`;
    const text = say("join.withBracket", { what: name, bracket: `${leagueNumber(value, "effect")} %${interval}` });
    return [{ name, value, text }];
  });
}

function leaders({ report, language }: LeagueSeen): Text | undefined {
  const levels = report.rows.filter(({ kind }) => kind === "level");
  // Of what several share the first place in nobody leads.
  const led = levels.filter(({ cells }) => cells.filter(({ rank }) => rank === 1).length === 1);
  const leads = report.regions.map((_, at) => led.filter((row) => row.cells[at]!.rank === 1).length);
  const most = Math.max(...leads);
  if (report.regions.length < 2 || most === 0) return undefined;
  const first = report.regions.filter((_, at) => leads[at] === most).map(({ label }) => label);
  const ranked = levels.filter((row) => row.cells.some(({ rank }) => rank !== null)).length;
  return t("report.leagueLeaders", { ranked, names: listed(first, language), several: first.length > 1, most });
}

function lostDraws({ report, say }: LeagueSeen): Text | undefined {
  const failed = report.regions.filter((region) => region.failed > 0);
  if (failed.length === 0) return undefined;
  const each = failed.map((region) => say("report.drawsLostBy", { failed: region.failed, region: region.label }));
  return t("report.drawsLost", { lost: each.join(say("join.comma")) });
}

type EvaluationSeen = Seen<EvaluationReport>;

/** A place is first where it is so in this share of the draws. */
const SURE = 0.9;

/** Who stands where and how sure that is, what moved, and what nobody observes. In the reader's language. */
export function evaluationSentences(report: EvaluationReport, language: Language): string[] {
  const view = seen(report, language);
  return saidIn([...view.report.ranks.map((one) => leader(view, one)), ...changes(view), unobserved(view)], language);
}

function leader({ report, say }: EvaluationSeen, { year, blocks, rows }: EvaluationReport["ranks"][number]): Text {
  const best = rows.find(({ rank }) => rank === 1)!;
  const values = {
    year,
    name: nameOf(report, best.agglomeration),
    index: plain(best.index, 0),
    first: Math.round(100 * best.first),
    blocks: blockNames(report, blocks).join(say("join.semicolon")),
  };
  return best.first >= SURE ? t("report.evaluationLeader", values) : t("report.evaluationUncertain", values);
}

/** Of each agglomeration between the first and the last year, over the parts known in both. */
function changes({ report, say }: EvaluationSeen): Text[] {
  const { years, parts, agglomerations } = report;
  const [first, last] = [years[0]!, years.at(-1)!];
  return agglomerations.flatMap(({ label }, a) => {
    const both = parts.filter(
      ({ points }) => typeof points[a]![0] === "number" && typeof points[a]!.at(-1) === "number",
    );
    if (both.length === 0) return [];
    const mean = (at: number) => both.reduce((sum, { points }) => sum + points[a]!.at(at)!, 0) / both.length;
    const names = both.map((part) => inSentence(part.label)).join(say("join.semicolon"));
    const [from, to] = [mean(0), mean(-1)].map((one) => plain(one, 0));
    return [t("report.evaluationChange", { name: label, from, to, first, last, parts: names })];
  });
}

function unobserved({ report, say }: EvaluationSeen): Text | undefined {
  const without = report.blocks.filter(({ id }) => report.parts.every(({ block }) => block !== id));
  if (without.length === 0) return undefined;
  const names = without.map(({ label }) => inSentence(label)).join(say("join.comma"));
  return t("report.evaluationUnobserved", { names });
}

/** Names of blocks inside a sentence. */
export function blockNames({ blocks }: EvaluationSeen["report"], ids: readonly string[]): string[] {
  return ids.map((id) => inSentence(blocks.find((one) => one.id === id)!.label));
}

export function nameOf({ agglomerations }: EvaluationSeen["report"], wanted: string): string {
  return agglomerations.find(({ id }) => id === wanted)!.label;
}
