import type { Lookup } from "../../../measures/views/data.js";
import { inSentence, OF_BASELINE } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { band, chart, line, panelPlaces, rowsOf } from "../../drawing/chart.js";
import { type Drawing, PAGE, type Space, yearAxis } from "../../drawing/figure.js";
import { GAIN, LOSS } from "../../drawing/palette.js";
import { nameOf, type Ranged } from "../path.js";
import type { ReportFigure } from "../reportFigure.js";
import { askedOf, MEASURE, pathOf, rangeWords } from "./paths.js";

/** Response to what ends again, a shock or a lever for some years, and what it sums to. */
export const impulse: ReportFigure = {
  id: "impulse",
  section: "effects",
  reads: [],
  readsCourses: [MEASURE],
  narrow: true,
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { changes, reformYear } = view.data.context;
  const ends = (variant: string) =>
    changes.find((one) => one.variant === variant)?.levers.some(({ to }) => to !== null && to < view.lastYear);
  const variant = [view.focus, ...view.variants].find(({ id }) => ends(id));
  if (!variant) return undefined;
  const { measure, place } = askedOf(view);
  const path = pathOf(view, variant.id, place, measure);
  const base = path.find(({ row }) => row.year >= reformYear)?.row.baselineMean;
  if (path.length < 3 || !base) return undefined;
  let sum: Ranged = { effect: 0, low: 0, high: 0 };
  const sums = path.map(({ row, effect, low, high }) => {
    const part = row.year < reformYear ? 0 : row.baselineMean / base;
    sum = { effect: sum.effect + part * effect, low: sum.low + part * low, high: sum.high + part * high };
    return sum;
  });
  const years = path.map(({ row }) => row.year);
  const places = panelPlaces(2, space, { gap: 0.12, gapBelow: 0.2 });
  const name = inSentence(view.entry(measure).label);
  const panel = (rows: readonly Ranged[], p: number) => {
    const colour = rows.at(-1)!.effect < 0 || Math.min(...rows.map(({ effect }) => effect)) < 0 ? LOSS : GAIN;
    return {
      place: places[p],
      title: view.say(p === 0 ? t("report.impulseYear") : t("report.impulseSum")),
      x: yearAxis([years[0]!, years.at(-1)!], 6),
      y: { nticks: 6, title: p === 0 ? OF_BASELINE : t("report.impulseSumUnit", { reformYear }) },
      rules: { y: 0, dotted: reformYear },
      data: [
        ...bandOf(years, rows, colour),
        line(
          years,
          rows.map(({ effect }) => effect),
          { mode: "lines+markers", line: { color: colour, width: 2 }, marker: { size: 5, color: colour } },
        ),
      ],
    };
  };
  return chart(view, {
    title: t("report.impulseTitle", { measure: name }),
    caption: [
      t("report.impulseCaption", { label: variant.label, place: nameOf(view, place) }),
      rangeWords(view),
      t("report.impulseSumRange"),
    ],
    height: 60 + 270 * rowsOf(2, space),
    margin: { l: 64, r: 16, t: 34, b: 44 },
    panels: [panel(path, 0), panel(sums, 1)],
  });
}

/** None where no range is known. */
function bandOf(years: readonly number[], rows: readonly Ranged[], colour: string) {
  const known = rows.flatMap(({ low, high }, at) => (Number.isFinite(low + high) ? [at] : []));
  if (known.length < 2) return [];
  const of = (end: "low" | "high") => known.map((at) => rows[at]![end]);
  return [
    band(
      known.map((at) => years[at]!),
      [of("low"), of("high")],
      [colour, 0.22],
    ),
  ];
}
