import { pow } from "../../maths/numerics/elementary.js";
import { costOfLiving, housingRent, productionAccounts } from "../../model/engine/accounts.js";
import { compileWedges, deliveredPrice } from "../../model/engine/wedges.js";
import {
  array,
  type BaseYear,
  type Column,
  name,
  number,
  placesOf,
  SHARE,
  type Table,
  type Triple,
  tableOf,
  triplesOf,
  whereSaved,
} from "./baseYear.js";

/** Purchases by sector, origin and destination at buyers' prices, and what of them sellers do not get. */
export function flowsTable(base: BaseYear): Table {
  const { market, world, inputs, money } = base;
  const { nodes: n, sectors } = world.economy;
  const { freeness, tollFreeness, rentFreeness, tariffFreeness } = compileWedges(world.economy, inputs.policy);
  const bought = (part: Float64Array | null, { s, i, j }: Triple) => {
    const k = s * n + j;
    if (part === null || !(market.competition[k] > 0)) return 0;
    return (market.demand[k] * part[k * n + i] * market.supply[s * n + i]) / market.competition[k];
  };
  return tableOf("flows.csv", () => triplesOf(sectors, n), [
    ...endsColumns(base),
    number("value", money, "at buyers' prices, final and intermediate; over origins: purchases of cells.csv", (row) =>
      bought(freeness, row),
    ),
    number("toll", money, "of value, half to the city of each end", (row) => bought(tollFreeness, row)),
    number(
      "protection_rent",
      money,
      "of value, kept in the destination; value - toll - protection_rent - tariff is the plants' revenue",
      (row) => bought(rentFreeness, row),
    ),
    number("tariff", money, "of value, to the centre of the destination's regime", (row) =>
      bought(tariffFreeness, row),
    ),
  ]);
}

/** What is sold, from where to where. */
function endsColumns({ sector, node }: BaseYear): Column<Triple>[] {
  return [
    name("sector", "sector of the goods", ({ s }) => sector(s)),
    name("origin", "node of the plants", ({ i }) => node(i)),
    name("destination", "node of the buyers", ({ j }) => node(j)),
  ];
}

/** The delivered price over the factory price, by part. */
export function wedgesTable(base: BaseYear): Table {
  const { nodes, sectors } = base.world.economy;
  function* pairs() {
    for (const row of triplesOf(sectors, nodes))
      if (row.i !== row.j || base.inputs.policy.travelHours[row.pair] > 0) yield row;
  }
  return tableOf("wedges.csv", pairs, [
    ...endsColumns(base),
    ...travelColumns(base),
    ...barrierColumns(base),
    ...deliveredColumns(base),
  ]);
}

const AD_VALOREM = "ad valorem";

/** Distance, stops and tolls. */
function travelColumns({ inputs: { policy }, world, region }: BaseYear): Column<Triple>[] {
  const { goods } = world.economy;
  return [
    number(
      "distance",
      "ratio",
      "(1 + travel hours / hours of a trip inside a city)^distance_elasticity of sectors.csv; lost",
      ({ s, pair }) => pow(1 + policy.travelHours[pair] / goods.referenceHours, goods.distanceElasticity[s]),
    ),
    number(
      "delay",
      AD_VALOREM,
      "hours of stops x value of an hour / load_value of sectors.csv; lost",
      ({ s, pair }) => (policy.delayHours[pair] * goods.valueOfTime) / goods.loadValue[s],
    ),
    number(
      "toll",
      AD_VALOREM,
      `${region.currency} per lorry-km x road km / load_value of sectors.csv; a transfer`,
      ({ s, pair }) => (policy.tollPerKm[pair] * policy.roadKm[pair]) / goods.loadValue[s],
    ),
  ];
}

