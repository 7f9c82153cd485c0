import { inSentence, isSure, type Lookup, type Shown, shownOf, unitOf } from "../../measures/views/index.js";
import { t, together } from "../../words/index.js";
import { type Drawing, label, PAGE, type Space, wrapped } from "../drawing/figure.js";
import { measureByCity } from "./cities.js";
import { limitOf, mapOf } from "./mapOf.js";
import type { Spot } from "./mapSheet.js";
import { formOf, rangedOf } from "./path.js";
import type { ReportFigure } from "./reportFigure.js";

/** By this circles are sized, and coloured where the scenario asks for no measure that cities have. */
const INCOME = "real-gdp";

/** Letters of a line in the margin beside a map. */
const LETTERS_BESIDE = 22;

/**
 * Cities where they lie: area of the bubble = baseline real GDP, colour = effect on the measure that is asked for, in
 * the years that the answer tells, white at zero; where the answer compares two variants, how the first differs from
 * the second. Plain coordinates with the aspect of the middle latitude, land and lines between provinces below where
 * the region has them. Undefined where cities have no coordinates.
 */
export const cityMap: ReportFigure = {
  id: "map",
  section: "findings",
  reads: [INCOME],
  place: "half",
  draw,
};

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const shown = shownOf(view);
  const indicator = measureByCity(view, shown, INCOME);
  const { spots, ranged, form } = spotsOf(view, shown, indicator);
  if (spots.length < 2) return undefined;
  const { outlines } = view.data.context;
  const { between, sentence } = shown;
  const percent = form.factor === undefined;
  const caption = [
    sentence,
    t("report.areaCircleRealIncome", { between, form: percent ? "percent" : "own" }),
    t("report.mapHollow", { ranges: ranged }),
    ...(outlines.length > 0 ? [t("report.mapLand")] : []),
  ].map((words) => view.say(words));
  const unit = percent ? "%" : typeof form.title === "string" ? form.title : view.say(form.title);
  const scale = t("report.effectOrDifference", { between, measure: inSentence(view.entry(indicator).label), unit });
  const drawing = mapOf(
    {
      title: view.say("report.whereEffectsFall", { between }),
      caption: together(caption, view.language),
      spots,
      outlines,
      limit: limitOf(spots.filter(({ clear }) => clear).map(({ effect }) => effect)),
      scale: wrapped(view.say(scale), LETTERS_BESIDE),
      unit: percent ? " %" : "",
      between,
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

/** `ranged`: a range over parameter draws says of some whether they are clear. */
function spotsOf(view: Lookup, { pair, span, effect, spread }: Shown, indicator: string) {
  const { factor } = unitOf(view, INCOME);
  const cities = view.data.context.cities.flatMap(({ id, label: name, longitude, latitude }) => {
    const row = effect(id, indicator);
    const before = view.effect(pair.run === view.baseline ? pair.against : pair.run, id, INCOME, span.to);
    if (!row || !before || longitude === undefined || latitude === undefined) return [];
    return [{ label: name, longitude, latitude, gdp: factor * before.baselineMean, row, range: spread(id, indicator) }];
  });
  const form = formOf(
    view,
    indicator,
    cities.map(({ row }) => row),
  );
  const spots = cities.map(({ row, range, ...spot }): Spot => {
    const { effect: size } = rangedOf(row, range, false, form);
    return { ...spot, effect: size, clear: isSure(row, range) };
  });
  return { spots, form, ranged: cities.some(({ range }) => range !== undefined) };
}

/** "Real income,<br>billion yuan" */
function sizeTitle(view: Lookup): string {
  const unit = label(unitOf(view, INCOME).unit.split(/, base|（/)[0]!);
  return view.say("report.realGdpOverUnit", { unit });
}
