import { useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { leverOf } from "../../../levers/index.js";
import { type Text, t, together } from "../../../words/index.js";
import type { Running } from "../engine/useRun.js";
import type { OpenedWorld } from "../engine/worlds.js";
import type { Policy } from "../levers/entries.js";
import { useLanguage, useText } from "../page/language.js";
import { answerOf } from "./answerOf.js";
import { CALCULATING, STILL_EARLIER } from "./words.js";

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
        <p class="first bad">{say(t("lab.policyCannotRun"))}</p>
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
      aria-label={say(t("lab.does"))}
    >
      <p class="first">{nothing ? say(START) : (first ?? say(progressText(own)))}</p>
      {data && !current && <p class="rest">{say(STILL_EARLIER)}</p>}
      {rest.length > 0 && <p class="rest">{together(rest, language)}</p>}
      {own?.end?.idle.map(({ lever, reason }) => (
        <p key={lever} class="rest">
          {say(idleText(leverOf(lever).label, reason))}
        </p>
      ))}
    </section>
  );
}

function idleText(lever: Text, reason: Text): Text {
  return t("lab.changesNothingHere", { lever, reason });
}

/** How far the run is: governments that choose take seconds a year. */
function progressText(data: Running["data"]): Text {
  const done = data?.policy.length ?? 0;
  if (!data || done === 0) return CALCULATING;
  const all = data.shape.years.length;
  return t("lab.calculatingYears", { done, all });
}

const START = t("lab.nothingDiffersBaselineYet");
