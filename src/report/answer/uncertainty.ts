import { type BEYOND, COUNTRY, INDICATORS } from "../../measures/indicators/index.js";
import {
  CLUSTER,
  type Conditioning,
  conditionsOf,
  FEWEST_DRAWS,
  LEAST_CENTRAL,
  MANY_DRAWS,
  type UncertainEffect,
  type Uncertainty,
  uncertainEffect,
} from "../../measures/results/index.js";
import {
  decimalsFor,
  drivenOf,
  type GameSeen,
  inSentence,
  labelOf,
  moneyUnit,
  nameOf,
  type Pair,
  plain,
  type Reader,
  rangeEnd,
  rangeText,
  readerOf,
  signed,
} from "../../measures/views/index.js";
import { both, ENGLISH, joined, type Language, type Text, type TextKey, t } from "../../words/index.js";

/** Names for ids, as a reader knows them. */
export interface Names {
  variant(id: string): string;
  place(id: string): string;
}

/** "5.2 to 20.1 %": the 90 % range over parameter draws; undefined where there is no per cent. */
export function bandText(
  effect: Pick<UncertainEffect, "relative"> | undefined,
  language: Language = ENGLISH,
): string | undefined {
  if (!effect?.relative) return undefined;
  const [low, , high] = effect.relative.map((value) => 100 * value) as [number, number, number];
  // Digits that the width of the band warrants; of one without any, those of its ends.
  const decimals = Math.min(decimalsFor(high - low || high), 3);
  return t("report.percentRange", { low: rangeEnd(low, decimals), high: rangeEnd(high, decimals) })[language];
}

/**
 * What of a study is said in words, for one variant: worlds that failed, targets that may be missed, firm ranks,
 * drivers of the measure that is asked for. No markup.
 */
export function uncertaintySentences(
  uncertainty: Uncertainty,
  variant: string,
  names: Names,
  language: Language = ENGLISH,
  measure?: string,
): string[] {
  const telling: Telling = { uncertainty, variant, names, ...readerOf(language) };
  const from = drawnFromText(uncertainty);
  const { data } = uncertainty;
  return [
    from && telling.say(from),
    ...(data ? conditioningSentences(data, language) : []),
    uncertainty.byChance ? telling.say("report.decidedByChance") : undefined,
    errorsOfEnds(telling),
    failed(telling),
    ...turnedTexts(uncertainty, [variant]).map((text) => telling.say(text)),
    heldAt(telling),
    misses(telling),
    ranks(telling),
    drivers(telling, measure),
  ].filter((sentence) => sentence !== undefined);
}

/** That the region stores no draws for its scenarios; undefined where it does, or where its ranges were asked for. */
export function drawnFromText({ from = "stored" }: Pick<Uncertainty, "from">): Text | undefined {
  return from === "stored" || from === "prior" ? undefined : t("report.drawnFromRanges", { from });
}

/** How many candidates were kept and by what; how well the central case agrees with the data. */
export function conditioningSentences(data: Conditioning, language: Language): string[] {
  const { candidates, kept, central, failed, without } = data;
  const named = (ids: readonly string[]) =>
    joined(data.moments.filter(({ id }) => ids.includes(id)).map(({ label }) => both((one) => inSentence(label[one]))));
  const by = named(conditionsOf(data));
  const far = central < LEAST_CENTRAL;
  return [
    t("report.drawsKept", { candidates, kept, by, failed, left: without.length, without: named(without) }),
    t(far ? "report.centralFar" : "report.centralLikelihood", { likelihood: plain(central, 2) }),
  ].map((one) => one[language]);
}

/** How far chance among the draws moves the range of the cluster's real GDP; how few of them there are. */
function errorsOfEnds({ uncertainty, variant, say }: Telling): string | undefined {
  const { errors = [] } = uncertainty;
  const found = errors.find((row) => row.variant === variant && row.indicator === "real-gdp");
  const { worlds: ran = 0, relative } = uncertainEffect(uncertainty, variant, CLUSTER, "real-gdp") ?? {};
  if (!found || !relative) return undefined;
  const [low, middle, high] = relative.map((value, k) => {
    const error = 100 * found.relative[k]!;
    return say("report.valueWithError", { value: signed(100 * value, decimalsFor(error)), error: plain(error) });
  });
  const extreme = ran < EXTREMES;
  const share = plain((100 * (ran - 1)) / (ran + 1), 0);
  const few = ran < MANY_DRAWS;
  return say("report.rangeErrors", { low, middle, high, draws: ran, few, extreme, share });
}

/** Of fewer draws 5 and 95 % are the smallest and the largest. */
const EXTREMES = 19;

/** What is told of, and to whom. */
interface Telling extends Reader {
  uncertainty: Uncertainty;
  variant: string;
  names: Names;
}

function failed({ uncertainty: { failed, draws }, say }: Telling): string | undefined {
  const lost = new Map(failed.map(({ draw, text }) => [draw, text]));
  if (lost.size === 0) return undefined;
  const [first] = lost.values();
  return say("report.worldsCouldRunBand", { size: lost.size, draws, first });
}

/** Why a variant has no range where others have one: it failed in so many draws that too few are left. */
export function rangelessText({ failed, draws }: Uncertainty, { run, against }: Pair, name: Text): Text | undefined {
  const own = failed.filter(({ arm }) => arm === null || arm === run || arm === against);
  const lost = new Set(own.map(({ draw }) => draw)).size;
  if (lost === 0 || draws - lost >= FEWEST_DRAWS) return undefined;
  return t("report.withoutRange", { name, lost, draws, least: FEWEST_DRAWS, reason: own[0]!.text });
}

