import * as cooperation from "./cooperation.js";
import * as corePeriphery from "./corePeriphery.js";
import * as exactTrade from "./exactTrade.js";
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
import * as spatialEconomics from "./spatialEconomics.js";
import * as statistics from "./statistics.js";
import * as taxCompetition from "./taxCompetition.js";

const CASES = [
  cooperation,
  corePeriphery,
  exactTrade,
  footlooseCapital,
  footlooseEntrepreneur,
  games,
  gravity,
  helpman,
  knowledge,
  linkages,
  localProtection,
  migration,
  policyArithmetic,
  spatialEconomics,
  statistics,
  taxCompetition,
];

/** Everything the project can answer: all solvers that the files above export. A further case is one more export. */
export const SOLVERS: readonly TheorySolver[] = CASES.flatMap((cases) =>
  Object.values<unknown>(cases).filter(isSolver),
);

function isSolver(exported: unknown): exported is TheorySolver {
  return typeof exported === "object" && exported !== null && "solve" in exported;
}
