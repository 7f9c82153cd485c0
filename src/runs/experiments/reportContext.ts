import {
  BASELINE,
  type ChosenLever,
  chosenLeverName,
  chosenLeverQualifier,
  councilOf,
  firstYearOf,
  governmentsOf,
  groupsOf,
  lastYearOf,
  type ResolvedScenario,
} from "../../input/index.js";
import { parameterText } from "../../levers/document.js";
import { findLever, leverOf } from "../../levers/index.js";
import { log, log1p } from "../../maths/numerics/elementary.js";
import {
  LEAST_JOBS,
  type ObservedMeasure,
  observedBounds,
  SECTOR_MEASURES,
  sectorsOf,
  yearView,
} from "../../measures/indicators/index.js";
import {
  type Asked,
  type AuditSummary,
  type BeyondObserved,
  differs,
  type Manifest,
  pairsOf,
  type ReportContext,
  type Summary,
  worseAudit,
} from "../../measures/results/index.js";
import { allOf, quoted, type Text, t, textOf, unitText } from "../../words/index.js";
import { answerPlan, askedPlan, heldByRun } from "./answerPlan.js";
import { changesOf, meanAt } from "./changes.js";
import { collaborationOf, collaborationReport } from "./collaboration.js";
import { type Comparison, chanceBetween, sectorSums } from "./comparison.js";
import { armLabel, citiesOf, currencyOf, industriesOf, named as labelled, namesOf } from "./names.js";
import { ownCouncil, ownGovernments } from "./powers.js";
import type { PreparedScenario, PreparedVariant } from "./prepare.js";
import { leverCautions, withoutEffect, withoutEffectText } from "./withoutEffect.js";

/**
 * report.json: what the report needs beside the tables. Of variants only those that can be compared with the baseline.
 * `savingPaid`: of its focus (savingPaid.ts), which takes runs of its own; undefined where nobody looked.
 */
export function reportContext(
  prepared: PreparedScenario,
  comparison: Comparison,
  savingPaid?: number | null,
): ReportContext {
  const { scenario, variants, provinces } = prepared;
  const { region } = scenario;
  const { summary } = comparison;
  const compared = variants.filter((_, v) => pairsOf(summary, v).length > 0);
  const labelOf = ({ name }: PreparedVariant) => ({ id: name, label: armLabel(scenario, name) });
  const named = compared.map(labelOf);
  const focus = focusOf(scenario, summary);
  const nameOf = namesOf(scenario);
  const starts = variants.slice(1).flatMap((variant) => startsOf(variant, scenario));
  return {
    schemaVersion: 2,
    title: scenario.title,
    question: scenario.question,
    region: region.label,
    currency: currencyOf(scenario),
    variants: named,
    focus,
    answer: {
      ...answerPlan(scenario, summary),
      beyond: beyondObserved(prepared, comparison),
      chance: chanceBetween(comparison, heldByRun(scenario)),
      ...(savingPaid !== undefined && { savingPaid: { variant: focus, from: savingPaid } }),
    },
    changes: changesOf(prepared, comparison).filter(({ variant }) => named.some(({ id }) => id === variant)),
    reformYear: starts.length > 0 ? Math.min(...starts) : scenario.startYear,
    agglomerations: labelled(groupsOf(scenario)),
    provinces: [...new Set(provinces.slice(0, region.tables.cities.length))].map((id) => ({ id, label: nameOf(id) })),
    cities: citiesOf(region),
    outlines: (region.outlines ?? []).map((ring) => ring.map(([x, y]): [number, number] => [x, y])),
    hinterlands: labelled(region.hinterlands),
    sectors: industriesOf(region),
    labour: [...variants[0].calibration.world.economy.labourIds],
    collaboration: collaborationReport(summary, collaborationOf(summary, region.tables.sectors.length)),
    structure: compared.map(({ name }, v) => meanStructure(comparison, name, v === 0 ? focus : name)),
    employment: employmentOf(variants[0], provinces, region.baseYear),
    ...decidersOf(prepared),
    imitating: variants.map(({ name }) => name).filter((name) => governmentsOf(scenario, name).behaviour === "imitate"),
    unfinished: variants.filter((variant) => !compared.includes(variant)).map(labelOf),
    withoutEffect: withoutEffect(prepared, summary).map((one) =>
      withoutEffectText(one, quoted(armLabel(scenario, one.variant))),
    ),
    cautions: leverCautions(prepared),
    limits: limitsOf(variants[0]),
  };
}

