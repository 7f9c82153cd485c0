import { ANSWER_READS } from "../../../report/answer/view.js";
import { t } from "../../../words/index.js";
import type { OpenedWorld, PolicySpec, RunAsk, ShippedVariant, WorldSpec } from "../engine/calls.js";
import { leversOf, type Policy } from "./policy.js";
import type { LabState } from "./state.js";

/** Years between the start of a run and levers that are moved by hand, as in the shipped scenarios. */
const LEAD = 2;

/** What the state means in a world: its own values where it has any that fit, the scenario's elsewhere. */
export interface Setting {
  world: WorldSpec;
  /** First year of levers that are moved by hand. */
  from: number;
  /** Position of the year that is shown. */
  at: number;
  place: string;
}

export function settingOf(state: LabState, world: OpenedWorld): Setting {
  const { startYear, years } = world;
  const last = startYear + years - 1;
  const within = (year: number) => Math.min(last, Math.max(startYear, year));
  return {
    world: { scenario: world.scenario, seed: state.seed, population: state.population ?? world.population },
    from: within(state.from ?? startYear + LEAD),
    at: within(state.year ?? last) - startYear,
    place: placesOf(world).some(({ id }) => id === state.place) ? state.place : "cluster",
  };
}

/** Places whose indicators can be shown: the cluster first. */
export function placesOf({ region, agglomerations, provinces, cities, hinterlands }: OpenedWorld) {
  const several = provinces.filter(({ id }) => !cities.some((city) => city.id === id));
  return [
    { id: "cluster", label: region, kind: "cluster" as const },
    ...agglomerations.map((place) => ({ ...place, kind: "agglomeration" as const })),
    ...several.map((place) => ({ ...place, kind: "province" as const })),
    ...cities.map((place) => ({ ...place, kind: "city" as const })),
    { id: "country", label: t("cli.wholeCountry"), kind: "country" as const },
    ...hinterlands.map((place) => ({ ...place, kind: "hinterland" as const })),
  ];
}

/** The variant that a policy starts from, if the scenario has it. */
export function packageOf({ variants }: OpenedWorld, policy: Policy): ShippedVariant | undefined {
  return variants.find(({ id }) => id === policy.package);
}

export function policySpec(world: OpenedWorld, policy: Policy, from: number): PolicySpec {
  const shipped = packageOf(world, policy);
  const cities = world.cities.map(({ id }) => id);
  return { levers: leversOf(policy, shipped?.levers ?? [], from, cities), like: shipped?.id };
}

/** Kinds of flow that a name of the map stands for. */
export function flowKindsOf({ flows, labour }: OpenedWorld, flow: string): string[] {
  if (flow === "people") return [...labour];
  return flows.filter((kind) => kind === flow);
}

/** What the explore page asks of the engine. */
export function askOf(state: LabState, world: OpenedWorld, setting: Setting): RunAsk {
  return {
    world: setting.world,
    policy: policySpec(world, state.policy, setting.from),
    indicators: [...new Set([...ANSWER_READS, "residents", state.colour, ...state.charts])].sort(),
    flows: flowKindsOf(world, state.flow),
  };
}
