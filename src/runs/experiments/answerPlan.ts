import {
  BASELINE,
  idOfAsked,
  type LeverEntry,
  type Locate,
  lastYearOf,
  mistakeAt,
  nearestName,
  type ResolvedScenario,
  yearsOf,
} from "../../input/index.js";
import { findLever } from "../../levers/index.js";
import { CHANNELS, CONSUMPTION, INDICATORS, RECEIPTS } from "../../measures/indicators/index.js";
import {
  type AnswerPlan,
  type ArmSums,
  CLUSTER,
  type RunRecord,
  type Summary,
  type Told,
  yearsPaid,
  yearsTold,
} from "../../measures/results/index.js";
import { quoted, type Text, t } from "../../words/index.js";
import { movesPayments } from "./powers.js";
import { type PreparedScenario, prepareScenario, startSimulation, unlessImpossible } from "./prepare.js";

type Asked = NonNullable<ResolvedScenario["answer"]>;

/** What the first sentences answer: what the scenario asks; what it leaves open follows from its levers. */
export function answerPlan(scenario: ResolvedScenario, summary: Summary): AnswerPlan {
  return { ...askedPlan(scenario), equal: equalVariants(summary) };
}

/** The same before anything has been run. */
export function askedPlan(scenario: ResolvedScenario): Omit<AnswerPlan, "equal"> {
  const { answer = {}, startYear, variants, region } = scenario;
  const { compare, when, measure, beside, differences, ranked, signed } = answer;
  const last = lastYearOf(scenario);
  const arms = Object.entries(variants).flatMap(([name, { levers }]) =>
    compare === undefined || compare.includes(name) ? [levers] : [],
  );
  const told =
    when === undefined ? whenOfLevers(apartIn(arms, compare), last) : { when: whenAsked(when, startYear, last) };
  return {
    ...told,
    ...(compare && { compare }),
    places: answer.places?.map(idOfAsked) ?? [CLUSTER, ...citiesMeant(arms.flat(), region)],
    ...(measure && { measure }),
    ...(beside && { beside }),
    ...(differences && { differences }),
    ...(ranked && { ranked }),
    ...(signed && { signed: { type: signed, label: findLever(signed)!.label } }),
    ...(savesCapital(region) && { saved: true }),
  };
}

/** Of two variants that are compared with each other the levers that only one has: others tell nothing apart. */
function apartIn(arms: readonly (readonly LeverEntry[])[], compare: Asked["compare"]): typeof arms {
  if (compare?.length !== 2 || arms.length !== 2) return arms;
  const texts = arms.map((levers) => new Set(levers.map((lever) => JSON.stringify(lever))));
  const apart = arms.map((levers, at) => levers.filter((lever) => !texts[1 - at].has(JSON.stringify(lever))));
  return apart.some((levers) => levers.length > 0) ? apart : arms;
}

/** More cities are told of by who gains and who loses. */
const MOST_MEANT = 2;

/** Cities that levers name, where they are few of many: who sends land to one city asks about it. */
function citiesMeant(levers: readonly LeverEntry[], { tables: { cities } }: ResolvedScenario["region"]): string[] {
  const words = new Set<unknown>();
  JSON.stringify(levers, (_, value) => {
    words.add(value);
    return value;
  });
  const named = cities.filter(({ id }) => words.has(id)).map(({ id }) => id);
  return named.length <= MOST_MEANT && named.length < cities.length / 2 ? named : [];
}

function whenAsked(when: NonNullable<Asked["when"]>, start: number, last: number): AnswerPlan["when"] {
  if (when === "path") return { kind: "path", at: last, from: start, to: last };
  if (typeof when === "number") return { kind: "year", at: when, from: when, to: when };
  if ("shock" in when) return { kind: "shock", at: when.shock, from: when.shock, to: last };
  const [from, to] = when.sum;
  return { kind: "sum", at: to, from, to };
}

/**
 * A shock is told by its first year and the sum from then on; else, where every variant has a lever that ends, the one
 * that ends last by its last, with the sum from the first year of any; levers that last by the run's last year. Says
 * which it is and why.
 * @param arms levers of each variant
 */
