import {
  controlsSeen,
  type EventResult,
  type EventStudy,
  intervalOf,
  isDetected,
  isEventMiss,
  type PoolResult,
  type Prediction,
} from "../../evidence/index.js";
import { tableText, untitled } from "../../report/index.js";
import { type AnyText, ENGLISH, type Language, type Text, t, toText } from "../../words/index.js";

type Say = (words: AnyText) => string;

/** What happened beside what the model says, misses first. */
export function eventsText(study: EventStudy, language: Language = ENGLISH): string {
  const say: Say = (words) => toText(words)[language];
  const missed = ({ happened, verdict }: EventResult) => isEventMiss(happened, verdict);
  const misses = study.events.filter(missed);
  const others = study.events.filter((result) => !missed(result));
  return [
    `${say(summary(study))}\n`,
    misses.length > 0 ? `\n${say(t("cli.misses"))}\n${tableOf(misses, say)}` : "",
    `\n${say(misses.length > 0 ? t("cli.otherEvents") : t("cli.allEvents"))}\n${tableOf(others, say)}`,
    ...study.pools.map((pool) => `\n${say(poolText(pool))}\n`),
    `\n${say(t("cli.eventsLegend"))}\n`,
  ].join("");
}

/** What an event says of a prediction. */
const VERDICTS: Record<NonNullable<EventResult["verdict"]>, Text> = {
  "contradicted, too little": t("cli.contradictedTooLittle"),
  "contradicted, too much": t("cli.contradictedTooMuch"),
  "inside, not informative": t("cli.insideNotInformative"),
  supported: t("cli.supported"),
};

function summary(study: EventStudy): Text {
  const { seen, of } = controlsSeen(study);
  const spoken = study.events.filter(({ verdict }) => verdict !== undefined);
  const count = (verdict: string) => spoken.filter((one) => one.verdict!.startsWith(verdict)).length;
  const [contradicted, supported, inside] = [count("contradicted"), count("supported"), count("inside")];
  return t("cli.eventsAndModel", { spoken: spoken.length, contradicted, supported, inside, seen, controls: of });
}

const HEADS: readonly AnyText[] = [
  t("cli.eventHead"),
  t("cli.yearsHead"),
  t("cli.effectHead"),
  t("cli.placebosHead"),
  "p",
  t("cli.allowedHead"),
  t("cli.predictedHead"),
  t("cli.verdictHead"),
];

function tableOf(results: readonly EventResult[], say: Say): string {
  return tableText(
    untitled(
      HEADS.map(say),
      results.map(({ happened, prediction, verdict }) => [
        happened.event.id,
        say(t("cli.yearsFromTo", { from: happened.event.year, to: happened.event.year + happened.event.horizon - 1 })),
        percent(happened.effect),
        span(happened.band),
        happened.p.toFixed(2),
        span(intervalOf(happened)),
        predictionText(prediction),
        say(verdict === undefined ? withoutVerdict(happened) : VERDICTS[verdict]),
      ]),
    ),
  );
}

function withoutVerdict(happened: EventResult["happened"]): Text {
  if (happened.event.kind === "policy") return t("cli.noLever");
  return isDetected(happened) ? t("cli.controlSeen") : t("cli.controlNotSeen");
}

function poolText({ happened, prediction, verdict }: PoolResult): Text {
  const { pool, effects, effect, band, p } = happened;
  return t("cli.pooledEvents", {
    count: effects.length,
    pool,
    effect: percent(effect),
    allowed: span(intervalOf({ effect, band })),
    placebos: span(band),
    p: p.toFixed(2),
    isPredicted: prediction !== undefined,
    predicted: predictionText(prediction),
    verdict: verdict && VERDICTS[verdict],
  });
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
