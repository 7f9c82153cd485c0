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
        {failure.message}
      </p>
    );
  }
  if (!busy) return null;
  const known = progress !== undefined && progress.of > 0;
  return (
    <p class="work" role="status">
      {say({ en: "The model is calculating…", zh: "模型计算中…" })}{" "}
      {known && (
        <progress
          max={progress.of}
          value={progress.done}
          aria-label={say({ en: "How far the calculation is", zh: "计算进度" })}
        />
      )}
    </p>
  );
}
