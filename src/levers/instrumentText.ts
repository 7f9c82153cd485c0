import type { Policy } from "../model/engine/policy.js";
import { type Text, t } from "../words/index.js";

/** Arrays of policy: what levers set as numbers. */
export type ArrayInstrument = {
  [Name in keyof Policy]: Policy[Name] extends Float64Array ? Name : never;
}[keyof Policy];

/** What people call the numbers that levers set, and in what unit they are. */
export const INSTRUMENT_TEXT: Readonly<Record<ArrayInstrument, { label: Text; unit: string }>> = {
  travelHours: { label: t("levers.travelTime"), unit: "hours one way by road" },
  roadKm: { label: t("levers.roadTollsPaid"), unit: "km" },
  delayHours: { label: t("levers.delayBoothsCheckpoints"), unit: "hours a crossing" },
  tollPerKm: { label: t("levers.toll"), unit: "{currency} per vehicle-km" },
  border: { label: t("levers.administrativeBorder"), unit: "share of the factory price" },
  ruleDifference: { label: t("levers.differenceRules"), unit: "share of the factory price" },
  protection: { label: t("levers.localProtection"), unit: "share of the factory price" },
  protectionRentShare: {
    label: t("levers.protectionKeptRent"),
    unit: "share of the wedge; the rest is lost",
  },
  protectionRentToFirms: { label: t("levers.rentsProtectionFirms"), unit: "share" },
  coordinationCost: {
    label: t("levers.extraCostPlantFar"),
    unit: "share of the cost at home",
  },
  firmBorder: { label: t("levers.borderFirmsMove"), unit: "ln profit" },
  approvalCoverage: { label: t("levers.approvalsHandledAcrossBorder"), unit: "share" },
  retention: { label: t("levers.retentionFirms"), unit: "ln profit" },
  migrationBorder: { label: t("levers.borderWorkersMove"), unit: "ln real wage" },
  capitalFriction: { label: t("levers.frictionCapital"), unit: "ln return" },
  productivity: { label: t("levers.productivity"), unit: "multiple of what it would be" },
  entryBan: { label: t("levers.entrantsRefused"), unit: "share" },
  closeRate: { label: t("levers.firmsClosedOrder"), unit: "share a year" },
  releaseRate: { label: t("levers.firmsReleased"), unit: "share a year" },
  industrialLandRelease: { label: t("levers.industrialLandReleased"), unit: "km2 a year" },
  housingLandRelease: { label: t("levers.residentialLandReleased"), unit: "km2 a year" },
  profitTaxRate: { label: t("levers.taxProfit"), unit: "share of profit" },
  profitTaxRebate: { label: t("levers.rebateProfitTax"), unit: "share of the local part" },
  wageTaxRate: { label: t("levers.taxLabourIncome"), unit: "share of taxable income" },
  wageSubsidy: { label: t("levers.subsidyWages"), unit: "share of the wage" },
  productionTax: { label: t("levers.taxProduction"), unit: "share of primary-factor cost" },
  sectorSubsidy: { label: t("levers.subsidySector"), unit: "share of primary-factor cost" },
  subsidyCeiling: { label: t("levers.ceilingSubsidies"), unit: "share of primary-factor cost" },
  localShareProduction: { label: t("levers.localPartProductionTax"), unit: "share" },
  localShareProfit: { label: t("levers.localPartProfitTax"), unit: "share" },
  localShareWage: { label: t("levers.localPartWageTax"), unit: "share" },
};