/** Borders, rules, protection, and what is left. */
function barrierColumns({ inputs: { policy }, world }: BaseYear): Column<Triple>[] {
  const { goods, nodes: n } = world.economy;
  const { ruleDifference } = policy;
  return [
    number(
      "border",
      AD_VALOREM,
      "administrative border x border_exposure of sectors.csv; lost",
      ({ s, pair }) => policy.border[pair] * goods.borderExposure[s],
    ),
    number(
      "rules",
      AD_VALOREM,
      "difference of rules x border_exposure of sectors.csv; lost",
      // The same for all sectors, or by sector.
      ({ s, k }) => ruleDifference[k % ruleDifference.length] * goods.borderExposure[s],
    ),
    number(
      "protection",
      AD_VALOREM,
      "protection of the destination x border_exposure of sectors.csv; lost but for the rent",
      ({ s, k }) => policy.protection[k] * goods.borderExposure[s],
    ),
    number(
      "protection_kept",
      SHARE,
      "part of protection's wedge that is a rent of the destination",
      ({ s, j }) => policy.protectionRentShare[s * n + j],
    ),
    array("tariff", AD_VALOREM, "of the destination; a transfer", policy.tariff),
    array("residual", "ratio", "calibrated, between groups of nodes; lost", goods.residualCost),
  ];
}

/** All parts together. */
function deliveredColumns({ world, inputs }: BaseYear): Column<Triple>[] {
  const out = { factor: 1, tollShare: 0, rentShare: 0, tariffShare: 0 };
  const delivered = ({ s, i, j }: Triple) => {
    deliveredPrice(world.economy, inputs.policy, s, i, j, out);
    return out;
  };
  return [
    number(
      "factor",
      "ratio",
      "delivered over factory price: distance (1 + delay + toll) (1 + border) (1 + rules) (1 + " +
        "protection) (1 + tariff) residual; at home distance alone, 1 where there is no row",
      (row) => delivered(row).factor,
    ),
    number(
      "rent_share",
      "share of value",
      "protection_kept x protection / (1 + protection)",
      (row) => delivered(row).rentShare,
    ),
    number(
      "toll_share",
      "share of value",
      "(1 - rent_share - tariff_share) toll / (1 + delay + toll)",
      (row) => delivered(row).tollShare,
    ),
    number(
      "tariff_share",
      "share of value",
      "(1 - rent_share) tariff / (1 + tariff)",
      (row) => delivered(row).tariffShare,
    ),
  ];
}

/** Who lies where: country, fiscal regime, residents, land, ownership, accounts. */
export function nodesTable({ world, market, inputs, geography, money, node }: BaseYear): Table {
  const { economy } = world;
  const { capitalOwner } = economy;
  const livingCost = costOfLiving(market, inputs.housingLand);
  const { gdp } = productionAccounts(market);
  const perKm2 = `${money} per km2`;
  return tableOf("nodes.csv", () => placesOf(1, economy.nodes), [
    name("node", "city or hinterland", ({ k }) => node(k)),
    name("kind", "city (of the cluster) or hinterland", ({ k }) => (economy.isCity[k] ? "city" : "hinterland")),
    name("province", "province of a city, itself of a hinterland", ({ k }) => geography.provinces[k]),
    name("country", "within which firms enter and capital has its owners", ({ k }) => geography.countries[k]),
    name("regime", "fiscal regime: its centre returns what it collects there", ({ k }) => geography.regimes[k]),
    array(
      "residents",
      "thousand persons",
      "by which the centre's revenue and the pool of profit tax are divided",
      inputs.residents,
    ),
    array("industrial_land", "km2", "given", inputs.industrialLand),
    array(
      "industrial_rent",
      perKm2,
      "land cost of plants, less production tax, over industrial_land",
      market.industrialRent,
    ),
    array("housing_land", "km2", "given", inputs.housingLand),
    number("housing_rent", perKm2, "housing share x spending / housing_land", ({ k }) =>
      housingRent(market, inputs.housingLand, k),
    ),
    array(
      "land_share_to_city",
      SHARE,
      "of rent of industrial and housing land, kept by the city; the rest is income of residents",
      economy.landRentToCity,
    ),
    number(
      "capital_ownership",
      SHARE,
      "of capital income of the country, fixed; blank where the rule of parameters.csv is another",
      ({ k }) => (capitalOwner.kind === "shares" ? capitalOwner.shares[k] : NaN),
    ),
    array("living_cost", "index", "prod price^final_share x housing_rent^housing share", livingCost),
    array(
      "gdp",
      money,
      "sum over sectors of value_added of cells.csv; real GDP = gdp over living_cost relative to the base year",
      gdp,
    ),
  ]);
}

