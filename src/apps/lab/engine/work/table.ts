import { INDICATORS, recordYear } from "../../../../measures/indicators/index.js";
import { keyOf, watched } from "../runs.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";
import { type ReadyArm, readyArms } from "../session.js";

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
