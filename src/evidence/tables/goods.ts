import { pow } from "../../maths/numerics/elementary.js";
import { costOfLiving, housingRent, productionAccounts } from "../../model/engine/accounts.js";
import { compileWedges, deliveredPrice } from "../../model/engine/wedges.js";
import { type BaseYear, indices, name, number, SHARE, type Table, tableOf, whereSaved } from "./baseYear.js";

type Triple = [sector: number, origin: number, destination: number];

/** Purchases by sector, origin and destination at buyers' prices, and what of them sellers do not get. */
export function flowsTable({ market, world, inputs, money, sector, node }: BaseYear): Table {
  const { nodes: n, sectors } = world.economy;
  const { freeness, tollFreeness, rentFreeness, tariffFreeness } = compileWedges(world.economy, inputs.policy);
  const bought = (part: Float64Array | null, [s, i, j]: Triple) => {
    const k = s * n + j;
    if (part === null || !(market.competition[k] > 0)) return 0;
    return (market.demand[k] * part[k * n + i] * market.supply[s * n + i]) / market.competition[k];
  };
  return tableOf("flows.csv", () => indices(sectors, n, n), [
    name("sector", "sector of the goods", ([s]: Triple) => sector(s)),
    name("origin", "node of the plants", ([, i]: Triple) => node(i)),
    name("destination", "node of the buyers", ([, , j]: Triple) => node(j)),
    number(
      "value",
      money,
      "at buyers' prices, final and intermediate; over origins: purchases of cells.csv",
      (row: Triple) => bought(freeness, row),
    ),
    number("toll", money, "of value, half to the city of each end", (row: Triple) => bought(tollFreeness, row)),
    number(
      "protection_rent",
      money,
      "of value, kept in the destination; value - toll - protection_rent - tariff is the plants' revenue",
      (row: Triple) => bought(rentFreeness, row),
    ),
    number("tariff", money, "of value, to the centre of the destination's regime", (row: Triple) =>
      bought(tariffFreeness, row),
    ),
  ]);
}

/** The delivered price over the factory price, by part. */
export function wedgesTable(base: BaseYear): Table {
  const { nodes: n, sectors } = base.world.economy;
  const pairOf = pairIn(base);
  function* pairs() {
    for (const row of indices(sectors, n, n))
      if (row[1] !== row[2] || base.inputs.policy.travelHours[pairOf(row)] > 0) yield row;
  }
  return tableOf("wedges.csv", pairs, [
    name("sector", "sector of the goods", ([s]: Triple) => base.sector(s)),
    name("origin", "node of the plants", ([, i]: Triple) => base.node(i)),
    name("destination", "node of the buyers", ([, , j]: Triple) => base.node(j)),
    ...travelColumns(base),
    ...barrierColumns(base),
    ...deliveredColumns(base),
  ]);
}

/** Place of a pair in an array by origin and destination. */
const pairIn =
  ({ world }: BaseYear) =>
  ([, i, j]: Triple) =>
    i * world.economy.nodes + j;

const AD_VALOREM = "ad valorem";

/** Distance, stops and tolls. */
function travelColumns(base: BaseYear) {
  const { policy } = base.inputs;
  const { goods } = base.world.economy;
  const pairOf = pairIn(base);
  return [
    number(
      "distance",
      "ratio",
      "(1 + travel hours / hours of a trip inside a city)^distance_elasticity of sectors.csv; lost",
      (row: Triple) =>
        pow(1 + policy.travelHours[pairOf(row)] / goods.referenceHours, goods.distanceElasticity[row[0]]),
    ),
    number(
      "delay",
      AD_VALOREM,
      "hours of stops x value of an hour / load_value of sectors.csv; lost",
      (row: Triple) => (policy.delayHours[pairOf(row)] * goods.valueOfTime) / goods.loadValue[row[0]],
    ),
    number(
      "toll",
      AD_VALOREM,
      "yuan per lorry-km x road km / load_value of sectors.csv; a transfer",
      (row: Triple) => (policy.tollPerKm[pairOf(row)] * policy.roadKm[pairOf(row)]) / goods.loadValue[row[0]],
    ),
  ];
}

