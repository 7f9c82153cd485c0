import { joined, t } from "../words/index.js";
import { nearestName } from "./files.js";
import { type Distribution, distributionOf, spanOf } from "./quantity.js";
import type { Examination, Region } from "./regionSchema.js";

/** That every datum is used once, and that figures which are multiples of others are so of figures that are there. */
export function checkDrawnFigures(examination: Examination): void {
  const figures = figuresOf(examination.region);
  for (const one of figures) {
    if (one.figure.times !== undefined) checkMultiple(examination, one, figures);
    if (one.figure.datum !== undefined) checkDatum(examination, one);
  }
  const held = new Set(figures.map(({ figure }) => figure.datum));
  for (const [id, { use }] of Object.entries(examination.region.moments)) {
    if (use !== "drawn" || held.has(id)) continue;
    examination.report(
      examination.at(["moments", id, "use"]),
      use,
      "scenario.datumNotDrawn",
      t("scenario.datumOfFigure", { id }),
      "scenario.datumToFigure",
    );
  }
}

/** A datum that a range holds may not condition once more: its error would count twice. */
function checkDatum({ region, at, report }: Examination, { path, figure }: FigureAt): void {
  const id = figure.datum!;
  const place = at([...path, "datum"]);
  const moment = region.moments[id];
  const names = Object.keys(region.moments);
  if (!moment) {
    const known = names.length > 0 ? joined(names) : "scenario.noMoments";
    const nearest = nearestName(id, names);
    report({ ...place, nearest }, id, "scenario.noSuchMoment", known, "scenario.correctMoment");
  } else if (moment.use === "condition") {
    const use = at(["moments", id, "use"]);
    const other = [use.file, use.line].filter((part) => part !== undefined).join(":");
    report(
      place,
      id,
      t("scenario.datumTwice", { other, path: `moments.${id}.use` }),
      "scenario.datumOnce",
      "scenario.useDatumOnce",
    );
  }
}

function checkMultiple({ at, report }: Examination, { path, figure }: FigureAt, figures: readonly FigureAt[]): void {
  const times = figure.times!;
  const place = at([...path, "times"]);
  const base = figures.find((one) => one.path.join(".") === times)?.figure;
  if (!base) {
    const names = figures.map((one) => one.path.join("."));
    const nearest = nearestName(times, names);
    report({ ...place, nearest }, times, "scenario.noSuchFigure", "scenario.timesFigures", "scenario.correctTimes");
    return;
  }
  if (base.times !== undefined || base.value === 0) {
    report(
      place,
      times,
      base.value === 0 ? "scenario.timesZero" : "scenario.timesOfTimes",
      "scenario.timesPlain",
      "scenario.timesAnother",
    );
    return;
  }
  const distribution = distributionOf(figure, base.value);
  const multiple = figure.value / base.value;
  const [low, high] = distribution ? spanOf(distribution) : [multiple, multiple];
  // A value of few digits stands at an end that was computed from it.
  const rounding = 1e-6 * Math.abs(multiple);
  if (low - rounding <= multiple && multiple <= high + rounding) return;
  report(
    at([...path, figure.distribution ? "distribution" : "range"]),
    [low, high],
    t("scenario.rangeWithoutMultiple", { multiple: Number(multiple.toPrecision(4)), times }),
    t("scenario.multiplesOf", { times }),
    "scenario.writeRange",
  );
}

/** A figure of a region as it is written. */
export interface Figure {
  value: number;
  unit: string;
  source?: string;
  status?: string;
  note?: string;
  range?: [number, number];
  distribution?: Distribution;
  together?: string;
  times?: string;
  datum?: string;
  between?: unknown;
}

export interface FigureAt {
  path: (string | number)[];
  figure: Figure;
}

/** All figures of a region, in the order of its file. */
export function figuresOf({ tables: _tables, moments: _moments, ...figures }: Region): FigureAt[] {
  return figuresIn(figures, []);
}

function figuresIn(data: unknown, path: (string | number)[]): FigureAt[] {
  if (typeof data !== "object" || data === null) return [];
  if ("value" in data && "unit" in data) return [{ path, figure: data as Figure }];
  return Object.entries(data).flatMap(([key, inner]) =>
    figuresIn(inner, [...path, Array.isArray(data) ? Number(key) : key]),
  );
}
