import { type AnyText, SaidError } from "../../words/index.js";

/** A run that cannot go on: the market does not clear, a budget breaks, an account does not balance. Says where. */
export class SimulationError extends SaidError {
  /** Year, node, sector, as far as the message is about one. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(text: AnyText, details: Record<string, string | number> = {}) {
    super(text);
    this.name = "SimulationError";
    this.details = details;
  }
}
