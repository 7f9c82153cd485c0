import { mistakeAt, type UserError } from "../../input/index.js";
import { simplexLeastSquares } from "../../maths/numerics/simplexLeastSquares.js";
import { meanOf, sumOf } from "../../maths/numerics/sums.js";
import { RandomStream } from "../../model/engine/random.js";
import type { DatedEvent, Donors } from "./events.js";

/** What happened to the treated cities, beside what happens to cities where nothing happened. ln real GDP */
export interface EventEffect {
  event: DatedEvent;
  /** Of its first treated city. */
  province: string;
  /** On the mean over treated cities, in the last year that counts. */
  effect: number;
  /** Root mean squared gap before the event. */
  fit: number;
  /** Of groups of as many neighbouring donors, with the province of their first: where effects of nothing lie. */
  placebos: { province: string; effect: number }[];
  /** How many groups of that size the donors give that share no city: what overlaps is not independent. */
  groups: number;
  /** 95 % of them. */
  band: [low: number, high: number];
  /** Twice the part of placebos that lie as far out on its side, the event counted among them. */
  p: number;
}

/**
 * Effect of an event and its placebos in space: every donor with its nearest ones, as many as there are treated cities,
 * as if it had happened to them; their donors chosen as those of the treated cities are. Neighbours move together, so
 * that single cities would make the band of a group too wide, and a group from anywhere too narrow. Throws UserError
 * where no city is left to compare with. `file`: the table of events.
 */
export function effectOfEvent(donors: Donors, event: DatedEvent, file = "events"): EventEffect {
  const { treated, without, year, horizon } = event;
  const last = donors.years.indexOf(year) + horizon - 1;
  const pool = notOfProvincesOf(donors, treated, [...donors.cities.keys()]).filter((city) => !without.includes(city));
  const placebos = pool.flatMap((city) => {
    const near = donors.nearest[city].filter((other) => pool.includes(other));
    const group = [city, ...near].slice(0, treated.length);
    const others = notOfProvincesOf(donors, group, pool);
    if (others.length === 0) return [];
    return [{ province: donors.provinces[city], effect: syntheticControl(donors, group, others, year).gap[last] }];
  });
  // Without placebos there may be no donors either.
  if (placebos.length === 0) throw alone(file, event, donors);
  const own = syntheticControl(donors, treated, pool, year);
  const effect = own.gap[last];
  const groups = Math.floor(pool.length / treated.length);
  const nothing = placebos.map((placebo) => placebo.effect);
  const found = { effect, fit: own.fit, placebos, groups, band: bandOf(nothing), p: pOf(effect, nothing) };
  return { event, province: donors.provinces[treated[0]], ...found };
}

function alone(file: string, { id, treated }: DatedEvent, { cities }: Donors): UserError {
  return mistakeAt(
    { file, path: id, value: treated.map((city) => cities[city]).join(" ") },
    "evidence.noDonorsLeft",
    "evidence.donorsOfTwoProvinces",
    "evidence.leaveFewerOut",
  );
}

/** Neighbours get some of what happens to a city. */
function notOfProvincesOf({ provinces }: Donors, cities: readonly number[], among: readonly number[]): number[] {
  const own = new Set(cities.map((city) => provinces[city]));
  return among.filter((city) => !own.has(provinces[city]));
}

/** Events told as one: mean effect, and placebos of one draw each. */
export interface PooledEffect {
  pool: string;
  effects: EventEffect[];
  /** Disjoint placebo groups: those of the event that has the fewest. */
  groups: number;
  effect: number;
  band: [low: number, high: number];
  p: number;
}

/** So many that the ends of a band are known to about 0.03 per cent. */
const DRAWS = 49_999;

/**
 * The mean effect of a pool of events, held against means of placebos, one of each event at random. Cities of a
 * province have errors in common, so that events of one province take placebos of one province (as assignment by
 * clusters: Abadie, Athey, Imbens and Wooldridge 2023).
 */
