import { policyTimeline } from "../../calibrate/index.js";
import type { LeverEntry } from "../../input/index.js";
import { SimulationError } from "../../model/engine/errors.js";
import type { YearGlance } from "../../model/engine/policyMaker.js";
import { LOOK_AHEAD_CLEARING, type Simulation } from "../../model/engine/simulation.js";
import { t } from "../../words/index.js";
import type { PreparedScenario, PreparedVariant } from "./prepare.js";
import { startSimulation } from "./start.js";

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
  private readonly prepared: PreparedScenario;
  private readonly arm: PreparedVariant;
  private readonly span: Span;
  /** The arm on cohorts at the start of the span. */
  private past: Simulation | undefined;

  constructor(prepared: PreparedScenario, arm: PreparedVariant, span: Span) {
    this.prepared = prepared;
    this.arm = arm;
    this.span = span;
  }

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
