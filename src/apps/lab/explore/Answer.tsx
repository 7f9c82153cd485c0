import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { leverOf } from "../../../levers/index.js";
import { type EffectRow, percents } from "../../../measures/results/index.js";
import { answerSentences } from "../../../report/answer/index.js";
import type { AnswerView } from "../../../report/answer/view.js";
import { whenOfLevers } from "../../../runs/experiments/answerPlan.js";
import { bothSentences, type Language, type Text, t, together, unitText } from "../../../words/index.js";
import type { OpenedWorld } from "../engine/calls.js";
import { pairAt, type RunData, type Running } from "../engine/useRun.js";
import { CALCULATING, STILL_EARLIER } from "../parts/drawn.js";
import { useLanguage, useText } from "../parts/language.js";
import { indicatorNamed } from "../parts/pickers.js";
import type { Policy } from "../state/policy.js";
import { packageOf, placesOf } from "../state/setting.js";

interface Props {
  world: OpenedWorld;
  policy: Policy;
  running: Running;
}

/** What the policy did, in words: the answer large, the rest below. */
export function Answer({ world, policy, running: { data, current, busy, failure } }: Props) {
  const say = useText();
  const language = useLanguage();
  // Numbers of an earlier policy say nothing of this one.
  const own = current ? data : undefined;
  const sentences = useMemo(() => own?.end && answerOf(world, policy, own), [world, policy, own]);
  const box = useRef<HTMLElement>(null);
  const height = useRef(0);
  useLayoutEffect(() => {
    if (sentences && box.current) height.current = box.current.offsetHeight;
  });
  if (failure) {
    return (
      <div class="answer" role="alert">
        <p class="first bad">{say("lab.policyCannotRun")}</p>
        <p class="message">{say(failure.text)}</p>
      </div>
    );
  }
  const nothing = policy.package === "" && policy.settings.length === 0;
  const [first, ...rest] = nothing ? [] : (sentences?.[language] ?? []);
  return (
    <section
      ref={box}
      class="answer"
      // Levers below do not jump while one is held.
      style={sentences ? undefined : { minHeight: `${height.current}px` }}
      aria-live="polite"
      aria-busy={busy}
      aria-label={say("lab.does")}
    >
      <p class="first">{nothing ? say("lab.nothingDiffersBaselineYet") : (first ?? say(progressText(own)))}</p>
      {data && !current && <p class="rest">{say(STILL_EARLIER)}</p>}
      {rest.length > 0 && <p class="rest">{together(rest, language)}</p>}
      {own?.end?.idle.map(({ lever, reason }) => (
        <p key={lever} class="rest">
          {say("lab.changesNothingHere", { lever: leverOf(lever).label, reason })}
        </p>
      ))}
    </section>
  );
}

/** How far the run is: governments that choose take seconds a year. */
function progressText(data: Running["data"]): Text {
  const done = data?.policy.length ?? 0;
  if (!data || done === 0) return CALCULATING;
  const all = data.shape.years.length;
  return t("lab.calculatingYears", { done, all });
}

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