export function pooled(pool: string, effects: EventEffect[], seed = "events"): PooledEffect {
  const random = new RandomStream(seed, 0, `pool ${pool}`);
  const among = <T>(list: readonly T[], share: number): T => list[Math.floor(share * list.length)];
  const provinces = [...new Set(effects.map(({ province }) => province))];
  const places = provinces.map((province) => placesOf(effects.filter((one) => one.province === province)));
  const draws = Array.from({ length: DRAWS }, (_, draw) => {
    const drawn = places.map((those, p) => among(those, random.uniform(p, 1, draw)));
    return meanOf(
      effects.map(({ province, placebos }, e) => {
        const place = drawn[provinces.indexOf(province)];
        const there = placebos.filter((placebo) => placebo.province === place);
        return among(there.length > 0 ? there : placebos, random.uniform(e, 0, draw)).effect;
      }),
    );
  });
  const effect = meanOf(effects.map((one) => one.effect));
  const groups = Math.min(...effects.map((one) => one.groups));
  return { pool, effects, groups, effect, band: bandOf(draws), p: pOf(effect, draws) };
}

/** Provinces in which all of some events have placebos, each as often as they have any; none: no province is common. */
function placesOf(events: readonly EventEffect[]): (string | undefined)[] {
  const places = events.map(({ placebos }) => placebos.map(({ province }) => province));
  const known = places.map((those) => new Set(those));
  const common = places.flat().filter((place) => known.every((one) => one.has(place)));
  return common.length > 0 ? common : [undefined];
}

/** Between which true effects the event speaks: what was found less what nothing brings. */
export function intervalOf({ effect, band: [low, high] }: Pick<EventEffect, "effect" | "band">): [number, number] {
  return [effect - high, effect - low];
}

/** Whether the effect lies outside of what nothing brings. */
export function isDetected({ effect, band: [low, high] }: Pick<EventEffect, "effect" | "band">): boolean {
  return effect < low || effect > high;
}

/**
 * Beyond which an effect has a p below 0.05: of N placebos the ones that leave 0.025 (N + 1) outside on either side,
 * counted with the event.
 */
function bandOf(values: readonly number[]): [number, number] {
  const sorted = values.toSorted((a, b) => a - b);
  const outside = Math.max(1, Math.floor(0.025 * (values.length + 1)));
  return [sorted[outside - 1], sorted[sorted.length - outside]];
}

function pOf(effect: number, values: readonly number[]): number {
  const above = values.filter((value) => value >= effect).length;
  const below = values.filter((value) => value <= effect).length;
  return Math.min(1, (2 * (Math.min(above, below) + 1)) / (values.length + 1));
}

/** Cities beside a mixture of others that grew as they did before an event. */
interface SyntheticControl {
  /** Mean ln real GDP over that of the mixture, less the mean gap of the years before. [year] */
  gap: Float64Array;
  /** Root mean squared gap of the years before. */
  fit: number;
  /** [donor] in the order of `donors` that it was made of. */
  weights: Float64Array;
}

/**
 * Weight of donors' own distance from the city beside that of their mixture: with ninety donors and a few years many
 * mixtures fit exactly, and this takes one (our assumption of size; none or ten times as much moves no effect of the
 * shipped events by more than 1.2 points of per cent).
 */
const PENALTY = 1e-4;

/**
 * Synthetic control with a constant (Abadie, Diamond and Hainmueller 2010; Ferman and Pinto 2021 for the constant):
 * weights on the simplex that bring the mixture's ln real GDP, all series less their mean of the years before `year`,
 * nearest to the cities' mean, with a small penalty that makes them unique (Abadie and L'Hour 2021).
 */
export function syntheticControl(
  { lnGdp, years }: Donors,
  cities: readonly number[],
  donors: readonly number[],
  year: number,
): SyntheticControl {
  const before = years.indexOf(year);
  const own = centred(meanSeries(cities.map((city) => lnGdp[city])), before);
  const others = donors.map((donor) => centred(lnGdp[donor], before));
  const weights = simplexLeastSquares(
    others.map((series) => series.subarray(0, before)),
    own.subarray(0, before),
    PENALTY,
  );
  const gap = own.map((value, t) => value - sumOf(others, (series, j) => weights[j] * series[t]));
  const fit = Math.sqrt(sumOf(gap.subarray(0, before), (value) => value * value) / before);
  return { gap, fit, weights };
}

function meanSeries(series: readonly Float64Array[]): Float64Array {
  return series[0].map((_, t) => sumOf(series, (one) => one[t]) / series.length);
}

function centred(series: Float64Array, before: number): Float64Array {
  const mean = sumOf(series.subarray(0, before)) / before;
  return series.map((value) => value - mean);
}
