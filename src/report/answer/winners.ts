import { uncertainEffect } from "../../measures/results/uncertainty.js";
import { capitalised } from "../../measures/views/present.js";
import { both, type Text, t } from "../../words/index.js";
import { changeText, measureText, subjectText, whenText } from "./amounts.js";
import { difference, isClear, type Pair } from "./difference.js";
import { spanOf } from "./headline.js";
import { type AnswerView, type NamedPlace, type PlaceKind, WELFARE } from "./view.js";

export interface Gain {
  place: NamedPlace;
  effect: number;
  change: Text;
  /** Neither none nor hidden by chance or by what parameters leave open. */
  clear: boolean;
}

/** By this winners are counted, in words and pictures. */
const countedBy = ({ plan }: Pick<AnswerView, "plan">): string => plan.measure ?? WELFARE;

/** In how many cities residents gain and lose in the years that are told, and where most; `alone`: no other variant. */
export function winnersSentences(view: AnswerView, pair: Pair, alone: boolean): Text[] {
  const cities = gainsOf(view, pair, "city");
  if (cities.length < 2) return [];
  const clear = cities.filter((one) => one.clear);
  const gain = clear.filter(({ effect }) => effect > 0);
  const loss = clear.filter(({ effect }) => effect < 0);
  const values = {
    gain: gain.length,
    loss: loss.length,
    cities: cities.length,
    rest: cities.length - clear.length,
    when: whenText(spanOf(view)),
    ends: endsOf(gain, loss),
  };
  const by = countedBy(view);
  const measure = measureText(view, by);
  const counts =
    clear.length === 0
      ? t("report.noCityClearly", { ...values, measure, by: by === WELFARE ? "residents" : "measure" })
      : by === WELFARE
        ? t("report.residentsGainIn", values)
        : t("report.measureRisesIn", { ...values, measure });
  if (!alone) return [t("report.underVariant", { name: subjectText(view, pair), told: counts })];
  return [both((language) => capitalised(counts[language])), ...provincesSentence(view, pair)];
}

function provincesSentence(view: AnswerView, pair: Pair): Text[] {
  const provinces = gainsOf(view, pair, "province").filter(({ clear }) => clear);
  if (provinces.length < 2) return [];
  const [gain, loss] = [provinces.filter(({ effect }) => effect > 0), provinces.filter(({ effect }) => effect < 0)];
  return [t("report.ofProvinces", { ends: endsOf(gain, loss) })];
}

/** Places of a kind by gain, the largest first. A province that is one city is listed as the city; both stand among provinces. */
export function gainsOf(view: AnswerView, pair: Pair, kind: PlaceKind): Gain[] {
  const indicator = countedBy(view);
  return view.places
    .filter((place) => place.kind === kind)
    .flatMap((place): Gain[] => {
      const row = difference(view, pair, place.id, indicator, spanOf(view));
      if (!row) return [];
      const clear = isClear(row) && !drawsDisagree(view, pair, place.id, indicator);
      const effect = row.effect / (Math.abs(row.baselineMean) || 1);
      return [{ place, effect, change: changeText(view, indicator, row), clear }];
    })
    .sort((a, b) => b.effect - a.effect || (a.place.id < b.place.id ? -1 : 1));
}

/** The 90 % range over parameter draws holds zero. */
function drawsDisagree(
  { uncertainty, plan, baseline }: AnswerView,
  pair: Pair,
  place: string,
  indicator: string,
): boolean {
  if (!uncertainty || pair.against !== baseline) return false;
  const study = uncertainEffect(uncertainty, pair.run, place, indicator, plan.when.at);
  return study !== undefined && study.effect[0] <= 0 && study.effect[2] >= 0;
}

/** The largest gain and the largest loss; where all go one way, the largest and the smallest. */
function endsOf(gain: readonly Gain[], loss: readonly Gain[]): Text {
  const named = (one: Gain) => t("report.placeChange", { place: one.place.label, percent: one.change });
  if (gain.length > 0 && loss.length > 0)
    return t("report.mostGainsMostLoses", { first: named(gain[0]!), last: named(loss.at(-1)!) });
  const own = gain.length > 0 ? gain : [...loss].reverse();
  if (own.length === 0) return t("report.nothingMore");
  if (own.length === 1) return t("report.thereOnly", { first: named(own[0]!) });
  return t("report.largestAndSmallest", { first: named(own[0]!), last: named(own.at(-1)!) });
}
