import { type BeyondObserved, CLUSTER, type Spread } from "../../measures/results/index.js";
import {
  capitalised,
  difference,
  inSentence,
  isSure,
  NOTHING,
  type Pair,
  type PlaceKind,
  pairsOf,
  plain,
  spanOf,
  spreadOver,
  whenText,
} from "../../measures/views/index.js";
import { both, joined, quoted, type Text, t, textOf } from "../../words/index.js";
import {
  changeText,
  inOwnUnit,
  isMoney,
  isNone,
  labelOf,
  measureText,
  noneValues,
  roundedPercent,
  signedPercent,
  subjectText,
} from "./amounts.js";
import { type AnswerView, type NamedPlace, WELFARE, WELL_BEING } from "./view.js";

export interface Gain {
  place: NamedPlace;
  /**
   * Share of the level, or size where this is told; above zero where it is for the better: a fall of what less is
   * better of.
   */
  gain: number;
  /** In the unit of the measure. */
  size: number;
  change: Text;
  /** Neither none nor hidden by chance or by what parameters leave open. */
  clear: boolean;
  /** Of an effect that is none: whether there is nothing at all, and else how much it is less than. */
  none: ReturnType<typeof noneValues> | undefined;
  /**
   * Shares of the parameter draws in which it gains and loses, or rises and falls: less than all where draws change
   * nothing. Undefined without draws, and of next to no effect in these.
   */
  draws: { gains: number; loses: number } | undefined;
}

/** By this winners are counted. */
const countedBy = ({ plan }: Pick<AnswerView, "plan">): string => plan.measure ?? WELFARE;

/** What of the measure is better; of what is neither good nor bad nobody gains, it rises and falls. */
export function sense(view: AnswerView, by = countedBy(view)): "higher" | "lower" | "none" {
  return by === WELFARE ? "higher" : (view.entry(by)?.better ?? "none");
}

/** In how many cities residents gain and lose in the years that are told, and where most; `alone`: no other variant. */
export function winnersSentences(view: AnswerView, pair: Pair, alone: boolean): Text[] {
  const cities = gainsOf(view, pair, "city");
  if (cities.length < 2) return [];
  const clear = cities.filter((one) => one.clear);
  const [gain, loss] = sidesOf(clear);
  const values = {
    gain: gain.length,
    loss: loss.length,
    cities: cities.length,
    ...restOf(cities),
    when: whenText(spanOf(view), countedBy(view)),
    ends: endsOf(view, gain, loss),
    likeliest: likeliestOf(view, cities),
    better: sense(view),
  };
  const by = countedBy(view);
  const measure = measureText(view, by);
  const counts =
    clear.length === 0
      ? t("report.noCityClearly", { ...values, measure, by: by === WELFARE ? "residents" : "measure" })
      : by === WELFARE
        ? t("report.residentsGainIn", values)
        : t("report.measureRisesIn", { ...values, measure });
  const felt = byWellBeing(view, pair, clear);
  if (!alone) return [counts, ...felt].map((text) => joined([subjectText(view, pair), text], "colon"));
  const begun = [counts, ...felt].map((text) => both((language) => capitalised(text[language])));
  return [...begun, ...provincesSentence(view, pair)];
}

/** Cities whose well-being goes the other way than the consumption by which they are counted, and where most. */
function byWellBeing(view: AnswerView, pair: Pair, counted: readonly Gain[]): Text[] {
  if (countedBy(view) !== WELFARE) return [];
  const felt = new Map(gainsOf(view, pair, "city", WELL_BEING).map((one) => [one.place.id, one]));
  const turned = counted.flatMap(({ place, gain }) => {
    const own = felt.get(place.id);
    return own?.clear && own.gain * gain < 0 ? [own] : [];
  });
  if (turned.length === 0) return [];
  const most = turned.reduce((one, other) => (Math.abs(other.gain) > Math.abs(one.gain) ? other : one));
  const named = t("join.withBracket", { what: most.place.label, bracket: most.change });
  return [t("report.wellBeingOtherWay", { count: turned.length, most: named })];
}