export function whenOfLevers(
  arms: readonly (readonly LeverEntry[])[],
  last: number,
): Pick<AnswerPlan, "when" | "chosen"> {
  const ends = (lever: LeverEntry) => endOf(lever, last) !== undefined;
  // What one variant ends and another keeps up tells them apart from then on.
  const lasting = arms.some((levers) => levers.length > 0 && !levers.some(ends));
  const ending = arms
    .flat()
    .filter((lever) => ends(lever) && (lever.type === "shock" || !lasting))
    .map((lever) => ({ ...lever, end: endOf(lever, last) }))
    .sort((a, b) => {
      const shocks = Number(b.type === "shock") - Number(a.type === "shock");
      return shocks || (a.type === "shock" ? a.from - b.from : b.end! - a.end!) || a.from - b.from || a.end! - b.end!;
    });
  const [first] = ending;
  if (!first) {
    const chosen = t("report.toldLast", { last, none: !arms.flat().some(ends) });
    return { when: { kind: "year", at: last, from: last, to: last }, chosen };
  }
  const shock = first.type === "shock";
  const at = shock ? first.from : first.end!;
  const from = shock ? first.from : Math.min(...arms.flat().map((one) => one.from));
  const lever: Text = quoted(findLever(first.type)!.label);
  return {
    when: { kind: "shock", at, from, to: last },
    chosen: t("report.toldByLever", { lever, end: first.end, at, from, last }),
  };
}

/** Last year of a lever, or of an agreement for some years, that ends with the run at the latest. */
function endOf(lever: LeverEntry, last: number): number | undefined {
  const { to } = lever;
  const end = lastYearOfLever(lever);
  if (end === undefined || end > last) return undefined;
  return to !== undefined && end === last ? undefined : end;
}

/** Last year of a lever, by its own years where these end before; undefined where it goes on. */
export function lastYearOfLever(lever: LeverEntry): number | undefined {
  const { to = Infinity, from, type } = lever;
  const years = lever[findLever(type)?.term ?? ""];
  const end = Math.min(to, typeof years === "number" ? from + years - 1 : Infinity);
  return end === Infinity ? undefined : end;
}

const INCOME = "real-gdp";

/** What a figure shows of cities beside what is asked for. */
const ACCESS = ["price-index", "market-access"];

/**
 * What the answer tells, place by place; also of every city what figures draw and winners are counted by, where that is
 * none of the effects on the last year that all studies keep, and what it receives, where anybody pays.
 */
export function toldOf(scenario: ResolvedScenario, cities: readonly string[] = citiesOf(scenario)): Told[] {
  const { when, places, measure } = askedPlan(scenario);
  const span = yearsTold(when);
  const told = places.map((place) => ({ place, indicator: measure ?? INCOME, ...span }));
  const channels = [CONSUMPTION, ...CHANNELS.map(({ id }) => id)];
  const sources = places.slice(0, 1).flatMap((place) => channels.map((indicator) => ({ place, indicator, ...span })));
  const usual = isUsual(scenario);
  const asked = [...(measure === undefined ? [] : [measure]), ...ACCESS];
  const ofCities = usual ? asked : [...asked, INCOME, CONSUMPTION, "own-revenue"];
  const more = cities.flatMap((place) => ofCities.map((indicator) => ({ place, indicator, ...span })));
  const paid = yearsPaid(when, yearsOf(scenario));
  const received = movesPayments(scenario) ? cities : [];
  const payments = received.flatMap((place) => RECEIPTS.map((indicator) => ({ place, indicator, ...paid })));
  const known = new Set<string>();
  return [...told, ...courseOfPair(scenario), ...sources, ...more, ...payments].filter(
    ({ place, indicator, from, to }) => {
      const name = `${place} ${indicator} ${from} ${to}`;
      return !known.has(name) && known.add(name);
    },
  );
}

const citiesOf = ({ region }: ResolvedScenario) => region.tables.cities.map(({ id }) => id);

/** Variants are told against the baseline in the last year: effects of which every study holds. */
function isUsual(scenario: ResolvedScenario): boolean {
  const { when, compare = [] } = askedPlan(scenario);
  return compare.length < 2 && yearsTold(when).from === lastYearOf(scenario);
}

/** What of it is held of every run, so that any two can be told apart: not what is told by effects alone. */
export function heldByRun(scenario: ResolvedScenario, cities: readonly string[] = citiesOf(scenario)): Told[] {
  const byEffects = isUsual(scenario) ? [...ACCESS, ...CHANNELS.map(({ id }) => id)] : [];
  return toldOf(scenario, cities).filter(({ indicator }) => !byEffects.includes(indicator));
}

/** How two variants that are compared differ year by year, of what the answer tells first. */
function courseOfPair(scenario: ResolvedScenario): Told[] {
  const { places, compare = [], measure } = askedPlan(scenario);
  if (compare.length < 2) return [];
  return yearsOf(scenario).map((year) => ({
    place: places[0]!,
    indicator: measure ?? INCOME,
    from: year,
    to: year,
  }));
}

