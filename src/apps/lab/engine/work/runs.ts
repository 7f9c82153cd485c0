import { UserError, withVariant } from "../../../../input/index.js";
import {
  flowKinds,
  INDICATORS,
  recordFlows,
  SECTOR_MEASURES,
  sectorsOf,
  type YearView,
} from "../../../../measures/indicators/index.js";
import { csvLine, type PolicyEvent } from "../../../../measures/results/index.js";
import {
  askedOf,
  cautionsOfArm,
  currencyOf,
  prepareScenario,
  type Seen,
  SimulationError,
} from "../../../../runs/experiments/index.js";
import { english, t, unitText } from "../../../../words/index.js";
import { type ArmNumbers, type ArmSpec, type Chosen, cellOf, type Reading, type RunShape } from "../calls.js";
import {
  booksOf,
  type FinishedRun,
  finished,
  idleNotes,
  idsOf,
  imitates,
  measured,
  pairOf,
  type ReadyArm,
  readyArms,
  runArm,
  valuesOf,
} from "../runs.js";
import { type OpenScenario, scenarioNamed } from "../scenarios.js";
import type { Work } from "../serve.js";

export const runWork: Work["run"] = async (ask, { step, pause }) => {
  const { arms, run, prepared } = await pairOf(ask);
  const { scenario, scopes, variants } = prepared;
  const indicators = measured(ask.indicators);
  const shape = {
    years: Array.from({ length: scenario.years }, (_, year) => scenario.startYear + year),
    scopes: idsOf(scopes),
    indicators: idsOf(indicators),
    nodes: variants[0]!.calibration.world.economy.nodeIds,
  };
  step({ shape });
  const runs = await run(pause, (arm, view, at) => {
    step({ arm, year: { at, values: valuesOf(view, scopes, indicators), flows: flowsOf(view, ask.flows) } });
  });
  const asked = askedOf(prepared, [seenOf(arms[1], runs, shape)]);
  const [, own] = arms;
  const cautions = cautionsOfArm(own.prepared, own.arm);
  return { events: runs[1].events, imitates: imitates(own), idle: idleNotes(own), cautions, asked };
};

/** The policy beside its baseline, to be held against what was observed. */
function seenOf(
  { prepared: { scenario }, arm }: ReadyArm,
  runs: readonly FinishedRun[],
  { years, nodes }: RunShape,
): Seen {
  const [base, own] = runs.map(({ views }) => views);
  const level = (view: YearView, city: string, indicator: "real-gdp" | "residents") => {
    const { accounts, residents } = view.outcome;
    return (indicator === "residents" ? residents : accounts.realGdp)[nodes.indexOf(city)]!;
  };
  const last = { own: sectorsOf(own!.at(-1)!), baseline: sectorsOf(base!.at(-1)!) };
  return {
    ...{ scenario, variant: arm, years },
    ratio(city, indicator, year) {
      const at = years.indexOf(year);
      return level(own![at]!, city, indicator) / level(base![at]!, city, indicator);
    },
    cell: (whose, measure, city, sector) =>
      last[whose][SECTOR_MEASURES.indexOf(measure)]![city * scenario.region.tables.sectors.length + sector]!,
  };
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

export const cityWork: Work["city"] = async (ask, { pause }) => {
  const runs = await (await pairOf(ask)).run(pause);
  return booksOf([runs[0].views[ask.at]!, runs[1].views[ask.at]!], ask.city);
};

/** Cells without a value are left out, as in the tables of the command line. */
export const tableWork: Work["table"] = async (ask, { pause }) => {
  const { run, prepared } = await pairOf(ask);
  const { scenario, scopes } = prepared;
  const [before, after] = await run(pause);
  const currency = currencyOf(scenario);
  const units = INDICATORS.map(({ unit }) => english(unitText(unit, currency)));
  const lines = ["year,place,indicator,unit,baseline,policy\n"];
  for (const [year, view] of before.views.entries()) {
    const [was, is] = [view, after.views[year]!].map((one) => valuesOf(one, scopes, INDICATORS));
    for (const [s, { id: place }] of scopes.entries())
      for (const [k, { id }] of INDICATORS.entries()) {
        const values = [was, is].map((all) => all![s * INDICATORS.length + k]!);
        if (!values.every(Number.isNaN))
          lines.push(csvLine([scenario.startYear + year, place, id, units[k]!, ...values.map(field)]));
      }
    await pause();
  }
  return lines.join("");
};

function field(value: number): string {
  return Number.isNaN(value) ? "" : String(value);
}

/** Replicate by replicate, the baseline first: what is known so far is always paired. */
export const trialsWork: Work["trials"] = async (ask, { step, pause }) => {
  const open = await scenarioNamed(ask.world.scenario);
  const pairs = ask.policies.flatMap((policy, at) => {
    try {
      return [{ at, arms: readyArms(open, ask.world, policy) }];
    } catch (error) {
      if (ask.leavesOut && at > 0 && error instanceof UserError) return [];
      throw error;
    }
  });
  const [baseline] = pairs[0]!.arms;
  const { scopes } = baseline.prepared;
  const indicators = measured(ask.indicators);
  const all = ask.replicates * (1 + pairs.length);
  let done = 0;
  const one = async (policy: number | "baseline", ready: ReadyArm, replicate: number) => {
    done++;
    try {
      const { views } = await finished(runArm(ready, replicate), pause);
      step({ replicate, policy, values: valuesOf(views.at(-1)!, scopes, indicators), done, all });
    } catch (error) {
      const mayFail = ask.leavesOut && policy !== "baseline" && policy > 0;
      if (!mayFail || !(error instanceof SimulationError)) throw error;
    }
  };
  for (let replicate = 0; replicate < ask.replicates; replicate++) {
    await one("baseline", baseline, replicate);
    for (const { at, arms } of pairs) await one(at, arms[1], replicate);
  }
  return { scopes: idsOf(scopes), indicators: idsOf(indicators) };
};

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
    return years.map((values) => values[cell] ?? NaN);
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
