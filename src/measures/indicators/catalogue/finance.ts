import { sumAt, sumOf } from "../../../maths/numerics/sums.js";
import { sumByNode } from "../../../model/engine/economy.js";
import type { Accounts } from "../../../model/engine/outcome.js";
import { leftOf } from "../measures/inequality.js";
import {
  INDEX,
  MONEY,
  NO_VALUE,
  oncePerYear,
  PER_HEAD,
  SHARE,
  sumCells,
  type Written,
  type YearView,
} from "../view.js";
import { headquartersIncome } from "./structure.js";

/** A node flow of the year at base-year prices, summed; what some pay others leaves nothing of all together. */
function money(pick: (view: YearView) => ArrayLike<number>): Pick<Written, "unit" | "measure"> {
  const measure: Written["measure"] = (view, members) => {
    const flow = pick(view);
    let [size, sum] = [0, 0];
    for (const node of members) {
      size += Math.abs(flow[node]);
      sum += flow[node];
    }
    return leftOf(size, sum) / view.deflator;
  };
  return { unit: MONEY, measure };
}

/** An account of the year by node, likewise. */
function account(name: Account) {
  return money((view) => view.outcome.accounts[name]);
}

type Account = { [Name in keyof Accounts]: Accounts[Name] extends Float64Array ? Name : never }[keyof Accounts];

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
  const earned = sumAt(members, profitEarned) + sumAt(members, headquartersBought(view));
  const received = sumAt(members, profitReceived) + sumAt(members, headquartersIncome(view));
  return earned > 0 ? leftOf(earned, earned - received) / earned : NO_VALUE;
}

/** Of what cities sell (positive) and buy, what is sold. */
const soldOnly = (members: number[], net: Float64Array) => sumOf(members, (node) => Math.max(0, net[node]));

/** Public finance and the distribution of value added. */
export const finance: Written[] = [
  {
    id: "own-revenue",
    better: "higher",
    ...account("localRevenue"),
  },
  {
    id: "revenue-per-head",
    unit: PER_HEAD,
    better: "higher",
    measure: ({ outcome, deflator }, members) => {
      const { localRevenue, sharingBalance } = outcome.accounts;
      return (
        (100 * (sumAt(members, localRevenue) + sumAt(members, sharingBalance))) /
        deflator /
        sumAt(members, outcome.residents)
      );
    },
  },
  {
    id: "local-taxes",
    ...account("localTaxes"),
  },
  {
    id: "land-revenue",
    ...account("landRevenue"),
  },
  {
    id: "toll-revenue",
    ...money((view) => view.outcome.market.tollRevenue),
  },
  {
    id: "protection-rent",
    ...money((view) => view.outcome.market.protectionRent),
  },
  {
    id: "tariff-revenue",
    ...money((view) => view.outcome.market.tariffRevenue),
  },
  {
    id: "net-transfers",
    ...account("sharingBalance"),
  },
  {
    id: "household-receipts",
    ...account("householdReceipts"),
  },
  {
    id: "central-balance",
    label: "indicators.balanceCentre",
    ...account("centralBalance"),
  },
  {
    id: "lever-cost",
    label: "indicators.spendingLevers",
    better: "lower",
    ...account("leverCost"),
  },
  {
    id: "quota-sold",
    unit: "km2 a year",
    measure: ({ outcome }, members) => soldOnly(members, outcome.quotaSold),
  },
  {
    id: "quota-price",
    unit: "100 million {currency} per km2, base-year prices",
    measure: ({ outcome, deflator }, members) => {
      const sold = soldOnly(members, outcome.quotaSold);
      return sold > 0 ? soldOnly(members, outcome.quotaRevenue) / sold / deflator : NO_VALUE;
    },
  },
  {
    id: "compensation-index",
    unit: INDEX,
    scope: "city",
    measure: ({ outcome }, [city]) => outcome.bondIndex[city] ?? NO_VALUE,
  },
  {
    id: "gdp-credit",
    ...account("gdpCredit"),
  },
  {
    id: "tax-effort",
    unit: INDEX,
    source: "indicators.bahl1971ImfStaff",
    measure: ({ outcome, cities }, members) => {
      const { localTaxes, gdp } = outcome.accounts;
      return sumAt(members, localTaxes) / sumAt(members, gdp) / (sumAt(cities, localTaxes) / sumAt(cities, gdp));
    },
  },
  {
    id: "labour-share",
    unit: SHARE,
    measure: (view, members) => wageBill(view, members) / sumAt(members, view.outcome.accounts.gdp),
  },
  {
    id: "profit-share",
    unit: SHARE,
    measure: (view, members) =>
      sumCells(view, members, view.outcome.market.profit) / sumAt(members, view.outcome.accounts.gdp),
  },
  {
    id: "profits-earned",
    ...account("profitEarned"),
  },
  {
    id: "profits-received",
    ...account("profitReceived"),
  },
  {
    id: "headquarters-income",
    ...money(headquartersIncome),
  },
  {
    id: "profit-outflow",
    unit: SHARE,
    source: "indicators.grossDomesticNational",
    measure: profitOutflow,
  },
];
