import { lastYearOf, type ResolvedScenario } from "../../input/index.js";
import { INDICATORS } from "../../measures/indicators/index.js";
import {
  bandOfDraws,
  CLUSTER,
  type LeagueCell,
  type LeagueReport,
  type LeagueRow,
  shownValue,
} from "../../measures/results/index.js";
import { currencyOf, orNull } from "../../runs/experiments/index.js";
import {
  centralAndDrawn,
  type Draws,
  type OutcomeCell,
  type StudyOptions,
  type StudyPlan,
  valueIn,
} from "../../runs/studies/index.js";
import { english, type Text, textOf, unitText } from "../../words/index.js";

/**
 * What regions are compared by, in levels of the base year: in the order of the review paper's themes. Nothing that
 * counts provinces, of which one region has many and another a single one.
 */
const LEVELS: readonly string[] = [
  // What is made, and how it is spread.
  "real-gdp-per-head",
  "productivity",
  "theil-t-gdp",
  "core-periphery-gap",
  "output-concentration",
  // Division of labour.
  "complementarity",
  "krugman",
  "functional-division",
  "skilled-concentration",
  // Market and chains.
  "trade-freeness",
  "cross-city-input-share",
  "cluster-input-share",
  "price-dispersion",
  // Flows.
  "firm-relocation-rate",
  "gross-migration-rate",
  // Innovation and public finance.
  "skilled-share",
  "spillover-received",
  "revenue-per-head",
];

/** What the reform is judged by: effects in per cent. */
const EFFECTS: readonly string[] = [
  "real-gdp",
  "real-national-income",
  "real-final-consumption-per-head",
  "well-being",
  "theil-t-gdp",
  "complementarity",
  "cross-city-input-share",
  "functional-division",
  "own-revenue",
];

/** A region with the reform: the scenario of the reform set in it. */
export interface Contender extends Pick<StudyOptions, "load" | "list"> {
  scenario: ResolvedScenario;
}

/**
 * The reform in one region, at central values and in so many joint draws. Throws UserError where draws are asked for
 * and nothing is uncertain.
 */
export function planContender({ scenario, ...source }: Contender, draws: number): StudyPlan {
  return { ...centralAndDrawn(english(scenario.title), scenario, { ...source, draws }), cells: cellsOf(scenario) };
}

/** Regions side by side; `played` in the order of the table. The first variant is the reform. */
export function leagueOf(
  played: readonly (Draws & Pick<LeagueReport["regions"][number], "given">)[],
  draws: number,
  program: LeagueReport["program"],
): LeagueReport {
  const [first] = played as readonly [Draws];
  const [variant, { label, levers }] = Object.entries(first.scenario.variants)[0];
  const { title, question, startYear } = first.scenario;
  const from = levers.reduce((year, lever) => Math.min(year, lever.from), Infinity);
  return {
    schemaVersion: 2,
    holds: "league",
    program,
    reform: { title, question, variant, label },
    years: lastYearOf(first.scenario) + 1 - (Number.isFinite(from) ? from : startYear),
    worlds: draws,
    regions: played.map(({ scenario, results, given }) => ({
      id: scenario.region.id,
      label: scenario.region.label,
      currency: currencyOf(scenario),
      cities: scenario.region.tables.cities.length,
      failed: results.slice(1).filter((result) => "failure" in result).length,
      ...(draws > 0 && given && { given }),
    })),
    rows: [
      ...LEVELS.flatMap((indicator) => rowOf(played, "level", indicator)),
      ...EFFECTS.flatMap((indicator) => rowOf(played, "effect", indicator)),
    ],
  };
}

function cellsOf({ startYear, years }: ResolvedScenario): OutcomeCell[] {
  const last = startYear + years - 1;
  return [
    ...LEVELS.map((indicator) => ({ indicator, place: CLUSTER, year: startYear })),
    ...EFFECTS.map((indicator) => ({ indicator, place: CLUSTER, year: last })),
  ];
}

function rowOf(played: readonly Draws[], kind: LeagueRow["kind"], indicator: string): LeagueRow[] {
  const definition = INDICATORS.find(({ id }) => id === indicator);
  if (!definition) return [];
  const { label, unit, better } = definition;
  const values = played.map((one) => (kind === "level" ? levelsOf(one, indicator) : effectsOf(one, indicator)));
  const currencies = new Set(played.map(({ scenario }) => english(currencyOf(scenario))));
  const comparable = kind === "effect" || !unit.includes("{currency}") || currencies.size === 1;
  const centrals = values.map(([central]) => central);
  const shown = centrals.map((value) => shownValue(value, kind));
  const ranks = comparable && better !== "none" ? ranked(shown, better) : centrals.map(() => null);
  const cells = values.map((worlds, at) => cellOf(worlds, ranks[at]!));
  const form = kind === "level" ? "own" : "percent";
  return [{ kind, indicator, label, unit: unitText(unit, KEPT), form, better, cells }];
}

/** Regions have their own. */
const KEPT: Text = textOf("{currency}");

function cellOf([central, ...drawn]: readonly number[], rank: number | null): LeagueCell {
  const band = bandOfDraws(drawn);
  return { value: orNull(central), band: band && [band[0], band[2]], rank };
}

/** 1 for the best; values that are shown alike share a rank; no rank without a value. */
function ranked(values: readonly number[], better: "higher" | "lower"): (number | null)[] {
  return values.map((value) => {
    if (!Number.isFinite(value)) return null;
    return 1 + values.filter((other) => (better === "higher" ? other > value : other < value)).length;
  });
}

/** By world: of the baseline in the first year. */
function levelsOf(worlds: Draws, indicator: string): number[] {
  const cell = cellAt(worlds, indicator, worlds.scenario.startYear);
  return worlds.results.map((result) => valueIn(result, 0, cell));
}

/** By world: of the first variant against the baseline in the last year, in per cent. */
function effectsOf(worlds: Draws, indicator: string): number[] {
  const { scenario } = worlds;
  const cell = cellAt(worlds, indicator, lastYearOf(scenario));
  return worlds.results.map((result) => {
    const [before, after] = [valueIn(result, 0, cell), valueIn(result, 1, cell)];
    return (100 * (after - before)) / Math.abs(before);
  });
}

function cellAt({ cells }: Draws, indicator: string, year: number): number {
  return cells.findIndex((cell) => cell.indicator === indicator && cell.year === year);
}
