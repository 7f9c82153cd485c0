import { leverChanges, leverRegion } from "../../calibrate/index.js";
import {
  councilOf,
  figuresOf,
  firstYearOf,
  governmentsOf,
  type LeverEntry,
  type ResolvedScenario,
  regionOf,
  regionRule,
} from "../../input/index.js";
import { paidToCities, type Ran } from "../../levers/did.js";
import { INSTRUMENT_TEXT, leverTerms } from "../../levers/document.js";
import { findLever, leverOf } from "../../levers/index.js";
import { effectAt, type LeverChange, meanOf, type Summary, type VariantChanges } from "../../measures/results/index.js";
import { inSentence, isUnclear, plain, sum } from "../../measures/views/index.js";
import { allOf, both, joined, parameterText, shownUnit, type Text, t, unitText } from "../../words/index.js";
import { lastYearOfLever } from "./answerPlan.js";
import { orNull } from "./collaboration.js";
import { type Comparison, sectorSums } from "./comparison.js";
import { currencyOf, namesOf } from "./names.js";
import { agreedLevers, byLabel, councilPowers, isPaying, ownCouncil, ownGovernments } from "./powers.js";
import { type PreparedScenario, type PreparedVariant, unlessImpossible } from "./prepare.js";

/**
 * What every variant changes against the baseline, as a reader sees it: levers with values before and after, and who
 * decides; with runs, what levers did.
 */
export function changesOf(prepared: PreparedScenario, comparison?: Comparison): VariantChanges[] {
  const { scenario, variants } = prepared;
  return variants.slice(1).map((arm, v) => ({
    variant: arm.name,
    ...uncountedIn(scenario, arm),
    levers: [
      ...arm.levers.slice(scenario.baseline.levers.length).map((entry) => ({
        ...leverChange(scenario, arm, entry, false),
        ...(comparison && told(deedOf({ prepared, arm, comparison, at: v + 1 }, entry))),
      })),
      ...agreedLevers(scenario, arm.name).map((entry) => leverChange(scenario, arm, entry, true)),
    ],
    also: [
      ...governmentsText(scenario, arm.name),
      ...councilText(scenario, arm.name),
      ...constantsText(scenario, arm.name),
    ],
  }));
}

const told = (deed: LeverChange["deed"]) => (deed ? { deed } : {});

/** What a lever changes, in words and numbers: what it sets, where, from when on, and who decides on it. */
function leverChange(
  scenario: ResolvedScenario,
  arm: PreparedVariant,
  entry: LeverEntry,
  agreed: boolean,
): LeverChange {
  const lever = findLever(entry.type)!;
  const currency = currencyOf(scenario);
  const changed = lever.toldByParameters?.(entry) ? [] : changedBy(arm, entry);
  const amountOf = (value: number, unit: string) => withUnit(value, unitText(unit, currency));
  const terms = leverTerms(lever, entry, { nameOf: namesOf(scenario), amountOf });
  // Numbers before and after tell all but words, and that nothing changes on the way back.
  const counted = ({ unit, parameter }: (typeof terms)[number]) =>
    unit !== "" || (parameter === "oneWay" && entry["oneWay"] !== true);
  const told = changed.length > 0 ? terms.filter((term) => !counted(term)) : terms;
  return {
    type: entry.type,
    label: lever.label,
    from: entry.from,
    to: lastYearOfLever(entry) ?? null,
    decidedBy: lever.decidedBy,
    agreed,
    places: terms.filter(({ names }) => names).map(({ label, value }) => ({ label, value })),
    ...namedIn(entry, scenario),
    sets: changed.map(({ instrument, before, after, entries, shape }) => ({
      label: t(INSTRUMENT_TEXT[instrument].label),
      unit: unitText(INSTRUMENT_TEXT[instrument].unit, currency),
      before: finiteSpan(before),
      after: finiteSpan(after),
      entries,
      of: shape,
    })),
    terms: told
      .filter(({ names }) => !names)
      .map(({ label, value, number, unit }) => ({ label, value, number, unit: unitText(unit, currency) })),
  };
}

