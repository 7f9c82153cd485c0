import type { FlowTable } from "../../input/index.js";
import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import type { Observations } from "./effects.js";
import { knotsOf, splineColumns } from "./spline.js";

/** Flows with what gravity equations ask of them, an entry a flow. */
export interface FlowPairs {
  places: FlowTable["places"];
  origins: Int32Array;
  destinations: Int32Array;
  flow: Float64Array;
  logKm: Float64Array;
  /** The two provinces in alphabetical order, joined by a hyphen; empty inside a province. */
  between: string[];
}

/** Distances and borders of a table of flows. */
export function pairsOf({ places, flows }: FlowTable): FlowPairs {
  const between = flows.map(({ origin, destination }) => {
    const [from, to] = [places[origin].province, places[destination].province];
    if (from === to) return "";
    return from < to ? `${from}-${to}` : `${to}-${from}`;
  });
  return {
    places,
    origins: Int32Array.from(flows, ({ origin }) => origin),
    destinations: Int32Array.from(flows, ({ destination }) => destination),
    flow: Float64Array.from(flows, ({ flow }) => flow),
    logKm: Float64Array.from(flows, ({ origin, destination }) =>
      Math.log(greatCircleKm(places[origin], places[destination])),
    ),
    between,
  };
}

/** Names of the pairs of provinces between which something was observed, in alphabetical order. */
export function provincePairs({ between }: FlowPairs): string[] {
  return [...new Set(between)].filter((pair) => pair !== "").sort();
}

/** The flows without those of one place. */
export function withoutPlace(pairs: FlowPairs, place: number): { pairs: FlowPairs; positions: number[] } {
  const positions = [...pairs.flow.keys()].filter((k) => pairs.origins[k] !== place && pairs.destinations[k] !== place);
  return {
    positions,
    pairs: {
      places: pairs.places,
      origins: Int32Array.from(positions, (k) => pairs.origins[k]),
      destinations: Int32Array.from(positions, (k) => pairs.destinations[k]),
      flow: Float64Array.from(positions, (k) => pairs.flow[k]),
      logKm: Float64Array.from(positions, (k) => pairs.logKm[k]),
      between: positions.map((k) => pairs.between[k]),
    },
  };
}

/** Distance as the equation takes it: its spline, or ln km alone. */
export type Distance = "spline" | "logarithm";

/** An equation: distance first, then one column of ones and zeros a border. */
export function equation(
  pairs: FlowPairs,
  distance: Distance,
  borders: readonly ((between: string) => boolean)[],
): { observations: Observations; distances: number } {
  const { places, origins, destinations, flow, logKm, between } = pairs;
  const distances = distance === "spline" ? splineColumns(logKm, knotsOf(logKm)) : [logKm];
  const crossed = borders.map((crosses) => Float64Array.from(between, (pair) => (crosses(pair) ? 1 : 0)));
  const regressors = [...distances, ...crossed];
  return {
    observations: { places: places.length, origins, destinations, flow, regressors },
    distances: distances.length,
  };
}

/** Any border between provinces. */
export const anyBorder = (between: string): boolean => between !== "";
