import { givenOf, type Span } from "../../measures/results/index.js";
import {
  comparedIn,
  difference,
  inSentence,
  type Lookup,
  percentOf,
  spanOf,
  spreadOver,
  whenText,
} from "../../measures/views/index.js";
import { t } from "../../words/index.js";
import { chart, rowAxis, rowHeight } from "../drawing/chart.js";
import { type Drawing, linesIn, PAGE, type Space, wrapped } from "../drawing/figure.js";
import { effectMarks } from "./cities.js";
import { askedOf, MEASURE, nameOf, type Ranged } from "./path.js";
import type { ReportFigure } from "./reportFigure.js";

/** How variants differ from each other, with the range of the difference: not the difference of their ranges. */
export const variantDifferences: ReportFigure = {
  id: "differences",
  section: "uncertainty",
  readsCourses: [MEASURE],
  narrow: true,
  place: "folded",
  draw,
};

/** Variants up to which each is told against every other; of more against the next lower one. */
const FEW = 5;

interface Row extends Ranged {
  name: string;
  worlds: number;
}

function draw(view: Lookup, { width }: Space = PAGE): Drawing | undefined {
  const compared = comparedIn(view);
  const { plan, baseline } = compared;
  const span = spanOf(compared);
  const { place, measure: indicator } = askedOf(view);
  const between = (run: string, against: string) => difference(compared, { run, against }, place, indicator, span);
  const variants = view.variants
    .filter(({ id }) => plan.compare?.includes(id) ?? true)
    .flatMap(({ id, label: name }) => {
      const row = between(id, baseline);
      return row ? [{ id, name, effect: row.effect }] : [];
    })
    .sort((a, b) => b.effect - a.effect);
  const rows = variants.flatMap((one, at) =>
    variants.slice(at + 1, variants.length > FEW ? at + 2 : undefined).flatMap((other): Row[] => {
      const row = between(one.id, other.id);
      const drawn = spreadOver(compared, { run: one.id, against: other.id }, place, indicator, span);
      if (!row || !drawn?.relative) return [];
      const [low, , high] = drawn.relative.map((share) => 100 * share) as [number, number, number];
      const name = view.say("report.oneAgainstOther", { name: `“${one.name}”`, other: `“${other.name}”` });
      return [{ name, effect: percentOf(row), low, high, worlds: drawn.worlds }];
    }),
  );
  if (rows.length === 0) return undefined;
  return drawn(view, rows, { place, indicator, span }, width);
}

function drawn(
  view: Lookup,
  rows: readonly Row[],
  { place, indicator, span }: { place: string; indicator: string; span: Span },
  width: number,
): Drawing {
  const left = Math.min(300, Math.round(width * 0.45));
  const names = rows.map(({ name }) => wrapped(name, Math.floor(left / 6.6)));
  const lines = Math.max(...names.map(linesIn));
  return chart(view, {
    title: t("report.differencesTitle", { measure: inSentence(view.entry(indicator).label) }),
    caption: [
      t("report.differencesCaption", { place: nameOf(view, place), when: whenText(span) }),
      t("report.differencesRange", {
        given: givenOf(view.data.uncertainty!),
        draws: Math.min(...rows.map(({ worlds }) => worlds)),
      }),
    ],
    height: 96 + (rowHeight(rows.length) + 15 * (lines - 1)) * rows.length,
    margin: { l: left, r: 16, t: 12 },
    x: { nticks: 6, title: t("report.differencesAxis") },
    y: rowAxis(names),
    rules: { x: 0 },
    data: [effectMarks(rows, { hovertemplate: "%{x:+.3f} %<extra></extra>" })],
  });
}
