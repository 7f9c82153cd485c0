import { advice, joined, t } from "../words/index.js";
import { type Locate, type Path, placed } from "./document.js";
import { type Problem, unknownName, type Wrong } from "./files.js";
import type { Coordination, CouncilFile, Objectives } from "./governmentSchemas.js";
import { BASELINE, type ResolvedScenario } from "./scenarioSchema.js";
import { outsideRun } from "./timeline.js";

/** Rules that a council can pay by: those that need no worth of other coalitions. */
const COUNCIL_RULES = ["equal", "loss", "gdp", "nash", "minimal"] as const;

export type CouncilRule = (typeof COUNCIL_RULES)[number];

type Block = "council" | "governments";

/** A block of the scenario and those that variants have in its place, each with its path. */
export function blocksOf<Key extends Block>(
  scenario: ResolvedScenario,
  key: Key,
): [Path, NonNullable<ResolvedScenario[Key]>][] {
  const { [key]: own, variants } = scenario;
  const others = Object.entries(variants).map(([name, variant]) => [["variants", name, key], variant[key]] as const);
  return [[[key], own] as const, ...others].flatMap(([path, block]) => (block ? [[path, block]] : [])) as never;
}

/** The council of the baseline or of a variant, if there is one. */
export function councilOf({ council, variants }: ResolvedScenario, variant = BASELINE): CouncilFile | undefined {
  return variants[variant]?.council ?? council;
}

/**
 * What governments want in the baseline or in a variant: where a council rewrites what promotion depends on,
 * that.
 */
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
  return Math.max(...agreement.levers.map(({ to = Infinity }) => to));
}

/** First year in which a lever of the agreement is in force: the first meeting, where no other is given. */
export function firstYearOf({ agreement }: Coordination): number {
  return Math.min(...agreement.levers.map(({ from }) => from));
}

export function isCouncilRule(rule: string): rule is CouncilRule {
  return (COUNCIL_RULES as readonly string[]).includes(rule);
}

/**
 * What the schema cannot see: a council needs something to decide on within the run, and for compensation a rule and a
 * worth of money.
 */
export function checkCouncils(scenario: ResolvedScenario, locate: Locate): Problem[] {
  return blocksOf(scenario, "council").flatMap(([path, council]): Problem[] => {
    const problem = problemOf(council, scenario);
    if (!problem) return [];
    const { at, ...rest } = problem;
    return [{ ...placed(locate, [...path, ...at]), ...rest }];
  });
}

type Found = Wrong & { at: Path };

/** `texts`: as `advice` takes them. */
function found(at: Path, value: unknown, ...texts: Parameters<typeof advice>): Found {
  return { at, value, ...advice(...texts) };
}

function problemOf(council: CouncilFile, scenario: ResolvedScenario): Found | undefined {
  const { coordination } = scenario;
  if (!coordination) {
    return found(
      [],
      undefined,
      "scenario.nothingToDecide",
      "scenario.councilBesideCoordination",
      "scenario.addCoordination",
    );
  }
  return (
    untimely(council, coordination, scenario) ??
    withoutRule(council, coordination) ??
    mistakenItem(council, coordination) ??
    withoutEffect(council, coordination.decision) ??
    idleTopUp(council, coordination) ??
    worthless(council)
  );
}

/** Meetings lie within the run, the agreement and the years that its members look ahead. */
function untimely(
  { from, every }: CouncilFile,
  coordination: Coordination,
  scenario: ResolvedScenario,
): Found | undefined {
  const { objectives } = scenario;
  const outside = outsideRun(from, scenario, "error.outsideRun", "scenario.changeYear");
  if (outside) return { at: ["from"], ...outside };
  if (every > objectives.horizon) {
    return found(
      ["every"],
      every,
      t("scenario.signsLonger", { years: objectives.horizon }),
      t("scenario.oneTo", { years: objectives.horizon }),
      "scenario.lengthenHorizon",
    );
  }
  const ended = agreementEnd(coordination);
  if (from !== undefined && from > ended) {
    return found(
      ["from"],
      from,
      t("scenario.afterAgreement", { year: ended }),
      t("scenario.yearUpTo", { year: ended }),
      "scenario.changeYearOrTo",
    );
  }
  return undefined;
}

