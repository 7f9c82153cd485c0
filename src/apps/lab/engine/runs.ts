import { stringify } from "yaml";
import { governmentsOf, type ResolvedScenario, withVariant } from "../../../input/index.js";
import {
  columnSums,
  INDICATORS,
  type IndicatorDefinition,
  locationQuotients,
  recordYear,
  type Scope,
  type YearView,
} from "../../../measures/indicators/index.js";
import { employmentByNode } from "../../../measures/indicators/view.js";
import type { PolicyEvent } from "../../../measures/results/index.js";
import {
  leversWithoutEffect,
  type PreparedScenario,
  type PreparedVariant,
  prepareScenario,
  watchYears,
} from "../../../runs/experiments/index.js";
import { t } from "../../../words/index.js";
import type { Arm, Both, CityBooks, FileAsk, IdleNote, Industry, Pair, PolicySpec, WorldSpec } from "./calls.js";
import { type OpenScenario, scenarioNamed } from "./scenarios.js";

/** Name of the variant that a policy of the lab is run as. */
const LAB = "lab";

/** The scenario of a world with one policy. Throws UserError where the policy is not valid. */
export function scenarioOf({ scenario }: OpenScenario, world: WorldSpec, policy: PolicySpec): ResolvedScenario {
  const { seed, population } = world;
  const written = { label: t("lab.policy"), levers: policy.levers };
  const like = policy.like === undefined ? undefined : scenario.variants[policy.like];
  return withVariant({ ...scenario, seed, population }, { name: LAB, written, like });
}

/**
 * A scenario file with one variant, the policy, under the command that gives the page's numbers: it extends the
 * scenario that ships with the program, or names its region. Throws UserError where the policy is not valid.
 */
