/** What a yearly flow counts for after the last year looked at: nothing, or its last year's rate for ever. */
export type TerminalValue = "none" | "last-year";

/**
 * Present value of a yearly flow over the first `horizon` of its years: the sum of discount^t x_t, and, where the last
 * year goes on for ever, the geometric series discount^horizon / (1 - discount) times the last year's rate (a
 * perpetuity; needs a discount below 1).
 */
export function presentValue(
  flow: readonly number[],
  horizon: number,
  discount: number,
  terminal: TerminalValue = "none",
): number {
  let total = 0;
  let weight = 1;
  for (let year = 0; year < horizon; year++) {
    total += weight * flow[year];
    weight *= discount;
  }
  return terminal === "none" ? total : total + (weight / (1 - discount)) * flow[horizon - 1];
}
