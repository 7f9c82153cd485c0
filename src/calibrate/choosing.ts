import {
  agreementLevers,
  type ChosenLever,
  type Coordination,
  type CouncilFile,
  chosenLeverName,
  citiesNamed,
  councilOf,
  firstYearOf,
  type GovernmentsFile,
  governmentsOf,
  isCouncilRule,
  objectivesOf,
  type Player,
  playersOf,
  quorumOf,
  type ResolvedScenario,
  weightsOf,
} from "../input/index.js";
import { leverOf } from "../levers/index.js";
import type { LeverContext } from "../levers/lever.js";
import type { RandomStream } from "../model/engine/random.js";
import { type AgendaItem, Council } from "../model/governance/council.js";
import { type ChoosableLever, Governments } from "../model/governance/governments.js";
import type { LearningSettings } from "../model/governance/learning.js";
import { applyLevers, inForce, leverRegion } from "./policyTimeline.js";
import type { Calibration } from "./world.js";

/**
 * City governments of a scenario (or of its variant) that choose, ready for one run; undefined where they hold what the
 * scenario gives them.
 */
export function choosingGovernments(
  scenario: ResolvedScenario,
  variant: string,
  calibration: Calibration,
  random: RandomStream,
): Governments | undefined {
  const governments = governmentsOf(scenario, variant);
  if (governments.behaviour === "fixed") return undefined;
  const { startYear } = scenario;
  const objectives = objectivesOf(scenario, variant);
  const cities = scenario.region.tables.cities;
  const weights = cities.map(({ id }) => weightsOf(objectives, scenario.region, id));
  return new Governments({
    from: governments.from ?? startYear,
    every: governments.every,
    horizon: governments.horizon,
    discount: objectives.discount,
    updating: governments.updating,
    damping: governments.damping,
    weights: new Map(weights.map((value, city) => [city, value])),
    cluster: cities.map((_, city) => city),
    learning: learningOf(governments, random),
    levers: governments.levers.flatMap((lever) => choosable(lever, scenario, calibration)),
  });
}

function learningOf({ behaviour, learning }: GovernmentsFile, random: RandomStream): LearningSettings | undefined {
  const { phi, delta, rho, lambda, noise, exploration } = learning;
  if (behaviour === "imitate") return { by: "imitation", noise, exploration, random };
  if (behaviour === "ewa") return { by: "experience", attraction: { phi, delta, rho, lambda }, random };
  if (behaviour === "replicator") return { by: "experience", attraction: { phi: 1, delta: 1, rho: 0, lambda }, random };
  return undefined;
}

/** A lever that governments choose, once for each of its cities, bound to the city. */
function choosable(lever: ChosenLever, scenario: ResolvedScenario, calibration: Calibration): ChoosableLever[] {
  const { region, startYear } = scenario;
  const context: LeverContext = { ...leverRegion(calibration), year: startYear, from: startYear };
  const definition = leverOf(lever.type);
  return citiesNamed(lever.cities, region).map((city) => {
    const binding = { ...lever.with, cities: [context.nodeIds[city]] };
    const parameters = (value: number) => definition.schema.parse({ ...binding, [lever.parameter]: value }) as never;
    return {
      name: chosenLeverName(lever),
      city,
      low: lever.low,
      high: lever.high,
      accuracy: lever.accuracy ?? (lever.high - lever.low) / 50,
      choices: lever.choices ?? null,
      initial: lever.start ?? lever.low,
      apply: (value, policy) => definition.apply(parameters(value), context, policy),
      limit: (policy) => definition.limit?.(parameters(lever.low), context, policy) ?? Infinity,
    };
  });
}

/**
 * The council of a scenario (or of its variant), ready for one run; undefined where there is none. `governments`: those
 * that choose in the same run.
 */
export function meetingCouncil(
  scenario: ResolvedScenario,
  variant: string,
  calibration: Calibration,
  governments: Governments | undefined,
  random: RandomStream,
): Council | undefined {
  const council = councilOf(scenario, variant);
  const { coordination, region } = scenario;
  if (!council || !coordination) return undefined;
  const { rule } = coordination.compensation;
  const objectives = objectivesOf(scenario, variant);
  const players = playersOf(coordination, region);
  const cities = region.tables.cities.map(({ id }) => id);
  return new Council(
    {
      from: council.from ?? firstYearOf(coordination),
      every: council.every,
      horizon: objectives.horizon,
      discount: objectives.discount,
      decision: coordination.decision,
      quorum: quorumOf(council),
      binding: council.binding,
      sanction: council.sanction,
      monitoring: council.monitoring,
      compensation:
        council.compensation && isCouncilRule(rule) ? { rule, centralTopUp: council.centralTopUp } : undefined,
      trust: council.trust,
      logit: council.logit && { ...council.logit, random },
      cluster: cities.map((_, city) => city),
      players: players.map((player) => ({
        id: player.id,
        cities: player.cities.map((city) => cities.indexOf(city)),
        weights: player.cities.map((city) => weightsOf(objectives, region, city)),
      })),
      agenda: agendaOf(council, coordination, players, calibration),
    },
    governments && ((policy) => governments.standing(policy)),
  );
}

/** The whole agreement as one item, or the items that the file lists. */
function agendaOf(
  { agenda }: CouncilFile,
  coordination: Coordination,
  players: readonly Player[],
  calibration: Calibration,
): AgendaItem[] {
  const items = agenda ?? [coordination.agreement.levers.map(({ type }) => type)];
  const known = leverRegion(calibration);
  return items.map((types) => ({
    label: [...new Set(types)].join(" + "),
    proposal(joining, policy, year) {
      const ids = joining.map((player) => players[player].id);
      const levers = agreementLevers(coordination, calibration.region, ids)
        .filter(inForce(year))
        .filter(({ type }) => types.includes(type));
      applyLevers(policy, known, levers, year);
      return levers.length > 0;
    },
  }));
}
