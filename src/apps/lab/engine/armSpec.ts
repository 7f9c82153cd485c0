import type { LeverEntry } from "../../../input/index.js";

/** A run of its own: what a variant of a scenario may hold, and its luck. */
export interface ArmSpec {
  levers: readonly LeverEntry[];
  /** Constants of the region that differ. */
  parameters?: Readonly<Record<string, unknown>> | undefined;
  /** Governments that choose. */
  governments?: Readonly<Record<string, unknown>> | undefined;
  /** Firms one by one under this luck; absent: as masses, without luck. */
  seed?: number | undefined;
}

/** A value that a city government chose. */
export interface Chosen {
  year: number;
  city: string;
  value: number;
}

/** What was seen of an arm. */
export interface ArmNumbers {
  /** [place][indicator][year], NaN where there is no value. */
  values: number[][][];
  chosen: Chosen[];
}

/** Places and indicators that are read of every arm. */
export interface Reading {
  places: readonly string[];
  indicators: readonly string[];
}