/** Of unclear cities the one that most draws see lose, where none clearly does, and the same of gains. */
function likeliestOf(view: AnswerView, cities: readonly Gain[]): Text {
  const [gains, losses] = sidesOf(cities.filter(({ clear }) => clear));
  const open = cities
    .flatMap(({ place: { label }, clear, draws, gain }) => (clear || !draws ? [] : [{ label, ...draws, gain }]))
    .sort((a, b) => b.loses - a.loses || a.gain - b.gain);
  const gaining = open.toSorted((a, b) => b.gains - a.gains || b.gain - a.gain);
  const ends = [
    ...open.slice(0, losses.length === 0 ? 1 : 0).map(({ label, loses }) => ({ side: "loss", label, share: loses })),
    ...gaining
      .slice(0, gains.length === 0 ? 1 : 0)
      .map((one) => ({ side: "gain", label: one.label, share: one.gains })),
  ].filter(({ share }) => share > 0);
  // One city alone: what most draws say of it.
  const told = open.length === 1 ? ends.sort((a, b) => b.share - a.share).slice(0, 1) : ends;
  if (told.length === 0) return t("report.nothingMore");
  const texts = told.map(({ side, label, share }) =>
    t("report.likeliestIn", { side, better: sense(view), place: label, share: plain(100 * share, 0) }),
  );
  return t("report.likeliest", { told: joined(texts, "comma") });
}

/** Cities whose real GDP goes the other way than the cluster's, by a larger share: a small total hides them. */
export function behindTotal(view: AnswerView, pair: Pair): Text[] {
  const measure = "real-gdp";
  const total = difference(view, pair, CLUSTER, measure);
  if (view.plan.measure || view.plan.places[0] !== CLUSTER || !total) return [];
  const cities = gainsOf(view, pair, "city", measure);
  const [gain, loss] = sidesOf(cities.filter(({ clear }) => clear));
  const other = total.effect > 0 ? loss.at(-1) : gain[0];
  const share = total.effect / Math.abs(total.baselineMean);
  if (gain.length === 0 || loss.length === 0 || Math.abs(other!.gain) <= Math.abs(share)) return [];
  const counts = { gain: gain.length, loss: loss.length, cities: cities.length };
  return [t("report.behindTotal", { ...counts, ends: endsOf(view, gain, loss, measure) })];
}

function provincesSentence(view: AnswerView, pair: Pair): Text[] {
  const all = gainsOf(view, pair, "province");
  const provinces = all.filter(({ clear }) => clear);
  if (provinces.length < 2) return [];
  const [gain, loss] = sidesOf(provinces);
  const up = sense(view) === "lower" ? loss : gain;
  const side = gain.length > 0 && loss.length > 0 ? "both" : up.length > 0 ? "rise" : "fall";
  const measure = measureText(view, countedBy(view));
  return [t("report.ofProvinces", { side, measure, ends: endsOf(view, gain, loss), ...restOf(all) })];
}

/** How many have no effect that is clear, and whether that is since it is none, small or not known. */
function restOf(all: readonly Gain[]): { rest: number; unclear: string; least: Text | string } {
  const open = all.filter(({ clear }) => !clear).map(({ none }) => none);
  const small = open.filter((none) => none !== undefined);
  const some = small.find(({ zero }) => !zero);
  const unclear = small.length < open.length ? (some ? "mixed" : "unknown") : some ? "small" : "zero";
  return { rest: open.length, unclear, least: some?.least ?? "" };
}

/** Those that gain and those that lose, each in their order. */
export function sidesOf(all: readonly Gain[]): [gain: Gain[], loss: Gain[]] {
  return [all.filter(({ gain }) => gain > 0), all.filter(({ gain }) => gain < 0)];
}

/**
 * Places of a kind by gain, the largest first: by share of the level if this is told of all, else by size. A province
 * that is one city is listed as the city; both stand among provinces.
 */