/**
 * The variant that sentences and figures of a single one are about: the one that the scenario asks about, where it can
 * be compared, or else the last, by convention the widest package, of those in which anything differs from the
 * baseline.
 */
export function focusOf({ answer }: Pick<ResolvedScenario, "answer">, { variants }: Summary): string {
  const compared = variants.filter(({ pairs }) => pairs.replicates.length > 0);
  const asked = answer?.compare?.find((name) => name !== BASELINE && compared.some(({ variant }) => variant === name));
  return asked ?? (compared.filter(differs).at(-1) ?? compared.at(-1)!).variant;
}

/**
 * Location quotients of an arm, mean over the replicates that it shares with the baseline; of the baseline over those
 * that another shares with it. [city][sector]
 */
function meanStructure({ summary, structures }: Comparison, name: string, paired: string): number[][] {
  const other = summary.names.indexOf(paired);
  const { own, baseline } = structures[other];
  const sums = name === paired ? own : baseline;
  return sums!.map((row) => row.map((sum) => sum / pairsOf(summary, other).length));
}

/** Four digits are more than what is known of it. */
function employmentOf(
  { calibration, base }: PreparedVariant,
  provinces: PreparedScenario["provinces"],
  year: number,
): ReportContext["employment"] {
  const { world, structure } = calibration;
  const view = yearView(world.economy, provinces, base, base);
  const employed = sectorsOf(view)[SECTOR_MEASURES.indexOf("employment")];
  const { sectors } = world.economy;
  const values = view.cities.map((_, c) =>
    Array.from({ length: sectors }, (__, s) => Number(employed[c * sectors + s].toPrecision(4))),
  );
  return { year, imputed: structure.imputed, values };
}

/** Years in which levers, constants, choices of governments or a council begin to differ from the baseline. */
function startsOf({ name, levers }: PreparedVariant, scenario: ResolvedScenario): number[] {
  const { startYear, coordination, variants } = scenario;
  const governed = ownGovernments(scenario, name) ? [governmentsOf(scenario), governmentsOf(scenario, name)] : [];
  const choosing = governed.flatMap(({ behaviour, from = startYear }) => (behaviour === "fixed" ? [] : [from]));
  const councils = ownCouncil(scenario, name) ? [councilOf(scenario), councilOf(scenario, name)] : [];
  const meeting = councils.flatMap((council) => (council ? [council.from ?? firstYearOf(coordination!)] : []));
  const constants = Object.keys(variants[name]?.parameters ?? {}).length > 0 ? [startYear] : [];
  const own = levers.slice(scenario.baseline.levers.length);
  return [...own.map(({ from }) => from), ...choosing, ...meeting, ...constants];
}

/** A lever that governments choose, as a report names it. */
function chosenLever(
  lever: ChosenLever,
  nameOf: (id: string) => Text,
  currency: Text,
): { lever: string; label: Text; unit: Text } {
  const { label, unit } = parameterText(findLever(lever.type)!, lever.parameter);
  const named = chosenLeverQualifier(lever).split(/[ +]/);
  const names = named.filter((id) => id !== "" && id !== "all").map(nameOf);
  const qualified = t("experiments.leverOf", { label, ends: lever.with["ends"] !== undefined, names: allOf(names) });
  return { lever: chosenLeverName(lever), label: names.length > 0 ? qualified : label, unit: unitText(unit, currency) };
}

