import { Component, type ComponentChildren } from "preact";
import { type Language, t } from "../../../words/index.js";
import { LanguageContext } from "./language.js";

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
