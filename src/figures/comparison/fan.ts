import type { Data } from "plotly.js-dist-min";
import { quantile } from "simple-statistics";
import { CLUSTER } from "../../measures/results/record.js";
import type { Lookup } from "../../measures/views/data.js";
import { isNothing } from "../../measures/views/effect.js";
import { decimalsFor, inSentence, OF_BASELINE, signed } from "../../measures/views/present.js";
import { range, t, together } from "../../words/index.js";
import { axis, axisName, baseLayout, panels, panelTitle, rule, wrapped, yearAxis } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { categoryColour, tint } from "../drawing/palette.js";
import { PAGE, type Space } from "../drawing/space.js";
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

function draw(view: Lookup, indicator: string, { width }: Space = PAGE): Drawing | undefined {
  const replicates = view.clusterValues(view.baseline, indicator).length;
  if (replicates === 0) return undefined;
  const most = width < 800 ? 2 : 5;
  const columns = view.variants.length <= most ? view.variants.length : Math.min(4, most);
  const rows = Math.ceil(view.variants.length / columns);
  const across = panels(columns, 0.03);
  const data: Data[] = [];
  const layout = baseLayout(40 + rows * 300, { margin: { l: 70, r: 16, t: 64, b: 44 }, annotations: [], shapes: [] });
  // Room for the titles of a row and the years of the row above.
  const down = panels(rows, rows > 1 ? 110 / (rows * 300) : 0).reverse();
  view.variants.forEach(({ id, label }, v) => {
    const [xDomain, yDomain] = [across[v % columns]!, down[Math.floor(v / columns)]!];
    const pairs = view.clusterPairs(id, indicator);
    const changes = view.years.map((_, y) =>
      pairs.map(({ before, after }) => 100 * (after[y]! / before[y]! - 1)).filter(Number.isFinite),
    );
    data.push(...fan(view.years, changes, categoryColour(v + 1), v + 1));
    Object.assign(layout, {
      [`xaxis${v + 1}`]: yearAxis([view.years[0]!, view.lastYear], columns > 4 ? 4 : 5, {
        domain: xDomain,
        anchor: axisName("y", v + 1),
      }),
      [`yaxis${v + 1}`]: axis({
        domain: yDomain,
        anchor: axisName("x", v + 1),
        nticks: 6,
        showticklabels: v % columns === 0,
        ...(v === 0 ? {} : { matches: "y" }),
        ...(v % columns === 0 ? { title: { text: view.say(OF_BASELINE) } } : {}),
      }),
    });
    const end = view.say(
      t("report.text7", { lastYear: view.lastYear, size: sizeOf(view, id, indicator, changes.at(-1)!) }),
    );
    layout.annotations!.push(
      panelTitle(
        `<b>${wrapped(label, Math.floor((0.108 * width) / columns))}</b><br>${end}`,
        xDomain,
        yDomain[1] + 0.01,
      ),
    );
    layout.shapes!.push(rule("y", 0, v + 1), rule("x", view.data.context.reformYear, v + 1, true));
  });
  const name = view.entry(indicator).label;
  const least = Math.min(replicates, ...view.variants.map(({ id }) => view.clusterPairs(id, indicator).length));
  const basis = range(String(least), String(replicates), view.language);
  const caption = [
    view.say(t("report.differenceBaselineSameReplicate")),
    replicates > 1
      ? view.say(t("report.lineMedianReplicatesBands", { basis }))
      : view.say(t("report.singleRunWithoutMeasure")),
    view.say(t("report.dottedFirstYearReform")),
  ];
  return {
    title: view.say(t("report.effectCluster", { name: inSentence(name) })),
    caption: together(caption, view.language),
    data,
    layout,
    height: layout.height!,
  };
}

/** The median of the last year's changes in per cent; "none" where the answer says so. */
function sizeOf(view: Lookup, variant: string, indicator: string, changes: readonly number[]): string {
  const row = view.effect(variant, CLUSTER, indicator);
  if (row && isNothing(row)) return view.say(t("cli.none"));
  const middle = changes.length > 0 ? quantile([...changes], 0.5) : Number.NaN;
  return `${signed(middle, decimalsFor(middle))} %`;
}

/** Bands from wide to narrow, then the median. `values[year][replicate]` */
function fan(years: number[], values: number[][], colour: string, panel: number): Data[] {
  const axes = { xaxis: axisName("x", panel), yaxis: axisName("y", panel) };
  const known = years.map((_, y) => y).filter((y) => values[y]!.length > 0);
  const at = (share: number) => known.map((y) => quantile(values[y]!, share));
  const x = known.map((y) => years[y]!);
  const bands = BANDS.filter(() => (values[known[0] ?? 0]?.length ?? 0) > 1).map(
    ({ share, strength }): Data => ({
      type: "scatter",
      mode: "lines",
      x: [...x, ...[...x].reverse()],
      y: [...at((1 + share) / 2), ...at((1 - share) / 2).reverse()],
      fill: "toself",
      fillcolor: tint(colour, strength),
      line: { width: 0 },
      hoverinfo: "skip",
      ...axes,
    }),
  );
  const hovertemplate = "%{x}: %{y:+.3f} %<extra></extra>";
  return [
    ...bands,
    { type: "scatter", mode: "lines", x, y: at(0.5), line: { color: colour, width: 2.5 }, hovertemplate, ...axes },
  ];
}
