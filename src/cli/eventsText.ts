import {
  controlsSeen,
  type EventResult,
  type EventStudy,
  intervalOf,
  isDetected,
  isEventMiss,
  type PoolResult,
  type Prediction,
} from "../evidence/index.js";
import { textTable } from "./tables.js";

/** What happened beside what the model says, misses first. */
export function eventsText(study: EventStudy): string {
  const missed = ({ happened, verdict }: EventResult) => isEventMiss(happened, verdict);
  const misses = study.events.filter(missed);
  const others = study.events.filter((result) => !missed(result));
  const parts = [summary(study)];
  if (misses.length > 0) parts.push(`\nMisses\n${tableOf(misses)}`);
  parts.push(`\n${misses.length > 0 ? "The others" : "All events"}\n${tableOf(others)}`);
  parts.push(study.pools.map(poolText).join(""));
  parts.push(LEGEND);
  return parts.join("");
}

const LEGEND = `
effect: real GDP of the treated cities over their synthetic control, per cent (100 x ln); placebos: 95 % of what comes out where nothing happened; allowed: what the
true effect may be; predicted: volume of value added that the model says the event brought, at central values [90 % range over parameter draws].
`;

function summary(study: EventStudy): string {
  const { seen, of } = controlsSeen(study);
  const spoken = study.events.filter(({ verdict }) => verdict !== undefined);
  const count = (verdict: string) => spoken.filter((one) => one.verdict!.startsWith(verdict)).length;
  return `Of ${spoken.length} events that a lever expresses ${count("contradicted")} contradict the model, ${count("supported")} support it, ${count("inside")} say little: what it predicts is inside of what they allow. Controls seen: ${seen} of ${of}.\n`;
}

function tableOf(results: readonly EventResult[]): string {
  return textTable(
    ["event", "years", "effect", "placebos", "p", "allowed", "predicted", "verdict"],
    results.map(({ happened, prediction, verdict }) => [
      happened.event.id,
      `${happened.event.year}-${happened.event.year + happened.event.horizon - 1}`,
      percent(happened.effect),
      span(happened.band),
      happened.p.toFixed(2),
      span(intervalOf(happened)),
      predictionText(prediction),
      verdict ?? (happened.event.kind === "policy" ? "no lever" : isDetected(happened) ? "seen" : "NOT SEEN"),
    ]),
  );
}

function poolText({ happened, prediction, verdict }: PoolResult): string {
  const said = prediction
    ? `; predicted, of those that a lever expresses: ${predictionText(prediction)}, ${verdict}`
    : "";
  const { pool, effects, effect, band, p } = happened;
  return `\n${effects.length} ${pool} pooled: ${percent(effect)} % [allowed ${span(intervalOf({ effect, band }))}], placebos ${span(band)}, p ${p.toFixed(2)}${said}.\n`;
}

function predictionText(prediction: Prediction | undefined): string {
  if (!prediction) return "-";
  const { central, worlds } = prediction;
  return worlds ? `${percent(central)} ${span([worlds.low, worlds.high])}` : percent(central);
}

function span([low, high]: readonly [number, number]): string {
  return `[${percent(low)}, ${percent(high)}]`;
}

function percent(value: number): string {
  const rounded = (100 * value).toFixed(Math.abs(value) < 0.001 ? 3 : 1);
  return value > 0 ? `+${rounded}` : rounded;
}
