import { useText } from "../page/language.js";
import type { SayStep } from "./lesson.js";

/** Something to read. */
export function SayView({ step, next }: { step: SayStep; next: preact.ComponentChildren }) {
  const say = useText();
  return (
    <>
      {step.text.map((text) => (
        <p key={text.en} class="lead">
          {say(text)}
        </p>
      ))}
      {next}
    </>
  );
}
