import { comparedIn, inSentence, type Lookup, pairsOf, shownOf, shownPair } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, panelPlaces, rowsOf } from "../../drawing/chart.js";
import { type Drawing, PAGE, type Space, yearAxis } from "../../drawing/figure.js";
import { GAIN, LOSS } from "../../drawing/palette.js";
import {
  askedOf,
  courseOf,
  knownIn,
  MEASURE,
  type Moment,
  nameOf,
  pathsOf,
  rangeMarks,
  rangeWords,
  summedYears,
  sumsOf,
  sumTitle,
} from "../path.js";
import type { ReportFigure } from "../reportFigure.js";

/** Response to what ends again, a shock or a lever for some years, and what it sums to. */
export const impulse: ReportFigure = {
  id: "impulse",
  section: "effects",
  readsCourses: [MEASURE],
  narrow: true,
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { changes, reformYear } = view.data.context;
  const ends = (variant: string) =>
    changes.find((one) => one.variant === variant)?.levers.some(({ to }) => to !== null && to < view.lastYear);
  const pair = [shownOf(view).pair, ...pairsOf(comparedIn(view))].find(
    ({ run, against }) => ends(run) || ends(against),
  );
  if (!pair) return undefined;
  const { measure, place } = askedOf(view);
  const { form, paths } = pathsOf(view, [pair], place, measure);
  const path = paths[0]!;
  const summed = summedYears(view);
  const sums = sumsOf(path, form, summed);
  if (path.length < 3 || !sums) return undefined;
  const { against } = shownPair(view, pair);
  const places = panelPlaces(2, space, { gap: 0.12, gapBelow: 0.2 });
  const name = inSentence(view.entry(measure).label);
  const panel = (rows: readonly Moment[], p: number) => {
    const colour = rows.at(-1)!.effect < 0 || Math.min(...rows.map(({ effect }) => effect)) < 0 ? LOSS : GAIN;
    return {
      place: places[p],
      title: view.say(p === 0 ? "report.impulseYear" : "report.impulseSum"),
      x: yearAxis([path[0]!.year, path.at(-1)!.year], 6),
      y: { nticks: 6, title: p === 0 ? form.title : sumTitle(form, summed) },
      rules: { y: 0, dotted: reformYear },
      data: [
        // What is added up to an end of which no range is known has none.
        ...(p === 1 && knownIn(rows.slice(-1)).length === 0
          ? []
          : rangeMarks({ moments: rows, look: { color: colour } })),
        courseOf(rows, {
          mode: "lines+markers",
          line: { color: colour, width: 2 },
          marker: { size: 5, color: colour },
        }),
      ],
    };
  };
  return chart(view, {
    title: t("report.impulseTitle", { measure: name }),
    caption: [
      t("report.againstAt", { against, place: nameOf(view, place) }),
      rangeWords(view, path),
      knownIn(path).length > 0 && t("report.impulseSumRange"),
    ],
    height: 60 + 270 * rowsOf(2, space),
    margin: { l: 64, r: 16, t: 34, b: 44 },
    panels: [panel(path, 0), panel(sums, 1)],
  });
}
