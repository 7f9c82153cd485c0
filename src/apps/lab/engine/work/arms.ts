import { withVariant } from "../../../../input/index.js";
import type { YearView } from "../../../../measures/indicators/index.js";
import type { PolicyEvent } from "../../../../measures/results/index.js";
import { prepareScenario } from "../../../../runs/experiments/index.js";
import { t } from "../../../../words/index.js";
import { type ArmNumbers, type ArmSpec, type Chosen, cellOf, type Reading } from "../calls.js";
import { finished, idsOf, measured, type ReadyArm, runArm, valuesOf } from "../runs.js";
import { type OpenScenario, scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";

/** Arms that were run before, by everything that they depend on. */
const known = new Map<string, ArmNumbers>();

export const armsWork: Work["arms"] = async ({ scenario, arms, ...reading }, { step, pause }) => {
  const open = await scenarioNamed(scenario);
  const numbers: ArmNumbers[] = [];
  for (const spec of arms) {
    const key = JSON.stringify([scenario, spec, reading]);
    const one = known.get(key) ?? (await finished(watchArm(open, spec, reading), pause));
    known.set(key, one);
    numbers.push(one);
    step({ done: numbers.length, of: arms.length });
  }
  return numbers;
};

/** Runs an arm, with a stop after each year. Throws UserError, SimulationError. */
export function* watchArm(
  open: OpenScenario,
  spec: ArmSpec,
  { places, indicators }: Reading,
): Generator<YearView, ArmNumbers> {
  const ready = readyArm(open, spec);
  const { scopes } = ready.prepared;
  const read = measured(indicators);
  const { views, events } = yield* runArm(ready);
  const years = views.map((view) => valuesOf(view, scopes, read));
  const shape = { scopes: idsOf(scopes), indicators: idsOf(read) };
  const series = (place: string, indicator: string) => {
    const cell = cellOf(shape, place, indicator);
    return years.map((values) => values[cell] ?? Number.NaN);
  };
  return { values: places.map((place) => indicators.map((id) => series(place, id))), chosen: chosenIn(events) };
}

function readyArm({ scenario, worlds }: OpenScenario, { seed, ...spec }: ArmSpec): ReadyArm {
  const chance = seed === undefined ? ({ population: "cohorts" } as const) : ({ population: "agents", seed } as const);
  const written = { label: t("lab.arm"), ...spec };
  const prepared = prepareScenario(withVariant({ ...scenario, ...chance }, { name: ARM, written }), [ARM], worlds);
  return { prepared, arm: prepared.variants[0]! };
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
