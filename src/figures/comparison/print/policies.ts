import type { Lookup } from "../../../measures/views/data.js";
import { inSentence, OF_BASELINE } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { chart, LEGEND_BELOW, legendHeight } from "../../drawing/chart.js";
import { label, yearAxis } from "../../drawing/figure.js";
import type { Drawing } from "../../drawing/figureOf.js";
import { armLine } from "../../drawing/palette.js";
import { PAGE, type Space } from "../../drawing/space.js";
import { intervals, line, points } from "../../drawing/traces.js";
import type { ReportFigure } from "../reportFigure.js";
import { askedOf, MEASURE, nameOf, pathOf } from "./paths.js";
import { rangeWords } from "./rangeWords.js";

/** Years between the end of the paths and the first range, and from one range to the next, over the years shown. */
const STEP = 0.035;

/** All variants on one axis, what is asked of each year by year; behind the last year the range of each. */
export const policies: ReportFigure = {
  id: "policies",
  section: "effects",
  reads: [],
  readsCourses: [MEASURE],
  narrow: true,
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { measure, place } = askedOf(view);
  const paths = view.variants.flatMap(({ id, label: name }, v) => {
    const path = pathOf(view, id, place, measure);
    return path.length > 1 ? [{ name: label(name), path, look: armLine(v + 1) }] : [];
  });
  if (paths.length < 2) return undefined;
  const [first, last] = [view.years[0]!, view.lastYear];
  const step = STEP * (last - first);
  const below =
    50 +
    legendHeight(
      paths.map(({ name }) => name),
      space.width - 90,
    );
  const ends = paths.map(({ path }) => path.at(-1)!);
  return chart(view, {
    title: t("report.policiesTitle", { measure: inSentence(view.entry(measure).label) }),
    caption: [t("report.policiesCaption", { ...placeValues(view, place) }), rangeWords(view)],
    height: 300 + below,
    margin: { l: 64, r: 16, t: 14, b: below },
    legend: LEGEND_BELOW,
    panels: [
      {
        x: { ...yearAxis([first, last], space.width > 800 ? 10 : 5), range: [first, last + step * (paths.length + 1)] },
        y: { nticks: 6, title: OF_BASELINE },
        rules: { y: 0, dotted: view.data.context.reformYear },
        data: [
          ...paths.map(({ name, path, look }) =>
            line(
              path.map(({ row }) => row.year),
              path.map(({ middle }) => middle),
              { name, line: look },
            ),
          ),
          ...ends.flatMap(({ middle, low, high }, p) =>
            Number.isNaN(low + high)
              ? []
              : points([last + step * (p + 1)], [middle], {
                  showlegend: false,
                  marker: { size: 6, color: paths[p]!.look.color },
                  error_y: intervals([middle], [low], [high], { color: paths[p]!.look.color, thickness: 1.5 }),
                }),
          ),
        ],
      },
    ],
  });
}

/** What the message on a place needs. */
export function placeValues(view: Lookup, place: string): { named: boolean; place: string } {
  const name = nameOf(view, place);
  return { named: name !== undefined, place: name ?? "" };
}