/** Borders, rules, protection, and what is left. */
function barrierColumns(base: BaseYear) {
  const { policy } = base.inputs;
  const { goods, nodes: n } = base.world.economy;
  const pairOf = pairIn(base);
  const felt = (part: Float64Array, row: Triple) => part[pairOf(row)] * goods.borderExposure[row[0]];
  const rules = (row: Triple) => {
    const bySector = policy.ruleDifference.length > n * n ? row[0] * n * n : 0;
    return policy.ruleDifference[bySector + pairOf(row)] * goods.borderExposure[row[0]];
  };
  return [
    number("border", AD_VALOREM, "administrative border x border_exposure of sectors.csv; lost", (row: Triple) =>
      felt(policy.border, row),
    ),
    number("rules", AD_VALOREM, "difference of rules x border_exposure of sectors.csv; lost", rules),
    number(
      "protection",
      AD_VALOREM,
      "protection of the destination x border_exposure of sectors.csv; lost but for the rent",
      (row: Triple) => policy.protection[row[0] * n * n + pairOf(row)] * goods.borderExposure[row[0]],
    ),
    number(
      "protection_kept",
      SHARE,
      "part of protection's wedge that is a rent of the destination",
      ([s, , j]: Triple) => policy.protectionRentShare[s * n + j],
    ),
    number(
      "tariff",
      AD_VALOREM,
      "of the destination; a transfer",
      (row: Triple) => policy.tariff[row[0] * n * n + pairOf(row)],
    ),
    number(
      "residual",
      "ratio",
      "calibrated, between groups of nodes; lost",
      (row: Triple) => goods.residualCost[row[0] * n * n + pairOf(row)],
    ),
  ];
}

/** All parts together. */
function deliveredColumns({ world, inputs }: BaseYear) {
  const out = { factor: 1, tollShare: 0, rentShare: 0, tariffShare: 0 };
  const delivered = ([s, i, j]: Triple) => {
    deliveredPrice(world.economy, inputs.policy, s, i, j, out);
    return out;
  };
  return [
    number(
      "factor",
      "ratio",
      "delivered over factory price: distance (1 + delay + toll) (1 + border) (1 + rules) (1 + " +
        "protection) (1 + tariff) residual; at home distance alone, 1 where there is no row",
      (row: Triple) => delivered(row).factor,
    ),
    number(
      "rent_share",
      "share of value",
      "protection_kept x protection / (1 + protection)",
      (row: Triple) => delivered(row).rentShare,
    ),
    number(
      "toll_share",
      "share of value",
      "(1 - rent_share - tariff_share) toll / (1 + delay + toll)",
      (row: Triple) => delivered(row).tollShare,
    ),
    number(
      "tariff_share",
      "share of value",
      "(1 - rent_share) tariff / (1 + tariff)",
      (row: Triple) => delivered(row).tariffShare,
    ),
  ];
}

const of =
  <Value>(values: ArrayLike<Value>) =>
  (i: number) =>
    values[i];

/** Who lies where: country, fiscal regime, residents, land, ownership, accounts. */
export function nodesTable({ world, market, inputs, geography, money, node }: BaseYear): Table {
  const { economy } = world;
  const { capitalOwner } = economy;
  const livingCost = costOfLiving(market, inputs.housingLand);
  const { gdp } = productionAccounts(market);
  const perKm2 = `${money} per km2`;
  const rows = () => Array.from({ length: economy.nodes }, (_, i) => i);
  return tableOf("nodes.csv", rows, [
    name("node", "city or hinterland", node),
    name("kind", "city (of the cluster) or hinterland", (i: number) => (economy.isCity[i] ? "city" : "hinterland")),
    name("province", "province of a city, itself of a hinterland", of(geography.provinces)),
    name("country", "within which firms enter and capital has its owners", of(geography.countries)),
    name("regime", "fiscal regime: its centre returns what it collects there", of(geography.regimes)),
    number(
      "residents",
      "thousand persons",
      "by which the centre's revenue and the pool of profit tax are divided",
      of(inputs.residents),
    ),
    number("industrial_land", "km2", "given", of(inputs.industrialLand)),
    number(
      "industrial_rent",
      perKm2,
      "land cost of plants, less production tax, over industrial_land",
      of(market.industrialRent),
    ),
    number("housing_land", "km2", "given", of(inputs.housingLand)),
    number("housing_rent", perKm2, "housing share x spending / housing_land", (i: number) =>
      housingRent(market, inputs.housingLand, i),
    ),
    number(
      "land_share_to_city",
      SHARE,
      "of rent of industrial and housing land, kept by the city; the rest is income of residents",
      of(economy.landRentToCity),
    ),
    number(
      "capital_ownership",
      SHARE,
      "of capital income of the country, fixed; blank where the rule of parameters.csv is another",
      (i: number) => (capitalOwner.kind === "shares" ? capitalOwner.shares[i] : NaN),
    ),
    number("living_cost", "index", "prod price^final_share x housing_rent^housing share", (i: number) => livingCost[i]),
    number(
      "gdp",
      money,
      "sum over sectors of value_added of cells.csv; real GDP = gdp over living_cost relative to the base year",
      (i: number) => gdp[i],
    ),
  ]);
}

