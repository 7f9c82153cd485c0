import { z } from "zod";
import { refused } from "../levers/refused.js";
import { advice, joined, t } from "../words/index.js";
import { nearestName } from "./error.js";
import type { Examination } from "./examination.js";
import { type FigureAt, figuresOf } from "./figures.js";
import { bounded, distributionOf, idSchema, spanOf } from "./quantity.js";

const words = z.string().min(1);

const momentSchema = z
  .strictObject({
    kind: z.enum(["normal", "at-least", "between"]).meta({
      description: "normal: the value is known with its error; at-least: it cannot be less; between: two ends",
    }),
    value: z
      .union([z.number(), z.tuple([z.number(), z.number()])])
      .meta({ description: "what is known of the moment; of `between` [low, high]" }),
    unit: words,
    error: bounded({ label: "Standard error of the datum", unit: "that of the moment", min: 0 }),
    discrepancy: z
      .strictObject({
        value: bounded({ label: "What model and measure need not share", unit: "that of the moment", min: 0 }),
        reason: words,
      })
      .optional()
      .meta({ description: "what model and measure need not share, a standard deviation, with the reason" }),
    use: z.enum(["condition", "drawn", "check"]).meta({
      description:
        "condition: parameter draws are kept as it says; drawn: a figure's range holds it already; check: only printed",
    }),
    source: words,
    note: z.string().optional(),
  })
  .superRefine(({ kind, value }, context) => {
    const isOne = typeof value === "number";
    if (isOne !== (kind === "between") && (isOne || value[0] < value[1])) return;
    const what = isOne === (kind === "between") ? t("scenario.kindAndValue") : t("scenario.boundsOutOfOrder");
    context.addIssue(refused({ what, hint: t("scenario.valueOfKind") }, ["value"]));
  });

/** What is known of moments of the base year, by id, and what is done with it. */
export const momentsSchema = z.record(idSchema, momentSchema).default({}).meta({
  description: "data that parameter draws are held against, by the id of a row that `agglom calibrate` prints",
});

export type Moment = z.output<typeof momentSchema>;

/** Standard error of a datum, sampling and discrepancy together. */
export const errorOf = ({ error, discrepancy }: Moment): number => Math.hypot(error, discrepancy?.value ?? 0);

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
    examination.report(examination.at(["moments", id, "use"]), {
      value: use,
      ...advice("scenario.datumNotDrawn", t("scenario.datumOfFigure", { id }), "scenario.datumToFigure"),
    });
  }
}

/** A datum that a range holds may not condition once more: its error would count twice. */
function checkDatum({ region, at, report }: Examination, { path, figure }: FigureAt): void {
  const id = figure.datum!;
  const place = at([...path, "datum"]);
  const moment = region.moments[id];
  const names = Object.keys(region.moments);
  if (!moment) {
    const allowed = names.length > 0 ? joined(names) : t("scenario.noMoments");
    const what = t("scenario.noSuchMoment");
    report(place, { value: id, what, allowed, hint: t("scenario.correctMoment"), nearest: nearestName(id, names) });
  } else if (moment.use === "condition") {
    const use = at(["moments", id, "use"]);
    const other = [use.file, use.line].filter((part) => part !== undefined).join(":");
    report(place, {
      value: id,
      ...advice(
        t("scenario.datumTwice", { other, path: `moments.${id}.use` }),
        "scenario.datumOnce",
        "scenario.useDatumOnce",
      ),
    });
  }
}

function checkMultiple({ at, report }: Examination, { path, figure }: FigureAt, figures: readonly FigureAt[]): void {
  const times = figure.times!;
  const place = at([...path, "times"]);
  const base = figures.find((one) => one.path.join(".") === times)?.figure;
  if (!base) {
    const names = figures.map((one) => one.path.join("."));
    report(place, {
      value: times,
      ...advice("scenario.noSuchFigure", "scenario.timesFigures", "scenario.correctTimes"),
      nearest: nearestName(times, names),
    });
    return;
  }
  if (base.times !== undefined || base.value === 0) {
    report(place, {
      value: times,
      ...advice(
        base.value === 0 ? "scenario.timesZero" : "scenario.timesOfTimes",
        "scenario.timesPlain",
        "scenario.timesAnother",
      ),
    });
    return;
  }
  const distribution = distributionOf(figure);
  const multiple = figure.value / base.value;
  const [low, high] = distribution ? spanOf(distribution) : [multiple, multiple];
  // A value of few digits stands at an end that was computed from it.
  const rounding = 1e-6 * Math.abs(multiple);
  if (low - rounding <= multiple && multiple <= high + rounding) return;
  report(at([...path, figure.distribution ? "distribution" : "range"]), {
    value: `${low} to ${high}`,
    ...advice(
      t("scenario.rangeWithoutMultiple", { multiple: Number(multiple.toPrecision(4)), times }),
      t("scenario.multiplesOf", { times }),
      "scenario.writeRange",
    ),
  });
}
