import {
  type ArmValues,
  type ChosenLever,
  chosenValues,
  type Lookup,
  leverName,
  leversChosen,
  plain,
} from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { COLOUR_BAR, chart, grid, heatMap, type PanelPlace, rowAxis } from "../drawing/chart.js";
import { type Drawing, extent, label, linesIn, PAGE, strong, widestOf, wrapped } from "../drawing/figure.js";
import { INK, SEQUENTIAL } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

/** Arms that still can be read side by side. */
const MOST_ARMS = 6;

/** Pixels of a digit, a line of text, a row of cells. */
const DIGIT = 7;
const LINE = 16;
const ROW = 22;

/** Margins, pixels: at the right, for the years, and for a scale of colours where cells have no room for numbers. */
const RIGHT = 16;
const YEARS = 60;
const SCALE = 50;

/** What cities chose, year by year: one figure a lever, one panel an arm, all on one scale. */
export const choices: ReportFigure = {
  id: "choices",
  section: "governments",
  draw: (view) => leversChosen(view).flatMap((lever) => choiceMap(view, lever) ?? []),
};

/** Undefined where nobody ever chose otherwise: a sentence says that. */
function choiceMap(view: Lookup, lever: ChosenLever): Drawing | undefined {
  const shown = lever.variants.slice(0, MOST_ARMS);
  const { rows, arms } = chosenValues(view, lever, shown);
  const known = arms.flatMap(({ values }) => values.flat());
  const [zmin, zmax] = extent(known.filter(Number.isFinite));
  if (!(zmin < zmax)) return undefined;
  const left = 24 + DIGIT * widestOf(rows);
  const { places, cell } = widths(arms, PAGE.width - left - RIGHT);
  const titles = arms.map((arm) => wrapped(arm.label, Math.floor((cell * arm.columns.length) / DIGIT)));
  const top = 10 + LINE * Math.max(...titles.map(linesIn));
  const text = (value: number) => (Number.isFinite(value) ? plain(value, lever.decimals) : "");
  const numbered = cell > DIGIT * Math.max(...known.map((one) => text(one).length));
  const bottom = numbered ? YEARS : YEARS + SCALE;
  const omitted = lever.variants.length - shown.length;
  const { replicates } = view.data.manifest;
  const several = rows.length > 1;
  const names = rows.map((row, at) => `${at === 0 && several ? strong(label(row)) : label(row)}\u00a0`);
  const scale = {
    zmin,
    zmax,
    colorscale: SEQUENTIAL,
    ...(!numbered && { colorbar: colourBar(rows.length) }),
  };
  return chart(view, {
    title: t("report.citiesChose", { lever: lever.label }),
    caption: [
      t("report.beforeFirstDecisionAfter", { name: leverName(lever, view) }),
      several && t("report.highestTopFirstRow"),
      replicates > 1 && t("report.meansOverReplicates", { replicates }),
      omitted > 0 && t("report.moreVariantsPolicyJsonl", { omitted }),
    ],
    height: top + ROW * rows.length + bottom,
    margin: { l: left, r: RIGHT, t: top, b: bottom },
    shared: "names",
    panels: arms.map(({ columns, values }, p) => ({
      place: places[p],
      title: titles[p]!,
      x: yearsOf(columns, cell),
      y: rowAxis(names, { air: 0 }),
      shapes: several ? [UNDER_MEAN] : [],
      data: [
        heatMap(
          values.map((row) => row.map((value) => (Number.isFinite(value) ? value : null))),
          {
            ...scale,
            text: values.map((row) => row.map(text)),
            texttemplate: numbered ? "%{text}" : "",
            textfont: { size: 12, color: INK },
            customdata: rows.map((row) => columns.map((column) => label(`${row}, ${column}`))),
            hovertemplate: "%{customdata}: %{text}<extra></extra>",
            showscale: p === 0 && !numbered,
          },
        ),
      ],
    })),
  });
}

/** Panels of equal width in a plot of so many pixels, and the width of a cell. */
function widths(arms: readonly ArmValues[], room: number): { places: PanelPlace[]; cell: number } {
  const columns = Math.max(...arms.map((arm) => arm.columns.length));
  const places = grid(arms.length, arms.length, { gap: 0.02 });
  const [from, to] = places[0]!.x;
  return { places, cell: ((to - from) * room) / columns };
}

/** As many years as have room beside each other, turned. */
function yearsOf(columns: readonly string[], cell: number) {
  const every = Math.ceil(LINE / cell);
  const ticks = columns.map((_, at) => at).filter((at) => at % every === 0);
  return {
    showline: false,
    ticks: "" as const,
    tickvals: ticks,
    ticktext: ticks.map((at) => columns[at]!),
    tickangle: -90,
  };
}

/** Flat, below the years. */
function colourBar(rows: number): object {
  const place = { x: 0, xanchor: "left", xpad: 0, y: -YEARS / (ROW * rows), yanchor: "top", ypad: 0 };
  return { ...COLOUR_BAR, orientation: "h", len: 0.4, thickness: 10, ...place };
}

/** The mean stands apart from the cities. */
const UNDER_MEAN = { type: "line", line: { color: INK, width: 1.5 }, xref: "x domain", x0: 0, x1: 1, y0: 0.5, y1: 0.5 };