/** A meeting that pays needs a rule that it can pay by. */
function withoutRule({ compensation }: CouncilFile, coordination: Coordination): Found | undefined {
  const { rule } = coordination.compensation;
  if (!compensation || isCouncilRule(rule)) return undefined;
  return found(
    ["compensation"],
    compensation,
    t("scenario.meetingCannotPay", { rule }),
    t("scenario.compensationRules", { rules: joined(COUNCIL_RULES) }),
    rule === "none" ? "scenario.chooseRule" : t("scenario.chooseAnotherRule", { rule }),
  );
}

/** What the centre adds reaches nobody. */
function idleTopUp({ compensation, centralTopUp }: CouncilFile, coordination: Coordination): Found | undefined {
  const { rule } = coordination.compensation;
  if (centralTopUp === 0 || (compensation && (rule === "minimal" || rule === "nash"))) return undefined;
  return {
    at: ["centralTopUp"],
    value: centralTopUp,
    ...(compensation
      ? advice(t("scenario.dividesWhatThereIs", { rule }), "scenario.topUpZeroRule", "scenario.changeRule")
      : advice("scenario.addsToUnpaid", "scenario.topUpZeroPaid", "scenario.writeCompensation")),
  };
}

/** Nobody wants money, so that nothing can be compensated with it. */
function worthless({ compensation, promotion }: CouncilFile): Found | undefined {
  if (!compensation || !promotion || promotion.revenue + promotion.consumption > 0) return undefined;
  return found(
    ["promotion"],
    undefined,
    "scenario.noWeightNothingCompensated",
    "error.revenueConsumptionAbove",
    "error.giveWeight",
  );
}

/** Items name levers of the agreement, each once. */
function mistakenItem({ agenda = [] }: CouncilFile, { agreement }: Coordination): Found | undefined {
  const types = [...new Set(agreement.levers.map(({ type }) => type))];
  const named = agenda.flatMap((item, row) => item.map((type, place) => ({ type, at: ["agenda", row, place] })));
  const unknown = named.find(({ type }) => !types.includes(type));
  if (unknown) {
    return {
      at: unknown.at,
      ...unknownName(unknown.type, types, "scenario.noLeverOfAgreement", "scenario.correctOrAddLever"),
    };
  }
  const missing = types.find((type) => agenda.length > 0 && !named.some((one) => one.type === type));
  if (missing) {
    return found(
      ["agenda"],
      undefined,
      t("scenario.leavesOut", { type: missing }),
      t("scenario.allOfTypes", { names: joined(types) }),
      "scenario.putOnItem",
    );
  }
  const twice = named.find(({ type }, n) => named.findIndex((other) => other.type === type) < n);
  if (!twice) return undefined;
  return found(twice.at, twice.type, "scenario.onAgendaAlready", "scenario.everyTypeOnce", "error.removeOne");
}

/** Settings that others make idle. */
function withoutEffect(council: CouncilFile, decision: string): Found | undefined {
  const { quorum, binding, sanction, monitoring, trust } = council;
  if (quorum !== undefined && decision === "unanimity") {
    return found(
      ["quorum"],
      quorum,
      "scenario.noEffectUnanimity",
      "scenario.quorumBesideQuorum",
      "scenario.writeQuorum",
    );
  }
  if (binding && (sanction > 0 || monitoring < 1)) {
    const at = sanction > 0 ? "sanction" : "monitoring";
    return found(
      [at],
      council[at],
      "scenario.noEffectBound",
      "scenario.sanctionWithoutBinding",
      "scenario.removeOrUnbound",
    );
  }
  if (binding && trust) {
    return found(
      ["trust"],
      undefined,
      "scenario.noEffectBound",
      "scenario.trustWhereBound",
      "scenario.removeOrUnbound",
    );
  }
  if (sanction > 0 && monitoring === 0) {
    return found(
      ["sanction"],
      sanction,
      "scenario.neverPaid",
      "scenario.sanctionWithMonitoring",
      "scenario.raiseMonitoring",
    );
  }
  return undefined;
}
