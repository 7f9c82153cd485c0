import { sumOf } from "../../../maths/numerics/sums.js";
import { sumByNode } from "../../../model/engine/sums.js";
import { t } from "../../../words/index.js";
import {
  ACCOUNTS,
  INDEX,
  type IndicatorDefinition,
  MONEY,
  NO_VALUE,
  oncePerYear,
  PER_HEAD,
  SHARE,
  sum,
  sumCells,
  type YearView,
} from "../view.js";
import { headquartersIncome } from "./structure.js";

/** A node flow of the year at base-year prices, summed. */
function money(pick: (view: YearView) => ArrayLike<number>) {
  return (view: YearView, members: number[]) => sum(members, pick(view)) / view.deflator;
}

/** Wages of all types and sectors at the place of work, nominal. */
function wageBill(view: YearView, members: number[]): number {
  const { wage, employmentByType } = view.outcome.market;
  const { nodes, sectors, labourTypes } = view.economy;
  let total = 0;
  for (let type = 0; type < labourTypes; type++)
    for (let s = 0; s < sectors; s++)
      for (const node of members)
        total += wage[type * nodes + node] * employmentByType[(type * sectors + s) * nodes + node];
  return total;
}

/** Headquarters services that plants of every node buy, of their own city too. [n] */
const headquartersBought = oncePerYear(
  ({ economy: { nodes }, outcome }: YearView): Float64Array => sumByNode(outcome.market.headquartersPayments, nodes),
);

/**
 * Of what plants earn for owners and headquarters, the part that others get than those of the same places (7.4i);
 * negative where they get more from elsewhere. No value without either.
 */
function profitOutflow(view: YearView, members: number[]): number {
  const { profitEarned, profitReceived } = view.outcome.accounts;
  const earned = sum(members, profitEarned) + sum(members, headquartersBought(view));
  const received = sum(members, profitReceived) + sum(members, headquartersIncome(view));
  return earned > 0 ? (earned - received) / earned : NO_VALUE;
}

/** Of what cities sell (positive) and buy, what is sold. */
const soldOnly = (members: number[], net: Float64Array) => sumOf(members, (node) => Math.max(0, net[node]));

