import { policyTimeline, type UsedUpLand, usedUpLand } from "../../calibrate/index.js";
import {
  BASELINE,
  chosenLevers,
  councilOf,
  dottedPath,
  governmentsOf,
  type LeverEntry,
  type Locate,
  lastYearOf,
  type Path,
  type Problem,
  type ResolvedScenario,
  throwProblems,
  yearsOf,
} from "../../input/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { YearGlance } from "../../model/engine/policyMaker.js";
import { LOOK_AHEAD_CLEARING, type Simulation } from "../../model/engine/simulation.js";
import { advice, joined, t } from "../../words/index.js";
import { calibrationOf, type PreparedScenario, type PreparedVariant, startSimulation } from "./prepare.js";

/**
 * All that every arm does before its first year: its base year, the policy of each year, firms, governments and
 * council; and the years in which its levers come and go, on cohorts. Throws SimulationError for the first arm that
 * cannot start or get through them, UserError for levers that take more land than there is.
 */
export function rehearse(prepared: PreparedScenario, locate: Locate): void {
  checkLand(prepared, locate);
  for (const arm of prepared.variants) {
    try {
      startSimulation(prepared, arm, 0);
      for (const year of yearsOf(prepared.scenario)) arm.policyOf(year);
      tryLevers(prepared, arm);
    } catch (error) {
      if (!(error instanceof SimulationError) || arm.name === BASELINE) throw error;
      throw new SimulationError(joined([arm.name, error.text], "colon"), error.details);
    }
  }
}

/**
 * From the first year in which levers change to the one after the last, when what was promised in it falls due: what
 * they cost beyond what there is shows at once. Where governments or a council choose, nothing is known before they do.
 */
function tryLevers(prepared: PreparedScenario, arm: PreparedVariant): void {
  const { scenario } = prepared;
  const changes = arm.levers
    .flatMap(({ from, to = Infinity }) => [Math.max(from, scenario.startYear), to + 1])
    .filter((year) => year <= lastYearOf(scenario));
  const { simulation, governments, council } = startSimulation(prepared, arm, null);
  if (governments || council) return;
  const { world } = simulation;
  // Before them nothing moves, unless the country grows.
  if (!world.growth) world.year = Math.min(...changes);
  const last = Math.min(Math.max(...changes) + 1, lastYearOf(scenario));
  while (world.year <= last) simulation.step();
}

/**
 * Throws UserError for levers that leave a city without land within the run, whatever else happens. Of an arm without a
 * base year it is its runs that tell.
 */
export function checkLand(prepared: PreparedScenario, locate: Locate): void {
  const found = prepared.variants.flatMap((arm) => landProblems(prepared, arm, locate));
  throwProblems([...new Map(found.map((problem) => [problem.path, problem])).values()]);
}

function landProblems({ scenario }: PreparedScenario, arm: PreparedVariant, locate: Locate): Problem[] {
  const calibration = calibrationOf(arm);
  if (!calibration) return [];
  const years = { first: scenario.startYear, last: lastYearOf(scenario) };
  const { nodeIds } = calibration.world.economy;
  return usedUpLand(calibration, arm.levers, years, openLevers(scenario, arm)).map(({ entry, ...used }) => {
    const path = pathOf(entry, scenario, arm);
    return { ...locate(path), path: dottedPath(path), value: entry.type, ...landText(used, entry, nodeIds) };
  });
}

/** What governments and a council of an arm may put in force beside its own levers. */
function openLevers(scenario: ResolvedScenario, { name }: PreparedVariant): LeverEntry[] {
  const fixed = governmentsOf(scenario, name).behaviour === "fixed";
  const chosen = fixed ? [] : (["low", "high"] as const).flatMap((end) => chosenLevers(scenario, name, end));
  const agreed = councilOf(scenario, name) ? (scenario.coordination?.agreement.levers ?? []) : [];
  return [...chosen.map(({ entry }) => entry), ...agreed];
}

/** An arm has the baseline's levers before its own. */
function pathOf(entry: LeverEntry, { baseline }: ResolvedScenario, { name, levers }: PreparedVariant): Path {
  const at = levers.indexOf(entry);
  const common = baseline.levers.length;
  return at < common ? ["baseline", "levers", at] : ["variants", name, "levers", at - common];
}

function landText(
  { year, node, kind, stock }: Omit<UsedUpLand, "entry">,
  { from }: LeverEntry,
  nodeIds: readonly string[],
): ReturnType<typeof advice> {
  return advice(
    t("experiments.landRunsOut", { node: nodeIds[node], from, year, kind }),
    t("experiments.someLand", { node: nodeIds[node], stock: Number(stock.toPrecision(3)), kind }),
    "experiments.takeLess",
  );
}

/** Years that somebody looks ahead at. */
export interface Span {
  from: number;
  years: number;
}

/**
 * Runs an arm with further levers and tells what governments see of the years of the span: no records, no audit. The
 * years before the span, in which the further levers must not be in force, are run once for all look-aheads on cohorts.
 */
export class LookAhead {
  /** The arm on cohorts at the start of the span. */
  private past: Simulation | undefined;

  constructor(
    private readonly prepared: PreparedScenario,
    private readonly arm: PreparedVariant,
    private readonly span: Span,
  ) {}

  /**
   * The years of the span, and on to `most` years as far as these can be simulated. `replicate`: null = firms as
   * cohorts, without chance. Throws SimulationError where a year of the span cannot be simulated.
   */
  see(levers: readonly LeverEntry[], replicate: number | null, most = this.span.years): YearGlance[] {
    const policyOf = policyTimeline(this.arm.calibration, [...this.arm.levers, ...levers]);
    const simulation = this.fork(policyOf, replicate) ?? this.run(policyOf, replicate);
    const seen: YearGlance[] = [];
    try {
      while (seen.length < most) seen.push(finite(simulation.glance(), simulation.world.year - 1));
    } catch (error) {
      if (!(error instanceof SimulationError) || seen.length < this.span.years) throw error;
    }
    return seen;
  }

  /** A fork carries neither agents nor choosing governments: undefined for these. */
  private fork(policyOf: PreparedVariant["policyOf"], replicate: number | null): Simulation | undefined {
    if (replicate !== null || this.prepared.scenario.governments.behaviour !== "fixed") return undefined;
    this.past ??= this.run(this.arm.policyOf, null);
    return this.past.fork(policyOf);
  }

  /** A simulation that stands at the start of the span. */
  private run(policyOf: PreparedVariant["policyOf"], replicate: number | null): Simulation {
    const options = { policyOf, clearing: LOOK_AHEAD_CLEARING };
    const { simulation } = startSimulation(this.prepared, this.arm, replicate, options);
    while (simulation.world.year < this.span.from) simulation.glance();
    return simulation;
  }
}

function finite(glance: YearGlance, year: number): YearGlance {
  if (glance.realGdp.every(Number.isFinite)) return glance;
  throw new SimulationError(t("experiments.gdpNoNumber", { year }), { year });
}
