import {
  agreementLevers,
  type Coordination,
  type CouncilFile,
  councilOf,
  firstYearOf,
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
import { type AgendaItem, Council } from "../model/governance/council.js";
import type { Governments } from "../model/governance/governments.js";
import { leverRegion } from "./policyTimeline.js";
import type { Calibration } from "./world.js";

/**
 * The council of a scenario (or of its variant), ready for one run; undefined where there is none. `governments`: those
 * that choose in the same run.
 */
export function meetingCouncil(
  scenario: ResolvedScenario,
  variant: string | undefined,
  calibration: Calibration,
  governments: Governments | undefined,
): Council | undefined {
  const council = councilOf(scenario, variant);
  const { coordination, region } = scenario;
  if (!council || !coordination) return undefined;
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
      compensation: compensationOf(council, coordination.compensation),
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

function compensationOf({ compensation, centralTopUp }: CouncilFile, { rule }: Coordination["compensation"]) {
  return compensation && isCouncilRule(rule) ? { rule, centralTopUp } : undefined;
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
      const inForce = agreementLevers(coordination, calibration.region, ids).filter(
        ({ type, from, to }) => types.includes(type) && from <= year && year <= (to ?? Number.POSITIVE_INFINITY),
      );
      for (const { type, from, to: _to, ...parameters } of inForce) {
        const context: LeverContext = { ...known, year, from };
        leverOf(type).apply(parameters as never, context, policy);
      }
      return inForce.length > 0;
    },
  }));
}
