import type { LeverEntry } from "../input/index.js";
import { leverOf } from "../levers/index.js";
import type { Policy } from "../model/engine/policy.js";
import { type Text, t } from "../words/index.js";
import { compile, leverRegion } from "./policyTimeline.js";
import type { Calibration } from "./world.js";

/** A lever that by its data changes nothing in any year in which it is in force, and the reason. */
export interface IdleLever {
  entry: LeverEntry;
  reason: Text;
}

const STANDS_ALREADY: Text = t("calibrate.setsStandsAlreadyWithout");

/**
 * Levers of an arm that cannot do anything: they write nothing that does not stand already (a scale on a base of zero,
 * a second platform of no capacity), or say so of themselves. `open`: governments or a council may add to the policy,
 * so that only the former is known.
 */
export function idleLevers(
  calibration: Calibration,
  entries: readonly LeverEntry[],
  lastYear: number,
  open: boolean,
): IdleLever[] {
  const base = calibration.world.basePolicy;
  const region = leverRegion(calibration);
  const starts = [...new Set(entries.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to + 1])))].sort(
    (a, b) => a - b,
  );
  const within = ({ from, to = lastYear }: LeverEntry, year: number) => from <= year && year <= to;
  return entries.flatMap((entry) => {
    const years = starts.filter((year) => within(entry, year));
    const reasons = years.map((year) => {
      const active = entries.filter((other) => within(other, year));
      const policy = compile(base, region, active, year);
      const without = compile(
        base,
        region,
        active.filter((other) => other !== entry),
        year,
      );
      if (samePolicy(policy, without)) return STANDS_ALREADY;
      if (open) return undefined;
      const { type, from, to: _to, ...parameters } = entry;
      return leverOf(type).idle?.(parameters as never, { ...region, year, from }, policy);
    });
    const [reason] = reasons;
    return reason && reasons.every((one) => one !== undefined) ? [{ entry, reason }] : [];
  });
}

function samePolicy(first: Policy, second: Policy): boolean {
  return Object.keys(first).every((name) => same(first[name as keyof Policy], second[name as keyof Policy]));
}

function same(first: unknown, second: unknown): boolean {
  if (first instanceof Float64Array && second instanceof Float64Array) return first.every((x, k) => x === second[k]);
  if (typeof first !== "object" || first === null) return Object.is(first, second);
  const [a, b] = [Object.entries(first), Object.entries(second as object)];
  return a.length === b.length && a.every(([key, value]) => same(value, (second as Record<string, unknown>)[key]));
}
