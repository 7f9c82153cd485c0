import { type LeverEntry, leverNames } from "../input/index.js";
import { type ArrayInstrument, INSTRUMENT_TEXT } from "../levers/document.js";
import { leverOf } from "../levers/index.js";
import type { LeverContext } from "../levers/lever.js";
import { type PairBinding, pairCells } from "../levers/selectors.js";
import { commonShares } from "../model/engine/economy.js";
import { copyPolicy, INSTRUMENTS } from "../model/engine/instruments.js";
import { mostReleased } from "../model/engine/land.js";
import type { Policy } from "../model/engine/policy.js";
import { type Text, t } from "../words/index.js";
import type { Calibration } from "./world.js";

type LeverRegion = Omit<LeverContext, "year" | "from">;

/** What levers know of a calibrated region; a year and the lever's first make it their context. */
export function leverRegion({ region, world }: Calibration): LeverRegion {
  const { basePolicy: base, economy, residuals } = world;
  const { output, firmTax, area } = residuals.base;
  const inputShare = commonShares(economy, economy.inputCostShare);
  const industries = { output, inputShare, firmTax, sizeDispersion: economy.relocation.sizeDispersion };
  return { ...leverNames(region), base, industries, area, growth: region.parameters.growth.national.value };
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
  const texts = new Map(entries.map((entry) => [entry, JSON.stringify(entry)]));
  return (year) => {
    const active = entries.filter(inForce(year));
    if (active.length === 0) return base;
    const set = active.map((entry) => texts.get(entry)).join();
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

/** Whether a lever is in force in a year. */
export const inForce =
  (year: number) =>
  ({ from, to = Infinity }: LeverEntry): boolean =>
    from <= year && year <= to;

/** A copy of the base policy with levers written on it. `dated`: told of a lever that asks for the year. */
function compile(
  base: Policy,
  region: LeverRegion,
  active: readonly LeverEntry[],
  year: number,
  dated?: () => void,
): Policy {
  const policy = copyPolicy(base);
  applyLevers(policy, region, active, year, dated);
  return policy;
}

/** Writes levers on a policy, in their order. `dated`: told of a lever that asks for the year. */
export function applyLevers(
  policy: Policy,
  region: LeverRegion,
  active: readonly LeverEntry[],
  year: number,
  dated: () => void = () => {},
): void {
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
}

/**
 * What a lever does to one array of policy in its first year: least and largest value of the entries that it changes,
 * without and with it.
 */
export interface ChangedInstrument {
  instrument: ArrayInstrument;
  before: [number, number];
  after: [number, number];
  /** 1 where it raises each of them, -1 where it lowers each; 0 where some go up and others down. */
  direction: number;
  /** Entries that it changes, and what there is one of each for. */
  entries: number;
  shape: "node" | "pair" | "cell" | "sectorPair" | "worker" | "workerPair";
}

/**
 * Arrays that one of an arm's levers changes in its first year where it binds, beside all other levers of that year.
 * Lists of agreements and platforms are not among them.
 */
export function leverChanges(
  calibration: Calibration,
  entries: readonly LeverEntry[],
  entry: LeverEntry,
): ChangedInstrument[] {
  const year = entry.from;
  const base = calibration.world.basePolicy;
  const region = leverRegion(calibration);
  const others = entries.filter(inForce(year)).filter((other) => other !== entry);
  const without = compile(base, region, others, year);
  const policy = compile(without, region, [entry], year);
  return (Object.keys(INSTRUMENT_TEXT) as ArrayInstrument[]).flatMap((instrument) => {
    const [before, after] = [without[instrument], policy[instrument]];
    // A lever that tells sectors apart has more entries than what it replaces.
    const changed: number[] = [];
    for (let at = 0; at < after.length; at++) if (after[at] !== before[at % before.length]) changed.push(at);
    if (changed.length === 0) return [];
    const told = boundBy(entry, instrument, changed, region);
    const [old, now] = [told.map((at) => before[at % before.length]), told.map((at) => after[at])];
    return {
      instrument,
      before: spanOf(old),
      after: spanOf(now),
      direction: directionOf(old, now),
      entries: told.length,
      shape: after.length > before.length ? "sectorPair" : INSTRUMENTS[instrument].shape,
    };
  });
}

/** Of pairs that change those that the lever names, where it does: others may only travel over its link. */
function boundBy(entry: LeverEntry, instrument: ArrayInstrument, changed: number[], region: LeverRegion): number[] {
  if (INSTRUMENTS[instrument].shape !== "pair" || !("between" in entry)) return changed;
  const named = new Set(pairCells(entry as unknown as PairBinding, { ...region, from: entry.from, year: entry.from }));
  const own = changed.filter((at) => named.has(at));
  return own.length > 0 ? own : changed;
}

function directionOf(before: readonly number[], after: readonly number[]): number {
  const up = before.filter((value, k) => after[k] > value).length;
  return up === before.length ? 1 : up === 0 ? -1 : 0;
}

function spanOf(values: readonly number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** Land of a node that a lever uses up, whatever else happens in the run. */
export interface UsedUpLand {
  entry: LeverEntry;
  /** At the end of which nothing is left. */
  year: number;
  node: number;
  kind: "industrial" | "housing";
  /** In the base year, km2. */
  stock: number;
}

const KINDS = ["industrial", "housing"] as const;

/**
 * Levers of an arm that take all land of a node within the run's years, each with the first node. `open`: levers that
 * governments or a council may put in force beside them; where one of these may release land, nothing is known.
 */
export function usedUpLand(
  calibration: Calibration,
  entries: readonly LeverEntry[],
  years: { first: number; last: number },
  open: readonly LeverEntry[],
): UsedUpLand[] {
  const { basePolicy, economy, stocks } = calibration.world;
  const region = leverRegion(calibration);
  const alone = (entry: LeverEntry) => compile(basePolicy, region, [entry], entry.from);
  const takers = entries.flatMap((entry) => {
    const { industrialLandRelease: industrial, housingLandRelease: housing } = alone(entry);
    return [...industrial, ...housing].some((km2) => km2 < 0) ? [{ entry, industrial, housing }] : [];
  });
  if (takers.length === 0 || open.some((entry) => touchesLand(alone(entry), basePolicy))) return [];
  const policyOf = policyTimeline(calibration, entries);
  const left = { industrial: stocks.industrialLand.slice(), housing: stocks.housingLand.slice() };
  const opened = new Map<string, { host: number }>();
  const found = new Map<LeverEntry, UsedUpLand>();
  for (let year = years.first; year <= years.last; year++) {
    const policy = policyOf(year);
    const released = mostReleased(economy, policy, opened);
    for (const park of policy.enclaves) opened.set(park.id, park);
    for (const kind of KINDS) {
      released[kind].forEach((km2, node) => {
        left[kind][node] += km2;
        if (left[kind][node] > 0) return;
        const stock = stocks[`${kind}Land`][node];
        for (const taker of takers)
          if (taker[kind][node] < 0 && taker.entry.from <= year && !found.has(taker.entry))
            found.set(taker.entry, { entry: taker.entry, year, node, kind, stock });
      });
    }
  }
  return [...found.values()];
}

const LAND = ["industrialLandRelease", "housingLandRelease"] as const;

function touchesLand(policy: Policy, base: Policy): boolean {
  return (
    policy.enclaves.length > base.enclaves.length ||
    policy.quotaMarkets.length > base.quotaMarkets.length ||
    LAND.some((name) => policy[name].some((km2, node) => km2 !== base[name][node]))
  );
}

/** A lever that by its data changes nothing in any year in which it is in force, and the reason. */
export interface IdleLever {
  entry: LeverEntry;
  reason: Text;
}

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
      const stands = samePolicy(policy, without);
      if (open && !stands) return undefined;
      const { type, from, to: _to, ...parameters } = entry;
      const own = leverOf(type).idle?.(parameters as never, { ...region, year, from }, policy);
      if (own || stands) return own ?? t("calibrate.setsStandsAlreadyWithout");
      const { subsidyCeiling } = without;
      return samePolicy({ ...policy, subsidyCeiling }, without) ? t("calibrate.noSubsidyAbove") : undefined;
    });
    const [reason] = reasons;
    return reason && reasons.every((one) => one !== undefined) ? [{ entry, reason }] : [];
  });
}

function samePolicy({ links: _, ...first }: Policy, second: Policy): boolean {
  // What links make stands in the arrays.
  return Object.entries(first).every(([name, value]) => same(value, second[name as keyof Policy]));
}

/** Whether two values hold the same, arrays and objects part by part. */
function same(first: unknown, second: unknown): boolean {
  if (first instanceof Float64Array && second instanceof Float64Array) return first.every((x, k) => x === second[k]);
  if (typeof first !== "object" || first === null) return Object.is(first, second);
  const [a, b] = [Object.entries(first), Object.entries(second as object)];
  return a.length === b.length && a.every(([key, value]) => same(value, (second as Record<string, unknown>)[key]));
}
