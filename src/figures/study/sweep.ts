import type { Data } from "plotly.js-dist-min";
import { FEWEST_DRAWS, isChosen, type ShownSweep, type SweepOption } from "../../measures/results/index.js";
import {
  capitalised,
  isFactorOf,
  optionName,
  outcomeName,
  plain,
  type SweepView,
  unitAfter,
  valueText,
  withoutCopies,
} from "../../measures/views/index.js";
import { joined, t } from "../../words/index.js";
import {
  band,
  bars,
  COLOUR_BAR,
  chart,
  grid,
  heatMap,
  LEGEND_ABOVE,
  LEGEND_BELOW,
  legendHeight,
  line,
  points,
  rowAxis,
} from "../drawing/chart.js";
import { type Drawing, type FigureOf, label, linesIn, PAGE, wrapped } from "../drawing/figure.js";
import { CATEGORIES, categoryColour, DIVERGING, INK, MUTED } from "../drawing/palette.js";

/** A figure of the page of a sweep. */
type SweepFigure = FigureOf<SweepView, "effects" | "regret" | "front">;

/** Pixels for titles of three lines. */
const TOP = 74;

/** Panels side by side. */
const ACROSS = 3;

/** A number that is varied, with its unit. */
function factorName({ say }: SweepView, { label: name, unit }: ShownSweep["factors"][number]): string {
  return unitAfter(unit) === "" ? name : say(joined([name, unit], "comma"));
}

/** What is looked at, where it is not of all cities. */
const titleOf = (outcome: ShownSweep["outcomes"][number], view: SweepView) => capitalised(outcomeName(outcome, view));

/** Of options the effects on one outcome that are asked for. */
function effectsOf(options: readonly SweepOption[], o: number, pick: "low" | "middle" | "high" = "middle"): number[] {
  return options.map(({ effects }) => effects[o]![pick]);
}

/** Effects over the levels of one number, with bands over worlds. */
function curve(view: SweepView): Drawing | undefined {
  const { factors, outcomes, variants, worlds, years, given } = view.report;
  const [factor] = factors;
  if (!factor || factors.length !== 1) return undefined;
  const rows = Math.ceil(outcomes.length / ACROSS);
  const places = grid(outcomes.length, ACROSS, { gap: 0.08, gapBelow: 0.34 });
  const name = wrapped(factorName(view, factor), 34);
  const listed = variants.map(({ label: variant }) => label(variant));
  const several = variants.length > 1;
  const bottom = 30 + 18 * linesIn(name) + (several ? legendHeight(listed, PAGE.width - 76) : 0);
  return chart(view, {
    title: t("report.effectsOver", { factor: factor.label }),
    caption: [
      t("report.effectAgainstBaseline", { last: years[1] }),
      worlds > 1
        ? t("report.lineMedianWorldsBand", { worlds, given, few: worlds < FEWEST_DRAWS })
        : t("report.centralValuesUncertain"),
    ],
    height: TOP + 234 * rows + bottom,
    margin: { l: 60, r: 16, t: TOP, b: bottom },
    legend: several && LEGEND_BELOW,
    panels: outcomes.map((outcome, o) => ({
      place: places[o],
      title: `${wrapped(titleOf(outcome, view), 34)}<br>${wrapped(outcome.unit, 40)}`,
      x: { title: name },
      y: { nticks: 6 },
      rules: { y: 0 },
      data: coursesOf(view.report, o),
    })),
  });
}

/** Bands over worlds, and on them the median of each variant. */
function coursesOf({ variants, options, worlds }: ShownSweep, o: number): Data[] {
  const courses = variants.map(({ id, label: name }, v) => {
    const known = options
      .filter((option) => option.variant === id && Number.isFinite(option.effects[o]!.middle))
      .sort((a, b) => a.values[0]! - b.values[0]!);
    const x = known.map(({ values }) => values[0]!);
    const color = categoryColour(v + 1);
    const ends = [effectsOf(known, o, "low"), effectsOf(known, o, "high")] as const;
    const middle = line(x, effectsOf(known, o), {
      mode: "lines+markers",
      name: label(name),
      legendgroup: name,
      showlegend: o === 0,
      line: { color, width: 2 },
      marker: { color, size: 6 },
      hovertemplate: "%{x}: %{y:.3r}<extra></extra>",
    });
    return { middle, around: { ...band(x, ends, [color, 0.25]), showlegend: false, legendgroup: name } as Data };
  });
  return [...(worlds > 1 ? courses.map(({ around }) => around) : []), ...courses.map(({ middle }) => middle)];
}

