import { t } from "../../language/index.js";
import type { Progress } from "../engine/calls.js";
import type { LabFailure } from "../engine/client.js";
import { useText } from "./language.js";

interface Props {
  busy: boolean;
  progress?: Progress | undefined;
  failure?: LabFailure | undefined;
}

/** What is said while the engine works, and why there is no answer. */
export function Work({ busy, progress, failure }: Props) {
  const say = useText();
  if (failure) {
    return (
      <p class="notice bad" role="alert">
        {say(failure.text)}
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
