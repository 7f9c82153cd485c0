import { type ResolvedScenario, withVariant } from "../../../input/index.js";
import type { YearView } from "../../../measures/indicators/index.js";
import type { PolicyEvent } from "../../../measures/results/index.js";
import {
  type KnownWorlds,
  leversWithoutEffect,
  type PreparedScenario,
  type PreparedVariant,
  prepareScenario,
  watchYears,
} from "../../../runs/experiments/index.js";
import { t } from "../../../words/index.js";
import { parseScenario, type Scenario } from "../../library/input.js";
import type { Pack } from "../../library/pack.js";
import type { IdleNote } from "./calls.js";
import { fileOf, regionAlone } from "./freeScenario.js";
import type { PolicySpec, WorldSpec } from "./worlds.js";

/** Name of the variant that a policy of the lab is run as. */
export const LAB = "lab";

/** A scenario that has been read, and its worlds that have been calibrated. */
export interface OpenScenario {
  name: string;
  pack: Pack;
  scenario: Scenario;
  worlds: KnownWorlds;
  /** What a scenario file says that goes on from this one. */
  base: Readonly<Record<string, unknown>>;
}

/** A run with everything that was seen of its years. */
export interface FinishedRun {
  views: readonly YearView[];
  events: readonly PolicyEvent[];
}

/** Reads a scenario of the lab from its pack. Throws UserError, SimulationError. */
export function openScenario(name: string, pack: Pack): OpenScenario {
  const { file, files } = fileOf(name, pack);
  const scenario = parseScenario(files[file]!, { file, files });
  return { name, pack, scenario, worlds: new Map(), base: baseOf(name, scenario) };
}

function baseOf(name: string, { question, startYear, years }: Scenario): OpenScenario["base"] {
  const region = regionAlone(name);
  return region === undefined ? { extends: name } : { question, region: `regions/${region}`, startYear, years };
}

/** The scenario of a world with one policy. Throws UserError where the policy is not valid. */
export function scenarioOf({ scenario }: OpenScenario, world: WorldSpec, policy: PolicySpec): ResolvedScenario {
  const { seed, population } = world;
  const written = { label: t("lab.policy"), levers: policy.levers };
  const like = policy.like === undefined ? undefined : scenario.variants[policy.like];
  return withVariant({ ...scenario, seed, population }, { name: LAB, written, like });
}

/** An arm that can be run. */
export interface ReadyArm {
  prepared: PreparedScenario;
  arm: PreparedVariant;
}

export function readyArms(open: OpenScenario, world: WorldSpec, policy: PolicySpec): [ReadyArm, ReadyArm] {
  const prepared = prepareScenario(scenarioOf(open, world, policy), undefined, open.worlds);
  const [baseline, own] = prepared.variants;
  return [
    { prepared, arm: baseline! },
    { prepared, arm: own! },
  ];
}

/** Runs an arm, with a stop after each year. Throws SimulationError where it cannot be finished. */
export function* runArm({ prepared, arm }: ReadyArm, replicate = 0): Generator<YearView, FinishedRun> {
  const views: YearView[] = [];
  const years = watchYears(prepared, arm, replicate);
  for (let step = years.next(); ; step = years.next()) {
    if (step.done) return { views, events: step.value };
    views.push(step.value);
    yield step.value;
  }
}

/** Levers of the policy that change nothing. */
export function idleNotes({ prepared }: ReadyArm): IdleNote[] {
  return leversWithoutEffect(prepared).flatMap(({ variant, lever, reason }) =>
    variant === LAB && lever !== undefined ? [{ lever, reason }] : [],
  );
}
