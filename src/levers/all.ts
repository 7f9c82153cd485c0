import { administrativeBorder } from "./administrativeBorder.js";
import { boothDelay } from "./boothDelay.js";
import { capitalFriction } from "./capitalFriction.js";
import { capitalQuota } from "./capitalQuota.js";
import { centralLocalSplit } from "./centralLocalSplit.js";
import { centralTransfer } from "./centralTransfer.js";
import { compensationBond } from "./compensationBond.js";
import { coordinationCost } from "./coordinationCost.js";
import { criticalInput } from "./criticalInput.js";
import { enclavePark } from "./enclavePark.js";
import { firmBorder } from "./firmBorder.js";
import { firmRelease } from "./firmRelease.js";
import { firmRetention } from "./firmRetention.js";
import { foreignDemand } from "./foreignDemand.js";
import { incrementSharing } from "./incrementSharing.js";
import { industrialCatalogue } from "./industrialCatalogue.js";
import { innovationFund } from "./innovationFund.js";
import { innovationPlatform } from "./innovationPlatform.js";
import { landQuota } from "./landQuota.js";
import { linkInvestment } from "./linkInvestment.js";
import { localProtection } from "./localProtection.js";
import { migrationBorder } from "./migrationBorder.js";
import { negativeList } from "./negativeList.js";
import { platformContribution } from "./platformContribution.js";
import { profitTaxRebate } from "./profitTaxRebate.js";
import { quotaTrade } from "./quotaTrade.js";
import { receptionPlatform } from "./receptionPlatform.js";
import { registration } from "./registration.js";
import { relocationApprovals } from "./relocationApprovals.js";
import { relocationTaxSharing } from "./relocationTaxSharing.js";
import { revenuePool } from "./revenuePool.js";
import { ruleDifference } from "./ruleDifference.js";
import { sectorSubsidy } from "./sectorSubsidy.js";
import { settlement } from "./settlement.js";
import { sharedServices } from "./sharedServices.js";
import { shock } from "./shock.js";
import { skilledWageSubsidy } from "./skilledWageSubsidy.js";
import { spendingEqualisation } from "./spendingEqualisation.js";
import { subsidyPact } from "./subsidyPact.js";
import { talentSettlement } from "./talentSettlement.js";
import { tariff } from "./tariff.js";
import { taxApportionment } from "./taxApportionment.js";
import { taxRates } from "./taxRates.js";
import { technologyTransfer } from "./technologyTransfer.js";
import { toll } from "./toll.js";
import { transportLink } from "./transportLink.js";

/** Levers, in the order of the documentation. Written by npm run docs from the files of this folder. */
export const ALL = [
  transportLink,
  linkInvestment,
  toll,
  boothDelay,
  administrativeBorder,
  ruleDifference,
  localProtection,
  tariff,
  coordinationCost,
  relocationApprovals,
  firmBorder,
  firmRetention,
  firmRelease,
  receptionPlatform,
  negativeList,
  migrationBorder,
  talentSettlement,
  registration,
  settlement,
  sharedServices,
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
  spendingEqualisation,
  enclavePark,
  compensationBond,
  centralTransfer,
  innovationPlatform,
  platformContribution,
  innovationFund,
  technologyTransfer,
  shock,
  foreignDemand,
  criticalInput,
];
