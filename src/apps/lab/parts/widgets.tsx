import { Component, type ComponentChildren } from "preact";
import { type Language, t, textOfError } from "../../../words/index.js";
import type { Progress } from "../engine/calls.js";
import { LanguageContext, useText } from "./language.js";

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

/** A fault in a part of the page leaves the rest of it standing, and is told. */
export class Boundary extends Component<{ children: ComponentChildren }, { fault?: string }> {
  static override contextType = LanguageContext;

  override componentDidCatch(error: unknown): void {
    this.setState({ fault: error instanceof Error ? error.message : String(error) });
  }

  override render() {
    const { fault } = this.state;
    if (fault === undefined) return <>{this.props.children}</>;
    return (
      <p class="notice bad" role="alert">
        {t("lab.fault")[this.context as Language]}
        {fault}
      </p>
    );
  }
}

/** What a drawn button does with keys: Enter and space press it, as they press a button of the page. */
export function onPress(press: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press();
  };
}