export function gainsOf(view: AnswerView, pair: Pair, kind: PlaceKind, indicator = countedBy(view)): Gain[] {
  const places = view.places.flatMap((place) => {
    const row = place.kind === kind && difference(view, pair, place.id, indicator);
    return row ? [{ place, row }] : [];
  });
  const own = places.some(({ row }) => inOwnUnit(view, indicator, row));
  // Shares of money that read the same are told apart by the amounts that stand beside them.
  const told = (gain: number) => (own || !isMoney(view, indicator) ? gain : roundedPercent(100 * gain));
  return places
    .map(({ place, row }): Gain => {
      const spread = spreadOver(view, pair, place.id, indicator);
      const none = isNone(view, indicator, row);
      const less = sense(view, indicator) === "lower";
      const size = less ? -row.effect : row.effect;
      const gain = own ? size : size / (Math.abs(row.baselineMean) || 1);
      const known = !spread || isTiny(spread) ? undefined : spread;
      return {
        place,
        gain,
        size,
        change: changeText(view, indicator, row, true),
        clear: isSure(row, spread) && !none,
        none: none ? noneValues(view, row, indicator) : undefined,
        draws:
          known && (less ? { gains: known.falls, loses: known.rises } : { gains: known.rises, loses: known.falls }),
      };
    })
    .sort((a, b) => told(b.gain) - told(a.gain) || b.size - a.size || (a.place.id < b.place.id ? -1 : 1));
}

/** In nine draws of ten it is less than is told of an effect. */
function isTiny({ relative }: Spread): boolean {
  return relative !== null && [relative[0], relative[2]].every((share) => Math.abs(100 * share!) < NOTHING);
}

/** The largest gain and the largest loss; where all go one way, the largest and the smallest. */
function endsOf(view: AnswerView, gain: readonly Gain[], loss: readonly Gain[], by = countedBy(view)): Text {
  const named = (one: Gain) => t("join.withBracket", { what: one.place.label, bracket: one.change });
  if (gain.length > 0 && loss.length > 0)
    return t("report.mostGainsMostLoses", {
      first: named(gain[0]!),
      last: named(loss.at(-1)!),
      better: sense(view, by),
    });
  const own = gain.length > 0 ? gain : [...loss].reverse();
  if (own.length === 0) return t("report.nothingMore");
  if (own.length === 1) return t("report.thereOnly", { first: named(own[0]!) });
  const [first, last] = [own[0]!, own.at(-1)!];
  if (first.change.en === last.change.en) return t("report.alikeInAll", { change: first.change });
  return t("report.largestAndSmallest", { first: named(first), last: named(last) });
}

/**
 * The city, and the jobs of a sector in a city, that change farthest beyond what was observed; how many others do,
 * whatever the variant.
 */
export function observedSentences(view: AnswerView): Text[] {
  const told = new Set(pairsOf(view).flatMap(({ run, against }) => [run, against]));
  const rows = (view.plan.beyond ?? []).filter(({ variant }) => told.has(variant));
  return [rows.filter(({ sector }) => !sector), rows.filter(({ sector }) => sector)].flatMap((alike) => {
    const [first] = alike;
    const changes = new Set(alike.map(({ place, measure, sector }) => JSON.stringify([place, measure, sector])));
    return first ? [sentence(view, first, changes.size - 1)] : [];
  });
}

function sentence(view: AnswerView, row: BeyondObserved, more: number): Text {
  const { variant, place, sector, years, driver } = row;
  return t("report.beyondObserved", {
    several: pairsOf(view).length > 1,
    name: quoted(labelOf(view, variant) ?? textOf(variant)),
    place: view.places.find(({ id }) => id === place)?.label ?? textOf(place),
    measure: sector
      ? t("report.jobsIn", { sector: both((language) => inSentence(sector[language])) })
      : measureText(view, row.measure),
    change: signedPercent(100 * row.change),
    years,
    bound: signedPercent(100 * row.bound),
    driver: driver?.kind ?? "none",
    by: driver ? both((language) => inSentence(driver.label[language])) : "",
    more,
  });
}
