/** An example of every lever alone, in the region of region.ts. */

export const oneWay = { between: [["shanghai", "nanjing"]], oneWay: true };
const bothWays = { between: [["shanghai", "nanjing"]] };
export const cell = { cities: ["nanjing"], sectors: ["electronics"] };
export const road = { cities: ["shanghai"], ends: ["nanjing"], yearlyCost: 10, travelHours: 1, contractor: "food" };
export const two = (field: string) => [
  { city: "shanghai", [field]: 1 },
  { city: "suzhou", [field]: 3 },
];

/** Type, parameters, every cell that changes. Pairs: shanghai>nanjing is 1, back 4. Cells: electronics in nanjing is 9. */
export const alone: [string, object, string[]][] = [
  ["transport-link", { ...oneWay, travelHours: 5 }, ["travelHours[1]"]],
  ["transport-link", { ...oneWay, scale: 0.5, roadKm: 9, throughTraffic: false }, ["travelHours[1]", "roadKm[1]"]],
  ["transport-link", { ...oneWay, scale: 0, carries: "people", throughTraffic: false }, ["peopleWay[1]"]],
  [
    "transport-link",
    { ...oneWay, scale: 0, carries: "both", throughTraffic: false },
    ["travelHours[1]", "peopleWay[1]"],
  ],
  [
    "link-investment",
    { ...road, part: 0.5, throughTraffic: false },
    ["travelHours[1]", "travelHours[4]", "publicWorks"],
  ],
  ["toll", { ...bothWays, tollPerKm: 0 }, ["tollPerKm[1]", "tollPerKm[4]"]],
  ["toll", { ...oneWay, scale: 0 }, ["tollPerKm[1]"]],
  ["booth-delay", { ...oneWay, meanMinutes: 15, spreadMinutes: 5 }, ["delayHours[1]"]],
  ["administrative-border", { ...oneWay, border: 0.25 }, ["border[1]"]],
  ["rule-difference", { ...oneWay, ruleDifference: 0.2 }, ["ruleDifference[1]"]],
  [
    "rule-difference",
    { ...oneWay, sectors: ["electronics"], ruleDifference: 0.2 },
    // The one block of pairs becomes one a sector, of which the last has changed.
    Array.from({ length: 32 }, (_, k) => `ruleDifference[${k + 16}]`),
  ],
  // Electronics into nanjing: pairs 1, 9 and 13 of the third sector, which starts at 32.
  ["local-protection", { ...cell, protection: 0.3 }, ["protection[33]", "protection[41]", "protection[45]"]],
  [
    "local-protection",
    { ...cell, against: "jiangsu", scale: 0, rentShare: 1, rentTo: "firms" },
    ["protection[41]", "protectionRentShare[9]", "protectionRentToFirms[9]"],
  ],
  // Electronics from rest, the only other country, into the three cities; and back.
  ["tariff", { sectors: "electronics", tariff: 0.3 }, ["tariff[44]", "tariff[45]", "tariff[46]"]],
  ["tariff", { sectors: "electronics", buyers: "nanjing", scale: 0 }, ["tariff[45]"]],
  ["foreign-demand", { sectors: "electronics", demand: 0.7 }, ["taste[35]", "taste[39]", "taste[43]"]],
  ["foreign-demand", { sectors: "electronics", sellers: ["jiangsu", "rest"], demand: 2 }, ["taste[39]", "taste[43]"]],
  ["coordination-cost", { ...oneWay, coordinationCost: 0.5 }, ["coordinationCost[1]"]],
  ["relocation-approvals", { ...oneWay, approvalCoverage: 1 }, ["approvalCoverage[1]"]],
  ["firm-border", { ...oneWay, firmBorder: 2 }, ["firmBorder[1]"]],
  ["firm-retention", { cities: "nanjing", retention: 1 }, ["retention[1]"]],
  ["firm-release", { ...cell, releaseRate: 0.3 }, ["releaseRate[9]"]],
  ["firm-release", { ...cell, firms: 30 }, ["releases"]],
  ["firm-release", { ...cell, jobs: 2, destinations: "suzhou" }, ["releases"]],
  ["reception-platform", { ...cell, capacity: 100 }, ["receptionPlatforms"]],
  ["negative-list", { ...cell, entryBan: 0.8 }, ["entryBan[9]"]],
  ["negative-list", { ...cell, closeRate: 0.4 }, ["closeRate[9]"]],
  ["migration-border", { ...oneWay, labour: "skilled", scale: 0.5 }, ["migrationBorder[17]"]],
  [
    "talent-settlement",
    { cities: "nanjing", scale: 0, wageSubsidy: 0.2 },
    ["migrationBorder[17]", "migrationBorder[25]", "migrationBorder[29]", "wageSubsidy[5]"],
  ],
  [
    "registration",
    { cities: "nanjing", origins: "all", labour: "skilled", scale: 0.5 },
    ["registration[17]", "registration[25]"],
  ],
  ["settlement", { cities: "nanjing", people: 20 }, ["settlement[1]"]],
  ["shared-services", { cities: "nanjing" }, ["sharedServices"]],
  ["spending-equalisation", { cities: "jiangsu", degree: 0.5 }, ["spendingEqualisation"]],
  ["skilled-wage-subsidy", { cities: "nanjing" }, ["wageSubsidy[5]"]],
  ["capital-friction", { ...oneWay, capitalFriction: 1 }, ["capitalFriction[1]"]],
  ["capital-quota", { origins: "shanghai", destinations: "jiangsu", limit: 5 }, ["capitalQuotas"]],
  ["land-quota", { cities: "nanjing", industrialLandRelease: 2 }, ["industrialLandRelease[1]"]],
  ["land-quota", { cities: "nanjing", housingLandRelease: 2 }, ["housingLandRelease[1]"]],
  ["quota-trade", { members: two("quota") }, ["quotaMarkets"]],
  ["tax-rates", { cities: "nanjing", profitTaxRate: 0.2 }, ["profitTaxRate[1]"]],
  ["tax-rates", { cities: "nanjing", wageTaxRate: 0 }, ["wageTaxRate[1]", "wageTaxRate[5]"]],
  ["profit-tax-rebate", { cities: "nanjing", profitTaxRebate: 0.5 }, ["profitTaxRebate[1]"]],
  ["sector-subsidy", { ...cell, sectorSubsidy: 0.05 }, ["sectorSubsidy[9]"]],
  ["subsidy-pact", { ...cell, ceiling: 0.05 }, ["sectorSubsidy[9]", "subsidyCeiling[9]"]],
  [
    "industrial-catalogue",
    {
      cities: "jiangsu",
      sectors: ["chemicals", "electronics"],
      assignments: [{ city: "nanjing", sectors: ["chemicals"] }],
    },
    // Electronics in Nanjing (9) and Suzhou (10), chemicals in Suzhou (6): nothing is listed for Suzhou.
    [
      "sectorSubsidy[6]",
      "sectorSubsidy[9]",
      "sectorSubsidy[10]",
      "subsidyCeiling[6]",
      "subsidyCeiling[9]",
      "subsidyCeiling[10]",
    ],
  ],
  ["central-local-split", { cities: "nanjing", localShareProduction: 0.5 }, ["localShareProduction[1]"]],
  ["central-local-split", { cities: "nanjing", localShareProfit: 0.4 }, ["localShareProfit[1]"]],
  ["central-local-split", { cities: "nanjing", localShareWage: 0.4 }, ["localShareWage[1]"]],
  ["tax-apportionment", {}, ["apportionment"]],
  ["relocation-tax-sharing", { origins: "shanghai", destinations: "jiangsu" }, ["relocationSharing"]],
  ["increment-sharing", { members: two("weight"), share: 0.5 }, ["incrementSharing"]],
  ["revenue-pool", { members: two("weight"), share: 0.2 }, ["revenuePools"]],
  ["enclave-park", { host: "suzhou", sponsor: "shanghai" }, ["enclaves"]],
  ["compensation-bond", { upstream: "nanjing", downstream: "shanghai", amount: 1 }, ["bonds"]],
  ["compensation-bond", { upstream: "jiangsu", downstream: "shanghai", amount: 1 }, ["bonds"]],
  ["central-transfer", { payee: "suzhou", amount: 10 }, ["transfers"]],
  ["innovation-platform", { members: two("contribution") }, ["innovationPlatforms"]],
  ["innovation-fund", { members: two("weight"), sectors: "food", share: 0.3 }, ["innovationFunds"]],
  ["technology-transfer", { cities: "nanjing", absorption: 0.1 }, ["technologyTransfers"]],
  ["platform-contribution", { cities: "nanjing", contribution: 2 }, ["innovationPlatforms"]],
  ["shock", { cities: "rest", sectors: "food", productivity: 0.5, shareOfYear: 0.25 }, ["productivity[3]"]],
  ["shock", { cities: "rest", sectors: "food", productivity: 0.001 }, ["productivity[3]"]],
  ["shock", { cities: "nanjing", sectors: "food", idle: 0.5 }, ["productivity[1]"]],
  ["critical-input", { input: "food", origins: "rest", cities: "all" }, ["criticalInputs"]],
];
