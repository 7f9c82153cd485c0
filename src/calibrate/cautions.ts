import type { Region } from "../input/index.js";
import type { Stability } from "../model/engine/stability.js";
import { type Text, t } from "../words/index.js";

/** What is to be said of a base year that runs away by itself; undefined where every push dies. */
export function instabilityText({ radius, mode }: Stability): Text | undefined {
  if (radius < 1) return undefined;
  const growth = (radius - 1) * 100;
  const percent = growth < 0.005 ? "< 0.01" : growth.toFixed(2);
  return t("calibrate.baseYearUnstablePush", { percent, ...partsOf(mode) });
}

/** The slowest mode of a base year: "workers of port". */
export function modeText({ mode }: Pick<Stability, "mode">): Text {
  return t("calibrate.modeOf", partsOf(mode));
}

function partsOf(mode: string): { stock: string; node: string } {
  const [stock = "", node = ""] = mode.split(" of ");
  return { stock, node };
}

/** How far the base year misses its data. `worst`: largest relative error of a target. */
export function missText(worst: number, { target: { tolerance } }: Region): Text {
  const met = worst <= tolerance;
  const error = worst.toExponential(1);
  return t("calibrate.largestErrorTargetTolerance", { error, tolerance, met });
}
