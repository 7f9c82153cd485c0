import { type Span, yearsTold } from "../../measures/results/answerPlan.js";
import { CLUSTER } from "../../measures/results/record.js";
import { givenOf, pairedDifference } from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";
import { inSentence } from "../../measures/views/present.js";
import { t } from "../../words/index.js";
import { chart, rowAxis, rowHeight } from "../drawing/chart.js";
import { label, wrapped } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { PAGE, type Space } from "../drawing/space.js";
import { intervals, marks } from "../drawing/traces.js";
import { colourOf, type Percent, symbolOf } from "./cities.js";
import { nameOf } from "./path.js";
import type { ReportFigure } from "./reportFigure.js";

const INDICATOR = "real-gdp";

/** How variants differ from each other, with the range of the difference: not the difference of their ranges. */
export const variantDifferences: ReportFigure = {
  id: "differences",
  section: "uncertainty",
  reads: [],
  readsCourses: [INDICATOR],
  narrow: true,
  place: "folded",
  draw,
};

/** Variants up to which each is told against every other; of more against the next lower one. */
const FEW = 5;

interface Row extends Percent {
  name: string;
  worlds: number;
}

function draw(view: Lookup, { width }: Space = PAGE): Drawing | undefined {
  const { uncertainty, context } = view.data;
  if (!uncertainty) return undefined;
  const { answer } = context;
  const when = answer ? yearsTold(answer.when) : { from: view.lastYear, to: view.lastYear };
  const asked = { place: answer?.places[0] ?? CLUSTER, indicator: answer?.measure ?? INDICATOR, ...when };
  const variants = view.variants
    .filter(({ id }) => answer?.compare?.includes(id) ?? true)
    .flatMap(({ id, label: name }) => {
      const total = totalOf(view, id, asked);
      return total ? [{ id, name, ...total }] : [];
    })
    .sort((a, b) => b.effect - a.effect);
  const rows = variants.flatMap((one, at) =>
    variants.slice(at + 1, variants.length > FEW ? at + 2 : undefined).flatMap((other): Row[] => {
      const drawn = pairedDifference(uncertainty, { run: one.id, against: other.id }, asked);
      if (!drawn?.relative) return [];
      const [low, , high] = drawn.relative.map((share) => 100 * share) as [number, number, number];
      const effect = (100 * (one.effect - other.effect)) / Math.abs(other.level);
      const name = view.say(t("report.oneAgainstOther", { name: `“${one.name}”`, other: `“${other.name}”` }));
      return [{ name, effect, low, high, worlds: drawn.worlds }];
    }),
  );
  if (rows.length === 0) return undefined;
  return drawn(view, rows, asked, width);
}

/** Effect of a variant and its level, summed over the years that are told. */
function totalOf(
  view: Lookup,
  variant: string,
  { place, indicator, from, to }: Span & { place: string; indicator: string },
) {
  const years = view.course(variant, place, indicator).filter(({ year }) => from <= year && year <= to);
  if (years.length !== to - from + 1) return undefined;
  const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);
  return { effect: sum(years.map(({ effect }) => effect)), level: sum(years.map(({ variantMean }) => variantMean)) };
}

function drawn(
  view: Lookup,
  rows: readonly Row[],
  { place, indicator, from, to }: Span & { place: string; indicator: string },
  width: number,
): Drawing {
  const left = Math.min(300, Math.round(width * 0.45));
  const names = rows.map(({ name }) => wrapped(label(name), Math.floor(left / 6.6)));
  const lines = Math.max(...names.map((name) => name.split("<br>").length));
  const effects = rows.map(({ effect }) => effect);
  return chart(view, {
    title: t("report.differencesTitle", { measure: inSentence(view.entry(indicator).label) }),
    caption: [
      t("report.differencesCaption", { place: nameOf(view, place), single: from === to, from, to }),
      t("report.differencesRange", {
        given: givenOf(view.data.uncertainty!),
        draws: Math.min(...rows.map(({ worlds }) => worlds)),
      }),
    ],
    height: 96 + (rowHeight(rows.length) + 15 * (lines - 1)) * rows.length,
    margin: { l: left, r: 16, t: 12, b: 50 },
    panels: [
      {
        x: { nticks: 6, title: t("report.differencesAxis") },
        y: rowAxis(names),
        rules: { x: 0 },
        data: [
          marks(effects, {
            marker: { size: 9, color: rows.map(colourOf), symbol: rows.map(symbolOf) },
            error_x: intervals(
              effects,
              rows.map(({ low }) => low),
              rows.map(({ high }) => high),
            ),
            hovertemplate: "%{x:+.3f} %<extra></extra>",
          }),
        ],
      },
    ],
  });
}
