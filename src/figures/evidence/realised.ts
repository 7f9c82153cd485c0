import { t } from "../../words/index.js";
import { chart, marks, rowAxis, rowHeight, strip } from "../drawing/chart.js";
import { type Drawing, padded, wrapped } from "../drawing/figure.js";
import { GAIN, INK, LOSS } from "../drawing/palette.js";
import { type Fields, numberIn, type TableFigure, type TableView } from "./tableView.js";

/**
 * What comes out of the base year without being aimed at, against what is published: 0 and 1 are the published ends.
 */
export const realisedRanges: TableFigure = { id: "realised", section: "all", draw };

/** Numbers as they are read beside a row. */
const short = (value: number) => Number(value.toPrecision(3)).toString().replace("-", "−");

function draw(view: TableView): Drawing | undefined {
  const rows = (view.tables["realised"] ?? []).filter(hasRange);
  if (rows.length === 0) return undefined;
  const places = rows.map((row) => {
    const [low, high] = [numberIn(row, "published_low"), numberIn(row, "published_high")];
    return (numberIn(row, "value") - low) / (high - low);
  });
  const inside = places.map((place) => place >= 0 && place <= 1);
  return chart(view, {
    title: t("report.realisedTitle"),
    caption: t("report.realisedCaption"),
    height: 80 + rowHeight(rows.length) * rows.length,
    margin: { l: 290, r: 170, t: 12, b: 52 },
    x: { range: padded([0, 1, ...places], 0.04), nticks: 7, title: t("report.realisedAxis") },
    y: rowAxis(rows.map((row) => wrapped(view.name(row["id"]!), 60))),
    shapes: [strip(0, 1)],
    annotations: rows.map((row, at) => ({
      text: wordsOf(view, row),
      x: 1.01,
      xref: "x domain",
      xanchor: "left",
      y: at,
      showarrow: false,
      font: { size: 12, color: INK },
    })),
    data: [
      marks(places, {
        marker: {
          size: 8,
          color: inside.map((one) => (one ? GAIN : LOSS)),
          symbol: inside.map((one) => (one ? "circle" : "diamond")),
        },
        hovertemplate: "%{x:.2f}<extra></extra>",
      }),
    ],
  });
}

/** Of an elasticity or a rate; that the base year is stable has a bound, which nobody publishes. */
function hasRange(row: Fields): boolean {
  if (row["id"]!.startsWith("radius-")) return false;
  return ["value", "published_low", "published_high"].every((column) => Number.isFinite(numberIn(row, column)));
}

/** "0.21 (0.04 to 0.07)" */
function wordsOf(view: TableView, row: Fields): string {
  const [value, low, high] = ["value", "published_low", "published_high"].map((column) => short(numberIn(row, column)));
  return view.say("cli.scoreWithRange", { value, low, high });
}
