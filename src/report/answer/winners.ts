import { isNothing, isUnclear, percentOf } from "../../measures/views/effect.js";
import { type Text, t } from "../../words/index.js";
import type { AnswerView, NamedPlace, PlaceKind } from "./view.js";
import { signedPercent } from "./words.js";

const WELFARE = "real-final-consumption-per-head";

interface Gain {
  place: NamedPlace;
  percent: number;
  /** None, or not clear. */
  nothing: boolean;
}

/** Whose residents gain and lose in consumption: provinces where there are several, then cities. */
export function winnersSentence(view: AnswerView): Text | undefined {
  const cities = gainsOf(view, "city");
  if (cities.length < 2) return undefined;
  const gain = cities.filter(({ nothing, percent }) => !nothing && percent > 0);
  const loss = cities.filter(({ nothing, percent }) => !nothing && percent < 0);
  const rest = cities.length - gain.length - loss.length;
  const counts = t("report.residentsCitiesGainOther", {
    gainCount: gain.length,
    citiesCount: cities.length,
    lossCount: loss.length,
    rest,
    all: gain.length === cities.length,
  });
  const ends = endsOf(cities);
  const provinces = gainsOf(view, "province");
  const between = provinces.length > 1 ? endsOf(provinces) : undefined;
  return t("report.winnersAndLosers", {
    counts,
    cities: ends !== undefined,
    ends,
    provinces: between !== undefined,
    between,
  });
}

/** Places of a kind by gain. A province that is one city is listed as the city; both stand among provinces. */
function gainsOf(view: AnswerView, kind: PlaceKind): Gain[] {
  const gains = view.places
    .filter((place) => place.kind === kind)
    .flatMap((place): Gain[] => {
      const row = view.effect(view.focus, place.id, WELFARE);
      return row ? [{ place, percent: percentOf(row), nothing: isNothing(row) || isUnclear(row) }] : [];
    });
  return gains.sort((a, b) => b.percent - a.percent);
}

function endsOf(gains: readonly Gain[]): Text | undefined {
  const [first, last] = [gains[0]!, gains.at(-1)!];
  if (first.nothing && last.nothing) return undefined;
  const named = ({ place, percent }: Gain) =>
    t("report.placeChange", { place: place.label, percent: signedPercent(percent) });
  return t("report.mostAndLeast", { first: named(first), last: named(last) });
}