/** Public finance and the distribution of value added. */
export const finance: IndicatorDefinition[] = [
  {
    id: "own-revenue",
    label: t("indicators.ownRevenueCityGovernments"),
    unit: MONEY,
    formula: t("indicators.localTaxesLandRevenue"),
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: money((view) => view.outcome.accounts.localRevenue),
  },
  {
    id: "revenue-per-head",
    label: t("indicators.publicRevenuePerResident"),
    unit: PER_HEAD,
    formula: t("indicators.ownRevenueNetReceipts"),
    source: ACCOUNTS,
    better: "higher",
    scope: "both",
    measure: ({ outcome, deflator }, members) => {
      const { localRevenue, sharingBalance } = outcome.accounts;
      return (
        (100 * (sum(members, localRevenue) + sum(members, sharingBalance))) / deflator / sum(members, outcome.residents)
      );
    },
  },
  {
    id: "local-taxes",
    label: t("indicators.localTaxes"),
    unit: MONEY,
    formula: t("indicators.localPartsProductionProfit"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.localTaxes),
  },
  {
    id: "land-revenue",
    label: t("indicators.landRevenueCityGovernments"),
    unit: MONEY,
    formula: t("indicators.citySShareLand"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.landRevenue),
  },
  {
    id: "toll-revenue",
    label: t("indicators.tollRevenue"),
    unit: MONEY,
    formula: t("indicators.tollsReceivedCitiesWay"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.market.tollRevenue),
  },
  {
    id: "protection-rent",
    label: t("indicators.rentsLocalProtection"),
    unit: MONEY,
    formula: t("indicators.buyersPayProtectedGoods"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.market.protectionRent),
  },
  {
    id: "tariff-revenue",
    label: t("indicators.tariffRevenue"),
    unit: MONEY,
    formula: t("indicators.tariffsOnPurchases"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.market.tariffRevenue),
  },
  {
    id: "net-transfers",
    label: t("indicators.netReceiptsUnderSharing"),
    unit: MONEY,
    formula: t("indicators.receivedLessPaidUnder"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.sharingBalance),
  },
  {
    id: "central-balance",
    label: t("indicators.balanceCentre"),
    unit: MONEY,
    formula: t("indicators.receivedCentreLessTaxes"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.centralBalance),
  },
  {
    id: "lever-cost",
    label: t("indicators.spendingLevers"),
    unit: MONEY,
    formula: t("indicators.spentCityGovernmentsTheir"),
    source: ACCOUNTS,
    better: "lower",
    scope: "both",
    measure: money((view) => view.outcome.accounts.leverCost),
  },
  {
    id: "quota-sold",
    label: t("indicators.landQuotaSold"),
    unit: "km2 a year",
    formula: t("indicators.quotaSoldBySellers"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: ({ outcome }, members) => soldOnly(members, outcome.quotaSold),
  },
  {
    id: "quota-price",
    label: t("indicators.priceOfLandQuota"),
    unit: "100 million {currency} per km2, base-year prices",
    formula: t("indicators.quotaRevenueOverSold"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: ({ outcome, deflator }, members) => {
      const sold = soldOnly(members, outcome.quotaSold);
      return sold > 0 ? soldOnly(members, outcome.quotaRevenue) / sold / deflator : NO_VALUE;
    },
  },
  {
    id: "compensation-index",
    label: t("indicators.compensationIndex"),
    unit: INDEX,
    formula: t("indicators.bondIndexUpstream"),
    source: ACCOUNTS,
    better: "none",
    scope: "city",
    measure: ({ outcome }, [city]) => outcome.bondIndex[city] ?? NO_VALUE,
  },
  {
    id: "gdp-credit",
    label: t("indicators.gdpCreditedEnclaveAgreements"),
    unit: MONEY,
    formula: t("indicators.creditedLessHandedOver"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.gdpCredit),
  },
  {
    id: "tax-effort",
    label: t("indicators.taxEffort"),
    unit: INDEX,
    formula: t("indicators.localTaxesGdpMean"),
    source: t("indicators.bahl1971ImfStaff"),
    better: "none",
    scope: "both",
    measure: ({ outcome, cities }, members) => {
      const { localTaxes, gdp } = outcome.accounts;
      return sum(members, localTaxes) / sum(members, gdp) / (sum(cities, localTaxes) / sum(cities, gdp));
    },
  },
  {
    id: "labour-share",
    label: t("indicators.wagesOverGdp"),
    unit: SHARE,
    formula: t("indicators.wagesBeforeTaxPlace"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) => wageBill(view, members) / sum(members, view.outcome.accounts.gdp),
  },
  {
    id: "profit-share",
    label: t("indicators.profitOverGdp"),
    unit: SHARE,
    formula: t("indicators.profitBeforeTaxPlants"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: (view, members) =>
      sumCells(view, members, view.outcome.market.profit) / sum(members, view.outcome.accounts.gdp),
  },
  {
    id: "profits-earned",
    label: t("indicators.profitsEarned"),
    unit: MONEY,
    formula: t("indicators.ownersProfitOfPlants"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.profitEarned),
  },
  {
    id: "profits-received",
    label: t("indicators.profitsReceived"),
    unit: MONEY,
    formula: t("indicators.ownersProfitOfResidents"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money((view) => view.outcome.accounts.profitReceived),
  },
  {
    id: "headquarters-income",
    label: t("indicators.headquartersIncome"),
    unit: MONEY,
    formula: t("indicators.paidToHeadquartersHere"),
    source: ACCOUNTS,
    better: "none",
    scope: "both",
    measure: money(headquartersIncome),
  },
  {
    id: "profit-outflow",
    label: t("indicators.netOutflowOfProfits"),
    unit: SHARE,
    formula: t("indicators.profitOutflowFormula"),
    source: t("indicators.grossDomesticNational"),
    better: "none",
    scope: "both",
    measure: profitOutflow,
  },
];
