import { z } from "zod";
import { type FileSource, nearestName, UserError } from "../../input/index.js";
import { idSchema, statusSchema, wordsSchema, yearSchema } from "../../input/quantity.js";
import { cellOf, checkOnce, readTable } from "../../input/table.js";
import { type TableRow, tableSchemas } from "../../input/tables.js";
import { log } from "../../maths/numerics/elementary.js";
import { greatCircleKm } from "../../maths/numerics/greatCircle.js";
import { simplexLeastSquares } from "../../maths/numerics/simplexLeastSquares.js";
import { meanOf, sumOf } from "../../maths/numerics/sums.js";
import { RandomStream } from "../../model/engine/random.js";
import { advice, t } from "../../words/index.js";

/** A dated event. Cities are named by id, or by a province that stands for all of its cities, with blanks between. */
const eventSchema = z.strictObject({
  id: idSchema,
  label: wordsSchema,
  labelZh: wordsSchema,
  /**
   * control: known to have happened to output; the method must see it. policy: what the model may be asked about.
   * statistics: a break of the series. other: not studied, but its cities are no donors of its pool.
   */
  kind: z.enum(["control", "policy", "statistics", "other"]),
  /**
   * Events of one pool are also told as their mean. What another of them has treated by the last year is no donor
   * ("not yet treated": Callaway and Sant'Anna 2021, Journal of Econometrics 225).
   */
  pool: idSchema.optional(),
  treated: wordsSchema,
  /** First year that counts: that of the event where it came in its first half, else the year after. */
  year: yearSchema,
  /** Years that count; the effect is that of the last of them. */
  horizon: z.int().min(1).max(50),
  /** Cities and provinces that are no donors, beside the treated cities' own provinces. */
  without: wordsSchema.optional(),
  /**
   * Scenario beside the table, and its variant, that say what the model makes of the event; empty: no lever expresses
   * it.
   */
  scenario: idSchema.optional(),
  variant: idSchema.optional(),
  /**
   * forward: the variant does what the event did; back: it takes it back, so that the prediction has the other sign.
   */
  direction: z.enum(["forward", "back"]).optional(),
  status: statusSchema,
  source: wordsSchema,
});

/** A row with its cities found. */
export interface DatedEvent extends Omit<z.output<typeof eventSchema>, "treated" | "without"> {
  /** Positions in the panel of donors. */
  treated: number[];
  without: number[];
}

/**
 * Reads a table of events. Throws UserError where a row names no city or province of the panel, or two rows have one
 * id.
 */
export function readEvents(files: FileSource, file: string, donors: Donors): DatedEvent[] {
  const table = readTable(files, file, eventSchema);
  checkOnce(table, "id", "evidence.idsOwn", "evidence.giveOtherId");
  const events = table.rows.map((event, i) => {
    const at = (column: string, text: string) =>
      text
        .split(" ")
        .filter(Boolean)
        .flatMap((name) => citiesOf(donors, name) ?? unknown(cellOf(table, i, column, name), name, donors));
    const year = cellOf(table, i, "year", `${event.year}, horizon ${event.horizon}`);
    checkYears(year, event, donors);
    return { ...event, treated: at("treated", event.treated), without: at("without", event.without ?? "") };
  });
  return events
    .filter(({ kind }) => kind !== "other")
    .map((event) => ({ ...event, without: [...event.without, ...treatedByOthers(event, events)] }));
}

/** Cities that other events of the pool have treated by the last year that counts. */
function treatedByOthers({ id, pool, year, horizon }: DatedEvent, events: readonly DatedEvent[]): number[] {
  const others = events.filter((other) => other.id !== id && other.pool === pool && other.year < year + horizon);
  return pool === undefined ? [] : others.flatMap(({ treated }) => treated);
}

type Cell = ReturnType<typeof cellOf>;

function citiesOf({ cities, provinces }: Donors, name: string): number[] | undefined {
  const found = cities.flatMap((city, i) => (city === name ? [i] : []));
  const inProvince = provinces.flatMap((province, i) => (province === name ? [i] : []));
  // A province of one city has its name.
  const all = found.length > 0 ? found : inProvince;
  return all.length > 0 ? all : undefined;
}

function unknown(cell: Cell, name: string, { cities, provinces }: Donors): never {
  const known = [...new Set([...cities, ...provinces])];
  throw new UserError({
    ...cell,
    ...advice("evidence.noCityPanels", "evidence.idsWithBlanks", "evidence.checkId"),
    nearest: nearestName(name, known),
  });
}

/** Fewer years before an event say nothing of how a city grew. */
const FEWEST_BEFORE = 5;

