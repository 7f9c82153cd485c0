// What the market's map reads and writes of the objects that MarketState and MarketInputs hold (src/model/engine says
// what each is): by these names and types scripts/kernels.js lays them out in the memory of the module. What is
// `Filled` is copied back, of `Scratch` nothing but the room is taken. A string is its number in the list of all that
// the map compares with (Word).

class MarketState {
  economy: Economy;
  finance: PublicFinance;
  special: SpecialCase | null;
  shares: Shares;
  layout: UnknownLayout;
  logs: UnknownViews;
  critical: List<Critical>;
  unknowns: Filled;
  image: Filled;
  left: Filled;
  gap: Filled;
  wage: Filled;
  capitalRent: Filled;
  industrialRent: Filled;
  potential: Filled;
  spending: Filled;
  costConstant: Float64Array;
  taxFactor: Float64Array;
  linkMass: Float64Array;
  tolled: Uint8Array;
  parkShares: Float64Array;
  logUnitCost: Filled;
  headquartersPower: Filled;
  openness: Filled;
  supply: Filled;
  revenue: Filled;
  cost: Filled;
  operatingProfit: Filled;
  labourValue: Filled;
  capitalValue: Filled;
  capitalUsed: Filled;
  landValue: Filled;
  ownLandValue: Filled;
  labourElasticity: Filled;
  capitalElasticity: Filled;
  landElasticity: Filled;
  intermediateDemand: Filled;
  capitalPrice: Filled;
  logLeastRent: Filled;
  saving: Filled;
  investment: Filled;
  entryValue: Filled;
  entrants: Filled;
  entryCost: Filled;
  logBundle: Filled;
  entryShare: Filled;
  demand: Filled;
  competition: Filled;
  buyerWeight: Scratch;
  soughtPotential: Filled;
  tollByNode: Filled;
  tollPaid: Filled;
  protectionRent: Filled;
  tariffPaid: Filled;
  scratchRow: Scratch;
}

class UnknownLayout {
  wage: Int;
  capitalRent: Int;
  industrialRent: Int;
  price: Int;
  potential: Int;
  spending: Int;
  size: Int;
}

class UnknownViews {
  wage: Float64Array;
  capitalRent: Filled;
  industrialRent: Float64Array;
  price: Float64Array;
  potential: Float64Array;
  spending: Float64Array;
}

class Shares {
  width: Int;
  step: Int;
  primary: Float64Array;
  labourMix: Float64Array;
  labourResponse: Float64Array;
  capitalResponse: Float64Array;
  landResponse: Float64Array;
  entryResponse: Float64Array;
  inputUse: Float64Array;
}

class Critical {
  input: CriticalInput;
  share: Float64Array;
  logOrigins: Float64Array;
  logOthers: Float64Array;
  logBase: Float64Array;
  logSurcharge: Float64Array;
  at: Int;
  purchases: Filled;
  originShare: Filled;
  sought: Filled;
  excess: Filled;
}

class CriticalInput {
  sector: Int;
  elasticity: f64;
  origins: Uint8Array;
  users: Uint8Array;
}

class Economy {
  nodes: Int;
  sectors: Int;
  labourTypes: Int;
  capitalKinds: Int;
  headquartersLabour: Int;
  country: Int32Array;
  regime: Int32Array;
  housingShare: f64;
  expenditureShare: Float64Array;
  substitution: Float64Array;
  markup: Float64Array;
  labourCostShare: Float64Array;
  capitalCostShare: Float64Array;
  landCostShare: Float64Array;
  inputCostShare: Float64Array;
  headquartersCostShare: Float64Array;
  ownLand: OwnLand;
  profitOwner: Owner;
  capitalOwner: Owner;
  landOwner: Owner;
  landRentToCity: Float64Array;
  saving: SavingRule | null;
  numeraire: Numeraire;
  relocation: RelocationParameters;
  investment: InvestmentParameters;
}

class OwnLand {
  costShare: Float64Array;
  stock: Float64Array;
}

class Owner {
  kind: Word;
  by: Word;
  shares: Float64Array;
}

class SavingRule {
  mix: Float64Array;
  logBasePrice: Float64Array;
  ofIncome: f64;
  ofWealth: f64;
}

class Numeraire {
  node: Int;
  value: f64;
}

class RelocationParameters {
  entryElasticity: f64;
  entryPlaceElasticity: f64;
}

class InvestmentParameters {
  leastRent: f64;
}

class MarketInputs {
  year: Int;
  wedges: Wedges;
  policy: Policy;
  workers: Float64Array;
  residents: Float64Array;
  capital: Float64Array;
  placing: Float64Array;
  industrialLand: Float64Array;
  entry: EntryInputs | null;
  claims: ClaimTable;
  localTaxBase: Float64Array;
  lumpSums: LumpSums;
  services: ServiceUse | null;
}

