import { withVariant } from "../../../../input/index.js";
import { recordYear } from "../../../../measures/indicators/index.js";
import type { PolicyEvent } from "../../../../measures/results/index.js";
import { type PreparedScenario, prepareScenario, watchYears } from "../../../../runs/experiments/index.js";
import { t } from "../../../../words/index.js";
import type { ArmNumbers, ArmSpec, Chosen, Reading } from "../calls.js";
import { measured } from "../runs.js";
import { type OpenScenario, scenarioNamed } from "../scenarios.js";
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

/** Runs an arm, with a stop after each year. Throws UserError, SimulationError. */
export function* watchArm(open: OpenScenario, spec: ArmSpec, reading: Reading): Generator<void, ArmNumbers> {
  const prepared = preparedArm(open, spec);
  const indicators = measured(reading.indicators);
  const columns = reading.indicators.map((id) => indicators.findIndex((one) => one.id === id));
  const rows = reading.places.map((id) => prepared.scopes.findIndex((scope) => scope.id === id));
  const values = rows.map(() => columns.map((): number[] => []));
  const years = watchYears(prepared, prepared.variants[0]!, 0);
  let step = years.next();
  for (; !step.done; step = years.next()) {
    const cells = new Float64Array(prepared.scopes.length * indicators.length);
    recordYear(step.value, prepared.scopes, cells, indicators);
    for (const [p, row] of rows.entries())
      for (const [k, column] of columns.entries())
        values[p]![k]!.push(row < 0 || column < 0 ? Number.NaN : cells[row * indicators.length + column]!);
    yield;
  }
  return { values, chosen: chosenIn(step.value) };
}

function preparedArm({ scenario, worlds }: OpenScenario, spec: ArmSpec): PreparedScenario {
  const { levers, parameters, governments, seed } = spec;
  const variant = {
    label: t("lab.arm"),
    levers,
    ...(parameters ? { parameters } : {}),
    ...(governments ? { governments } : {}),
  };
  const chance = seed === undefined ? ({ population: "cohorts" } as const) : ({ population: "agents", seed } as const);
  return prepareScenario(withVariant({ ...scenario, ...chance }, { name: ARM, written: variant }), [ARM], worlds);
}

const ARM = "arm";

function chosenIn(events: readonly PolicyEvent[]): Chosen[] {
  return events.flatMap(({ year, actor, patches }) =>
    patches.flatMap(({ path, value }) => {
      const chosen = path[0] === "governments" && path.length === 3 ? (value as { value?: unknown }).value : undefined;
      return typeof chosen === "number" ? [{ year, city: actor, value: chosen }] : [];
    }),
  );
}
