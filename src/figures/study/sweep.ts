import type { Data, Layout } from "plotly.js-dist-min";
import type { SweepOption } from "../../measures/results/sweep.js";
import { plain, unitAfter } from "../../measures/views/present.js";
import { optionName, outcomeName, valueText } from "../../measures/views/studyNames.js";
import type { SweepView } from "../../measures/views/studyViews.js";
import { t, together } from "../../words/index.js";
import { axis, axisName, baseLayout, label, panels, panelTitle, rule, wrapped } from "../drawing/figure.js";
import type { Drawing, FigureOf } from "../drawing/figureOf.js";
import { CATEGORIES, categoryColour, DIVERGING, INK, MUTED, tint } from "../drawing/palette.js";

/** A figure of the page of a sweep. */
export type SweepFigure = FigureOf<SweepView, "effects" | "regret" | "front">;

/** Pixels for titles of three lines. */
const TOP = 74;

/** Panels side by side. */
const ACROSS = 3;

/** Effects over the levels of one number, with bands over worlds. */
export const sweepCurve: SweepFigure = { id: "curve", section: "effects", draw: curve };

function curve({ report, say, language }: SweepView): Drawing | undefined {
  if (report.factors.length !== 1) return undefined;
  const { outcomes, variants, worlds } = report;
  const rows = Math.ceil(outcomes.length / ACROSS);
  const across = panels(Math.min(ACROSS, outcomes.length), 0.08);
  const down = panels(rows, rows > 1 ? 0.34 : 0).reverse();
  const factor = report.factors[0]!;
  const name = wrapped(`${factor.label}${unitAfter(factor.unit)}`, 34);
  const bottom = 30 + 18 * name.split("<br>").length + (variants.length > 1 ? 30 : 0);
  const height = TOP + 234 * rows + bottom;
  const layout = baseLayout(height, {
    margin: { l: 60, r: 16, t: TOP, b: bottom },
    annotations: [],
    shapes: [],
    showlegend: variants.length > 1,
    legend: { orientation: "h", x: 0, y: -0.12, yanchor: "top" },
  });
  const data = outcomes.flatMap((outcome, o): Data[] => {
    const [xDomain, yDomain] = [across[o % ACROSS]!, down[Math.floor(o / ACROSS)]!];
    Object.assign(layout, {
      [`xaxis${o + 1}`]: axis({
        domain: xDomain,
        anchor: axisName("y", o + 1),
        title: { text: name },
      }),
      [`yaxis${o + 1}`]: axis({ domain: yDomain, anchor: axisName("x", o + 1), nticks: 6 }),
    });
    const title = `<b>${wrapped(outcome.label, 34)}</b><br>${wrapped(outcome.unit, 40)}`;
    layout.annotations!.push(panelTitle(title, xDomain, yDomain[1] + 0.01));
    layout.shapes!.push(rule("y", 0, o + 1));
    return variants.flatMap(({ id, label: name }, v) => {
      const options = report.options
        .filter(({ variant }) => variant === id)
        .sort((a, b) => a.values[0]! - b.values[0]!)
        .filter(({ effects }) => Number.isFinite(effects[o]!.middle));
      return lines(options, o, { colour: categoryColour(v + 1), name, panel: o + 1, banded: worlds > 1 });
    });
  });
  const last = report.years[1];
  const against = say(t("report.effectAgainstBaseline", { last }));
  const band = worlds > 1 ? say(t("report.lineMedianWorldsBand", { worlds })) : say(t("report.centralValuesUncertain"));
  return {
    title: say(t("report.effectsOver", { factor: factor.label })),
    caption: together([against, band], language),
    data,
    layout,
    height,
  };
}

function lines(
  options: readonly SweepOption[],
  o: number,
  { colour, name, panel, banded }: { colour: string; name: string; panel: number; banded: boolean },
): Data[] {
  const x = options.map(({ values }) => values[0]!);
  const of = (pick: "low" | "middle" | "high") => options.map(({ effects }) => effects[o]![pick]);
  const axes = { xaxis: axisName("x", panel), yaxis: axisName("y", panel), legendgroup: name };
  const band: Data = {
    type: "scatter",
    mode: "lines",
    x: [...x, ...[...x].reverse()],
    y: [...of("high"), ...of("low").reverse()],
    fill: "toself",
    fillcolor: tint(colour, 0.25),
    line: { width: 0 },
    hoverinfo: "skip",
    showlegend: false,
    ...axes,
  };
  const middle: Data = {
    type: "scatter",
    mode: "lines+markers",
    x,
    y: of("middle"),
    name: label(name),
    showlegend: panel === 1,
    line: { color: colour, width: 2 },
    marker: { color: colour, size: 6 },
    hovertemplate: "%{x}: %{y:.3r}<extra></extra>",
    ...axes,
  };
  return banded ? [band, middle] : [middle];
}

