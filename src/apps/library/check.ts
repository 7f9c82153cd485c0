import { leversWithoutEffect, prepareScenario, rehearse, type WithoutEffect } from "../../runs/experiments/index.js";
import { type ParseOptions, parseScenario, placesOfInput, type Scenario, type ScenarioInput } from "./input.js";

/** A scenario that is valid. */
export interface Checked {
  /** With all defaults and its region. */
  scenario: Scenario;
  /** Levers that by the data can do nothing. */
  withoutEffect: WithoutEffect[];
}

/**
 * Reads a scenario, checks all of it and does what its runs do before their first year. Throws UserError where it is
 * not valid, SimulationError where there is no base year with its constants.
 */
export function check(scenario: ScenarioInput, options: ParseOptions = {}): Checked {
  const resolved = parseScenario(scenario, options);
  const prepared = prepareScenario(resolved);
  rehearse(prepared, placesOfInput(scenario, options));
  return { scenario: resolved, withoutEffect: leversWithoutEffect(prepared) };
}
