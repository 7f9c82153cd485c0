import { greatCircleKm } from "../../../maths/numerics/greatCircle.js";
import { inSentence, type Lookup, type Shown, shownOf } from "../../../measures/views/index.js";
import { t } from "../../../words/index.js";
import { chart, intervals, points } from "../../drawing/chart.js";
import { type Drawing, PAGE, padded, type Space } from "../../drawing/figure.js";
import { GAIN, MUTED } from "../../drawing/palette.js";
import { askedOf, formOf, MEASURE, type Ranged, rangedOf, rangeWords } from "../path.js";
import type { ReportFigure } from "../reportFigure.js";
import { namesOf } from "./names.js";

/** Effect on each city by its distance from the nearest one that a lever names. */
export const distanceEffect: ReportFigure = { id: "distance", section: "cities", reads: [MEASURE], narrow: true, draw };

interface Spot extends Ranged {
  name: string;
  km: number;
}

/** Cities beside those that a lever names, without which distance says nothing. */
const FEWEST = 3;
const MARGIN = { l: 64, r: 20, t: 14, b: 50 };
const HEIGHT = 380;

function draw(view: Lookup, space: Space = PAGE): Drawing | undefined {
  const { measure } = askedOf(view);
  const shown = shownOf(view);
  const { spots, form } = spotsOf(view, shown, measure);
  if (spots.filter(({ km }) => km > 0).length < FEWEST) return undefined;
  const known = spots.flatMap(({ effect, low, high }) => [effect, low, high].filter(Number.isFinite));
  const [x, y] = [
    padded(
      spots.map(({ km }) => km),
      0.15,
    ),
    padded([...known, 0], 0.06),
  ];
  const size = { width: space.width - MARGIN.l - MARGIN.r, height: HEIGHT - MARGIN.t - MARGIN.b };
  const named = spots.map((spot) => ({ ...spot, x: spot.km, y: spot.effect, radius: 5, rank: Math.abs(spot.effect) }));
  const marks = (chosen: readonly Spot[], marker: object) => {
    const effects = chosen.map(({ effect }) => effect);
    return points(
      chosen.map(({ km }) => km),
      effects,
      { marker: { size: 8, ...marker }, error_y: intervals(effects, chosen) },
    );
  };
  return chart(view, {
    title: t("report.distanceTitle", { between: shown.between, measure: inSentence(view.entry(measure).label) }),
    caption: [shown.sentence, t("report.distanceCaption"), rangeWords(view, spots)],
    height: HEIGHT,
    margin: MARGIN,
    x: { range: x, nticks: 8, title: t("report.distanceAxis") },
    y: { range: y, nticks: 6, title: form.title },
    rules: { y: 0 },
    annotations: namesOf(named, { x, y, ...size }),
    data: [
      marks(
        spots.filter(({ km }) => km > 0),
        { color: GAIN },
      ),
      marks(
        spots.filter(({ km }) => km === 0),
        { color: MUTED, symbol: "square" },
      ),
    ],
  });
}

/** None where levers name no city, or every one. */
function spotsOf(view: Lookup, { pair, effect, spread, between }: Shown, measure: string) {
  const { cities, changes } = view.data.context;
  const named = new Set(
    changes
      .filter(({ variant }) => variant === pair.run || variant === pair.against)
      .flatMap(({ levers }) => levers.flatMap((one) => one.cities)),
  );
  const placed = cities.flatMap(({ id, label, latitude, longitude }) =>
    latitude === undefined || longitude === undefined ? [] : [{ id, label, latitude, longitude }],
  );
  const targets = placed.filter(({ id }) => named.has(id));
  const rows = placed.flatMap((city) => {
    const row = targets.length > 0 && effect(city.id, measure);
    return row ? [{ ...city, row }] : [];
  });
  const form = formOf(
    view,
    measure,
    rows.map(({ row }) => row),
    between,
  );
  const study = view.data.uncertainty !== undefined;
  const spots = rows.map(({ row, ...city }): Spot => {
    const km = Math.min(...targets.map((target) => (target.id === city.id ? 0 : greatCircleKm(city, target))));
    return { name: city.label, km, ...rangedOf(row, spread(city.id, measure), study, form) };
  });
  return { spots, form };
}
