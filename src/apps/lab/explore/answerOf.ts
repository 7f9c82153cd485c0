import { type EffectRow, percents } from "../../../measures/results/index.js";
import { answerSentences } from "../../../report/answer/index.js";
import type { AnswerView } from "../../../report/answer/view.js";
import { whenOfLevers } from "../../../runs/experiments/answerPlan.js";
import { bothSentences, type Language, t, unitText } from "../../../words/index.js";
import { pairAt } from "../engine/read.js";
import type { RunData } from "../engine/useRun.js";
import type { OpenedWorld } from "../engine/worlds.js";
import type { Policy } from "../levers/entries.js";
import { indicatorNamed } from "./indicators.js";
import { packageOf, placesOf } from "./setting.js";

/** Sentences on what the policy did, the answer first. */
export function answerOf(world: OpenedWorld, policy: Policy, data: RunData): Record<Language, string[]> {
  return answerSentences(viewOf(world, policy, data));
}

function viewOf(world: OpenedWorld, policy: Policy, data: RunData): AnswerView {
  const shipped = packageOf(world, policy);
  const untouched = shipped && policy.settings.length === 0;
  const focus = untouched ? shipped.id : "lab";
  const years = data.shape.years.slice(0, data.policy.length);
  const { when } = whenOfLevers(data.ask.policy.levers, years.at(-1)!);
  return {
    region: world.region,
    currency: world.currency,
    years,
    baseline: "baseline",
    variants: [{ id: focus, label: untouched ? shipped.label : t("lab.yourPolicy") }],
    plan: { when, places: ["cluster"], equal: [] },
    places: placesOf(world),
    effect: (_, place, indicator, year) => effectOf(data, place, indicator, years.indexOf(year), focus),
    entry: (indicator) => {
      const known = indicatorNamed(indicator);
      return known && { ...known, unit: unitText(known.unit, world.currency) };
    },
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
