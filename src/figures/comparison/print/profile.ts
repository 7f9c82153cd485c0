import type { Lookup } from "../../../measures/views/data.js";
import { capitalised } from "../../../measures/views/present.js";
import { t } from "../../../words/index.js";
import { chart, LEGEND_BELOW, legendHeight, rowAxis } from "../../drawing/chart.js";
import { label, strong, wrapped } from "../../drawing/figure.js";
import type { Drawing } from "../../drawing/figureOf.js";
import { armLine, INK, RULE } from "../../drawing/palette.js";
import { PAGE, type Space } from "../../drawing/space.js";
import { points } from "../../drawing/traces.js";
import type { ReportFigure } from "../reportFigure.js";

/** Marks double colours. */
const SYMBOLS = ["circle", "square", "diamond", "triangle-up", "cross", "star", "x"] as const;
const ROW = 34;
const LEFT = 190;

/** The profile of collaboration: scores of its dimensions and both composites, a mark an arm. */
export const collaborationProfile: ReportFigure = {
  id: "collaboration",
  section: "collaboration",
  reads: [],
  narrow: true,
  draw,
};

function draw(view: Lookup, { width }: Space = PAGE): Drawing | undefined {
  const { collaboration, variants } = view.data.context;
  if (!collaboration || collaboration.dimensions.length === 0) return undefined;
  const { dimensions, rows, year, window } = collaboration;
  const composites = [view.say(t("report.indexEqualWeights")), view.say(t("report.indexEntropyWeights"))];
  const names = [...dimensions.map((one) => wrapped(one.label, 26)), ...composites.map((one) => strong(label(one)))];
  const arms = variants.flatMap(({ id, label: name }, v) => {
    const row = rows.find(({ variant }) => variant === id);
    return row ? [{ name, v, values: [...row.scores, row.equal, row.entropy] }] : [];
  });
  const listed = arms.map(({ name }) => label(name));
  const below = 50 + legendHeight(listed, width - LEFT - 20);
  const places = names.map((_, at) => at);
  return chart(view, {
    title: t("report.profileCollaboration"),
    caption: t("report.scoresDimensionsCollaborationComposites", {
      year,
      window: capitalised(window),
      replicates: view.data.manifest.replicates,
    }),
    height: 20 + ROW * names.length + below,
    margin: { l: LEFT, r: 20, t: 14, b: below },
    legend: LEGEND_BELOW,
    panels: [
      {
        x: { range: [-0.04, 1.04], title: t("report.score01") },
        y: rowAxis(names, { air: 0 }),
        shapes: places.slice(1).map((place) => ({
          type: "line",
          xref: "paper",
          x0: 0,
          x1: 1,
          y0: place - 0.5,
          y1: place - 0.5,
          layer: "below",
          line: { color: place === dimensions.length ? INK : RULE, width: 0.75 },
        })),
        data: arms.map(({ v, values }, a) =>
          points(
            values,
            // Side by side where arms are alike.
            places.map((place) => place + 0.5 * (v / Math.max(1, arms.length - 1) - 0.5)),
            {
              name: listed[a],
              marker: {
                symbol: SYMBOLS[v % SYMBOLS.length]!,
                size: 8,
                color: armLine(v).color,
                line: { color: INK, width: 0.5 },
              },
            },
          ),
        ),
      },
    ],
  });
}