/** The sum over its years of each, in a run; NaN where a year has none. */
export function toldIn(
  { years, scopes, indicators, values }: Pick<RunRecord, "years" | "scopes" | "indicators" | "values">,
  told: readonly Told[],
): Float64Array {
  return Float64Array.from(told, ({ place, indicator, from, to }) => {
    const [scope, column] = [scopes.indexOf(place), indicators.indexOf(indicator)];
    if (scope < 0 || column < 0) return NaN;
    const at = (y: number) => (y * scopes.length + scope) * indicators.length + column;
    return years.reduce((sum, year, y) => (from <= year && year <= to ? sum + values[at(y)] : sum), 0);
  });
}

/** Groups of variants that differ from one another in no number of any year. */
function equalVariants({ variants }: Summary): string[][] {
  const groups: ArmSums[][] = [];
  for (const arm of variants.slice(1)) {
    if (arm.pairs.replicates.length === 0) continue;
    const group = groups.find(([first]) => same(first, arm));
    if (group) group.push(arm);
    else groups.push([arm]);
  }
  return groups.filter(({ length }) => length > 1).map((group) => group.map(({ variant }) => variant));
}

function same(a: ArmSums, b: ArmSums): boolean {
  const equal = (one: Float64Array, other: Float64Array) => one.every((value, at) => Object.is(value, other[at]));
  return equal(a.levels.mean, b.levels.mean) && equal(a.flows.values, b.flows.values);
}

/** @throws UserError where the scenario asks for a measure that is no indicator. */
export function checkMeasure({ answer: { measure, beside = [] } = {} }: ResolvedScenario, locate: Locate): void {
  const ids = INDICATORS.map(({ id }) => id);
  const asked: [path: (string | number)[], id: string | undefined][] = [
    [["measure"], measure],
    ...beside.map((id, k): [(string | number)[], string] => [["beside", k], id]),
  ];
  for (const [path, id] of asked) {
    if (id === undefined || ids.includes(id)) continue;
    const at = ["answer", ...path];
    const place = { ...locate(at), path: at.join("."), value: id, nearest: nearestName(id, ids) };
    throw mistakeAt(place, "error.noIndicator", "experiments.anIndicator", "error.indicatorsListed");
  }
}

/** Parts of consumption below which two closures of capital do not differ: what clearing leaves open. */
const ALIKE = 1e-7;

/**
 * Where capital is saved, the first year from which on a variant brings the whole country more consumption, private and
 * public, than it would with a fixed stock of capital, both on cohorts; null where it does not within the run.
 * Undefined where nothing is saved or no more than without the variant, so that consumption does not fall behind at
 * first; where governments or a council choose, or the fixed stock has no such run.
 */
export function savingPaidFrom(prepared: PreparedScenario, variant: string): number | null | undefined {
  const { scenario } = prepared;
  const { saving } = scenario.region;
  if (!saving || !savesCapital(scenario.region)) return undefined;
  return unlessImpossible(() => {
    const saved = gains(prepared, variant);
    const region = { ...scenario.region, saving: { ...saving, closure: "fixed" as const } };
    const fixed = gains(prepareScenario({ ...scenario, region }, [BASELINE, variant]), variant);
    if (!saved || !fixed) return undefined;
    const first = saved.findIndex((gain, y) => Math.abs(gain - fixed[y]) > ALIKE);
    if (first < 0 || saved[first] > fixed[first]) return undefined;
    const behind = saved.findLastIndex((gain, y) => gain <= fixed[y]);
    return behind + 1 < saved.length ? scenario.startYear + behind + 1 : null;
  });
}

/** Whether owners of capital keep up its stock. */
function savesCapital({ saving }: ResolvedScenario["region"]): boolean {
  return saving !== undefined && saving.closure !== "fixed";
}

/**
 * What a variant's residents of the country consume over those of the baseline, as a ratio, year by year on cohorts;
 * undefined where governments choose.
 */
function gains(prepared: PreparedScenario, variant: string): number[] | undefined {
  const pair = prepared.variants.filter(({ name }) => name === BASELINE || name === variant);
  const arms = pair.map((arm) => startSimulation(prepared, arm, null));
  if (arms.some(({ governments, council }) => governments || council)) return undefined;
  return Array.from({ length: prepared.scenario.years }, () => {
    const [base, own] = arms.map(({ simulation: run }) => {
      const { country, isCity, nodes } = run.world.economy;
      const residents = run.present().residents;
      const perHead = run.glance().realConsumptionPerHead;
      const home = country[isCity.indexOf(1)];
      let sum = 0;
      for (let i = 0; i < nodes; i++) if (country[i] === home) sum += perHead[i] * residents[i];
      return sum;
    });
    return own / base;
  });
}
