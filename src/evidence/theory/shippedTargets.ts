import exactTrade from "./longTargets/exactTrade.json" with { type: "json" };
import reddingRossiHansberg from "./longTargets/reddingRossiHansberg.json" with { type: "json" };
import { type TheoryTargets, targetsSchema } from "./solver.js";
import cooperation from "./targets/cooperation.json" with { type: "json" };
import corePeriphery from "./targets/corePeriphery.json" with { type: "json" };
import duplication from "./targets/duplication.json" with { type: "json" };
import footlooseCapital from "./targets/footlooseCapital.json" with { type: "json" };
import footlooseEntrepreneur from "./targets/footlooseEntrepreneur.json" with { type: "json" };
import gravity from "./targets/gravity.json" with { type: "json" };
import housing from "./targets/housing.json" with { type: "json" };
import knowledge from "./targets/knowledge.json" with { type: "json" };
import linkages from "./targets/linkages.json" with { type: "json" };
import localProtection from "./targets/localProtection.json" with { type: "json" };
import manyPlaces from "./targets/manyPlaces.json" with { type: "json" };
import migration from "./targets/migration.json" with { type: "json" };
import policyArithmetic from "./targets/policyArithmetic.json" with { type: "json" };
import sensitivity from "./targets/sensitivity.json" with { type: "json" };
import sharing from "./targets/sharing.json" with { type: "json" };
import signing from "./targets/signing.json" with { type: "json" };
import spatialEconomics from "./targets/spatialEconomics.json" with { type: "json" };
import statistics from "./targets/statistics.json" with { type: "json" };
import taxCompetition from "./targets/taxCompetition.json" with { type: "json" };

/**
 * Targets that the project ships: printed or closed-form answers, and published equations solved by programs that share
 * nothing with this one. Each file could be given to `agglom theory`; reports are in this order.
 */
export const SHIPPED_TARGETS: TheoryTargets = targetsSchema.parse({
  ...corePeriphery,
  ...footlooseEntrepreneur,
  ...footlooseCapital,
  ...housing,
  ...gravity,
  ...linkages,
  ...migration,
  ...policyArithmetic,
  ...manyPlaces,
  ...knowledge,
  ...taxCompetition,
  ...cooperation,
  ...signing,
  ...sharing,
  ...duplication,
  ...localProtection,
  ...spatialEconomics,
  ...statistics,
  ...sensitivity,
});

/** Published worlds of full size, which take some seconds and most of a minute: the command runs them, tests do not. */
const LONG_TARGETS: TheoryTargets = targetsSchema.parse({ ...exactTrade, ...reddingRossiHansberg });

export const ALL_TARGETS: TheoryTargets = { ...SHIPPED_TARGETS, ...LONG_TARGETS };
