import { z } from "zod";
import { sumOf } from "../maths/numerics/sums.js";
import type { QuotaMarket } from "../model/engine/policyEntries.js";
import { type Text, t } from "../words/index.js";
import { NOTICEABLE, type Ran } from "./did.js";
import * as field from "./fields.js";
import { defineLever, type LeverContext } from "./lever.js";
import { listMembers } from "./members.js";
import { nodeNames } from "./selectors.js";

const schema = z.strictObject({
  members: field.memberList(
    {
      quota: field.number(0, 1000, {
        label: "levers.quotaHandedOut",
        unit: "km2 a year; of a province, divided among its cities by built-up area",
        source: "assumed",
      }),
    },
    "quota",
  ),
  tradable: field.yesOrNo(true, { label: "levers.quotaMayTraded" }),
  price: field.optional(0, 1000, {
    label: "levers.fixedPriceMarketPrice",
    unit: "100 million of currency per km2, base-year prices",
    source: "levers.guoBanFa2018",
  }),
  cap: field.optional(0, 100000.0, {
    label: "levers.mostMayChangeHands",
    unit: "km2 a year",
    source: "levers.quotaBetweenProvincesBounded",
  }),
  demandSlope: field.byDefault(1, 0.01, 100, {
    label: "levers.slopeDemandLandRelative",
    unit: "ratio (1 = elasticity of one)",
    source: "assumed",
  }),
});

type Parameters = z.output<typeof schema>;

export const quotaTrade = defineLever({
  type: "quota-trade",
  label: "levers.tradeLandQuota",
  description: "levers.membersReceiveQuotaConstruction",
  decidedBy: "levers.centreProvinceCitiesTrade",
  source: "levers.linkUrbanRuralConstruction",
  slider: {
    id: "quota",
    mechanism: "coordination",
    parameter: "quota",
    form: (amount) => t("lab.kmEachYear", { amount }),
    high: 10,
    step: 0.25,
  },
  schema,
  uncounted: () => t("levers.makingLandReady"),
  pays: () => true,
  did,
  sets: ({ members }, context) =>
    nodeNames(
      "quota-trade",
      listMembers(members, context).map(({ node }) => node),
      context,
    ),
  apply: (parameters, context, policy) => {
    policy.quotaMarkets.push(market(parameters, context));
  },
});

function market({ members, tradable, price, cap, demandSlope }: Parameters, context: LeverContext): QuotaMarket {
  const listed = listMembers(members, context);
  return {
    members: listed.map(({ node }) => node),
    quota: Float64Array.from(listed, ({ item, part }) => item.quota * part()),
    cap: cap ?? Infinity,
    administeredPrice: price ?? NaN,
    tradable,
    demandSlope,
  };
}

/** What the members sold: other markets may be in force beside. */
function did({ members, tradable }: Parameters, context: LeverContext, ran: Ran): Text {
  const { from, to, years, level, number, money } = ran;
  const sellers = listMembers(members, context).map(({ node }) => context.nodeIds[node]!);
  const sold = years
    .flatMap((year) =>
      sellers.map((city) => ({ km2: level(city, "quota-sold", year), price: level(city, "quota-price", year) })),
    )
    .filter(({ km2, price }) => km2 > 0 && !Number.isNaN(price));
  const km2 = sumOf(sold, (sale) => sale.km2);
  const paid = sumOf(sold, (sale) => sale.km2 * sale.price);
  if (km2 < NOTICEABLE) return t("levers.noLandSold", { from, to, tradable });
  return t("levers.landSold", { from, to, km2: number(km2, 1), price: money(paid / km2) });
}