class Wedges {
  freeness: Float64Array;
  tollFreeness: Float64Array | null;
  rentFreeness: Float64Array | null;
  tariffFreeness: Float64Array | null;
}

class EntryInputs {
  firms: Float64Array;
  labour: Float64Array;
  baseValue: Float64Array;
  total: Float64Array;
  support: Float64Array | null;
}

class ClaimTable {
  count: Int;
  origin: Int32Array;
  destination: Int32Array;
  cell: Int32Array;
  share: Float64Array;
  cellShare: Float64Array;
  remaining: Float64Array;
  receipt: Filled;
}

class LumpSums {
  toHouseholds: Float64Array;
  toCities: Float64Array;
  toCentre: Float64Array;
  targeted: Float64Array;
}

class ServiceUse {
  fees: Float64Array;
  centralFees: Float64Array;
}

class Policy {
  productionTax: Float64Array;
  sectorSubsidy: Float64Array;
  profitTaxRate: Float64Array;
  profitTaxRebate: Float64Array;
  wageTaxRate: Float64Array;
  wageSubsidy: Float64Array;
  localShareProduction: Float64Array;
  localShareProfit: Float64Array;
  localShareWage: Float64Array;
  protectionRentToFirms: Float64Array;
  apportionment: Apportionment;
  incrementSharing: List<IncrementSharing>;
  revenuePools: List<RevenuePool>;
  enclaves: List<Enclave>;
  innovationFunds: List<InnovationFund>;
  spendingEqualisation: List<SpendingEqualisation>;
}

class Apportionment {
  plant: f64;
  headquarters: f64;
}

class IncrementSharing {
  members: Int32Array;
  weights: Float64Array;
  share: f64;
  startYear: Int;
  years: Int;
}

class RevenuePool {
  members: Int32Array;
  weights: Float64Array;
  share: f64;
}

class Enclave {
  host: Int;
  sponsor: Int;
  sponsorTax: f64;
}

class InnovationFund {
  members: Int32Array;
  weights: Float64Array;
  support: Float64Array;
}

class SpendingEqualisation {
  members: Int32Array;
  degree: f64;
  spending: Word;
  productiveShare: f64;
  payer: Word;
}

class PublicFinance {
  wageIncome: Filled;
  wageTax: Filled;
  wageSubsidy: Filled;
  wagesAfterTax: Filled;
  profitIncome: Filled;
  capitalIncome: Filled;
  capitalPaid: Filled;
  landIncome: Filled;
  rentIncome: Filled;
  householdIncome: Filled;
  saved: Filled;
  productionTax: Filled;
  sectorSubsidy: Filled;
  profit: Filled;
  profitTax: Filled;
  profitRebate: Filled;
  profitAfterTax: Filled;
  distributedProfit: Filled;
  fundGrants: Filled;
  fundPaid: Filled;
  headquartersServices: Filled;
  headquartersPayments: Filled;
  headquartersCost: Filled;
  profitByHeadquarters: Filled;
  localCellTax: Filled;
  localProductionTax: Filled;
  localProfitTax: Filled;
  headquartersTax: Filled;
  localWageTax: Filled;
  landRent: Filled;
  landRevenue: Filled;
  rentRevenue: Filled;
  tariffRevenue: Filled;
  centralTaxes: Filled;
  centralRevenue: Filled;
  centralGrants: Filled;
  centralTransfer: Filled;
  sharingPaid: Filled;
  cityRevenue: Filled;
  citySpending: Filled;
  targetedSpending: Filled;
  serviceSpending: Filled;
  servicesBought: Filled;
  productiveRatio: Filled;
  nodeSpending: Filled;
  servicesWeight: Scratch;
  profitWeight: Scratch;
  taxWeight: Scratch;
  servicesSum: Scratch;
  profitSum: Scratch;
  taxSum: Scratch;
  spent: Scratch;
  granted: Scratch;
  byNode: Scratch;
  poolByRegime: Scratch;
  weightByRegime: Scratch;
  incomeByCountry: Scratch;
}

class AndersonAccelerator {
  size: Int;
  depth: Int;
  previousImage: Scratch;
  previousStep: Scratch;
  imageDifferences: Scratch;
  stepDifferences: Scratch;
  gram: Scratch;
  factor: Scratch;
  weights: Scratch;
  columns: Int;
  next: Int;
  started: Int;
  previousNorm: f64;
}

class Aggregation {
  group: Int32Array;
  weight: Float64Array;
  response: Float64Array;
  step: Scratch;
  later: Scratch;
}
