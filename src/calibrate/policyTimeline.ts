import { type LeverEntry, leverNames } from "../input/index.js";
import { leverOf } from "../levers/index.js";
import type { LeverContext } from "../levers/lever.js";
import { copyPolicy } from "../model/engine/instruments.js";
import type { Policy } from "../model/engine/policy.js";
import type { Calibration } from "./world.js";

type LeverRegion = Omit<LeverContext, "year" | "from">;

/** What levers know of a calibrated region; a year and the lever's first make it their context. */
export function leverRegion({ region, world }: Calibration): LeverRegion {
  const { basePolicy: base, economy, residuals } = world;
  const { output, firmTax, area } = residuals.base;
  const { inputCostShare: inputShare, relocation } = economy;
  const industries = { output, inputShare, firmTax, sizeDispersion: relocation.sizeDispersion };
  return { ...leverNames(region), base, industries, area };
}

/** Policies by the levers in force, and by the year where a lever asks for it. */
export type CompiledPolicies = Map<string, Policy>;

/**
 * The policy of each year: the base policy with the levers in force written on a copy, in the order in which the
 * scenario lists them. A year in which no lever is in force has the base policy itself. Compiled once for a set of
 * levers and shared by all replicates, and by all arms of the world that are given the same `compiled`.
 */
export function policyTimeline(
  calibration: Calibration,
  entries: readonly LeverEntry[],
  compiled: CompiledPolicies = new Map(),
): (year: number) => Policy {
  const base = calibration.world.basePolicy;
  const region = leverRegion(calibration);
  return (year) => {
    const active = entries.filter(({ from, to }) => from <= year && year <= (to ?? Number.POSITIVE_INFINITY));
    if (active.length === 0) return base;
    const set = JSON.stringify(active);
    const known = compiled.get(set) ?? compiled.get(`${set} ${year}`);
    if (known) return known;
    let key = set;
    const policy = compile(base, region, active, year, () => {
      key = `${set} ${year}`;
    });
    compiled.set(key, policy);
    return policy;
  };
}

/** A copy of the base policy with levers written on it. `dated`: told of a lever that asks for the year. */
export function compile(
  base: Policy,
  region: LeverRegion,
  active: readonly LeverEntry[],
  year: number,
  dated: () => void = () => {},
): Policy {
  const policy = copyPolicy(base);
  for (const { type, from, to: _to, ...parameters } of active) {
    const context: LeverContext = {
      ...region,
      from,
      get year() {
        dated();
        return year;
      },
    };
    leverOf(type).apply(parameters as never, context, policy);
  }
  return policy;
}