/** Effects over a grid of two numbers: one map a variant and outcome. */
export const sweepMap: SweepFigure = { id: "map", section: "effects", draw: maps };

/** More maps than this say nothing more. */
const MOST_MAPS = 12;

function maps(view: SweepView): Drawing[] {
  const { report } = view;
  if (report.factors.length !== 2 || report.design !== "grid") return [];
  const drawings = report.variants.flatMap(({ id, label: name }) =>
    report.outcomes.map((_, o) => heatMap(view, id, name, o)),
  );
  return drawings.slice(0, MOST_MAPS);
}

function heatMap({ report, say }: SweepView, variant: string, name: string, o: number): Drawing {
  const options = report.options.filter((option) => option.variant === variant);
  const sorted = (f: number) => [...new Set(options.map(({ values }) => values[f]!))].sort((a, b) => a - b);
  const [xs, ys] = [sorted(0), sorted(1)];
  const at = new Map(options.map((option) => [option.values.join("|"), option.effects[o]!.middle]));
  const z = ys.map((y) => xs.map((x) => at.get([x, y].join("|")) ?? Number.NaN));
  const most = Math.max(...z.flat().filter(Number.isFinite).map(Math.abs), 1e-12);
  const outcome = report.outcomes[o]!;
  const height = 140 + 44 * Math.max(ys.length, 4);
  const [first, second] = report.factors;
  return {
    title: say(t("report.text10", { outcome: outcome.label, name })),
    caption: say(
      t("report.effectAgainstBaselineEmpty", {
        year: outcome.year,
        unit: outcome.unit,
        worlds: report.worlds > 1,
        worlds2: report.worlds,
      }),
    ),
    data: [
      {
        type: "heatmap",
        x: xs.map(valueText),
        y: ys.map(valueText),
        z,
        zmin: -most,
        zmax: most,
        colorscale: DIVERGING,
        text: z.map((row) => row.map((value) => (Number.isFinite(value) ? plain(value) : ""))),
        texttemplate: "%{text}",
        hoverongaps: false,
        colorbar: { thickness: 12, tickfont: { size: 12, color: INK } },
      } as Data,
    ],
    layout: baseLayout(height, {
      margin: { l: 150, r: 20, t: 20, b: 60 },
      xaxis: axis({ type: "category", title: { text: label(`${first!.label}${unitAfter(first!.unit)}`) } }),
      yaxis: axis({ type: "category", title: { text: wrapped(`${second!.label}${unitAfter(second!.unit)}`, 30) } }),
    }),
    height,
  };
}

/** The first outcome against each number that is varied, where there are too many for a curve or a map. */
export const sweepCases: SweepFigure = { id: "cases", section: "effects", draw: scatter };

const MOST_PANELS = 6;

function scatter({ report, say, language }: SweepView): Drawing | undefined {
  const { factors, variants, outcomes } = report;
  if (factors.length < 2 || (factors.length === 2 && report.design === "grid")) return undefined;
  const shown = factors.slice(0, MOST_PANELS);
  const domains = panels(shown.length, 0.04);
  const height = 380;
  const layout: Partial<Layout> = baseLayout(height, { margin: { l: 60, r: 16, t: 30, b: 90 }, shapes: [] });
  const data = shown.flatMap((factor, f): Data[] => {
    Object.assign(layout, {
      [`xaxis${f + 1}`]: axis({
        domain: domains[f]!,
        anchor: axisName("y", f + 1),
        title: { text: wrapped(`${factor.label}${unitAfter(factor.unit)}`, Math.floor(110 / shown.length)) },
      }),
      [`yaxis${f + 1}`]: axis({
        anchor: axisName("x", f + 1),
        showticklabels: f === 0,
        ...(f === 0 ? { title: { text: label(outcomes[0]!.unit) } } : { matches: "y" }),
      }),
    });
    return variants.map(({ id, label: name }, v): Data => {
      const options = report.options.filter(({ variant }) => variant === id);
      return {
        type: "scatter",
        mode: "markers",
        name: label(name),
        x: options.map(({ values }) => values[f]!),
        y: options.map(({ effects }) => effects[0]!.middle),
        marker: { color: categoryColour(v + 1), size: 5 },
        hovertemplate: "%{x:.3r}: %{y:.3r}<extra></extra>",
        xaxis: axisName("x", f + 1),
        yaxis: axisName("y", f + 1),
      };
    });
  });
  const [{ label: what, unit }, last] = [outcomes[0]!, report.years[1]];
  const caption = [
    say(t("report.effectAgainstBaselineOver", { last, unit })),
    factors.length > shown.length
      ? say(t("report.firstNumbers", { shownCount: shown.length, factorsCount: factors.length }))
      : "",
  ];
  return {
    title: say(t("report.caseCase", { what })),
    caption: together(caption, language),
    data,
    layout,
    height,
  };
}

/** Largest and mean regret of the options with the smallest. */
export const regretBars: SweepFigure = { id: "regret", section: "regret", draw: regrets };

