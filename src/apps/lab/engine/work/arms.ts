import type { ArmNumbers } from "../armSpec.js";
import { watchArm } from "../arms.js";
import { scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";

/** Arms that were run before, by everything that they depend on. */
const known = new Map<string, ArmNumbers>();

export const armsWork: Work["arms"] = async ({ scenario, arms, places, indicators }, turn) => {
  const open = await scenarioNamed(scenario);
  const numbers: ArmNumbers[] = [];
  for (const spec of arms) {
    const key = JSON.stringify([scenario, spec, places, indicators]);
    numbers.push(known.get(key) ?? (await watched(key)));
    turn.step({ done: numbers.length, of: arms.length });

    async function watched(name: string): Promise<ArmNumbers> {
      const years = watchArm(open, spec, { places, indicators });
      for (let step = years.next(); ; step = years.next()) {
        if (step.done) {
          known.set(name, step.value);
          return step.value;
        }
        await turn.pause();
      }
    }
  }
  return numbers;
};
