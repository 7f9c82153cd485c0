import type { z } from "zod";
import { administrativeBorder } from "./administrativeBorder.js";
import { boothDelay } from "./boothDelay.js";
import { capitalFriction } from "./capitalFriction.js";
import { capitalQuota } from "./capitalQuota.js";
import { centralLocalSplit } from "./centralLocalSplit.js";
import { centralTransfer } from "./centralTransfer.js";
import { compensationBond } from "./compensationBond.js";
import { coordinationCost } from "./coordinationCost.js";
import { enclavePark } from "./enclavePark.js";
import { firmBorder } from "./firmBorder.js";
import { firmRelease } from "./firmRelease.js";
import { firmRetention } from "./firmRetention.js";
import { incrementSharing } from "./incrementSharing.js";
import { industrialCatalogue } from "./industrialCatalogue.js";
import { innovationPlatform } from "./innovationPlatform.js";
import { landQuota } from "./landQuota.js";
import type { LeverDefinition } from "./lever.js";
import { linkInvestment } from "./linkInvestment.js";
import { localProtection } from "./localProtection.js";
import { migrationBorder } from "./migrationBorder.js";
import { negativeList } from "./negativeList.js";
import { platformContribution } from "./platformContribution.js";
import { profitTaxRebate } from "./profitTaxRebate.js";
import { quotaTrade } from "./quotaTrade.js";
import { receptionPlatform } from "./receptionPlatform.js";
import { relocationApprovals } from "./relocationApprovals.js";
import { relocationTaxSharing } from "./relocationTaxSharing.js";
import { revenuePool } from "./revenuePool.js";
import { ruleDifference } from "./ruleDifference.js";
import { sectorSubsidy } from "./sectorSubsidy.js";
import { shock } from "./shock.js";
import { skilledWageSubsidy } from "./skilledWageSubsidy.js";
import { subsidyPact } from "./subsidyPact.js";
import { talentSettlement } from "./talentSettlement.js";
import { taxApportionment } from "./taxApportionment.js";
import { taxRates } from "./taxRates.js";
import { toll } from "./toll.js";
import { transportLink } from "./transportLink.js";

/** In the order of the documentation: goods, firms and people, capital, land, taxes, agreements, knowledge, shocks. */
const known: LeverDefinition<z.ZodObject>[] = [
  transportLink,
  linkInvestment,
  toll,
  boothDelay,
  administrativeBorder,
  ruleDifference,
  localProtection,
  coordinationCost,
  relocationApprovals,
  firmBorder,
  firmRetention,
  firmRelease,
  receptionPlatform,
  negativeList,
  migrationBorder,
  talentSettlement,
  skilledWageSubsidy,
  capitalFriction,
  capitalQuota,
  landQuota,
  quotaTrade,
  taxRates,
  profitTaxRebate,
  sectorSubsidy,
  subsidyPact,
  industrialCatalogue,
  centralLocalSplit,
  taxApportionment,
  relocationTaxSharing,
  incrementSharing,
  revenuePool,
  enclavePark,
  compensationBond,
  centralTransfer,
  innovationPlatform,
  platformContribution,
  shock,
];

const SHIPPED = known.length;

/** Every lever there is: those of this folder, then registered ones. All layers that need a lever ask here. */
export const levers: readonly LeverDefinition<z.ZodObject>[] = known;

/**
 * Adds a lever from outside, before any scenario that uses it is read; worker threads must register it too. Throws RangeError
 * where the type is taken or no word of lower-case letters, digits and hyphens.
 */
export function registerLever(definition: LeverDefinition<z.ZodObject>): void {
  const { type } = definition;
  if (!/^[a-z][a-z0-9-]*$/.test(type))
    throw new RangeError(`lever type "${type}" is no word of lower-case letters, digits and hyphens`);
  if (findLever(type)) throw new RangeError(`there is a lever of type "${type}" already`);
  known.push(definition);
}

/** How many levers have been registered from outside. */
export function registeredLevers(): number {
  return known.length - SHIPPED;
}

/** The lever of a type, or undefined. */
export function findLever(type: string): LeverDefinition<z.ZodObject> | undefined {
  return known.find((lever) => lever.type === type);
}

/** The lever of a type that a checked scenario names. */
export function leverOf(type: string): LeverDefinition<z.ZodObject> {
  const definition = findLever(type);
  if (!definition) throw new RangeError(`there is no lever of type "${type}"`);
  return definition;
}