const BARS = 15;

function regrets(view: SweepView): Drawing | undefined {
  const { report, say } = view;
  const ranked = report.options
    .filter(({ regret }) => Number.isFinite(regret?.largest))
    .sort((a, b) => a.regret!.largest - b.regret!.largest)
    .slice(0, BARS);
  if (ranked.length < 2) return undefined;
  const outcome = report.outcomes[0]!;
  const places = ranked.map((_, at) => at);
  const names = ranked.map((option) => wrapped(optionName(view, option), 48));
  const lines = Math.max(...names.map((text) => text.split("<br>").length));
  const height = 130 + Math.max(44, 10 + 16 * lines) * ranked.length;
  const bar = (name: string, of: "largest" | "mean", colour: string): Data => ({
    type: "bar",
    orientation: "h",
    name,
    x: ranked.map(({ regret }) => regret![of]),
    y: places,
    marker: { color: colour },
    hovertemplate: `%{x:.3r}<extra>${name}</extra>`,
  });
  const [what, { year, unit }, { compared, options }] = [outcomeName(outcome, view), outcome, report];
  const fewer = ranked.length < options.length;
  const [largest, mean] = [say(t("report.largest")), say(t("report.mean2"))];
  return {
    title: say(t("report.regret")),
    caption: say(
      t("report.optionFallsShortBest", {
        what,
        year,
        unit,
        compared,
        fewer,
        rankedCount: ranked.length,
        optionsCount: options.length,
      }),
    ),
    data: [bar(largest, "largest", CATEGORIES[2]), bar(mean, "mean", CATEGORIES[6])],
    layout: baseLayout(height, {
      margin: { l: 350, r: 30, t: 40, b: 50 },
      barmode: "group",
      showlegend: true,
      legend: { orientation: "h", x: 0, y: 1.01, yanchor: "bottom" },
      xaxis: axis({ title: { text: label(unit) }, rangemode: "tozero" }),
      yaxis: axis({ showline: false, ticks: "", autorange: "reversed", tickvals: places, ticktext: names }),
    }),
    height,
  };
}

/** Efficiency over equity, cost by colour, with the options that no other one beats in all three. */
export const paretoScatter: SweepFigure = { id: "front", section: "front", draw: pareto };

function pareto(view: SweepView): Drawing | undefined {
  const { report, say, language } = view;
  const { efficiency, equity, cost } = report.pareto;
  const options = report.options.filter(({ effects }) =>
    [efficiency, equity, cost].every((o) => Number.isFinite(effects[o]!.middle)),
  );
  if (options.length < 2) return undefined;
  const of = (o: number) => options.map(({ effects }) => effects[o]!.middle);
  const name = (o: number) => {
    const { label: what, unit } = report.outcomes[o]!;
    return say(t("report.text11", { what, unit }));
  };
  const height = 460;
  const costs = of(cost);
  const alike = costs.every((one) => one === costs[0]);
  const better =
    report.outcomes[equity]!.better === "lower"
      ? say(t("report.acrossLessMoreEqual"))
      : say(t("report.acrossMoreBetter"));
  const [last, { worlds }, costLabel] = [report.years[1], report, report.outcomes[cost]!.label];
  const caption = [
    say(t("report.effects", { last, worlds: worlds > 1, worlds2: worlds })),
    say(t("report.ringedOptionsOtherOne")),
    better,
    alike ? say(t("report.sameAllThem", { costLabel })) : "",
  ];
  return {
    title: say(t("report.efficiencyEquityCost")),
    caption: together(caption, language),
    data: [
      {
        type: "scatter",
        mode: "markers",
        x: of(equity),
        y: of(efficiency),
        customdata: options.map((option) => label(optionName(view, option))),
        marker: {
          size: options.map(({ front }) => (front ? 13 : 8)),
          ...(alike
            ? { color: CATEGORIES[1] }
            : {
                color: costs,
                colorscale: "Viridis",
                showscale: true,
                colorbar: { title: { text: wrapped(name(cost), 26) }, thickness: 12 },
              }),
          line: {
            color: options.map(({ front }) => (front ? INK : MUTED)),
            width: options.map(({ front }) => (front ? 2 : 0.5)),
          },
        },
        hovertemplate: `%{customdata}<br>%{x:.3r}, %{y:.3r}${alike ? "" : `, ${say(t("report.cost"))} %{marker.color:.3r}`}<extra></extra>`,
      } as Data,
    ],
    layout: baseLayout(height, {
      xaxis: axis({ title: { text: label(name(equity)) } }),
      yaxis: axis({ title: { text: label(name(efficiency)) } }),
    }),
    height,
  };
}

/** Every figure of the page, in reading order. */
export const SWEEP_FIGURES: readonly SweepFigure[] = [sweepCurve, sweepMap, sweepCases, regretBars, paretoScatter];