/** Workers and wages by type. */
export function labourTable({ world, market, inputs, money, node, labour }: BaseYear): Table {
  const { nodes, labourTypes, headquartersLabour } = world.economy;
  const { finance } = market;
  return tableOf("labour.csv", () => placesOf(labourTypes, nodes), [
    name("labour", "labour type", ({ kind }) => labour(kind)),
    name("node", "where they live and work", (place) => node(place.node)),
    array("workers", "thousand persons", "given", inputs.workers),
    array("wage", `${money} per thousand workers`, "wage_income / workers, before tax", market.wage),
    array(
      "wage_income",
      money,
      "paid by plants (cost x cost share / (1 + production tax)), entrants (entry_cost) and headquarters",
      finance.wageIncome,
    ),
    number(
      "headquarters_pay",
      money,
      "of wage_income, paid by plants here and elsewhere for headquarters services",
      (place) => (place.kind === headquartersLabour ? finance.headquartersPayments[place.node] : 0),
    ),
    array("wage_tax_rate", SHARE, "of wage_income", inputs.policy.wageTaxRate),
  ]);
}

/** Incomes of residents by the rule that gives them. */
export function incomesTable({ world, market, money, node }: BaseYear): Table {
  const { finance } = market;
  return tableOf("incomes.csv", () => placesOf(1, world.economy.nodes), [
    name("node", "where the recipients live", ({ k }) => node(k)),
    array("wages_after_tax", money, "wage_income (1 - wage_tax_rate), all types", finance.wagesAfterTax),
    array(
      "profit_income",
      money,
      "profit after tax less entry_cost of plants with headquarters here",
      finance.profitIncome,
    ),
    array("capital_income", money, "capital_ownership x capital income of the country", finance.capitalIncome),
    array("land_income", money, "(1 - land_share_to_city) x land_rent, and all rent of own land", finance.landIncome),
    array("protection_rents", money, "of firms here, paid out to residents", finance.rentIncome),
    array("household_income", money, "sum of these; spent but for what is saved", finance.householdIncome),
    ...whereSaved(world.economy, () => [
      array("saved", money, "of it, by owners of capital: this is not spent", finance.saved),
      array("invested", money, "spent on new capital here, whoever saved it", market.investment),
    ]),
    array("capital_paid", money, "capital income that arises here, whoever owns it", finance.capitalPaid),
  ]);
}

/** Tax rates, local shares, and the city's budget. */
export function publicFinanceTable({ world, market, inputs, money, node }: BaseYear): Table {
  const { finance } = market;
  const { policy } = inputs;
  return tableOf("public_finance.csv", () => placesOf(1, world.economy.nodes), [
    name("node", "city or hinterland", ({ k }) => node(k)),
    array("profit_tax_rate", SHARE, "of profit of plants here", policy.profitTaxRate),
    array(
      "local_share_production",
      SHARE,
      "of positive production tax; negative tax is paid by the centre",
      policy.localShareProduction,
    ),
    array("local_share_profit", SHARE, "of profit tax", policy.localShareProfit),
    array("local_share_wage", SHARE, "of wage tax", policy.localShareWage),
    array("production_tax", money, "local part", finance.localProductionTax),
    array(
      "profit_tax",
      money,
      "local part, apportioned to plant's city, headquarters' city and a pool of the regime by residents",
      finance.localProfitTax,
    ),
    array("wage_tax", money, "local part", finance.localWageTax),
    array("land_rent", money, "industrial and housing land together", finance.landRent),
    array("land_revenue", money, "land_share_to_city x land_rent", finance.landRevenue),
    array("protection_revenue", money, "the government's part of protection rents", finance.rentRevenue),
    array("toll_revenue", money, "half of the tolls of every flow from and to here", market.tollByNode),
    array("own_revenue", money, "sum of the local parts, land, protection and tolls", finance.cityRevenue),
    array(
      "central_taxes",
      money,
      "collected here for the centre of the regime, negative production tax included",
      finance.centralTaxes,
    ),
    array("central_transfer", money, "central_taxes of the regime, by residents", finance.centralTransfer),
    array("city_spending", money, "own_revenue + central_transfer", finance.citySpending),
    array(
      "spending",
      money,
      "household_income - saved + city_spending; on composites and housing",
      finance.nodeSpending,
    ),
  ]);
}