/** More maps than this say nothing more. */
const MOST_MAPS = 12;

/** Effects over a grid of two numbers: one map a variant that both are of and outcome. */
function maps(view: SweepView): Drawing[] {
  const { report } = view;
  const drawings = mapped(report).flatMap(({ id, label: name }) =>
    report.outcomes.map((_, o) => mapOf(view, id, name, o)),
  );
  return drawings.slice(0, MOST_MAPS);
}

function mapped({ factors, design, variants }: ShownSweep): ShownSweep["variants"] {
  if (factors.length !== 2 || design !== "grid") return [];
  return variants.filter(({ id }) => factors.every(({ name }) => isFactorOf(id, name)));
}

function mapOf(view: SweepView, variant: string, name: string, o: number): Drawing {
  const { options: all, factors, outcomes, worlds } = view.report;
  const options = all.filter((option) => option.variant === variant);
  const sorted = (f: number) => [...new Set(options.map(({ values }) => values[f]!))].sort((a, b) => a - b);
  const [xs, ys] = [sorted(0), sorted(1)];
  const at = new Map(options.map((option) => [option.values.join("|"), option.effects[o]!.middle]));
  const z = ys.map((y) => xs.map((x) => at.get([x, y].join("|")) ?? NaN));
  const most = Math.max(...z.flat().filter(Number.isFinite).map(Math.abs), 0) || 1;
  const { year, unit } = outcomes[o]!;
  return chart(view, {
    title: t("join.withQuoted", { what: titleOf(outcomes[o]!, view), name }),
    caption: t("report.effectAgainstBaselineEmpty", { year, unit, worlds: worlds > 1, worlds2: worlds }),
    height: 140 + 44 * Math.max(ys.length, 4),
    margin: { l: 150, t: 20, b: 60 },
    x: { type: "category", title: label(factorName(view, factors[0]!)) },
    y: { type: "category", title: wrapped(factorName(view, factors[1]!), 30) },
    data: [
      heatMap(z, {
        x: xs.map(valueText),
        y: ys.map(valueText),
        zmin: -most,
        zmax: most,
        colorscale: DIVERGING,
        text: z.map((row) => row.map((value) => (Number.isFinite(value) ? plain(value) : ""))),
        texttemplate: "%{text}",
        hoverongaps: false,
        colorbar: COLOUR_BAR,
      }),
    ],
  });
}

const MOST_PANELS = 6;

/** The first outcome against each number that is varied, where these are no curve and no map. */
function cases(view: SweepView): Drawing | undefined {
  const { factors, variants, outcomes, options, years } = view.report;
  if (factors.length < 2 || mapped(view.report).length > 0) return undefined;
  const shown = factors.slice(0, MOST_PANELS);
  const places = grid(shown.length, shown.length, { gap: 0.04 });
  const { unit } = outcomes[0]!;
  const [shownCount, factorsCount] = [shown.length, factors.length];
  return chart(view, {
    title: t("report.caseCase", { what: titleOf(outcomes[0]!, view) }),
    caption: [
      t("report.effectAgainstBaselineOver", { last: years[1], unit }),
      factorsCount > shownCount && t("report.firstNumbers", { shownCount, factorsCount }),
    ],
    height: 380,
    margin: { l: 60, r: 16, t: 30, b: 90 },
    shared: "values",
    panels: shown.map((factor, f) => ({
      place: places[f],
      x: { nticks: Math.ceil(15 / shownCount), title: wrapped(factorName(view, factor), Math.floor(110 / shownCount)) },
      y: { title: label(unit) },
      data: variants.flatMap(({ id, label: name }, v) => {
        if (!isFactorOf(id, factor.name)) return [];
        const own = options.filter(({ variant }) => variant === id);
        return points(
          own.map(({ values }) => values[f]!),
          effectsOf(own, 0),
          {
            name: label(name),
            marker: { color: categoryColour(v + 1), size: 5 },
            hovertemplate: "%{x:.3r}: %{y:.3r}<extra></extra>",
          },
        );
      }),
    })),
  });
}

const BARS = 15;