/** That levers of some variants turn round in some draws, each once with the largest share of draws. */
export function turnedTexts({ turned = [] }: Uncertainty, variants: readonly string[]): Text[] {
  const own = turned.filter(({ variant }) => variants.includes(variant)).sort((a, b) => a.share - b.share);
  const once = new Map(own.map((row) => [`${row.label.en} ${row.sets.en} ${row.rises}`, row]));
  return [...once.values()].map(({ label, sets, rises, share }) => {
    const what = both((language) => inSentence(sets[language]));
    return t("report.leverTurns", { label, what, rises, share: plain(100 * share, 0) });
  });
}

function heldAt({ uncertainty: { held }, say }: Telling): string | undefined {
  if (held.length === 0) return undefined;
  return say("report.heldTheirCentralValues", { held: joined(held) });
}

/** A target that is missed in more worlds than this is told, */
const RISK = 0.05;

/** where it is missed by more than this on average. */
const NOTICEABLE = 0.0005;

function misses({ uncertainty, variant, names, say }: Telling): string | undefined {
  const { effects, target } = uncertainty;
  const welfare = "real-final-consumption-per-head";
  const last = uncertainEffect(uncertainty, variant, CLUSTER, welfare)?.year;
  const rows = effects.filter((row) => row.variant === variant && row.year === last && row.indicator === welfare);
  if (rows.length === 0) return undefined;
  const aim: Text =
    target === 0
      ? t("report.loseConsumptionPerResident")
      : t("report.stayBelowConsumptionPer", { target: signed(target) });
  const missed = rows.filter(({ misses }) => misses !== null && misses > RISK);
  const risky = missed
    .filter(({ missedBy }) => missedBy! < target / 100 - NOTICEABLE)
    .sort((a, b) => b.misses! - a.misses!);
  if (risky.length === 0) {
    const small = missed.length > 0;
    return say("report.placeWouldMoreThan", { aim, last, RISK: 100 * RISK, small, bound: 100 * NOTICEABLE });
  }
  const told = risky.slice(0, 5).map((row) => {
    const by = signed(100 * row.missedBy!);
    const [place, share] = [names.place(row.place), plain(100 * row.misses!, 0)];
    return say("report.thenAverage", { place, share, by });
  });
  const rest = risky.length - told.length;
  const more = rest > 0 ? say("report.more", { rest }) : "";
  return say("report.riskPlacesWouldShare", { aim, last, told: joined(told, "semicolon"), more });
}

/** A rank is called firm from this share of worlds on. */
const FIRM = 0.9;

function ranks({ uncertainty: { ranks }, variant, names, say }: Telling): string | undefined {
  const own = ranks.filter((row) => row.variant === variant);
  if (own.length < 4) return undefined;
  const firm = (end: "best" | "worst") => {
    const cities = own.filter((row) => row[end] >= FIRM).map(({ city }) => names.place(city));
    return cities.join(say("join.enumeration")) || say("cli.none");
  };
  return say("report.orderCitiesGainFirm", { list: firm("best"), list2: firm("worst") });
}

function drivers({ uncertainty, variant, say }: Telling, measure: string | undefined): string | undefined {
  const { indicator, drivers } = drivenOf(uncertainty, variant, measure);
  const told = drivers.slice(0, 4).map((driver) => {
    const [low, high] = [driver.atLow, driver.atHigh].map((value) => signed(100 * value, 1));
    const name = say(labelOf(uncertainty, driver));
    return say("report.whereLowWhereHigh", { name, low, high });
  });
  if (told.length === 0) return undefined;
  const { label } = INDICATORS.find(({ id }) => id === indicator)!;
  return say("report.decidesHowLargeEffect", {
    label: both((one) => inSentence(label[one])),
    told: joined(told, "semicolon"),
  });
}

/** A place and indicator that every variant is told of. */
export interface Told {
  place: string;
  indicator: (typeof BEYOND)[number];
  title: TextKey;
}

export const TOLD: readonly Told[] = [
  { place: CLUSTER, indicator: "real-gdp", title: "cli.realGdp" },
  { place: CLUSTER, indicator: "real-national-income", title: "cli.nationalIncome" },
  {
    place: CLUSTER,
    indicator: "real-final-consumption-per-head",
    title: "cli.consumptionPerResident",
  },
  {
    place: COUNTRY,
    indicator: "real-final-consumption-per-head",
    title: "report.sameWholeCountry",
  },
];

/** The answer over parameter draws in one sentence; undefined where none was made. No markup. */
export function gameRangeSentence(view: GameSeen): string | undefined {
  const { report, say } = view;
  const { uncertainty } = report;
  if (!uncertainty) return undefined;
  const { worlds, draws, players, affordable, given } = uncertainty;
  const reason = uncertainty.failed[0]?.text;
  if (uncertainty.total === null)
    return say("report.tooFewDrawsOfGame", { worlds, draws, failed: draws - worlds, reason });
  const rest = draws - worlds;
  const refusing = players.filter(({ refuses }) => refuses > 0).sort((a, b) => b.refuses - a.refuses);
  const told = refusing.slice(0, 4).map(({ player, needs, refuses }) => {
    const [name, share, band] = [nameOf(view, player), plain(100 * refuses, 0), rangeText(view, needs)];
    return say("report.refusesUnpaidNeeds", { name, share, band });
  });
  const who = told.join(say("join.semicolon")) || say("report.nobodyRefusesAny");
  const [unit, share] = [moneyUnit(view), plain(100 * affordable, 0)];
  return say("report.whoOverDraws", { worlds, rest, who, unit, share, given });
}
