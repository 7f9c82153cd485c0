import type { Coordination } from "./coordinationSchema.js";
import type { CouncilFile } from "./councilSchema.js";
import type { Locate, Path } from "./document.js";
import { dottedPath, type Problem } from "./error.js";
import { nearestName } from "./nearest.js";
import type { Objectives } from "./objectivesSchema.js";
import type { ResolvedScenario } from "./resolvedScenario.js";

/** Rules that a council can pay by: those that need no worth of other coalitions. */
export const COUNCIL_RULES = ["equal", "loss", "gdp", "nash", "minimal"] as const;

export type CouncilRule = (typeof COUNCIL_RULES)[number];

/** The council of the baseline (no name) or of a variant, if there is one. */
export function councilOf({ council, variants }: ResolvedScenario, variant?: string): CouncilFile | undefined {
  return (variant === undefined ? undefined : variants[variant]?.council) ?? council;
}

/** What governments want in the baseline (no name) or in a variant: where a council rewrites what promotion depends on, that. */
export function objectivesOf(scenario: ResolvedScenario, variant?: string): Objectives {
  const promotion = councilOf(scenario, variant)?.promotion;
  return promotion ? { ...scenario.objectives, weights: promotion, cities: {} } : scenario.objectives;
}

/** The least share of players that may go ahead without the others. */
export function quorumOf({ quorum = 0.5 }: CouncilFile): number {
  return quorum;
}

/** Last year in which a lever of the agreement is in force. */
function agreementEnd({ agreement }: Coordination): number {
  return Math.max(...agreement.levers.map(({ to = Number.POSITIVE_INFINITY }) => to));
}

/** First year in which a lever of the agreement is in force: the first meeting, where no other is given. */
export function firstYearOf({ agreement }: Coordination): number {
  return Math.min(...agreement.levers.map(({ from }) => from));
}

export function isCouncilRule(rule: string): rule is CouncilRule {
  return (COUNCIL_RULES as readonly string[]).includes(rule);
}

/** What the schema cannot see: a council needs something to decide on within the run, and for compensation a rule and a worth of money. */
export function checkCouncils(scenario: ResolvedScenario, locate: Locate): Problem[] {
  const { council, variants } = scenario;
  const places: [Path, CouncilFile | undefined][] = [
    [["council"], council],
    ...Object.entries(variants).map(([name, variant]): [Path, CouncilFile | undefined] => [
      ["variants", name, "council"],
      variant.council,
    ]),
  ];
  return places.flatMap(([path, found]): Problem[] => {
    const problem = found && problemOf(found, scenario);
    if (!problem) return [];
    const { at, ...rest } = problem;
    const whole = [...path, ...at];
    return [{ ...locate(whole), path: dottedPath(whole), ...rest }];
  });
}

type Found = Omit<Problem, "file" | "path"> & { at: Path };

