import type { Data } from "plotly.js-dist-min";
import { signed } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { axis, axisName, baseLayout, panelTitle, rule, wrapped } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { GAIN, INK, LOSS, MUTED } from "../drawing/palette.js";
import { type PanelPlace, panelPlaces, rowsOf } from "../drawing/panels.js";
import { PAGE, type Space } from "../drawing/space.js";
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
  const places = panelPlaces(indicators.length, space, { gap: 0.05, gapBelow: 0.22 });
  const stacked = rowsOf(indicators.length, space);
  const height = (70 + 30 * levers.length) * stacked + 50;
  const layout = baseLayout(height, {
    margin: { l: 180, r: 24, t: 44, b: 50 },
    annotations: [],
    shapes: [],
    bargap: 0.35,
  });
  const data = indicators.flatMap((indicator, at): Data[] => {
    const own = rows.filter((row) => row["indicator"] === indicator);
    const bars = levers.map((lever) => own.find((row) => row["lever"] === lever)!);
    const panel: Panel = { at, place: places[at]!, levers, bars, inner: at > 0 && stacked === 1 };
    const entry = view.dictionary.find((row) => row.indicator === indicator);
    const title = wrapped(entry ? view.say(entry.label) : indicator, 34);
    Object.assign(layout, axesOf(panel, view));
    layout.annotations!.push(panelTitle(`<b>${"abc"[at]}</b>  ${title}`, panel.place.x, panel.place.y[1]));
    layout.shapes!.push(rule("x", 0, at + 1));
    return [stepsOf(panel), intervalsOf(panel)];
  });
  const [first] = rows;
  const replicates = numberIn(first!, "replicates");
  return {
    title: view.say(t("report.eachLeverAdds")),
    caption: view.say(t("report.effectPackageClusterDivided", { first: first!["year"], replicates })),
    data,
    layout,
    height,
  };
}

/** An indicator's bars, one for each lever. */
interface Panel {
  at: number;
  place: PanelPlace;
  levers: readonly string[];
  bars: readonly Fields[];
  /** Names of levers stand beside another panel. */
  inner: boolean;
}

const axesNamed = ({ at }: Panel) => ({ xaxis: axisName("x", at + 1), yaxis: axisName("y", at + 1) });

function axesOf({ at, place, levers, inner }: Panel, view: TableView): object {
  return {
    [`xaxis${at + 1}`]: axis({
      domain: place.x,
      anchor: axisName("y", at + 1),
      nticks: 5,
      title: { text: view.say(t("report.addedBaseline")) },
    }),
    [`yaxis${at + 1}`]: axis({
      domain: place.y,
      anchor: axisName("x", at + 1),
      range: [levers.length - 0.4, -0.6],
      showline: false,
      ticks: "",
      showticklabels: !inner,
      tickvals: levers.map((_, row) => row),
      ticktext: levers.map((lever) =>
        lever === TOTAL ? view.say(t("report.allTogether")) : wrapped(view.name(lever), 26),
      ),
    }),
  };
}

/** Of the size of the baseline. */
function percent(row: Fields, column: string): number {
  return (100 * numberIn(row, column)) / Math.abs(numberIn(row, "baseline_mean"));
}

/** Where each bar begins: where the one above it ends, and the whole at zero. */
function basesOf({ levers, bars }: Panel): number[] {
  const sizes = bars.map((row) => percent(row, "effect"));
  return sizes.map((_, at) => (levers[at] === TOTAL ? 0 : sizes.slice(0, at).reduce((a, b) => a + b, 0)));
}

function stepsOf(panel: Panel): Data {
  const { levers, bars } = panel;
  const sizes = bars.map((row) => percent(row, "effect"));
  return {
    type: "bar",
    orientation: "h",
    base: basesOf(panel),
    x: sizes,
    y: bars.map((_, at) => at),
    text: sizes.map((size) => `${signed(size, 2)}`),
    textposition: "none",
    marker: {
      color: sizes.map((size, at) => (levers[at] === TOTAL ? MUTED : size < 0 ? LOSS : GAIN)),
      line: { color: INK, width: 0.5 },
    },
    ...axesNamed(panel),
  } as unknown as Data;
}

function intervalsOf(panel: Panel): Data {
  const { bars } = panel;
  const bases = basesOf(panel);
  return {
    type: "scatter",
    mode: "markers",
    x: bars.map((row, at) => bases[at]! + percent(row, "effect")),
    y: bars.map((_, at) => at),
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
    ...axesNamed(panel),
  };
}
