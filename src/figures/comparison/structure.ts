import { capitalised, type Lookup, shownOf, signed } from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { COLOUR_BAR, chart, grid, heatMap, minuses, rowAxis } from "../drawing/chart.js";
import { type Drawing, label, widestOf } from "../drawing/figure.js";
import { DIVERGING } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

/** Location quotients below this count as this, so that an absent sector does not set the scale. */
const SMALLEST = 1 / 16;
const WIDEST = 2;

/** Cities beside which a scale of colours has room for three numbers. */
const FEW = 4;

function threeTicks(limit: number) {
  const tickvals = [-limit, 0, limit];
  return { tickvals, ticktext: tickvals.map((tick) => signed(tick)) };
}

/** Pixels that a letter of a name turned by 45 degrees takes downwards. */
const SLANTED_LETTER = 4.8;

/**
 * Who makes what: log2 location quotients, and how they differ between the runs that the answer compares, in the last
 * year.
 */
export const structureMap: ReportFigure = { id: "structure", section: "structure", draw };

function draw(view: Lookup): Drawing | undefined {
  const { cities, sectors, structure, variants } = view.data.context;
  const { pair, against, other } = shownOf(view);
  const [before, after] = [pair.against, pair.run].map((run) => structure[variants.findIndex(({ id }) => id === run)]);
  // Of a city alone every quotient is one.
  if (!before || !after || before.length !== cities.length || cities.length < 2) return undefined;
  const logs = (rows: number[][]) => rows.map((row) => row.map((quotient) => Math.log2(Math.max(SMALLEST, quotient))));
  const [level, late] = [logs(before), logs(after)];
  const change = level.map((row, i) => row.map((value, s) => late[i]![s]! - value));
  const specialisation = level.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0));
  const order = cities.map((_, i) => i).sort((a, b) => specialisation[b]! - specialisation[a]!);
  const places = grid(2, 2, { gap: 0.12 });
  const largest = Math.max(...change.flat().map(Math.abs)) || 1;
  const below = SLANTED_LETTER * widestOf(sectors.map((sector) => sector.label)) + 20;
  const height = 60 + below + 20 * cities.length;
  const { tickvals, ticktext } = rowAxis(sectors.map((sector) => label(sector.label)));
  const names = order.map((i) => label(cities[i]!.label));
  const map = (title: string, unordered: number[][], limit: number, p: number) => {
    const values = order.map((i) => unordered[i]!);
    return {
      place: places[p],
      title,
      x: { tickvals, ticktext, ticks: "" as const, showline: false, tickangle: -45 },
      y: rowAxis(names, { air: 0 }),
      data: [
        heatMap(values, {
          zmin: -limit,
          zmax: limit,
          colorscale: DIVERGING,
          ...minuses(values, limit),
          customdata: names.map((name) => sectors.map((sector) => `${name}, ${label(sector.label)}`)),
          hovertemplate: "%{customdata}: %{z:+.3f}<extra></extra>",
          colorbar: {
            ...COLOUR_BAR,
            ...(cities.length < FEW ? threeTicks(limit) : {}),
            x: places[p]!.x[1] + 0.005,
            len: 0.9,
          },
        }),
      ],
    };
  };
  return chart(view, {
    title: t("report.makes"),
    caption: [
      t("report.employmentSector", { lastYear: view.lastYear }),
      t("report.leftLogLocationQuotient", { WIDEST, level: other }),
      t("report.rightChangeUnderMost", { against }),
      t("report.minusLower"),
    ],
    height,
    margin: { l: 140, r: 70, b: below },
    shared: "names",
    panels: [
      map(label(view.say("report.baselineLogLq", { level: capitalised(view.say(other)) })), level, WIDEST, 0),
      map(view.say("report.changeLogLq"), change, largest, 1),
    ],
  });
}
