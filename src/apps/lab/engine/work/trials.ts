import { recordYear } from "../../../../measures/indicators/index.js";
import { measured } from "../measured.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";
import { type ReadyArm, readyArms, runArm } from "../session.js";

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
