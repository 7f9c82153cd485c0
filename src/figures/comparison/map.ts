import type { Lookup } from "../../measures/views/data.js";
import { comparedIn, difference, type Pair, pairsOf, spanOf, spreadOver } from "../../measures/views/difference.js";
import { distinguishable } from "../../measures/views/effect.js";
import { scaled } from "../../measures/views/present.js";
import { unitOf } from "../../measures/views/unit.js";
import { quoted, t, textOf, together } from "../../words/index.js";
import { label } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { PAGE, type Space } from "../drawing/space.js";
import { mapOf } from "./mapOf.js";
import { limitOf } from "./mapScales.js";
import type { Spot } from "./mapSheet.js";
import type { ReportFigure } from "./reportFigure.js";

const INDICATOR = "real-gdp";

/**
 * Cities where they lie: area of the bubble = baseline real GDP, colour = effect on it in per cent in the years that
 * the answer tells, white at zero; where the answer compares two variants, how the first differs from the second.
 * Plain coordinates with the aspect of the middle latitude, land and lines between provinces below where the region has
 * them. Undefined where cities have no coordinates.
 */
export const cityMap: ReportFigure = {
  id: "map",
  section: "findings",
  reads: [],
  readsCourses: [INDICATOR],
  place: "half",
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const pair = pairOf(view);
  const spots = spotsOf(view, pair);
  if (spots.length < 2) return undefined;
  const { outlines } = view.data.context;
  const between = pair.against !== view.baseline;
  const { from, to } = spanOf(comparedIn(view));
  const caption = [
    t("report.areaCircleRealIncome", { name: nameOf(view, pair), between, single: from === to, from, to }),
    t("report.mapHollow", { ranges: spots.some(({ ranged }) => ranged) }),
    ...(outlines.length > 0 ? [t("report.mapLand")] : []),
  ].map(view.say);
  const drawing = mapOf(
    {
      title: view.say(t("report.whereEffectsFall", { between })),
      caption: together(caption, view.language),
      spots,
      outlines,
      limit: limitOf(spots.filter(({ clear }) => clear).map(({ effect }) => effect)),
      scale: view.say(t("report.effectRealIncome2", { between })),
      between,
      say: view.say,
      sizes: sizeTitle(view),
    },
    space,
  );
  return { ...drawing, layout: keptInFrame(drawing.layout) };
}

/** The pair that the answer is about; of several variants the one in focus. */
function pairOf(view: Lookup): Pair {
  const [only, ...others] = pairsOf(comparedIn(view));
  return only && others.length === 0 ? only : { run: view.focus.id, against: view.baseline };
}

/** "A", or "“A” against “B”". */
function nameOf({ variants, baseline, say }: Lookup, { run, against }: Pair): string {
  const named = (id: string) => variants.find((one) => one.id === id)?.label ?? id;
  if (against === baseline) return named(run);
  const [name, other] = [run, against].map((id) => quoted(textOf(named(id))));
  return say(t("report.oneAgainstOther", { name, other }));
}

/** In a room of another shape than it is laid out for a map keeps its frame, so that names stay where there is room. */
function keptInFrame({ xaxis, yaxis, ...layout }: Drawing["layout"]): Drawing["layout"] {
  const constrain = "domain" as const;
  return { ...layout, xaxis: { ...xaxis, constrain }, yaxis: { ...yaxis, constrain } };
}

/** `ranged`: by a range over parameter draws it is known whether it is clear. */
function spotsOf(view: Lookup, pair: Pair): (Spot & { ranged: boolean })[] {
  const compared = comparedIn(view);
  const span = spanOf(compared);
  const { factor } = unitOf(view, INDICATOR);
  return view.data.context.cities.flatMap(({ id, label, longitude, latitude }) => {
    const row = difference(compared, pair, id, INDICATOR, span);
    const before = compared.effect(pair.run, id, INDICATOR, span.to);
    if (!row || !before || longitude === undefined || latitude === undefined) return [];
    const range = spreadOver(compared, pair, id, INDICATOR, span)?.effect;
    // The range over parameter draws leaves zero out; without draws, the interval of chance does.
    const clear = range ? range[0] > 0 || range[2] < 0 : distinguishable(row);
    const effect = scaled(row.effect, row.baselineMean, "percent");
    const gdp = factor * before.baselineMean;
    return [{ label, longitude, latitude, gdp, effect, clear, ranged: range !== undefined }];
  });
}

/** "Real income,<br>billion yuan" */
function sizeTitle(view: Lookup): string {
  const unit = label(unitOf(view, INDICATOR).unit.split(/, base|（/)[0]!);
  return view.say(t("report.realIncome2", { unit }));
}