function distinct<Named extends { lever: string }>(levers: readonly Named[]): Named[] {
  return [...new Map(levers.map((one) => [one.lever, one])).values()];
}

function limitsOf({ calibration }: PreparedVariant): Text[] {
  const { structure, region } = calibration;
  return [
    ...(region.filledIn ?? []),
    ...(structure.imputed ? [t("experiments.cityStructureBelowThree")] : []),
    ...(region.exact ? [] : [t("experiments.observedTradeImbalancesReproduced")]),
  ];
}

/** A change, and how many times the bound it is, in logs. */
type Found = BeyondObserved & { times: number };

/** A variant beside the baseline, as far as it is held against what was observed. */
export interface Seen {
  scenario: ResolvedScenario;
  variant: Pick<PreparedVariant, "name" | "levers">;
  years: readonly number[];
  /** Level of an indicator at a city in a year, over that in the baseline. */
  ratio(city: string, indicator: "real-gdp" | "residents", year: number): number;
  /** What a sector does in a city in the last year, by their positions. */
  cell(whose: "own" | "baseline", measure: (typeof SECTOR_MEASURES)[number], city: number, sector: number): number;
}

interface Begun extends Seen {
  /** First year in which a city's GDP differs. */
  begun: number;
}

function beyondObserved({ scenario, variants }: PreparedScenario, comparison: Comparison): BeyondObserved[] {
  const { summary, structures } = comparison;
  const seen = variants.flatMap((variant, at): Seen[] => {
    if (at === 0 || summary.variants[at].pairs.replicates.length === 0) return [];
    const level = (whose: "own" | "baseline", ...cell: [number, string, string]) => meanAt(summary, at, whose, cell);
    return [
      {
        ...{ scenario, variant, years: summary.years },
        ratio: (city, indicator, year) =>
          level("own", year, city, indicator) / level("baseline", year, city, indicator),
        cell: (whose, measure, city, sector) => {
          const arm = whose === "own" ? at : 0;
          const sum = sectorSums(structures[arm], measure)[city * scenario.region.tables.sectors.length + sector];
          return (sum ?? NaN) / summary.variants[arm].replicates.length;
        },
      },
    ];
  });
  return beyondOf(seen);
}

/**
 * Cities and sectors of cities that change against the baseline by more than 98 of 100 cities were observed to, from
 * the first year in which the variant differs to the last; where that is within what was observed, to the year that is
 * farthest beyond. The farthest first.
 */
export function beyondOf(all: readonly Seen[]): BeyondObserved[] {
  const found = all.flatMap((seen): Found[] => {
    const { cities } = seen.scenario.region.tables;
    const begun = seen.years.find((year) => cities.some(({ id }) => seen.ratio(id, "real-gdp", year) !== 1));
    return begun === undefined ? [] : [...ofCities({ ...seen, begun }), ...ofSectors({ ...seen, begun })];
  });
  return found.sort((a, b) => b.times - a.times).map(({ times: _, ...row }) => row);
}

function ofCities(seen: Begun): Found[] {
  const years = seen.years.filter((year) => year >= seen.begun);
  return seen.scenario.region.tables.cities.flatMap(({ id }) =>
    (["real-gdp", "residents"] as const).flatMap((measure) => {
      const changes = years.flatMap((year) => beyond(seen, id, measure, year, seen.ratio(id, measure, year)));
      const last = changes.find((one) => one.years === years.length);
      if (last) return [{ ...last, ...(measure === "real-gdp" && largestPart(seen, last)) }];
      return changes.sort((a, b) => b.times - a.times).slice(0, 1);
    }),
  );
}

/** Jobs of sectors are known of the last year. */
function ofSectors(seen: Begun): Found[] {
  const { cities, sectors } = seen.scenario.region.tables;
  return cities.flatMap(({ id }, city) =>
    sectors.flatMap(({ label, labelZh }, sector) => {
      const [own, baseline] = (["own", "baseline"] as const).map((of) => seen.cell(of, "employment", city, sector));
      if (!(baseline >= LEAST_JOBS)) return [];
      const found = beyond(seen, id, "jobs", seen.years[seen.years.length - 1], own / baseline);
      return found.map((row) => ({ ...row, sector: textOf(label, labelZh) }));
    }),
  );
}

