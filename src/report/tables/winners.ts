import { CLUSTER } from "../../measures/results/index.js";
import { difference, type Pair, pairsOf, spanOf, whenText } from "../../measures/views/difference.js";
import { capitalised, type Lookup, sum, variantLabel } from "../../measures/views/index.js";
import { joined, percentSigns, type TextKey, t } from "../../words/index.js";
import { bandOf, isTold, LEAST, shortChange, subjectText } from "../answer/amounts.js";
import { placedMeasure } from "../answer/course.js";
import { askedOf } from "../answer/findings.js";
import { effectTold } from "../answer/headline.js";
import { parties } from "../answer/money.js";
import { orderedPairs } from "../answer/several.js";
import { type AnswerView, measureOf } from "../answer/view.js";
import { gainsOf, sense, sidesOf } from "../answer/winners.js";
import { type Cell, ofWords, type Table, tableOf } from "./table.js";

/** Names in a cell where several variants have a row each, and where one stands alone. */
const MOST = 2;
const MOST_ALONE = 5;

/**
 * What every variant does, who gains, who loses and who pays, in the years and by the measure that the answer tells: a
 * row each, the largest effect first. Cities are counted as its sentences count them.
 */
export function winnersTable(view: Lookup): Table {
  const asked = askedOf(view);
  const { say } = view;
  const ordered = orderedPairs(asked).map(({ pair }) => pair);
  const pairs = [...ordered, ...pairsOf(asked).filter(({ run }) => ordered.every((one) => one.run !== run))];
  const most = pairs.length === 1 ? MOST_ALONE : MOST;
  const rows = pairs.map((pair) => [nameOf(view, asked, pair), ...cellsOf(view, asked, pair, most)]);
  const effect = capitalised(say(placedMeasure(asked)));
  const sides: TextKey[] = sense(asked) === "none" ? ["report.rises", "report.falls"] : ["report.gain", "report.lose"];
  const words = [...sides, "report.pay" as const].map(ofWords);
  const title = t("report.whoGainsWhoPays", { when: whenText(spanOf(asked)) });
  return tableOf(say, title, ["report.variant", { text: effect }, ...words], rows);
}

function nameOf(view: Lookup, asked: AnswerView, pair: Pair): string {
  return pair.against === view.baseline ? variantLabel(view, pair.run) : view.say(subjectText(asked, pair));
}

function cellsOf(view: Lookup, asked: AnswerView, pair: Pair, most: number): Cell[] {
  const { say, language } = view;
  const row = effectTold(asked, pair);
  const range = bandOf(asked, pair)?.band;
  const effect: Cell = {
    text: row ? percentSigns(say(shortChange(asked, measureOf(asked), row)), language) : UNKNOWN,
    small: range && percentSigns(say(range), language),
  };
  const cities = gainsOf(asked, pair, "city");
  // Of a variant that was not finished once nothing is known.
  if (cities.length === 0) return [effect, ...Array.from({ length: 3 }, () => ({ text: UNKNOWN }))];
  const [gain, loss] = sidesOf(cities.filter((one) => one.clear));
  const counted = (side: typeof cities): Cell => {
    if (side.length === 0) return { text: say("cli.none") };
    const named = side.map(({ place, change }) => say("join.nameAndAmount", { name: place.label, amount: change }));
    return {
      text: say("report.countOfCities", { count: side.length, cities: cities.length }),
      small: percentSigns(named.slice(0, most).join(say("join.comma")), language),
    };
  };
  return [effect, counted(gain), counted(loss.toReversed()), payCell(view, asked, pair, Math.ceil(most / 2))];
}

const UNKNOWN = "–";
const REVENUE = "own-revenue";

/** Who pays others, the centre, and what city governments spend more and collect less, largest first. */
function payCell({ say }: Lookup, asked: AnswerView, pair: Pair, most: number): Cell {
  const cities = parties(asked, pair, spanOf(asked)).map(({ name, total }) => ({ name, paid: -total }));
  const others = -cities.reduce((all, { paid }) => all + paid, 0);
  const spent = difference(asked, pair, CLUSTER, "lever-cost")?.effect ?? 0;
  const own = difference(asked, pair, CLUSTER, REVENUE);
  const lost = own && isTold(asked, REVENUE, own) ? -own.effect : 0;
  const paying = [
    ...cities,
    { name: t("report.centreAndOthers"), paid: others },
    { name: t("report.governmentsOnLevers"), paid: spent },
    { name: t("report.governmentsRevenue"), paid: lost },
  ]
    .filter(({ paid }) => paid >= LEAST)
    .sort((a, b) => b.paid - a.paid);
  if (paying.length === 0) return { text: say("cli.none") };
  const named = paying.map(({ name, paid }) => t("join.nameAndAmount", { name, amount: sum(paid, asked.currency) }));
  const names = joined(named.slice(0, most), "comma");
  const left = named.length - most;
  return { text: say(left > 0 ? t("join.andMore", { names, left, count: named.length }) : names) };
}
