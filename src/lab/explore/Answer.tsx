import { useMemo } from "preact/hooks";
import { type Text, t, together } from "../../language/index.js";
import { leverOf } from "../../levers/index.js";
import type { Running } from "../engine/useRun.js";
import type { OpenedWorld } from "../engine/worlds.js";
import type { Policy } from "../levers/entries.js";
import { useLanguage, useText } from "../page/language.js";
import { answerOf } from "./answerOf.js";

interface Props {
  world: OpenedWorld;
  policy: Policy;
  running: Running;
}

/** What the policy did, in words: the answer large, the rest below. */
export function Answer({ world, policy, running: { data, busy, failure } }: Props) {
  const say = useText();
  const language = useLanguage();
  const finished = data?.end ? data : undefined;
  // The sentences are those of the run, whose policy may be an earlier one for a moment.
  const sentences = useMemo(() => finished && answerOf(world, policy, finished), [finished]);
  if (failure) {
    return (
      <div class="answer" role="alert">
        <p class="first bad">{say(t("lab.policyCannotRun"))}</p>
        <p class="message" lang="en">
          {failure.message}
        </p>
      </div>
    );
  }
  const nothing = policy.package === "" && policy.settings.length === 0;
  const [first, ...rest] = nothing ? [] : (sentences?.[language] ?? []);
  return (
    <section class="answer" aria-live="polite" aria-busy={busy} aria-label={say(t("lab.does"))}>
      <p class="first">{nothing ? say(START) : (first ?? say(progressText(data)))}</p>
      {rest.length > 0 && <p class="rest">{together(rest, language)}</p>}
      {finished?.end?.idle.map(({ lever, reason }) => (
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
  if (!data || done === 0) return t("lab.calculating");
  const all = data.shape.years.length;
  return t("lab.calculatingYears", { done, all });
}

const START = t("lab.nothingDiffersBaselineYet");
