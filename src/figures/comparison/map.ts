import type { EffectRow } from "../../measures/results/effects.js";
import { uncertainEffect } from "../../measures/results/uncertainty.js";
import type { Lookup } from "../../measures/views/data.js";
import { distinguishable } from "../../measures/views/effect.js";
import { scaled } from "../../measures/views/present.js";
import { inUnit, unitOf } from "../../measures/views/unit.js";
import { t, together } from "../../words/index.js";
import { label } from "../drawing/figure.js";
import type { Drawing } from "../drawing/figureOf.js";
import { PAGE, type Space } from "../drawing/space.js";
import { mapOf } from "./mapOf.js";
import { limitOf } from "./mapScales.js";
import type { Spot } from "./mapSheet.js";
import type { ReportFigure } from "./reportFigure.js";

/**
 * Cities where they lie: area of the bubble = baseline real GDP, colour = effect on it in per cent, white at zero.
 * Plain coordinates with the aspect of the middle latitude, land and lines between provinces below where the region has
 * them. Undefined where cities have no coordinates.
 */
export const cityMap: ReportFigure = { id: "map", section: "findings", reads: ["real-gdp"], place: "half", draw };

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const spots = spotsOf(view);
  if (spots.length < 2) return undefined;
  const { uncertainty, context } = view.data;
  const caption = [
    t("report.areaCircleRealIncome", { label: view.focus.label, lastYear: view.lastYear }),
    t("report.mapHollow", { ranges: uncertainty !== undefined }),
    ...(context.outlines.length > 0 ? [t("report.mapLand")] : []),
  ].map(view.say);
  const drawing = mapOf(
    {
      title: view.say(t("report.whereEffectsFall")),
      caption: together(caption, view.language),
      spots,
      outlines: context.outlines,
      limit: limitOf(spots.filter(({ clear }) => clear).map(({ effect }) => effect)),
      scale: view.say(t("report.effectRealIncome2")),
      say: view.say,
      sizes: sizeTitle(view),
    },
    space,
  );
  return { ...drawing, layout: keptInFrame(drawing.layout) };
}

/** In a room of another shape than it is laid out for a map keeps its frame, so that names stay where there is room. */
function keptInFrame({ xaxis, yaxis, ...layout }: Drawing["layout"]): Drawing["layout"] {
  const constrain = "domain" as const;
  return { ...layout, xaxis: { ...xaxis, constrain }, yaxis: { ...yaxis, constrain } };
}

function spotsOf(view: Lookup): Spot[] {
  return view.data.context.cities.flatMap(({ id, label, longitude, latitude }) => {
    const found = view.effect(view.focus.id, id, "real-gdp");
    const row = found && inUnit(found, unitOf(view, "real-gdp").factor);
    if (!row || longitude === undefined || latitude === undefined) return [];
    const effect = scaled(row.effect, row.baselineMean, "percent");
    return [{ label, longitude, latitude, gdp: row.baselineMean, effect, clear: isClear(view, id, row) }];
  });
}

/** The 90 % range over parameter draws leaves zero out; without draws, the interval of chance does. */
function isClear({ data: { uncertainty }, focus, lastYear }: Lookup, city: string, row: EffectRow): boolean {
  const range = uncertainty && uncertainEffect(uncertainty, focus.id, city, "real-gdp", lastYear)?.effect;
  return range ? range[0] > 0 || range[2] < 0 : distinguishable(row);
}

/** "Real income,<br>billion yuan" */
function sizeTitle(view: Lookup): string {
  const unit = label(unitOf(view, "real-gdp").unit.split(/, base|（/)[0]!);
  return view.say(t("report.realIncome2", { unit }));
}
