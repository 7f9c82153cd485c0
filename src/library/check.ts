import { leversWithoutEffect, prepareScenario, type WithoutEffect } from "../experiments/index.js";
import { type ParseOptions, parseScenario, type Scenario, type ScenarioInput } from "./input.js";

/** A scenario that is valid. */
export interface Checked {
  /** With all defaults and its region. */
  scenario: Scenario;
  /** Levers that by the data can do nothing. */
  withoutEffect: WithoutEffect[];
}

/**
 * Reads a scenario, checks all of it and calibrates its base year, without a run. Throws UserError where it is not valid, SimulationError where there
 * is no base year with its constants.
 */
export function check(scenario: ScenarioInput, options: ParseOptions = {}): Checked {
  const resolved = parseScenario(scenario, options);
  return { scenario: resolved, withoutEffect: leversWithoutEffect(prepareScenario(resolved)) };
}
