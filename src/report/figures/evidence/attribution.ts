import type { Data } from "plotly.js-dist-min";
import { t } from "../../../language/index.js";
import { axis, axisName, baseLayout, panelTitle, rule, wrapped } from "../../figure.js";
import { GAIN, INK, LOSS, MUTED } from "../../palette.js";
import type { Drawing } from "../../parts.js";
import { signed } from "../../present.js";
import { PAGE, type Space } from "../../space.js";
import { panelPlaces, rowsOf } from "../print/panels.js";
import { type Fields, numberIn, type TableFigure, type TableView } from "./tableView.js";

const TOTAL = "total";
/** Panels that still can be read side by side. */
const MOST = 3;
const CLUSTER = "cluster";

/** What each lever of a package adds, up to the effect of the whole: a waterfall an indicator. */
export const attributionWaterfall: TableFigure = { id: "attribution", section: "all", narrow: true, draw };

function draw(view: TableView, space: Space = PAGE): Drawing | undefined {
  // The column is called by what was analysed: the scope or the place of a row.
  const rows = (view.tables["attribution"] ?? []).filter((row) => (row["place"] ?? row["scope"]) === CLUSTER);
  const indicators = [...new Set(rows.map((row) => row["indicator"]!))].slice(0, MOST);
  if (indicators.length === 0) return undefined;
  const levers = [...new Set(rows.map((row) => row["lever"]!))];
  const panels = panelPlaces(indicators.length, space, { gap: 0.05, gapBelow: 0.22 });
  const stacked = rowsOf(indicators.length, space);
  const height = (70 + 30 * levers.length) * stacked + 50;
  const places = levers.map((_, at) => at);
  const layout = baseLayout(height, {
    margin: { l: 180, r: 24, t: 44, b: 50 },
    annotations: [],
    shapes: [],
    bargap: 0.35,
  });
  const [first] = rows;
  const replicates = numberIn(first!, "replicates");
  const data = indicators.flatMap((indicator, p): Data[] => {
    const own = rows.filter((row) => row["indicator"] === indicator);
    const percent = (row: Fields, column: string) =>
      (100 * numberIn(row, column)) / Math.abs(numberIn(row, "baseline_mean"));
    const bars = levers.map((lever) => own.find((row) => row["lever"] === lever)!);
    const sizes = bars.map((row) => percent(row, "effect"));
    const bases = sizes.map((_, at) => (levers[at] === TOTAL ? 0 : sizes.slice(0, at).reduce((a, b) => a + b, 0)));
    const { x, y } = panels[p]!;
    const entry = view.dictionary.find((row) => row.indicator === indicator);
    const title = entry ? view.say(entry.label) : indicator;
    const inner = p > 0 && stacked === 1;
    Object.assign(layout, {
      [`xaxis${p + 1}`]: axis({
        domain: x,
        anchor: axisName("y", p + 1),
        nticks: 5,
        title: { text: view.say(t("report.addedBaseline")) },
      }),
      [`yaxis${p + 1}`]: axis({
        domain: y,
        anchor: axisName("x", p + 1),
        range: [levers.length - 0.4, -0.6],
        showline: false,
        ticks: "",
        showticklabels: !inner,
        tickvals: places,
        ticktext: levers.map((lever) =>
          lever === TOTAL ? view.say(t("report.allTogether")) : wrapped(view.name(lever), 26),
        ),
      }),
    });
    layout.annotations!.push(panelTitle(`<b>${"abc"[p]}</b>  ${wrapped(title, 34)}`, x, y[1]));
    layout.shapes!.push(rule("x", 0, p + 1));
    const axes = { xaxis: axisName("x", p + 1), yaxis: axisName("y", p + 1) };
    return [
      {
        type: "bar",
        orientation: "h",
        base: bases,
        x: sizes,
        y: places,
        text: sizes.map((size) => `${signed(size, 2)}`),
        textposition: "none",
        marker: {
          color: sizes.map((size, at) => (levers[at] === TOTAL ? MUTED : size < 0 ? LOSS : GAIN)),
          line: { color: INK, width: 0.5 },
        },
        ...axes,
      } as unknown as Data,
      {
        type: "scatter",
        mode: "markers",
        x: bars.map((row, at) => bases[at]! + percent(row, "effect")),
        y: places,
        marker: { opacity: 0, size: 1 },
        error_x: {
          type: "data",
          symmetric: false,
          array: bars.map((row) => percent(row, "most") - percent(row, "effect")),
          arrayminus: bars.map((row) => percent(row, "effect") - percent(row, "least")),
          color: INK,
          thickness: 1,
          width: 3,
        },
        ...axes,
      },
    ];
  });
  return {
    title: view.say(t("report.eachLeverAdds")),
    caption: view.say(t("report.effectPackageClusterDivided", { first: first!["year"], replicates })),
    data,
    layout,
    height,
  };
}