function checkYears(cell: Cell, { year, horizon }: Pick<DatedEvent, "year" | "horizon">, { years }: Donors): void {
  const [first, last] = [years[FEWEST_BEFORE] ?? Infinity, years.at(-1)!];
  if (year >= first && year + horizon - 1 <= last) return;
  throw new UserError({
    ...cell,
    ...advice(
      "evidence.leadsOut",
      t("evidence.yearsThatCount", { first, before: FEWEST_BEFORE, last }),
      "evidence.chooseYear",
    ),
  });
}

type City = Pick<TableRow<"cities">, "id" | "province" | "latitude" | "longitude">;
type Row = Pick<TableRow<"observed">, "city" | "year" | "gdpReal2000Prices100m">;

/** ln real GDP of all cities that were observed in every year. */
export interface Donors {
  /** Ids. */
  cities: string[];
  provinces: string[];
  years: number[];
  /** [city][year] */
  lnGdp: Float64Array[];
  /** Other cities, the nearest first. [city] */
  nearest: number[][];
}

/**
 * From tables of cities and observed panels, of any number of regions; a city that stands in two counts once. Throws
 * UserError where no city is whole.
 */
export function donorsOf(regions: readonly { cities: readonly City[]; observed: readonly Row[] }[]): Donors {
  const known = new Map<string, City>();
  const values = new Map<string, number>();
  const years = new Set<number>();
  for (const { cities, observed } of regions) {
    for (const city of cities) if (!known.has(city.id)) known.set(city.id, city);
    for (const { city, year, gdpReal2000Prices100m: gdp = 0 } of observed) {
      years.add(year);
      if (gdp > 0) values.set(`${city} ${year}`, log(gdp));
    }
  }
  const span = [...years].sort((a, b) => a - b);
  const whole = [...known.values()].filter(({ id }) => span.every((year) => values.has(`${id} ${year}`)));
  if (whole.length === 0) throw noDonors();
  return {
    cities: whole.map(({ id }) => id),
    provinces: whole.map(({ province }) => province),
    years: span,
    lnGdp: whole.map(({ id }) => Float64Array.from(span, (year) => values.get(`${id} ${year}`)!)),
    nearest: whole.map((city, i) => {
      const km = whole.map((other) => greatCircleKm(city, other));
      return [...whole.keys()].filter((j) => j !== i).sort((a, b) => km[a] - km[b]);
    }),
  };
}

function noDonors(): UserError {
  return new UserError({
    file: "observed",
    ...advice("evidence.noCityGdp", "evidence.observedAllYears", "evidence.nameRegions"),
  });
}

/** Cities of several folders of region tables (`cities.csv` and `observed.csv`) as donors of synthetic controls. */
export function readDonors(files: FileSource, folders: readonly string[]): Donors {
  return donorsOf(
    folders.map((folder) => ({
      cities: readTable(files, `${folder}/cities.csv`, tableSchemas.cities).rows,
      observed: readTable(files, `${folder}/observed.csv`, tableSchemas.observed).rows,
    })),
  );
}

/** What happened to the treated cities, beside what happens to cities where nothing happened. ln real GDP */
export interface EventEffect {
  event: DatedEvent;
  /** On the mean over treated cities, in the last year that counts. */
  effect: number;
  /** Root mean squared gap before the event. */
  fit: number;
  /** Of groups of as many neighbouring donors: where effects of nothing lie. */
  placebos: number[];
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
 * that single cities would make the band of a group too wide, and a group from anywhere too narrow.
 */
export function effectOfEvent(donors: Donors, event: DatedEvent): EventEffect {
  const { treated, without, year, horizon } = event;
  const last = donors.years.indexOf(year) + horizon - 1;
  const pool = notOfProvincesOf(donors, treated, [...donors.cities.keys()]).filter((city) => !without.includes(city));
  const own = syntheticControl(donors, treated, pool, year);
  const placebos = pool.map((city) => {
    const near = donors.nearest[city].filter((other) => pool.includes(other));
    const group = [city, ...near].slice(0, treated.length);
    return syntheticControl(donors, group, notOfProvincesOf(donors, group, pool), year).gap[last];
  });
  const effect = own.gap[last];
  const groups = Math.floor(pool.length / treated.length);
  return { event, effect, fit: own.fit, placebos, groups, band: bandOf(placebos), p: pOf(effect, placebos) };
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

const DRAWS = 4999;

export function pooled(pool: string, effects: EventEffect[], seed = "events"): PooledEffect {
  const random = new RandomStream(seed, 0, `pool ${pool}`);
  const draws = Array.from({ length: DRAWS }, (_, draw) =>
    meanOf(effects.map(({ placebos }, e) => placebos[Math.floor(random.uniform(e, 0, draw) * placebos.length)])),
  );
  const effect = meanOf(effects.map((one) => one.effect));
  const groups = Math.min(...effects.map((one) => one.groups));
  return { pool, effects, groups, effect, band: bandOf(draws), p: pOf(effect, draws) };
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
  const sorted = [...values].sort((a, b) => a - b);
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
