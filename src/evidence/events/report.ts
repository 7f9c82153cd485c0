import { csvLine } from "../../measures/results/index.js";
import { intervalOf } from "./effect.js";
import type { EventStudy } from "./study.js";

const HEADER = [
  ...["event", "kind", "year", "horizon", "effect", "band_low", "band_high", "allowed_low", "allowed_high", "p", "fit"],
  ...["placebos", "predicted", "predicted_low", "predicted_median", "predicted_high", "worlds", "verdict"],
];

/** One row an event; ln real GDP (predicted: ln volume of value added); empty where the model says nothing. */
export function eventsCsv({ events }: EventStudy): string {
  const rows = events.map(({ happened, prediction, verdict }) => {
    const { event, effect, band, p, fit, placebos } = happened;
    const worlds = prediction?.worlds;
    return csvLine([
      ...[event.id, event.kind, event.year, event.horizon, effect, ...band, ...intervalOf(happened), p, fit],
      placebos.length,
      prediction?.central ?? Number.NaN,
      worlds?.low ?? Number.NaN,
      worlds?.median ?? Number.NaN,
      worlds?.high ?? Number.NaN,
      worlds?.count ?? 0,
      verdict ?? "",
    ]);
  });
  return [csvLine(HEADER), ...rows].join("");
}

/** Every placebo of every event, ln real GDP. */
export function placebosCsv({ events }: EventStudy): string {
  const rows = events.flatMap(({ happened }) => happened.placebos.map((value) => csvLine([happened.event.id, value])));
  return [csvLine(["event", "placebo"]), ...rows].join("");
}
