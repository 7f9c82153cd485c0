import type { Data } from "plotly.js-dist-min";
import type { Lookup } from "../../../measures/views/data.js";
import { t } from "../../../words/index.js";
import { axis, baseLayout, label, wrapped } from "../../drawing/figure.js";
import type { Drawing } from "../../drawing/figureOf.js";
import { LEGEND_BELOW, legendHeight } from "../../drawing/legend.js";
import { armLine, INK, RULE } from "../../drawing/palette.js";
import { PAGE, type Space } from "../../drawing/space.js";
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
  const names = [...dimensions.map((one) => label(one.label)), ...composites.map((one) => `<b>${one}</b>`)];
  const arms = variants.flatMap(({ id, label: name }, v) => {
    const row = rows.find(({ variant }) => variant === id);
    return row ? [{ name, v, values: [...row.scores, row.equal, row.entropy] }] : [];
  });
  const below =
    50 +
    legendHeight(
      arms.map(({ name }) => name),
      width - LEFT - 20,
    );
  const height = 20 + ROW * names.length + below;
  const places = names.map((_, at) => at);
  return {
    title: view.say(t("report.profileCollaboration")),
    caption: view.say(
      t("report.scoresDimensionsCollaborationComposites", {
        year,
        window: window.charAt(0).toUpperCase() + window.slice(1),
        replicates: view.data.manifest.replicates,
      }),
    ),
    data: arms.map(
      ({ name, v, values }): Data => ({
        type: "scatter",
        mode: "markers",
        name: label(name),
        x: values,
        // Side by side where arms are alike.
        y: places.map((place) => place + 0.5 * (v / Math.max(1, arms.length - 1) - 0.5)),
        marker: {
          symbol: SYMBOLS[v % SYMBOLS.length]!,
          size: 8,
          color: armLine(v).color,
          line: { color: INK, width: 0.5 },
        },
      }),
    ),
    layout: baseLayout(height, {
      margin: { l: LEFT, r: 20, t: 14, b: below },
      showlegend: true,
      legend: LEGEND_BELOW,
      xaxis: axis({ range: [-0.04, 1.04], title: { text: view.say(t("report.score01")) } }),
      yaxis: axis({
        showline: false,
        ticks: "",
        range: [names.length - 0.5, -0.5],
        tickvals: places,
        ticktext: names.map((name) => (name.startsWith("<b>") ? name : wrapped(name, 26))),
      }),
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
    }),
    height,
  };
}