function beyond(seen: Begun, place: string, measure: ObservedMeasure, year: number, ratio: number): Found[] {
  const years = year - seen.begun + 1;
  const { low, high } = observedBounds(measure, years);
  const bound = ratio > 1 ? high : low;
  const times = log(ratio) / log1p(bound);
  if (!(times > 1)) return [];
  const { name } = seen.variant;
  return [{ variant: name, place, measure, years, change: ratio - 1, bound, times, ...onlyLever(seen) }];
}

function onlyLever({ scenario, variant }: Seen): Pick<BeyondObserved, "driver"> {
  const [only, ...others] = variant.levers.slice(scenario.baseline.levers.length);
  return only && others.length === 0 ? { driver: { kind: "lever", label: leverOf(only.type).label } } : {};
}

/** The sector whose value added changes most in the direction of the city's GDP. */
function largestPart({ scenario, cell }: Seen, { place, change }: Found): Pick<BeyondObserved, "driver"> {
  const { cities, sectors } = scenario.region.tables;
  const city = cities.findIndex(({ id }) => id === place);
  const changes = sectors.map(({ label, labelZh }, sector) => ({
    label: textOf(label, labelZh),
    part: cell("own", "value_added", city, sector) - cell("baseline", "value_added", city, sector),
  }));
  const [largest] = changes.sort((a, b) => Math.sign(change) * (b.part - a.part));
  return { driver: { kind: "sector", label: largest.label } };
}

/** What a scenario asks, changes and decides, before anything but `seen` has been run. */
export function askedOf(prepared: PreparedScenario, seen: readonly Seen[]): Asked {
  const { scenario } = prepared;
  return {
    answer: { ...askedPlan(scenario), equal: [], beyond: beyondOf(seen) },
    changes: changesOf(prepared),
    ...decidersOf(prepared),
  };
}

/** What governments may choose, and who may sign. */
function decidersOf({ scenario, variants }: PreparedScenario): Pick<Asked, "chosen" | "players"> {
  const nameOf = namesOf(scenario);
  const levers = variants.flatMap(({ name }) => governmentsOf(scenario, name).levers);
  return {
    chosen: distinct(levers.map((lever) => chosenLever(lever, nameOf, currencyOf(scenario)))),
    players: Object.keys(scenario.coordination?.players ?? {}),
  };
}

/** What a manifest says beside the experiment: which scenario it was, which program ran it, and how. */
export type Origin = Pick<Manifest, "program" | "node" | "scenario" | "modules" | "run">;

/** Where the results of an experiment come from. */
export function manifestOf(origin: Origin, prepared: PreparedScenario, comparison: Comparison): Manifest {
  const { scenario } = prepared;
  const { summary, failed } = comparison;
  const { run, ...made } = origin;
  return {
    schemaVersion: 2,
    ...made,
    seed: scenario.seed,
    replicates: summary.replicates.length,
    failed,
    ...(failed.length > 0 && { restsOn: restsOn(comparison) }),
    years: [scenario.startYear, lastYearOf(scenario)],
    variants: prepared.variants.map(({ name }) => name),
    audit: worstAudit(comparison),
    run,
  };
}

/**
 * How many replicates each arm rests on: the baseline on those that were finished, a variant on those that both
 * finished.
 */
export function restsOn({ summary }: Comparison): Record<string, number> {
  return Object.fromEntries(summary.names.map((name, v) => [name, pairsOf(summary, v).length]));
}

/** The worst of all arms; null where no run was finished. */
export function worstAudit({ summary }: Comparison): AuditSummary | null {
  const audits = summary.variants.flatMap(({ audit }) => audit ?? []);
  return audits.length > 0 ? audits.reduce(worseAudit) : null;
}
