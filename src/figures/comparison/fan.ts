import type { Data } from "plotly.js-dist-min";
import { quantile } from "simple-statistics";
import { CLUSTER } from "../../measures/results/index.js";
import {
  decimalsFor,
  inSentence,
  isNothing,
  isZero,
  type Lookup,
  NOTHING,
  OF_BASELINE,
  signed,
} from "../../measures/views/index.js";
import { percentSigns, range, t } from "../../words/index.js";
import { band, chart, grid, line } from "../drawing/chart.js";
import { type Drawing, linesIn, MARGIN, PAGE, type Space, wrapped, yearAxis } from "../drawing/figure.js";
import { categoryColour } from "../drawing/palette.js";
import type { ReportFigure } from "./reportFigure.js";

const BANDS = [
  { share: 0.95, strength: 0.15 },
  { share: 0.8, strength: 0.3 },
  { share: 0.5, strength: 0.5 },
];

/**
 * Effect of every variant on one indicator of the cluster, in per cent of the baseline: differences within each
 * replicate, median and bands over replicates. One panel a variant on a common scale. Undefined if the tables lack the
 * indicator.
 */
export function effectFan(indicator: string): ReportFigure {
  return {
    id: `effect-${indicator}`,
    section: "effects",
    reads: [indicator],
    readsByReplicate: [indicator],
    narrow: true,
    draw: (view, space) => draw(view, indicator, space),
  };
}

export const realIncome: ReportFigure = effectFan("real-gdp");
export const consumption: ReportFigure = effectFan("real-consumption-per-head");

/** Margin at the right, and a line of a title, pixels; lines of a name that the height is made for. */
const RIGHT = 16;
const LINE = 17;
const NAME_LINES = 2;

function draw(view: Lookup, indicator: string, { width }: Space = PAGE): Drawing | undefined {
  const replicates = view.clusterValues(view.baseline, indicator).length;
  // A line needs two years.
  if (replicates === 0 || view.years.length < 2) return undefined;
  const most = width < 800 ? 2 : 5;
  const columns = view.variants.length <= most ? view.variants.length : Math.min(4, most);
  const rows = Math.ceil(view.variants.length / columns);
  const { reformYear } = view.data.context;
  const names = view.variants.map(({ label }) => wrapped(label, Math.floor((0.108 * width) / columns)));
  const more = LINE * Math.max(0, Math.max(...names.map(linesIn)) - NAME_LINES);
  // Room for the first year of a panel beside the last of the one before; for the titles of a row below years.
  const places = grid(view.variants.length, columns, {
    gap: 36 / (width - MARGIN.l - RIGHT),
    gapBelow: (110 + more) / (rows * (300 + more)),
  });
  const pairs = view.variants.map(({ id }) => view.clusterPairs(id, indicator));
  const least = Math.min(replicates, ...pairs.map(({ length }) => length));
  const basis = range(String(least), String(replicates), view.language);
  return chart(view, {
    title: t("report.effectCluster", { name: inSentence(view.entry(indicator).label) }),
    caption: [
      t("report.differenceBaselineSameReplicate"),
      replicates > 1 ? t("report.lineMedianReplicatesBands", { basis }) : t("report.singleRunWithoutMeasure"),
      t("report.dottedFirstYearReform"),
    ],
    height: 40 + rows * (300 + more),
    margin: { r: RIGHT, t: 64 + more, b: 44 },
    shared: "values",
    panels: view.variants.map(({ id }, v) => {
      const changes = view.years.map((_, y) =>
        pairs[v]!.map(({ before, after }) => 100 * (after[y]! / before[y]! - 1)).filter(Number.isFinite),
      );
      const size = sizeOf(view, id, indicator, changes.at(-1)!);
      const end = view.say("report.sizeInYear", { lastYear: view.lastYear, size });
      return {
        place: places[v],
        title: `${names[v]}<br>${end}`,
        x: yearAxis([view.years[0]!, view.lastYear], columns > 4 ? 4 : 5),
        y: { nticks: 6, title: OF_BASELINE },
        rules: { y: 0, dotted: reformYear },
        data: fan(view.years, changes, categoryColour(v + 1)),
      };
    }),
  });
}

/** The median of the last year's changes in per cent; "none" where the answer says so. */
function sizeOf(view: Lookup, variant: string, indicator: string, changes: readonly number[]): string {
  const row = view.effect(variant, CLUSTER, indicator);
  if (row && isNothing(row))
    return percentSigns(view.say("report.noEffectShort", { zero: isZero(row), least: `${NOTHING} %` }), view.language);
  const middle = changes.length > 0 ? quantile([...changes], 0.5) : NaN;
  return percentSigns(`${signed(middle, decimalsFor(middle))} %`, view.language);
}

/** Bands from wide to narrow, then the median. `values[year][replicate]` */
function fan(years: number[], values: number[][], colour: string): Data[] {
  const known = years.map((_, y) => y).filter((y) => values[y]!.length > 0);
  const at = (share: number) => known.map((y) => quantile(values[y]!, share));
  const x = known.map((y) => years[y]!);
  const bands = BANDS.filter(() => (values[known[0] ?? 0]?.length ?? 0) > 1).map(({ share, strength }) =>
    band(x, [at((1 - share) / 2), at((1 + share) / 2)], [colour, strength]),
  );
  const hovertemplate = "%{x}: %{y:+.3f} %<extra></extra>";
  return [...bands, line(x, at(0.5), { line: { color: colour, width: 2.5 }, hovertemplate })];
}
