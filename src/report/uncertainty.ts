import { type BEYOND, COUNTRY, INDICATORS } from "../indicators/index.js";
import { CLUSTER } from "../results/record.js";
import { type Driver, type UncertainEffect, type Uncertainty, uncertainEffect } from "../results/uncertainty.js";
import { decimalsFor, plain, signed } from "./present.js";

/** Names for ids, as a reader knows them. */
export interface Names {
  variant(id: string): string;
  place(id: string): string;
}

/** "5.2 to 20.1 %": in nine of ten worlds; undefined where there is no per cent. */
export function bandText(effect: UncertainEffect | undefined): string | undefined {
  if (!effect?.relative) return undefined;
  const [low, , high] = effect.relative.map((value) => 100 * value) as [number, number, number];
  const decimals = decimalsOf(low, high);
  return `${signed(low, decimals)} to ${signed(high, decimals)} %`;
}

/** Digits that the width of a band warrants. */
function decimalsOf(low: number, high: number): number {
  return Math.min(decimalsFor(high - low), 3);
}

/** "in nine of ten of 250 worlds drawn from what is not known of 83 figures (median +12 %)" */
export function worldsText({ factors }: Uncertainty, { worlds, relative }: UncertainEffect): string {
  const [low, median, high] = (relative ?? [0, 0, 0]).map((value) => 100 * value) as [number, number, number];
  const middle = relative ? ` (median ${signed(median, decimalsOf(low, high))} %)` : "";
  return `in nine of ten of ${worlds} worlds drawn from what is not known of ${factors.length} figures${middle}`;
}

/** What of a study is said in words, for one variant: worlds that failed, targets that may be missed, firm ranks, drivers. No markup. */
export function uncertaintySentences(uncertainty: Uncertainty, variant: string, names: Names): string[] {
  return [
    failed(uncertainty),
    heldAt(uncertainty),
    misses(uncertainty, variant, names),
    ranks(uncertainty, variant, names),
    drivers(uncertainty, variant, "real-national-income"),
  ].filter((sentence) => sentence !== undefined);
}

function failed({ failed, draws }: Uncertainty): string | undefined {
  const lost = new Map(failed.map(({ draw, reason }) => [draw, reason]));
  if (lost.size === 0) return undefined;
  const [first] = lost.values();
  return `${lost.size} of ${draws} worlds could not be run and are in no band; the first: ${first}`;
}

function heldAt({ held }: Uncertainty): string | undefined {
  return held.length > 0 ? `Held at their central values: ${held.join(", ")}.` : undefined;
}

/** A target that is missed in more worlds than this is told, */
const RISK = 0.05;

/** where it is missed by more than this on average. */
const NOTICEABLE = 0.0005;

function misses(uncertainty: Uncertainty, variant: string, names: Names): string | undefined {
  const { effects, target } = uncertainty;
  const welfare = "real-final-consumption-per-head";
  const last = uncertainEffect(uncertainty, variant, CLUSTER, welfare)?.year;
  const rows = effects.filter((row) => row.variant === variant && row.year === last && row.indicator === welfare);
  if (rows.length === 0) return undefined;
  const aim =
    target === 0 ? "lose consumption per resident" : `stay below ${signed(target)} % in consumption per resident`;
  const risky = rows
    .filter(({ misses, missedBy }) => misses !== null && misses > RISK && missedBy! < target / 100 - NOTICEABLE)
    .sort((a, b) => b.misses! - a.misses!);
  if (risky.length === 0) return `No place would ${aim} by ${last} in more than ${100 * RISK} % of the worlds.`;
  const told = risky.slice(0, 5).map((row) => {
    const by = plain(Math.abs(100 * row.missedBy!));
    return `${names.place(row.place)} in ${plain(100 * row.misses!, 0)} % (then ${row.missedBy! < 0 ? "\u2212" : "+"}${by} % on average)`;
  });
  const more = risky.length > told.length ? `, and ${risky.length - told.length} more` : "";
  return `Risk: places that would ${aim} by ${last}, by the share of worlds: ${told.join("; ")}${more}.`;
}

/** A rank is called firm from this share of worlds on. */
const FIRM = 0.9;

function ranks({ ranks }: Uncertainty, variant: string, names: Names): string | undefined {
  const own = ranks.filter((row) => row.variant === variant);
  if (own.length < 4) return undefined;
  const best = own.filter((row) => row.best >= FIRM).map(({ city }) => names.place(city));
  const worst = own.filter((row) => row.worst >= FIRM).map(({ city }) => names.place(city));
  const list = (cities: string[]) => (cities.length > 0 ? cities.join(", ") : "none");
  return `Of the order of cities by gain this is firm (nine of ten worlds): in the best quarter ${list(best)}; in the worst quarter ${list(worst)}.`;
}

function drivers(uncertainty: Uncertainty, variant: string, indicator: string): string | undefined {
  const told = driversOf(uncertainty, variant, indicator)
    .slice(0, 4)
    .map((driver) => {
      const [low, high] = [driver.atLow, driver.atHigh].map((value) => signed(100 * value, 1));
      return `“${labelOf(uncertainty, driver)}” (${low} % where it is low, ${high} % where it is high)`;
    });
  if (told.length === 0) return undefined;
  const name = INDICATORS.find(({ id }) => id === indicator)!.label.en.toLowerCase();
  return `What decides how large the effect on ${name} is: ${told.join("; ")}.`;
}

/** The strongest first, of those that chance among the draws does not explain. */
export function driversOf({ drivers }: Uncertainty, variant: string, indicator: string): Driver[] {
  return drivers.filter(
    (row) => row.variant === variant && row.indicator === indicator && (row.low > 0 || row.high < 0),
  );
}

export function labelOf({ factors }: Uncertainty, { factor }: Driver): string {
  return factors.find(({ name }) => name === factor)?.label ?? factor;
}

/** A place and indicator that every variant is told of. */
export interface Told {
  place: string;
  indicator: (typeof BEYOND)[number];
  title: string;
}

export const TOLD: readonly Told[] = [
  { place: CLUSTER, indicator: "real-gdp", title: "real GDP" },
  { place: CLUSTER, indicator: "real-national-income", title: "national income" },
  { place: CLUSTER, indicator: "real-final-consumption-per-head", title: "consumption per resident" },
  { place: COUNTRY, indicator: "real-final-consumption-per-head", title: "the same, whole country" },
];
