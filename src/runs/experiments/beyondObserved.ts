import { leverOf } from "../../levers/index.js";
import { log, log1p } from "../../maths/numerics/elementary.js";
import { LEAST_JOBS, type ObservedMeasure, observedBounds, SECTOR_MEASURES } from "../../measures/indicators/index.js";
import { type BeyondObserved, meanOf } from "../../measures/results/index.js";
import { textOf } from "../../words/index.js";
import type { Comparison } from "./comparison.js";
import type { PreparedScenario } from "./prepare.js";

/** A change, and how many times the bound it is, in logs. */
type Found = BeyondObserved & { times: number };

/** An arm beside the baseline. */
interface Arm extends Pick<PreparedScenario, "scenario" | "variants"> {
  comparison: Comparison;
  at: number;
  /** First year in which a city's GDP differs. */
  begun: number;
}

/**
 * Cities and sectors of cities that change against the baseline by more than 98 of 100 cities were observed to, from the
 * first year in which the variant differs to the last; where that is within what was observed, to the year that is
 * farthest beyond.
 */
export function beyondObserved(prepared: PreparedScenario, comparison: Comparison): BeyondObserved[] {
  const found = prepared.variants.flatMap((_, at): Found[] => {
    if (at === 0 || comparison.summary.variants[at].pairs.replicates.length === 0) return [];
    const arm = { ...prepared, comparison, at };
    const begun = firstDifference(arm);
    return begun === undefined ? [] : [...ofCities({ ...arm, begun }), ...ofSectors({ ...arm, begun })];
  });
  return found.sort((a, b) => b.times - a.times).map(({ times: _, ...row }) => row);
}

function firstDifference(arm: Omit<Arm, "begun">): number | undefined {
  const cities = arm.scenario.region.tables.cities;
  return arm.comparison.summary.years.find((year) => cities.some(({ id }) => ratioOf(arm, id, "real-gdp", year) !== 1));
}

/** Level in the arm over that in the baseline, means over the replicates that both have. */
function ratioOf({ comparison: { summary }, at }: Omit<Arm, "begun">, place: string, indicator: string, year: number) {
  const { years, scopes, indicators, variants } = summary;
  const cell = (years.indexOf(year) * scopes.length + scopes.indexOf(place)) * indicators.length;
  const { own, baseline } = variants[at].pairs;
  const position = cell + indicators.indexOf(indicator);
  return meanOf(own, position) / meanOf(baseline, position);
}

function ofCities(arm: Arm): Found[] {
  const { comparison, begun, scenario } = arm;
  const years = comparison.summary.years.filter((year) => year >= begun);
  return scenario.region.tables.cities.flatMap(({ id }) =>
    (["real-gdp", "residents"] as const).flatMap((measure) => {
      const changes = years.flatMap((year) => beyond(arm, id, measure, year, ratioOf(arm, id, measure, year)));
      const last = changes.find((one) => one.years === years.length);
      if (last) return [{ ...last, ...(measure === "real-gdp" && largestPart(arm, last)) }];
      return changes.sort((a, b) => b.times - a.times).slice(0, 1);
    }),
  );
}

/** Jobs of sectors are known of the last year. */
function ofSectors(arm: Arm): Found[] {
  const { cities, sectors } = arm.scenario.region.tables;
  return cities.flatMap(({ id }, city) =>
    sectors.flatMap(({ label, labelZh }, sector) => {
      const [own, baseline] = [arm.at, 0].map((at) => cellOf(arm, at, "employment", city, sector));
      if (!(baseline >= LEAST_JOBS)) return [];
      const found = beyond(arm, id, "jobs", lastYear(arm), own / baseline);
      return found.map((row) => ({ ...row, sector: textOf(label, labelZh) }));
    }),
  );
}

const lastYear = ({ comparison: { summary } }: Arm): number => summary.years[summary.years.length - 1];

function beyond(arm: Arm, place: string, measure: ObservedMeasure, year: number, ratio: number): Found[] {
  const years = year - arm.begun + 1;
  const { low, high } = observedBounds(measure, years);
  const bound = ratio > 1 ? high : low;
  const times = log(ratio) / log1p(bound);
  if (!(times > 1)) return [];
  const variant = arm.variants[arm.at].name;
  return [{ variant, place, measure, years, change: ratio - 1, bound, times, ...onlyLever(arm) }];
}

function onlyLever({ scenario, variants, at }: Arm): Pick<BeyondObserved, "driver"> {
  const [only, ...others] = variants[at].levers.slice(scenario.baseline.levers.length);
  return only && others.length === 0 ? { driver: { kind: "lever", label: leverOf(only.type).label } } : {};
}

/** The sector whose value added changes most in the direction of the city's GDP. */
function largestPart(arm: Arm, { place, change }: Found): Pick<BeyondObserved, "driver"> {
  const { cities, sectors } = arm.scenario.region.tables;
  const city = cities.findIndex(({ id }) => id === place);
  const changes = sectors.map(({ label, labelZh }, sector) => ({
    label: textOf(label, labelZh),
    part: cellOf(arm, arm.at, "value_added", city, sector) - cellOf(arm, 0, "value_added", city, sector),
  }));
  const [largest] = changes.sort((a, b) => Math.sign(change) * (b.part - a.part));
  return { driver: { kind: "sector", label: largest.label } };
}

/** What a sector does in a city in the last year, mean over the runs of an arm. */
function cellOf(
  { comparison: { summary, structures }, scenario }: Arm,
  at: number,
  measure: (typeof SECTOR_MEASURES)[number],
  city: number,
  sector: number,
): number {
  const row = structures[at].sectors?.[SECTOR_MEASURES.indexOf(measure)] ?? [];
  const cell = row[city * scenario.region.tables.sectors.length + sector];
  return (cell ?? Number.NaN) / summary.variants[at].replicates.length;
}
