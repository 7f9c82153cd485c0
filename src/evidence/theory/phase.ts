import { csvLine } from "../../measures/results/index.js";
import { restShares } from "./corePeriphery.js";

/**
 * A state in which a core-periphery economy rests at some barrier: the share of workers in the first of two equal
 * places.
 */
interface RestPoint {
  /** Iceberg factor: units that leave for one that arrives. */
  barrier: number;
  share: number;
  /**
   * "stable" or "unstable"; "falling" and "rising": where the economy is while the barrier slowly falls, then rises.
   */
  state: "stable" | "unstable" | "falling" | "rising";
}

/**
 * Of figure 5.4 of Fujita, Krugman and Venables (1999): the elasticity of substitution and the share of manufactures.
 */
const [SIGMA, MU] = [5, 0.4];
const BARRIERS = Array.from({ length: 110 }, (_, step) => (101 + step) / 100);

/**
 * Where two equal places rest at each barrier, and the way there: agglomeration begins below one barrier and ends above
 * another, higher one. Between them history decides (hysteresis). Through the modules of the simulator, as
 * `agglom theory` checks them.
 */
function restPoints(): RestPoint[] {
  const rests = BARRIERS.map((barrier) => ({ barrier, ...restShares(SIGMA, MU, barrier) }));
  const points = rests.flatMap(({ barrier, stable, unstable }): RestPoint[] => [
    ...stable.map((share): RestPoint => ({ barrier, share, state: "stable" })),
    ...unstable.map((share): RestPoint => ({ barrier, share, state: "unstable" })),
  ]);
  const falling = followed([...rests].reverse(), 0.5).map((point): RestPoint => ({ ...point, state: "falling" }));
  const rising = followed(rests, falling.at(-1)!.share).map((point): RestPoint => ({ ...point, state: "rising" }));
  return [...points, ...falling, ...rising];
}

/** A little more than nothing in favour of the first place, so that an unstable rest is left. */
const NUDGE = 1e-3;

/** Where an economy goes that starts at a share and is at rest at each barrier in turn. */
function followed(
  rests: readonly { barrier: number; stable: number[]; unstable: number[] }[],
  start: number,
): { barrier: number; share: number }[] {
  let share = start;
  return rests.map(({ barrier, stable, unstable }) => {
    const from = Math.min(1, share + NUDGE);
    // It moves to the stable rest that no unstable one stands before.
    const reached = stable.filter(
      (rest) => !unstable.some((wall) => (wall - from) * (wall - rest) < 0 && Math.abs(wall - from) > 1e-12),
    );
    share = reached.sort((a, b) => Math.abs(a - from) - Math.abs(b - from))[0] ?? share;
    return { barrier, share };
  });
}

/** Lines of phase.csv. */
export function phaseCsv(): string {
  const rows = restPoints().map(({ barrier, share, state }) => csvLine([barrier, share, state]));
  return csvLine(["barrier", "share", "state"]) + rows.join("");
}
