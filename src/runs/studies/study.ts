import { armsOf, hasChance, mistakeAt, nearestName, type ResolvedScenario, type UserError } from "../../input/index.js";
import { bandOf, CLUSTER, FEWEST_DRAWS, givenOf, type Uncertainty } from "../../measures/results/index.js";
import { t } from "../../words/index.js";
import { directionsOf, heldByRun, prepareScenario } from "../experiments/index.js";
import { type Cases, casesOf, type Draws, type DrawTask, type StudyPlan, valueIn } from "./cases.js";
import { type Factor, uncertainFactors } from "./factor.js";
import { type DrawList, drawsOf, FROM_RANGES } from "./jointDraws.js";
import { CHOSEN, cellsOfTold, sameCell } from "./outcomes.js";
import { type DesignedDraws, summarise } from "./uncertainty.js";

export interface StudyOptions {
  /** Draws. */
  draws: number;
  /** Beginnings of names of figures that keep their central values, such as "barriers". */
  held: readonly string[];
  /** Of the region; default: from its ranges. */
  list?: DrawList;
  /** The scenario with a number of its own replaced, read and checked anew. */
  load(path: string, value: number): ResolvedScenario;
}

/** A study before its draws are run. */
export interface PlannedStudy extends Cases {
  list: DrawList;
}

/**
 * Draws the uncertain parameters of a scenario. Throws UserError where nothing is uncertain, or `held` names nothing.
 */
export function planStudy(file: string, scenario: ResolvedScenario, options: StudyOptions): PlannedStudy {
  const studied = onCohorts(scenario);
  const all = uncertainFactors(studied, (path, value) => onCohorts(options.load(path, value)));
  checkHeld(options.held, all);
  const factors = all.filter(({ name }) => !options.held.some((start) => isUnder(name, start)));
  if (factors.length === 0) throw nothingUncertain(file, options.held);
  const { draws, list = FROM_RANGES } = options;
  const own = new Set(scenario.uncertain.map(({ path }) => path));
  const cases = casesOf(studied, factors, drawsOf(factors, draws, list, own));
  // One stream of chance for all draws would tell of a single path of decisions.
  const apart = decidesByChance(studied);
  const tasks = cases.tasks.map(
    (task, draw): DrawTask => ({ ...task, directed: true, ...(apart && { replicate: draw }) }),
  );
  return { ...cases, tasks, list };
}

/** Whether governments that learn, or members of a council, leave to chance what they do in some arm of a study. */
const decidesByChance = (studied: ResolvedScenario) => armsOf(studied).some((arm) => hasChance(studied, arm));

/**
 * Central values, then so many joint draws of the list, on cohorts. Throws UserError where draws are asked for and
 * nothing is uncertain.
 */
export function centralAndDrawn(
  file: string,
  scenario: ResolvedScenario,
  options: Omit<StudyOptions, "held">,
): StudyPlan {
  const drawn = options.draws > 0 ? planStudy(file, scenario, { ...options, held: [] }).tasks : [];
  // Nobody is told which way levers go.
  const tasks = [{ changes: [], replicate: 0 }, ...drawn.map((task) => ({ ...task, directed: false }))];
  return { scenario: onCohorts(scenario), tasks, replicates: 1, given: givenOf(options.list ?? FROM_RANGES) };
}

/** The scenario as a study runs it: firms as cohorts, without chance. */
export function onCohorts(scenario: ResolvedScenario): ResolvedScenario {
  return { ...scenario, population: "cohorts", replicates: 1 };
}

/** A study that has been run: what it says, and the draws themselves. */
export interface Study {
  drawn: DesignedDraws;
  said: Omit<Uncertainty, "program" | "subject">;
}

