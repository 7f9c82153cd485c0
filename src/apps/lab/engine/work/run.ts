import { flowKinds, recordFlows, recordYear, type YearView } from "../../../../measures/indicators/index.js";
import type { Arm, RunAsk, RunShape, RunYear } from "../calls.js";
import { measured } from "../measured.js";
import { keyOf, watched } from "../runs.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";
import { type FinishedRun, idleNotes, type ReadyArm, readyArms } from "../session.js";

export const runWork: Work["run"] = async (ask, turn) => {
  const open = await scenarioNamed(ask.world.scenario);
  const arms = readyArms(open, ask.world, ask.policy);
  turn.step({ shape: shapeOf(arms[0], ask) });
  const send = (arm: Arm) => (view: YearView, at: number) => turn.step({ arm, year: yearOf(arms[arm], view, at, ask) });
  const runs: FinishedRun[] = [];
  for (const arm of [0, 1] as const) runs.push(await watched(arms[arm], keyOf(arm, ask), turn.pause, send(arm)));
  return { events: runs[1]!.events, baselineEvents: runs[0]!.events, idle: idleNotes(arms[1]) };
};

function yearOf({ prepared: { scopes } }: ReadyArm, view: YearView, at: number, ask: RunAsk): RunYear {
  const indicators = measured(ask.indicators);
  const values = new Float64Array(scopes.length * indicators.length);
  recordYear(view, scopes, values, indicators);
  return { at, values, flows: flowsOf(view, ask.flows) };
}

/** Flows of some kinds, summed. [from*n + to] */
function flowsOf({ economy, outcome }: YearView, kinds: readonly string[]): Float64Array {
  const pairs = economy.nodes * economy.nodes;
  const known = flowKinds(economy);
  const all = new Float64Array(known.length * pairs);
  recordFlows(economy, outcome, all);
  const sum = new Float64Array(pairs);
  for (const [k, kind] of known.entries())
    if (kinds.includes(kind)) for (let cell = 0; cell < pairs; cell++) sum[cell]! += all[k * pairs + cell]!;
  return sum;
}

function shapeOf({ prepared: { scenario, scopes, variants } }: ReadyArm, { indicators }: RunAsk): RunShape {
  return {
    years: Array.from({ length: scenario.years }, (_, year) => scenario.startYear + year),
    scopes: scopes.map(({ id }) => id),
    indicators: measured(indicators).map(({ id }) => id),
    nodes: variants[0]!.calibration.world.economy.nodeIds,
  };
}
