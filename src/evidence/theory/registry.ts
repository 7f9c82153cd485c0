import * as cooperation from "./cooperation.js";
import * as corePeriphery from "./corePeriphery.js";
import * as footlooseCapital from "./footlooseCapital.js";
import * as footlooseEntrepreneur from "./footlooseEntrepreneur.js";
import * as games from "./games.js";
import * as gravity from "./gravity.js";
import * as helpman from "./helpman.js";
import * as knowledge from "./knowledge.js";
import * as linkages from "./linkages.js";
import * as localProtection from "./localProtection.js";
import * as migration from "./migration.js";
import * as policyArithmetic from "./policyArithmetic.js";
import type { TheorySolver } from "./solver.js";
import * as statistics from "./statistics.js";
import * as taxCompetition from "./taxCompetition.js";

/** Everything the project can answer. A further case of the literature is one more entry. */
export const SOLVERS: readonly TheorySolver[] = [
  corePeriphery.points,
  corePeriphery.curves,
  corePeriphery.interior,
  corePeriphery.asymmetric,
  corePeriphery.racetrack,
  footlooseEntrepreneur.points,
  footlooseEntrepreneur.curves,
  footlooseEntrepreneur.asymmetric,
  footlooseEntrepreneur.manyPlaces,
  footlooseCapital.symmetric,
  footlooseCapital.unequalBarriers,
  footlooseCapital.taxWedge,
  footlooseCapital.primitives,
  footlooseCapital.manyPlaces,
  footlooseCapital.manyPlacesGeneral,
  footlooseCapital.logit,
  helpman.breaks,
  helpman.unique,
  helpman.curves,
  gravity.fixedLabour,
  gravity.freeMobility,
  gravity.frechetMobility,
  linkages.breakAndSustain,
  linkages.fromConcentration,
  linkages.shortRun,
  linkages.manySectors,
  migration.markov,
  migration.frechet,
  migration.relocation,
  migration.congested,
  policyArithmetic.relocationSharing,
  policyArithmetic.release,
  policyArithmetic.talentIncomeTax,
  policyArithmetic.compensationBond,
  policyArithmetic.borderCrossing,
  policyArithmetic.quotaMarket,
  knowledge.platform,
  taxCompetition.leviathan,
  taxCompetition.costlyFunds,
  taxCompetition.zodrowMieszkowski,
  taxCompetition.taxSharing,
  taxCompetition.taxSharingUnequal,
  games.platformGame,
  cooperation.twoGroups,
  cooperation.withGovernment,
  games.sharing,
  games.duplication,
  localProtection.localProtection,
  statistics.inequality,
  statistics.specialisation,
  statistics.spatial,
  statistics.zipf,
  statistics.examples,
  statistics.ishigami,
  statistics.sobolG,
];