/** "0.2 billion yuan a year", in all the digits that were written. */
function withUnit(value: number, unit: Text): Text {
  return both((language) => {
    const shown = shownUnit(unit, language);
    return `${Number((value * shown.factor).toPrecision(12))} ${shown.unit}`.trim();
  });
}

/** Cities whose ids, or those of their provinces, stand anywhere in a lever, and sectors likewise. */
function namedIn(entry: LeverEntry, { region: { tables } }: ResolvedScenario): Pick<LeverChange, "cities" | "sectors"> {
  const words = new Set<unknown>();
  JSON.stringify(entry, (_, value) => {
    words.add(value);
    return value;
  });
  const cities = tables.cities.filter(({ id, province }) => words.has(id) || words.has(province));
  const sectors = tables.sectors.filter(({ id }) => words.has(id));
  return { cities: cities.map(({ id }) => id), sectors: sectors.map(({ id }) => id) };
}

type World = Pick<PreparedVariant, "calibration" | "levers">;

/**
 * Nothing where the arm has no base year: its runs say why. `members` of an agreement stand for nobody until somebody
 * signs.
 */
function changedBy(arm: World, entry: LeverEntry) {
  return unlessImpossible(() => leverChanges(arm.calibration, arm.levers, entry)) ?? [];
}

/** Which way a lever of a variant moves what it sets (see leverChanges). */
export interface Direction {
  /** Of no other lever, or of another thing that it sets. */
  key: string;
  variant: string;
  direction: number;
  /** What people call the lever, and what it sets. */
  label: Text;
  sets: Text;
}

/** Of all levers that are a variant's own and that nobody has to agree on. */
export function directionsOf({ scenario, variants }: PreparedScenario): Direction[] {
  const [, ...arms] = variants;
  return arms.flatMap((arm) =>
    arm.levers.slice(scenario.baseline.levers.length).flatMap((entry, lever) =>
      changedBy(arm, entry).map(({ instrument, direction }) => ({
        ...{ key: `${arm.name} ${lever} ${instrument}`, variant: arm.name, direction },
        ...{ label: leverOf(entry.type).label, sets: t(INSTRUMENT_TEXT[instrument].label) },
      })),
    ),
  );
}

/** What levers take and no number counts, each kind once. `arm`: the world that they come to. */
export function uncountedOf(arm: World, levers: readonly LeverEntry[]): Text[] {
  const told = levers.map((entry) => findLever(entry.type)!.uncounted?.(entry, changedBy(arm, entry)));
  return eachOnce(told);
}

function eachOnce(texts: readonly (Text | undefined)[]): Text[] {
  return [...new Map(texts.flatMap((text) => (text ? [[text.en, text]] : []))).values()];
}

/** What a variant's levers take and no number counts, each kind once; those of its council and governments too. */
function uncountedIn(scenario: ResolvedScenario, arm: PreparedVariant): Pick<VariantChanges, "uncounted"> {
  const own = arm.levers.slice(scenario.baseline.levers.length);
  const chosen = ownGovernments(scenario, arm.name)?.levers ?? [];
  const kinds = eachOnce([
    ...uncountedOf(arm, [...own, ...agreedLevers(scenario, arm.name)]),
    // At the most that they may choose.
    ...chosen.map(({ type, parameter, high, low, with: fixed }) =>
      findLever(type)!.uncounted?.({ ...fixed, [parameter]: high }, [{ before: [high, high], after: [low, low] }]),
    ),
  ]);
  return kinds.length > 0 ? { uncounted: kinds } : {};
}

/** JSON has no infinity: null is no limit. */
function finiteSpan([low, high]: [number, number]): [number | null, number | null] {
  return [orNull(low), orNull(high)];
}

