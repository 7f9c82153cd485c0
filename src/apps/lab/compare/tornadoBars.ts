import type { Control } from "../state/controls.js";

/** Effects with a lever at the two ends of its slider. */
export interface TornadoBar {
  control: Control;
  low: number;
  high: number;
}

/** The widest bar first. `effect`: of the policies in the order asked, the unchanged one before two for each lever. */
export function tornadoBars(
  controls: readonly Control[],
  effect: (policy: number) => number,
): { centre: number; rows: TornadoBar[] } {
  const rows = controls.map((control, k) => ({ control, low: effect(1 + 2 * k), high: effect(2 + 2 * k) }));
  const centre = effect(0);
  const reach = ({ low, high }: TornadoBar) => Math.max(low, high, centre) - Math.min(low, high, centre);
  return { centre, rows: rows.sort((a, b) => reach(b) - reach(a)) };
}
