import type { Lookup } from "../../measures/views/data.js";
import { variantLabel } from "../../measures/views/decisions.js";
import { capitalised } from "../../measures/views/present.js";
import { percentSigns, type Text, t } from "../../words/index.js";
import { measureText, shortChange, subjectText } from "../answer/amounts.js";
import { askedOf } from "../answer/findings.js";
import {
  type AnswerView,
  bandOf,
  difference,
  gainsOf,
  LEAST,
  measureOf,
  type Pair,
  pairsOf,
  parties,
  placeOf,
  spanOf,
  whenText,
} from "../answer/index.js";
import { sum } from "../answer/words.js";
import { type Cell, ofWords, type Table, tableOf } from "./table.js";

/** Names in one cell. */
const MOST = 3;

/**
 * What every variant does, who gains, who loses and who pays, in the years and by the measure that the answer tells: a
 * row each. Cities are counted as its sentences count them.
 */
export function winnersTable(view: Lookup): Table {
  const asked = askedOf(view);
  const { say } = view;
  const rows = pairsOf(asked).map((pair) => [nameOf(view, asked, pair), ...cellsOf(view, asked, pair)]);
  const effect = capitalised(say(measureText(asked, measureOf(asked))));
  const words = [t("report.gain"), t("report.lose"), t("report.pay")].map((head) => ofWords(say(head)));
  const when = say(whenText(spanOf(asked)));
  return tableOf(say(t("report.whoGainsWhoPays", { when })), [say(t("report.variant")), effect, ...words], rows);
}

function nameOf(view: Lookup, asked: AnswerView, pair: Pair): string {
  return pair.against === view.baseline ? variantLabel(view, pair.run) : view.say(subjectText(asked, pair));
}

function cellsOf(view: Lookup, asked: AnswerView, pair: Pair): Cell[] {
  const { say, language } = view;
  const none = say(t("cli.none"));
  const row = difference(asked, pair, placeOf(asked).id, measureOf(asked), spanOf(asked));
  const range = bandOf(asked, pair);
  const effect: Cell = {
    text: row ? percentSigns(say(shortChange(asked, measureOf(asked), row)), language) : "–",
    small: range && percentSigns(say(range), language),
  };
  const cities = gainsOf(asked, pair, "city");
  const clear = cities.filter((one) => one.clear);
  const counted = (side: typeof cities): Cell => {
    const named = side
      .slice(0, MOST)
      .map(({ place, change }) => say(t("lab.text", { label: place.label, amount: change })));
    return {
      text: side.length === 0 ? none : say(t("report.countOfCities", { count: side.length, cities: cities.length })),
      small: percentSigns(named.join(say(t("join.comma"))), language) || undefined,
    };
  };
  const loses = clear.filter(({ effect }) => effect < 0).toReversed();
  // Of a variant that was not finished once nothing is known.
  if (cities.length === 0) return [effect, ...Array.from({ length: 3 }, () => ({ text: "–" }))];
  return [
    effect,
    counted(clear.filter(({ effect }) => effect > 0)),
    counted(loses),
    { text: payText(asked, pair, say) || none },
  ];
}

/** Cities that pay others, the centre, and what city governments spend more on levers. */
function payText(asked: AnswerView, pair: Pair, say: Lookup["say"]): string {
  const paying = parties(asked, pair, spanOf(asked));
  const outside = -paying.reduce((all, { total }) => all + total, 0);
  const spent = difference(asked, pair, "cluster", "lever-cost", spanOf(asked))?.effect ?? 0;
  const named = (name: Text, hundredMillions: number) =>
    t("lab.text", { label: name, amount: sum(hundredMillions, asked.currency) });
  const cities = paying
    .filter(({ total }) => total <= -LEAST)
    .toReversed()
    .slice(0, MOST);
  const all = [
    ...cities.map(({ place, total }) => named(place.label, total)),
    ...(outside <= -LEAST ? [named(t("report.centreAndOthers"), outside)] : []),
    ...(spent >= LEAST ? [named(t("report.governmentsOnLevers"), spent)] : []),
  ];
  return all.map(say).join(say(t("join.comma")));
}
