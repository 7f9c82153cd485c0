import {
  councilOf,
  governmentsOf,
  type Locate,
  mistakeAt,
  placed,
  type ResolvedScenario,
  regionOf,
  type UserError,
} from "../input/index.js";
import { grandCoalition, members, shapley } from "../maths/bargaining/index.js";
import { pow } from "../maths/numerics/elementary.js";
import { sumOf } from "../maths/numerics/sums.js";
import { CLUSTER, csvLine, estimateOf, type PlaceLevel, type Summary } from "../measures/results/index.js";
import {
  type CompareOptions,
  type Experiment,
  type Failure,
  type RunResult,
  type RunTask,
  runExperiment,
  SimulationError,
  type Workers,
} from "../runs/experiments/index.js";
import { t } from "../words/index.js";

/** All subsets of a package are run: 2 to the power of its levers. */
const MOST_LEVERS = 8;

/** What a package is explained by; the cluster has all of them, cities those that concern a city. */
const ATTRIBUTED = ["real-gdp", "real-consumption-per-head", "own-revenue", "revenue-per-head", "theil-t-gdp"] as const;

/** A lever's part in the effect of its package on one indicator in the last year. */
export interface AttributionRow {
  variant: string;
  year: number;
  place: string;
  level: PlaceLevel;
  indicator: string;
  /** "total" for the whole package. */
  lever: string;
  baselineMean: number;
  /**
   * Shapley value: what the lever adds, averaged over all orders of introduction. Mean over replicates and its 95 %
   * interval.
   */
  effect: number;
  ciLow: number;
  ciHigh: number;
  /** What it adds in the order in which it adds least, and most (of the means over replicates). */
  least: number;
  most: number;
  replicates: number;
}

/**
 * The scenario whose arms are the subsets of a variant's levers, called by them, in the order of masks (bit l: lever l
 * is in); the baseline has none of them. Parameters, governments and council of the variant hold in all arms: only the
 * levers are explained. Throws UserError for a package without levers, or with too many.
 */
export function subsetsOf(locate: Locate, scenario: ResolvedScenario, name: string): ResolvedScenario {
  const variant = scenario.variants[name];
  const { levers } = variant;
  if (levers.length === 0 || levers.length > MOST_LEVERS) throw wrongNumber(locate, name, levers.length);
  const labels = leverLabels(levers);
  const subsets = Array.from({ length: grandCoalition(levers.length) }, (_, k) => members(k + 1));
  return {
    ...scenario,
    region: regionOf(scenario, name),
    parameters: {},
    governments: governmentsOf(scenario, name),
    council: councilOf(scenario, name),
    variants: Object.fromEntries(
      subsets.map((subset) => [
        subset.map((l) => labels[l]).join(" + "),
        { label: variant.label, levers: subset.map((l) => levers[l]) },
      ]),
    ),
  };
}

/** Names of a package's levers: their types, numbered where a type occurs twice. */
export function leverLabels(levers: readonly { type: string; id?: unknown }[]): string[] {
  const plain = levers.map(({ type, id }) => (typeof id === "string" ? `${type} ${id}` : type));
  return plain.map((label, l) =>
    plain.filter((other) => other === label).length === 1
      ? label
      : `${label} ${plain.slice(0, l + 1).filter((other) => other === label).length}`,
  );
}

/**
 * Attribution of the package from the subsets' records of every replicate that is complete (`summary` keeps replicates,
 * arms in the order of masks).
 */
export function attribute(
  summary: Summary,
  variant: string,
  labels: readonly string[],
  places: readonly string[],
): AttributionRow[] {
  return places.flatMap((place) =>
    ATTRIBUTED.flatMap((indicator) => attributeOne(summary, { variant, place, indicator }, labels)),
  );
}

/**
 * Rows of one indicator at one place: each lever's Shapley value, then the effect of all; none where a run has no
 * value.
 */