/** What the draws of a plan say. `target`: what an effect on welfare should reach, in per cent of the baseline. */
export function studyOf(
  {
    factors,
    values,
    list,
  }: Pick<PlannedStudy, "factors" | "values"> & { list: Pick<DrawList, "seed" | "from" | "data"> },
  draws: Draws,
  { target, held }: { target: number; held: readonly string[] },
): Study {
  const drawn = { factors, values, draws };
  const { effects, ...rest } = summarise(drawn, target);
  const said = {
    schemaVersion: 1 as const,
    holds: "study of uncertainty" as const,
    seed: list.seed,
    from: list.from,
    ...(list.data && { data: list.data }),
    ...(decidesByChance(draws.scenario) && { byChance: true }),
    draws: values.length,
    target,
    held: [...held],
    ...rest,
    effects: effects.filter(({ worlds }) => worlds >= FEWEST_DRAWS),
    ...turnedIn(draws),
    ...chosenIn(draws),
    paired: pairedOf(draws),
  };
  return { drawn, said };
}

/** Whether any variant has a band: where too few draws could be run there is nothing to tell. */
export function hasBands({ effects }: Pick<Uncertainty, "effects">): boolean {
  return effects.some(({ place }) => place === CLUSTER);
}

function isUnder(name: string, start: string): boolean {
  return name === start || name.startsWith(`${start}.`);
}

function checkHeld(held: readonly string[], factors: readonly Factor[]): void {
  for (const start of held) {
    if (factors.some(({ name }) => isUnder(name, start))) continue;
    const names = factors.map(({ name }) => name);
    const nearest = nearestName(start, [...new Set([...names, ...names.map((name) => name.split(".")[0])])]);
    const place = { file: "--hold", value: start, nearest };
    throw mistakeAt(place, "study.noUncertainFigure", "study.barriersParameters", "study.figuresUncertain");
  }
}

function nothingUncertain(file: string, held: readonly string[]): UserError {
  const what = held.length > 0 ? t("study.leavesNothing") : t("study.saysOfNoFigure");
  return mistakeAt(file, t("study.withItsRegion", { what }), "study.oneFigureRange", "study.giveRange");
}

/**
 * Levers that raise what they set at central values, or lower it, and do not in some draws, where what they replace is
 * uncertain.
 */
function turnedIn({ scenario, results }: Draws): Pick<Uncertainty, "turned"> {
  const drawn = results.flatMap((result) => ("failure" in result || !result.directions ? [] : [result.directions]));
  if (drawn.length === 0) return {};
  const turned = directionsOf(prepareScenario(scenario)).flatMap(({ key, direction, ...lever }) => {
    const others = drawn.filter((draw) => (draw[key] ?? direction) !== direction).length;
    return direction === 0 || others === 0 ? [] : [{ ...lever, rises: direction > 0, share: others / drawn.length }];
  });
  return turned.length > 0 ? { turned } : {};
}

/** What governments of each arm chose in the end, over the draws that tell it. */
function chosenIn({ arms, cells, results }: Draws): Pick<Uncertainty, "chosen"> {
  const chosen = arms.flatMap((variant, arm) =>
    cells.flatMap(({ indicator }, cell) => {
      if (!indicator.startsWith(CHOSEN)) return [];
      const values = results.map((result) => valueIn(result, arm, cell)).filter(Number.isFinite);
      if (values.length < FEWEST_DRAWS) return [];
      return [{ variant, lever: indicator.slice(CHOSEN.length), mean: bandOf(values) }];
    }),
  );
  return chosen.length > 0 ? { chosen } : {};
}

type Paired = NonNullable<Uncertainty["paired"]>;

/** What the answer tells of every run in every draw, so that any two can be told apart; null where a run failed. */
export function pairedOf({ scenario, arms, cells, cities, results }: Draws): Paired {
  return heldByRun(scenario, cities).flatMap((told) => {
    const at = cellsOfTold(told).map((cell) => cells.findIndex((one) => sameCell(one, cell)));
    if (at.includes(-1)) return [];
    const summed = (draw: Draws["results"][number], arm: number) => {
      const value = at.reduce((sum, cell) => sum + valueIn(draw, arm, cell), 0);
      return Number.isNaN(value) ? null : value;
    };
    const runs = arms.map((name, arm) => [name, results.map((draw) => summed(draw, arm))] as const);
    return [{ ...told, runs: Object.fromEntries(runs) }];
  });
}