/** Workers and wages by type. */
export function labourTable({ world, market, inputs, money, node, labour }: BaseYear): Table {
  const { nodes: n, labourTypes, headquartersLabour } = world.economy;
  const { policy } = inputs;
  type Place = [labour: number, node: number];
  const at = ([t, i]: Place) => t * n + i;
  return tableOf("labour.csv", () => indices(labourTypes, n), [
    name("labour", "labour type", ([t]: Place) => labour(t)),
    name("node", "where they live and work", ([, i]: Place) => node(i)),
    number("workers", "thousand persons", "given", (row: Place) => inputs.workers[at(row)]),
    number(
      "wage",
      `${money} per thousand workers`,
      "wage_income / workers, before tax",
      (row: Place) => market.wage[at(row)],
    ),
    number(
      "wage_income",
      money,
      "paid by plants (cost x cost share / (1 + production tax)), entrants (entry_cost) and headquarters",
      (row: Place) => market.finance.wageIncome[at(row)],
    ),
    number(
      "headquarters_pay",
      money,
      "of wage_income, paid by plants here and elsewhere for headquarters services",
      ([t, i]: Place) => (t === headquartersLabour ? market.finance.headquartersPayments[i] : 0),
    ),
    number("wage_tax_rate", SHARE, "of wage_income", (row: Place) => policy.wageTaxRate[at(row)]),
  ]);
}

/** Incomes of residents by the rule that gives them. */
export function incomesTable({ world, market, money, node }: BaseYear): Table {
  const { finance } = market;
  const rows = () => Array.from({ length: world.economy.nodes }, (_, i) => i);
  return tableOf("incomes.csv", rows, [
    name("node", "where the recipients live", node),
    number("wages_after_tax", money, "wage_income (1 - wage_tax_rate), all types", of(finance.wagesAfterTax)),
    number(
      "profit_income",
      money,
      "profit after tax less entry_cost of plants with headquarters here",
      of(finance.profitIncome),
    ),
    number("capital_income", money, "capital_ownership x capital income of the country", of(finance.capitalIncome)),
    number(
      "land_income",
      money,
      "(1 - land_share_to_city) x land_rent, and all rent of own land",
      of(finance.landIncome),
    ),
    number("protection_rents", money, "of firms here, paid out to residents", of(finance.rentIncome)),
    number("household_income", money, "sum of these; spent but for what is saved", of(finance.householdIncome)),
    ...whereSaved(world.economy, () => [
      number("saved", money, "of it, by owners of capital: this is not spent", of(finance.saved)),
      number("invested", money, "spent on new capital here, whoever saved it", of(market.investment)),
    ]),
    number("capital_paid", money, "capital income that arises here, whoever owns it", of(finance.capitalPaid)),
  ]);
}

/** Tax rates, local shares, and the city's budget. */
export function publicFinanceTable({ world, market, inputs, money, node }: BaseYear): Table {
  const { finance } = market;
  const { policy } = inputs;
  const rows = () => Array.from({ length: world.economy.nodes }, (_, i) => i);
  return tableOf("public_finance.csv", rows, [
    name("node", "city or hinterland", node),
    number("profit_tax_rate", SHARE, "of profit of plants here", of(policy.profitTaxRate)),
    number(
      "local_share_production",
      SHARE,
      "of positive production tax; negative tax is paid by the centre",
      of(policy.localShareProduction),
    ),
    number("local_share_profit", SHARE, "of profit tax", of(policy.localShareProfit)),
    number("local_share_wage", SHARE, "of wage tax", of(policy.localShareWage)),
    number("production_tax", money, "local part", of(finance.localProductionTax)),
    number(
      "profit_tax",
      money,
      "local part, apportioned to plant's city, headquarters' city and a pool of the regime by residents",
      of(finance.localProfitTax),
    ),
    number("wage_tax", money, "local part", of(finance.localWageTax)),
    number("land_rent", money, "industrial and housing land together", of(finance.landRent)),
    number("land_revenue", money, "land_share_to_city x land_rent", of(finance.landRevenue)),
    number("protection_revenue", money, "the government's part of protection rents", of(finance.rentRevenue)),
    number("toll_revenue", money, "half of the tolls of every flow from and to here", of(market.tollByNode)),
    number("own_revenue", money, "sum of the local parts, land, protection and tolls", of(finance.cityRevenue)),
    number(
      "central_taxes",
      money,
      "collected here for the centre of the regime, negative production tax included",
      of(finance.centralTaxes),
    ),
    number("central_transfer", money, "central_taxes of the regime, by residents", of(finance.centralTransfer)),
    number("city_spending", money, "own_revenue + central_transfer", of(finance.citySpending)),
    number(
      "spending",
      money,
      "household_income - saved + city_spending; on composites and housing",
      of(finance.nodeSpending),
    ),
  ]);
}