/** What governments of a variant choose, or that they do not, where those of the baseline do otherwise. */
function governmentsText(scenario: ResolvedScenario, name: string): Text[] {
  const governments = ownGovernments(scenario, name);
  if (!governments) return [];
  const { behaviour, from, every, horizon, levers } = governments;
  if (behaviour === "fixed")
    return governmentsOf(scenario).behaviour === "fixed" ? [] : [t("experiments.governmentsChooseNothing")];
  const year = from ?? scenario.startYear;
  const names = [...new Set(levers.map(({ type }) => findLever(type)!.label))];
  const chosen = {
    ...{ names: joined(names.map(({ en }) => en.toLowerCase())), names2: joined(names) },
    ...{ year, every, value: every === 1 ? "" : every },
  };
  if (behaviour === "best-response") return [t("experiments.cityGovernmentsChooseLooking", { ...chosen, horizon })];
  return [t("experiments.cityGovernmentsChooseBy", { ...chosen, how: t(BEHAVIOUR_TEXT[behaviour]) })];
}

/** How governments choose. */
export const BEHAVIOUR_TEXT = {
  "best-response": "cli.bestResponse",
  imitate: "cli.imitation",
  replicator: "cli.replicatorDynamics",
  ewa: "cli.experienceWeighted",
} as const;

function councilText(scenario: ResolvedScenario, name: string): Text[] {
  const council = ownCouncil(scenario, name);
  if (!council || !scenario.coordination) return [];
  const { every, from = firstYearOf(scenario.coordination) } = council;
  const powers = councilPowers(scenario, council, name, byLabel);
  return [t("experiments.councilVotesAgreementDoes", { from, every, value: every === 1 ? "" : every, powers })];
}

function constantsText(scenario: ResolvedScenario, name: string): Text[] {
  const region = regionOf(scenario);
  const own = figuresOf(regionOf(scenario, name));
  const changed = figuresOf(region).flatMap(({ path, figure: { value: old } }, at) => {
    const now = own[at]!.figure.value;
    if (old === now) return [];
    const rule = regionRule([...path, "value"], region);
    const heading = parameterText(rule?.label ?? path.join("."));
    const label = both((language) => inSentence(heading[language]));
    const what = t("experiments.constantChanges", { label, old, now });
    return [rule?.unit ? t("join.withBracket", { what, bracket: unitText(rule.unit, currencyOf(scenario)) }) : what];
  });
  if (changed.length === 0) return [];
  return [t("experiments.otherConstantsThanBaseline", { changed: joined(changed, "comma") })];
}

/** An arm beside the baseline, as its runs left it. */
interface Arm {
  prepared: PreparedScenario;
  arm: PreparedVariant;
  comparison: Comparison;
  /** Position of the arm in the summary. */
  at: number;
}

/**
 * What a lever did in the runs of an arm, where its file in src/levers says how to tell it. Undefined of other levers,
 * and of arms that share no replicate with the baseline.
 */
function deedOf(of: Arm, entry: LeverEntry): Text | undefined {
  const { type, from, to: _to, ...parameters } = entry;
  const { did } = leverOf(type);
  if (!did || did === "values" || !of.comparison.summary.variants[of.at]?.pairs.replicates.length) return undefined;
  const { prepared, arm } = of;
  const paying = payingIn(prepared.scenario, arm);
  // What several pay is known together, and told of the first of them.
  if (did === paidToCities && paying.find((one) => leverOf(one.type).did === did) !== entry) return undefined;
  const known = prepared.scenario.baseline.levers.some(isPaying);
  const othersPay = paying.length > 1 || known || councilOf(prepared.scenario, arm.name)?.compensation === true;
  const since = known ? prepared.scenario.startYear : Math.min(...paying.map((one) => one.from));
  const ran = ranOf(of, did === paidToCities ? { ...entry, from: since } : entry);
  const told: Ran = { ...ran, others: ownLevers(prepared.scenario, arm).length > 1, othersPay };
  return did(parameters as never, { ...leverRegion(arm.calibration), from, year: from }, told);
}

/** Levers of an arm beyond those of the baseline, those of its agreement too. */
function ownLevers(scenario: ResolvedScenario, { name, levers }: PreparedVariant): LeverEntry[] {
  return [...levers.slice(scenario.baseline.levers.length), ...agreedLevers(scenario, name)];
}

