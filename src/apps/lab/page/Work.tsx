import { t, textOfError } from "../../../words/index.js";
import type { Progress } from "../engine/calls.js";
import { useText } from "./language.js";

interface Props {
  busy: boolean;
  progress?: Progress | undefined;
  /** Of the engine; of the browser, which says it in its own language, where a file cannot be read. */
  failure?: Error | undefined;
}

/** What is said while the engine works, and why there is no answer. */
export function Work({ busy, progress, failure }: Props) {
  const say = useText();
  if (failure) {
    return (
      <p class="notice bad" role="alert">
        {say(textOfError(failure))}
      </p>
    );
  }
  if (!busy) return null;
  const known = progress !== undefined && progress.of > 0;
  return (
    <p class="work" role="status">
      {say(t("lab.modelCalculating"))}{" "}
      {known && <progress max={progress.of} value={progress.done} aria-label={say(t("lab.howFarCalculation"))} />}
    </p>
  );
}