/** Options of which there is a regret, that with the smallest largest one first. */
export function byRegret<Option extends Pick<SweepOption, "regret">>({ options }: { options: readonly Option[] }) {
  return options
    .filter(({ regret }) => Number.isFinite(regret?.largest))
    .sort((a, b) => a.regret!.largest - b.regret!.largest);
}

/** Largest and mean regret of the options with the smallest. */
function regrets(view: SweepView): Drawing | undefined {
  const { say } = view;
  const { report } = withoutCopies(view);
  const ranked = byRegret(report).slice(0, BARS);
  if (ranked.length < 2 || !report.factors.some(isChosen)) return undefined;
  const outcome = report.outcomes[0]!;
  const names = ranked.map((option) => wrapped(optionName(view, option), 48));
  const lines = Math.max(...names.map(linesIn));
  const side = (of: "largest" | "mean", name: string, color: string) =>
    bars(
      ranked.map(({ regret }) => regret![of]),
      { name, marker: { color }, hovertemplate: `%{x:.3r}<extra>${name}</extra>` },
    );
  const { year, unit } = outcome;
  return chart(view, {
    title: t("report.regret"),
    caption: t("report.optionFallsShortBest", {
      what: outcomeName(outcome, view),
      year,
      unit,
      compared: report.compared,
      fewer: ranked.length < report.options.length,
      rankedCount: ranked.length,
      optionsCount: report.options.length,
    }),
    height: 130 + Math.max(44, 10 + 16 * lines) * ranked.length,
    margin: { l: 350, r: 30 },
    barmode: "group",
    legend: LEGEND_ABOVE,
    x: { title: label(unit), rangemode: "tozero" },
    y: rowAxis(names),
    data: [
      side("largest", say("report.largest"), CATEGORIES[2]),
      side("mean", say("report.meanInSentence"), CATEGORIES[6]),
    ],
  });
}

/** Efficiency over equity, cost by colour, with the options that no other one beats in all three. */
function pareto(view: SweepView): Drawing | undefined {
  const { report, say } = view;
  const { efficiency, equity, cost } = report.pareto;
  const options = report.options.filter(({ effects }) =>
    [efficiency, equity, cost].every((o) => Number.isFinite(effects[o]!.middle)),
  );
  if (options.length < 2 || !report.factors.some(isChosen)) return undefined;
  const name = (o: number) => {
    const { unit } = report.outcomes[o]!;
    return say(joined([titleOf(report.outcomes[o]!, view), unit], "comma"));
  };
  const costs = effectsOf(options, cost);
  const alike = costs.every((one) => one === costs[0]);
  const { worlds, years, outcomes } = report;
  const scale = { colorscale: "Viridis", showscale: true };
  const colour = { color: costs, ...scale, colorbar: { ...COLOUR_BAR, title: { text: wrapped(name(cost), 26) } } };
  const costTold = alike ? "" : `, ${say("report.cost")} %{marker.color:.3r}`;
  return chart(view, {
    title: t("report.efficiencyEquityCost"),
    caption: [
      t("report.effects", { last: years[1], worlds: worlds > 1, worlds2: worlds }),
      t("report.ringedOptionsOtherOne"),
      outcomes[equity]!.better === "lower" ? t("report.acrossLessMoreEqual") : t("report.acrossMoreBetter"),
      alike && t("report.sameAllThem", { costLabel: outcomes[cost]!.label }),
    ],
    height: 460,
    x: { title: label(name(equity)) },
    y: { title: label(name(efficiency)) },
    data: [
      points(effectsOf(options, equity), effectsOf(options, efficiency), {
        customdata: options.map((option) => label(optionName(view, option))),
        marker: {
          size: options.map(({ front }) => (front ? 13 : 8)),
          ...(alike ? { color: CATEGORIES[1] } : colour),
          line: {
            color: options.map(({ front }) => (front ? INK : MUTED)),
            width: options.map(({ front }) => (front ? 2 : 0.5)),
          },
        },
        hovertemplate: `%{customdata}<br>%{x:.3r}, %{y:.3r}${costTold}<extra></extra>`,
      }),
    ],
  });
}

/** Every figure of the page, in reading order. */
export const SWEEP_FIGURES: readonly SweepFigure[] = [
  { id: "curve", section: "effects", draw: curve },
  { id: "map", section: "effects", draw: maps },
  { id: "cases", section: "effects", draw: cases },
  { id: "regret", section: "regret", draw: regrets },
  { id: "front", section: "front", draw: pareto },
];