function attributeOne(
  summary: Summary,
  what: { variant: string; place: string; indicator: string },
  labels: readonly string[],
): AttributionRow[] {
  const year = summary.years.length - 1;
  const { scopes, indicators, variants } = summary;
  const replicates = completeReplicates(summary);
  const scope = scopes.indexOf(what.place);
  const cell = (year * scopes.length + scope) * indicators.length + indicators.indexOf(what.indicator);
  const values = replicates.map((replicate) =>
    Float64Array.from(variants, (_, v) => summary.rows.row(v, replicate).values[cell]),
  );
  if (values.some((worths) => worths.some(Number.isNaN))) return [];
  const effects = values.map((worths) => worths.map((worth) => worth - worths[0]));
  const players = labels.length;
  const shares = effects.map((worths) => shapley({ players, values: worths }));
  const mean = effects[0].map((_, mask) => sumOf(effects, (worths) => worths[mask] / effects.length));
  const common = {
    ...what,
    level: summary.scopeLevels[scope],
    year: summary.years[year],
    baselineMean: sumOf(values, (worths) => worths[0] / values.length),
    replicates: replicates.length,
  };
  const row = (lever: string, parts: readonly number[], least: number, most: number): AttributionRow => {
    const { mean: effect, low: ciLow, high: ciHigh } = estimateOf(parts);
    return { ...common, lever, effect, ciLow, ciHigh, least, most };
  };
  const whole = grandCoalition(players);
  return [
    ...labels.map((label, l) => {
      const added = additions(mean, l);
      return row(
        label,
        shares.map((share) => share[l]),
        Math.min(...added),
        Math.max(...added),
      );
    }),
    row(
      "total",
      effects.map((worths) => worths[whole]),
      mean[whole],
      mean[whole],
    ),
  ];
}

/** Replicates in which the runs of all subsets were finished: the parts of a package need every one of them. */
function completeReplicates({ variants, replicates }: Summary): number[] {
  return replicates.filter((replicate) => variants.every((variant) => variant.replicates.includes(replicate)));
}

/** What a lever adds to every subset without it. */
function additions(worths: Float64Array, lever: number): number[] {
  const added = [];
  for (let mask = 0; mask < worths.length; mask++) {
    if (!((mask >> lever) & 1)) added.push(worths[mask | (1 << lever)] - worths[mask]);
  }
  return added;
}

const COLUMNS = [
  ...(["variant", "year", "place", "level", "indicator", "lever", "baselineMean", "effect"] as const),
  ...(["ciLow", "ciHigh", "least", "most", "replicates"] as const),
];

/** Lines of attribution.csv. */
export function* attributionCsv(rows: readonly AttributionRow[]): Generator<string> {
  yield csvLine(COLUMNS.map((key) => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)));
  for (const row of rows) yield csvLine(COLUMNS.map((key) => row[key]));
}

function wrongNumber(locate: Locate, name: string, count: number): UserError {
  return mistakeAt(
    placed(locate, ["variants", name, "levers"]),
    count === 0 ? "game.noLevers" : t("game.tooManyLevers", { count, subsets: pow(2, count) }),
    t("game.packageOfLevers", { most: MOST_LEVERS }),
    count === 0 ? "game.anotherVariant" : "game.splitPackage",
  );
}

/**
 * What each lever of a variant adds to its effect, from runs of all subsets of its levers in the replicates in which
 * all of them were finished (`complete`: how many). Throws UserError where it has no levers, or too many;
 * SimulationError where no replicate is complete.
 */
export async function attributePackage(
  locate: Locate,
  scenario: ResolvedScenario,
  variant: string,
  options: CompareOptions,
  workers?: Workers<RunTask, RunResult>,
): Promise<{ rows: AttributionRow[]; experiment: Experiment; complete: number }> {
  const subsets = subsetsOf(locate, scenario, variant);
  const experiment = await runExperiment(subsets, { ...options, keepReplicates: true }, workers);
  const { summary, failed } = experiment.comparison;
  const complete = completeReplicates(summary).length;
  if (summary.variants.length === 0 || complete === 0) throw noneComplete(failed);
  const labels = leverLabels(scenario.variants[variant].levers);
  const places = [CLUSTER, ...scenario.region.tables.cities.map(({ id }) => id)];
  return { rows: attribute(summary, variant, labels, places), experiment, complete };
}

function noneComplete(failed: readonly Failure[]): SimulationError {
  const [first] = failed;
  return new SimulationError(
    t("game.noneComplete", { variant: first?.variant, replicate: first?.replicate, reason: first?.text }),
  );
}
