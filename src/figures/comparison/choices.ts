import type { Data, Layout } from "plotly.js-dist-min";
import { type ArmValues, chosenValues } from "../../measures/views/chosenValues.js";
import type { Lookup } from "../../measures/views/data.js";
import { type ChosenLever, leverName, leversChosen } from "../../measures/views/decisions.js";
import { plain } from "../../measures/views/present.js";
import { t, together } from "../../words/index.js";
import {
  axis,
  axisName,
  baseLayout,
  FIGURE_WIDTH,
  label,
  lettersOf,
  panels,
  panelTitle,
  wrapped,
} from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { INK, SEQUENTIAL } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

/** Arms that still can be read side by side. */
const MOST_ARMS = 6;

/**
 * Pixels of a digit, a line of text, a row of cells; of a cell's width at most, so that few years do not fill the page.
 */
const DIGIT = 7;
const LINE = 16;
const ROW = 22;
const WIDEST_CELL = 90;

/** Margins, pixels: at the right, for the years, and for a scale of colours where cells have no room for numbers. */
const RIGHT = 16;
const YEARS = 60;
const SCALE = 50;

/** What cities chose, year by year: one figure a lever, one panel an arm, all on one scale. */
export const choices: ReportFigure = {
  id: "choices",
  section: "governments",
  reads: [],
  draw: (view) => leversChosen(view).map((lever) => choiceMap(view, lever)),
};

function choiceMap(view: Lookup, lever: ChosenLever): Drawing {
  const shown = lever.variants.slice(0, MOST_ARMS);
  const { rows, arms } = chosenValues(view, lever, shown);
  const left = 24 + DIGIT * Math.max(...rows.map(lettersOf));
  const { domains, cell } = widths(arms, FIGURE_WIDTH - left - RIGHT);
  const titles = arms.map((arm) => wrapped(arm.label, Math.floor((cell * arm.columns.length) / DIGIT)));
  const top = 10 + LINE * Math.max(...titles.map((title) => title.split("<br>").length));
  const text = (value: number) => (Number.isFinite(value) ? plain(value, lever.decimals) : "");
  const numbered =
    cell > DIGIT * Math.max(...arms.flatMap(({ values }) => values.flat().map((one) => text(one).length)));
  const bottom = numbered ? YEARS : YEARS + SCALE;
  const height = top + ROW * rows.length + bottom;
  const omitted = lever.variants.length - shown.length;
  const { replicates } = view.data.manifest;
  const name = leverName(lever, view);
  const caption = [
    view.say(t("report.beforeFirstDecisionAfter", { name })),
    rows.length > 1 ? view.say(t("report.highestTopFirstRow")) : "",
    replicates > 1 ? view.say(t("report.meansOverReplicates", { replicates })) : "",
    omitted > 0 ? view.say(t("report.moreVariantsPolicyJsonl", { omitted })) : "",
  ];
  return {
    title: view.say(t("report.citiesChose", { lever: lever.label })),
    caption: together(caption, view.language),
    data: heatMaps(arms, rows, text, numbered ? undefined : colourBar(rows.length)),
    layout: baseLayout(height, {
      margin: { l: left, r: RIGHT, t: top, b: bottom },
      annotations: titles.map((title, p) => panelTitle(`<b>${title}</b>`, domains[p]!)),
      shapes: rows.length > 1 ? arms.map((_, p) => underMean(p + 1)) : [],
      ...axes(arms, rows, domains, cell),
    }),
    height,
  };
}

/** Panels of equal width in a plot of so many pixels, and the width of a cell. */
function widths(arms: readonly ArmValues[], room: number): { domains: [number, number][]; cell: number } {
  const columns = Math.max(...arms.map((arm) => arm.columns.length));
  const used = Math.min(1, (WIDEST_CELL * columns * arms.length) / room);
  const domains = panels(arms.length, 0.02).map(([from, to]): [number, number] => [used * from, used * to]);
  return { domains, cell: ((domains[0]![1] - domains[0]![0]) * room) / columns };
}

function axes(
  arms: readonly ArmValues[],
  rows: readonly string[],
  domains: readonly [number, number][],
  cell: number,
): Partial<Layout> {
  const quiet = { showline: false, ticks: "" as const };
  // As many years as have room beside each other, turned.
  const every = Math.ceil(LINE / cell);
  const names = rows.map((row, at) => `${at === 0 && rows.length > 1 ? `<b>${row}</b>` : label(row)}\u00a0`);
  const entries = arms.flatMap(({ columns }, p) => {
    const ticks = columns.map((_, at) => at).filter((at) => at % every === 0);
    const across = { tickvals: ticks, ticktext: ticks.map((at) => columns[at]!), tickangle: -90, domain: domains[p]! };
    const down = { tickvals: rows.map((_, at) => at), ticktext: names, showticklabels: p === 0 };
    return [
      [`xaxis${p + 1}`, axis({ ...quiet, ...across, anchor: axisName("y", p + 1) })],
      [`yaxis${p + 1}`, axis({ ...quiet, ...down, anchor: axisName("x", p + 1), range: [rows.length - 0.5, -0.5] })],
    ];
  });
  return Object.fromEntries(entries) as Partial<Layout>;
}

function heatMaps(
  arms: readonly ArmValues[],
  rows: readonly string[],
  text: (value: number) => string,
  bar: object | undefined,
): Data[] {
  const known = arms.flatMap(({ values }) => values.flat()).filter(Number.isFinite);
  const [least, most] = [Math.min(...known), Math.max(...known)];
  return arms.map(
    ({ columns, values }, p) =>
      ({
        type: "heatmap",
        x: columns.map((_, at) => at),
        y: rows.map((_, at) => at),
        z: values.map((row) => row.map((value) => (Number.isFinite(value) ? value : null))),
        zmin: least,
        zmax: most > least ? most : least + 1,
        colorscale: SEQUENTIAL,
        xgap: 1,
        ygap: 1,
        text: values.map((row) => row.map(text)),
        texttemplate: bar ? "" : "%{text}",
        textfont: { size: 12, color: INK },
        customdata: rows.map((row) => columns.map((column) => label(`${row}, ${column}`))),
        hovertemplate: "%{customdata}: %{text}<extra></extra>",
        showscale: p === 0 && bar !== undefined,
        ...(bar ? { colorbar: bar } : {}),
        xaxis: axisName("x", p + 1),
        yaxis: axisName("y", p + 1),
      }) as unknown as Data,
  );
}

/** Flat, below the years. */
function colourBar(rows: number): object {
  const size = { len: 0.4, thickness: 10, xpad: 0, ypad: 0, outlinewidth: 0, nticks: 5, tickfont: { size: 12 } };
  return { orientation: "h", x: 0, xanchor: "left", y: -YEARS / (ROW * rows), yanchor: "top", ...size };
}

/** The mean stands apart from the cities. */
function underMean(panel: number): NonNullable<Layout["shapes"]>[number] {
  const place = { x0: 0, x1: 1, y0: 0.5, y1: 0.5, xref: `${axisName("x", panel)} domain`, yref: axisName("y", panel) };
  return { type: "line", line: { color: INK, width: 1.5 }, ...place } as NonNullable<Layout["shapes"]>[number];
}