/** Of these those that pay. What those of the baseline pay may change by them. */
const payingIn = (scenario: ResolvedScenario, arm: PreparedVariant) => ownLevers(scenario, arm).filter(isPaying);

/** What a lever may ask of an arm that ran: levels, moves of firms and jobs in the years in which it held. */
function ranOf(
  { prepared: { scenario }, arm, comparison, at }: Arm,
  entry: LeverEntry,
): Omit<Ran, "others" | "othersPay"> {
  const { summary } = comparison;
  const { nodeIds, sectorIds } = leverRegion(arm.calibration);
  const to = Math.min(entry.to ?? Infinity, summary.years.at(-1)!);
  const since = summary.years.filter((year) => entry.from <= year);
  const years = since.filter((year) => year <= to);
  const [nameOf, currency] = [namesOf(scenario), currencyOf(scenario)];
  const levelOf = (whose: "own" | "baseline") => (place: string, indicator: string, year: number) =>
    meanAt(summary, at, whose, [year, place, indicator]);
  return {
    ...{ years, since, from: entry.from, to },
    level: levelOf("own"),
    baseline: levelOf("baseline"),
    known: (place, indicator, year) => {
      const { years, scopes, indicators } = summary;
      const [y, s, i] = [years.indexOf(year), scopes.indexOf(place), indicators.indexOf(indicator)];
      return y >= 0 && s >= 0 && i >= 0 && !isUnclear(effectAt(summary, at, y, s, i));
    },
    moved: (kind, from, to) => {
      const [own, base] = [at, 0].map((position) => movedBetween(summary, position, kind, { from, to, years }));
      return { own, baseline: base };
    },
    jobs: (nodes, sectors) => {
      const there = (position: number) => jobsIn(comparison, position, nodes, sectors);
      return there(at) - there(0);
    },
    names: (nodes) => allOf(nodes.map((node) => nameOf(nodeIds[node]))),
    sectors: (sectors) => allOf(sectors.map((sector) => nameOf(sectorIds[sector]))),
    number: plain,
    money: (hundredMillions) => sum(hundredMillions, currency),
  };
}

/** Mean of an indicator of a place in a year over the replicates that an arm shares with the baseline; NaN without. */
export function meanAt(
  { variants, years, scopes, indicators }: Summary,
  at: number,
  whose: "own" | "baseline",
  [year, place, indicator]: [number, string, string],
): number {
  const [y, s, i] = [years.indexOf(year), scopes.indexOf(place), indicators.indexOf(indicator)];
  if (y < 0 || s < 0 || i < 0) return NaN;
  const cell = (y * scopes.length + s) * indicators.length + i;
  const { pairs, levels } = variants[at];
  // Of what the baseline never has there is no pair.
  return whose === "own" && pairs.own.count[cell] === 0 ? meanOf(levels, cell) : meanOf(pairs[whose], cell);
}

/** Firms or capital that moved between nodes over some years, mean over the replicates of an arm. */
function movedBetween(
  { variants, years }: Summary,
  at: number,
  kind: string,
  { from, to, years: span }: Record<"from" | "to" | "years", readonly number[]>,
): number {
  const { flows, replicates } = variants[at];
  const n = flows.nodes.length;
  const [k, size] = [flows.kinds.indexOf(kind), flows.kinds.length * n * n];
  let sum = 0;
  for (const year of span)
    for (const i of from)
      for (const j of to) if (i !== j) sum += flows.values[years.indexOf(year) * size + k * n * n + i * n + j];
  return sum / replicates.length;
}

/**
 * Jobs of some sectors in the cities among some nodes in the last year, mean over the replicates of an arm; thousands.
 */
function jobsIn(
  { summary, structures }: Comparison,
  at: number,
  nodes: readonly number[],
  sectors: Uint8Array,
): number {
  const row = sectorSums(structures[at], "employment");
  let total = 0;
  for (const node of nodes)
    for (let s = 0; s < sectors.length; s++) if (sectors[s]) total += row[node * sectors.length + s] ?? 0;
  return total / summary.variants[at].replicates.length;
}