export function fileText(open: OpenScenario, { world, policy, label, replicates, head }: FileAsk): string {
  scenarioOf(open, world, policy);
  const { scenario } = open;
  const { seed, population } = world;
  // A variant with more than levers keeps its name, and with it what the shipped file says of its governments, council
  // and constants.
  const name = policy.like ?? LAB;
  const others = Object.keys(scenario.variants).filter((id) => id !== name);
  const { answer, hypothesis } = scenario;
  const asked = (["compare", "differences", "ranked"] as const).filter((key) => answer?.[key]);
  const file = {
    title: t("lab.lab"),
    ...open.base,
    // What is asked of variants that go is asked no more.
    ...(asked.length > 0 && { answer: Object.fromEntries(asked.map((key) => [key, null])) }),
    ...(hypothesis && { hypothesis: null }),
    population,
    seed,
    replicates,
    variants: { ...Object.fromEntries(others.map((id) => [id, null])), [name]: { label, levers: policy.levers } },
  };
  // The page shows the first replicate alone.
  const command = `agglom compare FILE${replicates > 1 ? " --replicates 1" : ""}`;
  return `# ${head}\n#   ${command}\n${stringify(file, { lineWidth: 0 })}`;
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

/** A run with everything that was seen of its years. */
export interface FinishedRun {
  views: readonly YearView[];
  events: readonly PolicyEvent[];
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

/** The end of a run; `see` gets its years as they come, `pause` is awaited between them. */
export async function finished<Year, End>(
  years: Generator<Year, End>,
  pause: () => Promise<void>,
  see: (year: Year, at: number) => void = () => {},
): Promise<End> {
  for (let at = 0, step = years.next(); ; at++, step = years.next()) {
    if (step.done) return step.value;
    see(step.value, at);
    await pause();
  }
}

/** Runs that are kept: a baseline, and policies among which somebody goes back and forth. */
const MOST = 8;

/** Those used last come last. */
const kept = new Map<string, FinishedRun>();

export function keyOf(arm: Arm, { world, policy }: Pair): string {
  return JSON.stringify(arm === 0 ? [world] : [world, policy]);
}

/** The run of an arm, the kept one or a new one, as `finished` makes it. */
export async function watched(
  ready: ReadyArm,
  key: string,
  pause: () => Promise<void>,
  see: (view: YearView, at: number) => void = () => {},
): Promise<FinishedRun> {
  const known = kept.get(key);
  known?.views.forEach(see);
  const run = known ?? (await finished(runArm(ready), pause, see));
  kept.delete(key);
  kept.set(key, run);
  if (kept.size > MOST) kept.delete(kept.keys().next().value!);
  return run;
}

/** A baseline and a policy beside it, and how they are run. */
export async function pairOf(ask: Pair) {
  const arms = readyArms(await scenarioNamed(ask.world.scenario), ask.world, ask.policy);
  const run = async (
    pause: () => Promise<void>,
    see: (arm: Arm, view: YearView, at: number) => void = () => {},
  ): Promise<[FinishedRun, FinishedRun]> => {
    const one = (arm: Arm) => watched(arms[arm], keyOf(arm, ask), pause, (view, at) => see(arm, view, at));
    return [await one(0), await one(1)];
  };
  return { arms, run, prepared: arms[0].prepared };
}

/** Whether governments imitate each other in place of weighing alternatives. */
export function imitates({ prepared, arm }: ReadyArm): boolean {
  return governmentsOf(prepared.scenario, arm.name).behaviour === "imitate";
}

/** Levers of the policy that change nothing. */
export function idleNotes({ prepared }: ReadyArm): IdleNote[] {
  return leversWithoutEffect(prepared).flatMap(({ variant, lever, reason }) =>
    variant === LAB && lever !== undefined ? [{ lever, reason }] : [],
  );
}

/** Indicators by id, in the order of all tables; ids that there are not are left out. */
export function measured(ids: readonly string[]): IndicatorDefinition[] {
  return INDICATORS.filter(({ id }) => ids.includes(id));
}

/** A year's values of indicators at places. [scope][indicator], NaN where there is no value. */
export function valuesOf(view: YearView, scopes: Scope[], indicators: readonly IndicatorDefinition[]): Float64Array {
  const values = new Float64Array(scopes.length * indicators.length);
  recordYear(view, scopes, values, indicators);
  return values;
}

export const idsOf = (all: readonly { id: string }[]): string[] => all.map(({ id }) => id);

/** Indicators that make up the books of a city. */
export const CITY_ACCOUNTS = measured([
  "real-gdp",
  "real-gdp-per-head",
  "real-final-consumption-per-head",
  "real-consumption-per-head",
  "public-services-per-head",
  "well-being",
  "residents",
  "firms",
  "own-revenue",
  "local-taxes",
  "land-revenue",
  "toll-revenue",
  "protection-rent",
  "central-balance",
  "net-transfers",
  "household-receipts",
  "lever-cost",
]);

/** A city's books in a year of two runs. */
export function booksOf(views: readonly [YearView, YearView], city: string): CityBooks {
  const { nodeIds, sectorIds } = views[0].economy;
  const node = nodeIds.indexOf(city);
  const scope: Scope = { id: city, kind: "city", members: [node] };
  const accounts = views.map((view) => valuesOf(view, [scope], CITY_ACCOUNTS));
  const industries = views.map((view) => industriesOf(view, node));
  const both = <T>(of: (at: 0 | 1) => T) => [of(0), of(1)] as const;
  return {
    accounts: CITY_ACCOUNTS.map(({ id }, k) => ({ indicator: id, values: both((at) => accounts[at]![k]!) })),
    industries: sectorIds.map((sector, s) => {
      const of = (name: keyof IndustryNow): Both => both((at) => industries[at]![s]![name]);
      return {
        sector,
        employment: of("employment"),
        quotient: of("quotient"),
        firms: of("firms"),
      };
    }),
  };
}

type IndustryNow = Record<Exclude<keyof Industry, "sector">, number>;

function industriesOf(view: YearView, node: number): IndustryNow[] {
  const { economy, outcome, cities } = view;
  const table = employmentByNode(view);
  const all = columnSums(cities.map((city) => table[city]!));
  const quotients = locationQuotients(table[node]!, all);
  return economy.sectorIds.map((_, s) => ({
    employment: table[node]![s]!,
    quotient: quotients[s]!,
    firms: outcome.firms[s * economy.nodes + node]!,
  }));
}
