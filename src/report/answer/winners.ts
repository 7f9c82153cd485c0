import type { Language, Text } from "../../language/index.js";
import { type AnswerView, isNothing, isUnclear, type NamedPlace, type PlaceKind, percentOf } from "./view.js";
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
  const counts = {
    en: `Residents of ${gain.length} of ${cities.length} cities gain, ${loss.length > 0 ? `of ${loss.length}` : "of none"} lose${rest > 0 ? `, of ${rest} nothing clear` : ""}`,
    zh:
      gain.length === cities.length
        ? `${cities.length}个城市的居民全部受益`
        : `${cities.length}个城市中，${gain.length}个城市的居民受益，${loss.length}个受损${rest > 0 ? `，${rest}个不明确` : ""}`,
  };
  const ends = endsOf(cities);
  const provinces = gainsOf(view, "province");
  const between = provinces.length > 1 ? endsOf(provinces) : undefined;
  return {
    en: `${counts.en}${ends ? `: most in ${ends.en}` : ""}${between ? `; of provinces most in ${between.en}` : ""}.`,
    zh: `${counts.zh}${ends ? `：${ends.zh}` : ""}${between ? `；分省看，${between.zh}` : ""}。`,
  };
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
  const told = ({ place, percent }: Gain, language: Language) =>
    language === "en"
      ? `${place.label.en} (${signedPercent(percent)})`
      : `${place.label.zh}（${signedPercent(percent)}）`;
  return {
    en: `${told(first, "en")}, least in ${told(last, "en")}`,
    zh: `最多为${told(first, "zh")}，最少为${told(last, "zh")}`,
  };
}
