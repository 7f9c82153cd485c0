import { type EffectRow, percents } from "../../../measures/results/index.js";
import { answerSentences } from "../../../report/answer/index.js";
import type { AnswerView } from "../../../report/answer/view.js";
import { bothSentences, type Language, t } from "../../../words/index.js";
import { pairAt, percentChange } from "../engine/read.js";
import type { RunData } from "../engine/useRun.js";
import type { OpenedWorld } from "../engine/worlds.js";
import type { Policy } from "../levers/entries.js";
import { packageOf, placesOf } from "./setting.js";

/** Sentences on what the policy did, the answer first. */
export function answerOf(world: OpenedWorld, policy: Policy, data: RunData): Record<Language, string[]> {
  return answerSentences(viewOf(world, policy, data));
}

function viewOf(world: OpenedWorld, policy: Policy, data: RunData): AnswerView {
  const shipped = packageOf(world, policy);
  const untouched = shipped && policy.settings.length === 0;
  const focus = untouched ? shipped.id : "lab";
  const last = data.policy.length - 1;
  return {
    region: world.region,
    currency: world.currency,
    lastYear: data.shape.years[last]!,
    variants: [{ id: focus, label: untouched ? shipped.label : t("lab.yourPolicy") }],
    focus,
    places: placesOf(world),
    effect: (_, place, indicator) => effectOf(data, place, indicator, last, focus),
    course: () =>
      data.policy.map((_, at) => ({
        year: data.shape.years[at]!,
        percent: percentChange(pairAt(data, "cluster", "real-gdp", at)),
      })),
    decided: bothSentences(() => []),
    uncertainty: untouched ? world.study : undefined,
  };
}

/** An effect of a single run: no interval of chance. */
function effectOf(data: RunData, scope: string, indicator: string, at: number, variant: string): EffectRow | undefined {
  const [baselineMean, variantMean] = pairAt(data, scope, indicator, at);
  const effect = variantMean - baselineMean;
  if (Number.isNaN(effect)) return undefined;
  const none = effect === 0 ? 0 : Number.NaN;
  const year = data.shape.years[at]!;
  const level = { baselineMean, variantMean, effect, ciLow: none, ciHigh: none };
  const place = { place: scope, level: scope === "cluster" ? "cluster" : "city" } as const;
  return { variant, year, ...place, indicator, ...level, ...percents(level), sameSignShare: 1, replicates: 1 };
}
