/** A run that cannot go on: the market does not clear, a budget breaks, an account does not balance. Says where. */
export class SimulationError extends Error {
  /** Year, node, sector, as far as the message is about one. */
  readonly details: Readonly<Record<string, string | number>>;

  constructor(message: string, details: Record<string, string | number> = {}) {
    super(message);
    this.name = "SimulationError";
    this.details = details;
  }
}
