import type { Policy } from "../engine/policy.js";
import type { Text } from "../language/index.js";

/** Arrays of policy: what levers set as numbers. */
export type ArrayInstrument = {
  [Name in keyof Policy]: Policy[Name] extends Float64Array ? Name : never;
}[keyof Policy];

/** What people call the numbers that levers set, and in what unit they are. */
export const INSTRUMENT_TEXT: Readonly<Record<ArrayInstrument, { label: Text; unit: string }>> = {
  travelHours: { label: { en: "Travel time", zh: "通行时间" }, unit: "hours one way by road" },
  roadKm: { label: { en: "Road on which tolls are paid", zh: "计费里程" }, unit: "km" },
  delayHours: { label: { en: "Delay at booths and checkpoints", zh: "收费站与检查站延误" }, unit: "hours a crossing" },
  tollPerKm: { label: { en: "Toll", zh: "通行费" }, unit: "{currency} per vehicle-km" },
  border: { label: { en: "Administrative border", zh: "行政边界成本" }, unit: "share of the factory price" },
  ruleDifference: { label: { en: "Difference of rules", zh: "规则差异成本" }, unit: "share of the factory price" },
  protection: { label: { en: "Local protection", zh: "地方保护" }, unit: "share of the factory price" },
  protectionRentShare: {
    label: { en: "Protection that is kept as a rent", zh: "地方保护中留作租金的部分" },
    unit: "share of the wedge; the rest is lost",
  },
  protectionRentToFirms: { label: { en: "Rents of protection to firms", zh: "归企业的保护租金" }, unit: "share" },
  coordinationCost: {
    label: { en: "Extra cost of a plant far from its headquarters", zh: "异地工厂的额外协调成本" },
    unit: "share of the cost at home",
  },
  firmBorder: { label: { en: "Border for firms that move", zh: "企业迁移壁垒" }, unit: "ln profit" },
  approvalCoverage: { label: { en: "Approvals handled across the border", zh: "可跨地办理的审批" }, unit: "share" },
  retention: { label: { en: "Retention of firms", zh: "对企业外迁的挽留" }, unit: "ln profit" },
  migrationBorder: { label: { en: "Border for workers who move", zh: "人口迁移壁垒" }, unit: "ln real wage" },
  capitalFriction: { label: { en: "Friction of capital", zh: "资本摩擦" }, unit: "ln return" },
  productivity: { label: { en: "Productivity", zh: "生产率" }, unit: "multiple of what it would be" },
  entryBan: { label: { en: "Entrants refused", zh: "被拒绝的新进入企业" }, unit: "share" },
  closeRate: { label: { en: "Firms closed by order", zh: "责令关闭的企业" }, unit: "share a year" },
  releaseRate: { label: { en: "Firms released", zh: "疏解企业" }, unit: "share a year" },
  industrialLandRelease: { label: { en: "Industrial land released", zh: "工业用地供应" }, unit: "km2 a year" },
  housingLandRelease: { label: { en: "Residential land released", zh: "住宅用地供应" }, unit: "km2 a year" },
  profitTaxRate: { label: { en: "Tax on profit", zh: "企业所得税率" }, unit: "share of profit" },
  profitTaxRebate: { label: { en: "Rebate of profit tax", zh: "企业所得税返还" }, unit: "share of the local part" },
  wageTaxRate: { label: { en: "Tax on labour income", zh: "劳动所得税率" }, unit: "share of taxable income" },
  wageSubsidy: { label: { en: "Subsidy on wages", zh: "工资补贴" }, unit: "share of the wage" },
  productionTax: { label: { en: "Tax on production", zh: "生产税净额" }, unit: "share of primary-factor cost" },
  sectorSubsidy: { label: { en: "Subsidy of a sector", zh: "行业补贴" }, unit: "share of primary-factor cost" },
  subsidyCeiling: { label: { en: "Ceiling of subsidies", zh: "补贴上限" }, unit: "share of primary-factor cost" },
  localShareProduction: { label: { en: "Local part of production tax", zh: "生产税地方分成" }, unit: "share" },
  localShareProfit: { label: { en: "Local part of profit tax", zh: "企业所得税地方分成" }, unit: "share" },
  localShareWage: { label: { en: "Local part of wage tax", zh: "工资税地方分成" }, unit: "share" },
};
