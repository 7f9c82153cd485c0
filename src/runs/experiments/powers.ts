import {
  armsOf,
  type CouncilFile,
  councilOf,
  firstYearOf,
  governmentsOf,
  type LeverEntry,
  leversOf,
  objectivesOf,
  quorumOf,
  type ResolvedScenario,
} from "../../input/index.js";
import { findLever, leverOf } from "../../levers/index.js";
import { ruleName, sum } from "../../measures/views/index.js";
import { both, joined, type Text, type TextKey, t, textOf, type Words } from "../../words/index.js";
import { currencyOf } from "./names.js";

/** The council of a variant, where it is not the baseline's. */
export function ownCouncil(scenario: ResolvedScenario, name: string) {
  const council = councilOf(scenario, name);
  return isSame(council, councilOf(scenario)) ? undefined : council;
}

/** What governments of a variant choose, where it is not what those of the baseline do. */
export function ownGovernments(scenario: ResolvedScenario, name: string) {
  const governments = governmentsOf(scenario, name);
  return isSame(governments, governmentsOf(scenario)) ? undefined : governments;
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** Levers of the agreement that the variant's own council votes on, from its first meeting on. */
export function agreedLevers(scenario: ResolvedScenario, name: string): readonly LeverEntry[] {
  const council = ownCouncil(scenario, name);
  if (!council) return [];
  const { from = firstYearOf(scenario.coordination!) } = council;
  return scenario.coordination!.agreement.levers.map((entry) => ({ ...entry, from: Math.max(entry.from, from) }));
}

/** Whether money goes between cities, or from the centre, in some arm. */
export function movesPayments(scenario: ResolvedScenario): boolean {
  return armsOf(scenario).some(
    (arm) =>
      [...leversOf(scenario, arm), ...agreedLevers(scenario, arm)].some(isPaying) ||
      councilOf(scenario, arm)?.compensation === true,
  );
}

export const isPaying = (entry: LeverEntry): boolean => leverOf(entry.type).pays?.(entry as never) === true;

/** What something is called: by its id in files, and by a label where it has one. */
export type Call = (id: string, label: Words | undefined) => Text;

/** By its label. */
export const byLabel: Call = (id, label) => (label === undefined ? textOf(id) : t(label));

/** How members of a council decide. */
export const DECISIONS: Record<string, TextKey> = { unanimity: "cli.unanimity", quorum: "cli.quorumWord" };

/** How a council decides and which powers it has: "unanimity, members bound". `name`: of its variant, if it has one. */
export function councilPowers(
  scenario: ResolvedScenario,
  council: CouncilFile,
  name: string | undefined,
  call: Call,
): Text {
  const { decision, compensation } = scenario.coordination!;
  const { agenda, binding, sanction, monitoring, centralTopUp, promotion, trust, logit } = council;
  const items = agenda?.map((item) => {
    const levers = item.map((type) => call(type, findLever(type)?.label));
    return both((language) => levers.map((lever) => lever[language]).join(" + "));
  });
  const currency = currencyOf(scenario);
  const powers = [
    decision === "quorum" ? t("cli.quorum", { quorum: quorumOf(council) }) : t(DECISIONS[decision]!),
    items && t("cli.itemByItem", { items: joined(items, "comma") }),
    binding && t("cli.membersBound"),
    council.compensation && t("cli.compensationRule", { rule: ruleName(compensation.rule) }),
    centralTopUp > 0 && t("cli.centralTopUp", { centralTopUp: sum(centralTopUp, currency) }),
    monitoring < 1 && t("cli.breachNoticed", { monitoring }),
    sanction > 0 && t("cli.breachFine", { sanction: sum(sanction, currency) }),
    trust && t("cli.trust", trust),
    logit && t("cli.logit"),
    promotion && t("cli.promotion", { objectives: weightsText(objectivesOf(scenario, name).weights, call) }),
  ];
  return joined(
    powers.filter((power) => typeof power === "object"),
    "comma",
  );
}

/** What governments may want. */
const WANTS: Record<string, Words> = {
  gdp: textOf("GDP"),
  revenue: "cli.ownRevenue",
  consumption: "cli.consumptionPerResident",
  innovation: "cli.wantKnowledge",
  rank: "cli.wantRank",
  cluster: "cli.wantCluster",
};

/** What counts for a government, and how much: "GDP 0.4, own revenue 0.3". */
export function weightsText(weights: ResolvedScenario["objectives"]["weights"], call: Call): Text {
  const counting = Object.entries(weights).filter(([, weight]) => weight > 0);
  if (counting.length === 0) return t("cli.noWeights");
  const words = counting.map(([what, weight]) => {
    const wanted = call(what, WANTS[what]);
    return both((language) => `${wanted[language]} ${weight}`);
  });
  return joined(words, "comma");
}
