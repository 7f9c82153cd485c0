import type { Data, Layout } from "plotly.js-dist-min";
import { together } from "../../../language/index.js";
import type { SweepOption } from "../../../results/sweep.js";
import { axis, axisName, baseLayout, label, panels, panelTitle, rule, wrapped } from "../../figure.js";
import { CATEGORIES, categoryColour, DIVERGING, INK, MUTED, tint } from "../../palette.js";
import type { Drawing, FigureOf } from "../../parts.js";
import { plain } from "../../present.js";
import type { SweepView } from "../../studyViews.js";
import { optionName, outcomeText, valueText } from "../../sweep.js";

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
  const name = wrapped(`${factor.label} ${factor.unit}`, 34);
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
  const against = say({ en: `Effect against the baseline in ${last}.`, zh: `${last}年相对基准情形的影响。` });
  const band =
    worlds > 1
      ? say({
          en: `Line: median of ${worlds} worlds; band: 5 to 95 % of them.`,
          zh: `线：${worlds}个情形的中位数；色带：5—95 %的情形。`,
        })
      : say({ en: "At central values of what is uncertain.", zh: "不确定的参数取中心值。" });
  return {
    title: say({ en: `Effects over ${factor.label}`, zh: `影响随${factor.label}的变化` }),
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
    title: say({ en: `${outcome.label}, “${name}”`, zh: `${outcome.label}，“${name}”` }),
    caption: say({
      en: `Effect against the baseline in ${outcome.year}, ${outcome.unit}${report.worlds > 1 ? `: median of ${report.worlds} worlds` : ""}; empty: could not be run.`,
      zh: `${outcome.year}年相对基准情形的影响，${outcome.unit}${report.worlds > 1 ? `：${report.worlds}个情形的中位数` : ""}；空白：无法运行。`,
    }),
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
      xaxis: axis({ type: "category", title: { text: label(`${first!.label} ${first!.unit}`) } }),
      yaxis: axis({ type: "category", title: { text: wrapped(`${second!.label} ${second!.unit}`, 30) } }),
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
        title: { text: wrapped(`${factor.label} ${factor.unit}`, Math.floor(110 / shown.length)) },
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
    say({
      en: `Effect against the baseline in ${last}, ${unit}, over each number that is varied; a point is a case, or the median of its worlds.`,
      zh: `${last}年相对基准情形的影响，${unit}，随各变动数值；每点为一个算例，或其各情形的中位数。`,
    }),
    factors.length > shown.length
      ? say({
          en: `The first ${shown.length} of ${factors.length} numbers.`,
          zh: `共${factors.length}个数值，此处为前${shown.length}个。`,
        })
      : "",
  ];
  return {
    title: say({ en: `${what}, case by case`, zh: `${what}，逐个算例` }),
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
  const [what, { year, unit }, { compared, options }] = [outcomeText(outcome, view), outcome, report];
  const fewer = ranked.length < options.length;
  const [largest, mean] = [say({ en: "largest", zh: "最大" }), say({ en: "mean", zh: "平均" })];
  return {
    title: say({ en: "Regret", zh: "遗憾值" }),
    caption: say({
      en: `What an option falls short of the best option of the same world in ${what} in ${year}, ${unit}, over ${compared} worlds. The smallest largest regret on top${fewer ? `; ${ranked.length} of ${options.length} options` : ""}.`,
      zh: `按${year}年${what}计，一个选项与同一情形下最佳选项的差距，${unit}，共${compared}个情形。最大遗憾最小者在上${fewer ? `；${options.length}个选项中的${ranked.length}个` : ""}。`,
    }),
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
    return say({ en: `${what}, ${unit}`, zh: `${what}，${unit}` });
  };
  const height = 460;
  const costs = of(cost);
  const alike = costs.every((one) => one === costs[0]);
  const better =
    report.outcomes[equity]!.better === "lower"
      ? say({ en: "Across: less is more equal.", zh: "横轴：越小越平等。" })
      : say({ en: "Across: more is better.", zh: "横轴：越大越好。" });
  const [last, { worlds }, costLabel] = [report.years[1], report, report.outcomes[cost]!.label];
  const caption = [
    say({
      en: `Effects in ${last}${worlds > 1 ? `, medians of ${worlds} worlds` : ""}.`,
      zh: `${last}年的影响${worlds > 1 ? `，${worlds}个情形的中位数` : ""}。`,
    }),
    say({
      en: "Ringed: options that no other one beats in all three at once.",
      zh: "带圈：没有其他选项能在三方面同时占优的选项。",
    }),
    better,
    alike ? say({ en: `${costLabel} is the same in all of them.`, zh: `各选项的${costLabel}相同。` }) : "",
  ];
  return {
    title: say({ en: "Efficiency, equity and cost", zh: "效率、公平与成本" }),
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
        hovertemplate: `%{customdata}<br>%{x:.3r}, %{y:.3r}${alike ? "" : `, ${say({ en: "cost", zh: "成本" })} %{marker.color:.3r}`}<extra></extra>`,
      } as Data,
    ],
    layout: baseLayout(height, {
      xaxis: axis({ title: { text: label(name(equity)) } }),
      yaxis: axis({ title: { text: label(name(efficiency)) } }),
    }),
    height,
  };
}