function problemOf(
  council: CouncilFile,
  { coordination, objectives, startYear, years }: ResolvedScenario,
): Found | undefined {
  const { from, every, compensation, promotion, centralTopUp, quorum, binding, sanction, monitoring } = council;
  const last = startYear + years - 1;
  if (!coordination) {
    return {
      at: [],
      what: "has nothing to decide on",
      allowed: "a council beside a `coordination` block with players and an agreement",
      hint: "Add coordination, or remove the council",
    };
  }
  if (from !== undefined && (from < startYear || from > last)) {
    return {
      at: ["from"],
      value: from,
      what: "is outside the run",
      allowed: `a year from ${startYear} to ${last}`,
      hint: "Change the year, or the scenario's startYear and years",
    };
  }
  if (every > objectives.horizon) {
    return {
      at: ["every"],
      value: every,
      what: `has members sign for longer than they look ahead (objectives.horizon: ${objectives.horizon})`,
      allowed: `1 to ${objectives.horizon}`,
      hint: "Lengthen objectives.horizon, or let the council meet more often",
    };
  }
  const ended = agreementEnd(coordination);
  if (from !== undefined && from > ended) {
    return {
      at: ["from"],
      value: from,
      what: `comes after the agreement, whose last lever ends in ${ended}`,
      allowed: `a year up to ${ended}`,
      hint: "Change the year, or the levers' `to`",
    };
  }
  const { rule } = coordination.compensation;
  if (compensation && !isCouncilRule(rule)) {
    return {
      at: ["compensation"],
      value: compensation,
      what: `asks the council to pay by the rule ${rule}, which a meeting cannot do`,
      allowed: `coordination.compensation.rule: ${COUNCIL_RULES.join(", ")}`,
      hint: rule === "none" ? "Choose a rule" : `Choose another rule, or look at it with: agglom game --pay ${rule}`,
    };
  }
  const mistaken = mistakenItem(council, coordination);
  if (mistaken) return mistaken;
  const idle = withoutEffect({ quorum, binding, sanction, monitoring }, coordination.decision);
  if (idle) return idle;
  if (compensation && centralTopUp > 0 && rule !== "minimal" && rule !== "nash") {
    return {
      at: ["centralTopUp"],
      value: centralTopUp,
      what: `adds to what members cannot find, and the rule ${rule} divides what there is`,
      allowed: "0 unless coordination.compensation.rule is minimal or nash",
      hint: "Change the rule, or remove the top-up",
    };
  }
  if (!compensation && centralTopUp > 0) {
    return {
      at: ["centralTopUp"],
      value: centralTopUp,
      what: "adds to a compensation that is not paid",
      allowed: "0 unless the council has compensation: true",
      hint: "Write compensation: true",
    };
  }
  if (compensation && promotion && promotion.revenue + promotion.consumption === 0) {
    return {
      at: ["promotion"],
      what: "leaves no weight on revenue and consumption, so that nothing can be compensated in money",
      allowed: "revenue + consumption above 0",
      hint: "Give one of the two a weight",
    };
  }
  return undefined;
}

/** Items name levers of the agreement, each once. */
function mistakenItem({ agenda = [] }: CouncilFile, { agreement }: Coordination): Found | undefined {
  const types = [...new Set(agreement.levers.map(({ type }) => type))];
  const named = agenda.flatMap((item, row) => item.map((type, place) => ({ type, at: ["agenda", row, place] })));
  const unknown = named.find(({ type }) => !types.includes(type));
  if (unknown) {
    return {
      at: unknown.at,
      value: unknown.type,
      what: "is no lever of the agreement",
      allowed: types.join(", "),
      nearest: nearestName(unknown.type, types),
      hint: "Correct the name, or add the lever to coordination.agreement",
    };
  }
  const missing = types.find((type) => agenda.length > 0 && !named.some((one) => one.type === type));
  if (missing) {
    return {
      at: ["agenda"],
      what: `leaves out ${missing}, on which nobody would ever decide`,
      allowed: `all of ${types.join(", ")}`,
      hint: "Put it on an item, or take it out of coordination.agreement",
    };
  }
  const twice = named.find(({ type }, n) => named.findIndex((other) => other.type === type) < n);
  if (!twice) return undefined;
  return {
    at: twice.at,
    value: twice.type,
    what: "is on the agenda already",
    allowed: "every type of lever once",
    hint: "Remove one of the two",
  };
}

/** Settings that others make idle. */
function withoutEffect(
  { quorum, binding, sanction, monitoring }: Pick<CouncilFile, "quorum" | "binding" | "sanction" | "monitoring">,
  decision: string,
): Found | undefined {
  if (quorum !== undefined && decision === "unanimity") {
    return {
      at: ["quorum"],
      value: quorum,
      what: "has no effect under unanimity, in which one refusal ends the agreement",
      allowed: "a quorum beside coordination.decision: quorum",
      hint: "Write decision: quorum, or remove the quorum",
    };
  }
  if (binding && (sanction > 0 || monitoring < 1)) {
    const at = sanction > 0 ? "sanction" : "monitoring";
    return {
      at: [at],
      value: at === "sanction" ? sanction : monitoring,
      what: "has no effect where members are bound and cannot break their word",
      allowed: "sanction and monitoring without binding: true",
      hint: "Remove it, or write binding: false",
    };
  }
  if (sanction > 0 && monitoring === 0) {
    return {
      at: ["sanction"],
      value: sanction,
      what: "is never paid where no breach is ever noticed",
      allowed: "a sanction with monitoring above 0",
      hint: "Raise monitoring, or remove the sanction",
    };
  }
  return undefined;
}
