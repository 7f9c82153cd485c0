import { capitalised, type Lookup } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, LEGEND_BELOW, legendHeight, points, rowAxis } from "../../drawing/chart.js";
import { type Drawing, label, PAGE, type Space, strong, wrapped } from "../../drawing/figure.js";
import { armLine, INK, RULE } from "../../drawing/palette.js";
import type { ReportFigure } from "../reportFigure.js";

/** Marks double colours. */
export const SYMBOLS = ["circle", "square", "diamond", "triangle-up", "cross", "star", "x"] as const;
const ROW = 34;
const LEFT = 190;

/** The profile of collaboration: points of its blocks and of the index, a mark an arm. */
export const collaborationProfile: ReportFigure = {
  id: "collaboration",
  section: "collaboration",
  narrow: true,
  draw,
};

function draw(view: Lookup, { width }: Space = PAGE): Drawing | undefined {
  const { collaboration, variants } = view.data.context;
  if (!collaboration || collaboration.blocks.length === 0) return undefined;
  const { blocks, rows, year, scale } = collaboration;
  const index = strong(label(view.say("indicators.collaborationIndex")));
  const names = [...blocks.map((one) => wrapped(one.label, 26)), index];
  const arms = variants.flatMap(({ id, label: name }, v) => {
    const row = rows.find(({ variant }) => variant === id);
    const [symbol, { color }] = [SYMBOLS[v % SYMBOLS.length]!, armLine(v)];
    return row ? [{ name: label(name), values: [...row.blocks, row.index], symbol, color }] : [];
  });
  const reached = arms.flatMap(({ values }) => values.filter((one) => one !== null));
  const ends: [number, number] = [
    Math.min(-4, ...reached.map((one) => one - 4)),
    Math.max(104, ...reached.map((one) => one + 4)),
  ];
  const below =
    50 +
    legendHeight(
      arms.map(({ name }) => name),
      width - LEFT - 20,
    );
  return chart(view, {
    title: t("report.profileCollaboration"),
    caption: t("report.pointsOfBlocks", {
      year,
      scale: capitalised(scale),
      replicates: view.data.manifest.replicates,
    }),
    height: 20 + ROW * names.length + below,
    margin: { l: LEFT, t: 14, b: below },
    legend: LEGEND_BELOW,
    x: { range: ends, title: t("report.points") },
    ...markRows(names, arms, { spread: 0.5, edge: INK }),
  });
}

/** What stands in each row, and the marks that it stands there as. */
interface Arm {
  name: string;
  values: readonly (number | null)[];
  symbol: string;
  color: string;
}

/**
 * Rows of blocks and below them the index, a mark an arm, side by side where arms are alike. `spread`: the part of a
 * row that they take.
 */
export function markRows(
  names: readonly string[],
  arms: readonly Arm[],
  { spread, edge }: { spread: number; edge: string },
) {
  const places = names.map((_, at) => at);
  return {
    y: rowAxis(names, { air: 0 }),
    shapes: places.slice(1).map((place) => ruleAbove(place, place === names.length - 1 ? INK : RULE)),
    data: arms.map(({ name, values, symbol, color }, a) =>
      points(
        values,
        places.map((place) => place + spread * (a / Math.max(1, arms.length - 1) - 0.5)),
        {
          name,
          marker: { symbol, size: 8, color, line: { color: edge, width: 0.5 } },
        },
      ),
    ),
  };
}

/** A line between two rows. */
function ruleAbove(row: number, color: string): object {
  const y = row - 0.5;
  return { type: "line", xref: "paper", x0: 0, x1: 1, y0: y, y1: y, layer: "below", line: { color, width: 0.75 } };
}
