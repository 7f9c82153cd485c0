import {
  flowKinds,
  INDICATORS,
  recordFlows,
  recordYear,
  type YearView,
} from "../../../../measures/indicators/index.js";
import { booksOf } from "../books.js";
import type { Arm, RunAsk, RunShape, RunYear } from "../calls.js";
import { type FinishedRun, idleNotes, keyOf, measured, type ReadyArm, readyArms, runArm, watched } from "../runs.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";

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

export const cityWork: Work["city"] = async (ask, { pause }) => {
  const arms = readyArms(await scenarioNamed(ask.world.scenario), ask.world, ask.policy);
  const before = await watched(arms[0], keyOf(0, ask), pause);
  const after = await watched(arms[1], keyOf(1, ask), pause);
  return booksOf([before.views[ask.at]!, after.views[ask.at]!], ask.city);
};

export const tableWork: Work["table"] = async (ask, { pause }) => {
  const arms = readyArms(await scenarioNamed(ask.world.scenario), ask.world, ask.policy);
  const baseline = await valuesOf(arms[0], await watched(arms[0], keyOf(0, ask), pause), pause);
  const policy = await valuesOf(arms[1], await watched(arms[1], keyOf(1, ask), pause), pause);
  return csvOf(arms[0], baseline, policy);
};

/** All indicators, year by year. [year][scope][indicator] */
async function valuesOf(
  { prepared: { scopes } }: ReadyArm,
  { views }: Awaited<ReturnType<typeof watched>>,
  pause: () => Promise<void>,
): Promise<Float64Array[]> {
  const years: Float64Array[] = [];
  for (const view of views) {
    const values = new Float64Array(scopes.length * INDICATORS.length);
    recordYear(view, scopes, values);
    years.push(values);
    await pause();
  }
  return years;
}

/** Cells without a value are left out, as in the tables of the command line. */
function csvOf({ prepared: { scenario, scopes } }: ReadyArm, baseline: Float64Array[], policy: Float64Array[]): string {
  const lines = ["year,place,indicator,baseline,policy"];
  for (const [y, before] of baseline.entries())
    for (const [s, { id: place }] of scopes.entries())
      for (const [k, { id }] of INDICATORS.entries()) {
        const cell = s * INDICATORS.length + k;
        const [was, is] = [before[cell]!, policy[y]![cell]!];
        if (!Number.isNaN(was) || !Number.isNaN(is))
          lines.push(`${scenario.startYear + y},${place},${id},${number(was)},${number(is)}`);
      }
  return lines.join("\n") + "\n";
}

function number(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}

/** Replicate by replicate, the baseline first: what is known so far is always paired. */
export const trialsWork: Work["trials"] = async (ask, { step, pause }) => {
  const open = await scenarioNamed(ask.world.scenario);
  const pairs = ask.policies.map((policy) => readyArms(open, ask.world, policy));
  const baseline = pairs[0]![0];
  const { scopes } = baseline.prepared;
  const indicators = measured(ask.indicators);
  const all = ask.replicates * (1 + pairs.length);
  let done = 0;

  async function lastYear(ready: ReadyArm, replicate: number): Promise<Float64Array> {
    const years = runArm(ready, replicate);
    for (let year = years.next(); ; year = years.next()) {
      await pause();
      if (!year.done) continue;
      const values = new Float64Array(scopes.length * indicators.length);
      recordYear(year.value.views.at(-1)!, scopes, values, indicators);
      return values;
    }
  }

  for (let replicate = 0; replicate < ask.replicates; replicate++) {
    step({ replicate, policy: "baseline", values: await lastYear(baseline, replicate), done: ++done, all });
    for (const [policy, [, own]] of pairs.entries())
      step({ replicate, policy, values: await lastYear(own, replicate), done: ++done, all });
  }
  return { scopes: scopes.map(({ id }) => id), indicators: indicators.map(({ id }) => id) };
};
